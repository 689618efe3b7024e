# SPDX-License-Identifier: MIT
"""Reports as web pages, in the ways in which government sites make them, and as plain text.

    STYLES["word_pasted"](model(canonical))  # bytes, as the site would send them

All pages show the same figures and prose; what differs is how, and what else is on the page.
Names and addresses of the sites are made up.
"""

from __future__ import annotations

import base64
import quopri
import random
import re
import zlib
from collections.abc import Callable, Iterable
from email.header import Header
from functools import partial
from html import escape

from .model import (
    APPLICATIONS,
    PROACTIVE,
    REVIEWS,
    Cell,
    Heading,
    Page,
    Paragraph,
    Table,
    low_heads,
    parts,
    row_of,
    split,
    thousands,
)

#: Writes the inside of a cell.
Inside = Callable[[Cell], str]

#: Full-width blanks with which paragraphs are indented.
INDENT = "\u3000\u3000"

_SITE = "www.xxgk.example.gov.cn"
_NAV = ("首页", "要闻动态", "政务公开", "政务服务", "互动交流", "走进本地")


def trs_editor(page: Page) -> bytes:
    """A page of a common content management system, clean, in UTF-8.

    Facts in `<meta>`, a bar of facts under the title, breadcrumb, content in
    `<div class="TRS_Editor">`, headings as paragraphs in bold; inline scripts and styles, share
    bar, font sizes, 打印 and 关闭, a list of attachments, a footer with its filing number.
    """
    return _trs_page(page).encode()


def word_pasted(page: Page) -> bytes:
    """Pasted from Word, as Word filters it; declares gb2312, is GB 18030.

    `MsoNormal` paragraphs with `<o:p>`, text cut in spans by script (`<span lang=EN-US>`) and by
    chance, a paragraph in each cell, conditional comments, attributes without quotes, `&nbsp;`
    for indentation and in blank cells.
    """
    chance = random.Random(page.title)
    lines = [f"<h1 align=center>{_word_runs(page.title, chance)}</h1>"]
    lines.append(
        f"<p align=center>发布时间：{page.date}&nbsp;&nbsp;来源：{page.agency}"
        "&nbsp;&nbsp;浏览次数：<span id=hits></span>次</p>"
    )
    for block in page.blocks:
        if isinstance(block, Table):
            attributes = partial(_word_attributes, width=620 // block.width)
            rows = _rows(block, lambda cell: _word_cell(cell, chance), attributes=attributes)
            lines.append(_WORD_TABLE.format(rows=rows))
            lines.append("<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>")
        else:
            indent = "<span lang=EN-US>&nbsp;&nbsp;&nbsp; </span>"
            lines.append(_word_paragraph(indent + _word_runs(block.text, chance)))
    html = _WORD_PAGE.format(title=escape(page.title), body="\n".join(lines))
    return html.replace("\n", "\r\n").encode("gb18030")


def old_tables(page: Page) -> bytes:
    """A site laid out with tables, in capitals; declares gb2312, is UTF-8.

    The content is in a table in a table, beside a menu; `<FONT>`, `<BR>` between paragraphs, and
    `<TR>`, `<TD>`, `<P>` and `<LI>` that are never closed. Figures with commas for thousands.
    """
    body = []
    for block in page.blocks:
        if isinstance(block, Table):
            body.append(f"<P align=center>{_old_table(block)}<BR>")
        elif isinstance(block, Heading):
            body.append(f"&nbsp;&nbsp;&nbsp;&nbsp;<B>{escape(block.text)}</B><BR>")
        else:
            body.append(f"&nbsp;&nbsp;&nbsp;&nbsp;{escape(block.text)}<BR>")
    menu = "".join(f"<TR><TD height=25><A href=/list{n}.asp>·{one}</A>" for n, one in _MENU)
    return _OLD_PAGE.format(
        title=escape(page.title),
        agency=escape(page.agency),
        date=page.date,
        menu=menu,
        crumbs=" &gt;&gt; ".join(_crumbs(page)),
        body="\n".join(body),
    ).encode()


def split_tables(page: Page) -> bytes:
    """Many small tables with hidden columns; headings as `<p><strong>`.

    A table for each item of article twenty, each with `<colgroup>`, hidden cells and a hidden row
    that keep what an older form had there; the table of section three goes on in a second one after
    部分公开, with the heads and labels again; in section four the heads of 行政复议 are low.
    """
    return _split_page(page, again=True)


def split_tables_bare(page: Page) -> bytes:
    """As `split_tables`, but the second table of section three begins without heads.

    The label 三、本年度办理结果 goes on as a blank cell.
    """
    return _split_page(page, again=False)


def one_table(page: Page) -> bytes:
    """The whole report is one table of sixty columns, its full-width rows headings and prose.

    The title is the first row; paragraphs that follow one another share a cell, with `<br>` or as
    `<p>` in it.
    """
    rows = [_full_row(f"<b>{escape(page.title)}</b>", "center")]
    prose: list[str] = []
    for block in page.blocks:
        if isinstance(block, Paragraph):
            prose.append(block.text)
            continue
        rows += _prose_row(prose)
        prose = []
        if isinstance(block, Heading):
            rows.append(_full_row(f"<strong>{escape(block.text)}</strong>"))
        else:
            wide = 60 // block.width
            rows.append(_rows(block, _plain, attributes=partial(_spans, wide=wide)))
    rows += _prose_row(prose)
    return _ONE_PAGE.format(
        title=escape(page.title), date=page.date, agency=page.agency, rows="\n".join(rows)
    ).encode()


def catalogue(page: Page) -> bytes:
    """A page of the 信息公开目录, in UTF-8 with a byte order mark.

    A table of facts at the top (索引号, 发布机构, 发文日期 …), full-width blanks for indentation,
    `<br>` inside labels, links to the reports of other years beside it, 上一篇 and 下一篇 below.
    """
    return _catalogue_page(page, "utf-8").encode("utf-8-sig")


def catalogue_utf16(page: Page) -> bytes:
    """As `catalogue`, in UTF-16 with a byte order mark."""
    return _catalogue_page(page, "utf-16").encode("utf-16")


def excel_pasted(page: Page) -> bytes:
    """Tables pasted from a spreadsheet, prose typed in an editor; GBK, declared so.

    Classes `xl65`, `x:num`, widths and heights for each cell, a spare row of zero height and a
    spare blank column at the right, line ends inside labels; section two in the same table as
    its caption. Prose in `<div>` without `<p>`.
    """
    body = []
    for block in page.blocks:
        if isinstance(block, Table):
            body.append(_excel_table(block))
        elif isinstance(block, Heading):
            body.append(f'<div class="title{block.level}"><b>{escape(block.text)}</b></div>')
        else:
            body.append(f"<div>{INDENT}{escape(block.text)}</div>")
    return _EXCEL_PAGE.format(
        title=escape(page.title), date=page.date, agency=page.agency, body="\n".join(body)
    ).encode("gbk")


def entities(page: Page) -> bytes:
    """A page for machines and screen readers, in ASCII: all Chinese as character references.

    XHTML with an XML declaration; `<h1>` to `<h4>`, `<thead>`, `<th scope>`; the content twice
    over: a summary of the first paragraph in a hidden `<div>`, the report in `<article>`.
    """
    body = []
    for block in page.blocks:
        if isinstance(block, Table):
            body.append(_headed_table(block))
        elif isinstance(block, Heading):
            body.append(f"<h{block.level + 1}>{escape(block.text)}</h{block.level + 1}>")
        else:
            body.append(f"<p>{escape(block.text)}</p>")
    html = _XHTML_PAGE.format(
        title=escape(page.title),
        date=page.date,
        agency=escape(page.agency),
        crumbs="".join(f"<li>{crumb}</li>" for crumb in _crumbs(page)),
        first=escape(next(b.text for b in page.blocks if isinstance(b, Paragraph))),
        body="\n".join(body),
    )
    return html.encode("ascii", "xmlcharrefreplace")


def mhtml(page: Page) -> bytes:
    """The page of `trs_editor` as a browser saves it: multipart/related, quoted-printable."""
    address = f"http://{_SITE}/zwgk/nb/{page.year}.html"
    html = _trs_page(page).replace("<head>", f"<head>{_SAVED}", 1)
    parts_of_it = (
        ("text/html", "quoted-printable", address, _quoted(html.encode())),
        ("text/css", "quoted-printable", f"http://{_SITE}/css/main.css", _quoted(_CSS.encode())),
        ("image/png", "base64", f"http://{_SITE}/img/logo.png", base64.encodebytes(_dot())),
    )
    boundary = "----MultipartBoundary--Xq3rT0a7Lw9----"
    head = (
        "From: <Saved by Blink>\n"
        f"Snapshot-Content-Location: {address}\n"
        f"Subject: {Header(page.title, 'utf-8').encode()}\n"
        "MIME-Version: 1.0\n"
        'Content-Type: multipart/related;\n\ttype="text/html";\n'
        f'\tboundary="{boundary}"\n\n'
    ).encode()
    body = b""
    for kind, coding, location, content in parts_of_it:
        body += (
            f"\n--{boundary}\nContent-Type: {kind}\n"
            f"Content-Transfer-Encoding: {coding}\nContent-Location: {location}\n\n"
        ).encode() + content
    return (head + body + f"\n--{boundary}--\n".encode()).replace(b"\n", b"\r\n")


def flat(page: Page) -> bytes:
    """As a converter writes it that knows no spans: a blank cell for each that is merged away."""
    body = []
    for block in page.blocks:
        if isinstance(block, Table):
            rows = ("".join(f"<td>{escape(text)}</td>" for text in row) for row in _grid(block))
            body.append(f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")
        else:
            body.append(f"<p>{escape(block.text)}</p>")
    return f"<html><body><h1>{escape(page.title)}</h1>{''.join(body)}</body></html>".encode()


def _grid(table: Table) -> list[list[str]]:
    """The texts of all cells of *table*, blank where a merged cell goes on."""
    grid: list[list[str | None]] = [[None] * table.width for _ in table.rows]
    for number, row in enumerate(table.rows):
        for cell in row:
            first = grid[number].index(None)
            for below in range(number, min(number + cell.rowspan, len(grid))):
                grid[below][first : first + cell.colspan] = [""] * cell.colspan
            grid[number][first] = cell.text
    return [[text or "" for text in row] for row in grid]


#: All styles by name.
STYLES: dict[str, Callable[[Page], bytes]] = {
    one.__name__: one
    for one in (
        trs_editor,
        word_pasted,
        old_tables,
        split_tables,
        split_tables_bare,
        one_table,
        catalogue,
        catalogue_utf16,
        excel_pasted,
        entities,
        mhtml,
        flat,
    )
}

#: Plain text in the encodings in which editors save it.
TEXTS: dict[str, Callable[[str], bytes]] = {
    "utf-8": lambda text: text.encode(),
    "utf-8-sig": lambda text: text.replace("\n", "\r\n").encode("utf-8-sig"),
    "utf-16": lambda text: text.replace("\n", "\r\n").encode("utf-16"),
    "utf-16-be": lambda text: ("\ufeff" + text).encode("utf-16-be"),
    "gb18030": lambda text: text.replace("\n", "\r\n").encode("gb18030"),
}


# Rows and cells.


def _rows(
    table: Table,
    inside: Inside,
    *,
    tag: Callable[[Cell, bool], str] = lambda _, __: "td",
    attributes: Callable[[Cell], str] | None = None,
) -> str:
    """The rows of *table*; *tag* is told whether the cell is in a head."""
    written = []
    for at, row in enumerate(table.rows):
        cells = ""
        for cell in row:
            name = tag(cell, at < table.heads)
            more = (attributes or _spans)(cell)
            cells += f"<{name}{more}>{inside(cell)}</{name}>"
        written.append(f"<tr>{cells}</tr>")
    return "\n".join(written)


def _spans(cell: Cell, wide: int = 1) -> str:
    rows = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    columns = cell.colspan * wide
    return rows + (f' colspan="{columns}"' if columns > 1 else "")


def _plain(cell: Cell) -> str:
    return escape(cell.text) or "&nbsp;"


def _crumbs(page: Page) -> tuple[str, ...]:
    return page.crumbs or ("首页", "政务公开", "政府信息公开年报")


# Styles: what they have of their own.


def _trs_page(page: Page) -> str:
    body = []
    for block in page.blocks:
        if isinstance(block, Table):
            rows = _rows(block, lambda cell: f'<p align="center">{_plain(cell)}</p>')
            body.append(_TRS_TABLE.format(rows=rows))
        elif isinstance(block, Heading):
            strong = f"<strong>{escape(block.text)}</strong>"
            body.append(f'<p style="text-indent: 2em; font-family: 黑体">{strong}</p>')
        else:
            body.append(f'<p style="text-indent: 2em;">{escape(block.text)}</p>')
    return _TRS_PAGE.format(
        title=escape(page.title),
        agency=escape(page.agency),
        date=page.date,
        site=_SITE,
        nav="".join(f'<li><a href="/{n}/">{one}</a></li>' for n, one in enumerate(_NAV)),
        crumbs=" &gt; ".join(f'<a href="../">{crumb}</a>' for crumb in _crumbs(page)),
        body="\n".join(body),
        css=_CSS,
    )


def _word_attributes(cell: Cell, width: int) -> str:
    rows = f" rowspan={cell.rowspan}" if cell.rowspan > 1 else ""
    columns = f" colspan={cell.colspan}" if cell.colspan > 1 else ""
    width *= cell.colspan
    return (
        f" width={width}{columns}{rows} style='width:{width * 0.75}pt;"
        "border:solid windowtext 1.0pt;\npadding:0cm 5.4pt 0cm 5.4pt;height:21.0pt'"
    )


def _word_cell(cell: Cell, chance: random.Random) -> str:
    runs = _word_runs(cell.text, chance) or "<span lang=EN-US><o:p>&nbsp;</o:p></span>"
    return f"\n  <p class=MsoNormal align=center style='text-align:center'>{runs}</p>\n  "


def _word_paragraph(runs: str) -> str:
    return (
        "<p class=MsoNormal style='text-indent:32.0pt;line-height:28.0pt;mso-line-height-rule:\n"
        f"exactly'>{runs}<span lang=EN-US><o:p></o:p></span></p>"
    )


def _word_runs(text: str, chance: random.Random) -> str:
    """Spans by script, as Word has them, Chinese parted once more now and then."""
    runs = []
    for run in re.findall(r"[\x20-\x7e]+|[^\x20-\x7e]+", text):
        if run.isascii():
            runs.append(f"<span\nlang=EN-US style='font-family:\"Times New Roman\"'>{run}</span>")
            continue
        cut = chance.randrange(len(run) + 1) if chance.random() < 0.4 else len(run)
        runs += [
            f"<span\nstyle='font-family:仿宋_GB2312;mso-hansi-font-family:仿宋'>{escape(piece)}</span>"
            for piece in (run[:cut], run[cut:])
            if piece
        ]
    return "".join(runs)


def _old_table(table: Table) -> str:
    rows = []
    for row in table.rows:
        cells = ""
        for cell in row:
            rows_of = f" ROWSPAN={cell.rowspan}" if cell.rowspan > 1 else ""
            columns = f" COLSPAN={cell.colspan}" if cell.colspan > 1 else ""
            text = thousands(cell.text) if cell.figure else escape(cell.text)
            cells += f"<TD align=middle{rows_of}{columns}><FONT size=2>{text}</FONT>"
        rows.append(f"<TR>{cells}")
    inside = "\n".join(rows)
    return (
        "<TABLE borderColor=#000000 cellSpacing=0 cellPadding=2 width=640 border=1>\n"
        f"<TBODY>\n{inside}\n</TBODY></TABLE>"
    )


def _split_page(page: Page, *, again: bool) -> bytes:
    body = []
    for block in page.blocks:
        if isinstance(block, Heading):
            body.append(f"<p><strong>{escape(block.text)}</strong></p>")
        elif isinstance(block, Paragraph):
            body.append(f"<p>{INDENT}{escape(block.text)}</p>")
        else:
            body += [_hiding_table(piece) for piece in _pieces(block, again=again)]
    return _SPLIT_PAGE.format(
        title=escape(page.title),
        date=page.date,
        agency=escape(page.agency),
        body="\n".join(body),
    ).encode()


def _pieces(table: Table, *, again: bool) -> list[Table]:
    if table.kind == PROACTIVE:
        return parts(table)
    if table.kind == REVIEWS:
        return [low_heads(table)]
    after = row_of(table, "部分公开") + 1
    return list(split(table, after, repeat_heads=again, repeat_labels=again))


def _hiding_table(table: Table) -> str:
    """A table with a column and a row that are there, but not shown."""
    hidden = '<td style="display:none">0</td>'
    columns = '<col width="80">' * table.width + '<col style="display:none">'
    rows = []
    for at, row in enumerate(table.rows):
        name = "th" if at < table.heads else "td"
        cells = "".join(f"<{name}{_spans(cell)}>{escape(cell.text)}</{name}>" for cell in row)
        rows.append(f"<tr>{cells}{hidden}</tr>")
    spare = '<tr style="display: none;">' + "<td>&nbsp;</td>" * (table.width + 1) + "</tr>"
    head = "".join(rows[: table.heads])
    return (
        f'<div class="tbl"><table border="1" cellspacing="0">\n<colgroup>{columns}</colgroup>\n'
        + (f"<thead>{head}</thead>\n" if head else "")
        + "<tbody>"
        + "\n".join([*rows[table.heads :], spare])
        + "</tbody>\n</table></div>"
    )


def _full_row(inside: str, align: str = "left") -> str:
    return f'<tr><td colspan="60" align="{align}">{inside}</td></tr>'


def _prose_row(lines: list[str]) -> Iterable[str]:
    if not lines:
        return []
    if len(lines) % 2:
        return [_full_row("<br />\n".join(INDENT + escape(line) for line in lines))]
    return [_full_row("".join(f"<p>{escape(line)}</p>" for line in lines))]


def _catalogue_page(page: Page, charset: str) -> str:
    body = []
    for block in page.blocks:
        if isinstance(block, Table):
            body.append(f'<table class="nb">\n{_rows(block, _broken_label)}\n</table>')
        else:
            body.append(f"<div>{INDENT}{escape(block.text)}</div>")
    others = "\n".join(
        f'<li><a href="./{year}/index.html">{year}年政府信息公开工作年度报告</a></li>'
        for year in range(page.year - 1, page.year - 6, -1)
    )
    return _CATALOGUE_PAGE.format(
        charset=charset,
        title=escape(page.title),
        agency=escape(page.agency),
        date=page.date,
        index=f"01526{page.year}/{page.year + 1}-00017",
        others=others,
        before=page.year - 1,
        after=page.year + 1,
        body="\n".join(body),
    )


def _broken_label(cell: Cell) -> str:
    """A label broken in lines, as editors do to make a column narrow."""
    if cell.figure or len(cell.text) < 6:
        return escape(cell.text)
    breaks = {"三、本年度办理结果": 5, "行政规范性文件": 4, "法人或其他组织": 3, "社会公益组织": 4}
    cut = breaks.get(cell.text)
    if cut is None and cell.rowspan > 1 and cell.text.startswith("（"):
        cut = 3
    if cut is None:
        return escape(cell.text)
    return f"{escape(cell.text[:cut])}<br>{escape(cell.text[cut:])}"


def _excel_table(table: Table) -> str:
    def attributes(cell: Cell) -> str:
        number = " x:num" if cell.figure and cell.text else ""
        style = 65 + (cell.figure * 2) + (cell.colspan > 1)
        return f"{_spans(cell)} class=xl{style} width={72 * cell.colspan}{number}"

    def inside(cell: Cell) -> str:
        # A line end in the source is a blank on the page, so it is where one does no harm.
        return f"\n   {escape(cell.text)}" if cell.colspan > 1 and cell.text else escape(cell.text)

    spare = "<td class=xl70></td>"
    rows = _rows(table, inside, attributes=attributes).replace("</tr>", f"{spare}</tr>")
    empty = "<td></td>" * (table.width + 1)
    columns = "<col width=72 style='mso-width-source:userset;width:54pt'>" * (table.width + 1)
    return (
        f"<table border=0 cellpadding=0 cellspacing=0 x:str>{columns}\n{rows}\n"
        "<![if supportMisalignedColumns]>\n"
        f"<tr height=0 style='display:none'>{empty}</tr>\n<![endif]>\n</table>"
    )


def _headed_table(table: Table) -> str:
    def tag(cell: Cell, head: bool) -> str:
        return "td" if cell.figure and not head else "th"

    def attributes(cell: Cell) -> str:
        return _spans(cell) + ("" if cell.figure else ' scope="col"')

    rows = _rows(table, lambda cell: escape(cell.text), tag=tag, attributes=attributes).split("\n")
    head, rest = "\n".join(rows[: table.heads]), "\n".join(rows[table.heads :])
    caption = "<caption>收到和处理申请情况统计表</caption>" if table.kind == APPLICATIONS else ""
    thead = f"<thead>\n{head}\n</thead>\n" if head else ""
    return f"<table>{caption}\n{thead}<tbody>\n{rest}\n</tbody>\n</table>"


def _quoted(content: bytes) -> bytes:
    return quopri.encodestring(content, quotetabs=False)


def _dot() -> bytes:
    """A picture of one pixel."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = zlib.crc32(kind + content).to_bytes(4, "big")
        return len(content).to_bytes(4, "big") + kind + content + check

    header = bytes([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
    pixel = zlib.compress(b"\x00\xff")
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixel) + chunk(b"IEND", b"")
    )


# What surrounds the content.

#: What browsers put into pages that they save.
_SAVED = '<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">'

_MENU = tuple(enumerate(("公开指南", "公开制度", "公开目录", "公开年报", "依申请公开"), 1))

_CSS = """body { font: 16px/1.8 "Microsoft YaHei", sans-serif; color: #333; }
.header, .main, .footer { width: 1200px; margin: 0 auto; }
.TRS_Editor td p { text-indent: 0; margin: 2px; }
"""

_TRS_TABLE = """<table border="1" cellspacing="0" cellpadding="0" align="center" \
style="border-collapse: collapse; width: 100%;">
<tbody>
{rows}
</tbody>
</table>"""

_TRS_PAGE = """<!DOCTYPE html>
<html lang="zh-CN"><head>
<meta charset="utf-8">
<meta name="SiteName" content="{agency}门户网站">
<meta name="SiteDomain" content="{site}">
<meta name="ColumnName" content="政府信息公开年报">
<meta name="ArticleTitle" content="{title}">
<meta name="PubDate" content="{date} 09:31">
<meta name="ContentSource" content="{agency}">
<title>{title}_政府信息公开年报</title>
<link rel="stylesheet" href="/css/main.css">
<style>{css}</style>
<script>var _hmt = _hmt || []; var docTitle = "{title}";
if (1 < 2 && "a" > "A") {{ _hmt.push("<td>1</td>"); }}</script>
</head>
<body>
<!-- 头部 -->
<div class="header"><img src="/img/logo.png" alt="{agency}"><a href="javascript:void(0)" \
onclick="wza()">无障碍浏览</a> | <a href="/mobile">手机版</a>
<form action="/search"><input type="text" name="q" placeholder="请输入关键字"><input type="submit" \
value="搜索"></form>
<ul class="nav">{nav}</ul></div>
<div class="main">
<div class="crumb">当前位置：{crumbs}</div>
<div class="article">
<h1 class="art-title">{title}</h1>
<div class="art-info"><span>发布时间：{date} 09:31</span> <span>来源：{agency}</span> \
<span>字体：[<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>]</span> \
<span><a href="javascript:window.print()">打印</a></span></div>
<div id="zoom"><!--enpcontent--><div class="TRS_Editor"><style type="text/css">
.TRS_Editor P{{margin-top:0;line-height:1.8;font-size:16px;}}.TRS_Editor TD{{font-size:14px;}}
</style>
{body}
</div><!--/enpcontent--></div>
<ul class="fj"><li>附件：<a href="./P020.pdf">{title}.pdf</a></li></ul>
<div class="share">分享到：<a class="wx">微信</a><a class="wb">微博</a></div>
<div class="tools"><a href="javascript:window.print()">打印本页</a> \
<a href="javascript:window.close()">关闭窗口</a></div>
</div></div>
<div class="footer"><p>主办：{agency}　承办：政务公开办公室</p>
<p>网站标识码：0000000001　东ICP备00000001号-1　东公网安备00000002000001号</p>
<p>建议使用1366×768以上分辨率浏览本网站</p></div>
<script>window.onload = function () {{ document.title += "<p>一、</p>"; }};</script>
</body></html>
"""

_WORD_TABLE = """<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0
 style='border-collapse:collapse;border:none;mso-border-alt:solid windowtext .5pt'>
{rows}
 <![if !supportMisalignedColumns]>
 <![endif]>
</table>"""

_WORD_PAGE = """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"
xmlns="http://www.w3.org/TR/REC-html40">

<head>
<meta http-equiv=Content-Type content="text/html; charset=gb2312">
<meta name=ProgId content=Word.Document>
<meta name=Generator content="Microsoft Word 11">
<title>{title}</title>
<!--[if gte mso 9]><xml>
 <o:DocumentProperties>
  <o:Author>微软用户</o:Author>
  <o:Title>2018年政府信息公开工作年度报告</o:Title>
  <o:Pages>6</o:Pages>
 </o:DocumentProperties>
</xml><![endif]--><!--[if gte mso 9]><xml>
 <w:WordDocument><w:View>Normal</w:View></w:WordDocument>
</xml><![endif]-->
<style>
<!--
 /* Font Definitions */
 @font-face {{font-family:仿宋_GB2312; panose-1:2 1 6 9 3 1 1 1 1 1;}}
 p.MsoNormal, li.MsoNormal, div.MsoNormal {{margin:0cm; font-size:16.0pt;}}
-->
</style>
<!--[if gte mso 10]>
<style> table.MsoNormalTable {{mso-style-name:普通表格;}} </style>
<![endif]-->
</head>

<body lang=ZH-CN style='tab-interval:21.0pt;text-justify-trim:punctuation'>
<div class=Section1 style='layout-grid:15.6pt'>
{body}
</div>
<p align=right>【<a href="javascript:window.print()">打印</a>】\
【<a href="javascript:window.close()">关闭</a>】</p>
</body>
</html>
"""

_OLD_PAGE = """<HTML>
<HEAD>
<TITLE>{title}</TITLE>
<META http-equiv=Content-Type content="text/html; charset=gb2312">
<STYLE type=text/css>TD {{ FONT-SIZE: 9pt; LINE-HEIGHT: 150% }}</STYLE>
<SCRIPT language=javascript src="/inc/date.js"></SCRIPT>
</HEAD>
<BODY leftMargin=0 topMargin=0 bgColor=#ffffff>
<TABLE width=1002 border=0 cellSpacing=0 align=center>
<TR><TD colSpan=2><IMG height=120 src="/images/top.jpg" alt="欢迎访问{agency}网站">
<TR><TD colSpan=2 bgColor=#0055aa><FONT color=#ffffff><A href=/>网站首页</A> | <A href=/news>\
新闻中心</A> | <A href=/xxgk>信息公开</A> | <A href=/bsdt>办事大厅</A></FONT>
<TR>
<TD vAlign=top width=200>
<TABLE width=190 border=0><TR><TD bgColor=#eeeeee><B>信息公开</B>{menu}</TABLE>
<TD vAlign=top width=802>
<TABLE width="100%" border=0>
<TR><TD height=30>您现在的位置：{crumbs} &gt;&gt; 正文
<TR><TD align=middle><FONT face=黑体 color=#cc0000 size=5>{title}</FONT>
<TR><TD align=middle>作者：佚名　　文章来源：本站原创　　\
点击数：<SCRIPT src="/hits.asp?id=812"></SCRIPT>　　更新时间：{date}
<TR><TD id=fontzoom><FONT face=仿宋_GB2312 size=4>
{body}
</FONT>
<TR><TD align=right>【字体：<A href="#">小</A> <A href="#">大</A>】【<A href="#">收藏</A>】\
【<A href="javascript:window.print()">打印</A>】【<A href="javascript:window.close()">关闭</A>】
<TR><TD><UL><LI>上一篇文章：<A href="811.html">关于调整办公时间的公告</A><LI>下一篇文章：没有了</UL>
</TABLE>
<TR><TD colSpan=2 align=middle>版权所有：{agency}　\
Copyright &copy; 2008-2025 All Rights Reserved<BR>
东ICP备00000003号　技术支持：某某科技
</TABLE>
</BODY>
</HTML>
"""

_SPLIT_PAGE = """<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>{title} - {agency}</title>
<style>.tbl table {{ border-collapse: collapse; }} .hide {{ display: none; }}</style></head>
<body>
<div style="display:none" id="sharetxt">{title}，点击查看更多精彩内容</div>
<div class="xl-main">
<h2 class="xl-title">{title}</h2>
<p class="xl-info">信息来源：{agency}　发布日期：{date}　阅读次数：<i id="cnt">1024</i></p>
<div class="xl-content">
{body}
</div>
<p class="xl-code">扫一扫在手机打开当前页</p>
</div>
</body></html>
"""

_ONE_PAGE = """<!DOCTYPE html>
<html><head><meta charset="UTF-8"><title>{title}</title></head><body>
<div class="path">首页 / 法定主动公开内容 / 政府信息公开年报</div>
<p>发布机构：{agency} 日期：{date}</p>
<table border="1" style="border-collapse:collapse;table-layout:fixed;width:900px">
{rows}
</table>
<p><a href="#">返回顶部</a></p>
</body></html>
"""

_CATALOGUE_PAGE = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" \
"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head>
<meta http-equiv="Content-Type" content="text/html; charset={charset}" />
<title>{title}</title>
<style>table.nb {{ border-collapse: collapse; width: 100%; text-align: center; }}
table.nb td {{ border: 1px solid #000; }}</style>
</head><body>
<table width="980" class="xxgk"><tbody>
<tr><td>索 引 号：</td><td>{index}</td><td>主题分类：</td><td>综合政务\\政务公开</td></tr>
<tr><td>发布机构：</td><td>{agency}</td><td>发文日期：</td><td>{date}</td></tr>
<tr><td>名　　称：</td><td colspan="3">{title}</td></tr>
<tr><td>文　　号：</td><td>无</td><td>有 效 性：</td><td>有效</td></tr>
</tbody></table>
<div id="side"><h3>政府信息公开年报</h3><ul>
{others}
</ul></div>
<div id="content">
<div style="text-align:center"><b>{title}</b></div>
<div>&nbsp;</div>
{body}
</div>
<div class="page"><p>上一篇：<a href="./{before}.html">{before}年政府信息公开工作年度报告</a></p>
<p>下一篇：<a href="./{after}.html">{after}年政府信息公开工作要点</a></p></div>
<div class="foot">政务服务热线：12345　联系我们　网站地图</div>
</body></html>
"""

_EXCEL_PAGE = """<html xmlns:x="urn:schemas-microsoft-com:office:excel">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=GBK">
<title>{title}</title>
<style>td {{ border: .5pt solid windowtext; mso-number-format: General; }}
.xl70 {{ border: none; }}</style>
</head>
<body>
<div class="title">{title}</div>
<div class="fbt">【{date}】　编辑：{agency}　　【关闭】</div>
<div class="nr">
{body}
</div>
<div class="yqlj">友情链接：\
<select><option>省直部门网站</option><option>市州政府网站</option></select></div>
</body>
</html>
"""

_XHTML_PAGE = """<?xml version="1.0" encoding="US-ASCII"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" \
"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="zh-CN"><head><title>{title}</title>
<script type="text/javascript">//<![CDATA[
var crumbs = "<table><tr><td>1</td></tr></table>";
//]]></script></head><body>
<nav><ol>{crumbs}</ol></nav>
<aside hidden="hidden"><p>{first}</p></aside>
<article><header><h1>{title}</h1><p>{agency} <time datetime="{date}">{date}</time></p></header>
{body}
</article>
<footer><p>主办单位：{agency}</p></footer>
</body></html>
"""
