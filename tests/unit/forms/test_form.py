# SPDX-License-Identifier: MIT
"""Each form's tables agree with its classes and its vocabulary."""

from __future__ import annotations

import decimal
from decimal import Decimal as Money

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from reportparse import forms
from reportparse.document.tree import parse_document
from reportparse.forms import Frame, figure, printed_table, registry
from reportparse.forms.form import AMOUNT, COUNT, Form
from reportparse.forms.vocabulary import ROW
from reportparse.tables.passes import classified, repaired
from reportparse.tables.segments import parts, segments
from reportparse.tables.table_context import TableContext
from reportparse.tables.tokens import tokens_of
from reportparse.text.source import SourceText

FORMS = list(registry.forms().values())


@pytest.fixture(params=FORMS, ids=lambda form: form.key)
def form(request: pytest.FixtureRequest) -> Form:
    found: Form = request.param
    return found


def test_every_row_has_its_label_and_every_label_its_row(form: Form) -> None:
    listed = {label.name for label in form.vocabulary.labels if label.role == ROW}

    assert listed == {row.name for row in form.rows if row.name}


def test_printed_labels_are_of_the_vocabulary(form: Form) -> None:
    for row in form.rows:
        for label in filter(None, row.labels):
            assert form.vocabulary.has(label), label
        if row.name:
            assert form.vocabulary.kind(row.label) == row.name
    for table in form.tables:
        for part in table.parts:
            for cell in (cell for line in part.head for cell in line if cell):
                assert form.vocabulary.has(cell), cell
            assert set(part.figure_heads) <= set(part.heads)


def test_rows_hold_exactly_the_figures_of_the_classes(form: Form) -> None:
    for table in form.tables:
        of_rows = {path for row in table.rows for path in row.figures}
        of_class = {path for path, _ in table.figures(table.assemble({}))}

        assert of_rows == of_class


def test_figures_are_those_of_the_form(form: Form) -> None:
    figures = [path for row in form.rows for path in row.paths]

    expected = {"2021": 200, "2019": 198, "2014": 2 * 65}
    assert len(figures) == len(set(figures)) == expected[form.key]


@frozen
class _Amounts:
    """Amounts by other names of their class."""

    first: Money | None = figure("甲")
    second: decimal.Decimal | None = figure("乙")
    third: int | None = figure("丙")


@frozen
class _Rows:
    """Its table."""

    all: _Amounts = forms.row(_Amounts, "合计")


def test_an_amount_is_one_by_its_class_whatever_the_name_of_that() -> None:
    table = printed_table("sums", _Rows, "表", width=4, frame=Frame(item_head="项目"))

    assert [column.kind for column in table.columns] == [AMOUNT, AMOUNT, COUNT]


def test_tables_are_as_wide_as_their_rows(form: Form) -> None:
    for table in form.tables:
        for part in table.parts:
            assert {len(line) for line in part.head} == {table.width}
            assert all(len(row.labels) + len(row.columns) <= table.width for row in part.rows)


def test_values_come_back_from_the_classes(form: Form) -> None:
    for table in form.tables:
        paths = [path for path, _ in table.figures(table.assemble({}))]
        figures = {path: index for index, path in enumerate(paths)}

        assert dict(table.figures(table.assemble(figures))) == figures
        assert table.holds(table.assemble({}))
        assert set(dict(table.figures(table.assemble({}))).values()) == {None}


def test_labels_have_their_fields(form: Form) -> None:
    for table in form.tables:
        assert all(table.label(path) for row in table.rows for path in row.figures)


@given(st.lists(st.sampled_from(FORMS[0].vocabulary.labels), max_size=12), st.data())
def test_any_order_of_labels_can_be_read(labels: list[object], data: st.DataObject) -> None:
    form = FORMS[0]
    printed = [cell for row in form.rows for cell in row.labels if cell]
    printed += [cell for t in form.tables for p in t.parts for line in p.head for cell in line]
    cells = data.draw(st.lists(st.sampled_from([*printed, "7", "/", "陌生"]), max_size=len(labels)))
    text = "".join(f"| {cell} |\n" for cell in cells)

    lines = list(parse_document(SourceText(text)).lines())
    context = TableContext.of(lines, form)
    tokens = repaired(classified(tokens_of(lines), form.vocabulary), context)
    read = parts(segments(tokens, context.role_of))

    assert sum(len(part.rows) + len(part.heads) + bool(part.caption) for part in read) <= len(cells)


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("规章", "规章"),
        (" 规 章 ", "规章"),
        ("规范性文件", "行政规范性文件"),
        ("(三) 不予公开", "（三）不予公开"),
        ("第二十条 第(一)项", "第二十条第（一）项"),
        ("第二十条(五)项", "第二十条第（五）项"),
        ("3.危及'三安全一稳定'", "3.危及“三安全一稳定”"),
        ("３．其他", "3.其他"),
        ("3、其他", "3.其他"),
        ("其他", "其他"),
        ("商业 企业", "商业企业"),
        ("本年(2023)制发件数", "本年制发件数"),
        ("现行有效件", "现行有效件数"),
        ("本年收费金额(单位:万元)", "本年收费金额"),
        ("（二）部分公开(区分处理的,只计这一情况,不计其他情形)", "（二）部分公开"),
        ("规章制度", "TEXT"),
        ("", "BLANK"),
        ("无", "FIGURE"),
        ("1,234", "FIGURE"),
        ("12O", "TEXT"),
    ],
)
def test_vocabulary(cell: str, name: str) -> None:
    assert FORMS[0].vocabulary.kind(cell) == name
