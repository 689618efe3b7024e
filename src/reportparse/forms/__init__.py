# SPDX-License-Identifier: MIT
"""The forms: what their tables mean, and how any of them is read.

The names here are all that a form is declared with; see docs/adding-a-form.md.
"""

from .model import (
    AMOUNT,
    COUNT,
    TEXT_COLUMN,
    Column,
    Form,
    Heading,
    Part,
    Row,
    Table,
    amount,
    counts,
    figure,
    group,
)
from .sums import PREVIOUS, Sum, Term, by_column, by_row, total

__all__ = [
    "AMOUNT",
    "COUNT",
    "PREVIOUS",
    "TEXT_COLUMN",
    "Column",
    "Form",
    "Heading",
    "Part",
    "Row",
    "Sum",
    "Table",
    "Term",
    "amount",
    "by_column",
    "by_row",
    "counts",
    "figure",
    "group",
    "total",
]
