from __future__ import annotations

import io
import json
import re
import unicodedata
from dataclasses import replace
from importlib import resources
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.errors import UsageError
from crosscheck.matching.score import threshold
from crosscheck.model import AuditResult, Block, BlockKind, Kind, Level, SourceId, Verdict
from crosscheck.reports.escape import command_property, json_text, markdown, markup, one_line, visible
from crosscheck.reports.explanation import render_explanation
from crosscheck.reports.pairs import is_undecided, render_pairs
from crosscheck.reports.places import Places
from crosscheck.reports.registry import FORMATS, NAMES, format_for_file, format_named
from crosscheck.reports.view import Options, remarks, side_words
from sample_results import HOSTILE, everything, hostile, in_pages, without_conflict


def render(name: str, result: AuditResult, options: Options | None = None) -> str:
    return format_named(name).render(result, options or Options())


def report_schema() -> Any:
    return json.loads(resources.files("crosscheck.reports").joinpath("schema/report-1.json").read_text("utf-8"))


def shows_only_what_can_be_seen(text: str) -> bool:
    return all(c in "\n\t\u200c\u200d\u00ad" or unicodedata.category(c) not in ("Cc", "Cf", "Zl", "Zp") for c in text)


@pytest.mark.parametrize("name", NAMES)
def test_two_renderings_are_the_same_bytes_and_end_with_one_line_feed(name: str) -> None:
    first, second = render(name, everything()), render(name, everything())
    assert first == second
    assert first.endswith("\n")
    assert not first.endswith("\n\n")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("text", HOSTILE)
def test_no_format_lets_unseen_characters_through(name: str, text: str) -> None:
    assert shows_only_what_can_be_seen(render(name, hostile(text)))


@pytest.mark.parametrize("name", NAMES)
def test_every_format_names_a_source_that_could_not_be_read(name: str) -> None:
    text = render(name, everything())
    lines = [line for line in text.split("\n") if "broken.txt" in line]
    assert lines
    assert "it is not text" in text


@pytest.mark.parametrize("name", ["text", "markdown", "json", "html"])
def test_every_conflict_is_told_with_both_quotes(name: str) -> None:
    if name not in NAMES:
        pytest.skip("not a format here")
    text = render(name, everything())
    for finding in everything().findings:
        assert finding.id in text or finding.verdict is Verdict.AGREEMENT
        if finding.verdict is not Verdict.AGREEMENT or name in ("json", "html"):
            assert finding.reason in text
            assert all(claim.quote in text for claim in finding.claims)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_text_without_unseen_characters_is_kept(text: str) -> None:
    shown = visible(text)
    assert shows_only_what_can_be_seen(shown)
    if shows_only_what_can_be_seen(text):
        assert shown == text


@given(st.text())
def test_json_text_is_exact_when_read_back(text: str) -> None:
    assert json.loads(json_text({"key": text})) == {"key": text}


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


def test_every_unseen_character_of_unicode_is_caught() -> None:
    missed = [
        hex(code)
        for code in range(0x110000)
        if unicodedata.category(chr(code)) in ("Cc", "Cf", "Cs", "Zl", "Zp") and visible(chr(code)) == chr(code)
    ]
    assert [int(code, 16) for code in missed] == [0x9, 0xA, 0xAD, 0x200C, 0x200D]


def test_escapes_of_each_syntax() -> None:
    assert markup("<a href='x'>&\"") == "&lt;a href=&#x27;x&#x27;&gt;&amp;&quot;"
    assert command_property("a:b,c%\n") == "a%3Ab%2Cc%25%0A"
    assert markdown("HTTPS://x.example and www.x.example") == "HTTPS\\://x.example and www\\.x.example"
    assert markdown("plain (text), 3:1") == "plain (text), 3:1"


class TestJson:
    def test_it_is_valid_by_its_schema(self) -> None:
        schema = report_schema()
        jsonschema.Draft202012Validator.check_schema(schema)
        for result in (everything(), without_conflict(), *(hostile(text) for text in HOSTILE)):
            jsonschema.validate(json.loads(render("json", result)), schema)

    @pytest.mark.parametrize("text", HOSTILE)
    def test_quotes_are_exact(self, text: str) -> None:
        result = hostile(text)
        report = json.loads(render("json", result))
        quotes = [claim["quote"] for finding in report["findings"] for claim in finding["claims"]]
        assert quotes == [claim.quote for finding in result.findings for claim in finding.claims]
        for claim in report["findings"][0]["claims"]:
            source = next(d for d in result.documents if d.id == claim["source"])
            assert source.text[claim["start"] : claim["end"]] == claim["quote"]

    def test_sides_bounds_and_unknowns(self) -> None:
        report = json.loads(render("json", everything()))
        first = report["findings"][0]
        assert first["sides"] == [[0], [1, 2]]
        assert (first["claims"][0]["low"], first["claims"][0]["high"]) == ("212", "212")
        assert first["claims"][1]["approximate"] is True
        place = next(f for f in report["findings"] if f["kind"] == "place")
        assert place["claims"][0]["low"] is None
        assert report["sources"][0]["published"] == "2024-03-05T07:30+01:00"
        assert report["sources"][1]["published"] is None
        assert report["summary"]["complete"] is False
        assert report["summary"]["contradiction"] == 4

    def test_what_the_baseline_accepts_is_said(self) -> None:
        result = everything()
        report = json.loads(render("json", result, Options(accepted={result.findings[0].id: "checked by phone"})))
        assert [f["accepted"] for f in report["findings"]][:2] == ["checked by phone", None]
        assert report["summary"]["accepted"] == 1


class TestPlaces:
    """A page of a PDF, a paragraph of a Word document and a line of a mail's text are named as such."""

    def test_in_words(self) -> None:
        result = in_pages()
        places = Places.of(result.documents)
        assert [places.words(claim) for claim in result.claims] == [
            "files/report.pdf, page 3",
            "minutes.docx, paragraph 1",
            "note.eml, message line 3",
        ]
        assert [places.line(claim) for claim in result.claims] == [None, None, None]
        assert Places.of(everything().documents).words(everything().claims[0]) == "gazette.md:3"

    @pytest.mark.parametrize("name", ["text", "markdown", "html", "github", "junit"])
    def test_reports_name_them(self, name: str) -> None:
        text = render(name, in_pages())
        assert "files/report.pdf, page 3" in text
        assert "minutes.docx, paragraph 1" in text
        assert ".pdf:3" not in text

    def test_an_explanation_names_them(self) -> None:
        result = in_pages()
        text = render_explanation(result.findings[0], Places.of(result.documents))
        assert "  files/report.pdf, page 3: “The ferry carried 212 passengers.”" in text
        assert "note.eml, message line 3 “Some 260 people”" in text

    def test_links_lead_to_the_page(self) -> None:
        hrefs = {SourceId("files/report.pdf"): "../files/re port.pdf", SourceId("minutes.docx"): "../minutes.docx"}
        text = render("markdown", in_pages(), Options(hrefs=hrefs))
        assert "[files/report.pdf, page 3](../files/re%20port.pdf#page=3)" in text
        assert "[minutes.docx, paragraph 1](../minutes.docx)" in text
        page = render("html", in_pages(), Options(hrefs=hrefs))
        assert '<a href="../files/re%20port.pdf#page=3">open the page</a>' in page
        assert '<a href="../minutes.docx">file</a>' in page

    def test_json_says_what_lines_are_and_what_is_known_of_the_source(self) -> None:
        report = json.loads(render("json", in_pages()))
        jsonschema.validate(report, report_schema())
        first, second, third = report["sources"]
        assert [source["place_unit"] for source in (first, second, third)] == ["page", "paragraph", "message line"]
        assert first["format"] == "pdf"
        assert (first["url"], first["origin"]) == ("https://harbour.example/report", "harbour office")
        assert (first["published"], first["published_origin"]) == ("2024-03-06", "PDF creation date")
        assert (second["url"], second["origin"], second["published_origin"]) == (None, None, None)
        assert report["findings"][0]["claims"][0]["line"] == 3


class TestText:
    def test_colour_only_where_asked(self) -> None:
        assert "\x1b" not in render("text", everything())
        assert "\x1b[31m" in render("text", everything(), Options(colour=True))

    def test_hostile_text_cannot_add_colour(self) -> None:
        coloured = render("text", hostile(HOSTILE[2]), Options(colour=True))
        assert "\x1b]0" not in coloured
        assert "<U+001B>]0;title<U+0007> <U+009B>31m" in coloured

    def test_incomplete_is_said_last(self) -> None:
        assert render("text", everything()).splitlines()[-1] == "incomplete: not every source could be read"
        assert "incomplete" not in render("text", without_conflict())


def html_of(text: str) -> str:
    markdown_it = pytest.importorskip("markdown_it")
    rendered: str = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)
    return rendered


class TestMarkdown:
    def test_links_point_at_lines_and_only_where_the_file_is_known(self) -> None:
        hrefs = {SourceId("gazette.md"): "../sources/gazette.md", SourceId("wire/radio.txt"): "../sources/wire/a b.txt"}
        text = render("markdown", everything(), Options(hrefs=hrefs))
        assert "[gazette.md:3](../sources/gazette.md?plain=1#L3)" in text
        assert "[wire/radio.txt:1](../sources/wire/a%20b.txt#L1)" in text
        assert "wire/copy.txt:1 |" in text

    @pytest.mark.parametrize("text", HOSTILE)
    def test_hostile_text_stays_text(self, text: str) -> None:
        report = render("markdown", hostile(text))
        page = html_of(report)
        tags = set(re.findall(r"<(/?[a-z0-9]+)", page))
        own = {"h1", "h2", "h3", "p", "strong", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "a", "br"}
        own |= {"sub", "details", "summary", "code", "ul", "li", "hr"}
        assert {tag.removeprefix("/") for tag in tags} <= own
        targets = re.findall(r'href="([^"]*)"', page)
        assert all(target.startswith("#finding-") for target in targets)
        assert page.count("<code>") == 1  # the id of the one conflict
        assert page.count("<table>") == report.count("\n|---|")
        assert page.count("</details>") == page.count("<details>") == 2

    def test_tables_have_as_many_cells_in_every_row(self) -> None:
        page = html_of(render("markdown", hostile(HOSTILE[1])))
        for table in page.split("<table>")[1:]:
            rows = table.split("</table>")[0].split("<tr>")[1:]
            assert len({row.count("<td") + row.count("<th") - row.count("<thead") for row in rows}) == 1

    def test_more_than_three_sides_become_rows(self) -> None:
        result = everything()
        first = result.findings[0]
        claims = tuple(claim for finding in result.findings[:2] for claim in finding.claims)[:4]
        many = replace(first, claims=claims, sides=((0,), (1,), (2,), (3,)), pairs=())
        text = render("markdown", replace(result, findings=(many,)))
        assert "| Value | Quote | Where | Remarks |" in text

    def test_no_conflict_is_said_in_words(self) -> None:
        text = render("markdown", without_conflict())
        assert "The sources do not disagree on anything that was compared." in text
        assert "Incomplete" not in text

    def test_copies_skipped_and_problems_are_named(self) -> None:
        text = render("markdown", everything())
        assert "- wire/copy.txt, wire/radio.txt" in text
        assert "| broken.txt | could not be read | it is not text |" in text
        assert "| notes.xyz | not a source | unknown type (.xyz) |" in text
        assert "the date was taken from the file name" in text


class TestRegistry:
    def test_names_are_unique(self) -> None:
        assert len(set(NAMES)) == len(FORMATS)

    def test_files_choose_their_format(self) -> None:
        assert format_for_file("x.JSON").name == "json"
        assert format_for_file("x.md").name == "markdown"
        assert format_for_file("x").name == "text"

    def test_unknown_names_are_answered_with_the_known(self) -> None:
        with pytest.raises(UsageError, match="text, markdown, json"):
            format_named("pdf")


class TestPairs:
    def test_each_pair_is_a_line(self) -> None:
        pairs = [pair for finding in everything().findings for pair in finding.pairs]
        lines = [json.loads(line) for line in io.StringIO(render_pairs(pairs))]
        assert len(lines) == len(pairs)
        assert lines[0]["claims"][0]["quote"] == pairs[0].a.quote
        assert lines[0]["levels"][0] == {
            "name": "fact",
            "level": "0.90",
            "weight": 2.2,
            "detail": "the same fact, by the trained model",
            "veto": False,
        }

    def test_a_line_carries_quotes_values_and_context(self) -> None:
        pair = everything().findings[0].pairs[0]
        (line,) = [json.loads(text) for text in io.StringIO(render_pairs([pair]))]
        first, second = line["claims"]
        assert (first["quote"], first["before"]) == ("The ferry carried 212 passengers.", "Before it.")
        assert (first["value_text"], first["low"], first["high"]) == ("212 passengers", "212", "212")
        assert (second["value_text"], second["low"], second["high"]) == ("Some 260 people", "250", "270")
        assert (first["title"], first["published"]) == (None, "2024-03-05")

    @pytest.mark.parametrize("kind", list(Kind))
    def test_undecided_follows_the_thresholds_of_its_kind(self, kind: Kind) -> None:
        conflict, certain = threshold(kind, "conflict"), threshold(kind, "certain")
        pair = replace(everything().findings[0].pairs[0], kind=kind)
        assert 0 < conflict <= certain
        assert is_undecided(replace(pair, score=0.5 * conflict))
        assert is_undecided(replace(pair, score=conflict)) is (conflict < certain)
        assert not is_undecided(replace(pair, score=certain))
        assert not is_undecided(replace(pair, score=0.49 * conflict))

    def test_undecided_is_neither_vetoed_nor_judged_nor_unread(self) -> None:
        pair = everything().findings[0].pairs[0]
        open_ = replace(pair, score=0.5 * threshold(pair.kind, "conflict"))
        assert is_undecided(open_)
        assert not is_undecided(replace(open_, levels=(replace(pair.levels[0], veto=True),)))
        assert not is_undecided(replace(open_, levels=(Level("judged", "agreement", 0.0, "by M. Ito"),)))
        assert not is_undecided(replace(open_, score=0.0))


class TestExplanation:
    def test_it_shows_values_levels_and_what_would_change(self) -> None:
        by_kind = {f.kind.value: f for f in everything().findings if f.verdict is Verdict.POSSIBLE}
        text = render_explanation(by_kind["date"])
        assert "worked out: 4 March before 2024-03-05 -> 2024-03-04" in text
        assert "according to: the harbour office" in text
        assert "+2.20" in text
        assert "contradiction, were it not that wire/radio.txt quotes the harbour office" in text
        assert "rests most on fact (0.90)" in text

    def test_without_its_best_level_the_score_is_lower_by_that_weight(self) -> None:
        finding = everything().findings[0]
        assert "would be 0.78 instead of 0.97" in render_explanation(finding)  # ln(.97/.03) - 2.2 = 1.276

    @pytest.mark.parametrize("text", HOSTILE)
    def test_hostile_text_stays_text(self, text: str) -> None:
        assert shows_only_what_can_be_seen(render_explanation(hostile(text).findings[0]))


def test_restrictions_are_told_in_words() -> None:
    claim = everything().claims[0]
    assert "scope: again, final" in remarks(replace(claim, scope="order:again; stage:final"))
    assert "scope: of the year" in remarks(replace(claim, scope="of the year"))


def test_a_side_of_many_wordings_shows_three_and_counts_the_rest() -> None:
    result = everything()
    claims = tuple(claim for finding in result.findings for claim in finding.claims if claim.value)[:6]
    side = replace(result.findings[-1], claims=claims, sides=(tuple(range(6)),), pairs=())
    assert len(side_words(claims)) == 4
    assert side_words(claims)[-1] == "2 more"
    assert " / 2 more" in render("markdown", replace(result, findings=(replace(side, verdict=Verdict.UPDATE),)))


def test_a_web_page_is_quoted_with_its_paragraph() -> None:
    result = in_pages()
    page, text = result.documents[0], result.documents[0].text
    kinds = (BlockKind.HEADLINE, BlockKind.PARAGRAPH)
    starts = (0, text.index("The ferry"))
    blocks = tuple(Block(k, a, text.index("\n", a)) for k, a in zip(kinds, starts, strict=True))
    page = replace(page, format="html", line_map=(1, 1, 1), blocks=blocks)
    result = replace(result, documents=(page, *result.documents[1:]))
    place = "line 3, paragraph 1"
    for name in ("text", "markdown", "html", "github", "junit"):
        assert "report.pdf:3, paragraph 1" in render(name, result)
    assert json.loads(render("json", result))["findings"][0]["claims"][0]["place"] == place
    assert place in render("csv", result)
    assert '"name": "paragraph 1"' in render("sarif", result)
