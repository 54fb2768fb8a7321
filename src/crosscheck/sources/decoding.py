"""Bytes to text: byte order marks, UTF-8 first, then a guess that is told to the reader."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from crosscheck.errors import SourceError

# Longer marks first: the UTF-32 mark begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive (or an Office document)"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "an RTF document"),
)
_SAMPLE = 65_536  # bytes that the guess looks at: charset-normalizer is slow on megabytes
_MOST_CONTROLS = 0.01
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_ESCAPED = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with line feeds only, the encoding it was read in, and what had to be guessed or repaired."""

    text: str
    encoding: str
    problems: tuple[str, ...] = ()


def _legacy(match: re.Match[str]) -> str:
    byte = bytes([ord(match.group()) - 0xDC00])
    return byte.decode("cp1252", errors="replace")


def _utf8_with_strays(data: bytes) -> Decoded | None:
    """UTF-8 into which a few bytes of Windows-1252 have strayed (pasted text); None where it is not mostly UTF-8."""
    text = data.decode("utf-8", errors="surrogateescape")
    strays = len(_ESCAPED.findall(text))
    multibyte = sum(1 for c in text if ord(c) > 0x7F) - strays
    if strays > 3 + multibyte // 10 or not multibyte:
        return None
    return Decoded(
        _ESCAPED.sub(_legacy, text), "utf-8", (f"{strays} bytes are not UTF-8 and were read as Windows-1252",)
    )


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: a NUL in every second place of mostly western text."""
    half = max(len(data) // 2, 1)
    if data[1::2].count(0) > 0.7 * half and data[0::2].count(0) < 0.05 * half:
        return "utf-16-le"
    if data[0::2].count(0) > 0.7 * half and data[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    return None


def _guess(data: bytes) -> Decoded:
    strays = _utf8_with_strays(data)
    if strays:
        return strays
    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise SourceError("it is not text in any known encoding; save it as UTF-8")
    encoding = "cp1252" if best.encoding in ("ascii", "latin_1", "utf_8") else best.encoding
    text = data.decode(encoding, errors="replace")
    lost = text.count("\ufffd")
    if lost > 2 + len(text) // 100:
        raise SourceError(
            f"it is not UTF-8, and {lost} of its characters cannot be read as {encoding}; save it as UTF-8"
        )
    return Decoded(text, encoding, (f"not UTF-8; read as {encoding}, which is a guess",))


def _marked(data: bytes) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            body = data[len(mark) :]
            text = body.decode(encoding, errors="replace")
            lost = text.count("\ufffd") - body.count("\ufffd".encode(encoding))
            if lost > 2 + len(text) // 100:
                raise SourceError(f"it begins with the mark of {encoding} but is not {encoding}; save it as UTF-8")
            return Decoded(text, encoding, (f"{lost} broken characters were replaced",) if lost > 0 else ())
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise SourceError(f"it is {what}, not text")
    if b"\0" in data:
        encoding_ = _wide(data)
        if encoding_ is None:
            raise SourceError("it is not text: it holds NUL bytes")
        return Decoded(data.decode(encoding_, errors="replace"), encoding_, (f"no mark; read as {encoding_}",))
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _guess(data)


def newlines(text: str) -> str:
    r"""The text with every `\r\n` and lone `\r` as `\n`, so that lines stay the file's lines."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decode(data: bytes) -> Decoded:
    r"""The text of a file.

    A byte order mark decides; without one it is UTF-8 if it can be, else what charset-normalizer takes it for, and
    then `problems` says so. Line ends become `\n`: offsets point into the text as read, and its lines are the
    file's lines. Raises SourceError where the bytes are empty, not text, or beyond repair.
    """
    if not data:
        raise SourceError("it is empty")
    found = _marked(data)
    text = newlines(found.text)
    if not text.strip():
        raise SourceError("it holds nothing but white space")
    if len(CONTROLS.findall(text)) > 1 + _MOST_CONTROLS * len(text):
        raise SourceError("it is not text: it is full of control characters")
    return Decoded(text, found.encoding, found.problems)
