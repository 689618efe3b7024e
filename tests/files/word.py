# SPDX-License-Identifier: MIT
"""Reports as DOCX, in the ways in which offices write them.

    STYLES["numbered"](model(canonical))  # bytes

All documents show the same figures and prose once tracked changes are accepted.
"""

from __future__ import annotations

import datetime
import io
import random
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from .model import APPLICATIONS, Heading, Page, Paragraph, Table, marked, placed

#: Full-width blanks with which paragraphs are indented.
INDENT = "\u3000\u3000"

#: Families of type in text and headings; files that are to be small need one that is small.
FONTS = ("仿宋", "黑体")

#: What is deleted, tracked, from a paragraph; no part of the report.
DELETED = "（此处数据待核，暂按2345件填写）"

_CHINESE = "一二三四五六七八九"
_WHEN = datetime.datetime(2025, 1, 15, 9, 30, tzinfo=datetime.UTC)


@dataclass(frozen=True)
class Look:
    """How a document is made.

    Attributes:
        numbered: Numbers of headings come from automatic numbering only.
        tracked: One paragraph has a tracked insertion and a tracked deletion.
        text_box: The title is in a text box, for new and for old programs.
        heading_styles: Headings have the styles for headings.
        landscape: Pages lie on their side.
        running: The text at the top of each page, with page numbers at the bottom.
        repeat_heads: Heads of tables are repeated on each page.
        fonts: Families for text and for headings.
        size: Of the type in the text, in points.
    """

    numbered: bool = False
    tracked: bool = False
    text_box: bool = False
    heading_styles: bool = False
    landscape: bool = False
    running: str = ""
    repeat_heads: bool = False
    fonts: tuple[str, str] = FONTS
    size: float = 16


def document(page: Page, look: Look = Look()) -> bytes:
    """The document of *page*, the same bytes each time but for the times in the archive."""
    made = Document()
    _prepare(made, look)
    chance = random.Random(page.title)
    if look.text_box:
        made.add_paragraph()._p.append(_text_box(page.title))
    else:
        title = made.add_paragraph(style="Title" if look.heading_styles else None)
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _run(title, page.title, look, 1, size=look.size + 4)
    if page.date_printed:
        dated = made.add_paragraph()
        dated.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _run(dated, f"公开日期：{page.date}", look, 0)
    numbering = _Numbering(_numbering(made) if look.numbered else None)
    longest = max((b.text for b in page.blocks if isinstance(b, Paragraph)), key=len)
    for block in page.blocks:
        if isinstance(block, Table):
            _add_table(made, block, look)
        else:
            tracked = look.tracked and block.text == longest
            _add_line(made, block, look, numbering, chance, tracked=tracked)
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def plain(page: Page) -> bytes:
    """Typed by hand: full-width blanks, text in several runs, merged cells."""
    return document(page)


def numbered(page: Page) -> bytes:
    """Numbers of headings (一、, （一）, 1.) are automatic: they are in no paragraph."""
    return document(page, Look(numbered=True, heading_styles=True))


def tracked(page: Page) -> bytes:
    """A tracked insertion and a tracked deletion in the longest paragraph."""
    return document(page, Look(tracked=True))


def text_box(page: Page) -> bytes:
    """The title in a text box, twice over: as DrawingML and, for old programs, as VML."""
    return document(page, Look(text_box=True, numbered=True))


def running_heads(page: Page) -> bytes:
    """On its side, with a running head, page numbers and repeated heads of tables."""
    return document(page, Look(landscape=True, running=page.title, repeat_heads=True))


#: All styles by name.
STYLES: dict[str, Callable[[Page], bytes]] = {
    one.__name__: one for one in (plain, numbered, tracked, text_box, running_heads)
}


class _Numbering:
    """Tells which numbers automatic numbering would give, by the numbers given before."""

    def __init__(self, number_id: int | None) -> None:
        self.number_id = number_id
        self._last = [0, 0, 0]

    def words(self, text: str) -> tuple[int, str] | None:
        """Level and words of a text whose number is to be automatic; None to keep the number."""
        mark = marked(text)
        if self.number_id is None or mark is None:
            return None
        level, number, words = mark
        if number not in (_in_chinese(self._last[level - 1] + 1), str(self._last[level - 1] + 1)):
            return None
        self._last[level - 1] += 1
        self._last[level:] = [0] * (3 - level)
        return level, words


def _in_chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    ten = ("" if tens == 1 else _CHINESE[tens - 1]) + "十" if tens else ""
    return ten + (_CHINESE[ones - 1] if ones else "")


def _prepare(made: DocumentType, look: Look) -> None:
    made.core_properties.created = made.core_properties.modified = _WHEN.replace(tzinfo=None)
    made.core_properties.author = "政务公开办公室"
    made.core_properties.comments = ""
    style: Any = made.styles["Normal"]
    style.font.name = "Times New Roman"
    style.font.size = Pt(look.size)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), look.fonts[0])
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3"):
        heading: Any = made.styles[name]
        heading.font.color.rgb = RGBColor(0, 0, 0)
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    if look.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    if look.running:
        head = section.header.paragraphs[0]
        head.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _run(head, look.running, look, 0, size=9)
        foot = section.footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _run(foot, "— ", look, 0, size=9)
        foot._p.append(
            _xml('<w:fldSimple {} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
        )
        _run(foot, " —", look, 0, size=9)


def _add_line(
    made: DocumentType,
    block: Heading | Paragraph,
    look: Look,
    numbering: _Numbering,
    chance: random.Random,
    *,
    tracked: bool,
) -> None:
    level = block.level if isinstance(block, Heading) else 0
    style = f"Heading {level}" if level and look.heading_styles else None
    line = made.add_paragraph(style=style)
    automatic = numbering.words(block.text)
    if automatic:
        text = automatic[1]
        _number(line, numbering.number_id, automatic[0])
    else:
        # Some indent by blanks, some by the style: both by the paragraph.
        text = INDENT + block.text
    if tracked:
        _tracked(line, text, look)
        return
    cuts = sorted({0, len(text), *(chance.randrange(len(text) + 1) for _ in range(2))})
    for start, end in pairwise(cuts):
        _run(line, text[start:end], look, level)


def _run(line: WordParagraph, text: str, look: Look, level: int, size: float | None = None) -> None:
    run = line.add_run(text)
    family = look.fonts[1] if level == 1 else look.fonts[0]
    run.font.name = "Times New Roman"
    run.font.size = Pt(size or look.size)
    run.font.bold = level > 1
    properties: Any = run._r.get_or_add_rPr()
    properties.rFonts.set(qn("w:eastAsia"), family)


def _tracked(line: WordParagraph, text: str, look: Look) -> None:
    """Its middle third as inserted, and then words as deleted."""
    third = len(text) // 3
    by = 'w:id="{}" w:author="审核人" w:date="2025-01-15T09:30:00Z"'
    _run(line, text[:third], look, 0)
    inserted = _xml(f"<w:ins {{}} {by.format(901)}/>")
    deleted = _xml(
        f"<w:del {{}} {by.format(902)}><w:r><w:delText>{DELETED}</w:delText></w:r></w:del>"
    )
    _run(line, text[third : 2 * third], look, 0)
    inserted.append(line.runs[-1]._r)
    line._p.append(inserted)
    line._p.append(deleted)
    _run(line, text[2 * third :], look, 0)


def _add_table(made: DocumentType, table: Table, look: Look) -> None:
    grid = made.add_table(len(table.rows), table.width)
    grid.style = "Table Grid"
    # Asked for one by one, each cell takes as long as the table is large.
    cells = [row.cells for row in grid.rows]
    for column, width in zip(grid.columns, _widths(table, look), strict=True):
        column.width = Cm(width)
    size = 9 if table.width > 4 else 12
    for row, column, cell in placed(table):
        first = cells[row][column]
        if cell.rowspan > 1 or cell.colspan > 1:
            last = cells[row + cell.rowspan - 1][column + cell.colspan - 1]
            first = first.merge(last)
        line = first.paragraphs[0]
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if cell.text:
            _run(line, cell.text, look, 0, size=size)
    if look.repeat_heads:
        for row in range(table.heads):
            properties = grid.rows[row]._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:tblHeader"))
    made.add_paragraph()


def _widths(table: Table, look: Look) -> list[float]:
    """Of the columns, in centimetres: labels of the third column are long."""
    whole = 25.2 if look.landscape else 16.5
    if table.kind != APPLICATIONS:
        return [whole / table.width] * table.width
    labels = [whole * share for share in (0.09, 0.11, 0.26)]
    return labels + [(whole - sum(labels)) / 7] * 7


def _number(line: WordParagraph, number_id: int | None, level: int) -> None:
    properties = line._p.get_or_add_pPr()
    properties.append(
        _xml(f'<w:numPr {{}}><w:ilvl w:val="{level - 1}"/><w:numId w:val="{number_id}"/></w:numPr>')
    )


def _numbering(made: DocumentType) -> int:
    """Add a list of levels 一、, （一） and 1. to the document; its id."""
    part: Any = made.part.numbering_part
    looks = (("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{how}"/>'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="0" w:firstLine="640"/></w:pPr></w:lvl>'
        for at, (how, text) in enumerate(looks)
    )
    abstract = _xml(
        '<w:abstractNum {} w:abstractNumId="77"><w:multiLevelType w:val="multilevel"/>'
        f"{levels}</w:abstractNum>"
    )
    # Lists come before their uses.
    part.element.insert(0, abstract)
    number = part.element.add_num(77)
    return int(number.numId)


def _text_box(text: str) -> Any:
    """A run with a text box, as Word writes it: what old programs show is in it once more."""
    content = (
        '<w:txbxContent><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="40"/>'
        f"</w:rPr><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
    )
    names = (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    width, height = 5600000, 900000
    return parse_xml(f"""<w:r {names}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>
<wp:docPr id="9" name="文本框 1"/><a:graphic>
<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/>
</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></wps:spPr>
<wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline>
</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style="width:440pt;height:70pt">
<v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>""")


def _xml(pattern: str) -> Any:
    """An element in the namespace of Word; `{}` is where that is named."""
    return parse_xml(pattern.format(nsdecls("w")))
