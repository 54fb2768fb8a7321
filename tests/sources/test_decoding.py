from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosscheck.errors import SourceError
from crosscheck.sources.decoding import decode, newlines

WORDS = "The harbour café re-opened on Friday – “at last”, said the mayor of Łódź."


def test_utf8_is_read_without_a_word() -> None:
    decoded = decode(WORDS.encode())
    assert (decoded.text, decoded.encoding, decoded.problems) == (WORDS, "utf-8", ())


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_mark_decides(mark: bytes, encoding: str) -> None:
    decoded = decode(mark + WORDS.encode(encoding))
    assert decoded.text == WORDS
    assert decoded.encoding == encoding


def test_utf16_without_a_mark_is_read_and_told() -> None:
    decoded = decode("The bridge is closed.".encode("utf-16-le"))
    assert decoded.text == "The bridge is closed."
    assert decoded.problems


def test_windows_1252_is_a_guess_that_is_told() -> None:
    decoded = decode(("Das Gebäude wurde in München eröffnet. " * 8).encode("cp1252"))
    assert "München" in decoded.text
    assert any("guess" in p for p in decoded.problems)


def test_stray_bytes_in_utf8_are_read_as_windows_1252() -> None:
    decoded = decode(("Žižkov " * 20).encode() + b"the mayor\x92s house")
    assert decoded.text.endswith("the mayor’s house")
    assert decoded.problems == ("1 bytes are not UTF-8 and were read as Windows-1252",)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "white space"),
        (b"a\0b\0\0c" * 9, "NUL"),
        (b"%PDF-1.7 x", "PDF"),
        (b"PK\x03\x04aaaa", "ZIP"),
        (bytes(range(1, 32)) * 20, "control"),
    ],
)
def test_what_is_not_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        decode(data)


def test_lines_stay_the_lines_of_the_file() -> None:
    assert newlines("a\r\nb\rc\n") == "a\nb\nc\n"


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_reason(data: bytes) -> None:
    try:
        text = decode(data).text
    except SourceError:
        return
    assert "\r" not in text
    text.encode("utf-8")
