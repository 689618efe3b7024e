# SPDX-License-Identifier: MIT
"""`reportparse form`: the blank form of a year, in Word."""

from __future__ import annotations

from datetime import date

import click

from ..errors import needing
from .common import binary_output, force_option, keep_drafts
from .file_messages import misuse
from .output_formats import format_for


@click.command("form")
@click.option("--year", type=int, required=True, help="The year to report on.")
@click.option("--agency", metavar="NAME", help="The agency that reports, for the title.")
@click.option("-o", "--output", "target", type=click.Path(), help="Write to this file (.docx).")
@force_option
def command(year: int, agency: str | None, target: str | None, force: bool) -> int:
    """Write the blank form for reports on a year, as a Word document.

    Headings and tables are those that the form of that year prescribes; all figures are blank.
    """
    from ..forms.registry import form_for, forms
    from ..report.blank_report import blank_report

    form = form_for(year)
    if year > date.today().year:  # noqa: DTZ011  # any zone
        raise misuse(f"{year} 年尚未开始", f"the year {year} has not begun")
    if form is None:
        first = min(known.since for known in forms().values())
        raise misuse(
            f"没有 {year} 年度报告的格式；最早为 {first} 年度",
            f"there is no form for reports on {year}; the first is for {first}",
        )
    format_for(target, None, {".docx": "docx"}, "docx")
    keep_drafts([target], force=force)
    with needing("docx"), binary_output(target) as out:
        from ..office import to_docx

        out.write(to_docx(blank_report(form, year, agency)))
    return 0
