"""Whether two claims state the same fact: a small transformer run by onnxruntime, the same answer every time.

A claim is one line of four fields: `kind | date | sentence before | sentence with the value in [ ]`. Quantity, date,
duration and rank mark one value; place, identity and polarity mark the whole sentence. The weights lie in `model/`,
with a note of what they were trained from; `make train` makes them again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from crosscheck.errors import ModelError
from crosscheck.matching.score import NUMERIC
from crosscheck.model import Claim

HEAD, BEFORE, TEXT = 6, 18, 46  # tokens kept of each field
STEP, BATCH = 16, 64  # lengths are padded to multiples of STEP, so that a score hangs on its own pair only

_PLAIN = str.maketrans("[]|", "()/")

Array = npt.NDArray[np.float32]


class _Read(NamedTuple):
    """What the encoder made of one row: token vectors, token ids, and one unit vector."""

    tokens: Array
    ids: npt.NDArray[np.int64]
    vector: Array


def row(claim: Claim) -> str:
    """The line that stands for a claim."""
    quote = " ".join(claim.quote.translate(_PLAIN).split())
    before = " ".join(claim.context.before.translate(_PLAIN).split())
    date = claim.context.published
    if claim.kind not in NUMERIC:
        return f"statement | {date} | {before} | [ {quote} ]"
    raw = claim.quote.translate(_PLAIN)
    first, last = claim.context.value_start, claim.context.value_end
    marked = f"{raw[:first]}[ {raw[first:last].strip()} ]{raw[last:]}"
    return f"{claim.kind.value} | {date} | {before} | {' '.join(marked.split())}"


class SameFact:
    """Scores pairs of rows; keeps what it has read of each row, so that a row in many pairs is encoded once."""

    def __init__(self) -> None:
        folder = resources.files("crosscheck.matching").joinpath("model")
        options = onnxruntime.SessionOptions()
        # One thread adds in one order, so that the same input gives the same bytes.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        try:
            self._tokenizer = Tokenizer.from_str(folder.joinpath("tokenizer.json").read_text(encoding="utf-8"))
            self._encoder, self._matcher = (
                onnxruntime.InferenceSession(
                    folder.joinpath(name).read_bytes(), options, providers=["CPUExecutionProvider"]
                )
                for name in ("encode.onnx", "match.onnx")
            )
        except (OSError, RuntimeError) as error:
            raise ModelError(f"the same-fact model cannot be loaded: {error}. Reinstall crosscheck-claims.") from None
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        one = self._tokenizer.token_to_id
        self._open, self._close, self._cls, self._sep, self._bar = (one(t) for t in ("[", "]", "[CLS]", "[SEP]", "|"))
        self._known: dict[str, _Read] = {}

    @staticmethod
    @lru_cache(maxsize=1)
    def load() -> SameFact:
        """The model, loaded once."""
        return SameFact()

    def forget(self) -> None:
        """Drop what was kept of the rows read so far."""
        self._known.clear()

    def vectors(self, rows: Sequence[str]) -> Array:
        """One unit vector a row; their dot product is the cheap score that picks pairs worth scoring."""
        self._read(rows)
        return np.stack([self._known[r].vector for r in rows])

    def score(self, pairs: Sequence[tuple[str, str]]) -> npt.NDArray[np.float64]:
        """Probabilities of (other fact, agree, clash), shape (n, 3); the order within a pair makes no difference."""
        self._read([r for pair in pairs for r in pair])
        out = np.zeros((len(pairs), 3))
        groups: dict[tuple[int, int], list[tuple[int, _Read, _Read]]] = defaultdict(list)
        for n, pair in enumerate(pairs):
            first, second = sorted(pair, key=lambda r: (len(self._known[r].ids), r))
            a, b = self._known[first], self._known[second]
            groups[len(a.ids), len(b.ids)].append((n, a, b))
        for members in groups.values():
            for i in range(0, len(members), BATCH):
                part = members[i : i + BATCH]
                feed = {}
                for letter, reads in (("a", [m[1] for m in part]), ("b", [m[2] for m in part])):
                    feed[f"t{letter}"] = np.stack([r.tokens for r in reads])
                    feed[f"i{letter}"] = np.stack([r.ids for r in reads])
                    feed[f"v{letter}"] = np.stack([r.vector for r in reads])
                out[[m[0] for m in part]] = self._matcher.run(None, feed)[0]
        return out.round(4)

    def _read(self, rows: Sequence[str]) -> None:
        groups: dict[int, list[tuple[str, list[int]]]] = defaultdict(list)
        for text in dict.fromkeys(rows):
            if text not in self._known:
                ids = self._ids(text)
                size = -(-len(ids) // STEP) * STEP
                groups[size].append((text, ids + [0] * (size - len(ids))))
        for members in groups.values():
            for i in range(0, len(members), BATCH):
                part = members[i : i + BATCH]
                ids = np.array([m[1] for m in part], np.int64)
                tokens, vectors = self._encoder.run(None, {"ids": ids})
                for (text, _), t, n, v in zip(part, tokens, ids, vectors, strict=True):
                    self._known[text] = _Read(t, n, v)

    def _ids(self, text: str) -> list[int]:
        kind, head, before, sentence = text.split(" | ", 3)
        a, b, t = (self._tokenizer.encode(x, add_special_tokens=False).ids for x in (head, before, sentence))
        if len(t) > TEXT:
            first = t.index(self._open) if self._open in t else 0
            last = t.index(self._close) if self._close in t else len(t)
            if last - first >= TEXT - 2:
                t = [*t[: TEXT - 1], self._close]
            else:
                start = max(0, min((first + last) // 2 - TEXT // 2, len(t) - TEXT))
                t = t[start : start + TEXT]
        kind_ids = self._tokenizer.encode(kind, add_special_tokens=False).ids[:1]
        return [self._cls, *kind_ids, self._bar, *a[:HEAD], self._bar, *b[-BEFORE:], self._bar, *t, self._sep]
