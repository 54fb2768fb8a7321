"""A claim in the making: what the extractors of each kind hand to the stage that gives it an id and a quote."""

from __future__ import annotations

from dataclasses import dataclass

from crosscheck.model import Kind, Modality, Value

# (first, last) ISO days that a clause ties its event to.
Times = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Draft:
    """One claim before it has an id; offsets are relative to the part's text.

    start, end   the words that state the value
    text         those words, or what stands for them where nothing is said ("not signed")
    terms        content lemmas of the sentence
    told         the statement by itself with the value in [ ], where the sentence holds more than one
    times        (first, last) ISO days that the clause ties its event to
    """

    kind: Kind
    start: int
    end: int
    text: str
    value: Value | None = None
    terms: tuple[str, ...] = ()
    head: str = ""
    head_terms: tuple[str, ...] = ()
    event: str = ""
    subject: str = ""
    object: str = ""
    times: Times = ()
    polarity: bool = True
    modality: Modality = Modality.ASSERTED
    attribution: str = ""
    reporting: str = ""
    as_of: str = ""
    until: str = ""
    scope: str = ""
    inferred: str = ""
    told: str = ""
