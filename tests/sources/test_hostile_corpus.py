"""Hostile and odd files of every format: each gives documents or a skip with its reason, within bounds, from inside."""

from __future__ import annotations

import io
import json
import os
import resource
import socket
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pdf_files import column, make_pdf

from crosscheck.config import Settings
from crosscheck.errors import UsageError
from crosscheck.model import Document, SkippedSource
from crosscheck.sources import load_sources, mask

PROSE = (
    "The council of Port Arden voted late on Monday to close the swimming pool, which has stood empty since the storm, "
    "and to sell the café behind it."
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SECONDS = 20.0  # of processor time, a bound against hanging; the slowest takes about one
PATIENCE = 240.0  # seconds on a machine that has other things to do
MEGABYTES = 700


def as_docx(text: str, before: str = "") -> bytes:
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n") if line)
    return zipped({"word/document.xml": f"{before}<w:document {W}><w:body>{paragraphs}</w:body></w:document>"})


def zipped(members: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def as_pdf(text: str) -> bytes:
    lines = [line[i : i + 80] for line in text.split("\n") for i in range(0, len(line), 80)]
    return make_pdf([[(72, 760, 20, "Pool to close"), *column(730, lines[:45])]])


FORMATS: dict[str, Callable[[str], bytes]] = {
    ".txt": lambda text: text.encode(),
    ".md": lambda text: (
        f"---\ntitle: Pool to close\n---\n# Pool\n\n{text}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n".encode()
    ),
    ".html": lambda text: (
        "<html><head><script>var nine = 9;</script><style>p {}</style></head>" + f"<h1>Pool</h1><p>{text}</p></html>"
    ).encode(),
    ".docx": as_docx,
    ".eml": lambda text: (
        f"From: a@b.example\nSubject: Pool\nContent-Type: text/plain; charset=utf-8\n\n{text}\n".encode()
    ),
    ".pdf": as_pdf,
    ".jsonl": lambda text: json.dumps({"id": "x", "title": "Pool", "text": text}, ensure_ascii=False).encode() + b"\n",
    ".csv": lambda text: f'id,title,text\nx,Pool,"{text}"\n'.encode(),
}
TEXTS = [s for s in FORMATS if s not in (".docx", ".pdf")]


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("loading opened a socket")

    monkeypatch.setattr(socket, "socket", refuse)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder of sources; at the end nothing has come to lie beside it."""
    inside = tmp_path / "sources"
    inside.mkdir()
    yield inside
    assert [p.name for p in tmp_path.iterdir()] == ["sources"]


def processor() -> float:
    """Seconds of processor time that this process and those it has waited for have taken."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def load(folder: Path) -> tuple[tuple[Document, ...], tuple[SkippedSource, ...]]:
    """What is read of a folder, each file checked: read or told, blocks inside the text, text that can be written."""
    names = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if not p.is_dir() and not p.is_symlink()}
    start, spent = time.perf_counter(), processor()
    try:
        documents, skipped = load_sources([folder], Settings())
    except UsageError:  # none of them is a source, which the message tells
        return (), ()
    assert processor() - spent < SECONDS
    assert time.perf_counter() - start < PATIENCE
    for document in documents:
        at = 0
        for block in document.blocks:
            assert at <= block.start < block.end <= len(document.text)
            at = block.end
            assert document.line_of(block.start) >= 1
        f"{document.id}{document.text}{document.title}{document.outlet}{document.byline}".encode()
        assert len(mask(document.text, document.format)) == len(document.text)
    assert all(skip.reason for skip in skipped)
    told = {str(d.id) for d in documents} | {s.path for s in skipped}
    told |= {name.partition("#")[0] for name in told}
    assert {n.encode("unicode_escape").decode() for n in names} <= told
    return documents, skipped


def test_each_format_is_read(folder: Path) -> None:
    for suffix, make in FORMATS.items():
        (folder / f"a{suffix}").write_bytes(make(PROSE))
    documents, skipped = load(folder)
    assert len(documents) == len(FORMATS)
    assert skipped == ()
    for document in documents:
        assert "voted late on Monday" in document.text
        assert "nine = 9" not in document.text


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_tenth(folder: Path, suffix: str) -> None:
    data = FORMATS[suffix](PROSE)
    for tenth in range(10):
        (folder / f"{tenth}{suffix}").write_bytes(data[: len(data) * tenth // 10])
    load(folder)


def test_wrong_extensions(folder: Path) -> None:
    for suffix, make in FORMATS.items():
        for other in FORMATS:
            if other != suffix:
                (folder / f"{suffix[1:]}{other}").write_bytes(make(PROSE))
    documents, skipped = load(folder)
    refused = {s.path for s in skipped if s.failed}
    assert {f"{s[1:]}{t}" for s in (".docx", ".pdf") for t in FORMATS if t != s} <= refused
    assert {f"{s[1:]}{t}" for s in TEXTS for t in (".docx", ".pdf", ".jsonl")} - {"jsonl.jsonl"} <= {
        name.partition("#")[0] for name in refused
    }
    assert documents


ODD: dict[str, Callable[[bytes], bytes]] = {
    "mixed": lambda data: data + "Café – ".encode("cp1252") + "łódź".encode("utf-16-le") + b"\xff\xfe",
    "latin": lambda data: data.decode().encode("latin-1"),
    "utf16": lambda data: data.decode().encode("utf-16"),
    "utf16be": lambda data: data.decode().encode("utf-16-be"),
    "bom": lambda data: b"\xef\xbb\xbf" + data,
    "nul": lambda data: data.replace(b" ", b"\0"),
    "one nul": lambda data: data.replace(b"voted", b"vo\0ted"),
    "controls": lambda data: data.replace(b" ", b"\x07\x1b"),
    "rtl": lambda data: data.replace(b"voted", "\u202evoted\u200f".encode()),
    "returns": lambda data: data.replace(b"\n", b"\r").replace(b" voted", b"\r\n\r voted"),
    "separators": lambda data: data.replace(b" ", "\u2028".encode(), 9).replace(b" ", "\x0b\x0c\x85".encode(), 9),
}


@pytest.mark.parametrize("suffix", TEXTS)
def test_odd_bytes(folder: Path, suffix: str) -> None:
    for name, change in ODD.items():
        (folder / f"{name}{suffix}").write_bytes(change(FORMATS[suffix](PROSE)))
    documents, _ = load(folder)
    read = {d.id.partition(suffix)[0] for d in documents}
    assert {"bom", "rtl"} <= read
    assert {"utf16", "latin"} <= read or suffix == ".eml"


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("line", ["word " * 200_000, "x" * 1_000_000])
def test_lines_of_a_million_characters(folder: Path, suffix: str, line: str) -> None:
    (folder / f"a{suffix}").write_bytes(FORMATS[suffix](line))
    load(folder)


LAUGHS = "<!DOCTYPE x [" + '<!ENTITY a0 "ha">' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)
) + "]>"  # fmt: skip


def test_bombs_and_entities(folder: Path) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    zeros = zlib.compress(b"0 " * 25_000_000, 9)
    understated = bytearray(as_docx("0" * 3_000_000))
    at = understated.rindex(b"PK\x01\x02")
    understated[at + 24 : at + 28] = (100).to_bytes(4, "little")
    bombs = {
        "zeros.docx": as_docx("0" * 30_000_000),
        "understated.docx": bytes(understated),
        "laughs.docx": as_docx("&a11;", LAUGHS),
        "laughs.html": f"{LAUGHS}<h1>Pool</h1><p>&a11; {PROSE}</p>".encode(),
        "outside.docx": as_docx(PROSE + "&x;", '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        "remote.docx": as_docx(PROSE, '<!DOCTYPE x SYSTEM "https://arden.example/x.dtd">'),
        "paths.docx": zipped({"../../x.txt": "x", "/x.txt": "x", "word/../word/document.xml": "x"}),
        "nested.docx": zipped({"word/document.xml": zipped({"a": "b"}).decode("latin-1")}),
        "remote.html": f'<base href="https://arden.example/"><link rel="stylesheet" href="x.css">'
        f'<iframe src="y"></iframe><img src="z.png"><h1>Pool</h1><p>{PROSE}</p>'.encode(),
        "deep.html": b"<div>" * 200_000 + PROSE.encode(),
        "yaml.md": b"---\na: &a [x, x]\n" + b"".join(b"b%d: &b%d [*a, *a]\n" % (n, n) for n in range(60)) + b"---\nx\n",
        "parts.eml": b"From: a@b.example\n" + b"".join(
            b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000)
        ),
        "header.eml": b"From: " + b"a" * 1_000_000 + b"\nSubject: =?utf-8?b?" + b"A" * 99_999 + b"?=\n\nPool\n",
        "zeros.pdf": make_pdf([[]]).replace(
            b"<< /Length 0 >>\nstream\n",
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\n" % (len(zeros), zeros),
        ),
        "loop.pdf": make_pdf([[(72, 700, 10, PROSE)]]).replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]"),
        "locked.pdf": make_pdf(
            [[(72, 700, 10, PROSE)]],
            trailer=f"/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O ({'x' * 32}) /U ({'y' * 32}) >>",
        ),
        "many.csv": b"text\n" + b"a\n" * 100_001,
        "wide.csv": b"text" + b"," * 500_000 + b"\nx\n",
        "deep.jsonl": b'{"text": ' + b"[" * 500_000,
        "long.jsonl": b'{"text": "x", "n": ' + b"9" * 100_000 + b"}",
    }  # fmt: skip
    for name, data in bombs.items():
        (folder / name).write_bytes(data)
    documents, skipped = load(folder)
    read, told = {d.id: d for d in documents}, {s.path: s.reason for s in skipped}
    assert set(told) >= {
        "zeros.docx",
        "understated.docx",
        "paths.docx",
        "nested.docx",
        "zeros.pdf",
        "yaml.md",
        "many.csv",
    }
    assert set(read) >= {"outside.docx", "remote.docx", "remote.html"}
    assert "root:" not in "".join(d.text for d in documents)
    assert told["locked.pdf"] == "it is locked with a password"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < MEGABYTES * 1024


def test_odd_names_links_and_pipes(folder: Path) -> None:
    for suffix, make in FORMATS.items():
        (folder / f"a\nb\u202e\x1b[31m{suffix}").write_bytes(make(PROSE))
    os.mkfifo(folder / "pipe.pdf")
    os.mkfifo(folder / "pipe.csv")
    os.mkfifo(folder / "metadata.csv")
    for one in range(9):
        (folder / f"d{one}").mkdir()
        (folder / f"d{one}" / "a.txt").write_text(PROSE)
    for one in range(9):
        for other in range(9):
            (folder / f"d{one}" / f"to{other}").symlink_to(folder / f"d{other}")
    documents, skipped = load(folder)
    assert {d.id for d in documents} >= {f"d{n}/a.txt" for n in range(9)}
    assert all("\n" not in d.id and "\x1b" not in d.id for d in documents)
    assert {s.path for s in skipped if "pipe" in s.reason} == {"pipe.pdf", "pipe.csv", "metadata.csv"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_files_without_permission_are_told(folder: Path) -> None:
    (folder / "good.txt").write_text(PROSE)
    for suffix, make in FORMATS.items():
        (folder / f"a{suffix}").write_bytes(make(PROSE))
        (folder / f"a{suffix}").chmod(0)
    documents, skipped = load(folder)
    assert [d.id for d in documents] == ["good.txt"]
    assert {s.reason for s in skipped} == {"cannot be read: Permission denied"}


def test_rows_and_files_of_one_name_get_ids_of_their_own(folder: Path) -> None:
    (folder / "a.jsonl").write_text('{"id": "b.txt", "text": "The pool is shut."}\n' * 2)
    (folder / "a.jsonl#b.txt").write_text(PROSE)
    documents, _ = load(folder)
    assert sorted(d.id for d in documents) == ["a.jsonl#b.txt", "a.jsonl#b.txt (2)", "a.jsonl#b.txt (2) (2)"]
