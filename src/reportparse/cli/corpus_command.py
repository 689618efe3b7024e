# SPDX-License-Identifier: MIT
"""`reportparse corpus`: folders of reports with what is expected of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.cells import cell_len, set_cell_size

from ..errors import CorpusError
from ..output.json_text import dumps
from .common import CANNOT, NOTHING_WRONG, PROBLEMS, text_or_json
from .file_messages import counted, in_words, messages_language, of_file, say, say_passed_over

if TYPE_CHECKING:
    from ..corpus import Score
    from ..corpus.goldens import Change


#: Of a column of numbers, in characters of a terminal.
_WIDTH = 10


@click.group("corpus")
def command() -> None:
    """Test folders of reports against expected results."""


@command.command("score")
@click.argument("folder", type=click.Path(path_type=Path))
@text_or_json("A table for a person, or JSON with the paths of all figures that are not exact.")
@click.option(
    "--floor",
    type=click.FloatRange(0, 1),
    default=0.0,
    help="Share of the figures that must be exact, 0 to 1; below it the exit status is 1.",
)
def score(folder: Path, output_format: str, floor: float) -> int:
    """Score the reading of the figures of the reports in FOLDER.

    Next to each report NAME.txt is NAME.json, with the figures that are expected
    ({"expected": {path: number or null}}) or with the whole report as JSON. A figure is exact;
    or flagged: not exact, and a diagnostic names its path or an enclosing one; or silent: not
    exact, and nothing says so. Exit status 1 means that a figure is silently wrong or that too
    few are exact, 2 that the folder or a file cannot be read or that there is nothing to score.
    """
    from ..corpus import score_folder, total

    scores = list(score_folder(folder))
    if not any(each.expected for each in scores):
        raise CorpusError(
            f"{folder}: no report with expected figures", f"{folder}：没有带预期结果的报告"
        )
    everything = total(scores)
    if output_format == "json":
        sums = {**_plain(everything), "share": everything.share}
        data = {"files": [_plain(each) for each in scores], "sum": sums}
        click.echo(dumps(data, indent=True))
    else:
        sys.stdout.writelines(f"{line}\n" for line in _table([*scores, everything]))
    return PROBLEMS if everything.silent or everything.share < floor else NOTHING_WRONG


@command.command("check")
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path))
@text_or_json("A line for a person for each broken promise, or JSON.")
def check(folders: Sequence[Path], output_format: str) -> int:
    """Test each report in FOLDERS against the promises of this package for any text, and against
    the JSON next to it, if there is any.

    The promises: no exception; the raw text of the document is the text; canonical text reads
    back and stays as it is; JSON reads back and fits the schema; figures and findings point
    into the text; setting a figure changes no other character. Exit status 1 means that a
    promise was broken, 2 that a folder or a file could not be read or has no report.
    """
    from ..corpus.conformance import hold

    passed_over: list[str] = []
    held = [hold(path) for folder in folders for path in _reports(folder, passed_over)]
    if output_format == "json":
        files = [
            {
                "name": str(report.path),
                "golden": report.golden,
                "broken": [
                    {"promise": promise.promise, "detail": promise.detail}
                    for promise in report.broken
                ],
            }
            for report in held
        ]
        click.echo(dumps({"files": files}, indent=True))
    for path, promise in ((each.path, promise) for each in held for promise in each.broken):
        if output_format == "text":
            click.echo(of_file(path, promise.text(messages_language())))
    failed = sum(bool(report.broken) for report in held)
    goldens = sum(report.golden for report in held)
    say_passed_over(passed_over)
    say(
        f"报告 {len(held)} 份，其中 {goldens} 份带预期结果；不符 {failed} 份",
        f"{counted(len(held), 'report')}, {goldens} with expected results, {failed} failed",
    )
    return PROBLEMS if failed else NOTHING_WRONG


def _reports(folder: Path, passed_over: list[str]) -> list[Path]:
    from ..corpus.scores import files_of

    found = []
    for path, _, is_wanted in files_of(folder):
        if is_wanted:
            found.append(Path(path))
        elif not path.endswith(".json"):  # what is expected of the reports
            passed_over.append(path)
    if not found:
        raise CorpusError(f"{folder}: no report in this folder", f"{folder}：文件夹中没有报告")
    return found


@command.command("accept")
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Write without asking.")
def accept(folders: Sequence[Path], yes: bool) -> int:
    """Write the whole result of reading next to each report in FOLDERS, as JSON.

    Differences from existing files are shown first. Figures that were written by hand are left
    alone. Refuses to run where the variable CI is set: a person accepts expected results.
    """
    from ..corpus.goldens import accepted, change_of

    if os.environ.get("CI"):
        raise CorpusError(
            "expected results are accepted by a person, not in CI",
            "预期结果由人确认，不在 CI 中写入",
        )
    status = NOTHING_WRONG
    found: list[Change] = []
    passed_over: list[str] = []
    for path in (path for folder in folders for path in _reports(folder, passed_over)):
        try:
            found += filter(None, [change_of(path)])
        except CorpusError as error:
            say(error.text(messages_language()))
            status = CANNOT
    for change in found:
        sys.stdout.writelines(change.difference(in_words("本次读取", "as read now")))
    say_passed_over(passed_over)
    if found and (yes or _agreed(len(found))):
        for change in found:
            accepted(change)
        say(f"已写入 {len(found)} 个文件", f"{counted(len(found), 'file')} written")
    return status


def _agreed(count: int) -> bool:
    if not sys.stdin.isatty():
        raise CorpusError(
            f"{counted(count, 'file')} would change; --yes writes them",
            f"有 {count} 个文件将改动；写入请加 --yes",
        )
    return click.confirm(
        in_words(f"写入 {count} 个文件？", f"Write {counted(count, 'file')}?"), err=True
    )


def _plain(each: Score) -> dict[str, Any]:
    return {
        "name": each.name,
        "expected": each.expected,
        "exact": each.exact,
        "flagged": len(each.flagged),
        "silent": len(each.silent),
        "flagged_paths": list(each.flagged),
        "silent_paths": list(each.silent),
    }


def _table(scores: Iterable[Score]) -> Iterator[str]:
    heads = in_words("应有 读对 已标明 未标明", "expected exact flagged silent").split()
    rows = [("", *heads)]
    for each in scores:
        counts = (each.expected, each.exact, len(each.flagged), len(each.silent))
        rows.append((each.name, *map(str, counts)))
    widest = max(cell_len(name) for name, *_ in rows)
    for name, *cells in rows:
        padded = (" " * (_WIDTH - cell_len(cell)) + cell for cell in cells)
        yield set_cell_size(name, widest) + "".join(padded)
