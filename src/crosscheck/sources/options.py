"""What the settings say about reading: columns of tables of articles, and pipelines for languages besides English."""

from __future__ import annotations

from collections.abc import Mapping

from crosscheck.config import Settings


def columns(settings: Settings) -> Mapping[str, str]:
    """Field of a document (text, id, title, outlet, published, byline, language, url, origin) -> its column."""
    return settings.columns


def pipelines(settings: Settings) -> Mapping[str, str]:
    """Language (ISO 639-1, "de") -> the spaCy pipeline that reads it; English needs none."""
    return settings.pipelines
