# SPDX-License-Identifier: MIT
"""`reportparse format`: reports in, canonical text out."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import click

from ..diagnostics.catalogue import Language
from ..errors import UnparseError
from ..report.model import Report
from ..support.atomic_files import replacing
from ..text.source import SourceText
from .common import Run, encoding_option, files_argument, language_option, output


@click.command("format")
@files_argument
@click.option("--check", is_flag=True, help="Write nothing; list files that are not canonical.")
@click.option("-i", "--in-place", is_flag=True, help="Write each file back.")
@encoding_option
@language_option
def command(
    files: tuple[str, ...], check: bool, in_place: bool, encoding: str | None, language: Language
) -> int:
    """Print reports as canonical text.

    A report with errors is not written back, since what could not be read would be lost, nor
    is a file without a table of a known form. Exit status 1 means that a file is not canonical
    (--check), was not written back (-i), or has errors.
    """
    from ..api import parse_source, read_back

    if check and in_place:
        raise click.UsageError("--check and --in-place exclude each other")
    if in_place and (not files or "-" in files):
        raise click.UsageError("--in-place needs files")
    run = Run(encoding)
    for source in run.sources(files):
        report = parse_source(source, language=language)
        try:
            text = read_back(report)
        except UnparseError as error:
            raise click.ClickException(f"{source.name or '<stdin>'}: {error}") from None
        errors = run.found(source.name, report.diagnostics)
        if check:
            if text != source.text:
                run.problem(source.name, "not canonical")
        elif in_place:
            _write_back(
                run, source, text, _reason_to_leave(report, errors) or _lost(source.text, text)
            )
        else:
            with output(None) as out:
                out.write(text.encode("utf-8", "surrogatepass"))
    return run.status


def _reason_to_leave(report: Report, errors: int) -> str | None:
    """Why the file must not be written back, if there is a reason."""
    source = report.source
    if source.format is not None:
        return f"it is not text but {source.format.upper()}"
    if source.encoding not in (None, "utf-8"):
        return f"it is not in UTF-8 but in {source.encoding}"
    if errors:
        return "figures would be lost"
    return None if report.form else "it has no table of a known form"


#: Numbers as they are compared: without commas between digits and zeros before them.
_NUMBER = re.compile(r"[0-9]+(?:,[0-9]{3})*")


def _lost(before: str, after: str) -> str | None:
    """That a number would be lost, if one would: in a note after a label, say."""
    lost = _numbers(before) - _numbers(after)
    return f"the number {min(lost)} would be lost" if lost else None


def _numbers(text: str) -> set[str]:
    found = _NUMBER.findall(unicodedata.normalize("NFKC", text))
    return {item.replace(",", "").lstrip("0") for item in found}


def _write_back(run: Run, source: SourceText, text: str, reason: str | None) -> None:
    if reason:
        run.problem(source.name, f"not written back: {reason}")
    elif text != source.text and source.name is not None:
        try:
            with replacing(Path(source.name)) as file:
                file.write(text.encode())
        except OSError as error:
            run.cannot(source.name, error.strerror)
