# SPDX-License-Identifier: MIT
"""The bytes of a PDF file -> the characters and tables on its pages.

Words that the file keeps outside its pages count, too: values of form fields, typed notes, and
the title.
"""

from __future__ import annotations

import io
import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from math import inf
from typing import TYPE_CHECKING, Any, NamedTuple

from ...errors import FileFormatError, LimitError, ReadError
from ...text.characters import without_radicals
from ...text.patterns import late
from ..bounded import check_streams
from ..limits import Limits
from .nearby import Box
from .page_objects import BLOT, BLOTTED, UNSEEN, Glyph, PageMarks, lines_of
from .ruled_tables import ruled_tables

if TYPE_CHECKING:
    from pdfplumber.page import Page

    from .overlaps import Painted
    from .painting import PaintedPage

#: A page with fewer characters shows no text; scanners print a line of their own on some.
_FEWEST_GLYPHS = 20
#: Pdfminer's output for a character that the file does not identify.
_UNKNOWN = late(r"\(cid:[0-9]+\)")
#: Smaller characters are not seen.
_SMALLEST = 2.0
_SLANT = 0.1
#: Pale characters of a watermark are larger than others by this.
_LARGE = 1.8
_SILENT = logging.NullHandler()
#: A value is shown in the middle of its field, on a line of this height at most, in points.
_LINE = 10.0


class Pages(NamedTuple):
    """The visible content of a PDF file, and the title that it gives itself."""

    pages: list[PageMarks]
    title: str | None


def read_pages(data: bytes, limits: Limits) -> Pages:
    """The content of the pages of the file in *data*."""
    import pdfplumber

    from .notes import decoded

    # It warns of much that is no fault of the report; who wants to hear it sets up logging.
    logging.getLogger("pdfminer").addHandler(_SILENT)
    check_streams(data, limits)
    try:
        with pdfplumber.open(io.BytesIO(data)) as file:
            pages = list(_pages(file.pages, limits))
            titles = [decoded(info.get("Title")) for info in file.doc.info]
    except ReadError:
        raise
    except Exception as error:  # noqa: BLE001  # whatever pdfminer meets in a damaged file
        raise _told(error, limits) from None
    return Pages(pages, next(filter(None, titles), None))


def _pages(pages: Any, limits: Limits) -> Iterator[PageMarks]:
    from .painting import paint

    for number, page in enumerate(pages, 1):
        limits.check("pages", number)
        painted = paint(page)
        yield _marks(painted, number, limits)
        painted.page.close()  # it keeps all that was read of it


def _marks(painted: PaintedPage, number: int, limits: Limits) -> PageMarks:
    page = painted.page
    limits.check("marks", len(painted.chars) + len(page.edges))
    chars = [(char.doubt, _glyph(char, page)) for char in _words(painted.chars)]
    left, top, right, bottom = page.cropbox
    inside = [
        (doubt, glyph)
        for doubt, glyph in chars
        if left <= glyph.middle[0] <= right and top <= glyph.middle[1] <= bottom
    ]
    glyphs = [glyph for doubt, glyph in inside if doubt != UNSEEN and glyph.text]
    glyphs += [_filled_in(*typed, page) for typed in painted.typed]
    shown = sum(1 for glyph in glyphs if glyph.text.strip() and glyph.text != BLOT)
    if shown < _FEWEST_GLYPHS and page.images:
        glyphs = []
    unseen = [glyph for doubt, glyph in inside if doubt == UNSEEN and glyph.text.isdigit()]
    tables = ruled_tables(page, number, glyphs, unseen)
    return PageMarks(number, lines_of(glyphs), tables, float(page.height))


def _glyph(painted: Painted, page: Page) -> Glyph:
    box = _from_the_top(painted.char.bbox, page)
    text = painted.char.get_text()
    if not text.isdigit():
        shown = without_radicals(_UNKNOWN.sub("\ufffd", text))
        return Glyph("" if painted.doubt == BLOTTED else shown, *box)
    if painted.doubt == BLOTTED:
        return Glyph(BLOT, *box, "hidden")
    across, _, _, up, *_ = painted.char.matrix
    return Glyph(text, *box, painted.doubt or ("turned" if min(across, up) < 0 else None))


def _from_the_top(box: Box, page: Page) -> Box:
    """*box* of points from the lower left corner of *page*, from the upper left one of its file."""
    left, low, right, high = box
    x, y = page.mediabox[0], page.mediabox[1] + page.height
    return left + x, y - high, right + x, y - low


def _filled_in(text: str, box: Box, page: Page) -> Glyph:
    """The value in a form field of *page*, or a note typed onto it."""
    left, top, right, bottom = _from_the_top(box, page)
    middle, half = (top + bottom) / 2, min(bottom - top, _LINE) / 2
    return Glyph(text, left, middle - half, right, middle + half)


def _words(chars: Iterable[Painted]) -> Iterator[Painted]:
    """*chars* that are large enough, without watermarks: those that slant, and large pale ones."""
    upright = [
        char
        for char in chars
        if char.char.height > _SMALLEST
        and abs(char.char.matrix[1]) < _SLANT * abs(char.char.matrix[0])
    ]
    sizes = Counter(round(char.char.height) for char in upright if not char.is_pale)
    usual = max(sizes, key=lambda size: sizes[size], default=0)
    largest = _LARGE * usual or inf
    return (char for char in upright if not char.is_pale or char.char.height < largest)


def _told(error: Exception, limits: Limits) -> ReadError:
    """The cause of *error*, unwrapped from pdfplumber's own exceptions."""
    causes = (error, error.__cause__, error.__context__, *error.args)
    if any(isinstance(cause, MemoryError) for cause in causes):
        return LimitError("memory", limits.memory)
    if any(isinstance(cause, RecursionError) for cause in causes):
        return LimitError("depth", limits.depth)
    if any("Password" in type(cause).__name__ for cause in causes):
        return FileFormatError(
            "the PDF file is locked with a password: save it without one",
            "PDF 设有密码：请取消密码后另存",
        )
    words = next(
        (line for cause in causes for line in str(cause or "").splitlines()), "it ends early"
    )
    return FileFormatError(f"the PDF file is damaged: {words[:200]}", "PDF 文件已损坏，请重新下载")
