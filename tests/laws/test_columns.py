# SPDX-License-Identifier: MIT
"""Columns in any order with their headers: read right, or null and flagged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reportparse
from reportparse.api import parse_source
from reportparse.corpus import Score, score
from reportparse.forms import registry
from reportparse.forms.form import Form, Part, PrintedTable
from reportparse.readers import read
from tests.laws.examples import some
from tests.makers import columns
from tests.makers.columns import Page, Slot

TABLES = [(form, table) for form in registry.forms().values() for table in form.tables]
NAMES = [f"{form.key}-{table.name}" for form, table in TABLES]
#: Tables with a header of its own for each column of a part.
NAMED = [
    (form, table)
    for form, table in TABLES
    if all(len(set(part.figure_heads)) == len(part.columns) for part in table.parts)
]
TEXTS = {
    write.__name__: write
    for write in (
        columns.piped,
        columns.compact,
        columns.tabbed,
        columns.blank_separated,
        columns.cell_a_line,
    )
}
Write = Callable[[Page], str]


def permuted(data: st.DataObject, parts: Sequence[Part], *, one_line: bool) -> list[list[Slot]]:
    return [data.draw(st.permutations(columns.slots_of(part, one_line=one_line))) for part in parts]


def in_groups(data: st.DataObject, part: Part) -> list[Slot]:
    """The columns of *part* with their groups in another order, and each of these in one order."""
    slots = columns.slots_of(part, one_line=False)
    groups = [list(group) for _, group in groupby(slots, key=lambda slot: slot.heads[:-1])]
    first, *others = groups
    mixed = data.draw(st.permutations(others))
    mixed = data.draw(st.sampled_from([[first, *mixed], [*mixed, first]]))
    order = data.draw(st.permutations(range(len(first))))
    return [group[place] for group in mixed for place in order]


def scored(page: Page, report: reportparse.Report) -> Score:
    return score(report, page.figures, page.heading)


@pytest.mark.parametrize("write", [columns.piped, columns.compact, columns.tabbed])
@pytest.mark.parametrize(("form", "table"), NAMED, ids=lambda value: getattr(value, "key", ""))
def test_columns_named_on_one_line_are_read(form: Form, table: PrintedTable, write: Write) -> None:
    @some(3)
    @given(st.data())
    def check(data: st.DataObject) -> None:
        page = columns.page_of(form, table, permuted(data, table.parts, one_line=True))
        found = scored(page, reportparse.parse(write(page)))

        assert (found.silent, found.flagged) == ((), ())

    check()


@pytest.mark.parametrize("write", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize(("form", "table"), TABLES, ids=NAMES)
def test_columns_in_any_text_are_never_silently_wrong(
    form: Form, table: PrintedTable, write: Write
) -> None:
    @some(3)
    @given(st.data(), st.booleans())
    def check(data: st.DataObject, one_line: bool) -> None:
        slots = permuted(data, table.parts, one_line=one_line)
        page = columns.page_of(form, table, changed(data, slots))

        assert scored(page, reportparse.parse(write(page))).silent == ()

    check()


def changed(data: st.DataObject, slots: list[list[Slot]]) -> list[list[Slot]]:
    """*slots* as they are, or one with a column more or fewer."""
    added = data.draw(st.sampled_from(["", "备注", "上年数", "-"]))
    part = data.draw(st.sampled_from(range(len(slots))))
    place = data.draw(st.integers(0, len(slots[part])))
    if added == "-" and len(slots[part]) > 1:
        del slots[part][min(place, len(slots[part]) - 1)]
    elif added not in ("", "-"):
        slots[part].insert(place, Slot(None, (added,)))
    return slots


@pytest.mark.parametrize("name", ["page.html", "report.docx"])
@pytest.mark.parametrize(("form", "table"), TABLES, ids=NAMES)
def test_columns_in_files_with_spans_are_never_silently_wrong(
    form: Form, table: PrintedTable, name: str
) -> None:
    write = columns.html if name.endswith("html") else columns.docx

    @some(3)
    @given(st.data(), st.booleans())
    def check(data: st.DataObject, one_line: bool) -> None:
        slots = permuted(data, table.parts, one_line=one_line)
        page = columns.page_of(form, table, changed(data, slots))

        assert scored(page, parse_source(read(write(page), name))).silent == ()

    check()


@pytest.mark.parametrize(("form", "table"), TABLES, ids=NAMES)
def test_columns_in_files_with_spans_are_read(form: Form, table: PrintedTable) -> None:
    @some(3)
    @given(st.data(), st.booleans())
    def check(data: st.DataObject, one_line: bool) -> None:
        if (form, table) in NAMED:
            slots = permuted(data, table.parts, one_line=one_line)
        else:
            slots = [in_groups(data, part) for part in table.parts]
        page = columns.page_of(form, table, slots)
        found = scored(page, parse_source(read(columns.html(page), "page.html")))

        assert (found.silent, found.flagged) == ((), ())

    check()
