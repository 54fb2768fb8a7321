"""One pass over a text for its amounts: what each is of, whether it is a change, an age, a score, or no value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from crosscheck.model import Span
from crosscheck.values import hedges
from crosscheck.values.amounts import Amount, AmountReader
from crosscheck.values.counted import counted_noun, counts_change, is_change, singular_of
from crosscheck.values.fractions import fraction_at
from crosscheck.values.lexer import Pieces, lex, words
from crosscheck.values.measures import magnitude_at, measure_after, measure_before, of_unit, per_many
from crosscheck.values.nonvalues import is_bare_year, is_number_of_name, is_ordinal, is_value
from crosscheck.values.numbers import SCALES, UNITS, Number, parse_digits, parse_number
from crosscheck.values.often import OFTEN_WORDS, often_at, times_after
from crosscheck.values.roles import age_at, is_score
from crosscheck.values.units import unit_at, unit_named

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PRONOMINAL: Final = words("the other these those our your my his her its their in both first last next")
_WINDOWS: Final = words("past last next coming")
_GROUPS: Final = words("family group team party crew gang band panel set row total majority population mother father")
_BEATING: Final = words("win lose lead trail beat up down")
_NEEDS_NOUN: Final = frozenset({"a", "several", "scores", "tens"})


@dataclass(frozen=True, slots=True)
class Found:
    """An amount in its text: characters start..end, and what it is of. `noun` is set where the unit is a noun."""

    start: int
    end: int
    amount: Amount
    unit: str | None
    dimension: str
    noun: Token | None = None
    role: str = ""
    change: bool = False


class Scanner:
    """Finds the amounts of one parsed text, passing over spans that are taken. Linear in the text."""

    def __init__(self, doc: Doc, taken: Sequence[Span]) -> None:
        self.doc = doc
        self.pieces: Pieces = lex(doc)
        self.taken = sorted(taken, key=lambda s: s.start)
        self.reader = AmountReader(doc, self.pieces)
        self._listing = -1  # where the last age of a list of ages ends

    def scan(self) -> list[Found]:
        """All amounts, left to right, not overlapping."""
        found: list[Found] = []
        k, next_taken, floor = 0, 0, 0
        while k < len(self.pieces):
            piece = self.pieces[k]
            while next_taken < len(self.taken) and self.taken[next_taken].end <= piece.start:
                next_taken += 1
            if next_taken < len(self.taken) and self.taken[next_taken].start <= piece.start:
                k += 1
                floor = k
                continue
            if piece.kind == "sign" and piece.text.isascii():
                k += 1
                continue
            amount, after = self._amount_at(k)
            if amount is None:
                k = max(after, k + 1)
                continue
            limit = self.taken[next_taken].start if next_taken < len(self.taken) else len(self.pieces.text)
            entry = self._found(self._trimmed(amount, floor, limit), limit)
            if entry is not None:
                found.append(self._carried(found, entry))
            k = max(amount.q, k + 1, entry.amount.q if entry is not None else 0)
            floor = k
        return found

    def _carried(self, found: list[Found], entry: Found) -> Found:
        """Such as "lost 1.1%, or 32 points": what is a change stays one said in other words."""
        if found and found[-1].role == "age" and self._is_next_age(found[-1], entry):
            return replace(entry, unit=found[-1].unit, dimension="time", role="age")
        if not found or not found[-1].change or entry.change or (entry.amount.measure is None and entry.noun is None):
            return entry
        between = self.pieces.text[found[-1].end : entry.start].strip()
        return replace(entry, change=True) if between in (", or", "or", "(") else entry

    def _is_next_age(self, age: Found, entry: Found) -> bool:
        """Whether a bare number goes on a list of ages: "three sons, aged 12, 9 and 7"."""
        if self.pieces[entry.amount.q].lower == "of":
            return False
        if entry.unit is not None or entry.amount.value is None or entry.role or not 0 < entry.amount.value < 125:
            return False
        listed = self.pieces.text[age.start : age.end].lower().startswith(("aged", "ages")) or self._listing == age.end
        between = self.pieces.text[age.end : entry.start].strip()
        if not listed or between not in (",", "and", ", and"):
            return False
        self._listing = entry.end
        return True

    def _trimmed(self, amount: Amount, floor: int, limit: int) -> Amount:
        """The amount without words that belong to a value before it; `limit` is where the next taken span starts."""
        if amount.p < floor:
            amount = replace(amount, p=min(floor, amount.first.p))
        return amount

    def _amount_at(self, k: int) -> tuple[Amount | None, int]:
        """The amount whose number starts at piece k, and the piece to go on from."""
        pieces = self.pieces
        word = pieces[k].lower
        if pieces[k].kind == "word":
            if hedges.may_be_vague(word) and (vague := self._vague(k)) is not None:
                return vague, vague.q
            if word not in _STARTS and word not in OFTEN_WORDS:
                return None, k + 1
        if (often := often_at(self.doc, pieces, k, self.reader)) is not None:
            return often, often.q
        share = fraction_at(self.doc, pieces, k, self.reader)
        if share is not None:
            return share, share.q
        number = parse_number(pieces, k)
        if number is None:
            return None, k + 1
        if number.fraction and number.words:
            return self._quarters(number), number.q
        if is_ordinal(pieces, number):
            return None, number.q + 1
        amount = self.reader.read(number)
        if amount.role in ("pair", "range") and pieces[number.q].text == ":":  # "3:2" is a score or a clock's
            return (amount, amount.q) if is_score(self.doc, pieces, amount) else (None, self._past(number))
        if amount.role in ("pair", "range") and is_score(self.doc, pieces, amount):  # also behind a name
            return amount, amount.q
        led = amount.measure is not None and measure_before(pieces, number.p) is not None
        if not is_value(self.doc, pieces, amount.first, has_unit=amount.measure is not None, led=led):
            return None, self._past(number)
        return amount, amount.q

    def _quarters(self, number: Number) -> Amount | None:
        """Such as "three quarters in a row": quarters of a year, where no whole follows that they could be parts of."""
        pieces, last = self.pieces, number.q - 1
        unit = unit_named("quarter")
        whole = parse_digits(str(UNITS.get(pieces[number.p].lower, 0)))
        if pieces[last].lower != "quarters" or last != number.p + 1 or unit is None or not whole or not whole[0]:
            return None
        count = replace(number, q=last, value=whole[0], grain=Decimal(1), fraction=False)
        bounds = hedges.exact(whole[0], Decimal(1), counted=True)
        plain = Amount(number.p, number.q, count, count, whole[0], bounds, Decimal(1), of_unit(unit))
        return self.reader.finish(plain)

    def _past(self, number: Number) -> int:
        """Past a number that is no value and whatever is written onto it ("24703L202", "1111-2222")."""
        k = number.q
        while self.pieces[k].glued and (
            self.pieces[k].kind != "sign" or (self.pieces[k].text in ":/-." and self.pieces[k + 1].glued)
        ):
            k += 1
        return k

    def _vague(self, k: int) -> Amount | None:
        """Such as "several hundred", "dozens of", "a few", "tens of thousands of euros"."""
        pieces = self.pieces
        scaled = hedges.multiplier_at(pieces, k)
        if scaled is not None:
            end, vague = scaled
            factor = Decimal(1)
            if pieces[end].lower == "dozen":
                factor, end = Decimal(12), end + 1
            while (scale := SCALES.get(pieces[end].lower)) is not None:
                factor, end = factor * scale, end + 1
            if factor > 1:
                bounds = hedges.Bounds(*(None if b is None else b * factor for b in vague.bounds))
                return self._vague_amount(k, end, None, bounds)
        found = hedges.vague_at(pieces, k)
        if found is None:
            return None
        end, plain = found
        opened = pieces[k].lower in _WINDOWS
        if pieces[k].glued or (not opened and pieces[k - 1].lower in ("the", "in") and pieces[end].lower != "of"):
            return None
        amount = self._vague_amount(k, end, plain.value, plain.bounds, exact=plain.exact)
        if opened and (amount.measure is None or amount.measure.dimension != "time"):
            return None  # "the last few sailors" counts them no more than "the last sailors"
        if pieces[k].lower in _NEEDS_NOUN and amount.measure is None and self._noun(amount) is None:
            return None
        return amount

    def _vague_amount(
        self, k: int, end: int, value: Decimal | None, bounds: hedges.Bounds, *, exact: bool = False
    ) -> Amount:
        pieces = self.pieces
        first, last = pieces[k], pieces[end - 1]
        number = Number(
            first.start,
            last.end,
            first.tok,
            last.tok + 1,
            k,
            end,
            value or Decimal(0),
            Decimal(1),
            True,
            scale=Decimal(1000),
        )
        words = "" if exact else pieces.text[first.start : last.end]
        at = end + 1 if pieces[end].lower == "of" else end
        after = measure_after(self.doc, pieces, at, number)
        amount = Amount(
            k, end, number, number, value, bounds, Decimal(1), approximate=not exact, hedge=words, role="vague"
        )
        if after is not None:
            amount = replace(amount, q=after[0], measure=after[1])
        amount = self.reader.finish(amount, bounded=True)
        return replace(amount, role="")

    def _noun(self, amount: Amount) -> Token | None:
        """What the amount counts: by the parse, or the noun that a hyphen ties to it ("500-seat")."""
        pieces, k = self.pieces, amount.q
        if pieces[k].text == "-" and pieces[k].glued == pieces[k + 1].glued and pieces[k + 1].kind == "word":
            token = self.doc[pieces[k + 1].tok]
            return token if token.pos_ in ("NOUN", "PROPN") or token.lower_ == "strong" else None
        last = pieces[amount.last.q - 1]
        tok = last.tok  # "80 , 000" is one piece and three tokens
        while tok + 1 < len(self.doc) and self.doc[tok + 1].idx < last.end:
            tok += 1
        noun = counted_noun(self.doc, tok)
        one = amount.value == 1 and amount.grain == 1 and noun is not None and self.doc[tok + 1 : noun.i + 1].text
        if one and noun is not None and noun.tag_ == "NNS" and " of " not in f" {one} ":
            return None  # "as one measures"
        return None if noun is not None and noun.lower_ == "plus" else noun

    def _found(self, amount: Amount, limit: int) -> Found | None:
        pieces = self.pieces
        start = pieces[amount.p].start
        end = pieces[amount.q - 1].end
        age = age_at(self.doc, pieces, amount)
        if age is not None:
            p, q, unit = age
            return Found(pieces[p].start, pieces[q - 1].end, amount, unit, "time", role="age")
        if amount.role == "pair" or amount.role == "range":
            if is_score(self.doc, pieces, amount):
                return Found(start, end, amount, None, "score", role="score")
            if pieces[amount.first.q].text == ":":
                return None
            if amount.role == "pair":
                return self._ratio(amount)
        role = amount.role if amount.role == "share" else ""
        first, last = pieces[amount.p].tok, pieces[amount.q - 1].tok
        if amount.measure is not None:
            change = amount.measure.dimension != "time" and is_change(self.doc, first, last)
            return Found(start, end, amount, amount.measure.name, amount.measure.dimension, None, role, change)
        if (times := times_after(pieces, amount.q)) is not None:
            return Found(start, pieces[times - 1].end, amount, "time", "count")  # "four times the price", "rose 8x"
        if pieces[amount.q].lower == "strong":  # "two thousand strong"
            return Found(start, pieces[amount.q].end, amount, "person", "count")
        if amount.value is not None and (power := magnitude_at(pieces, amount.p, amount.q, amount.value)) is not None:
            return Found(start, pieces[power[0] - 1].end, amount, power[1].name, power[1].dimension)
        noun = self._noun(amount)
        if noun is not None and noun.idx >= limit:
            noun = None  # "150 next year" counts no years
        if noun is None:
            if is_bare_year(amount.last, pieces.text) or (amount.hedge == "" and not self._stands_as_number(amount)):
                return None
            return Found(start, end, amount, None, "", change=is_change(self.doc, first, last, bare=True))
        if amount.hedge == "" and amount.first.p == amount.p and is_number_of_name(self.doc, amount.first, noun):
            return None
        return self._counting(amount, noun, limit)

    def _counting(self, amount: Amount, noun: Token, limit: int) -> Found:
        """The count of a noun, with what it is per and the words up to the noun."""
        pieces = self.pieces
        start, end = pieces[amount.p].start, pieces[amount.q - 1].end
        first, last = pieces[amount.p].tok, pieces[amount.q - 1].tok
        unit = "person" if noun.lower_ == "strong" else singular_of(noun)
        amount = self._per_of_count(amount, noun)
        noun_end = noun.idx + len(noun)
        if pieces[amount.q - 1].start > noun.idx:  # "25 deaths per 100,000 people"
            noun_end = end = pieces[amount.q - 1].end
        between = self.doc[last + 1 : noun.i]
        if end < noun_end <= limit and len(between) <= 6 and not any(_breaks(t) for t in between):
            end = noun_end
        return Found(
            start, end, amount, unit, "count", noun, "", counts_change(unit) and is_change(self.doc, first, noun.i)
        )

    def _ratio(self, amount: Amount) -> Found | None:
        """Such as "17 to 1", "three to one": the number to one."""
        first = amount.first
        tie = first.q + (self.pieces[first.q].text == "-")
        if amount.last.value != 1 or amount.measure is not None or self.pieces[tie].lower != "to":
            return None
        value = Amount(
            first.p, amount.q, first, first, first.value, hedges.exact(first.value, first.grain, False), first.grain
        )
        value = self.reader.finish(value)
        start, end = self.pieces[value.p].start, self.pieces[value.q - 1].end
        return Found(start, end, value, None, "", role="ratio")

    def _per_of_count(self, amount: Amount, noun: Token) -> Amount:
        """Such as "12,000 vehicles a day": the rate behind a counted noun."""
        k = amount.q
        while k < amount.q + 8 and self.pieces[k].start < noun.idx + len(noun):
            k += 1
        if amount.per is not None or self.pieces[k].lower not in ("a", "an", "per", "each", "every"):
            return amount
        if (many := per_many(self.doc, self.pieces, k)) is not None:
            return replace(amount, q=many[0], per=many[1])
        unit = unit_at(self.pieces, k + 1, glued=False)
        if unit is None or unit[1].dimension != "time":
            return amount
        return replace(amount, per=unit[1].name)

    def _stands_as_number(self, amount: Amount) -> bool:
        """Whether a number with nothing beside it is a value: not "one", "the two", "the other three" as pronouns."""
        if not amount.first.words or amount.first.value > 12:
            return True
        token = self.doc[amount.first.i]
        before = self.pieces[amount.p - 1].lower
        if amount.first.value == 1 or before in _PRONOMINAL:
            return False
        if self.pieces[amount.q].lower == "more" or self._is_of_group(token, before):
            return True
        return token.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "appos", "ROOT")

    def _is_of_group(self, token: Token, before: str) -> bool:
        """Such as "including two in Ghent", "a family of four", "lost by three": a count of people or points."""
        if before == "including":
            return True
        if token.dep_ != "pobj" or before not in ("of", "by"):
            return False
        return token.head.head.lemma_.lower() in (_GROUPS if before == "of" else _BEATING)


def _breaks(token: Token) -> bool:
    """Whether a word between a number and its noun begins another value or phrase: "3 USD50 cards"."""
    return token.like_num or token.pos_ == "DET" or (token.text[-1:].isdigit() and token.text[:1].isalpha())


_STARTS: Final = words(
    """a an half quarter dozen
    zero nought one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen twenty thirty forty fourty fifty sixty seventy eighty ninety hundred
    thousand million billion trillion
    """
)


def scan(doc: Doc, taken: Sequence[Span] = ()) -> list[Found]:
    """All amounts of a parsed text outside the spans that are taken, left to right."""
    return Scanner(doc, taken).scan()
