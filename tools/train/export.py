"""Write a trained network as ONNX files whose matrices are int8.

Weights are rounded to 7 bits with one scale a column, and each token's state to 8 bits with a scale of its own, so that
a pair's score does not hang on the pairs that it is read with. 8 bits by 7 never overflow the 16 bits in which some
machines add two products: the sums are the same everywhere.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from train.network import WIDTH, Encoder, Joiner, Network

_WEIGHT, _STATE, _MIDDLE = 63, 127, 128  # the largest whole numbers, and the zero of a state as uint8
_LEAST = 1e-8  # of a scale, so that nothing is divided by 0


class _Product(torch.autograd.Function):
    """States times rounded weights. In ONNX the states are rounded, too, and the product is one of whole numbers."""

    @staticmethod
    def forward(ctx: Any, states: Tensor, weight: Tensor, scale: Tensor) -> Tensor:
        size = states.abs().amax(-1, keepdim=True).clamp(min=_LEAST) / _STATE
        return (states / size).round() @ weight.float() * scale * size

    @staticmethod
    def symbolic(g: Any, states: Any, weight: Any, scale: Any) -> Any:
        rows = g.op("Reshape", states, _constant(g, [-1, weight.type().sizes()[0]]))
        reach = g.op("Max", g.op("ReduceMax", rows, axes_i=[1]), g.op("Neg", g.op("ReduceMin", rows, axes_i=[1])))
        size = g.op("Mul", g.op("Max", reach, _constant(g, _LEAST)), _constant(g, 1 / _STATE))
        sizes = g.op("Reshape", size, _constant(g, [-1]))
        middle = g.op("Constant", value_t=torch.tensor(_MIDDLE, dtype=torch.uint8))
        rounded = g.op("QuantizeLinear", rows, sizes, g.op("Expand", middle, g.op("Shape", sizes)), axis_i=0)
        product = g.op("com.microsoft::MatMulIntegerToFloat", rounded, weight, _constant(g, 1.0), scale, middle)
        shape = g.op("Slice", g.op("Shape", states), _constant(g, [0]), _constant(g, [-1]))
        shape = g.op("Concat", shape, _constant(g, [weight.type().sizes()[1]]), axis_i=0)
        return g.op("Reshape", g.op("Mul", product, size), shape)


def _constant(g: Any, value: float | list[int]) -> Any:
    return g.op("Constant", value_t=torch.tensor(value))


class Rounded(nn.Module):
    """A linear layer with rounded weights."""

    def __init__(self, inner: nn.Linear) -> None:
        super().__init__()
        weight = inner.weight.detach().float()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=_LEAST) / _WEIGHT
        self.register_buffer("stored", (weight / scale).round().to(torch.int8).T.contiguous())
        self.register_buffer("scale", scale[:, 0])
        self.register_buffer("bias", inner.bias.detach().float())

    def forward(self, x: Tensor) -> Tensor:
        """As the layer that it stands for."""
        product: Tensor = _Product.apply(x, self.get_buffer("stored"), self.get_buffer("scale"))
        return product + self.get_buffer("bias")


class RoundedWords(nn.Module):
    """The word embeddings, stored as int8 with one scale a word."""

    def __init__(self, inner: nn.Embedding) -> None:
        super().__init__()
        weight = inner.weight.detach().float()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=_LEAST) / _STATE
        self.register_buffer("stored", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        """As the embedding that it stands for."""
        return self.get_buffer("stored")[ids].float() * self.get_buffer("scale")[ids]


def shrink(network: Network) -> None:
    """Put rounded layers in the place of the transformer's and of the word embeddings; the heads stay as they are."""
    network.float()
    network.encoder.words = RoundedWords(network.encoder.words)
    for layer in (*network.encoder.layers, *network.joiner.layers):
        for name in ("q", "k", "v", "o", "up", "down"):
            setattr(layer, name, Rounded(getattr(layer, name)))


class Probabilities(nn.Module):
    """The joiner with its softmax."""

    def __init__(self, joiner: Joiner) -> None:
        super().__init__()
        self.joiner = joiner

    def forward(self, states: Tensor, marks: Tensor, sides: Tensor, likeness: Tensor) -> Tensor:
        """Probabilities (n, classes)."""
        return functional.softmax(self.joiner(states, marks, sides, likeness), 1)


def export(network: Network, folder: Path) -> None:
    """Write `encoder.onnx` and `joiner.onnx`; the network itself is changed."""
    network.eval()
    for parameter in network.parameters():
        parameter.requires_grad = False
    shrink(network)
    ids = torch.tensor([[0, 500, 1031, 700, 1033, 2]])
    marks = torch.tensor([[2, 0, 0, 1, 0, -1]])
    _write(network.encoder, (ids, marks), folder / "encoder.onnx", ["ids", "marks"], ["states", "vectors"])
    states = torch.randn(1, 12, WIDTH)
    sides = torch.tensor([[0] * 6 + [1] * 6])
    feed = (states, torch.cat([marks, marks], 1), sides, torch.zeros(1))
    _write(Probabilities(network.joiner), feed, folder / "joiner.onnx", ["states", "marks", "sides", "likeness"], ["p"])


def _write(
    module: Encoder | Probabilities, feed: tuple[Tensor, ...], path: Path, ins: list[str], outs: list[str]
) -> None:
    axes = {name: {0: "n", 1: "length"} for name in (*ins, *outs)}
    for name in ("likeness", "p", "vectors"):
        axes[name] = {0: "n"}
    torch.onnx.export(
        module, feed, str(path), input_names=ins, output_names=outs, opset_version=17, do_constant_folding=False,
        dynamic_axes={name: axes[name] for name in (*ins, *outs)}, dynamo=False, custom_opsets={"com.microsoft": 1},
    )  # fmt: skip
