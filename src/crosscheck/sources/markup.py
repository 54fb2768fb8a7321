"""Markup hidden from the parser: the same text with the marks of Markdown replaced by spaces, so that offsets hold."""

from __future__ import annotations

import re

# Every pattern is bounded in length: sources may be hostile.
_TARGET = r"\((?:[^()\n]|\([^()\n]{0,80}\)){0,300}\)"  # one level of brackets, as in addresses of encyclopedias
_IMAGE = re.compile(r"!\[(?P<words>[^\[\]\n]{0,300})\]" + _TARGET)
_LINK = re.compile(r"\[(?P<words>[^\[\]\n]{1,300})\](?:" + _TARGET + r"|\[[^\[\]\n]{0,80}\])")
_FOOTNOTE = re.compile(r"\[\^?\d{1,3}\]|\[edit\]|\[citation needed\]")
_CODE = re.compile(r"`{1,3}")
_STARS = re.compile(r"\*{1,3}")
_UNDERLINES = re.compile(r"(?<!\w)_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?!\w)")
_STRIKE = re.compile(r"~~")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,15}(?:\s[^<>\n]{0,200})?/?>")
_LINE_MARK = re.compile(r"^[ \t]{0,8}(?:#{1,6}[ \t]|(?:>[ \t]?){1,8}|[-*+][ \t])", re.MULTILINE)
_ANY = re.compile(r"[\\`*_~<\[]")
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!|>~])")


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _keep_words(match: re.Match[str]) -> str:
    """The link's words where they stand, spaces for the rest."""
    whole, words = match.group(), match["words"]
    at = whole.index("[") + 1
    return " " * at + words + " " * (len(whole) - at - len(words))


def mask_emphasis(text: str) -> str:
    """The text with marks of emphasis and code, link targets and tags as spaces; bars and line marks stay."""
    if not _ANY.search(text):
        return text
    text = _IMAGE.sub(_blank, text)
    text = _LINK.sub(_keep_words, text)
    for pattern in (_ESCAPE, _CODE, _STARS, _UNDERLINES, _STRIKE, _TAG):
        text = pattern.sub(_blank, text)
    return text


def mask(text: str, format_: str) -> str:
    """The text as the parser should see it, character for character in the same place.

    For "markdown" all marks become spaces: emphasis, code, link targets, images, table bars, `#`, `>` and bullets at
    the head of a line. For every format the numbers of footnotes ("[3]") do. len(mask(t, f)) == len(t) for all t, f.
    """
    if format_ == "markdown":
        text = _LINE_MARK.sub(_blank, text)
        text = mask_emphasis(text).replace("|", " ")
    return _FOOTNOTE.sub(_blank, text)
