# SPDX-License-Identifier: MIT
"""How far a run over many files is, on stderr: a bar on a terminal, lines elsewhere."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, Final

from attrs import define, field

from .file_messages import in_words, of_file, say

if TYPE_CHECKING:
    from ..dataset.updating import Progress

#: Seconds between two lines.
_EVERY: Final = 10.0

_STAGES: Final = {
    "reading": ("正在读取", "reading"),
    "comparing": ("正在与上一年度比较", "comparing years"),
    "writing": ("正在写入", "writing"),
}

Tell = Callable[["Progress"], None]


@contextmanager
def shown(total: int, *, quiet: bool = False) -> Iterator[Tell]:
    """A progress display for a run over inputs of *total* bytes."""
    if quiet:
        yield lambda _: None
    elif sys.stderr.isatty():
        with _bar(total) as tell:
            yield tell
    else:
        yield _Lines(total)


@define
class _Lines:
    """Says now and then how far the run is."""

    total: int
    started: float = field(factory=time.monotonic)
    last: float = field(factory=time.monotonic)

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self.last < _EVERY:
            return
        self.last = now
        share = progress.weight / self.total if self.total else 0.0
        passed = now - self.started
        left = passed / share - passed if share else 0.0
        say(
            f"{of_file(in_words(*_STAGES[progress.stage]), f'{min(share, 1):.0%}')}, "
            f"{_counted(progress)}, {_rate(progress, passed)}, "
            + in_words(f"约余 {_time(left)}", f"{_time(left)} left")
        )


def _counted(progress: Progress) -> str:
    kept = f"{progress.kept:,} kept, " if progress.kept else ""
    return in_words(
        f"已读 {progress.reports:,}，沿用 {progress.kept:,}，无法读取 {progress.failures:,}，"
        f"错误 {progress.errors:,}，警告 {progress.warnings:,}",
        f"{kept}{progress.reports:,} read, {progress.failures:,} failed, "
        f"{progress.errors:,} errors, {progress.warnings:,} warnings",
    )


def _rate(progress: Progress, seconds: float) -> str:
    done = progress.reports + progress.failures
    return f"{done / seconds:.0f}/s" if seconds else "-/s"


def _time(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"


@contextmanager
def _bar(total: int) -> Iterator[Tell]:
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    started = time.monotonic()
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[counted]}"),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(in_words(*_STAGES["reading"]), total=total or None, counted="")

        def tell(progress: Progress) -> None:
            passed = time.monotonic() - started
            bar.update(
                task,
                completed=progress.weight,
                description=in_words(*_STAGES[progress.stage]),
                counted=f"{_counted(progress)}, {_rate(progress, passed)}",
            )

        yield tell


@contextmanager
def stoppable() -> Iterator[Callable[[], bool]]:
    """Says whether Ctrl-C was pressed, which then only asks to stop; a second one interrupts."""
    pressed: list[int] = []

    def note(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
        if pressed:
            raise KeyboardInterrupt
        pressed.append(number)
        english = "finishing work in progress; press again to stop at once"
        say("正在完成手头的文件；再按一次立即停止", english, above="\n")

    before = signal.signal(signal.SIGINT, note)
    try:
        yield lambda: bool(pressed)
    finally:
        signal.signal(signal.SIGINT, before)
