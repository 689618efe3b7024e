# SPDX-License-Identifier: MIT
"""Texts of a size that nobody prints: time and memory at half of it and at all of it.

    make large

Each text is read in a process of its own. Twice the text should take twice the time and twice the
memory beyond what an empty process has.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "corpus" / "disclosure_2021" / "ministry_plain.txt"

_MARKS = ("一、", "（一）", "1.", "（1）", "①")
_BYTES = 50_000_000


def _headings(count: int) -> str:
    return "".join(f"{_MARKS[index % len(_MARKS)]}甲\n" for index in range(count))


def _bytes(unit: str, size: int) -> str:
    return unit * (size // len(unit.encode()))


#: Texts of a given size, and the size.
TEXTS: Mapping[str, tuple[Callable[[int], str], int]] = {
    "pipes in a line": (lambda size: "|" * size + "\n", 1_000_000),
    "cells in a line": (lambda size: "| 3 " * size + "\n", 1_000_000),
    "lines of prose": (lambda size: "甲乙丙丁。\n" * size, 1_000_000),
    "lines of pipes": (lambda size: "|\n" * size, 1_000_000),
    "rows": (lambda size: "| 规章 | 1 | 2 | 3 |\n" * size, 200_000),
    "headings": (_headings, 10_000),
    "headings, many": (_headings, 400_000),
    "bytes of reports": (lambda size: _bytes(SAMPLE.read_text("utf-8"), size), _BYTES),
    "bytes of one paragraph": (lambda size: _bytes("收到申请3件，", size), _BYTES),
}


def measured(name: str, size: int) -> dict[str, float]:
    """Seconds that parsing takes in this process, and bytes it takes for each byte of text."""
    import reportparse

    make, _ = TEXTS[name]
    reportparse.parse(SAMPLE.read_text("utf-8"))
    text = make(size)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    report = reportparse.parse(text)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert report.origin is not None
    return {"seconds": seconds, "bytes": peak * 1024 / len(text.encode())}


def main() -> None:
    if len(sys.argv) == 3:
        print(json.dumps(measured(sys.argv[1], int(sys.argv[2]))))
        return
    results = {}
    for name, (_, size) in TEXTS.items():
        half, whole = (_measured_apart(name, one) for one in (size // 2, size))
        results[f"{size:,} {name}"] = {
            "time over that of half": round(whole["seconds"] / half["seconds"], 2),
            "peak bytes for each byte, half and whole": [
                round(half["bytes"]),
                round(whole["bytes"]),
            ],
            "seconds": round(whole["seconds"], 1),
        }
        print(f"{size:,} {name}: {results[f'{size:,} {name}']}", file=sys.stderr)
    print(json.dumps(results, ensure_ascii=False, indent=2))


def _measured_apart(name: str, size: int) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, __file__, name, str(size)], check=True, capture_output=True, text=True
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    main()
