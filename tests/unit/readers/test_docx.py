# SPDX-License-Identifier: MIT
"""DOCX files as the text that Word shows."""

from __future__ import annotations

import io
import sys
import tracemalloc
import zipfile

import docx
import pytest
from docx.oxml.parser import parse_xml

import reportparse
from reportparse import FileFormatError, MissingExtraError
from reportparse.readers import read
from reportparse.readers.docx.styles import Styles
from reportparse.text.places import DocxPlace

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def package(body: str, numbering: str = "", styles: str = "") -> bytes:
    """A DOCX file with *body*; what python-docx makes, with its parts put in."""
    file = io.BytesIO()
    document = docx.Document()
    if numbering:
        _ = document.part.numbering_part
    document.save(file)
    changed = {"word/document.xml": f"<w:body>{body}</w:body>"}
    roots = {"word/document.xml": "document", "word/numbering.xml": "numbering"}
    if numbering:
        changed["word/numbering.xml"] = numbering
    out = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name in changed:
                root = roots[name]
                data = f'<w:{root} xmlns:w="{WORD}">{changed[name]}</w:{root}>'.encode()
            if name == "word/styles.xml" and styles:
                data = data.replace(b"</w:styles>", f"{styles}</w:styles>".encode())
            new.writestr(name, data)
    return out.getvalue()


def text(body: str, numbering: str = "", styles: str = "") -> list[str]:
    return read(package(body, numbering, styles)).text.splitlines()


def p(words: str, properties: str = "") -> str:
    inside = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{inside}<w:r><w:t>{words}</w:t></w:r></w:p>"


def numbered(words: str, level: int = 0, number: int = 1) -> str:
    numbers = f'<w:ilvl w:val="{level}"/><w:numId w:val="{number}"/>'
    return p(words, f"<w:numPr>{numbers}</w:numPr>")


def tc(words: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(words)}</w:tc>"


def levels(*formats: tuple[str, str]) -> str:
    """A list of one `abstractNum` with a level of each format and text."""
    every = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{words}"/></w:lvl>'
        for at, (kind, words) in enumerate(formats)
    )
    return (
        f'<w:abstractNum w:abstractNumId="7">{every}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )


CHINESE = levels(("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))


def test_numbers_of_lists_become_text() -> None:
    body = (
        numbered("总体情况")
        + numbered("主动公开", 1)
        + numbered("依申请公开", 1)
        + numbered("门户网站", 2)
        + numbered("主动公开政府信息情况")
        + numbered("其他", 1)
    )

    assert text(body, CHINESE) == [
        "一、总体情况",
        "（一）主动公开",
        "（二）依申请公开",
        "1.门户网站",
        "二、主动公开政府信息情况",
        "（一）其他",
    ]


def test_lists_that_share_their_levels_are_counted_together() -> None:
    body = numbered("甲") + p("文字") + numbered("乙", 0, 2) + numbered("丙", 0, 3)

    assert text(body, CHINESE) == ["一、甲", "文字", "二、乙", "五、丙"]


def test_a_number_does_not_run_into_a_figure() -> None:
    assert text(numbered("2024年", 2), CHINESE) == ["1. 2024年"]


def test_the_number_may_come_from_the_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
        '<w:style w:type="paragraph" w:styleId="Mine"><w:basedOn w:val="Base"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Round"><w:basedOn w:val="Round"/></w:style>'
    )
    body = p("总体情况", '<w:pStyle w:val="Mine"/>') + p("文字", '<w:pStyle w:val="Round"/>')

    assert text(body, CHINESE, styles) == ["一、总体情况", "文字"]


@pytest.mark.parametrize(
    ("kind", "count", "printed"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCountingThousand", 21, "二十一"),
        ("japaneseCounting", 105, "一百零五"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalZero", 4, "04"),
        ("upperRoman", 14, "XIV"),
        ("lowerRoman", 9, "ix"),
        ("upperLetter", 28, "BB"),
        ("lowerLetter", 2, "b"),
        ("somethingElse", 6, "6"),
        ("bullet", 3, ""),
        ("none", 3, ""),
    ],
)
def test_formats_of_numbers(kind: str, count: int, printed: str) -> None:
    found = text(numbered("项") * count, levels((kind, "%1")))

    assert found[-1] == f"{printed}项"


def test_tables_and_paragraphs_stand_in_order() -> None:
    table = f"<w:tbl><w:tr>{tc('甲')}{tc('乙')}</w:tr></w:tbl>"

    assert text(p("前") + table + p("后")) == ["前", "| 甲 | 乙 |", "后"]


@pytest.mark.parametrize("is_old", [False, True])
def test_merged_cells(*, is_old: bool) -> None:
    span, first, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    opened, continued = '<w:hMerge w:val="restart"/>', tc("", "<w:hMerge/>")
    across = tc("甲", opened) + continued if is_old else tc("甲", span)
    rows = (
        f"<w:tr>{across}{tc('乙', first)}</w:tr>"
        f"<w:tr>{tc('一')}{tc('二')}{tc('', on)}</w:tr>"
        f"<w:tr>{tc('三')}{tc('四')}{tc('五')}</w:tr>"
    )

    assert text(f"<w:tbl>{rows}</w:tbl>") == [
        "| 甲 |  | 乙 |",
        "| 一 | 二 |  |",
        "| 三 | 四 | 五 |",
    ]


def test_columns_left_out_before_a_row() -> None:
    rows = (
        f"<w:tr>{tc('甲')}{tc('乙')}</w:tr>"
        f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{tc("二")}</w:tr>'
    )

    assert text(f"<w:tbl>{rows}</w:tbl>")[0] == "| 甲 | 乙 |"
    assert "二" in text(f"<w:tbl>{rows}</w:tbl>")[1]


def test_a_row_moved_out_of_the_columns_is_in_doubt() -> None:
    rows = (
        f"<w:tr>{tc('甲')}{tc('乙')}</w:tr>"
        f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{tc("丙")}{tc("2")}</w:tr>'
    )
    source = read(package(f"<w:tbl>{rows}</w:tbl>"))

    assert "2" in source.text
    assert [(cell.column, cell.doubt) for cell in source.grids[0].cells[2:]] == [
        (1, None),
        (2, "displaced"),
    ]


@pytest.mark.parametrize(("words", "shown"), [("12", "〔1. 12〕"), ("规章", "1.规章")])
def test_the_number_of_a_list_is_seen_in_a_cell(words: str, shown: str) -> None:
    row = f"<w:tr>{tc('甲')}<w:tc>{numbered(words)}</w:tc></w:tr>"

    assert text(f"<w:tbl>{row}</w:tbl>", levels(("decimal", "%1."))) == [f"| 甲 | {shown} |"]


def test_the_number_of_an_empty_cell_may_be_its_figure_unless_it_is_the_first() -> None:
    row = f"<w:tr><w:tc>{numbered('')}</w:tc>{tc('甲')}<w:tc>{numbered('')}</w:tc></w:tr>"

    assert text(f"<w:tbl>{row}</w:tbl>", levels(("decimal", "%1."))) == ["|  | 甲 | 〔2.〕 |"]


def test_tables_that_lay_out_the_page_are_none() -> None:
    inner = f"<w:tbl><w:tr>{tc('甲')}{tc('乙')}</w:tr></w:tbl>"
    outer = f"<w:tbl><w:tr><w:tc>{p('标题')}{inner}</w:tc></w:tr></w:tbl>"

    assert text(outer) == ["标题", "| 甲 | 乙 |"]


NOTE = "<w:r><w:t>3598</w:t></w:r><w:r><w:rPr><w:{}/></w:rPr><w:t>1</w:t></w:r>"
CHAR = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
FIELD = (
    f"{CHAR.format('begin')}<w:r><w:instrText>EQ</w:instrText></w:r>"
    f"{CHAR.format('begin')}<w:r><w:instrText>PAGE</w:instrText></w:r>"
    f"{CHAR.format('separate')}<w:r><w:t>7</w:t></w:r>{CHAR.format('end')}"
    f"{CHAR.format('separate')}<w:r><w:t>3598</w:t></w:r>{CHAR.format('end')}"
)
CODE = "<w:r><w:instrText>{}</w:instrText></w:r>"
HIDDEN_END = '<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="end"/></w:r>'
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
ALTERNATIVE = (
    f'<w:r><mc:AlternateContent {MC}><mc:Choice Requires="{{}}"><w:t>1</w:t></mc:Choice>'
    "<mc:Fallback><w:t>2</w:t></mc:Fallback></mc:AlternateContent></w:r>"
)

ONLY_CHOICE = (
    f'<w:r><mc:AlternateContent {MC}><mc:Choice Requires="am3d"><w:t>1</w:t></mc:Choice>'
    "</mc:AlternateContent></w:r>"
)


@pytest.mark.parametrize(
    ("runs", "shown"),
    [
        ("<w:r><w:t>公开</w:t></w:r><w:r><w:t>12</w:t></w:r>", "公开12"),
        ("<w:ins><w:r><w:t>1</w:t></w:r></w:ins><w:r><w:t>2</w:t></w:r>", "12"),
        ("<w:del><w:r><w:delText>1</w:delText></w:r></w:del><w:r><w:t>2</w:t></w:r>", "2"),
        ("<w:moveFrom><w:r><w:t>1</w:t></w:r></w:moveFrom><w:r><w:t>2</w:t></w:r>", "2"),
        ("<w:moveTo><w:r><w:t>1</w:t></w:r></w:moveTo>", "1"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>1</w:t></w:r><w:r><w:t>2</w:t></w:r>", "2"),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>1</w:t></w:r>', "1"),
        ("<w:r><w:t>一</w:t><w:tab/><w:t>二</w:t></w:r>", "一 二"),
        ("<w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t></w:r>", "1-2"),
        ("<w:hyperlink><w:r><w:t>见网站</w:t></w:r></w:hyperlink>", "见网站"),
        ('<w:fldSimple w:instr="PAGE"><w:r><w:t>3</w:t></w:r></w:fldSimple>', "3"),
        ("<w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:t>1</w:t></w:r>", "1"),
        ("<w:r><w:t>　　全年</w:t></w:r>", "　　全年"),
        ("<w:r><w:t>35<!-- x -->98</w:t></w:r>", "3598"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F033"/><w:t>598</w:t></w:r>', "□598"),
        (NOTE.format('vertAlign w:val="superscript"'), "3598〔1〕"),
        (NOTE.format('vertAlign w:val="subscript"'), "3598〔1〕"),
        (NOTE.format("strike"), "3598〔1〕"),
        (NOTE.format("dstrike"), "3598〔1〕"),
        (NOTE.format('strike w:val="false"'), "35981"),
        (NOTE.format("specVanish"), "3598"),
        (NOTE.format('rStyle w:val="Hidden"'), "3598"),
        (FIELD, "3598"),
        (
            CHAR.format("begin") + CODE.format("XE") + HIDDEN_END + "<w:r><w:t>3598</w:t></w:r>",
            "3598",
        ),
        (CHAR.format("begin") + "<w:r><w:t>3598</w:t></w:r>", "3598"),
        (CHAR.format("begin") + CODE.format("EQ s(3598)") + CHAR.format("end"), "□"),
        (
            CHAR.format("begin")
            + CODE.format(" EQ f(1,2)")
            + CHAR.format("separate")
            + CHAR.format("end"),
            "□",
        ),
        (ONLY_CHOICE, "1"),
        (NOTE.format('rStyle w:val="Raised"'), "3598〔1〕"),
        (NOTE.format('position w:val="6"'), "3598〔1〕"),
        (f'<m:oMath xmlns:m="{MATH}"><m:r><m:t>12</m:t></m:r></m:oMath>', "12"),
        (ALTERNATIVE.format("wps"), "1"),
        (ALTERNATIVE.format("unheard"), "2"),
    ],
)
def test_what_word_shows(runs: str, shown: str) -> None:
    hidden = (
        '<w:style w:type="character" w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Raised"><w:rPr><w:strike/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Hidden"><w:basedOn w:val="Base"/></w:style>'
    )

    assert text(f"<w:p>{runs}</w:p>", styles=hidden) == [shown]


def test_alternatives_may_hold_paragraphs_and_tables() -> None:
    table = f"<w:tbl><w:tr>{tc('甲')}{tc('乙')}</w:tr></w:tbl>"
    body = f'<mc:AlternateContent {MC}><mc:Choice Requires="w14">{p("前")}{table}</mc:Choice>'
    fallback = f"<mc:Fallback>{p('旧')}</mc:Fallback></mc:AlternateContent>"

    assert text(body + fallback) == ["前", "| 甲 | 乙 |"]


def test_a_picture_on_a_line_of_its_own_is_noted() -> None:
    picture = "<w:p><w:r><w:drawing/></w:r></w:p>"
    report = reportparse.parse_bytes(
        package(p("石桥县教育局2024年政府信息公开工作年度报告") + picture + p("一、总体情况")),
        language="en",
    )
    said = {finding.code: finding for finding in report.diagnostics}

    assert (said["picture-unread"].line, said["picture-unread"].severity) == (2, "info")
    assert "the text has pictures" in said["form-unknown"].message


def test_a_picture_is_no_blank_cell() -> None:
    picture = "<w:tc><w:p><w:r><w:drawing/></w:r></w:p></w:tc>"
    row = f"<w:tr>{tc('甲')}{picture}{tc('乙')}</w:tr>"

    assert text(f"<w:tbl>{row}</w:tbl>") == ["| 甲 | ［图］ | 乙 |"]


def test_deleted_cells_and_hidden_rows_are_none() -> None:
    rows = (
        f"<w:tr>{tc('甲')}{tc('乙', '<w:cellDel/>')}{tc('丙')}</w:tr>"
        f"<w:tr><w:trPr><w:hidden/></w:trPr>{tc('丁')}{tc('戊')}</w:tr>"
    )

    assert text(f"<w:tbl>{rows}</w:tbl>") == ["| 甲 | 丙 |"]


def test_a_list_may_take_its_levels_from_another() -> None:
    linked = CHINESE.replace('w:abstractNumId="7">', 'w:abstractNumId="7"><w:styleLink w:val="L"/>')
    other = (
        '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:num w:numId="4"><w:abstractNumId w:val="8"/></w:num>'
    )

    assert text(numbered("甲", 0, 4), linked + other) == ["一、甲"]


def test_line_breaks_end_lines() -> None:
    assert text("<w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t></w:r></w:p>") == ["一", "二"]


def test_what_is_wrapped_counts() -> None:
    wrapped = (
        f"<w:sdt><w:sdtContent>{p('甲')}</w:sdtContent></w:sdt><w:customXml>{p('乙')}</w:customXml>"
    )

    assert text(wrapped) == ["甲", "乙"]


def test_a_text_box_stands_after_its_paragraph() -> None:
    box = f"<w:pict><w:txbxContent>{p('标题')}</w:txbxContent></w:pict>"

    assert text(f"<w:p><w:r><w:t>前</w:t>{box}</w:r></w:p>") == ["前", "标题"]


def test_deleted_rows_are_none() -> None:
    rows = (
        f"<w:tr>{tc('甲')}{tc('乙')}</w:tr>"
        f"<w:tr><w:trPr><w:del/></w:trPr>{tc('丙')}{tc('丁')}</w:tr>"
    )

    assert text(f"<w:tbl>{rows}</w:tbl>") == ["| 甲 | 乙 |"]


def test_places() -> None:
    table = f"<w:tbl><w:tr>{tc('甲')}{tc('乙')}</w:tr><w:tr>{tc('丙')}{tc('丁')}</w:tr></w:tbl>"
    source = read(package(p("前") + table + p("后")))

    def place(char: str) -> object:
        return source.in_file(source.text.index(char))

    assert place("前") == DocxPlace(paragraph=1)
    assert place("丁") == DocxPlace(table=1, row=2, cell=2)
    assert place("后") == DocxPlace(paragraph=2)


@pytest.mark.parametrize("body", ["<w:p>", "not XML", ""])
def test_a_damaged_file(body: str) -> None:
    data = package(p("字"))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, body if name == "word/document.xml" else old.read(name))

    with pytest.raises(FileFormatError, match="damaged"):
        read(out.getvalue())


def test_a_file_cut_short() -> None:
    with pytest.raises(FileFormatError, match="damaged"):
        read(package(p("字"))[:2000])


def test_without_python_docx_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    data = package(p("字"))
    monkeypatch.setitem(sys.modules, "docx", None)

    with pytest.raises(MissingExtraError, match=r'pip install "reportparse\[docx\]"'):
        read(data)


STYLES = (
    '<w:style w:type="paragraph" w:styleId="Old"><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Older"><w:basedOn w:val="Old"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>'
)
OF_MATH = (
    f'<m:oMath xmlns:m="{MATH}"><m:{{0}}><m:e><m:r><m:t>12</m:t></m:r></m:e></m:{{0}}></m:oMath>'
)
DROP_DOWN = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>{}<w:listEntry w:val="5"/>'
    '<w:listEntry w:val="12"/></w:ddList></w:ffData></w:fldChar></w:r>'
    + CODE.format("FORMDROPDOWN")
    + CHAR.format("end")
)


def run(words: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


@pytest.mark.parametrize(
    ("content", "shown", "doubt"),
    [
        (p("57", '<w:pStyle w:val="Older"/>'), "〔57〕", "struck"),
        (p("57", '<w:pStyle w:val="Gone"/>'), "", None),
        (
            '<w:p><w:pPr><w:pStyle w:val="Gone"/></w:pPr>' + run("5", '<w:vanish w:val="0"/>'),
            "5",
            None,
        ),
        ("<w:p>" + run("5", '<w:color w:val="FFFFFF"/>') + run("12"), "12", None),
        ("<w:p>" + run("5", '<w:color w:val="auto"/>') + run("12"), "512", None),
        ("<w:p>" + run("5", '<w:sz w:val="2"/>') + run("12", '<w:sz w:val="21"/>'), "12", None),
        (
            "<w:p>" + run("5", '<w:color w:val="FFFFFF"/><w:shd w:fill="1F4E79"/>'),
            "5",
            None,
        ),
        (
            '<w:p><w:pPr><w:shd w:fill="1F4E79"/></w:pPr>' + run("5", '<w:color w:val="FFFFFF"/>'),
            "5",
            None,
        ),
        ('<w:p><w:bdo w:val="rtl">' + run("12") + "</w:bdo>", "〔12〕", "reversed"),
        (
            "<w:p>" + run("5") + run("9", '<w:color w:val="auto" w:themeColor="background1"/>'),
            "5",
            None,
        ),
        (
            "<w:p>"
            + run("5", '<w:color w:val="7F7F7F" w:themeColor="background1" w:themeShade="7F"/>'),
            "5",
            None,
        ),
        (
            "<w:p>" + run("5") + run("9", '<w:color w:val="000000"/><w:highlight w:val="black"/>'),
            "5〔9〕",
            "hidden",
        ),
        (
            "<w:p>" + run("9", '<w:shd w:val="solid" w:color="FF0000"/><w:color w:val="FF0000"/>'),
            "〔9〕",
            "hidden",
        ),
        (
            "<w:p>" + run("9", '<w:shd w:val="pct50" w:fill="FFFFFF"/><w:color w:val="FFFFFF"/>'),
            "9",
            None,
        ),
        ("<w:p>" + run("12", '<w:spacing w:val="-400"/>'), "〔12〕", "hidden"),
        ("<w:p>" + run("12", '<w:spacing w:val="-10"/>'), "12", None),
        ("<w:p>" + run("12", '<w:w w:val="1"/>'), "〔12〕", "hidden"),
        ("<w:p>" + run("12", '<w:w w:val="66"/>'), "12", None),
        ("<w:p>" + run("12", '<w:rFonts w:ascii="Wingdings"/>'), "〔12〕", "hidden"),
        ("<w:p>" + OF_MATH.format("rad"), "［图］", "formula"),
        ("<w:p>" + run("1") + OF_MATH.format("sSup"), "1［图］", "formula"),
        ("<w:p>" + DROP_DOWN.format('<w:result w:val="1"/>'), "12", None),
        ("<w:p>" + DROP_DOWN.format(""), "5", None),
        ("<w:p>" + DROP_DOWN.format('<w:default w:val="7"/>'), "□", None),
        ("<w:p>" + CHAR.format("begin") + CODE.format("=5+7") + CHAR.format("end"), "□", None),
        ("<w:p><w:r><w:t>1</w:t><w:tab/><w:t>234</w:t></w:r>", "1 〔234〕", "joined"),
        ("<w:p>" + run("7", '<w:sz w:val="12"/>') + run("570"), "7〔570〕", "joined"),
        ("<w:p>" + run("7", '<w:sz w:val="18"/>') + run("570"), "7570", None),
        (p("1") + p("234"), "〔1 234〕", "joined"),
    ],
)
def test_cells(content: str, shown: str, doubt: str | None) -> None:
    content += "</w:p>" if not content.endswith("</w:p>") else ""
    row = f"<w:tr>{tc('甲')}<w:tc>{content}</w:tc></w:tr>"
    source = read(package(f"<w:tbl>{row}</w:tbl>", styles=STYLES))

    assert source.text == f"| 甲 | {shown} |\n"
    assert source.grids[0].cells[1].doubt == doubt


@pytest.mark.parametrize(
    ("table", "cell", "shown"),
    [
        ("", '<w:shd w:fill="1F4E79"/>', "5"),
        ('<w:tblPr><w:tblStyle w:val="Dark"/></w:tblPr>', "", "〔5〕"),
        ("", '<w:shd w:fill="auto"/>', ""),
        ("", '<w:shd w:fill="FFFFFF"/>', ""),
        ("", '<w:shd w:fill="1F4E79" w:themeFill="background1"/>', ""),
    ],
)
def test_white_figures_are_seen_on_a_ground(table: str, cell: str, shown: str) -> None:
    white = "<w:p>" + run("5", '<w:color w:val="FFFFFF"/>') + "</w:p>"
    row = f"<w:tr>{tc('甲')}<w:tc><w:tcPr>{cell}</w:tcPr>{white}</w:tc></w:tr>"

    assert text(f"<w:tbl>{table}{row}</w:tbl>") == [f"| 甲 | {shown} |"]


def conditional(kind: str, words: str, cell: str = "") -> str:
    own = f"<w:rPr>{words}</w:rPr><w:tcPr>{cell}</w:tcPr>"
    return f'<w:tblStylePr w:type="{kind}">{own}</w:tblStylePr>'


WHITE_WORDS = '<w:color w:val="FFFFFF"/>'


@pytest.mark.parametrize(
    ("style", "shown", "doubt"),
    [
        ("<w:rPr><w:strike/></w:rPr>", "〔57〕", "struck"),
        ('<w:basedOn w:val="Base"/>', "〔57〕", "struck"),
        (f"<w:rPr>{WHITE_WORDS}</w:rPr>", "〔57〕", "hidden"),
        (f'<w:rPr>{WHITE_WORDS}</w:rPr><w:tcPr><w:shd w:fill="1F4E79"/></w:tcPr>', "57", None),
        (conditional("lastCol", "<w:strike/>"), "〔57〕", "hidden"),
        (conditional("band1Horz", "<w:vanish/>"), "〔57〕", "hidden"),
        (conditional("firstRow", WHITE_WORDS), "〔57〕", "hidden"),
        (conditional("firstRow", WHITE_WORDS, '<w:shd w:fill="1F4E79"/>'), "57", None),
        (conditional("firstRow", "<w:b/>"), "57", None),
    ],
)
def test_styles_of_tables(style: str, shown: str, doubt: str | None) -> None:
    base = '<w:style w:type="table" w:styleId="Base"><w:rPr><w:strike/></w:rPr></w:style>'
    styles = f'{base}<w:style w:type="table" w:styleId="Own">{style}</w:style>'
    properties = '<w:tblPr><w:tblStyle w:val="Own"/></w:tblPr>'
    row = f"<w:tr>{tc('甲')}{tc('57')}</w:tr>"
    source = read(package(f"<w:tbl>{properties}{row}</w:tbl>", styles=styles))

    assert (source.text, source.grids[0].cells[1].doubt) == (f"| 甲 | {shown} |\n", doubt)


@pytest.mark.parametrize("look", ["<w:vanish/>", WHITE_WORDS, '<w:sz w:val="2"/>'])
def test_numbers_of_lists_that_are_not_seen(look: str) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/>{}</w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    numbers = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    by_mark = p("甲", f"{numbers}<w:rPr>{look}</w:rPr>")

    assert text(by_mark + numbered("乙"), numbering.format("")) == ["甲", "2.乙"]
    assert text(numbered("甲"), numbering.format(f"<w:rPr>{look}</w:rPr>")) == ["甲"]


@pytest.mark.parametrize(
    ("first", "second", "shown"),
    [
        ("<w:rPr><w:vanish/></w:rPr>", "", ["甲", "一.1乙", "一.2丙"]),
        ("", "<w:isLgl/>", ["一、甲", "1.1乙", "1.2丙"]),
        ('<w:numFmt w:val="none"/>', "", ["、甲", ".1乙", ".2丙"]),
        ('<w:numFmt w:val="bullet"/>', "", ["甲", ".1乙", ".2丙"]),
    ],
)
def test_numbers_of_higher_levels_within_numbers(first: str, second: str, shown: list[str]) -> None:
    counted = "" if "numFmt" in first else '<w:numFmt w:val="chineseCounting"/>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">{counted}<w:lvlText w:val="%1、"/>'
        f'{first}</w:lvl><w:lvl w:ilvl="1">{second}<w:lvlText w:val="%1.%2"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )

    assert text(numbered("甲") + numbered("乙", 1) + numbered("丙", 1), numbering) == shown


def test_the_look_of_tables_is_worked_out_once_a_style() -> None:
    file = package("", styles='<w:style w:type="table" w:styleId="Own"/>')
    styles = Styles.of(docx.Document(io.BytesIO(file)))
    properties = [
        parse_xml(f'<w:tblPr xmlns:w="{WORD}"><w:tblStyle w:val="Own"/></w:tblPr>')
        for _ in range(2)
    ]

    assert styles.of_table(properties[0]) is styles.of_table(properties[1])
    assert styles.of_table(None) is styles.of_table(None)


@pytest.mark.parametrize("part", ["altChunk", "subDoc"])
def test_parts_in_other_formats_are_not_left_out_in_silence(part: str) -> None:
    with pytest.raises(FileFormatError, match="other formats"):
        text(p("甲") + f"<w:{part}/>")


def test_a_strict_document_says_what_it_is() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package(p("甲")))) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
            new.writestr(name, old.read(name).replace(WORD.encode(), strict))

    with pytest.raises(FileFormatError, match="Strict"):
        read(file.getvalue())


def test_lines_and_rows_without_height() -> None:
    flat = '<w:spacing w:line="20" w:lineRule="exact"/>'
    low = '<w:trPr><w:trHeight w:val="20" w:hRule="exact"/></w:trPr>'

    assert text(p("57", flat) + p("58", flat.replace("20", "400"))) == ["58"]
    assert text(
        f"<w:tbl><w:tr>{low}{tc('甲')}{tc('1')}</w:tr><w:tr>{tc('乙')}{tc('2')}</w:tr></w:tbl>"
    ) == ["| 乙 | 2 |"]


def test_a_formula_in_prose_is_none_of_its_numbers() -> None:
    assert text(f"<w:p>{run('公开')}{OF_MATH.format('f')}{run('件')}</w:p>") == ["公开件"]


def test_a_table_takes_a_few_bytes_of_memory_for_each_of_the_file() -> None:
    """Beyond what lxml takes; the barest cells are the worst.

    How much is not yet collected varies by a byte or so.
    """
    rows = f"<w:tr>{tc('57') * 10}</w:tr>" * 400
    file = package(f"<w:tbl>{rows}</w:tbl>")
    read(file)
    tracemalloc.start()
    try:
        read(file)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert most < 15 * len(rows)
