# SPDX-License-Identifier: MIT
"""Rows of the form's tables that the form does not have, and figures where it has none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from attrs import evolve, frozen

from ..diagnostics.collecting import Collector
from ..forms.folding import fold, without_number
from ..forms.form import Form, Row
from ..forms.vocabulary import FIGURE, GROUP, ROW, TEXT
from ..text.numerals import read_count, shows_figure
from ..text.patterns import late
from ..text.spans import Span
from .cell_kinds import is_bad_number
from .row_match import ReadTable
from .token_table import Segment

#: The words before numbers of columns.
_OVER_COLUMN_NUMBERS = frozenset({"栏次", "列次", "栏号", "列号", "甲"})
_STEMS = frozenset("乙丙丁")
#: Rows of those who filled in the table, and when.
_SIGNED = late(
    r"(?:填[表报]|审[核批]|制表|经办|复核|报送|单位负责)(?:人|单位|机关|部门|日期|时间)|联系(?:人|电话|方式)"
)
#: Titles of the table, its unit and what its figures are of.
_TITLE = late(
    r"^.{0,40}20[0-9]{2}年.{0,20}表$"
    r"|^(?:(?:计量|金额|统计)?单位|统计(?:时间|期间|时段|范围)|时间|期间|注|备注|说明)："
)


@frozen
class ExtraRow:
    """A row that the form does not have, kept as it was read.

    Attributes:
        table: Name of the table that holds it (`proactive`).
        after: Path of the row before it; None if none comes before it.
        label: Its label.
        cells: The cells after the label, blank ones at the end left out.
    """

    table: str
    after: str | None
    label: str
    cells: tuple[str, ...]


def in_print_order(
    forms: Mapping[str, Form],
    extra: Iterable[ExtraRow],
    printed: Iterable[Sequence[str]] = (),
) -> list[ExtraRow]:
    """*extra* in the order in which the tables, read from top to bottom, come by them.

    Rows above a table that follows another at once are that one's: its last or, without a label
    of their own, its first.

    Args:
        forms: The form of each table, by the table's name, in the order of the tables.
        extra: The rows.
        printed: The names of tables printed as one, if any are.
    """
    tables = {name: index for index, name in enumerate(forms)}
    above: dict[str, tuple[str, str]] = {}
    seen: set[str] = set()
    for names in printed:
        new = [name for name in names if name not in seen]
        seen.update(new)
        above |= {name: (before, new[0]) for before, name in pairwise(new)}

    def settled(row: ExtraRow) -> ExtraRow:
        if row.after is not None or row.table not in above:
            return row
        before, first = above[row.table]
        if not row.label:
            return evolve(row, table=first)
        return evolve(row, table=before, after=forms[before].table_of[before].rows[-1].path)

    return sorted(
        map(settled, extra),
        key=lambda row: (
            tables[row.table],
            forms[row.table].place_of.get(row.after or "", -1),
            bool(row.label),
        ),
    )


def report_misplaced(table: ReadTable, collector: Collector) -> None:
    """Report figures after captions and group labels of *table*, where the form has none."""
    name = next(iter(table.names), None)
    for part, found in zip(table.parts, table.rows, strict=True):
        below_heads = any(not matched.entry.name for matched in found)
        captions = [part.caption] if part.caption else []
        unlabelled = (
            []
            if below_heads
            else [segment for segment in part.rows if segment.type == ROW and not segment.name]
        )
        groups = [entry for entry in part.rows if entry.type == GROUP]
        for entry in (*captions, *groups, *unlabelled):
            figures = _figures(table.form, entry) if entry.end > entry.start else []
            if figures:
                label = entry.label or (part.heads[-1].label if part.heads else "")
                tokens = [entry.table.tokens[index] for index in figures]
                span = Span(tokens[0].span.start, tokens[-1].span.end)
                text = "、".join(token.printed for token in tokens)
                collector.add("figure-misplaced", span, name, label=label, text=text)


def _figures(form: Form, entry: Segment) -> list[int]:
    """The cells of *entry* that print something."""
    kinds = form.vocabulary.kinds(entry.texts)
    return [
        entry.start + index
        for index, (kind, text) in enumerate(zip(kinds, entry.texts, strict=True))
        if kind in (FIGURE, TEXT) and read_count(text) is not None
    ]


def extra_rows(table: ReadTable, collector: Collector) -> Iterator[ExtraRow]:
    """The rows of *table* that its form does not have; each is reported."""
    names = table.names
    if not names or not any(entry.type == TEXT for part in table.parts for entry in part.rows):
        return
    name = names[0]
    before: Row | None = None
    for part, found in zip(table.parts, table.rows, strict=True):
        rows = {id(matched.entry): matched.row for matched in found}
        for entry in part.rows:
            before = rows.get(id(entry), before)
            name = before.table if before else name
            if entry.type == TEXT and id(entry) not in rows:
                extra = _extra_row(entry, name, before)
                yield extra
                if not _is_about_table(table.form, extra):
                    collector.add("row-unknown", entry.span, name, label=entry.label)


def _is_about_table(form: Form, row: ExtraRow) -> bool:
    """True if a row prints a table's title or unit, who filled it in, or numbers of columns."""
    label, cells = fold(row.label), list(filter(None, map(str.strip, row.cells)))
    if label in _OVER_COLUMN_NUMBERS:
        numbers = [cell for cell in cells if cell not in _STEMS]
        return numbers == [str(number) for number in range(1, len(numbers) + 1)] != []
    if _SIGNED.match(label):
        return True
    if any(map(shows_figure, cells)):
        return False
    words = without_number(label).removesuffix("表").removesuffix("统计")
    return bool(_TITLE.search(label)) or any(words == fold(table.title) for table in form.tables)


def _extra_row(entry: Segment, table: str, before: Row | None) -> ExtraRow:
    cells = [token.printed for token in entry.cells]
    while cells and not cells[-1]:
        cells.pop()
    label = entry.label
    if not cells and is_bad_number(label):
        # Alone on its line it is a figure, wherever it was here.
        label, cells = "", [label]
    while cells and not cells[0] and not label:
        del cells[0]
    return ExtraRow(table, before.path if before else None, label, tuple(cells))
