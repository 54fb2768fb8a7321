r"""Loading: files and folders to documents, and what could not be read.

`load_sources` reads them; `families` tells which documents are copies of one another; `mask` hides markup from the
parser; `quote_span` says what to quote for a table's cell. Offsets of a document always point into the text as read,
whose line ends are `\n`.
"""

from crosscheck.sources.families import families
from crosscheck.sources.loader import load_sources
from crosscheck.sources.markup import mask
from crosscheck.sources.rows import quote_span

__all__ = ["families", "load_sources", "mask", "quote_span"]
