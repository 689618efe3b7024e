# SPDX-License-Identifier: MIT
"""Notes on a page of a PDF file that are drawn over it: strokes, areas, what is struck out.

Typed notes and form fields are read by `page_contents`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple, cast

from pdfminer.pdftypes import PDFStream, dict_value, list_value, resolve1
from pdfminer.psparser import LIT, literal_name
from pdfminer.utils import MATRIX_IDENTITY, Matrix, Rect, apply_matrix_pt, apply_matrix_rect

from .overlaps import Stroke
from .page_objects import UNSEEN

#: Notes that are drawn as the form in their appearance has it.
_DRAWN = frozenset({"Square", "Circle", "Polygon", "PolyLine", "Line", "Ink", "Stamp", "Redact"})
#: A quadrilateral: its upper corners, then its lower ones.
_QUAD = 8


class Drawing(NamedTuple):
    """A note that is drawn: how it looks, and where on the page it is."""

    form: PDFStream
    fit: Matrix


def drawings(notes: Any) -> Iterator[Drawing]:
    """The *notes* of a page that are drawn over it."""
    for note in _shown(notes):
        states = resolve1(dict_value(note.get("AP") or {}).get("N"))
        if isinstance(states, dict):
            states = resolve1(states.get(literal_name(note.get("AS"))))
        if _kind(note) not in _DRAWN or not isinstance(states, PDFStream):
            continue
        matrix = cast("Matrix", _numbers(states.get("Matrix") or MATRIX_IDENTITY))
        left, low, right, high = apply_matrix_rect(
            matrix, cast("Rect", _numbers(states.get("BBox")))
        )
        x, y, end, top = _numbers(note.get("Rect"))
        if right > left and high > low:
            wide, tall = (end - x) / (right - left), (top - y) / (high - low)
            states.attrs["Subtype"] = LIT("Form")
            yield Drawing(states, (wide, 0, 0, tall, x - left * wide, y - low * tall))


def struck_out(notes: Any, ctm: Matrix) -> Iterator[Stroke]:
    """The strokes of the *notes* of a page that strike words out."""
    for note in _shown(notes):
        points = _numbers(note.get("QuadPoints")) if _kind(note) == "StrikeOut" else ()
        for at in range(0, len(points) - _QUAD + 1, _QUAD):
            x1, y1, x2, y2, x3, y3, x4, y4 = points[at : at + _QUAD]
            ends = ((x1 + x3) / 2, (y1 + y3) / 2), ((x2 + x4) / 2, (y2 + y4) / 2)
            yield Stroke.between(*(apply_matrix_pt(ctm, end) for end in ends))


def _shown(notes: Any) -> Iterator[dict[str, Any]]:
    for note in list_value(notes or []):
        resolved = resolve1(note)
        if isinstance(resolved, dict) and not (resolve1(resolved.get("F")) or 0) & UNSEEN:
            yield resolved


def _kind(note: dict[str, Any]) -> str:
    return str(getattr(resolve1(note.get("Subtype")), "name", ""))


def _numbers(value: Any) -> tuple[Any, ...]:
    return tuple(float(resolve1(part)) for part in list_value(value))
