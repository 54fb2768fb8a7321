"""Text from a source is data in every report: what each output format would take for its own syntax is escaped here.

Characters that show nothing, or turn the text around them, are shown by their code point: U+202E as "<U+202E>".
"""

from __future__ import annotations

import html
import json
import re
import unicodedata

# Joiners that scripts and emoji need, and the soft hyphen: invisible, but they belong to the spelling.
_KEPT = frozenset("\u200c\u200d\u00ad")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_NO_XML = frozenset("\ufffe\uffff")  # no characters at all; XML refuses them
# Every character of those categories lies in one of these ranges, which spares the look-up of all others.
_SUSPECT = re.compile(
    "[\x00-\x1f\x7f-\x9f\u0600-\u061c\u06dd\u070f\u0890-\u08e2\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000110bd-\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
# What GitHub-flavoured Markdown gives meaning to inside a line; "$" starts mathematics, ":" an autolink.
_MARKDOWN = re.compile(r"[\\`*_\[\]|~#$]|(?<=[A-Za-z]):(?=//)|(?<=www)\.", re.IGNORECASE)


def _shown(match: re.Match[str]) -> str:
    char = match.group()
    if char in "\n\t" or char in _KEPT or (unicodedata.category(char) not in _UNSEEN and char not in _NO_XML):
        return char
    return f"<U+{ord(char):04X}>"


def visible(text: str) -> str:
    r"""The text with control, bidirectional and other unseen characters shown by their code points.

    Line feeds and tabs stay; a carriage return before a line feed goes.

    >>> visible("a\x1b[31mb")
    'a<U+001B>[31mb'
    """
    return _SUSPECT.sub(_shown, text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    r"""As `visible`, with line feeds and tabs as spaces.

    >>> one_line("nearly\n100")
    'nearly 100'
    """
    return visible(text).replace("\n", " ").replace("\t", " ")


def markdown(text: str) -> str:
    r"""The text for the inside of one line or table cell of GitHub-flavoured Markdown.

    >>> markdown("a | <b> *c*")
    'a \\| &lt;b&gt; \\*c\\*'
    """
    text = html.escape(one_line(text), quote=False)
    return _MARKDOWN.sub(lambda match: "\\" + match.group(), text)


def markup(text: str) -> str:
    """The text for HTML and XML, in content or in a quoted attribute; line feeds stay."""
    return html.escape(visible(text), quote=True)


def json_text(value: object, *, indent: int | None = 2) -> str:
    """JSON in which letters of all scripts stay readable and unseen characters are escaped; exact when read back."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    return _SUSPECT.sub(lambda match: match.group() if match.group() == "\n" else _json_escape(match.group()), text)


def _json_escape(char: str) -> str:
    return json.dumps(char)[1:-1]


def command_data(text: str) -> str:
    """The text for the message of a GitHub workflow command.

    Source: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
    """
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def command_property(text: str) -> str:
    """The text for a property of a GitHub workflow command (same source)."""
    return command_data(text).replace(":", "%3A").replace(",", "%2C")
