# SPDX-License-Identifier: MIT
"""A PDF file -> the text of the report in it."""

from __future__ import annotations

from attrs import evolve

from ...errors import FileFormatError
from ...text.source import PageFacts, SourceText
from ..bounded import called_within
from ..layout_tables import without_layout
from ..limits import Limits
from ..page_text import laid_out
from .flow import flow
from .page_contents import read_pages


def read_pdf(data: bytes, name: str | None, limits: Limits) -> SourceText:
    """The text of the report in a PDF file."""
    shown = called_within(limits, read_pages, data, _unread)
    if not any(page.lines or page.tables for page in shown.pages):
        raise FileFormatError(
            "the PDF file holds no text, only pictures of pages (a scan): its text must be "
            "recognised (OCR) first",
            "PDF 中没有文字，只有页面图片（扫描件）：请先识别文字（OCR）",
        )
    text = laid_out(without_layout(flow(shown.pages)), limits)
    return evolve(text, name=name, format="pdf", page=PageFacts(shown.title))


def _unread(error: Exception) -> FileFormatError:
    reason = str(error)[:200]
    return FileFormatError(f"the PDF file cannot be read: {reason}", f"PDF 无法读取：{reason}")
