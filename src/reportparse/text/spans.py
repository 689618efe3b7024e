# SPDX-License-Identifier: MIT
"""Places in a text: an offset range, and line and column."""

from __future__ import annotations

from typing import NamedTuple

from attrs import frozen


class Position(NamedTuple):
    """A place in the text: line and column, both from 1, columns in characters."""

    line: int
    column: int


@frozen
class Span:
    """Half-open range of characters: offsets into the text, from 0."""

    start: int
    end: int
