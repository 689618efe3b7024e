# SPDX-License-Identifier: MIT
"""What is seen in web pages whose tables are none of `<table>`: looks are those within cells."""

from __future__ import annotations

import pytest

import reportparse
from reportparse.api import parse_source
from reportparse.readers import read
from tests.unit.readers.test_html import HIDDEN, NOT_ONE_FIGURE, SHEETS, lines

ROWS = [
    ["第二十条第（一）项"],
    ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
    ["规章", "3", "1", "7"],
    ["行政规范性文件", "{}", "2", "20"],
    ["第二十条第（五）项"],
    ["信息内容", "本年处理决定数量"],
    ["行政许可", "310"],
]
_CELL = "<div style='display:table-cell'>{}</div>"
#: Ways to show cells and rows without a table.
LAYOUTS = {
    "paragraphs": ("<p>{}</p>", "{}"),
    "cells of a style": (_CELL, "<div style='display:table-row'>{}</div>"),
    "a table of a style": (_CELL, "<div style='display:table'>{}</div>"),
    "boxes in a line": ("<span style='display:inline-block'>{}</span>", "<li>{}</li>"),
    "boxes side by side": ("<div style='width:9em'>{}</div>", "<div style='display:flex'>{}</div>"),
}
PATH = "proactive.normative_documents.issued"


def figure(layout: str, inside: str, sheet: str = "") -> tuple[object, bool]:
    """A figure whose cell holds *inside*, and whether something is said of it."""
    cell, row = LAYOUTS[layout]
    rows = (row.format("".join(map(cell.format, cells))) for cells in ROWS)
    table = "".join(rows).replace("{}", inside)
    title = "<h1>临江市2024年政府信息公开工作年度报告</h1>"
    end = "<h2>五、存在的主要问题及改进情况</h2><p>无。</p>"
    body = f"{title}<h2>二、主动公开政府信息情况</h2>{table}{end}"
    page = f"<!DOCTYPE html><style>{sheet}</style>{body}"
    report = parse_source(read(page.encode()))
    assert report.figure("proactive.licensing.decisions") == 310
    said = (finding.path for finding in report.diagnostics if finding.path)
    return report.figure(PATH), any(PATH.startswith(path) for path in said)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("hidden", HIDDEN)
def test_what_is_not_seen_is_not_read(layout: str, hidden: str) -> None:
    # A block in a box ends the line of boxes, and what they are is open.
    is_cut = layout == "boxes in a line" and "display:block;text-indent" in hidden
    assert figure(layout, f"5{hidden}") == ((None, True) if is_cut else (5, False))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    # Words that a click shows are read, and a picture on a line of its own is in no row.
    "inside",
    [
        inside
        for inside, _ in NOT_ONE_FIGURE
        if "<details" not in inside and "<p><img" not in inside
    ],
)
def test_what_may_not_be_one_figure_is_none(layout: str, inside: str) -> None:
    assert figure(layout, inside, ".made::before{content:'12'}") == (None, True)


@pytest.mark.parametrize(("sheet", "shown"), SHEETS)
def test_style_sheets_of_the_page(sheet: str, shown: str) -> None:
    line = "<p><span class=a>5</span><span class=b>12</span></p>"
    of_lines = sheet.replace("td", "p").replace("table", "body")

    assert lines(f"<div id=x>{line}</div>", f"<style>{of_lines}</style>") == [shown] * bool(shown)


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        ("<li>{}</li>", "<span style='display:inline-block;width:9em'>{}</span>"),
        ("<div style='display:flex'>{}</div>", "<span>{}</span>"),
        ("<p>{}</p>", "<span class=cell>{}</span>"),
    ],
)
def test_boxes_side_by_side_are_the_cells_of_a_row(row: str, cell: str) -> None:
    cells = (["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"], ["规章", "3", "", "7"])
    body = "".join(row.format("".join(map(cell.format, each))) for each in cells)

    assert lines(f"<ul>{body}</ul>", "<style>.cell{display:table-cell}</style>") == [
        "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |",
        "| 规章 | 3 |  | 7 |",
    ]


TABLE = ".t{display:table} .r{display:table-row} .c{display:table-cell} .no{display:none}"


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("<div class=t>{}</div>", "<div class=r>{}</div>"),
        (
            "<section class=t> <div style='display:table-row-group'> {} </div></section>",
            "<p class=r>{}",
        ),
        ("<div>{}</div>", "<div class=r>{}</div>"),
        ("<div>{}</div>", "<div class=t>{}</div>"),
        ("<ul class=t>{}</ul>", "<li class=r>{}</li>"),
    ],
)
def test_elements_displayed_as_a_table_are_one(table: str, row: str) -> None:
    """A column that a style sheet hides is gone, as in `<table>`; prose in a cell stays there."""
    cells = (
        ["信息内容", "上年数", "本年制发件数"],
        ["规章", "9", "3"],
        ["行政规范性文件", "8", "<br>4"],
    )
    rows = (
        row.format(
            "".join(
                f"<span class='c{' no' * (at == 1)}'>{cell}</span>" for at, cell in enumerate(each)
            )
        )
        for each in cells
    )

    assert lines(table.format("".join(rows)), f"<style>{TABLE}</style>") == [
        "| 信息内容 | 本年制发件数 |",
        "| 规章 | 3 |",
        "| 行政规范性文件 | 4 |",
    ]


def test_an_element_displayed_as_a_table_that_has_other_parts_is_none() -> None:
    body = "<div class=t>甲<div class=r><span class=c>规章</span></div></div>"

    assert lines(body, f"<style>{TABLE}</style>") == ["甲", "规章"]


@pytest.mark.parametrize("space", ["pre", "pre-wrap", "pre-line", "break-spaces"])
def test_lines_that_a_style_shows_are_lines(space: str) -> None:
    cell = f"<td style='white-space:{space}'>1\n 234</td>"
    assert lines(f"<table><tr><td>规章</td>{cell}</tr></table>") == ["| 规章 | 〔1 234〕 |"]
    assert lines(f"<div style='white-space:{space}'>\n甲\n 乙<i>\n</i>丙</div>") == [
        "甲",
        "乙",
        "丙",
    ]
    normal = f"<pre style='white-space:normal'>甲\n乙</pre><div style='white-space:{space}'>"
    assert lines(f"{normal}<p style='white-space:nowrap'>丙\n丁</p></div>") == ["甲 乙", "丙 丁"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("<p><img src=table.png></p>", "picture-unread"),
        ("<figure><img src=table.png width=800 height=300></figure>", "picture-unread"),
        ("<p><svg><text>12</text></svg></p>", "picture-unread"),
        ("<p>共<select><option>12<option>13</select>件。</p>", "field-unread"),
        ("<textarea>全年新收申请12件。</textarea>", "field-unread"),
        ("<p><input value=12></p>", "field-unread"),
        ("<details><summary>附</summary><p>全年新收申请12件。</p></details>", "content-collapsed"),
        ("<p><img src=icon.png width=16></p>", None),
        ("<p><a href=/><img src=share.png></a></p>", None),
        ("<p>图一<img src=note.png></p>", None),
        ("<nav><details><summary>栏目</summary>概况</details></nav>", None),
        ("<p><input placeholder=搜索><input type=hidden value=3></p>", None),
        ("<details open><summary>附</summary><p>12件。</p></details>", None),
        ("<p hidden><img src=table.png></p>", None),
    ],
)
def test_what_is_not_read_or_collapsed_is_said(content: str, code: str | None) -> None:
    title = "临江市2024年政府信息公开工作年度报告"
    body = f"<h2>一、总体情况</h2><p>很好。</p>{content}<h2>五、存在的主要问题</h2><p>无。</p>"
    page = f"<!DOCTYPE html><meta charset=utf-8>{content}<h1>{title}</h1>{body}"
    text = f"# {title}\n\n## 一、总体情况\n\n很好。\n\n<i class=a></i>{content}\n\n## 五、问题\n"
    codes = {"picture-unread", "field-unread", "content-collapsed"}
    for report in (parse_source(read(page.encode())), reportparse.parse(text)):
        found = [finding for finding in report.diagnostics if finding.code in codes]
        assert [finding.code for finding in found] == ([code] if code else [])
        assert all(finding.severity == "info" and finding.line > 3 for finding in found)


@pytest.mark.parametrize(
    "words",
    ["&lt;table>甲&lt;/table>", "&lt;!-- 3", "&lt;P hidden>", "&lt;style>", "{| 甲", "a < b"],
)
def test_words_that_look_like_markup_are_no_markup_in_canonical_text(words: str) -> None:
    cells = "<td>信息内容</td><td>本年制发件数</td></tr><tr><td>规章</td><td>3</td></tr>"
    table = f"<table><tr>{cells}<tr><td>{words}</td><td>4</td></tr></table>"
    body = f"<h2>一、总体情况</h2><p>{words}</p>{table}<h2>五、存在的主要问题</h2><p>完。</p>"
    title = "临江市2024年政府信息公开工作年度报告"
    report = parse_source(
        read(f"<!DOCTYPE html><meta charset=utf-8><h1>{title}</h1>{body}".encode())
    )
    text = reportparse.unparse(report)

    assert "完。" in text
    assert reportparse.parse(text) == report
    assert reportparse.unparse(reportparse.parse(text)) == text


def test_a_field_alone_on_a_line_takes_the_place_of_a_cell() -> None:
    assert figure("paragraphs", "<select><option>4</select>") == (None, True)


@pytest.mark.parametrize("heading", ["<h2>{}</h2>", "<div><h2>{}</h2></div>"])
def test_a_table_of_lines_at_the_end_of_an_article_is_part_of_the_report(heading: str) -> None:
    cells = [cell.format("15") for row in ROWS[1:4] for cell in row]
    body = "".join(map("<p>{}</p>".format, cells))
    menu = "<div><p>行政许可</p><p>行政处罚</p><p>行政强制</p></div>"
    section, title = (
        heading.format("二、主动公开政府信息情况"),
        "临江市2024年政府信息公开工作年度报告",
    )

    article = f"<article><h1>{title}</h1>{section}<div>{body}</div></article>"
    assert lines(f"{menu}{article}{menu}") == [title, "二、主动公开政府信息情况", *cells]


def test_boxes_side_by_side_that_are_no_table_are_a_line() -> None:
    assert lines("<div style='display:flex'><b>受理</b><b>12</b><b>3</b></div>") == ["受理12〔3〕"]


def test_a_menu_of_links_is_no_table() -> None:
    links = "<a href=/1>规章</a><a href=/2>行政许可</a><a href=/3>行政处罚</a>"

    assert lines(f"<div style='display:flex'>{links}</div>") == ["规章行政许可行政处罚"]


def test_dates_in_pieces_are_dates() -> None:
    year, month = "<b class=a>20</b><b class=b>24年</b>", "<i class=c>1</i><i class=d>2月</i>"

    assert lines(f"<p>{year}{month}起</p>") == ["2024年12月起"]


@pytest.mark.parametrize("words", ["首页", "2024年政府信息公开工作年度报告", "一、总体情况"])
def test_lines_that_a_script_may_show_are_read(words: str) -> None:
    assert lines(f"<p class=a>{words}</p>", "<style>.a{display:none}</style>") == [words]


@pytest.mark.parametrize("hides", ["display:none", "visibility:hidden", "opacity:0", "color:#fff"])
def test_prose_that_a_script_may_show_is_read(hides: str) -> None:
    prose = "<p>全年收到申请12件，其中3件。</p>"

    assert lines(f"<div>{prose}</div>", f"<style>div{{{hides}}}</style>") == [
        "全年收到申请12件，其中3件。"
    ]


@pytest.mark.parametrize(
    "struck", ["<s>-</s>3", "<s>减少</s>3", "<s>（</s>3<s>）</s>", "3<s>件</s>"]
)
def test_struck_signs_and_words_are_gone(struck: str) -> None:
    assert figure("paragraphs", struck) == (3, False)
    assert lines(f"<table><tr><td>规章</td><td>{struck}</td></tr></table>") == ["| 规章 | 3 |"]


@pytest.mark.parametrize("span", ["span 2", "1 / 3", "2 / span 3"])
def test_a_box_over_several_rows_of_a_grid_is_a_figure_of_none(span: str) -> None:
    assert lines(f"<div style='grid-row:{span}'>421</div>") == ["〔421〕"]
    assert lines("<div style='grid-row:2 / 3'>421</div>") == ["421"]


def test_the_caption_of_a_figure_stands_before_its_table() -> None:
    rows = (
        "<tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政处罚</td><td>77</td></tr>"
    )
    caption = "<figcaption>沙坡镇人民政府2022年度</figcaption>"

    page = f"<h2>二、主动公开政府信息情况</h2><figure><table>{rows}</table>{caption}</figure>"
    assert lines(page)[1] == "沙坡镇人民政府2022年度"


def test_fields_below_a_report_are_those_of_its_site() -> None:
    title = "临江市2024年政府信息公开工作年度报告"
    links = "<div>友情链接：<select><option>省政府<option>市政府</select></div>"
    body = f"<h1>{title}</h1><h2>一、总体情况</h2><p>很好。</p>{links}"
    report = parse_source(read(f"<!DOCTYPE html><meta charset=utf-8>{body}".encode()))

    assert "field-unread" not in {finding.code for finding in report.diagnostics}


def test_a_menu_that_is_collapsed_above_a_report_is_not_in_it() -> None:
    title = "临江市2024年政府信息公开工作年度报告"
    menu = "<details><summary>无障碍</summary><a href=/a>大字</a><a href=/b>语音</a></details>"
    body = "<h2>一、总体情况</h2><p>很好。</p>"
    page = f"<p>当前位置：首页 > 政务公开 > 年报</p>{menu}<h1>{title}</h1>{body}"
    report = parse_source(read(f"<!DOCTYPE html><meta charset=utf-8>{page}".encode()))

    assert "content-collapsed" not in {finding.code for finding in report.diagnostics}
