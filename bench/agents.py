# SPDX-License-Identifier: MIT
"""A thousand calls of the tools for language models: time a call, and memory that does not grow.

python bench/agents.py
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from pathlib import Path
from typing import Any, Final

import anyio
from mcp.client.client import Client

from reportparse.agents.libraries import library_at
from reportparse.agents.mcp_server import ReportServer

CORPUS: Final = Path(__file__).resolve().parents[1] / "corpus"
FOLDERS: Final = (CORPUS / "checks" / "consistent", CORPUS / "files" / "reports")
ROUNDS: Final = 125
_REPORT: Final[dict[str, Any]] = {"agency": "青石县林业局", "year": 2024}
CALLS: Final[tuple[tuple[str, dict[str, Any]], ...]] = (
    ("list_reports", {}),
    ("find_figure", {"words": "行政复议维持"}),
    ("get_figure", {"figure": "予以公开", **_REPORT}),
    ("get_figure", {"figure": "予以公开", "agency": "林业局", "year": 2024}),
    ("compare", {"figure": "新收申请", "agencies": ["青石县林业局"], "years": [2023, 2024]}),
    ("get_section", {"section": "overview", **_REPORT}),
    ("check_report", _REPORT),
    ("verify", {"text": "青石县林业局2024年收到政府信息公开申请588件，予以公开33件。"}),
)


def resident() -> float:
    """The memory of this process in MB."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


async def measure() -> None:
    """Call each tool in turn, and print the times and the memory."""
    times: dict[str, list[float]] = {name: [] for name, _ in CALLS}
    async with Client(ReportServer(library_at(FOLDERS, "zh"), "zh")) as client:
        for number in range(ROUNDS):
            for name, arguments in CALLS:
                start = time.perf_counter()
                result = await client.call_tool(name, arguments)
                times[name].append(time.perf_counter() - start)
                assert not result.is_error
            if number % (ROUNDS // 5) == 0:
                calls = (number + 1) * len(CALLS)
                sys.stdout.write(f"after {calls:5,} calls: {resident():.1f} MB\n")
    for name, taken in times.items():
        median, most = statistics.median(taken) * 1000, max(taken[1:]) * 1000
        sys.stdout.write(
            f"{name:14} median {median:6.1f} ms, longest after the first {most:6.1f} ms\n"
        )


if __name__ == "__main__":
    anyio.run(measure)
