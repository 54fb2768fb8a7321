"""The reader's network: the lower layers of an MPNet, some of which read each claim by itself and the others a pair.

Shapes: `length` tokens a row; ids and marks are (n, length) integers, marks as in `crosscheck.matching.reader`. To
encode claims once and join pairs later follows DeFormer (Cao et al. 2020); to leave out upper layers, Sajjad et al.
(2020). The distance of two tokens is told to the attention by a table, as in MPNet (Song et al. 2020).
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from crosscheck.matching.reader import FIRST, MARKED, NOTHING, PADDING, SENTENCE
from train.lesson import OTHER

WIDTH, HEADS, INNER, WORDS, PLACES = 768, 12, 3072, 30527, 514
LOWER, UPPER = 3, 4  # layers of the encoder and of the joiner
FIRST_PLACE = 2  # MPNet counts places from here
DISTANCES, FARTHEST = 32, 128  # rows of the table of distances, and the distance from which all are one
EPS = 1e-5
VECTOR = 128  # size of a claim's vector
DROP = 0.1
CLASSES = 5


class Layer(nn.Module):
    """A transformer layer in BERT's order: attention, sum, norm, feed-forward, sum, norm."""

    def __init__(self) -> None:
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, EPS), nn.LayerNorm(WIDTH, EPS)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """States (n, length, WIDTH) with what is added to the attention, (n, HEADS, length, length), to new states."""
        n, length, _ = x.shape
        size = WIDTH // HEADS
        q, k, v = (f(x).view(n, length, HEADS, size).transpose(1, 2) for f in (self.q, self.k, self.v))
        attention = (q * size**-0.5) @ k.transpose(2, 3) + bias
        mixed = (attention.softmax(-1) @ v).transpose(1, 2).reshape(n, length, WIDTH)
        x = self.norm1(x + self.o(mixed))
        out: Tensor = self.norm2(x + self.down(functional.gelu(self.up(x))))
        return out


def distances(length: int) -> Tensor:
    """(length, length): the row of the table for each two places; small distances by themselves, large ones by logs."""
    place = torch.arange(length)
    apart = place[None, :] - place[:, None]
    half, single = DISTANCES // 2, DISTANCES // 4
    size = apart.abs()
    large = torch.log(size.clamp(min=1).float() / single) / math.log(FARTHEST / single) * (half - single)
    row = torch.where(size < single, size, (single + large.long()).clamp(max=half - 1))
    return row + (apart > 0).long() * half


def _padding(nothing: Tensor) -> Tensor:
    return (nothing.float() * -1e4)[:, None, None, :]


def _mean(x: Tensor, mask: Tensor) -> Tensor:
    m = mask.to(x.dtype).unsqueeze(-1)
    return (x * m).sum(1) / m.sum(1).clamp(min=1)


class Encoder(nn.Module):
    """Claims by themselves."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(WORDS, WIDTH), nn.Embedding(PLACES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, EPS)
        self.near = nn.Embedding(DISTANCES, HEADS)
        self.marked = nn.Parameter(torch.zeros(WIDTH))
        self.layers = nn.ModuleList(Layer() for _ in range(LOWER))
        self.vector = nn.Linear(2 * WIDTH, VECTOR)

    def forward(self, ids: Tensor, marks: Tensor) -> tuple[Tensor, Tensor]:
        """States (n, length, WIDTH) and vectors (n, VECTOR) of length 1."""
        own = self.marked * (marks == MARKED).to(self.marked.dtype).unsqueeze(-1)
        x = self.norm(self.words(ids) + self.places.weight[FIRST_PLACE : FIRST_PLACE + ids.shape[1]] + own)
        apart = self.near(distances(ids.shape[1])).permute(2, 0, 1)
        bias = (apart + _padding(ids == PADDING)).to(x.dtype)
        for layer in self.layers:
            x = layer(x, bias)
        sentence = (marks == SENTENCE) | (marks == MARKED)
        vector = self.vector(torch.cat([_mean(x, marks == MARKED), _mean(x, sentence)], 1).float())
        return x, vector / vector.norm(dim=1, keepdim=True).clamp(min=1e-6)


class Joiner(nn.Module):
    """Pairs of claims, from their states one after the other.

    The head sees each claim's first state, its marked words' and its sentence's means, and how near these lie.
    """

    def __init__(self) -> None:
        super().__init__()
        self.side = nn.Parameter(torch.zeros(2, WIDTH))
        self.apart = nn.Embedding(DISTANCES, HEADS)
        self.layers = nn.ModuleList(Layer() for _ in range(UPPER))
        self.drop = nn.Dropout(DROP)
        self.hidden = nn.Linear(6 * WIDTH, 256)
        self.out = nn.Linear(256, CLASSES)
        # A start that knows already that statements of one fact read alike; training moves it.
        self.near = nn.Linear(3, CLASSES)
        with torch.no_grad():
            self.near.weight.copy_(torch.tensor([[-2.0, -1.0, -3.0], *[[2.0, 1.0, 3.0]] * 4]))
            self.near.bias.copy_(torch.tensor([4.0, 0.0, 0.0, -1.0, -1.0]))
            self.out.weight.mul_(0.3)

    def forward(self, states: Tensor, marks: Tensor, sides: Tensor, likeness: Tensor) -> Tensor:
        """Logits (n, CLASSES), in the order of `crosscheck.matching.reader`.

        states (n, length, WIDTH); marks and sides (0 or 1) (n, length); likeness (n,), the cosine of the vectors
        """
        x = states + self.side[sides]
        within = self.apart(distances(marks.shape[1])).permute(2, 0, 1)[None]
        # Tokens of the two claims are as far apart as can be.
        across = self.apart.weight[DISTANCES // 2 - 1][None, :, None, None]
        one_side = (sides[:, None, :] == sides[:, :, None])[:, None]
        bias = (torch.where(one_side, within, across) + _padding(marks == NOTHING)).to(x.dtype)
        for layer in self.layers:
            x = layer(x, bias)
        x = x.float()
        sentence = (marks == SENTENCE) | (marks == MARKED)
        (a, word_a, all_a), (b, word_b, all_b) = (
            tuple(_mean(x, mask & (sides == side)) for mask in (marks == FIRST, marks == MARKED, sentence))
            for side in (0, 1)
        )
        near = [functional.cosine_similarity(all_a, all_b), functional.cosine_similarity(word_a, word_b), likeness]
        h = [a, b, (word_a - word_b).abs(), word_a * word_b, (all_a - all_b).abs(), all_a * all_b]
        hidden = self.drop(functional.gelu(self.hidden(torch.cat(h, 1))))
        out: Tensor = self.out(hidden) + self.near(torch.stack(near, 1))
        return out


class Network(nn.Module):
    """Both parts."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder, self.joiner = Encoder(), Joiner()

    def load_base(self, path: Path) -> None:
        """Weights of an MPNet's lower layers from its safetensors file."""
        base: dict[str, Any] = {k.removeprefix("mpnet."): v.float() for k, v in load_file(path).items()}
        e, encoder = "embeddings.", self.encoder
        encoder.words.weight.data = base[e + "word_embeddings.weight"].clone()
        encoder.places.weight.data = base[e + "position_embeddings.weight"].clone()
        encoder.norm.weight.data, encoder.norm.bias.data = base[e + "LayerNorm.weight"], base[e + "LayerNorm.bias"]
        for table in (encoder.near, self.joiner.apart):
            table.weight.data = base["encoder.relative_attention_bias.weight"].clone()
        names = {
            "q": "attention.attn.q", "k": "attention.attn.k", "v": "attention.attn.v", "o": "attention.attn.o",
            "norm1": "attention.LayerNorm", "up": "intermediate.dense", "down": "output.dense",
            "norm2": "output.LayerNorm",
        }  # fmt: skip
        for i, layer in enumerate([*encoder.layers, *self.joiner.layers]):
            for mine, theirs in names.items():
                for part in ("weight", "bias"):
                    getattr(getattr(layer, mine), part).data = base[f"encoder.layer.{i}.{theirs}.{part}"].clone()


def loss_of(logits: Tensor, label: Tensor, numeric: Tensor) -> Tensor:
    """Cross-entropy, shape (n,): for numeric kinds chiefly whether it is one fact, else all classes.

    label as in `train.lesson`
    """
    z = functional.log_softmax(logits.float(), 1)
    every = -z.gather(1, label[:, None])[:, 0]
    two = torch.where(label == OTHER, -z[:, 0], -torch.logsumexp(z[:, 1:], 1))
    return torch.where(numeric, 0.3 * every + 0.7 * two, every)


def contrast(likeness: Tensor, label: Tensor) -> Tensor:
    """Loss of the vectors: each claim's facts-mates among all its comparable claims and a stand-in at 0.3.

    likeness (n, n) cosines; label (n, n), -1 where two claims cannot be compared
    """
    sharp = 12.0
    logits = (likeness * sharp).masked_fill(label < 0, -1e4)
    mates = label > 0
    if not mates.any():
        return logits.sum() * 0
    right = torch.logsumexp(logits.masked_fill(~mates, -1e4), 1)
    every = torch.logsumexp(torch.cat([logits, torch.full((len(logits), 1), 0.3 * sharp)], 1), 1)
    return (every - right)[mates.any(1)].mean()
