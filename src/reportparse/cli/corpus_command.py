# SPDX-License-Identifier: MIT
"""`reportparse corpus`: folders of reports with what is expected of them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .common import CANNOT, NOTHING_WRONG, PROBLEMS

if TYPE_CHECKING:
    from ..corpus import Score


@click.group("corpus")
def command() -> None:
    """Run over folders of reports with what is expected of them."""


@command.command("score")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A table for a person, or JSON with the paths of all figures that are not exact.",
)
@click.option(
    "--floor",
    type=click.FloatRange(0, 1),
    default=0.0,
    help="Share of the figures that must be exact, 0 to 1; below it the exit status is 1.",
)
def score(folder: Path, output_format: str, floor: float) -> int:
    """Say how the figures of the reports in FOLDER are read.

    Beside each report NAME.txt stands NAME.json, with the figures that are expected
    ({"expected": {path: number or null}}) or with the whole report as JSON. A figure is exact;
    or flagged: not exact, and a diagnostic names its path or an enclosing one; or silent: not
    exact, and nothing says so. Exit status 1 means that a figure is silently wrong or that too
    few are exact, 2 that the folder or a file cannot be read or nothing is there to score.
    """
    from ..corpus import score_folder, total
    from ..errors import CorpusError, DecodeError

    try:
        scores = list(score_folder(folder))
    except (CorpusError, OSError, DecodeError) as error:
        raise click.ClickException(str(error)) from None
    if not scores:
        click.echo(f"reportparse: {folder}: no report with its expected figures here", err=True)
        return CANNOT
    everything = total(scores)
    if output_format == "json":
        sums = {**_plain(everything), "share": everything.share}
        data = {"files": [_plain(one) for one in scores], "sum": sums}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        sys.stdout.writelines(f"{line}\n" for line in _table([*scores, everything]))
    return PROBLEMS if everything.silent or everything.share < floor else NOTHING_WRONG


def _plain(one: Score) -> dict[str, Any]:
    return {
        "name": one.name,
        "expected": one.expected,
        "exact": one.exact,
        "flagged": len(one.flagged),
        "silent": len(one.silent),
        "flagged_paths": list(one.flagged),
        "silent_paths": list(one.silent),
    }


def _table(scores: Iterable[Score]) -> Iterator[str]:
    rows = [("", "expected", "exact", "flagged", "silent")]
    for one in scores:
        counts = (one.expected, one.exact, len(one.flagged), len(one.silent))
        rows.append((one.name, *map(str, counts)))  # type: ignore[arg-type]  # five strings
    widest = max(len(row[0]) for row in rows)
    for name, *cells in rows:
        yield f"{name:{widest}}" + "".join(f"{cell:>10}" for cell in cells)
