# SPDX-License-Identifier: MIT
"""Forms: their tables as data, derived from classes in which each label is declared once.

The names here are all that a form is declared with; see docs/adding-a-form.md.
"""

from .declaring import Heading, amount_unit, columns, figure, row, rows
from .form import AMOUNT, COUNT, TEXT_COLUMN, Form, Part, PrintedColumn, PrintedTable, Row
from .layout import Frame, printed_table
from .sums import PREVIOUS, Sum, Term, by_column, by_row, total

__all__ = [
    "AMOUNT",
    "COUNT",
    "PREVIOUS",
    "TEXT_COLUMN",
    "Form",
    "Frame",
    "Heading",
    "Part",
    "PrintedColumn",
    "PrintedTable",
    "Row",
    "Sum",
    "Term",
    "amount_unit",
    "by_column",
    "by_row",
    "columns",
    "figure",
    "printed_table",
    "row",
    "rows",
    "total",
]
