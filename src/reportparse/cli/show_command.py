# SPDX-License-Identifier: MIT
"""`reportparse show`: a report's figures and problems, for a person."""

from __future__ import annotations

import click

from ..diagnostics.collecting import errors_in
from ..output.finding_text import terminal
from ..output.report_text import print_report
from .common import PROBLEMS, Run, over_files


@click.command("show")
@over_files
def command(run: Run) -> int:
    """Show the figures and the problems of reports in the terminal.

    A figure that the report does not print is shown as —. Exit status 1 means that a report
    has errors.
    """
    from ..api import parse_source

    console = terminal()
    for source in run.sources():
        report = parse_source(source, language=run.language)
        print_report(console, report, run.language)
        if errors_in(report.diagnostics):
            run.status = max(run.status, PROBLEMS)
    return run.status
