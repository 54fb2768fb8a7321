"""What looks like a date and is none: years in names, counts of four digits, ordinals, verbs."""

from __future__ import annotations

from crosscheck.values.dates.nodes import Cal, Holiday, Node, Offset, Range, Rel, Vague
from crosscheck.values.dates.numerals import plain_year
from crosscheck.values.dates.text import Words
from crosscheck.values.dates.words import EVENT_NOUNS, MONTHS, SEASONS, WEEKDAYS

_BEFORE_YEAR = frozenset(
    [
        "in",
        "of",
        "since",
        "by",
        "until",
        "till",
        "from",
        "to",
        "during",
        "after",
        "before",
        "between",
        "through",
        "throughout",
        "and",
        "or",
        "for",
        "circa",
        "c",
        "ca",
        "early",
        "late",
        "mid",
        "the",
        "around",
        "about",
        "year",
        "years",
        "fiscal",
        "autumn",
        "summer",
        "winter",
        "spring",
        "fall",
        "than",
        "as",
        "(",
    ]
)
_COUNTED_BEFORE = frozenset(
    [
        "no",
        "no.",
        "number",
        "page",
        "pages",
        "room",
        "flight",
        "route",
        "highway",
        "line",
        "chapter",
        "section",
        "article",
        "platform",
        "bus",
        "unit",
        "lot",
        "model",
        "apartment",
        "version",
    ]
)
_OWNERS = frozenset(("a", "that", "this", "its", "his", "her", "their", "our", "'s"))
_CURRENCY = frozenset(("$", "€", "£", "¥", "#", "№", "+", "usd", "eur"))
_MEASURES = frozenset(
    [
        "people",
        "men",
        "women",
        "soldiers",
        "troops",
        "tons",
        "tonnes",
        "feet",
        "ft",
        "km",
        "miles",
        "metres",
        "meters",
        "m",
        "kg",
        "pounds",
        "dollars",
        "euros",
        "yards",
        "acres",
        "hectares",
        "men",
        "horses",
        "prisoners",
        "casualties",
        "aircraft",
        "ships",
        "guns",
        "tanks",
        "percent",
        "%",
        "times",
        "points",
        "votes",
        "seats",
        "words",
        "bytes",
        "mm",
        "cm",
        "hp",
        "kw",
        "mw",
        "rpm",
    ]
)


def accepted(ws: Words, node: Node, i: int, j: int) -> bool:
    """Whether an expression that the grammar read at words `i` to `j` is a date in its company."""
    if ws.low(i - 1) in ("every", "each") and not _year_only(node):
        return False  # "every Friday" is no one day
    if isinstance(node, Range):
        if _year_only(node.low) and _year_only(node.high):
            return _range_of_years(ws, i, j)
        return True
    if _year_only(node):
        assert isinstance(node, Cal)  # noqa: S101
        return _short(ws, i) if node.short else _year(ws, i, j)
    if isinstance(node, Cal) and node.year is None and _inside_name(ws, i):
        return False
    if isinstance(node, Cal) and node.weekday is not None and node.month is None and node.day is None:
        return _weekday(ws, i)
    if isinstance(node, Holiday):
        token = ws.token(i)
        return len(node.key) > 1 or node.year is not None or token is None or token.ent_type_ not in ("PERSON", "GPE")
    if isinstance(node, Rel):
        return not (node.word in ("past", "present", "current", "very", "prior") and node.unit == "day")
    return not (isinstance(node, Vague) and node.word in ("last", "past", "next", "the next"))


def _year_only(node: Node) -> bool:
    if not isinstance(node, Cal) or node.year is None or node.bc or node.fiscal:
        return False
    return (node.month, node.season, node.quarter, node.half, node.day, node.weekday) == (None,) * 6


_NAMES = frozenset(("ORG", "WORK_OF_ART", "LAW", "FAC", "PRODUCT"))


def _inside_name(ws: Words, i: int) -> bool:
    """Whether a date without a year goes on a name that began before it: "the Committee of 17 May"."""
    token = ws.token(i)
    return token is not None and token.ent_type_ in _NAMES and token.ent_iob_ == "I"


def _short(ws: Words, i: int) -> bool:
    return (not ws.glued(i) and ws.low(i - 1) != "class") or ws.low(i - 1) in ("(", "-", "–", "'")


_NAMED_WEEKDAYS = frozenset(("Black", "Bloody", "Super", "Cyber", "Giving"))


def _weekday(ws: Words, i: int) -> bool:
    token = ws.token(i)
    if ws[i - 1].text in _NAMED_WEEKDAYS:
        return False  # "Black Monday" is a day of its own, and not the last Monday
    if ws.low(i + 1) in ("clothes", "best", "school", "roast", "suit", "suits"):
        return False
    if ws[i].text.islower():
        return token is None or token.pos_ in ("NOUN", "PROPN")
    if token is None:
        return True
    if token.ent_type_ == "PERSON":
        return False
    after = ws[i + 1]
    named = after.text[:1].isupper() and ws.pos(i + 1) == "PROPN" and token.dep_ == "compound"
    return not (named and token.ent_type_ in ("ORG", "WORK_OF_ART", "PRODUCT", "FAC"))


def _range_of_years(ws: Words, i: int, j: int) -> bool:
    if ws.low(i) in ("from", "between"):
        return True
    if ws.low(i - 1) in _CURRENCY or ws.low(j) in _MEASURES:
        return False
    return 1000 <= ws.number(i) <= 2199


def _year(ws: Words, i: int, j: int) -> bool:
    """Whether a four-digit number, or a year in words, is a year."""
    if not ws.digits(i):
        return True
    if not plain_year(ws, i) or j != i + 1:
        return j != i + 1
    n, before, after = ws.number(i), ws.low(i - 1), ws.low(i + 1)
    if before in ("", "\n\n") and after in ("", "\n\n") and 1500 <= n <= 2199:
        return True  # a heading
    if not 1000 <= n <= 2199 or before in _CURRENCY or before in _COUNTED_BEFORE or after in _MEASURES:
        return False
    if (
        after in ("-", "–")
        and ws.glued(i + 1)
        and (ws.digits(i + 2) or ws.low(i + 2) in ("foot", "strong", "year", "man", "member", "metre", "mile"))
    ):
        return False
    if before in ("-", "–") and ws.glued(i):
        return _after_dash(ws, i)
    if before == "/" and ws.glued(i):
        return ws.digits(i - 2) == 4
    token = ws.token(i)
    if token is None:
        return n >= 1500 or before in _BEFORE_YEAR
    if token.dep_ == "nummod" and token.head.tag_ in ("NNS", "NNPS") and token.head.i > token.i:
        return _counts_not(ws, i, token.ent_type_)
    if _name_before(ws, i):
        return before in EVENT_NOUNS or before in MONTHS or before in SEASONS or before in WEEKDAYS
    if n < 1500 and before not in _BEFORE_YEAR:
        return False
    if before in _OWNERS and n >= 1800 and token.dep_ == "nummod" and token.head.tag_ == "NN":
        return token.ent_type_ not in ("MONEY", "QUANTITY", "PERCENT")  # "a 2017 study" is no count of one thing
    return not (
        token.ent_type_ in ("MONEY", "QUANTITY", "PERCENT")
        or (token.ent_type_ == "CARDINAL" and before not in _BEFORE_YEAR)
    )


def _after_dash(ws: Words, i: int) -> bool:
    """Whether the word before a dash leaves the number a year: "mid-1990", "pre-1914", not "AK-1974"."""
    lead = ws.low(i - 2)
    return lead in ("mid", "pre", "post", "late", "early") or ws.digits(i - 2) == 4 or not ws.glued(i - 1)


def _counts_not(ws: Words, i: int, entity: str) -> bool:
    """Whether a year stands before a plural noun ("the 1992 elections") rather than a count ("1950 people")."""
    before = ws.low(i - 1)
    if before == "as" and ws.low(i - 2) in ("late", "early", "recently", "back"):
        return True
    if before in ("the", "'s", "its", "his", "her", "their", "a", "early", "late", "mid"):
        return True
    return entity == "DATE" or (
        entity not in ("CARDINAL", "QUANTITY", "MONEY")
        and before not in ("about", "some", "nearly", "over", "than", "around")
    )


def _name_before(ws: Words, i: int) -> bool:
    """Whether a capitalized name runs into the number with nothing between: "Vision 2030", "Resolution 1718"."""
    before = ws[i - 1]
    if not before.text[:1].isupper() or before.low in _BEFORE_YEAR or not before.text.isalpha():
        return False
    opens = i == 1 or ws.low(i - 2) in (".", "\n\n")
    return ws.pos(i - 1) in (("PROPN", "NOUN") if opens else ("PROPN", "NOUN", "ADJ", "VERB", "X"))


# What may be "in two weeks", so long as its clause looks ahead.
_AHEAD = frozenset(
    "due ready available back meeting election vote hearing game match trial summit talk referendum".split()
)


def offset_ok(ws: Words, node: Offset, i: int, future: bool) -> bool:
    """Whether "in two weeks" points ahead (the clause does) and is not a length of time ("the first in 55 years")."""
    if not future:
        return False
    token = ws.token(i)
    return token is None or token.head.pos_ in ("VERB", "AUX") or token.head.lemma_.lower() in _AHEAD
