# SPDX-License-Identifier: MIT
"""`reportparse sum`: the reports of agencies summed up into the draft of their parent's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import TotalError, needing
from .common import (
    PROBLEMS,
    Run,
    force_option,
    keep_drafts,
    output,
    over_folders,
    read_register,
    refuse_to_overwrite,
    register_option,
)
from .output_formats import no_such_ending

if TYPE_CHECKING:
    from ..agencies.totals import Total


@click.command("sum")
@click.option("--year", type=int, help="The year to sum up. Default: that of all reports.")
@click.option("--parent", metavar="NAME", help="The agency whose draft it is.")
@click.option(
    "--partial",
    is_flag=True,
    help="Also sum up where figures of agencies are missing or in doubt; such sums are marked.",
)
@click.option(
    "-o",
    "--output",
    "targets",
    multiple=True,
    type=click.Path(dir_okay=False),
    help="Write the draft to this file: .json, .txt, .docx or .xlsx; may be repeated.",
)
@force_option
@register_option
@over_folders
def command(
    run: Run,
    year: int | None,
    parent: str | None,
    partial: bool,
    targets: tuple[str, ...],
    force: bool,
    register: str | None,
) -> int:
    """Sum up the reports of agencies into the draft of their parent's report.

    A sum is null if the figure of one agency is missing or in doubt. The agencies that were
    and were not counted are printed, and listed for each sum in JSON and in the workbook. Exit
    status 1: a figure of an agency is missing or in doubt; 2: an input could not be read.
    """
    from ..agencies.totals import total
    from ..api import parse_source
    from ..office.draft_files import WRITERS
    from ..office.sum_words import summary
    from ..output.excerpt import escaped

    for target in targets:
        if Path(target).suffix.lower() not in WRITERS:
            raise no_such_ending(target, WRITERS)
        refuse_to_overwrite(target, [*run.files, *([register] if register else [])])
    keep_drafts(targets, force=force)
    sources = run.sources(run.expanded((register, *targets)))
    reports = [parse_source(source, language=run.language) for source in sources]
    if not reports and year is None:
        return run.status  # it is said what could not be read
    summed = total(
        reports,
        year=year,
        parent=parent,
        register=read_register(register),
        partial=partial,
        unread=[name for name, _ in run.unreadable],
    )
    run.say_passed_over()
    _refuse_no_agency(run, summed)
    for target in targets:
        with needing("all"), output(target) as out:
            out.write(WRITERS[Path(target).suffix.lower()](summed))
    for line in summary(summed, run.language):
        click.echo(escaped(line))
    if not summed.is_complete:
        run.status = max(run.status, PROBLEMS)
    return run.status


def _refuse_no_agency(run: Run, summed: Total) -> None:
    """Say why each file is left out of *summed*, and raise, if no report counts."""
    from ..office.sum_words import LEFT_OUT

    if not summed.agencies:
        for other in summed.left_out:
            run.problem(other.file, LEFT_OUT[run.language][other.reason])
        raise TotalError("no report that counts is given", "没有可以计入的报告")
