# SPDX-License-Identifier: MIT
"""`reportparse format`: reports in, canonical text out."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import click

from ..diagnostics.collecting import why_no_report
from ..report.model import Report
from ..support.atomic_files import replacing
from ..text.patterns import late
from ..text.source import SourceText, lines_of
from .common import Run, output, over_files
from .file_messages import in_words, misuse, why_unwritable


@click.command("format")
@click.option("--check", is_flag=True, help="Write nothing; list files that are not canonical.")
@click.option("-i", "--in-place", is_flag=True, help="Write each file back.")
@over_files
def command(run: Run, check: bool, in_place: bool) -> int:
    """Print reports as canonical text.

    Nothing is printed of a text that is not a report. A report with errors is not written back,
    since unread figures would be lost, nor is a file without a table of a known form.
    Exit status 1 means that a file is not canonical (--check), was not written back (-i), or has
    errors.
    """
    from ..api import parse_source, read_back

    if check and in_place:
        raise misuse("--check 与 --in-place 不能同用", "--check and --in-place exclude each other")
    if in_place and (not run.files or "-" in run.files):
        raise misuse("--in-place 须写明文件", "--in-place needs files")
    for source in run.sources():
        report = parse_source(source, language=run.language)
        text = read_back(report)
        errors = run.found(source.name, report.diagnostics)
        if check:
            if text != source.text:
                run.problem(source.name, in_words("不是规范文本", "not canonical"))
        elif in_place:
            _write_back(
                run, source, text, _reason_to_leave(report, errors) or _lost(source.text, text)
            )
        elif not why_no_report(report.diagnostics):
            with output(None) as out:
                out.write(text.encode("utf-8", "surrogatepass"))
    return run.status


def _reason_to_leave(report: Report, errors: int) -> str | None:
    """Why the file must not be written back, if there is a reason."""
    source = report.source
    if source.format is not None:
        kind = source.format.upper()
        return in_words(f"文件是 {kind}，不是文本", f"not text but {kind}")
    if source.encoding not in (None, "utf-8"):
        code = source.encoding
        return in_words(f"编码是 {code}，不是 UTF-8", f"encoded in {code}, not UTF-8")
    if errors:
        first = next(found for found in report.diagnostics if found.severity == "error")
        return _at(in_words("会丢失数字", "figures would be lost"), first.line)
    return None if report.form else in_words("没有已知格式的表格", "no table of a known form")


#: Numbers as they are compared: without commas between digits and zeros before them.
_NUMBER = late(r"[0-9]+(?:,[0-9]{3})*")


def _lost(before: str, after: str) -> str | None:
    """That a number would be lost, if one would: in a note after a label, say."""
    kept = _numbers(after)
    for line, text in enumerate(lines_of(before), 1):
        if lost := _numbers(text) - kept:
            number = min(lost)
            return _at(in_words(f"会丢失数字 {number}", f"the number {number} would be lost"), line)
    return None


def _at(why: str, line: int) -> str:
    """*why*, and the *line* that it is about; 0 for none."""
    return why + in_words(f"（第 {line} 行）", f" (line {line})") if line else why


def _numbers(text: str) -> set[str]:
    found = _NUMBER.findall(unicodedata.normalize("NFKC", text))
    return {item.replace(",", "").lstrip("0") for item in found}


def _write_back(run: Run, source: SourceText, text: str, reason: str | None) -> None:
    if reason:
        run.problem(source.name, in_words(f"没有写回：{reason}", f"not written back: {reason}"))
    elif text != source.text and source.name is not None:
        try:
            with replacing(Path(source.name)) as file:
                file.write(text.encode())
        except OSError as error:
            run.cannot(source.name, why_unwritable(error))
