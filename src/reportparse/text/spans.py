# SPDX-License-Identifier: MIT
"""Places in a text: an offset range, line and column, and a range of these."""

from __future__ import annotations

from typing import NamedTuple

from .places import FilePlace


class Position(NamedTuple):
    """A place in the text: line and column, both from 1, columns in characters."""

    line: int
    column: int


class Span(NamedTuple):
    """Half-open range of characters: offsets into the text, from 0."""

    start: int
    end: int


class Place(NamedTuple):
    """A range in a text and where in the file it was read; all 0 if unknown."""

    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    in_file: FilePlace | None = None


NOWHERE = Place()
