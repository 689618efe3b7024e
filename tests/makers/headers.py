# SPDX-License-Identifier: MIT
"""Pages with one table of a form, its header printed in any of the ways that pages have."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from itertools import groupby
from random import Random
from typing import Final, NamedTuple

from reportparse.forms.form import TEXT_COLUMN, Form, Part, PrintedTable
from tests.makers import columns
from tests.makers.columns import YEARS, Cell, Page, Slot

#: Ways in which a page changes the columns of a form.
CHANGES: Final = ("as they are", "another order", "total", "added", "fewer", "years")
#: Ways in which a page prints the headers.
PRINTS: Final = ("all", "lowest", "a level fewer", "broken", "repeated")
#: Ways in which a page spoils few headers: a line break in their cell, their words printed twice,
#: one cell for them and the next, words that no form has.
DAMAGES: Final = ("cut", "doubled", "glued", "odd")


class Printed(NamedTuple):
    """A page, and how its header was made.

    Attributes:
        page: The page.
        change: One of `CHANGES`.
        print: One of `PRINTS`.
    """

    page: Page
    change: str
    print: str


def printed(form: Form, table: PrintedTable, draw: Random, ways: Sequence[str] = PRINTS) -> Printed:
    """A page of *table*, its header in one of *ways*; its figures are those of a careful reader."""
    change, way = draw.choice(CHANGES), draw.choice(ways)
    if way in DAMAGES and change == "added":
        # Of a header glued to one that no form has it is open which is meant.
        change = "another order"
    level = draw.randrange(2)
    slots = [_headed(part, _changed(form, part, change, draw), way, level) for part in table.parts]
    seed = draw.random()
    made = _page(form, table, slots, way, seed)
    # The form's own order is meant by a header that would look the same over it.
    settled = [sorted(own, key=_place) for own in slots]
    same = _page(form, table, settled, way, seed)
    if slots != settled and columns.compact(made) == columns.compact(same):
        made = same
    return Printed(made, change, way)


def _place(slot: Slot) -> int:
    return -1 if slot.number is None else slot.number


def _changed(form: Form, part: Part, change: str, draw: Random) -> list[Slot]:
    """The columns of *part* on the page, each with all its headers."""
    slots = columns.slots_of(part, one_line=False)
    totals = [slot for slot in slots if slot.heads[-1] == "总计"]
    if change == "another order":
        return _mixed(slots, 0, draw)
    if change == "total" and len(totals) == 1 < len(slots):
        slots.remove(totals[0])
        return draw.choice([slots, [*totals, *slots]])
    if change == "added":
        added = Slot(None, (draw.choice(["备注", "上年数", "占比", "同比增减"]),))
        slots.insert(draw.randrange(len(slots) + 1), added)
    if change == "fewer" and len(slots) > 1:
        del slots[draw.randrange(len(slots))]
    if change == "years" and all(column.kind != TEXT_COLUMN for column in part.columns):
        return _of_years(form, slots, draw)
    return slots


def _mixed(slots: list[Slot], level: int, draw: Random) -> list[Slot]:
    """*slots* with the headers below each header in another order."""
    below = [list(own) for _, own in groupby(slots, lambda slot: slot.heads[: level + 1])]
    draw.shuffle(below)
    mixed = (own if len(own) == 1 else _mixed(own, level + 1, draw) for own in below)
    return [slot for own in mixed for slot in own]


def _of_years(form: Form, slots: Sequence[Slot], draw: Random) -> list[Slot]:
    """*slots* for the year reported on and the one before, below or above heads of years."""
    year = YEARS[form.key]
    pairs = [(f"{year}年", f"{year - 1}年"), ("本年", "上年"), ("本年度", "上年度")]
    own, other = draw.choice(pairs)
    names = draw.choice([(own, other), (other, own)])
    if draw.random() < 0.5:
        return [
            Slot(slot.number if name == own else None, (name, *slot.heads))
            for name in names
            for slot in slots
        ]
    return [
        Slot(slot.number if name == own else None, (*slot.heads, name))
        for slot in slots
        for name in names
    ]


def _headed(part: Part, slots: list[Slot], way: str, level: int) -> list[Slot]:
    """*slots* with the headers that the page prints over them."""
    names = [slot.heads[-1] for slot in columns.slots_of(part, one_line=False)]
    if way == "lowest" and len(set(names)) == len(names):
        return [_without(slot, slice(None)) for slot in slots]
    if way == "a level fewer":
        return [_without(slot, slice(level, level + 1)) for slot in slots]
    return slots


def _without(slot: Slot, levels: slice) -> Slot:
    """*slot* without some headers over its lowest; those of years stay."""
    years = [head for head in slot.heads if head in _YEARS]
    heads = [head for head in slot.heads if head not in _YEARS]
    gone = range(len(heads) - 1)[levels]
    left = [head for place, head in enumerate(heads) if place not in gone]
    is_below = slot.heads[-1] in years
    return slot._replace(heads=tuple([*left, *years] if is_below else [*years, *left]))


_YEARS: Final = frozenset(
    {"本年", "上年", "本年度", "上年度"}
    | {f"{year - back}年" for year in YEARS.values() for back in (0, 1)}
)


def _page(
    form: Form, table: PrintedTable, slots: Sequence[Sequence[Slot]], way: str, seed: float
) -> Page:
    page = columns.page_of(form, table, slots)
    labels = {label for row in table.rows for label in row.labels if label}
    runs = _header_rows(page, labels)
    if way in DAMAGES:
        return page._replace(cells=tuple(_damaged(page, runs, way, Random(seed))))
    if way == "broken":
        return page._replace(cells=tuple(_broken(page, runs, Random(seed))))
    return page._replace(cells=tuple(_repeated(page, runs))) if way == "repeated" else page


def _header_rows(page: Page, labels: Container[str]) -> list[range]:
    """The rows of each header of the page, on whose rows of figures are *labels*."""
    lines = {cell.row for cell in page.cells if cell.text.isdecimal() or cell.text in labels}
    height = 1 + max(cell.row for cell in page.cells)
    heads = [row for row in range(height) if row not in lines]
    runs = groupby(enumerate(heads), lambda pair: pair[1] - pair[0])
    found = [[row for _, row in run] for _, run in runs]
    return [range(run[0], run[-1] + 1) for run in found]


def _repeated(page: Page, runs: Iterable[range]) -> list[Cell]:
    """The cells, those of headers at each of their places."""
    heads = {row for run in runs for row in run}
    found: list[Cell] = []
    for cell in page.cells:
        if cell.row not in heads or cell.text.startswith("第二十"):
            found.append(cell)
            continue
        found += [
            Cell(row, column, cell.text)
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        ]
    return found


def _damaged(page: Page, runs: Iterable[range], way: str, draw: Random) -> list[Cell]:
    """The cells, one, two or most of the headers spoiled in one of `DAMAGES`."""
    rows = {row for run in runs for row in run}
    heads = [cell for cell in page.cells if cell.row in rows and not cell.text.startswith("第二十")]
    chosen = draw.sample(heads, min(draw.choice([1, 1, 2, 99]), len(heads)))
    found = dict(zip(page.cells, page.cells, strict=True))
    for cell in chosen:
        place = draw.randrange(1, max(2, len(cell.text)))
        before, after = cell.text[:place], cell.text[place:]
        following = cell._replace(column=cell.column + cell.columns)
        beside = [other for other in heads if other[:2] == following[:2] and other in found]
        if way == "cut":
            found[cell] = cell._replace(text=f"{before}\n{after}")
        elif way == "doubled":
            found[cell] = cell._replace(text=cell.text * 2)
        elif way == "odd":
            words = draw.choice([f"{before[:-1]}某{after}", f"另外{after}", f"{cell.text}（上年）"])
            found[cell] = cell._replace(text=words)
        elif cell in found and beside:
            own = found.pop(beside[0])
            text, width = cell.text + own.text, cell.columns + own.columns
            found[cell] = cell._replace(text=text, columns=width)
    return list(found.values())


def _broken(page: Page, runs: Sequence[range], draw: Random) -> list[Cell]:
    """The cells, some of the headers broken over several rows at any of their characters."""
    cells = list(page.cells)
    share = draw.choice([0.3, 1.0])
    for run in reversed(runs):
        for row in reversed(run):
            own = [cell for cell in cells if cell.row == row]
            if any(cell.text.startswith("第二十") for cell in own):
                continue
            depth = draw.choice([2, 2, 3])
            texts = {
                cell: _pieces(cell.text, depth, draw)
                for cell in own
                if draw.random() < share and cell.text not in _YEARS
            }
            cells = [moved for cell in cells for moved in _over(cell, row, texts.get(cell), depth)]
    return cells


def _over(cell: Cell, row: int, pieces: Sequence[str] | None, depth: int) -> list[Cell]:
    """*cell* on a page where *row* has become *depth* rows, in *pieces* if it was broken."""
    if cell.row > row:
        return [cell._replace(row=cell.row + depth - 1)]
    if cell.row + cell.rows <= row:
        return [cell]
    if pieces is None:
        return [cell._replace(rows=cell.rows + depth - 1)]
    last = len(pieces) - 1
    rest = cell.rows + depth - 1 - last
    return [
        cell._replace(row=row + place, text=text, rows=rest if place == last else 1)
        for place, text in enumerate(pieces)
    ]


def _pieces(text: str, depth: int, draw: Random) -> list[str]:
    """*text* in at most *depth* pieces."""
    count = min(depth, len(text)) - 1
    ends = sorted(draw.sample(range(1, len(text)), count)) if count > 0 else []
    return [text[first:end] for first, end in zip([0, *ends], [*ends, len(text)], strict=True)]
