# SPDX-License-Identifier: MIT
"""Speed and memory beside yardsticks, all in one run: ratios, since seconds are the machine's.

    make bench                  # measures everything, prints JSON
    make gate                   # measures the main ratios; fails if one is much worse than kept
    python bench/run.py keep    # keeps the main ratios as they are now

Reads the reports of the corpus (and a real one, if it is kept beside the repository). The
yardstick is markdown-it-py tokenising the same text.
"""

from __future__ import annotations

import compileall
import json
import os
import platform
import resource
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import files
import mistune
from markdown_it import MarkdownIt

import reportparse

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from tests.makers.layouts import LAYOUTS, render  # noqa: E402  # the tests are no package

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
            start = _spent()
            function()
            least[name] = min(least[name], _spent() - start)
    return least


def _spent() -> float:
    """The CPU seconds of this process and its children: other work on the machine hardly counts."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def over_yardstick(text: str, functions: dict[str, Callable[[], object]]) -> dict[str, float]:
    """The time of each of *functions*, divided by that of markdown-it-py for *text*."""
    markdown = MarkdownIt()
    times = best({"yardstick": lambda: markdown.parse(text), **functions})
    return {name: times[name] / times["yardstick"] for name in functions}


def stages(text: str) -> dict[str, float]:
    """Each stage's time as a ratio to the yardstick's."""
    report = reportparse.parse(text)
    data = reportparse.to_json(report)
    return over_yardstick(
        text,
        {
            "parse and JSON": lambda: reportparse.to_json(reportparse.parse(text)),
            "parse": lambda: reportparse.parse(text),
            "parse and check": lambda: reportparse.check(reportparse.parse(text)),
            "document only": lambda: reportparse.parse_document(text),
            "to_json": lambda: reportparse.to_json(report),
            "from_json": lambda: reportparse.from_json(data),
            "unparse": lambda: reportparse.unparse(report),
            "mistune": lambda: mistune.html(text),
            "split at pipes": lambda: [line.split("|") for line in text.splitlines()],
            "json.loads of the JSON": lambda: json.loads(data),
        },
    )


def checking(text: str) -> float:
    """The time to check a report, divided by that to parse it."""
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
    """Time for 1, 10 and 100 reports in one text, per report, over that for 1."""
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


#: The yardstick of a cold command; the package itself does not need regex.
_IMPORTS = "import lark, attrs, cattrs\ntry: import regex\nexcept ImportError: pass"


def cold() -> float:
    """A command in a new process over the import of the libraries it uses."""
    # As an installed package is: compiled.
    compileall.compile_dir(Path(reportparse.__file__).parent, quiet=2)
    times = best(
        {
            "imports": lambda: _output("-c", _IMPORTS),
            "cold": lambda: _output("-m", "reportparse", "parse", str(SAMPLE)),
        },
        12,
    )
    return times["cold"] / times["imports"]


def start_up() -> dict[str, float]:
    """The extra cost of the first parse in seconds, and that of a cold command as a ratio."""
    first = min(float(_output("-c", _FIRST.format(path=str(SAMPLE)))) for _ in range(5))
    return {
        "first parse over later ones, seconds": first,
        "cold `reportparse parse FILE` over importing its libraries": cold(),
    }


def _output(*arguments: str) -> str:
    done = subprocess.run([sys.executable, *arguments], check=False, capture_output=True, text=True)
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout


#: The ratios that are kept, and how many times one may be worse before it is a fault.
KEPT = ROOT / "bench" / "ratios.json"
_WORSE = 1.25
_TRIES = 3


def main_ratios() -> dict[str, float]:
    """The ratios that the gate compares, on a report in the repository."""
    found = stages(CLEAN.read_text("utf-8"))
    return {
        "parse and check over markdown-it-py": found["parse and check"],
        "to_json over parse": found["to_json"] / found["parse"],
        "from_json over parse": found["from_json"] / found["parse"],
        "cold command over its imports": cold(),
        **files.main_ratios(),
    }


def gate() -> int:
    """Compare the main ratios with those kept; 1 if one is much worse each time it is measured."""
    kept: dict[str, float] = json.loads(KEPT.read_text("utf-8"))
    least = main_ratios()
    for _ in range(_TRIES - 1):
        if all(least[name] <= _WORSE * ratio for name, ratio in kept.items()):
            break
        least = {name: min(least[name], ratio) for name, ratio in main_ratios().items()}
    for name, ratio in kept.items():
        verdict = "worse" if least[name] > _WORSE * ratio else "ok"
        print(f"{verdict:6} {least[name]:.2f} (kept {ratio:.2f}) {name}")
    return int(any(least[name] > _WORSE * ratio for name, ratio in kept.items()))


def keep() -> int:
    """Keep the main ratios: the best of several runs."""
    runs = [main_ratios() for _ in range(_TRIES)]
    kept = {name: round(min(run[name] for run in runs), 3) for name in runs[0]}
    KEPT.write_text(json.dumps(kept, indent=2) + "\n", "utf-8")
    return 0


def everything() -> int:
    """Measure all there is and print it."""
    text = SAMPLE.read_bytes().decode()
    results: dict[str, Any] = {
        "machine": {
            "python": platform.python_version(),
            "processor": platform.machine(),
            "cores": os.cpu_count(),
        },
        "text": {"file": SAMPLE.name, "characters": len(text)},
        "time over that of markdown-it-py": stages(text),
        "checking over parsing": checking(text),
        "the same, a report without findings": checking(CLEAN.read_text("utf-8")),
        "layouts: time over that of markdown-it-py": layouts(text),
        "growth: time per report over that for one": growth(text),
        "peak bytes for each byte of text": memory(text),
        "start": start_up(),
    }
    print(json.dumps(results, ensure_ascii=False, indent=2))
    return 0


_WAYS: dict[str, Callable[[], int]] = {"all": everything, "gate": gate, "keep": keep}

if __name__ == "__main__":
    sys.exit(_WAYS[sys.argv[1] if len(sys.argv) > 1 else "all"]())
