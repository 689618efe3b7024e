# SPDX-License-Identifier: MIT
"""The place of a finding in the original file, for tools and for people."""

from __future__ import annotations

from ..diagnostics.catalogue import Language
from ..diagnostics.collecting import Diagnostic, Related
from ..text.places import DocxPlace, FilePlace, HtmlPlace, SheetPlace
from ..text.spans import Place


def lines_of(finding: Diagnostic | Related) -> Diagnostic | Related | Place | None:
    """The place of *finding* in its file; None for a file without lines, or if it is not known."""
    place = finding.in_file
    if place is None:
        return finding if finding.line else None
    if isinstance(place, HtmlPlace):
        return Place(place.line, place.column, place.line, place.column + 1)
    return None


def described(place: FilePlace, language: Language) -> str:
    """*place* for a person."""
    zh = language == "zh"
    if isinstance(place, HtmlPlace):
        text = "网页源码第 {} 行第 {} 列" if zh else "line {} column {} of the page's source"
        return text.format(place.line, place.column)
    if isinstance(place, SheetPlace):
        text = "工作表“{}”单元格 {}" if zh else "sheet {!r}, cell {}"
        return text.format(place.sheet, place.cell)
    if not isinstance(place, DocxPlace):
        text = "PDF 第 {} 页，({}, {})–({}, {}) 点" if zh else "page {}, ({}, {})–({}, {}) points"
        return text.format(place.page, place.left, place.top, place.right, place.bottom)
    if place.paragraph is not None:
        return ("文档第 {} 段" if zh else "paragraph {}").format(place.paragraph)
    text = "文档第 {} 个表格第 {} 行第 {} 格" if zh else "table {}, row {}, cell {}"
    return text.format(place.table, place.row, place.cell)
