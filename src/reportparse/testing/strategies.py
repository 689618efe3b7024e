# SPDX-License-Identifier: MIT
"""Help for test suites: Hypothesis strategies for reports and for texts that look like some.

Needs Hypothesis, which the package itself does not depend on.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from ..forms import registry
from ..forms.flattening import Figure
from ..forms.form import AMOUNT, COUNT, TEXT_COLUMN, Form
from ..narrative.content import FormTable, Paragraph, Section
from ..report.model import Report
from ..tables.extra_rows import ExtraRow, in_print_order
from ..text.numerals import MAX_DIGITS

#: Whole numbers as forms hold them, small ones most, with gaps.
counts: st.SearchStrategy[int | None] = st.one_of(
    st.none(), st.integers(0, 99), st.integers(0, 10 ** (MAX_DIGITS - 1))
)

#: Changes, which may be below zero.
changes: st.SearchStrategy[int | None] = st.one_of(counts, st.integers(-999, -1))

#: Exact amounts of money.
amounts: st.SearchStrategy[Decimal | None] = st.one_of(
    st.none(), st.decimals(0, 10**9, allow_nan=False, allow_infinity=False, places=2)
)

#: Units of amounts; a head may state none.
units: st.SearchStrategy[str | None] = st.sampled_from([None, "元", "万元", "亿元"])

_DRAWN = {COUNT: counts, AMOUNT: amounts}

_PROSE = st.text("我局镇公开信息条例年度工作，“”0123456789,()（）", min_size=1, max_size=40)

#: Lines of prose that are not a heading, table row or breadcrumb.
prose: st.SearchStrategy[str] = _PROSE.map(lambda text: f"本年{text}。")

#: Pieces of which lines of reports are made, good and bad.
_PIECES = st.sampled_from(
    [
        *("|", " | ", "||", "\n", "\n\n", "\r\n", "\r", "\t", "\u3000", "\x0c", "\u2028", "\ufeff"),
        *(
            "\x00",
            "\u200b",
            "\ud800",
            "一、",
            "（一）",
            "(二)",
            "1.",
            "２、",
            "（1）",
            "①",
            "。",
            "：",
        ),
        *("总体情况", "规章", "行政许可", "行政规范性文件", "信息内容", "本年制发件数"),
        *("本年处理决定数量", "第二十条第(一)项", "一、本年新收政府信息公开申请数量"),
        *("(三)不予公开", "1.属于国家秘密", "自然人", "总计", "结果维持", "未经复议直接起诉"),
        *("四、结转下年度继续办理", "(七)总计", "当前位置: ", " > ", "首页"),
        *("示例镇2024年度政府信息公开工作年度报告", "发布时间：2024-01-18"),
        *("0", "12", "1,234", "１２", "/", "-", "无", "12O", "3.5", "万元", "正文", "字" * 70),
    ]
)

#: Any text, from fragments that mean something to the parser.
texts: st.SearchStrategy[str] = st.one_of(
    st.lists(_PIECES, max_size=60).map("".join), st.text(max_size=80)
)


@st.composite
def figures(draw: st.DrawFn, form: Form) -> dict[str, Figure]:
    """Figures of *form* by path: any numbers, units for the amounts."""
    drawn: dict[str, Figure] = {}
    for row in form.rows:
        for column in row.columns:
            if column.kind == TEXT_COLUMN:
                drawn[column.path] = column.printed
            else:
                drawn[column.path] = draw(changes if column.signed else _DRAWN[column.kind])
        for unit in row.units:
            drawn[unit] = draw(units)
    return drawn


@st.composite
def reports(
    draw: st.DrawFn,
    form_key: str | None = None,
    *,
    extra: bool = True,
    drawn: st.SearchStrategy[dict[str, Figure]] | None = None,
) -> Report:
    """Reports on a form, by default the newest: any figures and prose.

    With *extra*, also rows that the form does not have.
    """
    known = registry.forms()
    form = known[form_key or next(iter(known))]
    values = draw(figures(form) if drawn is None else drawn)
    models: dict[str, Any] = {table.name: table.assemble(values) for table in form.tables}
    sections = [_section(1, "总体情况", "overview", [Paragraph(draw(prose))])]
    for number, table in enumerate(form.tables, 2):
        sections.append(_section(number, table.title, table.kind, [FormTable(table.name)]))
    preamble = draw(st.lists(prose.map(Paragraph), max_size=2))
    rows = draw(st.lists(_extra_rows(form), max_size=3 if extra else 0))
    model: type[Report] = form.report or Report
    return model(
        title="示例镇2024年度政府信息公开工作年度报告",
        agency="示例镇",
        year=2024,
        form=form.key,
        preamble=tuple(preamble),
        sections=tuple(sections),
        extra=tuple(in_print_order(dict.fromkeys(form.table_of, form), rows)),
        **models,
    )


def _section(number: int, heading: str, kind: str | None, children: list[Any]) -> Section:
    return Section(kind=kind, number=number, heading=heading, level=1, children=tuple(children))


def _extra_rows(form: Form) -> st.SearchStrategy[ExtraRow]:
    rows = [row for row in form.tables[-2:][0].rows if row.name]
    return st.builds(
        lambda row, figure: ExtraRow(row.table, row.path, "9.其他情形", ("0", str(figure))),
        st.sampled_from(rows),
        st.integers(1, 9),
    )
