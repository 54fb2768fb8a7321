"""Short lines with dates near the title: sentences are text and give claims, stamps are datelines and give none."""

from __future__ import annotations

from pathlib import Path

import pytest
from source_readings import kind_of, read_html, read_markdown, read_text

from crosscheck import pipeline
from crosscheck.model import BlockKind
from crosscheck.sources.front import byline_of
from crosscheck.sources.telling import entries, tells

PROSE = (
    "The council of Port Arden voted late on Monday to close the bridge, which has stood empty since the storm, and "
    "to sell the land behind it."
)
SENTENCES = [
    "March 3, 2021 was the day the bridge closed.",
    "On 12 May 1998 the ferry sank with 31 people.",
    "In March 2021 the bridge closed.",
    "3 May 2021 was a Monday.",
    "On Monday 12 May the bridge closed.",
    "The bridge closed at 10:15 on 12 May 1998.",
    "12 May 1998: the bridge closed.",
    "6 June 2020 - Work begins. Cost of the whole: some 40 million.",
    "Arden, 12 May 1998. The bridge closed.",
    "ARDEN, May 12, 1998 (XNA) – The old bridge was closed to all 31 people there.",
    "As of 3 May 2021, some 31 people had died.",
    "Recorded rain on the roof was 12 mm on 3 May 2021.",
    "By March 3, 2021 the bridge was closed.",
    "On 2021-03-03 the bridge closed.",
    "They met at the bridge on Monday, 3 May 2021.",
]
STAMPS = [
    "Arden, 3 May 2021.",
    "By Ann Lee, 3 May 2021.",
    "Monday, 3 May 2021, 10:15 CET.",
    "Published on 3 May 2021 by Ann Lee.",
    "First published in the Arden Times, 3 May 2021.",
    "Report of the board of inquiry, 3 May 2021.",
    "Notes from the harbour. Issue 61, 3 May 2021.",
    "Released 30 September 2020. Next release: 31 March 2021.",
    "Arden, Sunday 2 May 2021. For immediate release.",
    "Arden Times | 3 May 2021 | of the town and the harbour.",
    "This page was last edited on 18 March 2021, at 21:14.",
]


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_below_the_title_is_text(line: str) -> None:
    assert tells(line)
    head = "By Ann Lee\n4 May 2021"
    for document in (
        read_text(f"Bridge to close\n\n{head}\n\n{line}\n\n{PROSE}\n"),
        read_markdown(f"# Bridge to close\n\n{head}\n\n{line}\n\n{PROSE}\n"),
        read_html(f"<h1>Bridge to close</h1><p>By Ann Lee<br>4 May 2021</p><p>{line}</p><p>{PROSE}</p>"),
    ):
        assert kind_of(document, line) is BlockKind.PARAGRAPH
        assert (document.title, document.byline) == ("Bridge to close", "Ann Lee")
        assert document.published is not None


@pytest.mark.parametrize("line", STAMPS)
def test_a_stamp_is_no_text(line: str) -> None:
    assert not tells(line)
    document = read_markdown(f"# Bridge to close\n\n{line}\n\n{PROSE}\n")
    assert kind_of(document, line) in (BlockKind.DATELINE, BlockKind.FURNITURE)


def test_a_first_sentence_names_no_publisher() -> None:
    assert read_text("On 12 May 1998 the bridge closed.\n\nBridge to close\n\nIt was old.\n").outlet is None


def test_entries_of_a_chronicle_are_text_and_date_nothing_but_themselves() -> None:
    lines = ["14 May 2020: bridge shut", "15 May 2020: 180 people walk over it", "6 June 2020 – bridge open again"]
    document = read_text("How the bridge was shut\n\n" + "\n".join(lines) + "\n")
    assert document.title == "How the bridge was shut"
    assert {kind_of(document, line) for line in lines} == {BlockKind.PARAGRAPH}
    assert document.published is None
    assert entries(lines) == {0, 1, 2}
    assert entries(lines[:1]) == frozenset()


@pytest.mark.parametrize(
    "line",
    [
        "By March 3, 2021 the bridge was closed.",
        "By Monday the ferry had sunk.",
        "From Arden the ferry sailed to Orlo.",
    ],
)
def test_a_sentence_is_no_byline(line: str) -> None:
    assert byline_of(line) == ""


def test_a_short_first_paragraph_gives_claims(tmp_path: Path) -> None:
    lines = {
        "a.md": "March 3, 2021 was the day the bridge closed.",
        "b.md": "On 12 May 1998 the ferry sank with 31 people.",
    }
    for name, line in lines.items():
        (tmp_path / name).write_text(f"# Bridge to close\n\n{line}\n\nNobody was there.\n")
    found = {(claim.source, claim.quote) for claim in pipeline.extract([tmp_path]).claims}
    assert set(lines.items()) <= found
