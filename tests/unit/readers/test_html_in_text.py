# SPDX-License-Identifier: MIT
"""Text with HTML, comments or tables of MediaWiki in it: read as pages are, places kept."""

from __future__ import annotations

import random
from typing import Literal

import pytest

import reportparse
from reportparse import Report

TITLE = "临江市2024年政府信息公开工作年度报告"
SECTION = "二、主动公开政府信息情况"
HEADS = "<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>"
ROW = "<tr><td>规章</td><td>6</td><td>2</td><td>41</td></tr>"
OTHER = "<tr><td>行政规范性文件</td><td>15</td><td>4</td><td>73</td></tr>"
RULES = "proactive.rules"


def text(table: str) -> str:
    return f"# {TITLE}\n\n## {SECTION}\n\n{table}\n\n## 五、存在的主要问题及改进情况\n\n无。\n"


def page(table: str) -> bytes:
    head = f"<!DOCTYPE html><meta charset=utf-8><h1>{TITLE}</h1><h2>{SECTION}</h2>"
    return f"{head}{table}<h2>五、存在的主要问题及改进情况</h2><p>无。</p>".encode()


def read(report: Report) -> list[tuple[str, object, str]]:
    return [(path, figure, report.status(path)) for path, figure in report.figures()]


@pytest.mark.parametrize(
    "table",
    [
        f"<table>{HEADS}{ROW}{OTHER}</table>",
        f"<table>\n<caption>情况表</caption>\n{HEADS}\n{ROW}\n<tr></tr>\n{OTHER}\n</table>",
        f"<table>{HEADS}<tr hidden>{ROW[4:]}{OTHER}</table>",
        f'<table>{HEADS}<tbody style="display:none">{ROW}</tbody>{OTHER}</table>',
        f'<table>{HEADS}<tr style="visibility:hidden">{ROW[4:]}{OTHER}</table>',
        f'<table>{HEADS}<tr style="font-size:0">{ROW[4:]}{OTHER}</table>',
        f'<table>{HEADS}<tr style="text-decoration:line-through">{ROW[4:]}{OTHER}</table>',
        f'<style>.no {{display:none}}</style><table>{HEADS}<tr class="no">{ROW[4:]}{OTHER}</table>',
        f'<div style="display:none"><table>{HEADS}{ROW}</table></div><table>{HEADS}{OTHER}</table>',
        f"<!--<table>{HEADS}{ROW}</table>--><table>{HEADS}{OTHER}</table>",
        f"<table><thead>{HEADS}</thead><tfoot>{OTHER}</tfoot><tbody>{ROW}</tbody></table>",
        *(
            f"<table>{HEADS}{ROW.replace('41', figure)}{OTHER}</table>"
            for figure in (
                "<b>4</b><i>1</i>",
                "<span>4</span>&nbsp;",
                "<span></span>",
                '<span style="display:none">9</span>41',
                '<bdo dir="rtl">14</bdo>',
                "41<sup>2</sup>",
                "<s>41</s>",
                "4<br>1",
                "4&#8203;1",
                "4|1",
                "<img src=a.png>",
                "<select><option>41<option>42</select>",
                "<table><tr><td>41</td></tr></table>",
                "<p>41</p>\n<p>42</p>",
            )
        ),
        f"<table>{HEADS}{ROW}{OTHER}</table>".replace("<td>6", "<td rowspan=2>6"),
        f"<table>{HEADS}{ROW}{OTHER}</table>".replace("<td>6</td><td>2", "<td colspan=2>6"),
        f"<table>{HEADS}{ROW}{OTHER}</table>".replace("规", "规<br>").replace("范", "\n范"),
        f"<table><caption>沙坡镇人民政府2024年度</caption>{HEADS}{ROW}</table>",
        f"<table><tr><td colspan=4>2022年度情况</td></tr>{HEADS}{ROW}</table>",
        f"<table><tr><td>{SECTION}</td></tr><tr><td><table>{HEADS}{ROW}</table></td></tr></table>",
    ],
)
def test_figures_are_those_of_a_page(table: str) -> None:
    as_text, of_file = reportparse.parse(text(table)), reportparse.parse_bytes(text(table).encode())
    of_page = reportparse.parse_bytes(page(table))

    assert read(as_text) == read(of_page)
    assert read(of_file) == read(as_text)
    assert of_file.source.format is None
    assert reportparse.parse(reportparse.unparse(as_text)) == as_text
    codes, of_shown = (
        {finding.code for finding in report.diagnostics} for report in (as_text, of_page)
    )
    assert codes - {"row-out-of-order"} == of_shown  # a foot is shown below the rows it precedes


@pytest.mark.parametrize(
    ("hidden", "is_read"),
    [
        ("<!--\n{}\n-->", False),
        ("<!-- {} -->", False),
        ("<!--\n{}\n", False),
        ('<div style="display:none">\n\n{}\n\n</div>', False),
        ("<div hidden>\n{}\n</div>", False),
        ("<div>\n\n{}\n\n</div>", True),
        ("<!-- 表 -->\n{}", True),
        ("<!-- 表 -->\n{}\n<!-- 完 -->", True),
        ("<https://example.org>\n\n{}", True),
        ("a <b 甲> 乙\n\n{}", True),
    ],
)
def test_tables_of_pipes_may_be_hidden(hidden: str, is_read: bool) -> None:
    table = "| 信息内容 | 本年处理决定数量 |\n| 行政处罚 | 117 |\n| 行政强制 | 4 |"
    report = reportparse.parse(text(hidden.format(table)))

    assert dict(report.figures()).get("proactive.coercion.decisions") == (4 if is_read else None)
    assert is_read or "table-missing" in {finding.code for finding in report.diagnostics}


WIKI = """{{| class="wikitable"
|+ {caption}
|-
! 信息内容 !! 本年制发件数 !! 本年废止件数 !! 现行有效件数
|- {row}
| 规章 || '''6''' || style="color:red" | 2 || {figure}
|-
! 行政规范性文件
| 15
| 4
| align=right | 73
|}}"""


@pytest.mark.parametrize(
    ("caption", "row", "figure", "rules", "documents"),
    [
        ("情况表", "", "41", [6, 2, 41], [15, 4, 73]),
        ("情况表", 'style="display:none"', "41", [], [15, 4, 73]),
        ("情况表", "", "<s>41</s>", [6, 2, None], [15, 4, 73]),
        ("情况表", "", '<span style="display:none">9</span>41', [6, 2, 41], [15, 4, 73]),
        ("沙坡镇人民政府2024年度", "", "41", [], []),
        ("2022年度情况", "", "41", [], []),
    ],
)
def test_tables_of_mediawiki_are_those_of_a_page(
    caption: str, row: str, figure: str, rules: list[int], documents: list[int]
) -> None:
    table = WIKI.format(caption=caption, row=row, figure=figure)
    report = reportparse.parse(text(table))

    found = dict(report.figures())
    for name, values in (("rules", rules), ("normative_documents", documents)):
        paths = [f"proactive.{name}.{column}" for column in ("issued", "repealed", "in_force")]
        expected: list[object] = [*values] or [None] * 3
        assert [found.get(path) for path in paths] == expected


@pytest.mark.parametrize("cell", ["41", " 41\n", "<b>41</b>", "<p>\n41</p>", "\t<!-- 9 -->41"])
def test_places_are_those_in_the_text(cell: str) -> None:
    printed = text(f"<table>{HEADS}{ROW.replace('41', cell)}{OTHER}</table>")
    report = reportparse.parse(printed)
    place = report.place_of(f"{RULES}.in_force")
    line, column = printed[: printed.index("41")].count("\n") + 1, 0

    assert place is not None
    assert (place.line, place.text) == (line, "41")
    column = printed.split("\n")[line - 1].index("41") + 1
    assert (place.column, place.end_column) == (column, column + 2)
    changed = reportparse.edit(printed, f"{RULES}.in_force", 57)
    assert changed == printed.replace("41", "57")


@pytest.mark.parametrize("seed", range(40))
def test_any_elements_are_read(seed: int) -> None:
    """Any tags in any order give a report, and the lines are the text."""
    chance = random.Random(seed)
    pieces = [
        *"甲1|\n<>'{",
        *("<table>", "</table>", "<tr hidden>", "<td rowspan=2>", "</td>", "<caption>", "<img>"),
        *("<p>", "</p>", "<b>", "<br>", "<div style='color:red'>", "</div>", "<!--", "-->"),
        *("<style>", "{|\n", "\n|-\n", "\n|}", "\n| ", "\n\n", "规章", "本年制发件数"),
    ]
    printed = "".join(chance.choices(pieces, k=200))

    report = reportparse.parse(printed)
    assert isinstance(report, Report)
    assert reportparse.parse_document(printed).raw() == printed


@pytest.mark.parametrize(
    ("markup", "limit"),
    [("<b>" * 101, "styles"), ("<div>" * 2001, "depth"), (f"<p{' a=b' * 2001}>", "attributes")],
)
def test_text_with_too_much_markup_says_that_it_is_not_read(markup: str, limit: str) -> None:
    printed = text(f"{markup}<table>{HEADS}{ROW}{OTHER}</table>")
    starts: dict[Literal["zh", "en"], str] = {"zh": "从这里起", "en": "nothing from here"}
    for language, start in starts.items():
        report = reportparse.parse(printed, language=language)
        (finding,) = (found for found in report.diagnostics if found.code == "markup-unread")
        assert finding.severity == "error"
        assert finding.message.startswith(start)
        assert limit in finding.message
        assert finding.hint
        assert (finding.line, finding.column) == (5, 1)
        assert not report.by_path


def test_a_table_in_an_element_with_words_that_markup_breaks_is_read() -> None:
    table = (
        "<table><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td>"
        "<td>现行有效件数</td></tr><tr><td>规章</td><td>4</td><td>1</td><td>9</td></tr></table>"
    )
    page = (
        '<div class="date">\n\n浏览次数：**-**\n\n</div>\n\n<div class="content">\n\n'
        f"全年*公开*一次。\n\n二、主动公开政府信息情况\n\n{table}\n\n</div>\n"
    )

    assert reportparse.parse(page).by_path["proactive.rules.in_force"] == 9


@pytest.mark.parametrize("end", ["</table>", "</tr>", "</td></tr></tbody>"])
def test_a_table_that_is_not_closed_ends_before_the_words_below_it(end: str) -> None:
    rows = "<table><tbody><tr><td>信息内容<td>本年处理决定数量</tr><tr><td>行政许可<td>12"
    below = "## 三、收到和处理政府信息公开申请情况\n\n全年新收申请3件。\n"
    report = reportparse.parse(f"## 二、主动公开政府信息情况\n\n{rows}{end}\n\n{below}")

    assert report.by_path["proactive.licensing.decisions"] == 12
    assert [section.number for section in report.sections] == [2, 3]


def test_words_between_the_rows_of_a_table_end_none() -> None:
    rows = "<tr><td>信息内容</td><td>本年处理决定数量</td></tr>\n\n注：\n\n"
    row = "<tr><td>行政许可</td><td>12</td></tr>"
    report = reportparse.parse(f"## 二、主动公开政府信息情况\n\n<table>{rows}{row}</table>\n")

    assert report.by_path["proactive.licensing.decisions"] == 12
