# SPDX-License-Identifier: MIT
"""Messages of `reportparse dataset build`: on its inputs, and on the outcome of a run."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Iterator
from glob import iglob
from pathlib import Path
from typing import TYPE_CHECKING

from ..diagnostics.catalogue import Language
from .common import STDIN
from .file_messages import counted, in_words, of_file, say

if TYPE_CHECKING:
    from ..dataset.builder import Outcome

#: Of the inputs that are gone, this many are named.
_NAMED = 5


def say_absent(names: Iterable[str]) -> list[str]:
    """Name the inputs that do not exist: the dataset lists them as failures, too."""
    found = []
    for name in names:
        matching = iglob(name, recursive=True)  # noqa: PTH207  # may be absolute
        if name != STDIN and not os.path.lexists(name) and not any(matching):
            say(of_file(name, in_words("没有这个文件或文件夹", "no such file or folder")))
            found.append(name)
    return found


def say_failed(done: Outcome, said: Container[str], language: Language) -> None:
    """Name the first inputs that could not be read, with the reason, but for those *said*."""
    from ..dataset.batch import FAILURES_ZH

    for name, kind, message in done.failed:
        if name not in said:
            reason = message.strip().rpartition("\n")[2]  # the last line of a traceback
            reason = f"{FAILURES_ZH[kind]}：{reason}" if language == "zh" else reason
            say(of_file(name, reason))
    if done.failures > len(done.failed):
        more = done.failures - len(done.failed)
        english = f"{counted(more, 'more failure')}, in the table of failures"
        say(f"另有 {more:,} 个文件无法读取，见“无法读取”表", english)


def messages(done: Outcome, target: Path, *, verbose: bool) -> Iterator[str]:
    """The outcome of a run, in lines."""
    for name in done.unknown_parents:
        yield in_words(
            f"{name}：数据集中没有这份上级报告",
            f"{name}: this parent is not a report of the dataset",
        )
    if done.moved_from is not None:
        yield in_words(
            f"{target}：文件名原以 {done.moved_from} 为起点；未一同移动的文件名称已变，"
            "--prune 删除原名称的报告",
            f"{target}: names were relative to {done.moved_from} before; files that have not moved "
            "with it have other names now, and --prune removes the old ones",
        )
    for before, number in done.read_before.items():
        yield in_words(
            f"重新读取 {number:,} 个文件：原来的读取方式为“{before}”，与这次不同",
            f"{counted(number, 'file')} read again: read before by {before!r}, now in another way",
        )
    for rule, number in done.raised.items():
        yield in_words(
            f"规则“{rule}”运行出错，{number:,} 份报告没有核对",
            f"the rule {rule!r} failed and was not evaluated in {counted(number, 'report')}",
        )
    if done.interrupted:
        yield in_words(
            f"已中断；已保存报告 {done.reports:,} 份，再次运行同一命令可继续",
            f"interrupted with {counted(done.reports, 'report')} kept; run the same command again "
            "to go on",
        )
        return
    if not done.reports + done.failures:
        yield in_words(
            "输入中没有可能是报告的文件", "none of the inputs holds a file that may be a report"
        )
    if done.unseen:
        shown = done.unseen if verbose else done.unseen[:_NAMED]
        more = f", … +{len(done.unseen) - len(shown)}" if len(done.unseen) > len(shown) else ""
        yield in_words(
            f"数据集中有 {len(done.unseen):,} 个文件不再出现在输入中，仍予保留；"
            f"--prune 删除：{', '.join(shown)}{more}",
            f"kept {counted(len(done.unseen), 'file')} no longer among the inputs; "
            f"--prune removes: {', '.join(shown)}{more}",
        )
    yield _counts(done, target)


def _counts(done: Outcome, target: Path) -> str:
    kept, now = done.progress.kept, done.progress.reports + done.progress.failures
    removed = in_words(f"，删除 {done.removed:,}", f", {done.removed:,} removed")
    formless = in_words(
        f"（其中 {done.without_form:,} 份没有已知格式的表格）",
        f", {done.without_form:,} of them without a known form",
    )
    removed, formless = removed if done.removed else "", formless if done.without_form else ""
    return in_words(
        f"{target}：报告 {done.reports:,} 份{formless}，无法读取 {done.failures:,} 个"
        f"（本次读取 {now:,}，沿用 {kept:,}{removed}）",
        f"{target}: {counted(done.reports, 'report')}{formless}, "
        f"{counted(done.failures, 'failure')} ({now:,} read now, {kept:,} kept{removed})",
    )
