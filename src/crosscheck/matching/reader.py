"""The trained reader: a small transformer that reads two claims together and says whether they state one fact.

It works in two steps. The encoder reads each claim by itself, with the title and the sentence before it, and gives
states for its words and a vector of what the claim states; the nearness of two vectors picks the pairs worth reading.
The joiner reads the states of both together. So the greater part of the work grows with the claims, not the pairs.

A claim is a `Row`. Quantity, date, duration and rank mark one value in the sentence, place and identity a name; for
polarity the whole sentence is marked. The weights lie in `model/`, with a note of what they were trained from;
`make train` makes them again. They are run by onnxruntime on a fixed number of threads, so that the same input gives
the same scores.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from crosscheck.errors import ModelError
from crosscheck.model import Claim, Kind

# Tokens kept of each field, and of the whole for the joiner: the first and the last of them.
TITLE, BEFORE, DATE, TEXT, TAIL = 10, 26, 6, 46, 64
# Sizes of a batch: lengths are padded to multiples of STEP.
STEP, BATCH = 8, 16
THREADS = 2
# Marks of tokens: padding, context, the sentence, its marked words, the first token.
NOTHING, CONTEXT, SENTENCE, MARKED, FIRST = -2, -1, 0, 1, 2
PADDING = 1  # the padding's token id

_PLAIN = str.maketrans("[]|", "()/")
_KINDS = {Kind.IDENTITY: "name", Kind.POLARITY: "statement"}


# The joiner's classes of one fact with different values: what the two statements differ on.
_CLASHES = (Kind.POLARITY, Kind.IDENTITY, Kind.PLACE)


class Reading(NamedTuple):
    """What the reader makes of a pair.

    same   probability that both state one fact, four digits
    clash  probability that they do so with different values
    about  what two statements differ on, if they do: whether it happened, who or what, where
    """

    same: float
    clash: float
    about: Kind


class Row(NamedTuple):
    """What the reader sees of a claim; `text` has the words in question in [ ]."""

    kind: str
    published: str
    title: str
    before: str
    text: str


def row(claim: Claim) -> Row:
    """The row that stands for a claim."""
    kind = _KINDS.get(claim.kind, claim.kind.value)
    head = (kind, claim.context.published, _plain(claim.context.title), _plain(claim.context.before))
    if claim.kind is Kind.POLARITY:
        return Row(*head, f"[ {_plain(claim.quote)} ]")
    if claim.context.told:
        return Row(*head, claim.context.told.replace("|", "/"))
    raw = claim.quote.translate(_PLAIN)
    first, last = claim.context.value_start, claim.context.value_end
    marked = f"{raw[:first]}[ {raw[first:last].strip()} ]{raw[last:]}"
    return Row(*head, " ".join(marked.split()))


def _plain(text: str) -> str:
    return " ".join(text.translate(_PLAIN).split())


@dataclass(frozen=True)
class Side:
    """A row as tokens: ids and marks of one length."""

    ids: tuple[int, ...]
    marks: tuple[int, ...]


class Tokens:
    """Rows to token ids, with the marked words told apart."""

    def __init__(self, tokenizer: str) -> None:
        self._tokenizer = Tokenizer.from_str(tokenizer)
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._open, self._close, self._cls, self._sep, self._bar = (
            self._token(t) for t in ("[", "]", "<s>", "</s>", "|")
        )

    def _token(self, text: str) -> int:
        found = self._tokenizer.token_to_id(text)
        if found is None:
            raise ModelError(f"the reader's tokenizer lacks {text!r}. Reinstall crosscheck-claims.")
        return int(found)

    def _ids(self, text: str) -> list[int]:
        return list(self._tokenizer.encode(text, add_special_tokens=False).ids)

    def side(self, row: Row) -> Side:
        """The tokens of one row, its fields cut to their sizes; a long sentence is cut around the marked words."""
        head = [self._cls, *self._ids(row.title)[:TITLE], self._bar, *self._ids(row.before)[-BEFORE:], self._bar]
        head += [*self._ids(row.published)[:DATE], *self._ids(row.kind)[:1], self._bar]
        text = self._around_marked(self._ids(row.text))
        marks, inside = [], SENTENCE
        for token in text:
            inside = SENTENCE if token == self._close else inside
            marks.append(inside)
            inside = MARKED if token == self._open else inside
        return Side((*head, *text, self._sep), (FIRST, *[CONTEXT] * (len(head) - 1), *marks, CONTEXT))

    def _around_marked(self, text: list[int]) -> list[int]:
        if len(text) <= TEXT:
            return text
        first = text.index(self._open) if self._open in text else 0
        last = text.index(self._close) if self._close in text else len(text)
        if last - first >= TEXT - 2:
            return [*text[: TEXT - 1], self._close]
        start = max(0, min((first + last) // 2 - TEXT // 2, len(text) - TEXT))
        return text[start : start + TEXT]


def tail(length: int) -> list[int]:
    """The places of a row's tokens that the joiner sees: the first, and the last TAIL - 1 of the others."""
    return [0, *range(max(1, length - TAIL + 1), length)]


@dataclass(frozen=True, eq=False)
class Encoded:
    """A claim as the encoder left it.

    states  (tokens, width) float16, the tokens that the joiner sees
    marks   (tokens,) int64
    vector  (size,) float32 of length 1
    """

    states: npt.NDArray[np.float16]
    marks: npt.NDArray[np.int64]
    vector: npt.NDArray[np.float32]


def likeness(a: Encoded, b: Encoded) -> float:
    """The cosine of two claims' vectors, -1..1, to three digits."""
    return round(float(np.dot(a.vector.astype(np.float64), b.vector.astype(np.float64))), 3)


Told = Callable[[int], None]  # takes how many more are done


class Reader:
    """Encodes rows and reads pairs of them."""

    def __init__(self, folder: Traversable) -> None:
        options = onnxruntime.SessionOptions()
        # A fixed number of threads splits and adds in one order, so that the same input gives the same bytes.
        options.intra_op_num_threads, options.inter_op_num_threads = THREADS, 1
        try:
            self._tokens = Tokens(folder.joinpath("tokenizer.json").read_text(encoding="utf-8"))
            self._encoder, self._joiner = (
                onnxruntime.InferenceSession(
                    folder.joinpath(name).read_bytes(), options, providers=["CPUExecutionProvider"]
                )
                for name in ("encoder.onnx", "joiner.onnx")
            )
        except (OSError, RuntimeError) as error:
            raise ModelError(f"the trained reader cannot be loaded: {error}. Reinstall crosscheck-claims.") from None

    @staticmethod
    @lru_cache(maxsize=1)
    def load() -> Reader:
        """The reader that the package carries, loaded once."""
        return Reader(resources.files("crosscheck.matching").joinpath("model"))

    def encode(self, rows: Sequence[Row], told: Told = lambda _: None) -> dict[Row, Encoded]:
        """Every row read by itself."""
        sides = {r: self._tokens.side(r) for r in rows}
        out: dict[Row, Encoded] = {}
        for size, part in _batches({r: len(s.ids) for r, s in sides.items()}):
            ids = np.full((len(part), size), PADDING, np.int64)
            marks = np.full((len(part), size), NOTHING, np.int64)
            for n, r in enumerate(part):
                ids[n, : len(sides[r].ids)], marks[n, : len(sides[r].ids)] = sides[r].ids, sides[r].marks
            states, vectors = self._encoder.run(None, {"ids": ids, "marks": marks})
            for n, r in enumerate(part):
                seen = tail(len(sides[r].ids))
                out[r] = Encoded(states[n, seen].astype(np.float16), marks[n, seen], vectors[n].astype(np.float32))
            told(len(part))
        return out

    def read(self, pairs: Sequence[tuple[Encoded, Encoded]], told: Told = lambda _: None) -> list[Reading]:
        """Each pair read together."""
        out: dict[int, Reading] = {}
        for size, part in _batches({n: len(a.marks) + len(b.marks) for n, (a, b) in enumerate(pairs)}):
            feed = _together([pairs[n] for n in part], size)
            for n, p in zip(part, self._joiner.run(None, feed)[0], strict=True):
                clash = round(float(p[2:].sum()), 4)
                out[n] = Reading(round(float(p[1]) + clash, 4), clash, _CLASHES[int(p[2:].argmax())])
            told(len(part))
        return [out[n] for n in range(len(pairs))]


def _batches[Key](lengths: Mapping[Key, int]) -> Iterator[tuple[int, list[Key]]]:
    """Parts of about one length, each with its padded size, short ones first."""
    groups: dict[int, list[Key]] = defaultdict(list)
    for key, length in lengths.items():
        groups[-(-length // STEP) * STEP].append(key)
    for size, members in sorted(groups.items(), key=lambda g: g[0]):
        for i in range(0, len(members), BATCH):
            yield size, members[i : i + BATCH]


def _together(pairs: Sequence[tuple[Encoded, Encoded]], size: int) -> dict[str, npt.NDArray[np.generic]]:
    """What the joiner takes: states (n, size, width), marks and sides (n, size), likeness (n,)."""
    states = np.zeros((len(pairs), size, pairs[0][0].states.shape[1]), np.float32)
    marks = np.full((len(pairs), size), NOTHING, np.int64)
    sides = np.zeros((len(pairs), size), np.int64)
    for n, (a, b) in enumerate(pairs):
        first, whole = len(a.marks), len(a.marks) + len(b.marks)
        states[n, :first], states[n, first:whole] = a.states, b.states
        marks[n, :first], marks[n, first:whole] = a.marks, b.marks
        sides[n, first:whole] = 1
    near = np.array([likeness(a, b) for a, b in pairs], np.float32)
    return {"states": states, "marks": marks, "sides": sides, "likeness": near}
