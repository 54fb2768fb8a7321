"""Units that stand in the label of a table cell, not beside its number: "Height (m)", "Revenue, EUR", "Turnout %"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from crosscheck.model import Kind, Value
from crosscheck.values.lexer import lex_text
from crosscheck.values.measures import Measure, of_currency, of_unit
from crosscheck.values.money import currency_after
from crosscheck.values.units import unit_at


def label_measure(labels: Iterable[str]) -> Measure | None:
    """The unit or currency that closes a label, in brackets or after a comma; None where no label has one."""
    for label in labels:
        pieces = lex_text(label)
        for k in range(1, len(pieces)):
            if pieces[k - 1].text not in ("(", ",", "[") and pieces[k].text != "%":
                continue
            closes = (")", "]", "")
            money = currency_after(pieces, k)
            if money is not None and pieces[money[0]].text in closes:
                return of_currency(money[1], money[2])
            unit = unit_at(pieces, k, glued=True)
            if unit is not None and pieces[unit[0]].text in closes:
                return of_unit(unit[1])
    return None


def with_labels(values: Iterable[Value], labels: tuple[str, ...]) -> list[Value]:
    """Values of a table cell, bare numbers among them in the unit of the label."""
    measure = label_measure(labels)
    if measure is None:
        return list(values)
    kind = Kind.DURATION if measure.dimension == "time" else Kind.QUANTITY
    return [
        replace(v, unit=measure.name, dimension=measure.dimension, kind=kind)
        if v.kind is Kind.QUANTITY and v.dimension == "" and measure.multiple == 1
        else v
        for v in values
    ]
