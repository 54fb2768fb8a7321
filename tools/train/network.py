"""The reader's network: a MiniLM that reads both statements in one sequence, with a small head over the marked words.

Shapes: n pairs of `length` tokens; ids, sides (0 or 1) and marks (1 inside the marked words) are (n, length) integers,
0 in ids is padding; the output is (n, 3) probabilities of another fact, one fact and agreeing, one fact and clashing.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

LAYERS, WIDTH, HEADS, INNER, WORDS, PLACES = 6, 384, 12, 1536, 30522, 512


class Layer(nn.Module):
    """A transformer layer in BERT's order: attention, sum, norm, feed-forward, sum, norm."""

    def __init__(self) -> None:
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """States (n, length, WIDTH) with the padding's bias (n, 1, 1, length) to new states."""
        n, length, _ = x.shape
        size = WIDTH // HEADS
        q, k, v = (f(x).view(n, length, HEADS, size).transpose(1, 2) for f in (self.q, self.k, self.v))
        attention = (q @ k.transpose(2, 3)) * size**-0.5 + bias
        mixed = (attention.softmax(-1) @ v).transpose(1, 2).reshape(n, length, WIDTH)
        x = self.norm1(x + self.drop(self.o(mixed)))
        out: Tensor = self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))
        return out


class Network(nn.Module):
    """Both statements in one sequence.

    The head sees the first state, the marked words' means, the mean of all, and how near the two sides lie.
    """

    def __init__(self) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(WORDS, WIDTH), nn.Embedding(PLACES, WIDTH)
        self.sides = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop = nn.Dropout(0.1)
        self.hidden = nn.Linear(4 * WIDTH, 256)
        self.out = nn.Linear(256, 3)
        # A start that knows already that statements of one fact read alike; training moves it.
        self.near = nn.Linear(2, 3)
        with torch.no_grad():
            self.near.weight.copy_(torch.tensor([[-3.0, -1.0], [3.0, 1.0], [3.0, 1.0]]))
            self.near.bias.copy_(torch.tensor([3.5, 0.0, 0.0]))
            self.out.weight.mul_(0.3)

    def load_base(self, path: Path) -> None:
        """Weights of a BERT-shaped base model from its safetensors file."""
        base: dict[str, Any] = {k.removeprefix("bert."): v.float() for k, v in load_file(path).items()}
        e = "embeddings."
        self.words.weight.data = base[e + "word_embeddings.weight"].clone()
        self.places.weight.data = base[e + "position_embeddings.weight"].clone()
        self.sides.weight.data = base[e + "token_type_embeddings.weight"].clone()
        self.norm.weight.data, self.norm.bias.data = base[e + "LayerNorm.weight"], base[e + "LayerNorm.bias"]
        names = {
            "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value",
            "o": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
            "down": "output.dense", "norm2": "output.LayerNorm",
        }  # fmt: skip
        for i, layer in enumerate(self.layers):
            for mine, theirs in names.items():
                for part in ("weight", "bias"):
                    getattr(getattr(layer, mine), part).data = base[f"encoder.layer.{i}.{theirs}.{part}"].clone()

    def forward(self, ids: Tensor, sides: Tensor, marks: Tensor) -> Tensor:
        """Logits (n, 3)."""
        seen = ids != 0
        bias = ((~seen).float() * -1e4)[:, None, None, :]
        x = self.drop(self.norm(self.words(ids) + self.places.weight[: ids.shape[1]] + self.sides(sides)))
        for layer in self.layers:
            x = layer(x, bias)

        def mean(mask: Tensor) -> Tensor:
            m = mask.to(x.dtype).unsqueeze(-1)
            return (x * m).sum(1) / m.sum(1).clamp(min=1)

        a, b = mean((marks == 1) & (sides == 0)), mean((marks == 1) & (sides == 1))
        one, other = mean(seen & (sides == 0)), mean(seen & (sides == 1))
        near = torch.stack([functional.cosine_similarity(one, other), functional.cosine_similarity(a, b)], 1)
        h = torch.cat([x[:, 0], (a - b).abs(), a * b, mean(seen)], 1)
        out: Tensor = self.out(self.drop(functional.gelu(self.hidden(h)))) + self.near(near)
        return out


def loss_of(logits: Tensor, label: Tensor, numeric: Tensor) -> Tensor:
    """Cross-entropy, shape (n,): for numeric kinds chiefly whether it is one fact, else all three classes."""
    z = functional.log_softmax(logits.float(), 1)
    same = torch.logaddexp(z[:, 1], z[:, 2])
    three = -z.gather(1, label.clamp(max=2)[:, None])[:, 0]
    two = torch.where(label == 0, -z[:, 0], -same)
    return torch.where(label == 3, two, torch.where(numeric, 0.3 * three + 0.7 * two, three))
