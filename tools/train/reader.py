"""Train the reader on the statement groups and the tagged cases; write it as ONNX.

    python -m train.reader --corpus tests/corpus --base FOLDER --out FOLDER [--save FILE] [--start FILE] [--minutes N]

Every second audit with gold stays unseen, so that weights and thresholds can be set on them. With `--start`, a file
that `--save` wrote, training goes on from there. The base model is an MPNet, which packages carry in parts; it is put
together in the folder of `--base`.
A step takes one lesson: its claims are encoded, their vectors are drawn towards those of their facts-mates, and the
joiner reads all true pairs and those wrong ones that the vectors hold for the likeliest.
"""

from __future__ import annotations

import argparse
import random
import shutil
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from crosscheck.matching.reader import NOTHING, PADDING, Side, Tokens, tail
from train.base import unpack
from train.export import export
from train.groups import groups
from train.lesson import OTHER, Lesson
from train.network import WIDTH, Network, contrast, loss_of
from train.tagged import for_training, tagged

RATE, HEAD_RATE, SEED = 4e-5, 3e-4, 0
ROUNDS, AUDITS = 2, 3  # rounds over the tagged cases, and how often each of them goes over the audits with gold
HEAD = ("encoder.vector", "encoder.marked", "joiner.side", "joiner.hidden", "joiner.out", "joiner.near")
# Claims and pairs a step; shares of true pairs at most, and of the likeliest among the wrong ones.
CLAIMS, UNNAMED, PAIRS, TRUE, LIKELIEST = 96, 16, 96, 0.42, 0.75
BATCH, STEP = 32, 16  # claims or pairs at a time; lengths are padded to multiples of STEP
CONTRAST = 0.15  # weight of the vectors' loss
UNSURE = 0.6  # weight of a wrong pair of which one claim is not named in the gold


def _padded(rows: Sequence[Sequence[int]], padding: int, size: int = 0) -> Tensor:
    size = max(size, _rounded(max(map(len, rows))))
    return torch.tensor([[*r, *[padding] * (size - len(r))] for r in rows])


def _rounded(length: int) -> int:
    return -(-length // STEP) * STEP


def _split(order: list[int]) -> list[list[int]]:
    """Parts of BATCH, the last filled up with its first: every new shape costs the matrix library a new kernel."""
    parts = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
    parts[-1] += parts[-1][:1] * (BATCH - len(parts[-1]))
    return parts


class Read:
    """Claims of one lesson as the encoder leaves them: states and marks cut to what the joiner sees, and vectors."""

    def __init__(self, network: Network, sides: Sequence[Side]) -> None:
        order = sorted(range(len(sides)), key=lambda i: len(sides[i].ids))
        longest = _rounded(max(len(tail(len(s.ids))) for s in sides))
        states, vectors, marks = [], [], []
        for part in _split(order):
            ids = _padded([sides[i].ids for i in part], PADDING)
            x, v = network.encoder(ids, _padded([sides[i].marks for i in part], NOTHING))
            seen = [tail(len(sides[i].ids)) for i in part]
            place = _padded([[n * ids.shape[1] + k for k in s] for n, s in enumerate(seen)], 0, longest)
            kept = x.reshape(-1, WIDTH).index_select(0, place.reshape(-1))
            states.append(kept.view(len(part), longest, WIDTH))
            marks.append(
                _padded([[sides[i].marks[k] for k in s] for i, s in zip(part, seen, strict=True)], NOTHING, longest)
            )
            vectors.append(v)
        back = torch.tensor(np.argsort(order))
        self.states = torch.cat(states).index_select(0, back)
        self.marks = torch.cat(marks).index_select(0, back)
        self.vectors = torch.cat(vectors).index_select(0, back).float()
        self.sizes: list[int] = (self.marks != NOTHING).sum(1).tolist()

    def join(self, network: Network, pairs: Sequence[tuple[int, int]]) -> Tensor:
        """Logits (n, classes) of pairs of claims."""
        order = sorted(range(len(pairs)), key=lambda p: self.sizes[pairs[p][0]] + self.sizes[pairs[p][1]])
        out = []
        for part in _split(order):
            chosen = [torch.tensor([pairs[p][side] for p in part]) for side in (0, 1)]
            cut = [_rounded(max(self.sizes[i] for i in c.tolist())) for c in chosen]
            states = [self.states[:, :n].index_select(0, c) for c, n in zip(chosen, cut, strict=True)]
            marks = [self.marks[:, :n].index_select(0, c) for c, n in zip(chosen, cut, strict=True)]
            sides = torch.cat([torch.full_like(m, side) for side, m in enumerate(marks)], 1)
            near = (self.vectors[chosen[0]] * self.vectors[chosen[1]]).sum(1)
            out.append(network.joiner(torch.cat(states, 1), torch.cat(marks, 1), sides, near))
        return torch.cat(out).index_select(0, torch.tensor(np.argsort(order)))


def _halves_pay() -> bool:
    """Whether this machine multiplies matrices of bfloat16 faster than those of float32."""
    took = []
    for sort in (torch.float32, torch.bfloat16):
        a, b = torch.ones(2048, WIDTH, dtype=sort), torch.ones(WIDTH, 4 * WIDTH, dtype=sort)
        a @ b  # the first product also makes the kernel
        start = time.perf_counter()
        for _ in range(4):
            a @ b
        took.append(time.perf_counter() - start)
    return took[1] < took[0]


def halve(network: Network) -> None:
    """Put all but the heads into bfloat16, in which some machines multiply matrices several times as fast."""
    for module in (*network.encoder.children(), *network.joiner.children()):
        if module not in (network.encoder.vector, network.joiner.hidden, network.joiner.out, network.joiner.near):
            module.bfloat16()
    for parameter in (network.encoder.marked, network.joiner.side):
        parameter.data = parameter.data.bfloat16()


def loss(network: Network, tokens: Tokens, lesson: Lesson, rng: random.Random) -> Tensor | None:
    """The loss of one lesson; None where no two of its claims can be compared."""
    named = [i for i, n in enumerate(lesson.named) if n]
    rest = [i for i, n in enumerate(lesson.named) if not n]
    rng.shuffle(named)
    rng.shuffle(rest)
    chosen = named[: CLAIMS - UNNAMED]
    chosen += rest[: CLAIMS - len(chosen)]
    labels = torch.from_numpy(lesson.labels[np.ix_(chosen, chosen)].astype(np.int64))
    sure, numeric = torch.from_numpy(lesson.named[chosen]), torch.from_numpy(lesson.numeric[chosen])
    read = Read(network, [tokens.side(lesson.rows[i]) for i in chosen])
    near = read.vectors @ read.vectors.T
    pairs = _pairs(labels, sure, near.detach(), rng)
    if not pairs:
        return None
    logits = read.join(network, pairs)
    a, b = torch.tensor(pairs).T
    label = labels[a, b]
    weight = torch.where((label > OTHER) | (sure[a] & sure[b]), 1.0, UNSURE)
    joined = (loss_of(logits, label, numeric[a]) * weight).mean()
    return joined + CONTRAST * contrast(near, labels)


def _pairs(labels: Tensor, sure: Tensor, near: Tensor, rng: random.Random) -> list[tuple[int, int]]:
    upper = torch.ones_like(labels).triu(1).bool()
    true: list[tuple[int, int]] = [(i, j) for i, j in torch.nonzero((labels > OTHER) & upper).tolist()]
    rng.shuffle(true)
    true = true[: int(PAIRS * TRUE)]
    wrong = torch.nonzero((labels == OTHER) & upper & (sure[:, None] | sure[None, :])).tolist()
    wrong.sort(key=lambda p: -float(near[p[0], p[1]]) + 0.12 * rng.random())
    room = PAIRS - len(true)
    hard, easy = wrong[: int(room * LIKELIEST)], wrong[int(room * LIKELIEST) :]
    chosen = true + [(i, j) for i, j in (*hard, *rng.sample(easy, min(len(easy), room - len(hard))))]
    return [(i, j) if rng.random() < 0.5 else (j, i) for i, j in chosen]


def train(network: Network, tokens: Tokens, plan: Sequence[Lesson], rng: random.Random, minutes: float = 0.0) -> None:
    """One pass over `plan`, the rate rising at first and falling to nothing, or to the end of `minutes`."""
    if _halves_pay():
        halve(network)
    frozen = (network.encoder.words, network.encoder.places, network.encoder.near, network.joiner.apart)
    for module in frozen:
        module.weight.requires_grad = False
    trained = [(n, p) for n, p in network.named_parameters() if p.requires_grad]
    # Steps are taken on float32 copies: one is often too small for a bfloat16 number to move.
    copies = {n: p.detach().float().clone() for n, p in trained}
    head = [copies[n] for n, _ in trained if n.startswith(HEAD)]
    body = [copies[n] for n, _ in trained if not n.startswith(HEAD)]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": RATE}, {"params": head, "lr": HEAD_RATE}], weight_decay=0.01, fused=True
    )
    network.train()
    start, losses = time.monotonic(), [0.0]
    for step, lesson in enumerate(plan):
        gone = max(step / len(plan), (time.monotonic() - start) / 60 / minutes if minutes else 0.0)
        if gone >= 1:
            break
        slope = min(1.0, (step + 1) / min(40, max(1, 0.06 * len(plan)))) * max(0.03, 1 - gone)
        for group, rate in zip(optimizer.param_groups, (RATE, HEAD_RATE), strict=True):
            group["lr"] = rate * slope
        network.zero_grad()
        found = loss(network, tokens, lesson, rng)
        if found is None:
            continue
        found.backward()
        for name, parameter in trained:
            copies[name].grad = None if parameter.grad is None else parameter.grad.float()
        torch.nn.utils.clip_grad_norm_([*body, *head], 1.0)
        optimizer.step()
        with torch.no_grad():
            for name, parameter in trained:
                parameter.copy_(copies[name])
        losses.append(found.item())
        if step % 25 == 24:
            print(
                f"{step + 1}/{len(plan)} loss {np.mean(losses[-25:]):.4f} {time.monotonic() - start:.0f} s", flush=True
            )


def plan_of(corpus: Path, rng: random.Random) -> list[Lesson]:
    """The lessons in the order of training: the groups, then the tagged cases with the audits among them."""
    plan = list(groups(corpus / "groups.jsonl"))
    rng.shuffle(plan)
    cases, audits = ([tagged(path) for path in paths] for paths in for_training(corpus))
    for _ in range(ROUNDS):
        part = [*cases, *audits * AUDITS]
        rng.shuffle(part)
        plan = plan + part
    return plan


def main() -> None:
    """Read the arguments, train, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True, help="where the base model is, or is put together")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="a file that --save wrote, to go on from")
    parser.add_argument("--save", type=Path)
    parser.add_argument("--minutes", type=float, default=0.0, help="time for training; without it, all rounds")
    args = parser.parse_args()
    base = unpack(args.base)
    rng = random.Random(SEED)  # noqa: S311  (training order, not a secret)
    torch.manual_seed(SEED)
    tokens = Tokens((base / "tokenizer.json").read_text(encoding="utf-8"))
    network = Network()
    network.load_base(base / "model.safetensors")
    if args.start:
        network.load_state_dict(torch.load(args.start, weights_only=True))
    plan = plan_of(args.corpus, rng)
    train(network, tokens, plan, rng, args.minutes)
    if args.save:
        torch.save(network.state_dict(), args.save)
    args.out.mkdir(parents=True, exist_ok=True)
    export(network, args.out)
    shutil.copyfile(base / "tokenizer.json", args.out / "tokenizer.json")


if __name__ == "__main__":
    main()
