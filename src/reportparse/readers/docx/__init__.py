# SPDX-License-Identifier: MIT
"""A DOCX file -> the text of the report in it."""

from __future__ import annotations

import io
from collections.abc import Container, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from attrs import evolve

from ...errors import FileFormatError, LimitError, ReadError
from ...text.places import DocxPlace
from ...text.source import PageFacts, SourceText
from ..blocks import Block
from ..bounded import archive_in, check_sizes
from ..layout_tables import without_layout
from ..limits import Limits
from ..page_text import laid_out
from .body import BodyReader
from .element_names import w
from .numbering import Numbering
from .styles import Styles

if TYPE_CHECKING:
    from docx.document import Document

#: The file in the archive that identifies a DOCX, and those that identify others.
_WORD = "word/document.xml"
_OTHERS = {
    "OFD.xml": (
        "an OFD file: open it in an OFD reader and save or print it as PDF",
        "OFD 文件：请用 OFD 阅读器打开，另存或打印为 PDF",
    ),
    "ppt/presentation.xml": ("a PowerPoint file", "PowerPoint 文件"),
}


def read_docx(data: bytes, name: str | None, limits: Limits) -> SourceText:
    """The text of the report in a DOCX file, tracked changes as accepted."""
    with archive_in(data, _damaged) as archive:
        _check_names(archive.NameToInfo)
        check_sizes(archive, limits)
    document = _opened(data)
    if not document.element.tag.startswith(w("")):
        raise FileFormatError(
            "this is a Strict Open XML document: save it as an ordinary Word document",
            "这是 Strict Open XML 文档：请另存为普通的 Word 文档",
        )
    try:
        text = laid_out(without_layout(_blocks(document, limits)), limits)
        title = document.core_properties.title or None
    except RecursionError:
        raise LimitError("depth", limits.depth) from None
    except ReadError:
        raise
    except (ValueError, KeyError, AttributeError, TypeError, IndexError) as error:
        raise _damaged(error) from None
    return evolve(text, name=name, format="docx", page=PageFacts(title))


def elements_by_place(document: Document, limits: Limits) -> Mapping[DocxPlace, Any]:
    """The paragraphs and cells of *document*, by the places that reading it gives them."""
    elements: dict[DocxPlace, Any] = {}
    for _ in _blocks(document, limits, elements):
        pass
    return elements


def _blocks(
    document: Document, limits: Limits, elements: dict[DocxPlace, Any] | None = None
) -> Iterator[Block]:
    styles = Styles.of(document)
    reader = BodyReader(Numbering.of(document, styles), styles, limits, elements)
    return reader.blocks(document.element.body)


def _check_names(names: Container[str]) -> None:
    if _WORD not in names:
        for marker, (what, zh) in _OTHERS.items():
            if marker in names:
                raise FileFormatError(f"this is {what}", f"这是{zh}")
        raise FileFormatError(
            "this is a ZIP archive, not a DOCX file", "这是 ZIP 压缩包，不是 DOCX 文件"
        )


def _opened(data: bytes) -> Document:
    import docx

    try:
        return docx.Document(io.BytesIO(data))
    except Exception as error:  # noqa: BLE001  # python-docx lets through what lxml and zipfile raise
        raise _damaged(error) from None


def _damaged(error: Exception) -> FileFormatError:
    reason = (str(error).splitlines() or [type(error).__name__])[0][:200]
    return FileFormatError(f"the DOCX file is damaged: {reason}", "DOCX 文件已损坏，请打开后另存")
