# SPDX-License-Identifier: MIT
"""`reportparse show`: a report's figures and problems, for a person."""

from __future__ import annotations

import click

from ..diagnostics.catalogue import Language
from ..diagnostics.collecting import errors_in
from ..output.finding_text import terminal
from ..output.report_text import print_report
from .common import NOTHING_WRONG, PROBLEMS, Run, encoding_option, files_argument
from .language_option import language_option


@click.command("show")
@files_argument
@encoding_option
@language_option
def command(files: tuple[str, ...], encoding: str | None, language: Language) -> int:
    """Show the figures and the problems of reports in the terminal.

    A figure that the report does not print is shown as —. Exit status 1 means that a report
    has errors.
    """
    from ..api import parse_source

    run = Run(encoding)
    console = terminal()
    for source in run.sources(files):
        report = parse_source(source, language=language)
        print_report(console, report, language)
        if errors_in(report.diagnostics):
            run.status = max(run.status, PROBLEMS)
    return run.status or NOTHING_WRONG
