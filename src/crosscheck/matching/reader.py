"""The trained reader: a small transformer that reads two statements together and says whether they state one fact.

A statement is one line of four fields: `kind | date | sentence before | sentence with the value in [ ]`. Quantity,
date, duration and rank mark one value; place, identity and polarity mark the whole sentence and are read as
"statement". The weights lie in `model/`, with a note of what they were trained from; `make train` makes them again.
They are run by onnxruntime on a fixed number of threads, so that the same input gives the same scores.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from crosscheck.errors import ModelError
from crosscheck.matching.score import NUMERIC
from crosscheck.model import Claim

# Tokens kept of each field, and the sizes of a batch: lengths are padded to multiples of STEP.
DATE, BEFORE, TEXT = 6, 16, 42
STEP, BATCH = 8, 16
THREADS = 2

_PLAIN = str.maketrans("[]|", "()/")


def row(claim: Claim) -> str:
    """The line that stands for a claim."""
    before = " ".join(claim.context.before.translate(_PLAIN).split())
    raw = claim.quote.translate(_PLAIN)
    head = f"{claim.context.published} | {before}"
    if claim.kind not in NUMERIC:
        return f"statement | {head} | [ {' '.join(raw.split())} ]"
    if claim.context.told:
        return f"{claim.kind.value} | {head} | {claim.context.told.replace('|', '/')}"
    first, last = claim.context.value_start, claim.context.value_end
    marked = f"{raw[:first]}[ {raw[first:last].strip()} ]{raw[last:]}"
    return f"{claim.kind.value} | {head} | {' '.join(marked.split())}"


class Tokens:
    """Rows to token ids, with the marked words told apart."""

    def __init__(self, tokenizer: str) -> None:
        self._tokenizer = Tokenizer.from_str(tokenizer)
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._open, self._close, self._cls, self._sep, self._bar = (
            self._token(t) for t in ("[", "]", "[CLS]", "[SEP]", "|")
        )

    def _token(self, text: str) -> int:
        found = self._tokenizer.token_to_id(text)
        if found is None:
            raise ModelError(f"the reader's tokenizer lacks {text!r}. Reinstall crosscheck-claims.")
        return int(found)

    def side(self, text: str) -> list[int]:
        """The ids of one row, its fields cut to their sizes; a long sentence is cut around the marked words."""
        kind, date, before, sentence = text.split(" | ", 3)
        d, b, t = (self._tokenizer.encode(x, add_special_tokens=False).ids for x in (date, before, sentence))
        if len(t) > TEXT:
            first = t.index(self._open) if self._open in t else 0
            last = t.index(self._close) if self._close in t else len(t)
            if last - first >= TEXT - 2:
                t = [*t[: TEXT - 1], self._close]
            else:
                start = max(0, min((first + last) // 2 - TEXT // 2, len(t) - TEXT))
                t = t[start : start + TEXT]
        kind_ids = self._tokenizer.encode(kind, add_special_tokens=False).ids[:1]
        return [*kind_ids, self._bar, *d[:DATE], self._bar, *b[-BEFORE:], self._bar, *t, self._sep]

    def batch(self, pairs: Sequence[tuple[list[int], list[int]]], size: int) -> dict[str, npt.NDArray[np.int64]]:
        """ids, sides (0 or 1) and marks (1 for marked words) of some pairs, shape (n, size), 0 for padding."""
        ids = np.zeros((len(pairs), size), np.int64)
        sides, marks = np.zeros_like(ids), np.zeros_like(ids)
        for r, (a, b) in enumerate(pairs):
            row_ids = [self._cls, *a, *b]
            ids[r, : len(row_ids)] = row_ids
            sides[r, 1 + len(a) : len(row_ids)] = 1
            marks[r, 1 : len(row_ids)] = self._marks(a) + self._marks(b)
        return {"ids": ids, "sides": sides, "marks": marks}

    def _marks(self, ids: Sequence[int]) -> list[int]:
        inside, marks = 0, []
        for token in ids:
            inside = 0 if token == self._close else inside
            marks.append(inside)
            inside = 1 if token == self._open else inside
        return marks


class Reader:
    """Scores pairs of rows."""

    def __init__(self) -> None:
        folder = resources.files("crosscheck.matching").joinpath("model")
        options = onnxruntime.SessionOptions()
        # A fixed number of threads splits and adds in one order, so that the same input gives the same bytes.
        options.intra_op_num_threads, options.inter_op_num_threads = THREADS, 1
        try:
            self._tokens = Tokens(folder.joinpath("tokenizer.json").read_text(encoding="utf-8"))
            self._session = onnxruntime.InferenceSession(
                folder.joinpath("reader.onnx").read_bytes(), options, providers=["CPUExecutionProvider"]
            )
        except (OSError, RuntimeError) as error:
            raise ModelError(f"the trained reader cannot be loaded: {error}. Reinstall crosscheck-claims.") from None

    @staticmethod
    @lru_cache(maxsize=1)
    def load() -> Reader:
        """The reader, loaded once."""
        return Reader()

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[float, float]]:
        """For each pair (probability of one fact, probability of one fact with different values), four digits."""
        sides = {text: self._tokens.side(text) for pair in pairs for text in pair}
        groups: dict[int, list[int]] = defaultdict(list)
        for n, (a, b) in enumerate(pairs):
            groups[-(-(1 + len(sides[a]) + len(sides[b])) // STEP) * STEP].append(n)
        out: list[tuple[float, float]] = [(0.0, 0.0)] * len(pairs)
        for size, members in sorted(groups.items()):
            for i in range(0, len(members), BATCH):
                part = members[i : i + BATCH]
                feed = self._tokens.batch([(sides[pairs[n][0]], sides[pairs[n][1]]) for n in part], size)
                for n, (_, agree, clash) in zip(part, self._session.run(None, feed)[0], strict=True):
                    out[n] = (round(float(agree + clash), 4), round(float(clash), 4))
        return out
