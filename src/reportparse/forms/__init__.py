# SPDX-License-Identifier: MIT
"""The forms: what their tables mean, and how any of them is read.

The names here are all that a form is declared with; see docs/adding-a-form.md.
"""

from .base import (
    AMOUNT,
    COUNT,
    TEXT_COLUMN,
    Column,
    Form,
    Part,
    Row,
    Table,
    amount,
    counts,
    figure,
    group,
)

__all__ = [
    "AMOUNT",
    "COUNT",
    "TEXT_COLUMN",
    "Column",
    "Form",
    "Part",
    "Row",
    "Table",
    "amount",
    "counts",
    "figure",
    "group",
]
