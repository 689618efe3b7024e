# SPDX-License-Identifier: MIT
"""A form's classes -> its tables as printed: rows, column headers and labels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any, Final, NamedTuple, get_args, get_type_hints

from attrs import Attribute, fields

from .declaring import Printed, printed
from .form import AMOUNT, COUNT, Part, PrintedColumn, PrintedTable, Row
from .sums import Sum
from .vocabulary import CAPTION, CORNER, GROUP, HEAD, ROW, Label

#: Annotations of figures that need no evaluation, and whether they are of amounts.
_USUAL: Final = {"int | None": False, "Decimal | None": True}


#: Other wordings of the header over the labels of rows.
_CORNER_WORDINGS = ("(?:项目|指标|类别|事项)(?:名称)?",)


class Frame(NamedTuple):
    """The cells of a table's header that no field declares.

    Attributes:
        item_head: The cell over the row labels.
        note: The cell over the row labels at the top of a header of several rows.
        note_wordings: Other wordings of it: regular expressions.
        over_all: The cell over all figure columns.
        label_columns: Number of columns for row labels.
    """

    item_head: str | None = None
    note: str | None = None
    note_wordings: tuple[str, ...] = ()
    over_all: str | None = None
    label_columns: int = 1


def printed_table(
    name: str,
    model: type,
    title: str,
    *,
    width: int,
    frame: Frame,
    kind: str | None = None,
    sums: Mapping[str, tuple[Sum, ...]] | None = None,
    main: tuple[str, ...] = (),
    short: str = "",
) -> PrintedTable:
    """The table whose fields *model* declares.

    Args:
        name: The report's attribute that holds it.
        model: The attrs class, its fields made by the functions of `declaring`.
        title: Its name on the form.
        width: Number of columns in print.
        frame: The cells of the header that no field declares.
        kind: Of the section that holds it.
        sums: Equations between its figures, by the codes of the rules that evaluate them.
        main: The paths of its main figures below *name*.
        short: Its name in messages, before the labels of its figures.
    """
    declared = list(_declared_rows(model, name, frame))
    parts = [
        _part(list(rows), caption, frame, width)
        for (caption, _), rows in groupby(declared, key=lambda row: (row.caption, row.heads))
    ]
    labels = dict.fromkeys(_labels(declared, frame))
    paths = tuple(f"{name}.{path}" for path in main)
    return PrintedTable(
        name, title, model, kind, width, tuple(parts), tuple(labels), sums or {}, paths, short
    )


class _Header(NamedTuple):
    """A column header: its name in the vocabulary and what its cell prints."""

    name: str
    text: str
    wordings: tuple[str, ...] = ()


class _DeclaredRow(NamedTuple):
    """A row with the headers over its columns, each column's from the top."""

    row: Row
    printed: Printed | None
    heads: tuple[tuple[_Header, ...], ...]

    @property
    def caption(self) -> str | None:
        return self.printed.part if self.printed else None


def _declared_rows(model: Any, path: str, frame: Frame) -> Iterator[_DeclaredRow]:
    """The rows that *model* declares, in order; one without a label for fields of columns."""
    over_all = (_Header(frame.over_all, frame.over_all),) if frame.over_all else ()
    if any(printed(attribute).role == "columns" for attribute in fields(model)):
        columns = list(_columns(model, path, over_all))
        row = Row(path, None, (), tuple(column for column, _ in columns))
        yield _DeclaredRow(row, None, tuple(heads for _, heads in columns))
        return
    before: tuple[str, ...] = ()
    for below, inner, declared, groups in _labelled(model, path, ()):
        columns = list(_columns(inner, below, over_all))
        shown = (*groups, declared.text)[-frame.label_columns :]
        kept = len(shown) - 1
        cells = [
            "" if index < kept and shown[: index + 1] == before[: index + 1] else text
            for index, text in enumerate(shown)
        ]
        cells += [""] * (frame.label_columns - len(cells))
        before = shown
        row = Row(
            below,
            declared.label,
            tuple(cells),
            tuple(column for column, _ in columns),
            shown[:kept],
        )
        yield _DeclaredRow(row, declared, tuple(heads for _, heads in columns))


def _labelled(
    model: Any, path: str, groups: tuple[str, ...]
) -> Iterator[tuple[str, Any, Printed, tuple[str, ...]]]:
    """The path, the class and the declaration of each row, and the group labels beside it."""
    for attribute in fields(model):
        declared, below = printed(attribute), f"{path}.{attribute.name}"
        inner = type(attribute.default)
        chain = (*groups, declared.over) if declared.over else groups
        if declared.role == "rows":
            yield from _labelled(inner, below, (*chain, declared.label))
        else:
            yield below, inner, declared, chain


def _is_amount(model: Any, attribute: Attribute[Any]) -> bool:
    """True if a figure is a decimal number."""
    usual = _USUAL.get(str(attribute.type))
    return Decimal in get_args(get_type_hints(model)[attribute.name]) if usual is None else usual


def _columns(
    model: Any, path: str, over: tuple[_Header, ...]
) -> Iterator[tuple[PrintedColumn, tuple[_Header, ...]]]:
    """The columns that *model* declares, each with the headers over it."""
    attributes = fields(model)
    for index, attribute in enumerate(attributes):
        declared, below = printed(attribute), f"{path}.{attribute.name}"
        group = (_Header(declared.over, declared.over),) if declared.over else ()
        heads = (*over, *group, _Header(declared.label, declared.text, declared.wordings))
        if declared.role == "columns":
            yield from _columns(type(attribute.default), below, heads)
        elif declared.role == "figure":
            is_amount = _is_amount(model, attribute)
            following = attributes[index + 1 : index + 2]
            has_unit = any(printed(unit).role == "unit" for unit in following)
            yield (
                PrintedColumn(
                    below,
                    AMOUNT if is_amount else COUNT,
                    f"{path}.{following[0].name}" if has_unit else None,
                    counted_in=None if is_amount else declared.counted_in,
                    heads=tuple(head.name for head in heads),
                    signed=declared.signed,
                    head_unit=declared.unit,
                ),
                heads,
            )


def _part(rows: Sequence[_DeclaredRow], caption: str | None, frame: Frame, width: int) -> Part:
    """The part of the table that *rows* make up."""
    chains = rows[0].heads
    depth = max(map(len, chains))
    labels = len(rows[0].row.labels)
    grid: list[list[_Header | None]] = []
    for level in range(depth):
        over_labels: list[_Header | None] = [None] * labels
        if level == 0 and frame.note:
            over_labels[0] = _Header(frame.note, frame.note)
        if level == depth - 1 and frame.item_head and labels:
            over_labels[0] = _Header(frame.item_head, frame.item_head)
        over_figures = [
            chain[level]
            if level < len(chain)
            and (not index or chains[index - 1][: level + 1] != chain[: level + 1])
            else None
            for index, chain in enumerate(chains)
        ]
        grid.append([*over_labels, *over_figures])
    texts = [tuple(head.text if head else "" for head in line) for line in grid]
    if caption:
        texts.insert(0, (caption,))
    names = tuple(head.name for line in grid for head in line if head)
    return Part(
        tuple((*line, *[""] * (width - len(line))) for line in texts),
        tuple(declared.row for declared in rows),
        caption,
        names,
    )


def _labels(declared: Iterable[_DeclaredRow], frame: Frame) -> Iterator[Label]:
    """The labels that a table prints, with repetitions."""
    for cell, wordings in ((frame.item_head, ()), (frame.note, frame.note_wordings)):
        if cell:
            yield Label(cell, HEAD, cell, wordings)
            yield Label(CORNER, HEAD, CORNER, _CORNER_WORDINGS)
    for row, declaration, chains in declared:
        if declaration and declaration.part:
            yield Label(declaration.part, CAPTION, declaration.part, declaration.part_wordings)
        for head in (head for chain in chains for head in chain):
            yield Label(head.name, HEAD, head.text, head.wordings)
        for group in row.groups:
            yield Label(group, GROUP, group)
        if declaration:
            yield Label(declaration.label, ROW, declaration.text, declaration.wordings)
