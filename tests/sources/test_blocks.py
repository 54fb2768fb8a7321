from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from source_readings import blocks, kind_of, read_html, read_markdown, read_text, rows

from crosscheck.model import BlockKind
from crosscheck.sources import quote_span
from crosscheck.sources.captions import credit_start

PROSE = (
    "The council of Port Arden voted late on Monday to close the swimming pool, which has stood empty since the "
    "storm, and to sell the land behind it."
)
PAGE = f"Pool in Port Arden to close for good\n\nBy Ann Lee\n3 May 2021\n\n{PROSE}\n\n"


@pytest.mark.parametrize(
    "line",
    [
        "Home | News | Sport | Weather",
        "World  Markets  Politics  Climate  Sport  More ▾",
        "We and our 12 partners use cookies. Accept all   Manage",
        "Follow us:",
        "TAG:",
        "READ ALSO: Ferry late again  |  Cod prices",
        "(Reporting by Ann Lee in Arden; Editing by Jo Roe)",
        "© Arden News 2021. All rights reserved.",
        "Share:  Facebook  X  WhatsApp  Copy link",
        "Contact: press@arden.example  Tel. 129",
        "go to top",
        "ISSN 0000-0000  |  page 1 of 1",
        "Photo: AP",
        "-ENDS-",
        "----",
        "jk/ab/cd",
        "3 comments | Share",
        "[END OF TAPE]",
        "Comments (14) · Older post: what is in my bag",
        "Subscribe to our newsletter",
        "Letters, p18  » Tide times, p22  » SPORT: Gulls sign new man",
        "[stamp] [signature illegible]",
    ],
)
def test_furniture(line: str) -> None:
    assert kind_of(read_text(PAGE + line + "\n"), line) is BlockKind.FURNITURE


@pytest.mark.parametrize(
    "line",
    [
        "He will leave on Saturday.",
        "Subscribers to the pool's newsletter had been told in March that the baths would stay open until the autumn.",
        "Twelve people were hurt, the police said, and two of them are still in hospital.",
        "MARTIN: Was it worth it, do you think?",
        "The home side won.",
    ],
)
def test_prose_is_no_furniture(line: str) -> None:
    assert kind_of(read_text(PAGE + line + "\n\n" + PROSE), line) is BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("The mayor at the gate of the old baths on the morning of the vote in Port Arden.", "Photo: AP"),
        ("Swimmers queue outside the baths in May.", "Photo by Jo Roe/Arden News"),
        ("The pool in the summer of 1931.", "(Photo: Town Archive via REUTERS)"),
        ("[Photo] The empty pool after the storm.", "(Jo Roe)"),
        ("[2/4] Water stands in the changing rooms, Port Arden, May 3, 2021.", "XNA/Jo Roe"),
        ("The mayor and the swimmers in 1957.", "Photo:Ardencity.example |"),
        ("Nine swimmers queue outside the baths (Ann Lee, 9, at left).", "(XNA Photo/J. Roe)"),
        ("Photo: The roof in May.", "© J. Roe"),
        ("The pool seen from the hill", "Picture: J. P. Roe"),
    ],
)
def test_captions_end_before_their_credit(caption: str, credit: str) -> None:
    document = read_text(PAGE + f"{caption} {credit}\n\n" + PROSE)
    assert kind_of(document, caption) is BlockKind.CAPTION
    assert blocks(document, BlockKind.CAPTION) == [caption]
    assert credit in blocks(document, BlockKind.FURNITURE)


@pytest.mark.parametrize(
    "text",
    [
        "The photo by the door shows the mayor.",
        "The pool in 1931",
        "Source of the river: nine springs. They are dry.",
        "",
    ],
)
def test_a_caption_without_a_credit_has_none(text: str) -> None:
    assert credit_start(text) is None


def test_a_caption_printed_twice_stays_twice() -> None:
    one = "The mayor opens the new baths in June of last year."
    two = "The mayor opens the new baths in June."
    document = read_text(PAGE + f"{one} Photo: AP\n{two} Photo: AP\n\n" + PROSE)
    assert blocks(document, BlockKind.CAPTION) == [one, two]


def test_links_after_related_news_are_furniture_up_to_prose() -> None:
    document = read_text(PAGE + f"RELATED NEWS\nFerry late again\nFootball: cup final moved\n\n{PROSE}\n")
    assert blocks(document, BlockKind.FURNITURE) == ["RELATED NEWS", "Ferry late again", "Football: cup final moved"]
    assert blocks(document, BlockKind.PARAGRAPH) == [PROSE, PROSE]


def test_long_comments_of_readers_stay() -> None:
    said = "old_tom: I swam there every morning of my life until the storm took the roof off."
    document = read_text(PAGE + f"Comments\nkit: Shame.\n{said}\n")
    assert blocks(document, BlockKind.FURNITURE) == ["Comments", "kit: Shame."]
    assert kind_of(document, "old_tom") is BlockKind.PARAGRAPH


def test_the_title_block() -> None:
    document = read_text(
        "THE ARDEN TIMES\nHome | News | Sport\n\nPool to close for good\n\nby Ann Lee\nMonday 3 May 2021\n\n"
        f"{PROSE}\n\nPool to close for good\n\n{PROSE}\n"
    )
    assert (document.title, document.outlet, document.byline) == (
        "Pool to close for good",
        "THE ARDEN TIMES",
        "Ann Lee",
    )
    assert blocks(document, BlockKind.HEADLINE) == ["Pool to close for good"]
    assert blocks(document, BlockKind.DATELINE) == ["by Ann Lee", "Monday 3 May 2021"]
    assert blocks(document, BlockKind.FURNITURE) == ["THE ARDEN TIMES", "Home | News | Sport", "Pool to close for good"]


def test_numbered_copy_is_read_without_its_numbers() -> None:
    document = read_text(f"1 XAVIER NEWSWIRE\n2 ARDEN-BATHS/VOTE\n3 Pool to close for good in Port Arden\n\n{PROSE}\n")
    assert (document.title, document.outlet) == ("Pool to close for good in Port Arden", "XAVIER NEWSWIRE")


@pytest.mark.parametrize(
    ("head", "title", "outlet"),
    [
        ("T H E   T A R N\nIssue 24\n\nPool shut by council\nby Ann Lee", "Pool shut by council", "THE TARN"),
        (
            "ARDEN SAFETY BOARD (ASB)\nREPORT No. 14 — THE HARBOUR FIRE\n3 May 2021",
            "REPORT No. 14 — THE HARBOUR FIRE",
            "ARDEN SAFETY BOARD",
        ),
        ("Arden Radio 98.4 FM\n\nANALYSIS | Why the pool was closed\n", "Why the pool was closed", "Arden Radio"),
        (
            "ARDEN BATHS LTD\n\nARDEN BATHS CLOSES ALL THREE POOLS\nAS A PRECAUTION\n3 May 2021",
            "ARDEN BATHS CLOSES ALL THREE POOLS AS A PRECAUTION",
            "ARDEN BATHS LTD",
        ),
    ],
)
def test_titles_and_outlets(head: str, title: str, outlet: str) -> None:
    document = read_text(f"{head}\n\n{PROSE}\n")
    assert (document.title, document.outlet) == (title, outlet)


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    wrapped = (
        "The council of Port Arden voted late on Monday to close the\n"
        "swimming pool, which has stood empty since the storm,\n"
        "and to sell the land behind it to a builder from the city.\n"
        "The vote was nine to four.\n"
    )
    document = read_text(f"Pool to close\n\n{wrapped}\n{wrapped}")
    assert blocks(document, BlockKind.PARAGRAPH) == [wrapped.strip()] * 2


def test_a_paragraph_a_line_stays_one() -> None:
    document = read_text(f"Pool to close\n{PROSE}\n{PROSE}\n")
    assert blocks(document, BlockKind.PARAGRAPH) == [PROSE, PROSE]


def test_lists_keep_their_lead() -> None:
    document = read_text(PAGE + "WHAT WAS DECIDED\n• the pool is closed\n- the land is sold\n\n" + PROSE)
    items = [b for b in document.blocks if b.kind is BlockKind.LIST_ITEM]
    assert [document.text[b.start : b.end] for b in items] == ["the pool is closed", "the land is sold"]
    assert {b.labels for b in items} == {("WHAT WAS DECIDED",)}


def test_numbered_headings_and_paragraphs() -> None:
    document = read_text(PAGE + f"1. The vote\n\n{PROSE}\n\n2. {PROSE}\n")
    assert blocks(document, BlockKind.HEADING)[-1] == "The vote"
    assert blocks(document, BlockKind.PARAGRAPH) == [PROSE, PROSE, PROSE]


def test_cells_on_lines_in_turn() -> None:
    document = read_text(
        PAGE
        + "2. PEOPLE\nIndicator\nValue\nChange since No. 3\nDead\n34 persons\n+5\nMissing\n9 persons\n-14\n\n"
        + PROSE
    )
    assert rows(document) == [
        ("34 persons", ("Dead", "Value", "2. PEOPLE")),
        ("+5", ("Dead", "Change since No. 3", "2. PEOPLE")),
        ("9 persons", ("Missing", "Value", "2. PEOPLE")),
        ("-14", ("Missing", "Change since No. 3", "2. PEOPLE")),
    ]


def test_labels_and_values_on_lines_in_turn() -> None:
    document = read_text(PAGE + "Turnout\nVoters\n612,480\nBallots\n412,811\n\n" + PROSE)
    assert rows(document) == [("612,480", ("Voters", "", "Turnout")), ("412,811", ("Ballots", "", "Turnout"))]


@pytest.mark.parametrize("gap", ["\t", "     "])
def test_aligned_columns(gap: str) -> None:
    lines = [("Party", "Votes", "Seats"), ("Reds", "52,576", "21"), ("Greens", "37,412", "14")]
    document = read_text(PAGE + "\n".join(gap.join(cells) for cells in lines) + "\n\n" + PROSE)
    assert rows(document) == [
        ("52,576", ("Reds", "Votes", "")),
        ("21", ("Reds", "Seats", "")),
        ("37,412", ("Greens", "Votes", "")),
        ("14", ("Greens", "Seats", "")),
    ]


def test_years_head_columns() -> None:
    document = read_text(
        PAGE + "            2023   2024\nAt home     17,690   17,493\nAbroad     3,301   3,586\n\n" + PROSE
    )
    assert rows(document)[:2] == [("17,690", ("At home", "2023", "")), ("17,493", ("At home", "2024", ""))]


def test_a_ranking_is_about_its_names() -> None:
    document = read_text(PAGE + "Men\n1   ROE Jo   NOR   2:06:14\n2   LEE Ann   IRL   2:06:52\n\n" + PROSE)
    assert rows(document)[:3] == [
        ("1", ("ROE Jo", "", "Men")),
        ("NOR", ("ROE Jo", "", "Men")),
        ("2:06:14", ("ROE Jo", "", "Men")),
    ]
    shown = [quote_span(document, b) for b in document.blocks if b.kind is BlockKind.ROW]
    assert {document.text[s.start : s.end] for s in shown[:3]} == {"1   ROE Jo   NOR   2:06:14"}


def test_labels_with_colons() -> None:
    document = read_text(PAGE + "Attendance: 38,214\nReferee: Jo Roe (Norway)\n\n" + PROSE)
    assert rows(document) == [("38,214", ("Attendance", "", "")), ("Jo Roe (Norway)", ("Referee", "", ""))]


def test_the_quote_of_a_cell_shows_its_label() -> None:
    document = read_text(
        PAGE + "Attendance: 38,214\nReferee: Jo Roe (Norway)\n\nDead\n34 persons\nHurt\n9 persons\n\n" + PROSE
    )
    shown = [document.text[s.start : s.end] for s in (quote_span(document, b) for b in document.blocks if b.labels)]
    assert shown == ["Attendance: 38,214", "Referee: Jo Roe (Norway)", "Dead\n34 persons", "Hurt\n9 persons"]


ODD = st.text(alphabet=st.sampled_from("aA1 .:|\t\n-•#*>[](){}<>/é\u00a0©,%"), max_size=300)


@settings(max_examples=150, deadline=None)
@given(ODD)
def test_blocks_are_in_order_and_inside(text: str) -> None:
    text = "Any title of a text\n\n" + text
    for document in (read_text(text), read_markdown(text), read_html(text)):
        at = 0
        for block in document.blocks:
            assert at <= block.start < block.end <= len(document.text)
            at = block.end


@settings(max_examples=60, deadline=None)
@given(ODD)
def test_the_text_is_the_file(text: str) -> None:
    text = "Any title of a text\n\n" + text
    assert read_text(text).text == text
    assert read_markdown(text).text == text
