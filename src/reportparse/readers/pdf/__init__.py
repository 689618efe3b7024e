# SPDX-License-Identifier: MIT
"""A PDF file -> the text of the report in it."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ...errors import FileFormatError, LimitError, MissingExtraError
from ...source import PageFacts, SourceText
from ..blocks import Block, Grid
from ..layout import laid_out
from ..limits import Limits
from ..untabling import untabled
from .flow import PageMarks, flow
from .marks import Sign, lines_of
from .ruled import ruled_tables
from .unpacking import check_streams

if TYPE_CHECKING:
    from pdfplumber.page import Page

#: A page with fewer signs shows no text; scanners print a line of their own on some.
_FEWEST_SIGNS = 20
#: What pdfminer gives for a sign of which the file does not say what it is.
_UNKNOWN = re.compile(r"\(cid:[0-9]+\)")
_SILENT = logging.NullHandler()


def read_pdf(data: bytes, name: str | None, limits: Limits) -> SourceText:
    """The text of the report in a PDF file.

    Args:
        data: The file.
        name: What to call it in messages.
        limits: How much it may hold.

    Raises:
        FileFormatError: If it is damaged or locked, or holds pictures of pages and no text.
        LimitError: If it holds more than *limits* allow.
        MissingExtraError: If pdfplumber is not installed.
    """
    try:
        import pdfplumber
    except ImportError:
        raise MissingExtraError("pdfplumber", "pdf") from None
    # It warns of much that is no fault of the report; who wants to hear it sets up logging.
    logging.getLogger("pdfminer").addHandler(_SILENT)
    check_streams(data, limits)
    try:
        with pdfplumber.open(io.BytesIO(data)) as file:
            pages = list(_pages(file.pages, limits))
            title = (file.metadata or {}).get("Title")
    except (FileFormatError, LimitError, MemoryError):
        raise
    except RecursionError:
        raise LimitError("depth", limits.depth) from None
    except Exception as error:  # noqa: BLE001  # pdfminer lets through what a damaged file makes it meet
        raise FileFormatError(_reason(error)) from None
    if sum(len(page.lines) + len(page.tables) for page in pages) == 0:
        raise FileFormatError(
            "the PDF file holds no text, only pictures of pages (a scan): its text must be "
            "recognised (OCR) first"
        )
    blocks: list[Block] = []
    for block in flow(pages):
        blocks += untabled(block) if isinstance(block, Grid) else [block]
    text, places = laid_out(blocks, limits)
    return SourceText(text, name, None, "pdf", PageFacts(title=_text(title)), places)


def _pages(pages: Any, limits: Limits) -> Iterator[PageMarks]:
    for number, page in enumerate(pages, 1):
        if number > limits.pages:
            raise LimitError("pages", limits.pages)
        yield _marks(page, number, limits)
        page.close()  # it keeps all that was read of it


def _marks(page: Page, number: int, limits: Limits) -> PageMarks:
    if len(page.chars) + len(page.edges) > limits.marks:
        raise LimitError("marks", limits.marks)
    signs = [
        Sign(_UNKNOWN.sub("\ufffd", one["text"]), one["x0"], one["top"], one["x1"], one["bottom"])
        for one in page.chars
        if one["text"] and one["bottom"] > one["top"]
    ]
    if sum(1 for sign in signs if sign.text.strip()) < _FEWEST_SIGNS and page.images:
        signs = []
    tables = ruled_tables(page, number, signs)
    return PageMarks(number, lines_of(signs), tables)


def _text(title: Any) -> str | None:
    return title.strip() or None if isinstance(title, str) else None


def _reason(error: Exception) -> str:
    if "assword" in f"{type(error).__name__} {error!r}":
        return "the PDF file is locked with a password: save it without one"
    return (
        f"the PDF file is damaged: {(str(error).splitlines() or [type(error).__name__])[0][:200]}"
    )
