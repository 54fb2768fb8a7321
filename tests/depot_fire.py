"""Sources on one fire, as small as they can be."""

from __future__ import annotations

from pathlib import Path

# The example of the quantity check: the one pair here that the reader is held to.
LOST, DESTROYED, NEARLY = (
    "The depot lost 48 buses in the blaze.",
    "The blaze in the depot destroyed 31 buses.",
    "The blaze in the depot destroyed nearly fifty buses.",
)


def write(folder: Path, **texts: str) -> Path:
    """A folder with one text file for each keyword."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")
    return folder
