# SPDX-License-Identifier: MIT
"""The facts about a table and its form that every pass over its tokens may use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..document.lines import Line, LineKind
from ..forms.form import Form


class TableContext(NamedTuple):
    """A table's form, and its blank lines.

    Attributes:
        form: The form.
        blank_lines: For a table with each cell on a line of its own, the number of blank lines
            after each line of cells; else empty.
        has_pieces: True if cells are on lines without pipes.
    """

    form: Form
    blank_lines: Sequence[int] = ()
    has_pieces: bool = False

    @property
    def role_of(self) -> Mapping[str, str]:
        """The role of each label, by its name."""
        return self.form.vocabulary.role_of

    @classmethod
    def of(cls, lines: Sequence[Line], form: Form) -> TableContext:
        """The context of the table on *lines*, which is on *form*."""
        has_pieces = any(line.pieces and not line.starts for line in lines)
        return cls(form, blank_lines(lines) if has_pieces else (), has_pieces)


def blank_lines(lines: Sequence[Line]) -> list[int]:
    """For each line with one cell the number of blank lines after it; empty for other tables."""
    counts: list[int] = []
    for line in lines:
        if line.kind is LineKind.BLANK:
            counts[-1:] = [count + 1 for count in counts[-1:]]
        elif len(line.pieces) == 1:
            counts.append(0)
        else:
            return []
    return counts
