# SPDX-License-Identifier: MIT
"""Fuzz one target for some time; what is broken is kept, each kind once, and named at the end.

    python -m fuzz.run text --seconds 600

Half of the inputs are mutated by libFuzzer (bytes, with the labels of the forms as a dictionary),
half are damaged as pages are: cells, lines and labels lost, doubled, swapped, joined.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["reportparse"]):
    from fuzz.targets import TARGETS

from reportparse.forms import registry
from reportparse.testing.promises import Broken
from tests.laws.damage import OPERATIONS

ROOT = Path(__file__).resolve().parents[1]
_ENDINGS = {"text": "*.txt", "file": "*.txt", "json": "*.json"}

#: Longest input; the pages of the corpus have 4 to 12 thousand bytes.
_LONGEST = 16_000
#: Seconds after which an input counts as a hang; instrumented code is some four times as slow.
_HANG = 30


def seeds(target: str) -> Iterator[bytes]:
    """The files of the corpus that the target reads."""
    for path in sorted((ROOT / "corpus").rglob(_ENDINGS[target])):
        data = path.read_bytes()
        if len(data) <= _LONGEST:
            yield data


def labels() -> Iterator[str]:
    """The words of the forms, and characters that mean something to the parser."""
    for form in registry.forms().values():
        for row in form.rows:
            yield from filter(None, row.labels)
        yield from filter(None, (table.title for table in form.tables))
    yield from (
        "|",
        "||",
        "| |",
        "\n",
        "\r\n",
        "一、",
        "（一）",
        "1.",
        "①",
        "\u3000",
        "当前位置：",
        " > ",
    )
    yield from ("自然人", "总计", "万元", "发布时间：", "2024年", "其中", "件", "共收到")


def dictionary() -> str:
    """*labels* as libFuzzer reads them."""
    words = dict.fromkeys(labels())
    return "".join(
        '"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"\n' for word in words
    )


def mutate(data: bytes, max_size: int, seed: int) -> bytes:
    """*data* changed by libFuzzer, or damaged as pages are."""
    dice = random.Random(seed)
    if dice.random() < 0.5:
        mutated: bytes = atheris.Mutate(data, max_size)
        return mutated
    lines = data.decode("utf-8", "surrogateescape").split("\n")
    for _ in range(dice.choice((1, 1, 2, 4))):
        try:
            lines = dice.choice(OPERATIONS)(lines, dice) or lines
        except (IndexError, ValueError):
            continue  # nothing is left to damage
    return "\n".join(lines).encode("utf-8", "surrogateescape")[:max_size]


class Finds:
    """The broken promises, each kind once, and the inputs that broke them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.kinds: set[str] = set()
        self.executions = 0

    def add(self, data: bytes, promise: Broken) -> None:
        """Keep *data* if nothing like it was found."""
        kind = f"{promise.promise}: " + re.sub(r"\d+|'[^']*'|\"[^\"]*\"", "#", promise.detail)[:80]
        if kind in self.kinds:
            return
        self.kinds.add(kind)
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / f"{len(self.kinds):03}-{promise.promise}").write_bytes(data)
        sys.stderr.write(f"FOUND {promise.promise}: {promise.detail[:300]}\n")


def prepared(target: str, work: Path) -> list[str]:
    """The folder of inputs and the dictionary, as arguments for libFuzzer."""
    inputs = work / "inputs"
    inputs.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(seeds(target)):
        (inputs / f"seed-{number:03}").write_bytes(data)
    (work / "labels.dict").write_text(dictionary(), "utf-8")
    return [f"-dict={work / 'labels.dict'}", str(inputs)]


def main() -> None:
    """Fuzz the target named on the command line."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("target", choices=TARGETS)
    reader.add_argument("--seconds", type=int, default=60)
    reader.add_argument("--work", type=Path, default=ROOT / "fuzz" / "work")
    reader.add_argument("--seed", type=int, default=1)
    chosen = reader.parse_args()
    work = chosen.work / chosen.target
    finds = Finds(work / "finds")
    target = TARGETS[chosen.target]

    def run(data: bytes) -> None:
        for promise in target(data):
            finds.add(data, promise)

    limits = [f"-max_total_time={chosen.seconds}", f"-timeout={_HANG}", "-rss_limit_mb=1000"]
    options = [f"-max_len={_LONGEST}", f"-seed={chosen.seed}", "-print_final_stats=1"]
    crashes = f"-artifact_prefix={work}/"
    arguments = [sys.argv[0], *limits, *options, crashes, *prepared(chosen.target, work)]
    atheris.Setup(arguments, run, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
