# SPDX-License-Identifier: MIT
"""A PDF file -> the text of the report in it."""

from __future__ import annotations

from importlib.util import find_spec

from ...errors import FileFormatError, MissingExtraError
from ...text.source import PageFacts, SourceText
from ..blocks import Block, BlockTable
from ..layout_tables import untabled
from ..limits import Limits
from ..page_text import laid_out
from .flow import flow
from .page_contents import read_pages
from .worker import pages_apart


def read_pdf(data: bytes, name: str | None, limits: Limits) -> SourceText:
    """The text of the report in a PDF file.

    Args:
        data: The file.
        name: Its name in messages.
        limits: How much it may hold, and how long reading it may take.

    Raises:
        FileFormatError: If it is damaged or locked, or holds pictures of pages and no text.
        LimitError: If it holds more than *limits* allow.
        MissingExtraError: If pdfplumber is not installed.
    """
    if find_spec("pdfplumber") is None:
        raise MissingExtraError("pdfplumber", "pdf")
    shown = (pages_apart if limits.seconds else read_pages)(data, limits)
    if not any(page.lines or page.tables for page in shown.pages):
        raise FileFormatError(
            "the PDF file holds no text, only pictures of pages (a scan): its text must be "
            "recognised (OCR) first",
            "PDF 中没有文字，只有页面图片（扫描件）：请先识别文字（OCR）",
        )
    blocks: list[Block] = []
    for block in flow(shown.pages):
        blocks += untabled(block) if isinstance(block, BlockTable) else [block]
    page_text = laid_out(blocks, limits)
    return page_text.source(name, None, "pdf", PageFacts(shown.title))
