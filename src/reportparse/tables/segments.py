# SPDX-License-Identifier: MIT
"""The tokens of a table -> segments: a label and the cells up to the next label.

From here on nothing depends on the lines on which the cells were, or on how the page padded them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..forms.vocabulary import BLANK, CAPTION, FIGURE, GROUP, HEAD, ROW, TEXT
from .cell_kinds import FOREIGN, GAPS, OPENER, PADDING
from .token_table import FoundLabel, Segment, TokenTable
from .tokens import Token, places_of

_NO_LABEL_BEFORE = FoundLabel("", -1, -1, 0)


def segments(tokens: list[Token], role_of: Mapping[str, str]) -> list[Segment]:
    """The segments of one of the page's tables, in order.

    Figures that follow column headers make a segment `ROW` without a label, those that nothing
    precedes a segment `TEXT` without one.

    Args:
        tokens: The tokens of the table, repaired.
        role_of: The role of each label of the form that it is on.
    """
    table = TokenTable(tokens)
    labels = _labels(table, role_of)
    _remark_figures_before_labels(table, labels, role_of)
    return list(_segments(table, labels, role_of))


def _labels(table: TokenTable, role_of: Mapping[str, str]) -> list[FoundLabel]:
    """The labels with their columns.

    A row begins with its line or, where rows share a line, with the first label after
    figures. A group's label on the line before belongs to the row.
    """
    labels: list[FoundLabel] = []
    tokens, kinds, bounds = table.tokens, table.kinds, table.bounds
    row = before = -1
    for index in places_of(role_of, tokens):
        first = bounds[tokens[index].line][0]
        if before < first:
            row = first
        if FIGURE in kinds[max(row, before + 1) : index]:
            row = index
        column = index - row
        if column == 0 and before == index - 1 >= 0 and role_of[kinds[before]] == GROUP:
            column = labels[-1].column + 1
        labels.append(FoundLabel(kinds[index], index, column, first))
        before = index
    return labels


def _remark_figures_before_labels(
    table: TokenTable, labels: Sequence[FoundLabel], role_of: Mapping[str, str]
) -> None:
    """Remark on rows whose line begins with figures, and on the rows before them.

    The figures may be the rest of the row before or belong to the label after them. Those after
    the labels of two rows side by side may be of both, run together.
    """
    before: FoundLabel | None = None
    odd: list[FoundLabel] = []  # the label before a line that begins with figures
    leads = False
    for label in labels:
        is_row = role_of[label.name] == ROW
        leads = is_row and (leads or _is_led_by_figure(table.tokens, before, label, role_of))
        if leads:
            table.remark(label.cell, "figures-before-label")
        if is_row and before and role_of[before.name] == ROW and _is_beside(table, before, label):
            table.remark(label.cell, "row-doubtful")
        if before is None or before.cell < label.line:
            is_led = FIGURE in table.kinds[label.line : label.cell]
            odd = [*filter(None, (before,)), label] if is_led else []
        if is_row and odd:
            for each in (odd[0], label):
                table.remark(each.cell, "figures-before-label")
            odd = []
        before = label


def _is_beside(table: TokenTable, before: FoundLabel, label: FoundLabel) -> bool:
    """True if one label is just before another on its line, and a figure follows both."""
    is_beside = before.cell == label.cell - 1 and before.line == label.line
    return is_beside and FIGURE in table.kinds[label.cell + 1 :][:1]


def _is_led_by_figure(
    tokens: Sequence[Token],
    before: FoundLabel | None,
    label: FoundLabel,
    role_of: Mapping[str, str],
) -> bool:
    """True if figures, each on a line of its own, are between a header and the label of a row."""
    if before is None or role_of[before.name] != HEAD:
        return False
    lines = [token.line for token in tokens[before.cell : label.cell + 1]]
    between = tokens[before.cell + 1 : label.cell]
    return (
        all(token.kind == FIGURE for token in between)
        and len(between) > 0
        and len(set(lines)) == len(lines)
    )


def _segments(
    table: TokenTable, labels: Sequence[FoundLabel], role_of: Mapping[str, str]
) -> Iterator[Segment]:
    tokens, kinds = table.tokens, table.kinds
    limits = _limits(kinds, labels)
    is_one = not labels and len(table.bounds) == len(tokens)  # each cell is on a line of its own
    for first, end in [(0, len(tokens))] if is_one else table.bounds.values():
        if first >= limits[0]:
            break
        # A line before all labels is a row of its own.
        if FIGURE in kinds[first : min(end, limits[0])]:
            yield Segment(TEXT, table, (_NO_LABEL_BEFORE,), first, min(end, limits[0]), 0)
    roles = [role_of[label.name] for label in labels]
    roles.append("")
    run: list[FoundLabel] = []
    mixed = not table.is_piped
    beside = mixed and _has_figures_beside_labels(tokens, labels, role_of)
    for number, label in enumerate(labels):
        run.append(label)
        start, limit = label.cell + 1, limits[number + 1]
        row = kinds[start:limit]
        head = roles[number] == HEAD
        if head and roles[number + 1] == HEAD and FIGURE not in row and FOREIGN not in row:
            continue
        if head:
            yield from _head_segments(table, kinds, tuple(run), (start, limit), roles[number + 1])
        else:
            end = _end_of_cells(table, kinds, start, limit)
            if FIGURE not in kinds[start:end]:
                pass
            elif PADDING in kinds[start:end]:
                table.remark(label.cell, "padding-inside")
            elif _breaks_number(tokens[start:end]) or (
                mixed
                and (
                    _is_mixed(tokens, label.cell, end, beside)
                    or (beside and roles[number] == ROW and _is_below(tokens, label.cell, end))
                )
            ):
                table.remark(label.cell, "cells-mixed")
            padding = kinds[end:limit].count(PADDING)
            yield Segment(roles[number], table, tuple(run), start, end, padding)
        run = []


def _end_of_cells(table: TokenTable, kinds: Sequence[str], start: int, limit: int) -> int:
    """The index after the cells of a row that begin at *start*, padding left out."""
    row = kinds[start:limit]
    if PADDING not in row and OPENER not in row:
        return limit
    end = start + _without_padding(row)
    if all(kind == PADDING for kind in kinds[start:end]):
        # Pipes alone on a line below the label come between two rows.
        end = min(end, table.line_end(start - 1))
    return end


def _head_segments(
    table: TokenTable,
    kinds: Sequence[str],
    run: tuple[FoundLabel, ...],
    cells: tuple[int, int],
    following: str,
) -> Iterator[Segment]:
    """The segment of the column headers *run*, and that of the figures below them, if any."""
    start, limit = cells
    figures = _below_head(table, kinds, start, limit, following)
    yield Segment(HEAD, table, run, start, figures, 0)
    if figures < limit:
        end = figures + _without_padding(kinds[figures:limit])
        padding = kinds[end:limit].count(PADDING)
        yield Segment(ROW, table, (_NO_LABEL_BEFORE,), figures, end, padding)


def _has_figures_beside_labels(
    tokens: Sequence[Token], labels: Sequence[FoundLabel], role_of: Mapping[str, str]
) -> bool:
    """True if most rows of a table without pipes have their figures on the line of the label."""
    beside = below = 0
    for label in labels:
        if role_of[label.name] == ROW and label.cell + 1 < len(tokens):
            following = tokens[label.cell + 1]
            if following.kind == FIGURE:
                is_beside = following.line == tokens[label.cell].line
                beside += is_beside
                below += not is_beside
    return beside > below


def _is_below(tokens: Sequence[Token], label: int, end: int) -> bool:
    """True if the only figure of a row is on a line of its own, as a page number is."""
    figures = [token for token in tokens[label + 1 : end] if token.kind == FIGURE]
    return len(figures) == 1 and not figures[0].piped and figures[0].line != tokens[label].line


def _is_mixed(tokens: Sequence[Token], label: int, end: int, beside: bool) -> bool:
    """True if the figures of a row are printed in two ways.

    Some between pipes and others on lines without any, or some beside their label on such a
    line and others on lines of their own, as a page number is: but where most rows of the table
    print each figure on a line of its own, the first may be beside a label that fills its line.
    The last cell of all does not count: the end of the text may have cut its pipe off.
    """
    last = min(end, len(tokens) - 1)
    figures = [token for token in tokens[label + 1 : last] if token.kind == FIGURE]
    if len({token.piped for token in figures}) > 1:
        return True
    own = tokens[label].line
    lines = {token.line for token in figures}
    is_one_a_line = not beside and len(lines) == len(figures)
    return own in lines and len(lines) > 1 and not is_one_a_line and not tokens[label].piped


def _breaks_number(cells: Sequence[Token]) -> bool:
    """True if digits between pipes go on right on the next line: they may be one number."""
    return cells[0].line != cells[-1].line and any(
        before.end == after.start
        and before.text[-1:] == "\n"
        and before.piped
        and before.printed[-1:].isdecimal()
        and after.text[:1].isdecimal()
        for before, after in pairwise(cells)
    )


def _limits(kinds: Sequence[str], labels: Iterable[FoundLabel]) -> list[int]:
    """The index at which the row of each label begins, blanks of merged cells included; the end."""
    limits = []
    before = -1
    for label in labels:
        start = label.cell
        if before < label.line < start and all(kind in GAPS for kind in kinds[label.line : start]):
            start = label.line
        limits.append(start)
        before = label.cell
    return [*limits, len(kinds)]


def _below_head(
    table: TokenTable, kinds: Sequence[str], start: int, end: int, following: str
) -> int:
    """The index at which the figures below a header begin, blank or not; *end* without any.

    They are on the lines after it or, if no other header follows, on its own line; a figure
    between headers is not below them, nor is the rest of a header that the page broke.
    """
    foreign = (index + 1 for index in range(start, end) if kinds[index] == FOREIGN)
    start = max(foreign, default=start)
    first = min(table.line_end(start - 1), end)
    if FIGURE in kinds[start:first] and following != HEAD:
        return start
    while first < end and kinds[first] in (PADDING, OPENER):
        first += 1
    return first


def _without_padding(row: Sequence[str]) -> int:
    """Number of cells of a row before its padding; openers after that are padding too.

    In an empty row blank cells and padding run together, and all of it is cells.
    """
    last = len(row)
    while last and row[last - 1] in GAPS:
        last -= 1
    if not last:
        return row.index(OPENER) if OPENER in row else len(row)
    filling = (i for i in range(last, len(row)) if row[i] != BLANK)
    return next(filling, len(row))


class PartOnPage(NamedTuple):
    """The segments under one header.

    Attributes:
        caption: The segment of the caption, if there is one.
        heads: The segments of the header.
        rows: The segments after them: rows, group labels and labels that no form has.
    """

    caption: Segment | None
    heads: tuple[Segment, ...]
    rows: tuple[Segment, ...]


def parts(found: Iterable[Segment]) -> list[PartOnPage]:
    """The parts that segments make up: a caption, or a header after rows, opens the next."""
    open_: list[tuple[list[Segment], list[Segment], list[Segment]]] = []
    for segment in found:
        opens = segment.type == CAPTION or (segment.type == HEAD and open_ and open_[-1][2])
        if opens or not open_:
            open_.append(([], [], []))
        place = {CAPTION: 0, HEAD: 1}.get(segment.type, 2)
        open_[-1][place].append(segment)
    return [
        PartOnPage(next(iter(captions), None), tuple(heads), tuple(rows))
        for captions, heads, rows in open_
    ]
