"""YAML front matter: the block between two lines of `---` at the head of a Markdown file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import yaml

from crosscheck.errors import SourceError
from crosscheck.model import Published
from crosscheck.sources.assemble import Metadata
from crosscheck.sources.moments import find_stamps
from crosscheck.sources.naming import whole

_LONGEST = 20_000  # characters of front matter; more is a rule in the text, or a mistake
# Names that the fields of a document go by, in front matter and in the columns of tables, best first.
KEYS = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "source", "site", "publication"),
    "byline": ("byline", "author", "authors", "by"),
    "published": ("published", "date", "published_at", "datetime", "dateline"),
    "language": ("language", "lang"),
}


class _Loader(yaml.SafeLoader):
    """SafeLoader that leaves dates as the strings they are: YAML's own reading drops the zone."""


_Loader.yaml_implicit_resolvers = {
    key: [(tag, pattern) for tag, pattern in pairs if tag != "tag:yaml.org,2002:timestamp"]
    for key, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def split_front_matter(text: str) -> tuple[str, int]:
    """The front matter of a text and the offset at which the body begins; ("", 0) where there is none.

    Raises SourceError where it is opened and not closed.
    """
    first, _, _ = text.partition("\n")
    if first.rstrip() != "---" or ":" not in text[:_LONGEST].partition("\n")[2].partition("\n")[0]:
        return "", 0
    at = len(first) + 1
    while 0 < at <= min(len(text), _LONGEST):
        end = text.find("\n", at)
        line = text[at : end if end >= 0 else len(text)]
        if line.rstrip() in ("---", "..."):
            return text[len(first) + 1 : at], (end + 1 if end >= 0 else len(text))
        if end < 0:
            break
        at = end + 1
    raise SourceError("line 1: the front matter is opened with --- and never closed; add a line of ---")


def words_of(value: object) -> str | None:
    """A metadata value as words: a list joined, a mapping by its `name`; None where there are none."""
    if value is None:
        return None
    if isinstance(value, list):
        return whole(", ".join(str(v) for v in value if v is not None)) or None
    if isinstance(value, Mapping):
        name = value.get("name")
        return whole(str(name)) if name else None
    return whole(str(value).strip()) or None


def read_date(text: str, origin: str) -> Published | None:
    """A date of a metadata field: ISO 8601 first, then as title blocks print them; None where it is neither."""
    plain = whole(text.strip())
    try:
        moment: dt.datetime | dt.date = (
            dt.date.fromisoformat(plain) if len(plain) <= 10 else dt.datetime.fromisoformat(plain)
        )
        return Published(moment, plain, origin)
    except ValueError:
        pass
    for stamp in find_stamps(plain):
        found = stamp.moment()
        if found is not None:
            return Published(found, plain, origin)
    return None


def read_front_matter(block: str) -> Metadata:
    """Metadata of a front matter block; unknown keys are kept in `extra`. Raises SourceError where it is no mapping."""
    if not block.strip():
        return Metadata()
    if block.count("&") > 50 or block.count("*") > 50 or block.count("[") > 500 or block.count("{") > 500:
        raise SourceError(
            "the front matter holds YAML anchors or nesting beyond bounds; write plain `key: value` lines"
        )
    try:
        table = yaml.load(block, Loader=_Loader)  # noqa: S506 - a SafeLoader without the timestamp resolver
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 2}: " if mark is not None else ""
        what = getattr(error, "problem", None) or "it cannot be read"
        raise SourceError(
            f"{where}the front matter is not valid YAML: {what}; quote values that hold a colon"
        ) from None
    if not isinstance(table, dict):
        raise SourceError("the front matter is not a list of `key: value` lines")
    given = {str(k).strip().lower(): v for k, v in table.items()}
    found: dict[str, str | None] = {}
    for field, keys in KEYS.items():
        found[field] = next((w for w in (words_of(given.get(k)) for k in keys) if w), None)
    problems: list[str] = []
    published = None
    if found["published"]:
        published = read_date(found["published"], "front matter")
        if published is None:
            problems.append(
                f"the date {found['published']!r} of the front matter cannot be read; "
                "write it like 2019-02-28T19:41:00-08:00"
            )
    known = {k for keys in KEYS.values() for k in keys}
    extra = {k: w for k, w in ((k, words_of(v)) for k, v in sorted(given.items())) if w and k not in known}
    language = (found["language"] or "").split("-")[0].lower() or None
    return Metadata(
        found["title"], found["outlet"], found["byline"], published, language, tuple(problems), extra,
        told_in="front matter",
    )  # fmt: skip
