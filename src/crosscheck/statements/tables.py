"""Words that lining up two statements turns on. Small closed classes of general English, kept by hand."""

from __future__ import annotations

from typing import Final

# Marks between which the words around a value belong to it, and joining words that may end such a stretch.
MARKS: Final = frozenset({",", ";", ":", "(", ")", "–", "—", "."})
JOINS: Final = frozenset({"and", "but", "while", "whereas", "or", "with", "plus"})

# "outside North America", "apart from the United States": what follows is the place that is left out.
EXCEPTING: Final = frozenset({"outside", "except", "excluding", "besides", "apart"})

# Words that set one amount of a kind apart from the others of a text, by the scope they name. "america" stands for
# the home market that box office and sales figures are split by.
SCOPES: Final = {
    "worldwide": "=world", "globally": "=world", "global": "=world", "world": "=world",
    "total": "=world =total", "altogether": "=total", "overall": "=total", "combined": "=total",
    "new": "=new", "additional": "=new", "another": "=new", "further": "=new",
    "overseas": "=abroad", "abroad": "=abroad", "international": "=abroad", "internationally": "=abroad",
    "foreign": "=abroad", "territory": "=abroad", "elsewhere": "=abroad",
    "america": "=america", "canada": "=america", "domestically": "=america", "domestic": "=america",
    "states": "=america", "u.s.": "=america", "us": "=america", "u.s": "=america",
}  # fmt: skip

# Words before a number or rank that only bound something else by it: "richer than the 15th", "behind number 2".
COMPARING: Final = frozenset({"than", "below", "above", "behind", "ahead"})

# Plural in sense, singular in form: what a number may count all the same.
UNMARKED_PLURALS: Final = frozenset(
    {"people", "police", "cattle", "aircraft", "spacecraft", "fish", "sheep", "deer", "series", "species", "staff",
     "offspring", "percent", "dead", "injured", "wounded", "missing", "homeless", "hurt", "ill", "sick", "unemployed"}
)  # fmt: skip

# Letters that scale an amount of money after a space: "$ 2.4 M". An amount cut off from its scale states nothing.
SCALES: Final = frozenset({"m", "mn", "b", "bn", "k", "tn"})
