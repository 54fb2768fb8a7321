from __future__ import annotations

import datetime as dt
import re
import shutil
import subprocess
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest

from crosscheck.model import Claim, Document, Finding, Kind, SourceId, Verdict
from crosscheck.reports.html import render
from crosscheck.reports.html.marking import mark_quote, mark_text
from crosscheck.reports.html.matrix import Cell, matrix
from crosscheck.reports.html.pictures import picture
from crosscheck.reports.html.timeline import events, timeline
from crosscheck.reports.view import Options
from sample_results import GAZETTE, HOSTILE, RADIO, claim, day, everything, finding, hostile, value, without_conflict

VOID = {"meta", "input", "br", "link", "img"}
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Page(HTMLParser):
    """Elements, attributes and text of a page; fails where an element is not closed in its place."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.text = ""
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, found or "") for name, found in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self.open):
            self.text += data

    def values(self, name: str) -> list[str]:
        return [found for _, attribute, found in self.attributes if attribute == name]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    page = Page(render(hostile(text)))
    plain = Page(render(hostile("harmless")))
    assert sorted(set(page.tags)) == sorted(set(plain.tags))
    assert page.tags.count("script") == page.tags.count("style") == 1
    assert "img" not in page.tags
    assert not [name for _, name, _ in page.attributes if name.startswith("on") or name == "style"]
    assert all(found.startswith("#") for found in page.values("href"))


def test_nothing_is_requested_and_nothing_else_runs() -> None:
    text = render(everything())
    page = Page(text)
    assert page.values("src") == []
    policy = page.values("content")[1]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert not re.search(r"url\(|@import|fetch\(|XMLHttpRequest", text)


def test_every_link_inside_the_page_leads_somewhere_and_ids_are_unique() -> None:
    page = Page(render(everything()))
    ids = page.values("id")
    assert len(set(ids)) == len(ids)
    assert {href.removeprefix("#") for href in page.values("href")} <= set(ids)
    assert set(page.values("for") + page.values("aria-labelledby")) <= set(ids)


def test_sources_are_shown_in_full_with_their_claims_marked() -> None:
    page = Page(render(everything()))
    for document in everything().documents:
        assert document.text.strip() in page.text
    assert '<a class="contradiction" href="#finding-1">The ferry carried 212 passengers.</a>' in render(everything())


def test_quotes_stand_as_they_are_and_differing_words_are_marked() -> None:
    text = render(everything())
    assert all(f"“{c.quote}”" in Page(text).text for f in everything().findings for c in f.claims)
    assert '<mark class="differs">second</mark>' in text


def test_a_page_without_conflicts() -> None:
    assert Page(render(without_conflict())).values("class").count("finding agreement") == 1
    empty = replace(without_conflict(), findings=())
    assert "do not disagree" in Page(render(empty)).text


def test_accepted_and_stale_are_said() -> None:
    options = Options(accepted={everything().findings[0].id: "by phone"}, stale=("0a1b (date) x",))
    text = Page(render(everything(), options)).text
    assert "Accepted: by phone" in text
    assert "Stale entry of the baseline: 0a1b (date) x" in text


class TestMarking:
    def test_runs_of_differing_words_are_one_piece(self) -> None:
        made = claim(RADIO, "Some 260 people were on the ferry.", Kind.QUANTITY, "Some 260 people")
        pieces = mark_quote(made, ["The ferry held 212 people."])
        assert [(p.text, p.differs, p.value) for p in pieces] == [
            ("Some 260", True, True),
            (" people", False, True),
            (" were on the ferry.", False, False),
        ]
        assert [p.differs for p in mark_quote(made, [])] == [False, False]

    def test_where_most_words_differ_only_the_value_is_marked(self) -> None:
        made = claim(RADIO, "Some 260 people were on the ferry.", Kind.QUANTITY, "Some 260 people")
        pieces = mark_quote(made, ["The vessel carried 212 passengers."])
        assert [(p.text, p.differs) for p in pieces] == [("Some 260 people", False), (" were on the ferry.", False)]

    def test_overlapping_claims_lead_to_the_severest_finding(self) -> None:
        outer = claim(GAZETTE, "The crossing took two hours.", Kind.DURATION, "two hours")
        inner = claim(GAZETTE, "two hours", Kind.DURATION, "two hours")
        leads = {outer.claim_id: (5, Verdict.AGREEMENT), inner.claim_id: (2, Verdict.CONTRADICTION)}
        pieces = mark_text(GAZETTE.text, [inner, outer], leads)
        assert "".join(p.text for p in pieces) == GAZETTE.text
        marked = [(p.text, p.finding, len(p.begins)) for p in pieces if p.verdict]
        assert marked == [("The crossing took ", 5, 1), ("two hours", 2, 1), (".", 5, 0)]


class TestMatrix:
    def test_agreeing_differing_and_alone(self) -> None:
        sources = [SourceId(name) for name in ("gazette.md", "wire/copy.txt", "wire/radio.txt")]
        rows = matrix(everything().findings, sources)
        assert rows[0] == (sources[0], [None, Cell(0, 1), Cell(1, 7)], 1)
        assert rows[1][1] == [Cell(0, 1), None, Cell(1, 0)]
        assert [alone for _, _, alone in rows] == [1, 0, 0]


class TestPictures:
    def test_bars_lie_on_one_axis(self) -> None:
        drawn = picture(everything().findings[1])
        assert drawn is not None
        assert (drawn.low, drawn.high) == ("2", "5")
        assert [bar.x for bar in drawn.bars] == [6.0, 630.0]

    def test_no_picture_without_a_common_axis(self) -> None:
        assert picture(everything().findings[0]) is None  # passengers and persons
        assert picture(everything().findings[2]) is None  # places

    def test_open_bounds_reach_the_edge_and_huge_ones_are_not_drawn(self) -> None:
        few = claim(GAZETTE, "Fourteen people were hurt.", Kind.QUANTITY, "Fourteen", value("x", "14", "14", "person"))
        most = claim(RADIO, "Nineteen people were hurt.", Kind.QUANTITY, "Nineteen", value("x", "19", None, "person"))
        drawn = picture(finding(Verdict.UPDATE, 0.9, "s", "r", [[few], [most]]))
        assert drawn is not None
        assert drawn.bars[1].open_high
        assert [(bar.text_x, bar.anchor) for bar in drawn.bars] == [(8.0, "start"), (632.0, "end")]
        assert drawn.bars[1].x + drawn.bars[1].width == 642.0
        assert most.value is not None
        huge = replace(most, value=replace(most.value, low=Decimal("1e999"), soft_low=Decimal("1e999")))
        assert picture(finding(Verdict.UPDATE, 0.9, "s", "r", [[few], [huge]])) is None


def test_the_timeline_is_in_order_of_time() -> None:
    years = timeline(everything().claims, {})
    assert [year for year, _ in years] == ["1990", "1998", "2024"]
    assert [moment.claim.value_text for moment in years[2][1]] == ["4 March", "5 March"]


class TestEvents:
    def event(self, *claims: Claim, findings: tuple[Finding, ...] = ()) -> list[tuple[str, list[str], list[str]]]:
        drawn = events(claims, findings, {GAZETTE.id: 1, RADIO.id: 3})
        return [(e.name, [m.bar.label for m in e.marks], [m.verdict for m in e.marks]) for e in drawn]

    def dated(self, quote: str, source: Document, when: dt.date, **more: str) -> Claim:
        return claim(source, quote, Kind.DATE, quote, day(quote, when), **more)

    def test_claims_with_one_subject_and_verb_are_one_event_a_row_a_date(self) -> None:
        first = self.dated("It sailed on 4 March.", GAZETTE, dt.date(2024, 3, 4))
        same = self.dated("hit the south pier.", RADIO, dt.date(2024, 3, 4))
        later = self.dated("The ferry left on 5 March.", RADIO, dt.date(2024, 3, 5))
        assert self.event(later, same, first) == [
            ("Harbour ferry – carry", ["2024-03-04 (sources 1, 3)", "2024-03-05 (source 3)"], ["", ""])
        ]

    def test_what_a_finding_holds_together_is_one_event(self) -> None:
        a = self.dated("It sailed on 4 March.", GAZETTE, dt.date(2024, 3, 4), subject="it", predicate="sail")
        b = self.dated("The ferry left on 5 March.", RADIO, dt.date(2024, 3, 5), predicate="leave")
        assert self.event(a, b) == []
        found = finding(Verdict.POSSIBLE, 0.8, "ferry – sailing: 4 March / 5 March", "r", [[a], [b]])
        assert self.event(a, b, findings=(found,)) == [
            ("ferry – sailing", ["2024-03-04 (source 1)", "2024-03-05 (source 3)"], ["possible", "possible"])
        ]

    def test_pronouns_and_a_single_day_make_no_event(self) -> None:
        days = dt.date(2024, 3, 4), dt.date(2024, 3, 5)
        a = self.dated("It sailed on 4 March.", GAZETTE, days[0], subject="it")
        b = self.dated("The ferry left on 5 March.", RADIO, days[1], subject="it")
        assert self.event(a, b) == []
        c = self.dated("hit the south pier.", RADIO, days[0])
        assert self.event(replace(a, subject=c.subject), c) == []

    def test_they_are_in_the_page_with_links_to_the_claims(self) -> None:
        text = render(everything())
        assert "<figcaption>ferry – sailing</figcaption>" in text
        page = Page(text)
        assert page.tags.count("figure") == 1
        assert 'class="bar possible"' in text


@pytest.mark.skipif(BROWSER is None, reason="no Chromium here")
class TestBrowser:
    def dom(self, page: str, folder: Path, fragment: str = "", script: str = "") -> str:
        if script:
            # The page's policy lets no other script run, so the test's own comes with the policy taken out.
            page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
            page = page.replace("</body>", f"<script>{script}</script></body>")
        file = folder / "page.html"
        file.write_text(page, encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr"]
        options += ["--virtual-time-budget=2000", f"--user-data-dir={folder / 'profile'}", "--dump-dom"]
        done = subprocess.run(
            [str(BROWSER), *options, f"{file.as_uri()}{fragment}"],
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        assert "CONSOLE" not in done.stderr, done.stderr
        return done.stdout

    def test_it_opens_without_console_errors(self, tmp_path: Path) -> None:
        dom = self.dom(render(everything()), tmp_path)
        assert "9 of 9 findings shown" in dom
        assert '<form id="filters" aria-label' in dom

    def test_filters_hide_and_reset_shows(self, tmp_path: Path) -> None:
        script = (
            "const f = document.getElementById('filters');"
            "f.querySelector('input[value=contradiction]').checked = false;"
            "f.elements.source.value = '1'; f.dispatchEvent(new Event('change'));"
            "document.title = document.querySelectorAll('article:not([hidden])').length;"
        )
        dom = self.dom(render(everything()), tmp_path, script=script)
        assert "<title>5</title>" in dom
        assert "5 of 9 findings shown" in dom
        assert "9 of 9 findings shown" in self.dom(render(everything()), tmp_path, script=script + "f.reset();")

    def test_a_link_to_a_passage_opens_its_text(self, tmp_path: Path) -> None:
        first = everything().findings[0].claims[0]
        dom = self.dom(render(everything()), tmp_path, fragment=f"#claim-{first.claim_id}")
        assert '<details id="text-1" open="">' in dom

    @pytest.mark.parametrize("number", [0, 6])
    def test_hostile_text_does_not_run(self, tmp_path: Path, number: int) -> None:
        dom = self.dom(render(hostile(HOSTILE[number])), tmp_path)
        assert dom.count("<script>") == 1
        assert "<img" not in dom
