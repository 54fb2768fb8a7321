"""One amount: a number with its currency or unit, "per", a range, a hedge, and the bounds that all of them give."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from crosscheck.values import hedges
from crosscheck.values.compounds import Simple, compound
from crosscheck.values.counted import is_change
from crosscheck.values.hedges import Bounds, Hedge
from crosscheck.values.lexer import Piece, Pieces
from crosscheck.values.measures import Measure, measure_after, measure_before, of_unit, per_after, per_many
from crosscheck.values.money import currency_after
from crosscheck.values.numbers import Number, parse_number
from crosscheck.values.units import unit_at, unit_named
from crosscheck.values.verbs import CHANGE_VERBS, MOVING_VERBS, TAKING_VERBS, is_change_word

if TYPE_CHECKING:
    from spacy.tokens import Doc

DASHES: Final = frozenset("-–—−")
_LEADING_OVER: Final = frozenset({"for", "after", "in", "took", "lasted", "is", "was", "of", "by", "a", "the"})
_ADPOSITIONS: Final = frozenset({"over", "near", "beyond", "around", "above", "inside"})


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as far as its own words and units go; what it counts is settled afterwards.

    p, q        half-open span of pieces, hedge and unit included
    first, last the numbers that it is made of: the same one twice unless it is a range
    measure     unit or currency, None where none is written
    """

    p: int
    q: int
    first: Number
    last: Number
    value: Decimal | None
    bounds: Bounds
    grain: Decimal
    measure: Measure | None = None
    per: str | None = None
    approximate: bool = False
    hedge: str = ""
    role: str = ""


class AmountReader:
    """Reads amounts off one parsed text."""

    def __init__(self, doc: Doc, pieces: Pieces) -> None:
        self.doc = doc
        self.pieces = pieces

    def read(self, number: Number) -> Amount:
        """The amount around a number: as far left and right as its words reach."""
        one = self._simple(number)
        number = one.number  # with the scale that a letter is
        one = compound(self.doc, self.pieces, one)
        two = self._range_end(one)
        if two is not None and (two.measure is None or one.number.value < two.number.value):
            return self._range(one, two)
        if one.measure is None:
            one = replace(one, measure=two.measure if two is not None else self._borrowed(one))
        amount = Amount(
            one.start, one.end, number, number, one.number.value,
            hedges.exact(one.number.value, one.number.grain, False), one.number.grain, one.measure,
        )  # fmt: skip
        amount = self._plus_minus(amount)
        return self.finish(amount)

    def finish(self, amount: Amount, *, bounded: bool = False) -> Amount:
        """Adds "per day" and the hedges. `bounded`: the bounds are those of a vague number, a hedge only opens them."""
        if amount.measure is not None and (many := per_many(self.doc, self.pieces, amount.q)) is not None:
            amount = replace(amount, q=many[0], per=many[1])
        elif (
            amount.measure is not None
            and (found := per_after(self.doc, self.pieces, amount.q, amount.measure)) is not None
        ):
            end, per, measure = found
            amount = replace(amount, q=end, per=per, measure=measure)
        elif amount.measure is not None and self.pieces[amount.q - 1].lower == "bpd":  # barrels per day
            amount = replace(amount, per="day")
        return self._hedged(amount, bounded)

    def _simple(self, number: Number) -> Simple:
        start = number.p
        found = measure_before(self.pieces, number.p)
        if found is not None and not self._is_of_number_before(found[0], number):
            start, measure = found
            number = self._loose_scale(number, money=True)
            if measure.multiple != 1:
                number = _scaled(number, measure.multiple)
            end = number.q
            # "US$5 million US dollars", "75 USD million": the unit is said twice, or inside the number.
            again = measure_after(self.doc, self.pieces, end, number)
            of_next = again is not None and self.pieces[again[0]].kind == "digits"  # "USD 20 EUR 30"
            if again is not None and again[1].dimension.startswith("money:") and not of_next:
                end = again[0]
            return Simple(start, end, number, measure, True)
        number = self._loose_scale(number, money=False)
        after = measure_after(self.doc, self.pieces, number.q, number)
        if after is None:
            return self._below_zero(Simple(start, number.q, number, self._side_of_area(number), False))
        end, measure = after
        if measure.multiple != 1:
            number = _scaled(number, measure.multiple)
        return self._below_zero(Simple(start, end, number, measure, False))

    def _below_zero(self, one: Simple) -> Simple:
        """Such as "20 degrees below zero", "57 below zero centigrade": the number with its sign."""
        pieces, number = self.pieces, one.number
        degree = unit_named("degree")
        if pieces[one.end].lower != "below" or pieces[one.end + 1].lower not in ("zero", "0") or degree is None:
            return one
        if one.measure is not None and one.measure.name != "degree" and one.measure.dimension != "temperature":
            return one
        after = measure_after(self.doc, pieces, one.end + 2, number)
        end, measure = after or (one.end + 2, one.measure or of_unit(degree))
        return replace(one, end=end, measure=measure, number=replace(number, value=-abs(number.value)))

    def _is_of_number_before(self, k: int, number: Number) -> bool:
        """Whether the currency at piece k is that of the number before it: "20 USD 40 EUR"."""
        pieces = self.pieces
        if pieces[k - 1].kind != "digits" or pieces[k].kind != "word" or pieces[k + 1].glued:
            return False
        after = currency_after(pieces, number.q)
        return after is not None and pieces[after[0]].kind != "digits"

    def _side_of_area(self, number: Number) -> Measure | None:
        """The unit of "81" in "81 by 65 centimetres" or "32 × 25.6 in": that of the last side."""
        k = number.q
        for _ in range(2):
            if self.pieces[k].lower not in ("x", "×", "by"):
                return None
            other = parse_number(self.pieces, k + 1)
            if other is None:
                return None
            after = measure_after(self.doc, self.pieces, other.q, other)
            if after is not None:
                return after[1] if after[1].dimension == "length" else None
            k = other.q
        return None

    def _loose_scale(self, number: Number, *, money: bool) -> Number:
        """Decides "82m": a scale with money or before a plural noun, else a unit; "$ 2.4 M" has a space."""
        letter = self.pieces[number.q]
        if not number.loose:
            return self._spaced_scale(number, letter, money=money)
        scale = {"k": 10**3, "m": 10**6, "b": 10**9}[number.loose]
        nxt = self.pieces[number.q + 1]
        plural = nxt.kind == "word" and not nxt.glued and self.doc[nxt.tok].tag_ in ("NNS", "NNPS")
        follows_money = measure_after(self.doc, self.pieces, number.q + 1, number)
        if not (
            money
            or number.loose == "k"
            or (nxt.text == "-" and self.pieces[number.q + 2].lower in ("strong", "plus", "member"))
            or (letter.text in ("M", "B") and not self._is_name_of_letters(number.q + 1))
            or (plural and nxt.lower not in ("hurdles", "sprints"))
            or self._unit_after(number.q + 1)
            or (follows_money is not None and follows_money[1].dimension.startswith("money:"))
        ):
            return number
        scaled = _scaled(number, scale)
        return replace(scaled, q=number.q + 1, end=letter.end, j=letter.tok + 1, loose="")

    def _is_name_of_letters(self, k: int) -> bool:
        """Whether the word at piece k shows that a capital before it is no scale: "3M makes tape", "221B Mill Road"."""
        word = self.pieces[k]
        if word.kind != "word" or word.glued:
            return False
        return word.text[:1].isupper() or self.doc[word.tok].tag_ in ("VBZ", "VBD", "MD")

    def _unit_after(self, k: int) -> bool:
        """Whether the name of a unit stands at piece k, so that the letter before it is a scale: "4m cubic feet"."""
        found = unit_at(self.pieces, k, glued=False) if not self.pieces[k].glued else None
        return found is not None and (found[0] > k + 1 or len(self.pieces[k].text) > 3)

    def _spaced_scale(self, number: Number, letter: Piece, *, money: bool) -> Number:
        """Such as "$ 2.4 M", "2 M euros", "12 M people": a letter after a space that can only be a scale there."""
        scale = {"k": 10**3, "m": 10**6, "b": 10**9}.get(letter.lower, 0)
        nxt = self.pieces[number.q + 1]
        few = nxt.lower in ("hurdles", "sprints")
        if not scale or letter.glued or few or number.words or number.scale != 1 or (nxt.glued and nxt.text in "-&'’/"):
            return number
        follows = currency_after(self.pieces, number.q + 1) is not None
        plural = letter.text in ("M", "B", "m") and nxt.kind == "word" and self.doc[nxt.tok].tag_ == "NNS"
        if not (follows or plural or (money and not nxt.text[:1].isupper())):
            return number
        scaled = _scaled(number, scale)
        return replace(scaled, q=number.q + 1, end=letter.end, j=letter.tok + 1)

    def _range_end(self, one: Simple) -> Simple | None:
        """The upper end of a range that starts with `one`, None where it is no range."""
        pieces = self.pieces
        at = one.end
        if pieces[at].text == "-" and pieces[at].glued and not pieces[at + 1].glued and one.measure is None:
            at += 1  # "16- to 24-year-olds"
        if pieces[at].text == "-" and pieces[at + 1].lower == "to" and pieces[at + 2].text == "-":
            at += 1  # "a 1.6-to-1 ratio"
        sign, k = pieces[at], at + 1 + (pieces[at - 1].text == "-" and pieces[at + 1].text == "-")
        before = pieces[one.start - 1].lower
        dash = sign.text in DASHES and (sign.glued == pieces[k].glued or sign.text != "-")
        dash = dash or (sign.text == ":" and sign.glued and pieces[k].glued and len(pieces[k].text) == 1)
        word = sign.lower == "to" or (sign.lower == "and" and before == "between")
        either = sign.lower == "or" and one.number.value == int(one.number.value) and one.number.value < 20
        if not (dash or word or either):
            return None
        if word and sign.lower == "and" and pieces[at - 1].text == "-":
            return None  # "between two- and 10-year yields"
        if sign.lower == "to" and before == "by" and one.measure is not None:
            return None  # "up by £96 to £1,138"
        course = sign.lower == "to" and self._is_course(one)
        if course and (one.measure is not None or self.pieces[one.start - 1].lower == "from"):
            return None
        symbol = measure_before(pieces, k + 1) if pieces[k].kind != "digits" else None
        number = parse_number(pieces, k) or (parse_number(pieces, k + 1) if symbol is not None else None)
        if number is None or (number.value < 0 and dash):
            return None
        two = self._simple(number)
        if two.start < k and not (two.before and two.start == k):
            two = replace(two, start=k)
        if course and two.measure is None:
            return None  # "rose 12 to 40", but "rose 3 to 5 percent" is a range
        return two if self._same_scale(one, two, either) else None

    def _borrowed(self, one: Simple) -> Measure | None:
        """The unit that is said with a later number: "rose from 3 to 5 percent", "5- and 10-year bonds"."""
        hyphen, after = self.pieces[one.end], self.pieces[one.end + 1]
        if hyphen.text == "-" and hyphen.glued and (after.text == "," or not after.glued):
            return self._suspended(one.end + 1)
        if self.pieces[one.start - 1].lower != "from" or self.pieces[one.end].lower != "to":
            return None
        number = parse_number(self.pieces, one.end + 1)
        two = self._simple(number) if number is not None else None
        return (
            two.measure if two is not None and not two.before and two.number.fraction == one.number.fraction else None
        )

    def _suspended(self, k: int) -> Measure | None:
        """The unit that numbers with a hyphen after them wait for: "two-, five- and 10-year bonds"."""
        for _ in range(4):
            k += self.pieces[k].text == ","
            k += self.pieces[k].lower in ("and", "or")
            number = parse_number(self.pieces, k)
            if number is None:
                return None
            if (after := measure_after(self.doc, self.pieces, number.q, number)) is not None:
                return after[1]
            if self.pieces[number.q].text != "-":
                return None
            k = number.q + 1
        return None

    def _same_scale(self, one: Simple, two: Simple, either: bool) -> bool:
        if one.measure is not None and two.measure is not None and one.measure.dimension != two.measure.dimension:
            return False
        if one.number.fraction != two.number.fraction:
            return False
        if either and two.number.value != one.number.value + 1 and two.number.value > 2 * one.number.value:
            return False
        return one.measure is None or two.measure is not None or one.before

    def _is_course(self, one: Simple) -> bool:
        """Whether "from 12 to 40" tells a change from one level to another, not a range."""
        if self.pieces[one.start - 1].lower == "from":
            token = self.doc[self.pieces[one.start - 1].tok]
            lemmas = token.head.lemma_.lower(), token.head.head.lemma_.lower()
            moving = lemmas[0] in MOVING_VERBS and token.head.i < token.i
            return moving or any(is_change_word(lemma) for lemma in lemmas)
        token = self.doc[self.pieces[one.start].tok]
        last = self.pieces[one.end - 1].tok
        before = self.doc[max(token.i - 1, 0)]
        moved = before.pos_ == "VERB" and before.lemma_.lower() in CHANGE_VERBS
        return moved or is_change(self.doc, token.i, last)

    def _range(self, one: Simple, two: Simple) -> Amount:
        low, high = one.number, two.number
        if low.scale == 1 and high.scale > 1 and low.value < high.value / high.scale:
            low = replace(low, value=low.value * high.scale, grain=low.grain * high.scale)
        start, end = one.start, two.end
        measure = two.measure or one.measure
        grain = min(low.grain, high.grain)
        slack = min(grain / 2, abs(high.value) / 20) if measure is not None else Decimal(0)
        if self.pieces[start - 1].lower in ("between", "from"):
            start -= 1
        amount = Amount(
            start, end, low, high, None, hedges.range_bounds(low.value, high.value, slack), grain, measure,
            role="range" if low.value < high.value else "pair",
        )  # fmt: skip
        return self.finish(amount, bounded=True)

    def _plus_minus(self, amount: Amount) -> Amount:
        """Such as "2.1 ± 0.4", "88 +/- 3"."""
        pieces, k = self.pieces, amount.q
        if pieces[k].text == "±":
            k += 1
        elif pieces[k].text == "+" and pieces[k + 1].text == "/" and pieces[k + 2].text in "-−":
            k += 3
        else:
            return amount
        margin = parse_number(pieces, k)
        if margin is None or amount.value is None:
            return amount
        low, high, slack = amount.value - margin.value, amount.value + margin.value, margin.grain / 2
        end, measure = margin.q, amount.measure
        if measure is None and (after := measure_after(self.doc, pieces, end, margin)) is not None:
            end, measure = after
        return replace(
            amount, q=end, measure=measure, bounds=Bounds(low, high, low - slack, high + slack), role="±",
            approximate=True, hedge="±",
        )  # fmt: skip

    def _hedged(self, amount: Amount, bounded: bool) -> Amount:
        before = hedges.hedge_before(self.pieces, amount.p)
        if before is not None and not self._is_adposition(before[0], amount):
            start, hedge = before
            if self.pieces[start].glued and self.pieces[start - 1].text == "-":
                return amount  # "a 6-under 66"
            words = self.pieces.text[self.pieces[start].start : self.pieces[amount.p - 1].end]
            return self._apply(replace(amount, p=start), hedge, words, bounded)
        after = hedges.hedge_after(self.pieces, amount.q)
        sum_of_two = after is not None and self.pieces[amount.q].lower == "plus" and not self._ends_phrase(after[0])
        if after is not None and not sum_of_two and not (after[1].side == "odd" and amount.measure is not None):
            end, hedge = after
            words = self.pieces.text[self.pieces[amount.q].start : self.pieces[end - 1].end]
            amount = replace(amount, q=end)
            if amount.measure is None and (unit := measure_after(self.doc, self.pieces, end, amount.last)) is not None:
                amount = replace(amount, q=unit[0], measure=unit[1])
            return self._apply(amount, hedge, words, bounded)
        return amount

    def _ends_phrase(self, k: int) -> bool:
        """Whether nothing that could be added follows at piece k: "$500 plus $35", "$500 plus costs" go on."""
        piece = self.pieces[k]
        return piece.kind == "end" or piece.text in ".,;:)" or piece.glued

    def _is_adposition(self, k: int, amount: Amount) -> bool:
        """Whether "over" before a stretch of time, or "near" before places, is a preposition of its own right."""
        piece = self.pieces[k]
        if piece.lower == "up" and self.pieces[k + 1].lower == "to" and k + 2 == amount.p:
            return self._is_moving(self.pieces[k - 1])  # "ticked up to 3.9%"
        if piece.lower not in _ADPOSITIONS or k + 1 != amount.p:
            return False
        if piece.lower in ("near", "beyond", "inside") and amount.measure is None:
            return True
        timed = amount.measure is not None and amount.measure.dimension == "time"
        if piece.lower == "over" and timed:  # "over two days" is mostly "in the course of"
            return self.pieces[amount.q - 2].text != "-" and self.pieces[k - 1].lower not in _LEADING_OVER
        return False

    def _is_moving(self, piece: Piece) -> bool:
        """Whether a word is a verb of a change of level or place: "ticked", "went", "rose"."""
        token = self.doc[piece.tok]
        return token.pos_ == "VERB" and token.lemma_.lower() in MOVING_VERBS - TAKING_VERBS

    def _apply(self, amount: Amount, hedge: Hedge, words: str, bounded: bool) -> Amount:
        low, high, soft_low, soft_high = amount.bounds
        approximate = amount.approximate or hedge.approximate or (bounded and amount.role != "range")
        if bounded or amount.value is None or amount.role == "±":
            if hedge.side == "over":
                bounds = Bounds(low, None, soft_low, None if high is None else high * (1 + hedge.soft))
            elif hedge.side == "under":
                bounds = Bounds(None, high, None, soft_high)
            else:
                wide = abs(high or Decimal(0)) * hedge.hard
                bounds = Bounds(
                    low,
                    high,
                    None if soft_low is None else soft_low - wide,
                    None if soft_high is None else soft_high + wide,
                )
            return replace(amount, bounds=bounds, approximate=approximate, hedge=words)
        counted = amount.measure is None
        bounds = hedges.hedged(amount.value, amount.grain, counted, hedge)
        return replace(amount, bounds=bounds, approximate=approximate, hedge=words)


def _scaled(number: Number, factor: int) -> Number:
    return replace(number, value=number.value * factor, grain=number.grain * factor, scale=number.scale * factor)
