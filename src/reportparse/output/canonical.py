# SPDX-License-Identifier: MIT
"""Report -> canonical text: one text for each report, which parses to it again.

LF line ends, no blank lines; breadcrumb, title, preamble, sections. The form's tables are
printed as the form prints them, rectangular, labels in its own full-width characters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..report.model import Report
from ..support.arguments import check_type
from .printing import PrintedRow, page, table_line


def unparse(report: Report) -> str:
    """The canonical text of *report*; `parse` gives an equal report."""
    check_type("unparse", "report", report, Report)
    return "".join(f"{line}\n" for line in page(report, _rectangular))


def _rectangular(rows: Sequence[PrintedRow]) -> Iterator[str]:
    """Each row on its line, all as wide as the widest."""
    width = max(len(row.cells) for row in rows)
    for row in rows:
        yield table_line([*row.cells, *[""] * (width - len(row.cells))])
