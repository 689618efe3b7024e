# SPDX-License-Identifier: MIT
"""Things on a page, found by their places.

A page may have a hundred thousand of them: none is compared with all others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import floor, frexp
from typing import Generic, TypeVar

#: The edges of a box: left, lower, right and upper, or upper before lower.
Box = tuple[float, float, float, float]

_Thing = TypeVar("_Thing")
#: Things that are smaller, in points, are in the smallest squares.
_SMALLEST = 6.0


class Nearby(Generic[_Thing]):
    """Things in squares of the page, each in one whose side is about its own size."""

    def __init__(self) -> None:
        self._squares: dict[float, dict[tuple[int, int], list[_Thing]]] = {}

    def add(self, box: Box, thing: _Thing) -> None:
        """Add *thing*, which is in *box*."""
        side = 2.0 ** frexp(max(box[2] - box[0], box[3] - box[1], _SMALLEST))[1]
        square = floor(box[0] / side), floor(box[1] / side)
        self._squares.setdefault(side, {}).setdefault(square, []).append(thing)

    def near(self, box: Box) -> Iterator[_Thing]:
        """All things in *box*, and others near it."""
        for things in self.lists(box):
            yield from things

    def lists(self, box: Box) -> Iterator[list[_Thing]]:
        """The same in lists, each in the order of adding."""
        for squares, square in self._near(box):
            yield squares[square]

    def sift(self, box: Box, stays: Callable[[_Thing], bool]) -> None:
        """Forget the things near *box* of which *stays* is not true."""
        for squares, square in self._near(box):
            squares[square] = list(filter(stays, squares[square]))
            if not squares[square]:
                del squares[square]

    def _near(
        self, box: Box
    ) -> Iterator[tuple[dict[tuple[int, int], list[_Thing]], tuple[int, int]]]:
        for side, squares in self._squares.items():
            # A thing reaches from its square into the next ones to the right and above.
            left, low = floor(box[0] / side) - 1, floor(box[1] / side) - 1
            right, high = floor(box[2] / side), floor(box[3] / side)
            if (right - left + 1) * (high - low + 1) > len(squares):
                inside = [
                    square
                    for square in squares
                    if left <= square[0] <= right and low <= square[1] <= high
                ]
            else:
                inside = [
                    (across, up)
                    for across in range(left, right + 1)
                    for up in range(low, high + 1)
                    if (across, up) in squares
                ]
            yield from ((squares, square) for square in inside)
