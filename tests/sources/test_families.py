from __future__ import annotations

from dataclasses import replace

import pytest
from source_readings import read_text

from crosscheck.sources import families
from crosscheck.sources.families import agencies

WIRE = " ".join(
    f"The {n}th pool of the county was closed on day {n} by order of the health officer." for n in range(20)
)
OWN = " ".join(f"Nobody at gate {n} had heard of the plan before lunch, said visitor number {n}." for n in range(20))


def test_copies_are_one_family_and_others_none() -> None:
    documents = [
        read_text(f"Pools to close\n\n{WIRE}\n", "wire.txt"),
        read_text(f"Our pools go\n\n{WIRE} And that was that for the county, alas.\n", "paper.txt"),
        read_text(f"Gates shut\n\n{OWN}\n", "own.txt"),
        read_text(f"Gates shut\n\n{OWN} {WIRE[:200]}\n", "other.txt"),
    ]
    assert families(documents) == (("other.txt", "own.txt"), ("paper.txt", "wire.txt"))
    assert families(documents[::-1]) == families(documents)


def test_unlike_and_short_texts_are_no_family() -> None:
    assert families([read_text(f"A title here\n\n{WIRE}\n", "a"), read_text(f"A title here\n\n{OWN}\n", "b")]) == ()
    assert families([read_text("Yes it is so.", "a"), read_text("Yes it is so.", "b")]) == ()
    assert families([]) == ()


def test_many_copies_are_one_family() -> None:
    documents = [read_text(f"Pools to close\n\n{WIRE}\n", f"{n:03}.txt") for n in range(70)]
    (family,) = families(documents)
    assert len(family) == 70


def test_a_credit_to_one_agency_makes_a_shorter_reprint_a_copy() -> None:
    lead = "ARDEN, May 14 (XNA) – "
    shared = WIRE[: len(WIRE) * 2 // 3]
    rest = " ".join(
        f"Door {n} had a queue of some forty bathers, most of them in tears, at {n} sharp." for n in range(20)
    )
    first = f"Pools to close\n\n{lead}{shared} {OWN}\n"
    second = f"Our pools go\n\n{lead}{shared} {rest}\n"
    assert families([read_text(first, "a"), read_text(second, "b")]) == (("a", "b"),)
    assert families([read_text(first, "a"), read_text(second.replace("(XNA)", "(YNA)"), "b")]) == ()
    assert agencies(read_text(first + "\nSource: YNA/ab\n")) == {"xna", "yna"}


@pytest.mark.parametrize(
    "credit",
    [
        "This article was first published by The Arden Wire.",
        "Distributed by Arden Wire",
        "With files from the Arden Wire.",
        "Arden Wire contributed to this report.",
    ],
)
def test_a_credit_line_ties_a_copy_to_the_publisher_that_it_names(credit: str) -> None:
    shared = WIRE[: len(WIRE) * 2 // 3]
    rest = " ".join(f"Door {n} had a queue of some forty bathers, in tears, at {n} sharp." for n in range(20))
    first = replace(read_text(f"Pools to close\n\n{shared} {OWN}\n", "a"), outlet="Arden Wire")
    second = replace(read_text(f"Our pools go\n\n{shared} {rest}\n\n{credit}\n", "b"), outlet="The Post")
    assert families([first, second]) == (("a", "b"),)
    assert families([replace(first, outlet="Orlo Wire"), second]) == ()
    assert families([replace(first, outlet="Orlo Wire", origin="Arden Wire"), second]) == (("a", "b"),)
