"""Numbers that are no values: ids, versions, model names, section numbers, clock times, "one" as a pronoun."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from crosscheck.values.lexer import Pieces, words
from crosscheck.values.numbers import Number

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Nouns that a number after them names rather than counts: "page 12", "Bulletin No. 4", "flight 93".
_LABELS: Final = words(
    """act annex appendix article battalion batch bill bulletin bus camp case category channel chapter class clause
    column district division dock exhibit exit figure file fig flight gate grade group highway issue item
    junction lane lesson lot no no. nos number order page pages para paragraph part phase pier platform
    point pt question ref regiment resolution road room route row rule runway season section sector seq
    serial series sitrep slide square § stage step supplement update hangar theatre table terminal tier
    title track type unit verse version vol volume ward wing zone tel telephone phone fax hotline episode
    schedule stand condition model code psalm motorway interstate us- dial gallery hall booth suite studio berth plot
    """
)
# These count too in other places ("last week 12 men"): they name where they have a capital, or none and a preposition.
_TITLES: Final = words(
    """day week year month game round match area building line house hole lap mile test tower block session team squad
    """
)
_TITLE_LED: Final = words("on by in at of from since until near to around and")
_CLOCK: Final = frozenset(
    {"am", "pm", "a.m", "p.m", "a.m.", "p.m.", "o'clock", "gmt", "utc", "hrs", "bst", "cet", "est"}
)
_CLOCK_NOUNS: Final = frozenset(
    {"am", "pm", "o'clock", "gmt", "utc", "bst", "cet", "cest", "est", "edt", "pst", "pdt", "ist"}
)
_NAME_ENTITIES: Final = frozenset(
    {"PRODUCT", "ORG", "FAC", "WORK_OF_ART", "LAW", "EVENT", "GPE", "PERSON", "NORP", "LOC"}
)
_COLLECTIVES: Final = words(
    """people staff crew personnel livestock cattle offspring kin folk poultry cavalry infantry aircraft spacecraft
    hovercraft fish sheep deer squid trout salmon police clergy faculty dead strong series species pct
    """
)
_ORDINAL_ENDS: Final = frozenset({"st", "nd", "rd", "th"})
# What "one" before it does not count.
_ONE_IDIOMS: Final = words(
    """another day point thing time hand way side end stage another's evening morning afternoon night moment sense
    respect exception word step reason wonder can must might may such
    """
)
_ONE_TAILS: Final = words(
    "time off way on sided upmanship liner stop hit horse shot size click touch to act night"
)  # "one-off", "one-sided"
_CALLED: Final = frozenset({"911", "999", "112", "000", "111"})  # numbers of the emergency services
_TALLY_WORDS: Final = frozenset({"for", "of", "under", "over", "on"})
_LAST_MARK: Final = 20
_OPEN_REACH: Final = 60
_EXACT: Final = frozenset({"only", "just", "exactly", "least", "than"})


def is_value(doc: Doc, pieces: Pieces, number: Number, *, has_unit: bool, led: bool) -> bool:
    """Whether a number states how much or how many.

    `has_unit`: a unit or currency of the tables stands beside it; `led`: the currency is written before it.
    """
    if not _stands_alone(pieces, number, has_unit, led):
        return False
    token = doc[number.i]
    if token.like_url or token.like_email:
        return False
    if has_unit:
        return True
    if number.words:
        return _is_counting_word(doc, pieces, number)
    return not (
        _is_list_mark(pieces, number)
        or _is_digit_run(pieces, number)
        or _is_label(doc, pieces, number)
        or _is_named(doc, number)
    )


def _stands_alone(pieces: Pieces, number: Number, has_unit: bool, led: bool) -> bool:
    """Whether no letter, slash or colon ties it to something else: "A321", "2023/24", "10:20", "24703L202"."""
    first, before, earlier = pieces[number.p], pieces[number.p - 1], pieces[number.p - 2]
    if first.glued and not led:
        if before.kind in ("word", "digits") or before.text in "/:#@_&\\=*^":
            return False
        if before.text in "-–.,'’" and before.glued and earlier.kind in ("word", "digits"):
            return False
    if first.glued and before.text == "-" and before.glued and earlier.kind == "word" and earlier.text[:1].isupper():
        return False
    if _is_tied_by_sign(pieces, number):
        return False
    after, later = pieces[number.q], pieces[number.q + 1]
    if after.lower in _CLOCK_NOUNS or (
        after.lower in ("a", "p") and later.text == "." and pieces[number.q + 2].lower == "m"
    ):
        return False
    if not after.glued or number.words:
        return True
    if after.kind == "word":
        return has_unit or after.lower == "ish" or (after.lower == "x" and later.kind != "digits")
    if after.kind == "digits":
        return False
    if after.text in ":/" and later.glued and later.kind == "digits":
        return False
    if after.text == "-" and later.glued and later.kind == "digits":
        third = pieces[number.q + 2]
        return not (third.text == "-" and third.glued and pieces[number.q + 3].kind == "digits")
    return True


def _is_tied_by_sign(pieces: Pieces, number: Number) -> bool:
    """Whether a sign ties it to letters or digits: "the P5+1 talks", "a 401(k) plan", "4-for-6", "a 6-under round"."""
    before, earlier = pieces[number.p - 1], pieces[number.p - 2]
    if pieces[number.p].glued and before.text == "+" and before.glued and earlier.kind == "digits":
        return True
    after, later = pieces[number.q], pieces[number.q + 1]
    if not (after.glued and later.glued):
        return False
    if after.text == "+":
        return later.kind == "digits"
    if after.text == "(":
        return later.kind == "word" and len(later.text) == 1
    return after.text == "-" and later.lower in _TALLY_WORDS and not number.words


def is_ordinal(pieces: Pieces, number: Number) -> bool:
    """Whether it is written as an ordinal: "3rd"."""
    after = pieces[number.q]
    if not after.glued or after.lower not in _ORDINAL_ENDS:
        return False
    last = int(number.value) % 100 if number.value < 10**6 else 0
    return after.lower != "st" or (last % 10 == 1 and last != 11)  # "11st 4lb" is a weight


def _is_counting_word(doc: Doc, pieces: Pieces, number: Number) -> bool:
    token = doc[number.i]
    if pieces[number.p - 1].lower in ("below", "above") and number.value == 0:
        return False
    if _label_before(doc, pieces, number) is not None and token.head.i <= token.i:
        return False
    inside_name = token.is_title and not token.is_sent_start and token.ent_type_ in _NAME_ENTITIES
    if inside_name and number.i + 1 < len(doc) and doc[number.i + 1].text[:1].isupper():
        return False
    if pieces[number.p].lower == "zero" and pieces[number.q].text == "-":
        return False  # "zero-tolerance", "zero-coupon"
    if pieces[number.p].lower != "one" or number.q != number.p + 1:
        return True
    after = pieces[number.q].lower
    before = pieces[number.p - 1].lower
    if after == "-" and before in ("a", "the"):
        return pieces[number.q + 1].lower not in _ONE_TAILS and pieces[number.q + 2].text != "-"
    if before in (
        "no",
        "last",
        "next",
        "first",
        "this",
        "that",
        "the",
        "every",
        "any",
        "which",
        "another",
        "each",
        "a",
    ):
        return False
    if after in ("in", "out") and pieces[number.q + 1].kind != "end":
        return True
    if after in _ONE_IDIOMS and before not in _EXACT:
        return False
    if after == "-":
        return pieces[number.q + 1].lower not in _ONE_TAILS
    if before in _EXACT and token.head.i == token.i + 1 and token.head.tag_ == "NN":
        return True  # "at least one dose", however the parse ties the two
    return token.dep_ == "nummod" and token.head.i > token.i and token.head.pos_ in ("NOUN", "PROPN")


def _is_list_mark(pieces: Pieces, number: Number) -> bool:
    """Such as "1. ", "2) ", "1.2  The commander" at the start of a line, "[12]" anywhere."""
    text = pieces.text
    if pieces[number.p - 1].text == "[" and pieces[number.q].text == "]":
        return True
    if pieces[number.q].text == ")" and number.value <= _LAST_MARK and number.grain == 1:
        opened = any(pieces[k].text == "(" for k in range(number.p - _OPEN_REACH, number.p))
        return not opened  # "that it 1) is old and 2) is slow"
    if (
        pieces[number.q].text == "."
        and pieces[number.p - 1].text in (".", "?", "!", ":")
        and number.value <= _LAST_MARK
    ):
        return number.grain == 1 and pieces[number.q + 1].text[:1].isupper() and not pieces[number.p].glued
    line = text.rfind("\n", max(0, number.start - 80), number.start) + 1
    if text[line : number.start].strip(" \t•*-–#") or (line == 0 and number.start > 80):
        return False
    rest = text[number.end : number.end + 3]
    if rest[:1] in (".", ")") and rest[1:2].isspace():
        return True
    return "." in text[number.start : number.end] and ((rest[:2].isspace() and len(rest) > 1) or rest[:1] == "\t")


def _is_digit_run(pieces: Pieces, number: Number) -> bool:
    """Whether it is one of three or more groups of digits in a row, as in a telephone or account number."""
    run, seen = 1, {number.p}
    for step in (-1, 1):
        k = number.p + step
        while run < 3 and k not in seen:
            seen.add(k)
            if pieces[k].kind == "digits" and pieces[k].text.isdigit():
                run += 1
            elif pieces[k].text not in ("-", "(", ")", "+"):
                break
            k += step
    plus = pieces[number.p - 1].text == "+" and pieces[number.q].kind == "digits"
    return run >= 3 or plus


def _label_before(doc: Doc, pieces: Pieces, number: Number) -> Token | None:
    k = number.p - 1
    if pieces[k].text in (".", "#", "°", "º") and (pieces[k].glued or pieces[k - 1].lower in ("no", "nos")):
        k -= 1
    word = pieces[k]
    if (word.kind == "word" and word.lower.removesuffix("s") in _LABELS) or word.lower in _LABELS:
        return doc[word.tok]
    if word.lower in _TITLES and pieces[number.q].text != "," and not pieces[number.p].glued:
        titled = word.text[:1].isupper() or pieces[k - 1].lower in _TITLE_LED
        return doc[word.tok] if titled and not _counts_on(doc, number) else None
    return None


def _counts_on(doc: Doc, number: Number) -> bool:
    """Whether a plural noun follows that a number counts: "Last Week 12 men"."""
    return number.j < len(doc) and doc[number.j].tag_ in ("NNS", "NNPS", "JJ", "VBN")


def _is_label(doc: Doc, pieces: Pieces, number: Number) -> bool:
    """Whether it numbers the noun before it: "row 27", "Bulletin No. 4", "sections 3 and 4"."""
    if _label_before(doc, pieces, number) is not None:
        return True
    text = pieces.text[number.start : number.end]
    if text.startswith("0") and text.isdigit() and len(text) > 1:
        return True
    if text in _CALLED and number.i and doc[number.i - 1].lemma_.lower() in ("call", "dial", "ring", "phone"):
        return True
    # "page 4 of 6", "sections 3 and 4": the second is tied to the first by "and" or a comma.
    if pieces[number.p - 1].lower in ("and", "or", ",", "to", "-", "–", "of") and pieces[number.p - 2].kind == "digits":
        word = pieces[number.p - 3]
        return word.kind == "word" and word.lower.removesuffix("s") in _LABELS
    return False


def _is_named(doc: Doc, number: Number) -> bool:
    """Whether it belongs to a proper name ("Boeing 737", "Superjet 100"), or is a bare year."""
    token = doc[number.i]
    if number.grain == Decimal("0.1") and number.value < 100 and _is_version(doc, number):
        return True
    if number.grain < 1 or number.scale != 1 or "," in number_text(doc, number):
        return False
    if number.i == 0:
        return _runs_into_name(doc, number)
    if _is_brand(doc[number.i - 1]) and doc[number.i - 1].text[:1].islower():
        return True
    after = doc[min(number.j, len(doc) - 1)]
    if after.text in ("-", "–") and number.j + 2 < len(doc):
        after = doc[number.j + 2]
    if after.tag_ == "NNS" and after.is_lower:
        return _capital(doc[number.i - 1]) and (number.value == 1 or _is_named_list(doc, number, after))
    if _is_brand(doc[number.i - 1]):
        return True
    if token.ent_type_ in _NAME_ENTITIES and doc[number.i - 1].ent_type_ == token.ent_type_:
        return token.ent_iob_ == "I" and _capital(doc[number.i - 1])
    if token.ent_type_ in _NAME_ENTITIES and doc[number.i - 1].pos_ == "PROPN" and _capital(doc[number.i - 1]):
        return True
    return _runs_into_name(doc, number) or _hangs_on_name(doc, number)


def _runs_into_name(doc: Doc, number: Number) -> bool:
    """Whether a name goes on behind it: "737 Max", "123 Random Street"."""
    if number.j >= len(doc):
        return False
    token, after = doc[number.i], doc[number.j]
    if after.tag_ != "NNP" or not _capital(after) or after.ent_type_ in ("NORP", "GPE"):
        return False
    return token.dep_ in ("compound", "nummod", "nmod") and token.head.tag_ == "NNP"


def _hangs_on_name(doc: Doc, number: Number) -> bool:
    """Whether the parse ties it to the name before it, or both to one noun: "the Nikkei 225 closed"."""
    token = doc[number.i]
    before = doc[number.i - 1]
    if not (before.pos_ == "PROPN" and _capital(before)) or before.whitespace_ == "":
        return False
    if token.dep_ == "nummod" and token.head.i < token.i:
        return True
    if before.dep_ == "compound" and before.head == token:  # "the Nikkei 225 closed"
        return True
    # "Boeing 737 jets": the name and the number hang on one noun side by side.
    return (
        before.dep_ in ("compound", "nmod", "nummod")
        and before.head == token.head
        and token.dep_ in ("nummod", "compound")
    )


def _is_version(doc: Doc, number: Number) -> bool:
    """Whether a decimal hangs on the name before it: "Python 3.9 was released"; "Germany 49.8" hangs on nothing."""
    before, token = doc[max(number.i - 1, 0)], doc[number.i]
    named = before.tag_ == "NNP" and before.ent_type_ not in ("GPE", "NORP", "PERSON", "DATE") and token.head == before
    return named and (not before.is_upper or _is_brand(before)) and number.i > 0


def _is_named_list(doc: Doc, number: Number, noun: Token) -> bool:
    """Whether a round number belongs to the name before it, both before what they list: "S&P 500 companies"."""
    before, token = doc[number.i - 1], doc[number.i]
    if before.tag_ != "NNP" or before.ent_type_ in ("GPE", "NORP", "DATE", "PERSON", "TIME"):
        return False
    if before.i and doc[before.i - 1].like_num:
        return False  # a zone or a unit: "by 0600 GMT 20 aftershocks"
    index = before.is_upper and before.ent_type_ == "ORG" and number.value % 50 == 0  # "FTSE 100 firms" at the start
    tied = before.dep_ in ("nmod", "compound", "nummod") and before.head in (noun, token)
    return (tied or index) and number.value >= 20 and number.value % 5 == 0


def is_number_of_name(doc: Doc, number: Number, noun: Token) -> bool:
    """Whether digits name the one thing that follows: "a 529 plan", "the Stoxx Europe 600 index"; crews are counted."""
    if number.words or number.grain < 1 or number.scale != 1 or "," in number_text(doc, number) or number.value < 2:
        return False
    if (
        noun.tag_ != "NN"
        or noun.dep_ == "compound"
        or noun.i != number.j
        or noun.lower_ in _COLLECTIVES
        or not number.i
    ):
        return False
    before = doc[number.i - 1]
    return before.lower_ in ("a", "this", "that") or (before.tag_ == "NNP" and _capital(before))


def number_text(doc: Doc, number: Number) -> str:
    """The number as it is written."""
    return doc.text[number.start : number.end]


def _is_brand(token: Token) -> bool:
    """Whether a word with a capital inside it names a thing in many versions: "iPhone 12", "PlayStation 5"."""
    return token.pos_ in ("PROPN", "NOUN") and not token.is_upper and any(c.isupper() for c in token.text[1:])


def _capital(token: Token) -> bool:
    return token.text[:1].isupper()


def is_bare_year(number: Number, text: str) -> bool:
    """Whether four digits without comma, scale or decimals may be a year: 1000 to 2100."""
    return (
        not number.words
        and text[number.start : number.end].isdigit()
        and number.end - number.start == 4
        and (1000 <= number.value <= 2100)
    )
