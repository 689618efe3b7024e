# SPDX-License-Identifier: MIT
"""`reportparse view`: a page with figures and problems next to the source."""

from __future__ import annotations

import webbrowser
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp

import click

from ..checks.groups import Checked
from .common import (
    STDIN,
    Run,
    output,
    over_folders,
    read_register,
    refuse_to_overwrite,
    register_option,
)
from .file_messages import in_words


@click.command("view")
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(),
    help="Write the page to this file if it ends in .html, else an index and a page for each "
    "agency to this folder.",
)
@click.option("--open", "opens", is_flag=True, help="Open it in the browser.")
@register_option
@over_folders
def command(run: Run, target: str | None, opens: bool, register: str | None) -> int:
    """Make HTML pages of reports: the source next to the form's tables and the problems.

    Choosing a figure shows where it was read and which rules it takes part in; choosing a
    problem shows its places. Reports of one agency on several years are shown side by side, too.
    Pages need no network. Exit status 1 means that a report has errors.
    """
    from .checking import family_of

    names = run.expanded((register, target))
    refuse_to_overwrite(target, names)
    family = family_of(run, names, run.language, register=read_register(register))
    checked = family.checked(run.language)
    run.say_passed_over()
    if not checked:
        return run.status
    for each in checked:
        run.found(each.source.name, each.diagnostics)
    if opens and target in (None, STDIN):
        are_several = len({report.paired.series for report in checked}) > 1
        target = str(Path(mkdtemp(prefix="reportparse-")) / ("all" if are_several else _PAGE))
    shown = _write(checked, target, run)
    if opens:
        webbrowser.open(shown.resolve().as_uri())
    return run.status


_PAGE = "page.html"
_WORKBOOK = "reports.xlsx"


def _write(checked: Sequence[Checked], target: str | None, run: Run) -> Path:
    """Write the pages of *checked* to *target*; returns the first to look at."""
    from ..view import page, site
    from ..view.site import INDEX, PAGES

    if target in (None, STDIN) or Path(target).suffix.lower() in {".html", ".htm"}:
        data = page(checked, run.unreadable, run.language).encode("utf-8", "replace")
        with output(target) as out:
            out.write(data)
        return Path(target or "")
    folder = Path(target)
    if (
        folder.exists()
        and not (folder / INDEX).exists()
        and (not folder.is_dir() or any(folder.iterdir()))
    ):
        raise click.ClickException(
            in_words(
                f"{folder}：这个文件夹不是网页文件夹；请换一个，或先删除它",
                f"{folder}: not a folder of pages; name another, or remove it",
            )
        )
    (folder / PAGES).mkdir(parents=True, exist_ok=True)
    download = None
    if all(map(find_spec, ("duckdb", "pyarrow", "xlsxwriter"))):
        from ..dataset.workbook import workbook_of

        download = _WORKBOOK
        with output(str(folder / download)) as out:
            out.write(workbook_of(checked, run.unreadable))
    for name, html in site(checked, run.unreadable, download, run.language):
        with output(str(folder / name)) as out:
            out.write(html.encode("utf-8", "replace"))
    return folder / INDEX
