# SPDX-License-Identifier: MIT
"""Word documents that look like those of an office: paper, margins, fonts and page numbers.

Margins and sizes are those of GB/T 9704 (党政机关公文格式). Each font names the one
that replaces it where it is not installed.
"""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING, Final, NamedTuple

from ..errors import needing
from .word_xml import BODY, CELL, HEADINGS, TITLE, declared, element, legal, page_number

if TYPE_CHECKING:
    from docx.document import Document

_SONG, _HEI, _KAI, _FANG = "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312"
_INSTEAD: Final = {_SONG: "宋体", _HEI: "SimHei", _KAI: "楷体", _FANG: "仿宋"}
_LATIN: Final = "Times New Roman"
#: Distance of the lines of text, in twentieths of a point: 22 lines a page.
_LINE: Final = 560


class _StyleLook(NamedTuple):
    """How a style looks: its font for Chinese, its size in half points, its lines, its paragraphs.

    The distance of lines, 0 for that of the font, and the space after a paragraph are in twentieths
    of a point.
    """

    font: str
    size: int
    line: int = _LINE
    paragraph: str = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
    after: int = 0


#: By name. Headings are found by their level in Word's own outline.
_LOOKS: Final = {
    TITLE: _StyleLook(_SONG, 44, 720, '<w:jc w:val="center"/>', 280),
    BODY: _StyleLook(_FANG, 32),
    **{
        name: _StyleLook(
            font,
            32,
            paragraph=f'<w:ind w:firstLineChars="200" w:firstLine="640"/>'
            f'<w:outlineLvl w:val="{level}"/>',
        )
        for level, (name, font) in enumerate(zip(HEADINGS, (_HEI, _KAI, _FANG), strict=True))
    },
    CELL: _StyleLook(_FANG, 21, 0, ""),
}


def new_document(title: str | None) -> Document:
    """An empty document on A4 that states *title*."""
    with needing("docx", "python-docx"):
        import docx
    document = docx.Document()
    facts, now = document.core_properties, datetime.datetime.now(datetime.UTC)
    facts.title, facts.author, facts.comments = legal(title or "")[:255], "", ""
    facts.created = facts.modified = now
    _set_page(document)
    for name, look in _LOOKS.items():
        _set_style(document, name, look)
    _name_replacements(document)
    return document


def saved(document: Document) -> bytes:
    """The bytes of *document*."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _set_page(document: Document) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    (section,) = document.sections
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(25)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    first = footer.add_run()
    for run in page_number(28):
        first.element.addprevious(run)


def _set_style(document: Document, name: str, look: _StyleLook) -> None:
    from docx.enum.style import WD_STYLE_TYPE

    styles = document.styles
    style = (
        styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    ).element
    for before in (style.pPr, style.rPr):
        if before is not None:
            style.remove(before)
    keep = "<w:keepNext/>" if name in HEADINGS else ""
    line = f'w:line="{look.line}" w:lineRule="exact"' if look.line else 'w:line="240"'
    spacing = f'<w:spacing w:before="0" w:after="{look.after}" {line}/>'
    style.append(element(f"<w:pPr>{keep}{spacing}{look.paragraph}</w:pPr>"))
    style.append(
        element(
            f'<w:rPr><w:rFonts w:ascii="{_LATIN}" w:hAnsi="{_LATIN}" w:cs="{_LATIN}" '
            f'w:eastAsia="{look.font}"/><w:sz w:val="{look.size}"/><w:szCs w:val="{look.size}"/>'
            "</w:rPr>"
        )
    )


def _name_replacements(document: Document) -> None:
    """State in the table of fonts which font replaces which."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in _INSTEAD.items()
    )
    part = document.part
    for key, relation in list(part.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.FONT_TABLE:
            part.drop_rel(key)
    blob = declared(f"<w:fonts>{fonts}</w:fonts>").encode()
    uri = PackURI("/word/fontTable.xml")
    table = Part(uri, CONTENT_TYPE.WML_FONT_TABLE, blob, part.package)
    part.relate_to(table, RELATIONSHIP_TYPE.FONT_TABLE)
