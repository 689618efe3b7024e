# SPDX-License-Identifier: MIT
"""HTML of tables for notebooks: all text in it is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape


def html_table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of the texts in *rows*."""
    return html_rows(headers, ("".join(map(html_cell, row)) for row in rows))


def html_rows(headers: Sequence[str], rows: Iterable[str]) -> str:
    """Return a table whose *rows* are HTML already."""
    head = "".join(f"<th>{escape(header)}</th>" for header in headers)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def html_cell(text: str) -> str:
    """Return a cell."""
    return f"<td>{escape(text)}</td>"
