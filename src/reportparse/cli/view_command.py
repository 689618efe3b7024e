# SPDX-License-Identifier: MIT
"""`reportparse view`: a page with figures and problems next to the source."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from tempfile import mkstemp

import click

from ..diagnostics.catalogue import Language
from ..diagnostics.collecting import errors_in
from ..errors import MissingExtraError
from .common import (
    PROBLEMS,
    STDIN,
    Run,
    encoding_option,
    files_argument,
    language_option,
    named,
    output,
    read_register,
    refuse_to_overwrite,
    register_option,
    verbose_option,
)


@click.command("view")
@files_argument
@click.option("-o", "--output", "target", type=click.Path(), help="Write the page to this file.")
@click.option("--open", "opens", is_flag=True, help="Open it in the browser.")
@register_option
@verbose_option
@encoding_option
@language_option
def command(
    files: tuple[str, ...],
    target: str | None,
    opens: bool,
    register: str | None,
    verbose: bool,
    encoding: str | None,
    language: Language,
) -> int:
    """Make one HTML page of reports: the source beside the form's tables and the problems.

    Choosing a figure shows where it was read and which rules it takes part in; choosing a
    problem shows its places. Reports of one agency on several years are shown side by side, too.
    The page needs no network and no other file. Exit status 1 means that a report has errors.
    """
    from ..view import page
    from .checking import GivenPaths, Wanted, check_all

    run = Run(encoding)
    names = run.expanded(named(files))
    refuse_to_overwrite(target, names)
    checked = check_all(
        run, GivenPaths(names, register=read_register(register)), Wanted.of((), ()), language
    )
    run.say_passed_over(verbose=verbose)
    if not checked:
        return run.status
    if any(errors_in(checked_report.diagnostics) for checked_report in checked):
        run.status = max(run.status, PROBLEMS)
    try:
        data = page(checked).encode("utf-8", "replace")
    except MissingExtraError as error:
        raise click.ClickException(str(error)) from None
    if opens and target in (None, STDIN):
        handle, target = mkstemp(".html", "reportparse-")
        open(handle, "wb").close()  # noqa: PTH123  # only its name is wanted
    with output(target) as out:
        out.write(data)
    if opens and target is not None:
        webbrowser.open(Path(target).resolve().as_uri())
    return run.status
