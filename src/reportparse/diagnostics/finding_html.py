# SPDX-License-Identifier: MIT
"""Findings as notebooks show them: HTML, all text in it escaped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final, Protocol

from ..text.html_tables import html_cell, html_rows
from .finding_kinds import Severity

#: This many findings are shown; all are in the value itself.
MOST_SHOWN: Final = 50

#: Symbols next to the colour, which not everybody sees.
_SYMBOLS: Final[dict[Severity, str]] = {"error": "✖", "warning": "▲", "info": "ℹ"}
_COLOURS: Final[dict[Severity, str]] = {"error": "#b3261e", "warning": "#8a5a00", "info": "inherit"}


class _Finding(Protocol):
    """The parts of a finding that are shown."""

    @property
    def code(self) -> str: ...
    @property
    def severity(self) -> Severity: ...
    @property
    def message(self) -> str: ...
    @property
    def hint(self) -> str: ...
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


def diagnostics_html(diagnostics: Sequence[_Finding]) -> str:
    """Return findings in their order: severity, place, message, and hint."""
    if not diagnostics:
        return "<p>✔ 没有发现问题</p>"
    count = Counter(finding.severity for finding in diagnostics)
    said = ", ".join(
        f"{symbol} {count[severity]} {severity}"
        for severity, symbol in _SYMBOLS.items()
        if count[severity]
    )
    rows = map(_finding, diagnostics[:MOST_SHOWN])
    more = len(diagnostics) - MOST_SHOWN
    rest = f"<p>… 另有 {more} 条</p>" if more > 0 else ""
    return f"<p>{said}</p>" + html_rows(("", "行：列", "code", "说明", "建议"), rows) + rest


def _finding(finding: _Finding) -> str:
    severity = finding.severity
    symbol = f'<td style="color:{_COLOURS[severity]}" title="{severity}">{_SYMBOLS[severity]}</td>'
    place = f"{finding.line}:{finding.column}" if finding.line else "—"
    texts = (place, finding.code, finding.message, finding.hint)
    return symbol + "".join(map(html_cell, texts))
