# SPDX-License-Identifier: MIT
"""Words that a PDF file keeps outside its pages: values of form fields, typed notes, the title."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .page_objects import Glyph

if TYPE_CHECKING:
    from pdfplumber.page import Page

#: The flags of what is not shown: invisible, hidden, shown on no screen.
_UNSEEN = 1 | 2 | 32
#: A value is shown in the middle of its field, on a line of this height at most, in points.
_LINE = 10.0


def filled_in(page: Page) -> Iterator[Glyph]:
    """The values in the form fields of *page*, and the notes typed onto it."""
    for note in page.annots:
        data = note["data"]
        is_note = _name(data.get("Subtype")) == "FreeText"
        is_field = _name(data.get("FT")) in ("Tx", "Ch")
        text = decoded_text(data.get("Contents" if is_note else "V"))
        if text and (is_note or is_field) and not (data.get("F") or 0) & _UNSEEN:
            middle = (note["top"] + note["bottom"]) / 2
            half = min(note["bottom"] - note["top"], _LINE) / 2
            yield Glyph(text, note["x0"], middle - half, note["x1"], middle + half)


def _name(value: Any) -> str:
    return str(getattr(value, "name", ""))


def decoded_text(value: Any) -> str | None:
    """The words of a text string; None for anything else. UTF-16 comes in either order."""
    from pdfminer.pdftypes import resolve1
    from pdfminer.utils import decode_text

    value = resolve1(value)
    if isinstance(value, bytes):
        little = value.startswith(codecs.BOM_UTF16_LE)
        value = value.decode("utf-16", "replace") if little else decode_text(value)
    return value.strip() or None if isinstance(value, str) else None
