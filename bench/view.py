# SPDX-License-Identifier: MIT
"""Pages of heavy reports: time to make them beside reading and checking them, their size, and how
soon a browser paints them.

    make bench-view

Yardsticks are taken in the same run: `parse` and `check` of the same text, the text's own bytes,
and the page of a report of usual size. Needs Playwright and Chromium, as `make browser` does.
"""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import sync_playwright

import reportparse
from reportparse.checks.groups import Checked, Family
from reportparse.text.source import SourceText
from reportparse.view import page

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = (ROOT / "corpus" / "disclosure_2021" / "city_thousands.txt").read_text("utf-8")
_RUNS = 5
#: Milliseconds to the first paint, and to the end of loading.
_PAINTED = """() => new Promise(done => {
    const look = () => {
        const [loaded] = performance.getEntriesByType("navigation");
        const [paint] = performance.getEntriesByName("first-contentful-paint");
        if (paint && loaded.loadEventEnd) done([paint.startTime, loaded.loadEventEnd]);
        else setTimeout(look, 10);
    };
    look();
})"""


def _long(size: int) -> str:
    """One report of *size* bytes, most of it prose before the second section."""
    prose = "本年度收到各类咨询，均按规定答复，工作台账逐项登记。\n"
    start = SAMPLE.index("二、")
    return SAMPLE[:start] + prose * (size // len(prose.encode())) + SAMPLE[start:]


def _with_problems(count: int) -> str:
    """A report with this many rows in wrong places."""
    rows = "".join(f"| 甲{index} | {index} | x{index} |\n" for index in range(count))
    start = SAMPLE.index("三、")
    return SAMPLE[:start] + rows + SAMPLE[start:]


TEXTS: dict[str, Callable[[], str]] = {
    "usual": lambda: SAMPLE,
    "5 MB": lambda: _long(5_000_000),
    "2,000 problems": lambda: _with_problems(2_000),
}


def _seconds(action: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    result = action()
    return time.perf_counter() - start, result


def _checked(source: SourceText) -> list[Checked]:
    return Family([(source, reportparse.parse(source.text))]).checked()


def _in_browser(browser: Any, path: Path) -> tuple[float, float, float]:
    """Milliseconds to the first paint, to the end of loading, and of choosing a figure."""
    opened = browser.new_page()
    opened.goto(path.as_uri())
    painted, loaded = opened.evaluate(_PAINTED)
    figure = opened.locator('td a[data-path="applications.new.total"]').first
    seconds, _ = _seconds(
        lambda: (figure.click(), opened.wait_for_selector("#r0 .line.chosen", state="attached"))
    )
    opened.close()
    return painted, loaded, 1000 * seconds


def main() -> int:
    """Print a row for each text."""
    print(
        "| report | problems | text | page | read and check | page made | over that "
        "| first paint | loaded | a figure chosen |\n|---|" + "---:|" * 9
    )
    with sync_playwright() as playwright, TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), chromium_sandbox=False
        )
        for name, make in TEXTS.items():
            source = SourceText(make(), f"{name}.txt")
            reading, checked = _seconds(partial(_checked, source))
            making, html = _seconds(partial(page, checked))
            path = Path(folder) / "page.html"
            path.write_text(html, "utf-8")
            shown = [_in_browser(browser, path) for _ in range(_RUNS)]
            painted, loaded, chosen = (median(values) for values in zip(*shown, strict=True))
            print(
                f"| {name} | {len(checked[0].diagnostics):,} | {len(source.text.encode()):,} B "
                f"| {path.stat().st_size:,} B | {reading:.2f} s | {making:.2f} s "
                f"| {making / reading:.1f} | {painted:.0f} ms | {loaded:.0f} ms | {chosen:.0f} ms |"
            )
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
