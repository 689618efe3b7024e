# SPDX-License-Identifier: MIT
"""What notebooks show of a report, of findings and of checks: HTML, all text in it escaped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Final

from ..diagnostics.catalogue import Severity

if TYPE_CHECKING:
    from ..checks.results import CheckResult
    from ..diagnostics.model import Diagnostic
    from ..report.model import Report

#: So many findings are shown; all are in the value itself.
_MOST: Final = 50

#: Signs beside the colour, which not everybody sees.
_SIGNS: Final[dict[Severity, str]] = {"error": "✖", "warning": "▲", "info": "ℹ"}
_COLOURS: Final[dict[Severity, str]] = {"error": "#b3261e", "warning": "#8a5a00", "info": "inherit"}


def report_html(report: Report) -> str:
    """A report: what it is, its figures by table, its findings."""
    facts = [
        report.agency,
        report.year and f"{report.year}年",
        report.form and f"格式 {report.form}",
    ]
    numbers = [value for path, value in report.figures() if not path.endswith("unit")]
    printed = sum(value is not None for value in numbers)
    title = escape(report.title or report.source.name or "—")
    known = " · ".join(escape(str(one)) for one in facts if one)
    parts = [
        f"<p><b>{title}</b><br>{known} · {printed} / {len(numbers)} 个数字</p>",
        *_tables(report),
        diagnostics_html(report.diagnostics),
    ]
    return f'<div class="reportparse">{"".join(parts)}</div>'


def _tables(report: Report) -> Iterator[str]:
    for table in report.printed_tables().values():
        rows = (
            (table.describe(path), path, "" if value is None else str(value))
            for path, value in table.figures(getattr(report, table.name))
        )
        yield f"<details><summary>{escape(table.title)}</summary>"
        yield _table(("项目", "path", "数值"), rows)
        yield "</details>"


def diagnostics_html(diagnostics: Sequence[Diagnostic]) -> str:
    """Findings, in their order: how grave, where, what, and what to do."""
    if not diagnostics:
        return "<p>✔ 没有发现问题</p>"
    count = Counter(one.severity for one in diagnostics)
    said = ", ".join(f"{_SIGNS[one]} {count[one]} {one}" for one in _SIGNS if count[one])
    rows = (_finding(one) for one in diagnostics[:_MOST])
    more = len(diagnostics) - _MOST
    rest = f"<p>… 另有 {more} 条</p>" if more > 0 else ""
    return f"<p>{said}</p>" + _rows(("", "行：列", "code", "说明", "建议"), rows) + rest


def _finding(one: Diagnostic) -> str:
    sign = f'<td style="color:{_COLOURS[one.severity]}" title="{one.severity}">'
    place = f"{one.line}:{one.column}" if one.line else "—"
    cells = "".join(f"<td>{escape(text)}</td>" for text in (place, one.code, one.message, one.hint))
    return f"{sign}{_SIGNS[one.severity]}</td>{cells}"


def result_html(result: CheckResult) -> str:
    """What checking found: how many checks came out which way, those that fail, the findings."""
    count = Counter(one.status for one in result.checks)
    said = ", ".join(f"{count[one]} {one}" for one in ("pass", "fail", "undecided"))
    failing = [one for one in result.checks if one.status == "fail"][:_MOST]
    rows = (
        (one.rule, one.path, str(one.published), "—" if one.computed is None else str(one.computed))
        for one in failing
    )
    heads = ("rule", "path", "公布", "计算")
    shown = _table(heads, rows) if failing else ""
    return f"<p>{said}</p>{shown}{diagnostics_html(result.diagnostics)}"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return _rows(heads, ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in rows))


def _rows(heads: Sequence[str], rows: Iterable[str]) -> str:
    head = "".join(f"<th>{escape(one)}</th>" for one in heads)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
