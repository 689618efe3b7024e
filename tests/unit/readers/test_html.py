# SPDX-License-Identifier: MIT
"""Web pages as the text of the report on them."""

from __future__ import annotations

import datetime
import sys

import pytest

import reportparse
from reportparse import DecodeError, FileFormatError, LimitError, Limits, MissingExtraError
from reportparse.api import parse_source
from reportparse.readers import read
from reportparse.readers.html.style_sheets import media_applies
from reportparse.text.numerals import UNREADABLE, read_count
from reportparse.text.places import HtmlPlace
from tests.conftest import CORPUS
from tests.files import model, pages

TITLE = "临江市2024年政府信息公开工作年度报告"
HEADS = "<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
TABLE = f"<table>{HEADS}<tr><td>规章</td><td>1</td><td>2</td><td>3</td></tr></table>"
REPORT = (
    f"<h1>{TITLE}</h1><div id=text><p>一、总体情况</p><p>全年公开信息12条。</p>"
    f"<p>二、主动公开政府信息情况</p>{TABLE}"
    "<p>五、存在的主要问题及改进情况</p><p>答复不够及时。</p></div>"
)
LINES = [
    TITLE,
    "一、总体情况",
    "全年公开信息12条。",
    "二、主动公开政府信息情况",
    "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |",
    "| 规章 | 1 | 2 | 3 |",
    "五、存在的主要问题及改进情况",
    "答复不够及时。",
]


def lines(body: str, head: str = "") -> list[str]:
    page = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return read(page.encode()).text.splitlines()


FILE = CORPUS / "files" / "reports" / "01_qinghe_city.txt"
FULL = pages.STYLES["trs_editor"](model.model(FILE.read_text("utf-8"))).decode()
FIGURE = '<td><p align="center">3598</p></td>'


@pytest.mark.parametrize(
    ("caption", "is_read"), [("双桥镇2024年度", False), ("2023年度", False), ("表一", True)]
)
def test_the_caption_of_a_figure_is_above_its_table(caption: str, is_read: bool) -> None:
    figure = f"<figure>{TABLE}<figcaption>{caption}</figcaption></figure>"
    report = parse_source(read(REPORT.replace(TABLE, figure).encode()))

    assert dict(report.figures()).get("proactive.rules.issued") == (1 if is_read else None)


def test_a_figure_over_two_columns_is_of_neither_and_takes_none_from_others() -> None:
    merged = TABLE.replace("<td>1</td><td>2</td>", "<td colspan=2>12</td>")
    report = parse_source(read(REPORT.replace(TABLE, merged).encode()))
    columns = ("issued", "repealed", "in_force")
    paths = [f"proactive.rules.{column}" for column in columns]

    assert [report.figure(path) for path in paths] == [None, None, 3]
    assert [report.status(path) for path in paths] == ["doubtful", "doubtful", "read"]
    found = [finding.path for finding in report.diagnostics if finding.code == "number-unreadable"]
    assert found == paths[:2]


def with_cell(inside: str) -> tuple[object, list[str]]:
    """A figure whose cell holds *inside* on a whole page, and what is said of it."""
    assert FULL.count(FIGURE) == 1
    page = FULL.replace(FIGURE, f"<td>{inside}</td>")
    report = parse_source(read(page.encode()))
    path = "applications.new.natural_person"
    return report.figure(path), [
        finding.code for finding in report.diagnostics if finding.path == path
    ]


def row(cells: str) -> str:
    """The row of 规章 in a table with *cells*."""
    return lines(f"<table>{HEADS}<tr><td>规章</td>{cells}</tr></table>")[-1]


def test_a_report_and_nothing_else() -> None:
    assert lines(REPORT) == LINES


@pytest.mark.parametrize(
    "before",
    [
        "<nav><p>首页</p></nav>",
        "<ul><li><a href=x>首页</a></li><li><a href=y>2023年政府信息公开工作年度报告</a></li></ul>",
        "<div><span>今天是2025年1月2日</span></div>",
        "<script>var a = '<p>一、总体情况</p>';</script><style>p {}</style>",
        "<select><option>规章</option><option>行政许可</option></select>",
        "<!-- <p>二、主动公开</p> -->",
        "<table><tr><td><a href=x>规章</a></td><td><a href=y>行政许可</a></td></tr></table>",
    ],
)
def test_what_stands_before_a_report_is_none_of_it(before: str) -> None:
    assert lines(f"{before}{REPORT}") == LINES


@pytest.mark.parametrize(
    "after",
    [
        "<footer><p>主办：临江市人民政府办公室</p></footer>",
        "<div>【打印本页】【关闭窗口】</div><p>上一篇：无</p>",
        "<p>附件：<a href=x>年度报告.doc</a></p>",
        "<div class=share>分享到：<a>微信</a></div>",
        "<p>版权所有 临江市人民政府 京ICP备00000000号</p>",
        "<aside><p>相关链接</p></aside>",
        "<div><p>网站标识码：1234567890</p><p>联系我们</p></div>",
    ],
)
def test_what_stands_after_a_report_is_none_of_it(after: str) -> None:
    assert lines(f"{REPORT}{after}") == LINES
    assert lines(REPORT.replace("</div>", f"{after}</div>")) == LINES


def test_a_page_without_a_report_keeps_its_words() -> None:
    assert lines("<p>通知</p><nav>首页</nav><p>请查收。</p>") == ["通知", "请查收。"]


def test_the_breadcrumb_belongs_to_the_report() -> None:
    crumbs = "<div>当前位置：<a>首页</a> &gt; <a>政务公开</a></div>"

    assert lines(crumbs + REPORT) == ["当前位置：首页 > 政务公开", *LINES]


def test_no_table_of_a_form_is_left_out() -> None:
    """Be it far from the rest, before the title or within what is marked as furniture."""
    second = (
        "<table><tr><td>信息内容</td><td>本年处理决定数量</td></tr>"
        "<tr><td>行政许可</td><td>7</td></tr></table>"
    )
    for page in (
        f"{second}<div>{REPORT}</div>",
        f"<div>{REPORT}</div><div><div>{second}</div></div>",
        f"<div>{REPORT}</div><p>上一篇：无</p><footer>{second}</footer>",
    ):
        assert "| 行政许可 | 7 |" in lines(page)


SIX = "<p>六、其他需要报告的事项</p><p>全年收取信息处理费180元。</p>"


@pytest.mark.parametrize(
    "words",
    [
        "附件：本年度收费明细见市财政局网站。",
        "来源：群众来信12件。",
        "相关信息处理费收取情况",
        "打印费0.46万元",
        "主办：全年举办3次培训",
    ],
)
def test_words_like_furniture_do_not_end_the_report(words: str) -> None:
    body = REPORT.replace("</div>", f"<p>六、其他需要报告的事项</p><p>{words}</p><p>完。</p></div>")

    assert lines(body)[-2:] == [words, "完。"]


def test_prose_beside_the_element_of_the_headings_is_the_reports() -> None:
    page = REPORT.replace(
        "<p>一、总体情况</p>", "<div class=intro><p>引言。</p></div><div><p>一、总体情况</p>"
    )
    closed = f"{page}</div><div><p>六、其他需要报告的事项</p></div><div><p>收费180元。</p></div>"

    found = lines(f"{closed}<p>上一篇：无</p>")
    assert found[1] == "引言。"
    assert found[-2:] == ["六、其他需要报告的事项", "收费180元。"]


@pytest.mark.parametrize("tag", ["footer", "aside", "nav"])
def test_what_holds_a_report_is_no_furniture(tag: str) -> None:
    assert lines(f"<{tag}>{REPORT}</{tag}>") == LINES


def test_an_anchor_without_a_target_is_no_link() -> None:
    assert lines(f"<a name=top>{REPORT}{SIX}") == [
        *LINES,
        "六、其他需要报告的事项",
        "全年收取信息处理费180元。",
    ]


def test_words_of_furniture_within_the_report_are_its_own() -> None:
    body = REPORT.replace("<p>二、", "<p>来源：群众来信12件。</p><p>附件2份已公开。</p><p>二、")

    assert lines(body)[3:5] == ["来源：群众来信12件。", "附件2份已公开。"]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("<td>1</td><td></td><td>3</td>", "| 规章 | 1 |  | 3 |"),
        ("<td>1<td>2<td>3", "| 规章 | 1 | 2 | 3 |"),
        ("<td><p>1</p></td><td><span>2</span></td><td><b>3</b></td>", "| 规章 | 1 | 2 | 3 |"),
        ("<td>&nbsp;1&nbsp;</td><td>&#50;</td><td>&#x33;</td>", "| 规章 | 1 | 2 | 3 |"),
        ("<td><span>1</span><span>2</span></td><td>2</td><td>3</td>", "| 规章 | 12 | 2 | 3 |"),
        ("<td>1<br>2</td><td>2</td><td>3</td>", "| 规章 | 1 2 | 2 | 3 |"),
        ("<td><p>1</p><p>2</p></td><td>2</td><td>3</td>", "| 规章 | 1 2 | 2 | 3 |"),
        ("<td>1</td><td style='DISPLAY: none'>9</td><td>2</td><td>3</td>", "| 规章 | 1 | 2 | 3 |"),
        ("<td>1</td><td hidden>9</td><td>2</td><td>3</td>", "| 规章 | 1 | 2 | 3 |"),
        (
            "<td>1<i style='visibility:hidden'>9</i></td><td>2</td><td>3</td>",
            "| 规章 | 1 | 2 | 3 |",
        ),
        ("<td>1<!-- 9 --></td><td>2</td><td>3</td>", "| 规章 | 1 | 2 | 3 |"),
        ("<td colspan=3>1</td>", "| 规章 | 1 |"),
        ("<td colspan='x'>1</td><td colspan=-2>2</td><td colspan=0>3</td>", "| 规章 | 1 | 2 | 3 |"),
    ],
)
def test_cells(cells: str, expected: str) -> None:
    assert row(cells) == expected


@pytest.mark.parametrize(
    "aside",
    [
        "<sup>1</sup>",
        "<sub>1</sub>",
        "<del>1</del>",
        "<s><b>1</b></s>",
        "<span style='text-decoration: line-through'>1</span>",
    ],
)
@pytest.mark.parametrize("before", [False, True])
def test_what_is_raised_or_struck_is_no_digit_of_the_figure(aside: str, before: bool) -> None:
    assert with_cell(f"{aside}3598" if before else f"3598{aside}") == (None, ["number-unreadable"])


@pytest.mark.parametrize(
    "inside",
    [
        "3598<span style='vertical-align:super'>1</span>",
        "3598<span style='vertical-align:5px'>1</span>",
        "3598<span style='vertical-align:30%'>1</span>",
        "3598<span style='mso-text-raise:6pt'>1</span>",
        "3598<small>1</small>",
        "3598<a href='#note'>1</a>",
        "35<img src=9.png>8",
        "3598<input value=0>",
    ],
)
def test_what_stands_beside_digits_is_none_of_them(inside: str) -> None:
    assert with_cell(inside) == (None, ["number-unreadable"])


@pytest.mark.parametrize(
    "inside",
    [
        "<div style='font-size:0'><span style='font-size:14px'>3598</span></div>",
        "<div style='visibility:hidden'><span style='visibility:visible'>3598</span></div>",
        "<span style='display:none;display:inline'>3598</span>",
        "<span style='opacity:'>3598</span>",
        "<span style='font-size:10.5pt'>3</span><span style='font-size:12pt'>598</span>",
        "<font size=2>3</font>598",
        "3598<span style='font-size:60%'>件</span>",
        "<p style='font-size:0'>9<span style='font-size:150%'>9</span></p>3598",
        "3598<span style='font-size:0.0px'>1</span>",
        "3598<span style='opacity:0%'>1</span>",
    ],
)
def test_of_two_styles_the_inner_or_last_counts(inside: str) -> None:
    assert with_cell(inside) == (3598, [])


@pytest.mark.parametrize(
    "words",
    [
        "现将2023年度政府信息公开工作情况报告如下：",
        "现将我市2023年政府信息公开工作年度报告公布如下：",
        "为便于阅读，《2023年政府信息公开年报（图解版）》同步发布",
        "详见《2023年政府信息公开工作年度报告解读》",
        "政府信息公开年报",
    ],
)
def test_a_sentence_that_speaks_of_the_report_is_not_its_title(words: str) -> None:
    body = REPORT.replace("<p>一、总体情况</p>", f"<p>引言。</p><p>{words}</p><p>一、总体情况</p>")

    assert lines(body)[:4] == [TITLE, "引言。", words, "一、总体情况"]


@pytest.mark.parametrize(
    "odd", ["<aside>分享</aside>", "<p>打印</p>", "<nav>目录</nav>", "<p>【打印本页】</p>"]
)
def test_odd_blocks_do_not_cut_the_last_section(odd: str) -> None:
    body = REPORT.replace("</div>", f"<p>六、其他需要报告的事项</p>{odd}<p>收费180元。</p></div>")

    assert lines(body)[-2:] == ["六、其他需要报告的事项", "收费180元。"]


def test_what_follows_the_report_is_none_of_its_facts() -> None:
    after = "<div>地址：青禾市东路1号 邮编：250000 电话：0531-87654321</div><p>您是第123位访客</p>"

    assert lines(f"<div>{REPORT}</div>{after}") == LINES


@pytest.mark.parametrize(
    "inside",
    [
        "<del><p>4598</p></del><p>3598</p>",
        "<p style='text-decoration:line-through'>3598</p>",
        "<s><p>3598</p></s>",
    ],
)
def test_struck_paragraphs_are_no_figures(inside: str) -> None:
    assert with_cell(inside) == (None, ["number-unreadable"])


def test_a_cell_that_is_not_seen_keeps_its_column() -> None:
    cells = "<td>1</td><td style='visibility:hidden'>2</td><td>3</td>"

    assert row(cells) == "| 规章 | 1 |  | 3 |"


@pytest.mark.parametrize("style", ["opacity:0.5", "font-size:0.8em", "opacity: 1", "display:block"])
def test_what_is_seen_is_read(style: str) -> None:
    assert row(f"<td style='{style}'>1</td><td>2</td><td>3</td>") == "| 规章 | 1 | 2 | 3 |"


def test_notes_without_digits_change_nothing() -> None:
    assert row("<td>5<sup>注</sup></td><td>2</td><td>3</td>") == "| 规章 | 5注 | 2 | 3 |"
    assert with_cell("3598<sup>①</sup>") == (3598, [])


#: Elements beside a figure, or in its place, that are not seen.
HIDDEN = [
    "<i style='display/**/:none'>9</i>",
    r"<i style='d\69splay:none'>9</i>",
    r"<i style='display:n\6f ne'>9</i>",
    "<i style='color:red;Font-Size: 0px'>9</i>",
    "<i style='opacity:0'>9</i>",
    "<rt>9</rt>",
    "<noframes>9</noframes>",
    "<progress>9</progress>",
    "<input type=hidden value=9>",
    "<button>复制</button>",
    "<i style='position:absolute;left:-9999px'>9</i>",
    "<i style='position:absolute;clip:rect(0,0,0,0)'>9</i>",
    "<i style='display:block;text-indent:-9999px'>9</i>",
    "<i style='display:block;width:0;overflow:hidden'>9</i>",
    "<i style='float:left;transform:scale(0)'>9</i>",
    "<i style='color:#fefefe'>9</i>",
    "<i style='color:rgba(0,0,0,0)'>9</i>",
    "<i style='background:#123;color:rgb(17,34,51)'>9</i>",
    "<font color=white>9</font>",
    "<i style='font-size:1px'>9</i>",
    "<script>count()</script>",
    "<img src=/a/spacer.gif>",
]


@pytest.mark.parametrize("hidden", HIDDEN)
def test_what_is_not_seen_is_not_read(hidden: str) -> None:
    assert row(f"<td>5{hidden}</td><td>2</td><td>3</td>") == "| 规章 | 5 | 2 | 3 |"


@pytest.mark.parametrize(
    "seen",
    [
        "<td style='color:#fff;background:#036'>5</td>",
        "<td bgcolor=navy><font color=#ffffff>5</font></td>",
        "<td style='color:white'><i style='color:black'>5</i></td>",
        "<td style='background:none;color:#333'>5</td>",
        "<td style='margin-left:-2px;position:relative;left:-1em'>5</td>",
        "<td style='color:currentcolor'>5</td>",
        "<td data-count=5>5</td>",
        "<td data-speed=2000 data-row=3>5</td>",
        "<td><b data-count=9 data-from=0>5</b></td>",
    ],
)
def test_what_differs_from_its_ground_is_seen(seen: str) -> None:
    assert row(f"{seen}<td>2</td><td>3</td>") == "| 规章 | 5 | 2 | 3 |"


#: What shows a figure that is none of its digits alone, and why.
NOT_ONE_FIGURE = [
    ("<b class=a>1</b><b class=b>2</b>", "joined"),
    ("<b style='padding-right:9px'>1</b><b>2</b>", "joined"),
    ("<b>1</b><b style='display:inline-block'>2</b>", "joined"),
    ("<p>1</p><p>234</p>", "joined"),
    ("1<input value=234>", "joined"),
    ("12<s>三</s>", "struck"),
    ("<s>三</s>", "struck"),
    ("<i style='unicode-bidi:bidi-override;direction:rtl'>21</i>", "reversed"),
    ("<i class=a style='color:#fff'>5</i>12", "hidden"),
    ("<button>12</button>", "unread"),
    ("<iframe src=a></iframe>", "unread"),
    ("<script>document.write(12)</script>", "unread"),
    ("1<script>document.write(2)</script>", "unread"),
    ("1<p><img src=/blankets/2.png></p>", "picture"),
    ("<input type=checkbox>", "field"),
    ("<input type=range value=12>", "field"),
    ("<input type=date value=12>", "field"),
    ("<input type=number value='1,200'>", "field"),
    ("<input placeholder=12>", "field"),
    ("<textarea placeholder=12></textarea>", "field"),
    ("<select multiple><option>1<option>2</select>", "field"),
    ("<select size=2><option>1<option>2</select>", "field"),
    ("<select><option disabled>1<option>2</select>", "field"),
    ("<details>12</details>", "hidden"),
    ("<i class=made></i>", "generated"),
    ("<b data-count=12>0</b>", "generated"),
    ("<b data-from=5 data-to='12'>5</b>", "generated"),
    ("<b data-counter-value='1,200'></b>", "generated"),
    ("<ol start=12><li></li></ol>", "picture"),
    ("<bdo dir=rtl>12</bdo>", "reversed"),
    ("<p style='display:flex;flex-direction:row-reverse'><i>1</i><i>2</i></p>", "joined"),
    ("<p style='display:flex'><i style='order:2'>1</i><i>2</i></p>", "joined"),
    ("<i style='-webkit-text-security:disc'>12</i>", "hidden"),
    ("<i style='display:inline-block;transform:scaleX(-1)'>12</i>", "reversed"),
    ("<i style='display:inline-block;rotate:180deg'>16</i>", "reversed"),
    ("<i style='filter:blur(9px)'>16</i>", "hidden"),
    ("<i style='letter-spacing:-20px'>16</i>", "hidden"),
    ("<i style='font-family:Wingdings'>16</i>", "hidden"),
    ("<i style='color:#fff;background:url(a.png)'>16</i>", "hidden"),
    ("<i style='color:transparent;-webkit-background-clip:text'>16</i>", "hidden"),
    ("1<bdi>2</bdi>", "joined"),
    ("12<i style='font-size:60%'>1</i>", "joined"),
    ("<b style='font-size:2em'>1</b>2", "joined"),
    ("12<font size=1>1</font>", "joined"),
    ("12<font size=-2>1</font>", "joined"),
    ("<i style='font-size:x-small'>1</i>2", "joined"),
    ("<p style='text-indent:100%;overflow:hidden'>12</p>", "hidden"),
]


@pytest.mark.parametrize(("inside", "doubt"), NOT_ONE_FIGURE)
def test_what_may_not_be_one_figure_is_none(inside: str, doubt: str) -> None:
    sheet = "<style>.made::before{content:'12'}</style>"
    source = read(f"{sheet}<table>{HEADS}<tr><td>规章</td><td>{inside}</td></tr></table>".encode())
    figure = source.grids[0].cells[-1]

    assert figure.doubt == doubt
    assert read_count(source.text[figure.span.start : figure.span.end]) is UNREADABLE


#: Style sheets, and how with each `<span class=a>5</span><span class=b>12</span>` is shown.
SHEETS = [
    (".a{display:none}", "12"),
    (".a{display:none}.a{display:inline}", "5〔12〕"),
    ("#x .a{display:none}.a{display:inline}", "12"),
    ("@media print{.a{display:none}}", "5〔12〕"),
    ("/*.a{display:none}*/ .c, .a {visibility: hidden}", "12"),
    ("td span{font-size:0}", ""),
    (".a:hover{display:none}", "5〔12〕"),
    (".a[{display:none}", "5〔12〕"),
    (".a::before{content:''}", "5〔12〕"),
    (".b::before{content:'\\201c'}", "5［图］12"),
    (".b::before{content:none}", "5〔12〕"),
    ("*::before, *::after{content:normal}.b{content:none}", "5〔12〕"),
    (".b::before{content:'1'}.b::before{content:none}", "5〔12〕"),
    ("td span:first-child{display:none}", "12"),
    ("td :not(.b){display:none}", "12"),
    (":is(.a, u){display:none}", "12"),
    (":where(.a){display:none}.b{display:none}.b:is(#y, .b){display:inline}", "12"),
    ("td{& .a{display:none}}", "12"),
    ("td{.a{display:none}}", "12"),
    ("@layer x{.a{display:none}}", "12"),
    ("@layer x, y;@layer y{.a{display:none}}@layer x{.a{display:inline}}", "12"),
    ("@layer x{.a{display:none}}.a{display:inline}", "5〔12〕"),
    ("@layer x{.a{display:none!important}}.a{display:inline!important}", "12"),
    ("@layer{.a{display:none}}", "12"),
    (".a{display:none!important}#x .a{display:inline}", "12"),
    ("@supports (display:grid){.a{display:none}}", "〔5〕〔12〕"),
    ("@supports (display:grid){.a{padding:3px}}", "5〔12〕"),
    ("@media screen{.a{display:none}}", "12"),
    ("@media (max-width:768px){.a{display:none}}", "5〔12〕"),
    ("@media (min-width:1500px){.a{display:none}}", "〔5〕〔12〕"),
    (".a{display:none}@media (min-width:1500px){.a{display:inline}}", "〔5〕〔12〕"),
    (".a:dir(rtl){display:none}", "〔5〕〔12〕"),
    (".a:dir(rtl), .b{color:#333}", "5〔12〕"),
    (".a::-webkit-scrollbar{display:none}", "5〔12〕"),
    (".a::first-letter{font-size:0}", "〔5〕〔12〕"),
    (":root{--none:none}.a{display:var(--none)}", "12"),
    (".a{filter:opacity(0)}", "12"),
    (
        ".a{color:hsl(0 0% 100%);background:none}.b{color:white;text-shadow:0 0 1px #000}",
        "〔5〕〔12〕",
    ),
    (".a{-webkit-text-fill-color:transparent}", "12"),
    (".a{font:0/0 x}", "12"),
    ("table{& .a{display:none}}", "12"),
    (":is(table) .a{display:none}", "12"),
    (".a{opacity:.01}", "12"),
    (".a{zoom:0.01}", "12"),
    (".a{clip-path:polygon(0 0,0 0,0 0)}", "12"),
    (".a{height:1px;overflow:hidden}", "5〔12〕"),
    (".a{display:inline-block;height:1px;overflow:hidden}", "12"),
    (".a{line-height:0;overflow:hidden}", "5〔12〕"),
    (".a{display:inline-block;line-height:0;overflow:hidden}", "12"),
    (".a{line-height:1;overflow:hidden}", "5〔12〕"),
    (".a{transform:translateX(-9999px)}", "5〔12〕"),
    (".a{display:block;transform:translateX(-9999px)}", "12"),
    (".a{transform:translate(-100%,-50%)}", "5〔12〕"),
    (".b::after{content:'';position:absolute;top:50%;border-top:1px solid}", "5［图］12"),
    (".b::after{content:'';display:table;clear:both}", "5〔12〕"),
    ("@font-face{font-family:x}@import 'y';", "5〔12〕"),
    ("}.a{display:none", "5〔12〕"),
]


@pytest.mark.parametrize(("sheet", "shown"), SHEETS)
def test_style_sheets_of_the_page(sheet: str, shown: str) -> None:
    body = "<td><span class=a>5</span><span class=b>12</span></td>"
    table = f"<table id=x>{HEADS}<tr><td>规章</td>{body}</tr></table>"

    assert lines(table, f"<style>{sheet}</style>")[-1] == f"| 规章 | {shown} |"


#: Elements with a style around a figure: those in a line, and boxes of other kinds.
BOXES = (
    "<td><i style='{}'>12</i></td>",
    "<td><i style='display:inline-block;{}'>12</i></td>",
    "<td><i style='position:absolute;{}'>12</i></td>",
    "<td><p style='display:flex'><i style='{}'>12</i></p></td>",
    "<td><div style='{}'>12</div></td>",
    "<td style='{}'>12</td>",
    "<td>0</td></tr><tr style='{}'><td>规章</td><td>12</td>",
)


@pytest.mark.parametrize(
    ("style", "seen"),
    [
        ("overflow:hidden;width:0", "+----++"),
        ("overflow:hidden;height:1px", "+----++"),
        ("overflow:hidden;max-height:0", "+----++"),
        ("overflow:hidden;max-width:0", "+----++"),
        ("overflow-y:auto;height:0", "+----++"),
        ("overflow:hidden;line-height:0", "+-????+"),
        ("overflow:hidden;line-height:0;padding:9px", "+?????+"),
        ("overflow:hidden;height:5px", "+????++"),
        ("overflow:hidden;height:calc(0px)", "+????++"),
        ("overflow:hidden;height:0%", "+++++++"),
        ("overflow:hidden;height:0;padding:10px", "+????++"),
        ("overflow:hidden;height:0;min-height:30px", "+++++++"),
        ("overflow:hidden;width:-1px", "+++++++"),
        ("overflow:hidden;height:-1px", "+++++++"),
        ("overflow:visible;width:0;height:0", "+++++++"),
        ("font-size:-1px", "+++++++"),
        ("text-indent:-9999px", "+------"),
        ("margin-top:-9999px", "+----++"),
        ("margin-left:-9999px", "-----++"),
        ("margin:0 0 0 -9999px", "-----++"),
        ("margin:0 -9999px", "-----++"),
        ("margin:0 -9999px 0", "-----++"),
        ("transform:none;-webkit-transform:scale(0)", "+------"),
        ("-webkit-transform:scale(0);transform:none", "+++++++"),
        ("transform:scale(0)", "+------"),
        ("transform:rotate(180deg)", "+??????"),
        ("translate:-9999px", "+------"),
        ("content-visibility:hidden", "+-----+"),
        ("clip:rect(0,0,0,0)", "++-++++"),
        ("clip-path:inset(50%)", "-------"),
        ("clip-path:inset(9px)", "???????"),
        ("position:relative;right:9999px", "-------"),
        ("position:relative;inset:0 0 0 -9999px", "-------"),
        ("opacity:0", "-------"),
        ("opacity:-1", "-------"),
        ("opacity:var(--a)", "???????"),
        ("display:contents;opacity:0", "+++++++"),
    ],
)
def test_what_hides_an_element_depends_on_its_box(style: str, seen: str) -> None:
    """As Chromium shows them."""
    found = ""
    for box in BOXES:
        table = f"<table>{HEADS}<tr><td>规章</td>{box.format(style)}</tr></table>"
        source = read(table.encode())
        doubts = {cell.doubt for cell in source.grids[0].cells} - {None}
        found += "?" if doubts else "+" if "12" in source.text else "-"
    assert found == seen


def test_cells_of_a_table_with_fixed_columns_do_not_grow() -> None:
    style = "table-layout:fixed;width:100px"
    cells = "<td>1</td><td style='width:0;overflow:hidden'>2</td><td>3</td>"
    table = f"<table style='{style}'>{HEADS}<tr><td>规章</td>{cells}</tr></table>"

    assert lines(table)[-1] == "| 规章 | 1 |  | 3 |"
    assert lines(table.replace(style, ""))[-1] == "| 规章 | 1 | 2 | 3 |"


@pytest.mark.parametrize(
    ("sheet", "shown"),
    [
        ("tr:nth-child(2){display:none}", None),
        ("tr:nth-child(2){color:#fff;background:white}", None),
        ("table{visibility:hidden}", None),
        ("td:nth-child(2){display:none}", "| 规章 | 2 | 3 |"),
        ("tr:nth-child(2) td:nth-child(2){opacity:0}", "| 规章 |  | 2 | 3 |"),
        ("td:nth-child(2):dir(ltr){display:none}", "| 规章 | 〔1〕 | 〔2〕 | 〔3〕 |"),
        (
            "tr:nth-child(2){display:flex;flex-direction:row-reverse}",
            "| 规章 | 〔1〕 | 〔2〕 | 〔3〕 |",
        ),
        ("tr{display:flex;flex-direction:row-reverse}", "| 规章 | 1 | 2 | 3 |"),
    ],
)
def test_style_sheets_for_rows_and_cells(sheet: str, shown: str | None) -> None:
    printed = lines(REPORT, f"<style>{sheet}</style>")
    rows = [line for line in printed if line.startswith("| 规章")]

    assert rows == ([shown] if shown else [])


@pytest.mark.parametrize(
    ("columns", "shown"),
    [
        ("<col><col>", "12"),
        ("<col><col style='visibility:collapse'>", "〔12〕"),
        ("<colgroup class=c></colgroup>", "〔12〕"),
        ("<col><col style='background:#036'>", "12"),
    ],
)
def test_styles_of_columns(columns: str, shown: str) -> None:
    table = f"<table>{columns}{HEADS}<tr><td>规章</td><td>12</td></tr></table>"

    assert lines(table, "<style>.c{visibility:collapse}</style>")[-1] == f"| 规章 | {shown} |"


def test_white_figures_may_be_on_a_ground_of_their_column() -> None:
    row = "<tr><td>规章</td><td style='color:white'>12</td></tr>"
    table = f"<table><col><col bgcolor='#036'>{HEADS}{row}</table>"

    assert lines(table)[-1] == "| 规章 | 〔12〕 |"


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ("<i style='background:url(5.png)'></i>", "［图］"),
        ("<i class=five></i><i class=five></i>", "［图］［图］"),
        ("5<i class=five></i>", "5［图］"),
        ("<b class=five>12</b>", "12"),
        ("<x-figure value=12></x-figure>", "［图］"),
        ("12<i style='position:absolute;inset:0;background:#fff'></i>", "12［图］"),
        ("12<i style='position:absolute'></i>", "12"),
    ],
)
def test_pictures_of_styles_are_no_blanks(inside: str, shown: str) -> None:
    table = f"<table>{HEADS}<tr><td>规章</td><td>{inside}</td></tr></table>"

    assert lines(table, "<style>.five{background:url(5.png)}</style>")[-1] == f"| 规章 | {shown} |"


@pytest.mark.parametrize("sheet", ["*{margin:0;padding:0}", "span{border:0 none;float:none}"])
def test_styles_without_effect_do_not_part_the_digits_of_a_figure(sheet: str) -> None:
    table = f"<table>{HEADS}<tr><td>规章</td><td><span>1</span><span>2</span></td></tr></table>"

    assert lines(table, f"<style>{sheet}</style>")[-1] == "| 规章 | 12 |"


@pytest.mark.parametrize(
    "sheet",
    [
        "<style media=print>td{display:none}</style>",
        "<style type=text/less>td{display:none}</style>",
        "<noscript><style>td{display:none}</style></noscript>",
    ],
)
def test_style_sheets_that_are_not_in_force(sheet: str) -> None:
    assert lines(REPORT, sheet) == LINES


@pytest.mark.parametrize(
    ("attributes", "shown"),
    [
        ("style='display:inline'", "12"),
        ("style='display:inline!important'", "5〔12〕"),
        (r"style='display:inline!\69mportant'", "5〔12〕"),
        ("style='display:none!important;display:inline'", "12"),
        ("hidden", "12"),
        ("popover", "12"),
    ],
)
def test_important_declarations(attributes: str, shown: str) -> None:
    sheet = "<style>.a{display:none!important}</style>"
    body = f"<td><span class=a {attributes}>5</span><span class=b>12</span></td>"

    assert (
        lines(f"<table>{HEADS}<tr><td>规章</td>{body}</tr></table>", sheet)[-1]
        == f"| 规章 | {shown} |"
    )


@pytest.mark.parametrize(
    ("query", "applies"),
    [
        ("screen", True),
        ("print, screen", True),
        ("not print", True),
        ("only screen and (min-width: 1000px)", True),
        ("(width >= 100em)", None),
        ("(width<600px)", False),
        ("(orientation:portrait)", False),
        ("(min-resolution: 2dppx)", None),
        ("not (min-resolution: 2dppx)", None),
        ("(color) or (hover)", None),
    ],
)
def test_media_queries(query: str, applies: bool | None) -> None:
    assert media_applies(query) is applies


def test_rules_within_rules_are_bounded() -> None:
    sheet = "<style>" + "@media all{" * 5000 + "</style>"
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(1000)  # other libraries raise it for the whole process
    try:
        with pytest.raises(LimitError, match="depth"):
            read(f"{sheet}{TABLE}".encode())
    finally:
        sys.setrecursionlimit(limit)


def test_rules_of_style_are_bounded() -> None:
    sheet = "<style>" + "td b{color:red}" * 9 + "</style>"

    with pytest.raises(LimitError, match="rules"):
        read(f"{sheet}{TABLE}".encode(), limits=Limits(rules=50))


@pytest.mark.parametrize("style", ["visibility:hidden", "font-size:0", "color:#fff"])
@pytest.mark.parametrize("tag", ["tr", "tbody"])
def test_styles_hold_for_all_that_is_in_an_element(tag: str, style: str) -> None:
    hidden = f"<{tag} style='{style}'><tr style='{style}'><td>规章</td><td>9</td></tr></{tag}>"

    assert "9" not in "".join(lines(f"<table>{HEADS}{hidden}</table>"))


@pytest.mark.parametrize(
    "body", ["<div id=app></div><script src=a.js></script>", f"<div hidden>{REPORT}</div>"]
)
def test_a_page_that_a_script_fills_says_so(body: str) -> None:
    with pytest.raises(FileFormatError, match="script"):
        lines(body)


@pytest.mark.parametrize(
    "field",
    [
        "<input value=5 readonly>",
        "<textarea>5</textarea>",
        "<select><option>4</option><option selected>5</option></select>",
        "<select><option selected>4</option><option selected>5</option></select>",
        "<select><option selected label=5>4</option></select>",
        "<input type=number value=5>",
        "<details open>5</details>",
        "<map>5</map>",
    ],
)
def test_fields_of_forms_show_words(field: str) -> None:
    assert row(f"<td>{field}</td><td>2</td><td>3</td>") == "| 规章 | 5 | 2 | 3 |"


@pytest.mark.parametrize("picture", ["<img src=5.png>", "<svg><text>5</text></svg>", "<canvas>"])
def test_a_picture_is_no_blank_cell(picture: str) -> None:
    assert with_cell(picture) == (None, ["number-unreadable"])
    assert with_cell("") == (None, [])


def test_a_picture_that_keeps_a_cell_open_is_none() -> None:
    assert row("<td><img src=spacer.gif width=1 height=1></td><td>2</td><td>3</td>") == (
        "| 规章 |  | 2 | 3 |"
    )


def test_heads_and_feet_come_where_they_are_shown() -> None:
    """Be they where they are in the source; of several the first."""
    parts = TABLE.removeprefix("<table>").removesuffix("</table>").replace("<tr><td>规章", "|")
    head, figures = parts.split("|")
    body = f"<tbody><tr><td>规章{figures}</tbody>"
    foot = "<tfoot><tr><td>行政许可</td><td>7</td><td>8</td><td>9</td></tr></tfoot>"
    shown = [*LINES[4:6], "| 行政许可 | 7 | 8 | 9 |"]

    assert lines(f"<table>{foot}<thead>{head}</thead>{body}</table>") == shown
    assert lines(f"<table>{foot}{body}<thead>{head}</thead></table>") == shown
    assert lines(f"<table><thead>{head}</thead>{body}<thead>{head}</thead></table>") == [
        *LINES[4:6],
        LINES[4],
    ]


def test_hidden_rows_are_none() -> None:
    hidden = "<tr style='display:none'><td>规章</td><td>9</td><td>9</td><td>9</td></tr>"

    assert lines(TABLE.replace("</table>", f"{hidden}</table>")) == LINES[4:6]


def test_tables_that_lay_out_the_page_are_none() -> None:
    body = f"<table><tr><td><table><tr><td>{REPORT}</td></tr></table></td><td></td></tr></table>"

    assert lines(body) == LINES


def test_line_breaks_and_indents() -> None:
    body = REPORT.replace("<p>全年公开信息12条。</p>", "　　全年公开<br>\n  信息<br/>12条。")
    text = lines(body)

    assert [line.strip("　") for line in text[2:5]] == ["全年公开", "信息", "12条。"]


@pytest.mark.parametrize("declared", ["gb2312", "utf-8", "big5", "nonsense"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_the_declared_encoding_may_be_wrong(declared: str, encoding: str) -> None:
    if declared == "big5" and encoding == "gb18030":
        pytest.skip("bytes that are right in both: what the page says counts")
    page = f"<html><head><meta charset={declared}></head><body>{REPORT}</body></html>"
    source = read(page.encode(encoding))

    assert source.text.splitlines() == LINES
    assert source.encoding == encoding


def test_a_page_in_no_encoding_names_the_byte() -> None:
    page = f"<html>\n<body>{REPORT}</body></html>".encode().replace("规章".encode(), b"\xff\xff")

    with pytest.raises(DecodeError, match=r"0xff .* \(line 2\)"):
        read(page)


def test_facts_of_the_page() -> None:
    head = (
        '<title>年报_临江市</title><meta name="ArticleTitle" content="临江市年报">'
        '<meta name="PubDate" content="2025-01-20 09:00">'
        '<meta name="ContentSource" content="市府办">'
    )
    table = "<table><tr><td>索 引 号：</td><td>1234/2025-0001</td></tr></table>"
    page = f"<html><head>{head}</head><body>{table}{REPORT}</body></html>"
    facts = read(page.encode()).page

    assert facts is not None
    assert facts.title == "临江市年报"
    assert facts.published == datetime.date(2025, 1, 20)
    assert facts.index_number == "1234/2025-0001"
    assert facts.source == "市府办"


def test_facts_from_the_text() -> None:
    bar = "<p>发布时间：2025年1月20日 来源：市府办 浏览次数：12</p>"
    source = read(f"<html><title> 年报 </title><body>{bar}{REPORT}</body></html>".encode())

    assert source.page is not None
    assert source.page.title == "年报"
    assert source.page.published == datetime.date(2025, 1, 20)
    assert source.page.source == "市府办"
    assert source.text.splitlines() == LINES


@pytest.mark.parametrize("date", ["2025-13-40", "昨天", ""])
def test_a_date_that_is_none(date: str) -> None:
    page = f'<html><meta name="PubDate" content="{date}"><body>{REPORT}</body></html>'
    facts = read(page.encode()).page

    assert facts is not None
    assert facts.published is None


def test_places_are_those_of_the_tags() -> None:
    page = f"<html>\n<body>\n<p>一、总体情况</p>\n  {TABLE}\n</body></html>"
    source = read(page.encode())

    heading, cell = source.in_file(0), source.in_file(source.text.index("2 |"))
    assert heading == HtmlPlace(3, 1)
    assert isinstance(cell, HtmlPlace)
    assert page.splitlines()[cell.line - 1][cell.column - 1 :].startswith("<td>2</td>")


def test_places_of_what_is_parsed_as_another_element() -> None:
    """Parsers open `<b>` again, three times at most, and move what is between cells."""
    table = "<table><tr>乙<td>丙<td>丁<tr><td>1<td>2</table>"
    page = f"<body>{'<b>' * 9}甲{table}<p>戊</p><p hidden>己"
    source = read(page.encode())

    for words, tag in (("丙", "<td>丙"), ("2", "<td>2"), ("戊", "<p>戊")):
        assert source.in_file(source.text.index(words)) == HtmlPlace(1, page.index(tag) + 1)


def test_places_of_elements_that_a_style_sheet_hides() -> None:
    """The page that is read for places hides the same elements."""
    sheet = "<style>em:not(.ok){display:none}</style>"
    page = f"{sheet}<table><tr><td><em class=ok>规章</em></table><p>甲<em>乙</em></p>"
    source = read(page.encode())

    assert source.in_file(source.text.index("规章")) == HtmlPlace(1, page.index("<td>") + 1)
    assert source.in_file(len(source.text)) is not None


def test_a_page_cannot_forge_places() -> None:
    page = (
        "<html><body><p rp-at=999999>一、总体情况</p><p title='<td>'>二、主动公开</p></body></html>"
    )
    source = read(page.encode())

    assert source.in_file(0) == HtmlPlace(1, 13)


@pytest.mark.parametrize("frame", ["<iframe src=main.html>", "<frameset><frame src=main.html>"])
def test_a_page_of_frames_says_where_the_report_is(frame: str) -> None:
    with pytest.raises(FileFormatError, match=r"main\.html"):
        read(f"<html>{frame}</html>".encode())


def test_frames_beside_a_report_do_not_matter() -> None:
    assert lines(f"{REPORT}<iframe src=counter.html></iframe>") == LINES


def mhtml(*parts: tuple[str, str]) -> bytes:
    body = "".join(
        f"--x\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{content}\r\n"
        for kind, content in parts
    )
    head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n'
    return f"{head}{body}--x--\r\n".encode()


def test_of_the_pages_in_a_web_archive_the_report_is_read() -> None:
    frames = ("text/html", "<frameset><frame src=a.html></frameset>")
    menu = ("text/html; charset=utf-8", "<p>首页</p>")
    report = ("text/html; charset=gb2312", f"<html><body>{REPORT}</body></html>")

    assert read(mhtml(frames, menu, report)).text.splitlines() == LINES


@pytest.mark.parametrize(
    "parts", [[], [("text/css", "p {}")], [("text/html", "<frameset><frame src=a>")]]
)
def test_a_web_archive_without_a_report(parts: list[tuple[str, str]]) -> None:
    with pytest.raises(FileFormatError):
        read(mhtml(*parts))


def test_without_selectolax_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "selectolax.lexbor", None)

    with pytest.raises(MissingExtraError, match=r'pip install "reportparse\[html\]"'):
        read(b"<html><body>")


def test_a_web_archive_of_too_many_parts_is_refused_whole() -> None:
    parts = [("text/css", "p {}")] * 5

    with pytest.raises(LimitError, match="members"):
        read(mhtml(*parts, ("text/html", REPORT)), limits=Limits(members=5))


def _decisions(figure: str) -> str:
    """A table of one row."""
    rows = ("第二十条第（六）项", "信息内容</td><td>本年处理决定数量", f"行政处罚</td><td>{figure}")
    return f"<table>{''.join(f'<tr><td>{row}</td></tr>' for row in rows)}</table>"


def _with_hidden(sheet: str, *parts: str) -> reportparse.Report:
    page = (
        f"<style>{sheet}</style><h1>示例镇2023年政府信息公开工作年度报告</h1>"
        f"<p>二、主动公开政府信息情况</p>{''.join(parts)}"
    )
    return parse_source(read(page.encode()))


@pytest.mark.parametrize(
    ("sheet", "is_hidden"),
    [
        (".m{display:none}@media(max-width:600px){.m{display:block}}", True),
        ("body .m{display:none}", True),
        (".m{display:none!important}.m{display:block}", True),
        # A script may show it, or the screen.
        (".m{display:none}.m.on{display:block}@media(max-width:1500px){.m{display:block}}", False),
        (".m{display:block}", False),
        (".m{visibility:hidden}", False),
    ],
)
def test_a_copy_of_a_table_that_a_style_sheet_hides_is_not_read(
    sheet: str, is_hidden: bool
) -> None:
    for hidden in ("7", "9"):
        report = _with_hidden(sheet, _decisions("7"), f"<div class=m>{_decisions(hidden)}</div>")
        # Which of two figures is seen is open: a script may show the other.
        assert report["proactive.penalties.decisions"] == (7 if hidden == "7" else None)
        repeated = "row-repeated" in {finding.code for finding in report.diagnostics}
        assert repeated == (hidden == "9" or not is_hidden)


@pytest.mark.parametrize("inline", ["display:none", "visibility:hidden", "opacity:0"])
def test_of_two_hidden_copies_of_a_table_one_is_read(inline: str) -> None:
    report = _with_hidden(
        ".m{display:none}",
        f"<div style='{inline}'>{_decisions('7')}</div>",
        f"<div class=m>{_decisions('7')}</div>",
    )
    assert report["proactive.penalties.decisions"] == 7


@pytest.mark.parametrize("captions", [("2023年", "2022年"), ("2022年", "2023年")])
def test_a_hidden_table_of_another_year_is_no_copy(captions: tuple[str, str]) -> None:
    seen, hidden = (f"<p>{caption}</p>{_decisions('7')}" for caption in captions)
    report = _with_hidden(".m{display:none}", seen, f"<div class=m>{hidden}</div>")
    assert report["proactive.penalties.decisions"] == 7


def test_a_table_that_a_style_sheet_hides_is_read_where_the_page_has_no_copy_of_it() -> None:
    page = (
        "<style>.tab{display:none}.tab.on{display:block}</style><table><tr><td>首页</td></tr></table>"
        "<h1>示例镇2023年政府信息公开工作年度报告</h1><div class=tab><p>二、主动公开政府信息</p>"
        "<table><tr><td>第二十条第（六）项</td></tr><tr><td>信息内容</td><td>本年处理决定数量</td></tr>"
        "<tr><td>行政处罚</td><td>7</td></tr></table></div>"
    )
    report = parse_source(read(page.encode()))
    assert report["proactive.penalties.decisions"] == 7


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["12<br>3", "1", "124"], (123, 1, 124)),
        (["<p>12</p><p>3</p>", "", "123"], (123, None, 123)),
        (["123", "1", "12<br>4"], (123, 1, 124)),
        # Without the total, or with two such cells, it may be two figures.
        (["12<br>3", "1", "13"], (None, 1, 13)),
        (["12<br>3", "1<br>0", "133"], (None, None, 133)),
        (["12<br>3", "1", ""], (None, 1, None)),
        # No figure begins with 0: the total holds for two as for one.
        (["0<br>6", "", "6"], (None, None, 6)),
    ],
)
def test_a_figure_that_breaks_in_its_cell_is_read_if_the_total_holds(
    cells: list[str], expected: tuple[int | None, ...]
) -> None:
    heads = [
        "项目",
        "自然人",
        "商业企业",
        "科研机构",
        "社会公益组织",
        "法律服务机构",
        "其他",
        "总计",
    ]
    own = ["一、本年新收政府信息公开申请数量", *cells[:2], "0", "0", "0", "0", cells[2]]
    rows = "".join(f"<tr><td>{'<td>'.join(row)}</tr>" for row in (heads, own))
    page = f"<h1>某局2023年政府信息公开工作年度报告</h1><table>{rows}</table>"
    report = parse_source(read(page.encode()))

    names = ("natural_person", "enterprise", "total")
    assert tuple(report[f"applications.new.{name}"] for name in names) == expected
    flagged = {finding.path for finding in report.diagnostics}
    assert ("applications.new.natural_person" in flagged) == (expected[0] is None)


def test_a_header_of_a_group_may_be_in_a_cell_of_its_own_over_each_column() -> None:
    above = (
        "<td rowspan=2>项目<td rowspan=2>自然人" + "<td>法人或其他组织" * 5 + "<td rowspan=2>总计"
    )
    below = "<td>商业企业<td>科研机构<td>社会公益组织<td>法律服务机构<td>其他"
    own = "<td>一、本年新收政府信息公开申请数量<td>12<td>3<td>0<td>0<td>1<td>0<td>16"
    page = (
        "<h1>某局2023年政府信息公开工作年度报告</h1>"
        f"<table><tr>{above}</tr><tr>{below}</tr><tr>{own}</tr></table>"
    )
    report = parse_source(read(page.encode()))

    assert report.applications is not None
    assert report["applications.new.legal_service"] == 1
    assert report["applications.new.total"] == 16


@pytest.mark.parametrize("sheet", ["", "<style>td p {display: none}</style>"])
def test_a_page_is_read_as_if_it_were_the_first(sheet: str) -> None:
    """What is remembered of elements that look alike is not that of another page."""
    body = "<table><tr><td>规章" + "<td><p class=a>1" * 3
    first = lines(body, sheet)

    for head in ("<style>.a {color: white}</style>", "<style>p {display: none}</style>"):
        lines(body, head)

    assert lines(body, sheet) == first
    assert ("| 1 | 1 | 1 |" in "".join(first)) is not bool(sheet)
