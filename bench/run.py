# SPDX-License-Identifier: MIT
"""Speed and memory beside yardsticks, all in one run: ratios, since seconds are the machine's.

    make bench

Reads the reports of the corpus (and a real one, if it is kept beside the repository). The
yardstick is markdown-it-py tokenising the same text.
"""

from __future__ import annotations

import json
import platform
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from markdown_it import MarkdownIt

import reportparse
from reportparse.testing.layouts import LAYOUTS, render

ROOT = Path(__file__).resolve().parents[1]
SEEDS = sorted((ROOT.parent / "shared" / "corpus" / "seed").glob("*.txt"))
SAMPLE = SEEDS[0] if SEEDS else ROOT / "corpus" / "disclosure_2021" / "township_zeros.txt"

#: A report in which nothing is found; the real one has findings, which cost more.
CLEAN = ROOT / "corpus" / "disclosure_2021" / "ministry_plain.txt"

#: Each function runs this many times in turn with the others; the least time counts.
_ROUNDS = 60


def best(functions: dict[str, Callable[[], object]], rounds: int = _ROUNDS) -> dict[str, float]:
    """The least seconds each of *functions* took, run in turn so that noise meets all alike."""
    least = dict.fromkeys(functions, float("inf"))
    for _ in range(rounds):
        for name, function in functions.items():
            start = time.perf_counter()
            function()
            least[name] = min(least[name], time.perf_counter() - start)
    return least


def stages(text: str) -> dict[str, float]:
    """Each stage's time as a ratio to the yardstick's."""
    markdown = MarkdownIt()
    report = reportparse.parse(text)
    data = reportparse.to_json(report)
    times = best(
        {
            "yardstick": lambda: markdown.parse(text),
            "parse and JSON": lambda: reportparse.to_json(reportparse.parse(text)),
            "parse": lambda: reportparse.parse(text),
            "parse and check": lambda: reportparse.check(reportparse.parse(text)),
            "document only": lambda: reportparse.parse_document(text),
            "to_json": lambda: reportparse.to_json(report),
            "from_json": lambda: reportparse.from_json(data),
            "unparse": lambda: reportparse.unparse(report),
            "split at pipes": lambda: [line.split("|") for line in text.splitlines()],
        }
    )
    return {name: seconds / times["yardstick"] for name, seconds in times.items()}


def checking(text: str) -> float:
    """What checking a report takes, over what parsing it took."""
    reports = [reportparse.parse(text) for _ in range(_ROUNDS)]
    waiting = iter(reports)
    # A report remembers what it was asked, so each is checked once.
    times = best(
        {
            "parse": lambda: reportparse.parse(text),
            "check": lambda: reportparse.check(next(waiting)),
        },
    )
    return times["check"] / times["parse"]


def growth(text: str) -> dict[str, float]:
    """Time for 1, 10 and 100 reports' worth of text in one, per report, over that for 1."""
    sizes = (1, 10, 100)
    per_report = {
        size: best({"parse": lambda size=size: reportparse.parse(text * size)}, 5)["parse"] / size  # type: ignore[misc]
        for size in sizes
    }
    return {f"{size}x": per_report[size] / per_report[1] for size in sizes}


def layouts(text: str) -> dict[str, dict[str, float]]:
    """The same report in each layout: parsing as a ratio to markdown-it-py on that text.

    At 1, 10 and 100 reports in one text; markdown-it-py reads each size, too.
    """
    markdown = MarkdownIt()
    report = reportparse.parse(text)
    found: dict[str, dict[str, float]] = {}
    for name, layout in LAYOUTS.items():
        page = render(report, layout)
        ratios = {}
        for size, rounds in ((1, 12), (10, 3), (100, 1)):
            pages = page * size
            times = best(
                {
                    "parse": lambda pages=pages: reportparse.parse(pages),  # type: ignore[misc]
                    "yardstick": lambda pages=pages: markdown.parse(pages),  # type: ignore[misc]
                },
                rounds,
            )
            ratios[f"{size}x"] = round(times["parse"] / times["yardstick"], 2)
        found[name] = ratios
    return found


def memory(text: str) -> dict[str, float]:
    """Peak bytes that parsing takes for each byte of text, at 1, 10 and 100 reports."""
    found = {}
    for size in (1, 10, 100):
        big = text * size
        reportparse.parse(text)
        tracemalloc.start()
        reportparse.parse(big)
        found[f"{size}x"] = tracemalloc.get_traced_memory()[1] / len(big.encode())
        tracemalloc.stop()
    return found


_FIRST = """
import time, reportparse
text = open({path!r}, encoding="utf-8", newline="").read()
times = []
for _ in range(5):
    start = time.perf_counter()
    reportparse.parse(text)
    times.append(time.perf_counter() - start)
print(times[0] - min(times[1:]))
"""


def start_up() -> dict[str, float]:
    """What the first parse costs over later ones, in seconds, and a cold command as a ratio."""
    first = min(float(_output("-c", _FIRST.format(path=str(SAMPLE)))) for _ in range(5))
    times = best(
        {
            "imports": lambda: _output("-c", "import lark, attrs, cattrs, regex"),
            "cold": lambda: _output("-m", "reportparse", "parse", str(SAMPLE)),
        },
        5,
    )
    return {
        "first parse over later ones, seconds": first,
        "cold `reportparse parse FILE` over importing its libraries": (
            times["cold"] / times["imports"]
        ),
    }


def _output(*arguments: str) -> str:
    done = subprocess.run([sys.executable, *arguments], check=False, capture_output=True, text=True)
    return done.stdout


def main() -> None:
    text = SAMPLE.read_bytes().decode()
    results = {
        "machine": {"python": platform.python_version(), "processor": platform.machine()},
        "text": {"file": SAMPLE.name, "characters": len(text)},
        "time over that of markdown-it-py": stages(text),
        "checking over parsing": checking(text),
        "checking over parsing, a report without findings": checking(CLEAN.read_text("utf-8")),
        "layouts: time over that of markdown-it-py": layouts(text),
        "growth: time per report over that for one": growth(text),
        "peak bytes for each byte of text": memory(text),
        "start": start_up(),
    }
    print(json.dumps(results, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()
