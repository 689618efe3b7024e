# SPDX-License-Identifier: MIT
"""Notes on a page of a PDF file: what is drawn over it, struck out, typed or filled in.

Files written by hand have notes of all kinds: one that is not as it should be is passed over.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence
from typing import Any

from pdfminer.pdftypes import PDFObjRef, PDFStream
from pdfminer.psparser import LIT, literal_name
from pdfminer.utils import (
    MATRIX_IDENTITY,
    Matrix,
    Rect,
    apply_matrix_pt,
    apply_matrix_rect,
    decode_text,
)

from .overlaps import Stroke

#: Notes that are drawn as the form in their appearance has it.
_DRAWN = frozenset({"Square", "Circle", "Polygon", "PolyLine", "Line", "Ink", "Stamp", "Redact"})
#: Fields whose values are words.
_FIELDS = frozenset({"Tx", "Ch"})
#: The flags of a note that is not shown: invisible, hidden, shown on no screen.
_UNSEEN = 1 | 2 | 32
#: A quadrilateral: its upper corners, then its lower ones.
_QUAD = 8
#: References lead on to others no more often than this; some lead to themselves.
_FURTHEST = 8


def drawings(notes: Any) -> Iterator[tuple[PDFStream, Matrix]]:
    """The *notes* of a page that are drawn over it: how each looks, and where it is."""
    for note in _shown(notes):
        form = _resolved(_dict(note.get("AP")).get("N"))
        if isinstance(form, dict):
            form = _resolved(form.get(literal_name(_resolved(note.get("AS")))))
        if _name(note.get("Subtype")) in _DRAWN and isinstance(form, PDFStream):
            fit = _fit(form, _numbers(note.get("Rect"), 4))
            if fit:
                form.attrs["Subtype"] = LIT("Form")
                yield form, fit


def _fit(form: PDFStream, rect: Sequence[float]) -> Matrix | None:
    """How *form* is moved and stretched so that it fills *rect*; None if it cannot."""
    box: Any = _numbers(form.get("BBox"), 4)
    if not rect or not box:
        return None
    matrix: Any = _numbers(form.get("Matrix"), 6) or MATRIX_IDENTITY
    left, low, right, high = apply_matrix_rect(matrix, box)
    if right <= left or high <= low:
        return None
    wide, tall = (rect[2] - rect[0]) / (right - left), (rect[3] - rect[1]) / (high - low)
    return wide, 0, 0, tall, rect[0] - left * wide, rect[1] - low * tall


def struck_out(notes: Any, ctm: Matrix) -> Iterator[Stroke]:
    """The strokes of the *notes* of a page that strike words out."""
    for note in _shown(notes):
        is_stroke = _name(note.get("Subtype")) == "StrikeOut"
        points = _numbers(note.get("QuadPoints")) if is_stroke else ()
        for at in range(0, len(points) - _QUAD + 1, _QUAD):
            x1, y1, x2, y2, x3, y3, x4, y4 = points[at : at + _QUAD]
            ends = ((x1 + x3) / 2, (y1 + y3) / 2), ((x2 + x4) / 2, (y2 + y4) / 2)
            yield Stroke.between(*(apply_matrix_pt(ctm, end) for end in ends))


def typed(notes: Any, ctm: Matrix) -> Iterator[tuple[str, Rect]]:
    """The words typed onto a page, and the values in its form fields, each with its box."""
    for note in _shown(notes):
        is_typed = _name(note.get("Subtype")) == "FreeText"
        text = decoded(note.get("Contents" if is_typed else "V"))
        rect: Any = _numbers(note.get("Rect"), 4)
        if text and rect and (is_typed or _name(note.get("FT")) in _FIELDS):
            yield text, apply_matrix_rect(ctm, rect)


def decoded(value: Any) -> str | None:
    """The words of a text string; None for anything else. UTF-16 comes in either order."""
    value = _resolved(value)
    if isinstance(value, bytes):
        little = value.startswith(codecs.BOM_UTF16_LE)
        value = value.decode("utf-16", "replace") if little else decode_text(value)
    return value.strip() or None if isinstance(value, str) else None


def _shown(notes: Any) -> Iterator[dict[str, Any]]:
    listed = _resolved(notes)
    for note in listed if isinstance(listed, list) else ():
        fields, flags = _dict(note), _resolved(_dict(note).get("F"))
        if not (isinstance(flags, int) and flags & _UNSEEN):
            yield fields


def _dict(value: Any) -> dict[str, Any]:
    resolved = _resolved(value)
    return resolved if isinstance(resolved, dict) else {}


def _name(value: Any) -> str:
    return str(getattr(_resolved(value), "name", ""))


def _numbers(value: Any, count: int | None = None) -> tuple[float, ...]:
    """The numbers of a list; none if it has anything else, or not as many as *count*."""
    parts = _resolved(value)
    parts = [_resolved(part) for part in parts] if isinstance(parts, list) else []
    if not all(isinstance(part, (int, float)) for part in parts):
        return ()
    return tuple(map(float, parts)) if count in (None, len(parts)) else ()


def _resolved(value: Any) -> Any:
    for _ in range(_FURTHEST):
        if not isinstance(value, PDFObjRef):
            return value
        value = value.resolve()
    return None
