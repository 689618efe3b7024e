# SPDX-License-Identifier: MIT
"""Set one figure in the original text and change no other character."""

from __future__ import annotations

from decimal import Decimal

from ..errors import EditError
from ..forms.flattening import Figure, figure_text
from ..forms.form import TEXT_COLUMN
from ..support.arguments import did_you_mean
from ..text.numerals import MAX_DIGITS, YUANS
from ..text.patterns import late
from .model import Origin, Report

_UNIT_AT_END = late(rf"\s*{YUANS}$")


def check_value(path: str, value: object) -> None:
    """Raise an `EditError` if *value* is not a number or None, or is too long to be read."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal | None):
        raise EditError(
            f"{path} takes a number or None, not {value!r}",
            f"{path} 只能设为数字或 None，不能是 {value!r}",
        )
    if isinstance(value, Decimal) and not value.is_finite():
        raise EditError(f"{path}: {value} is not a number", f"{path}：{value} 不是数字")
    if sum(character.isdigit() for character in figure_text(value)) > MAX_DIGITS:
        raise EditError(
            f"{path} takes at most {MAX_DIGITS} digits", f"{path} 最多 {MAX_DIGITS} 位数字"
        )


def replaced(report: Report, text: str, path: str, value: int | Decimal | None) -> str:
    """*text*, from which *report* was read, with *value* in place of the figure at *path*.

    Raises an `EditError` if the report was not read from text or no cell prints the figure.
    """
    if not isinstance(report.origin, Origin):
        raise EditError("the report was not read from text", "报告不是从文本读取的")
    if path not in report.origin.spans:
        advice = did_you_mean(path, report.origin.spans)
        raise EditError(
            f"no cell of the text prints {path!r}{advice.en}",
            f"文本中没有填报“{path}”的单元格{advice.zh}",
        )
    tables = report.printed_tables().values()
    column = next(column for table in tables for column in table.columns if column.path == path)
    if column.kind == TEXT_COLUMN:
        raise EditError(f"{path} holds words, not a number", f"{path} 是文字，不是数字")
    if value is not None and value < 0 and not column.signed:
        raise EditError(
            f"{path} cannot be negative, as {value} is", f"{path} 不能是负数（{value}）"
        )
    start, end = report.origin.spans[path]
    # A unit after the number stays.
    unit = _UNIT_AT_END.search(text[start:end])
    return text[:start] + figure_text(value) + text[start + unit.start() if unit else end :]


def check_edit(before: Report, after: Report, path: str, value: Figure) -> None:
    """Raise an `EditError` if *after* differs from *before* in more than the figure at *path*.

    A table can be printed so that the new cell would be read otherwise, or not at all.
    """
    expected = dict(before.figures()) | {path: value}
    changed = [
        shown_figure
        for shown_figure, figure in after.figures()
        if figure != expected.get(shown_figure)
    ]
    errors = _errors(after) - _errors(before)
    if changed or errors:
        code, place = min(errors, default=("", None))
        en = f"{changed[0]} would change" if changed else f"{code} at {place} would be found"
        zh = f"{changed[0]} 会随之改变" if changed else f"{place} 处会出现 {code}"
        raise EditError(
            f"{path} cannot be set to {value} here: {en}", f"此处不能把 {path} 设为 {value}：{zh}"
        )


def _errors(report: Report) -> set[tuple[str, str]]:
    return {
        (finding.code, finding.path or "—")
        for finding in report.diagnostics
        if finding.severity == "error"
    }
