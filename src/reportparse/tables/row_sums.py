# SPDX-License-Identifier: MIT
"""The totals of a row as evidence of which of its cells its figures are in.

Nothing is computed from them: they show that a cell was lost and its row filled up at the end, or
that a figure alone on its line belongs to its row.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from ..forms.form import Form
from ..forms.noted_figures import read_count
from ..forms.sums import OWN, Sum
from ..text.patterns import late
from .row_match import MatchedRow
from .tokens import Token

#: So many totals above zero that are the sums of their parts are not so by chance.
_FEWEST_HELD = 2

#: So many figures of a row that is blank at its end may be parts of a total after them.
_SEVERAL = 2

#: Digits on several lines of a cell, which readers print with a blank between.
_BROKEN = late("[0-9]+(?: [0-9]+)+")

#: The figures of a row by path.
Counts = Mapping[str, object]


def counts_of(row: MatchedRow, cells: Sequence[Token | None]) -> Counts:
    """The figures in *cells*, those of the columns of *row*."""
    return {
        path: read_count(cell.text) if cell else None
        for path, cell in zip(row.row.paths, cells, strict=True)
    }


@lru_cache(maxsize=1 << 9)
def sums_in(form: Form, path: str) -> tuple[Sum, ...]:
    """The sums between the figures of the row at *path* alone."""
    declared = chain.from_iterable(form.table_of[path.partition(".")[0]].sums.values())
    (row,) = (row for row in form.rows if row.path == path)
    own = set(row.paths)
    return tuple(
        total
        for total in declared
        if total.path in own and all(term.path in own and term.of == OWN for term in total.terms)
    )


def totals_hold(sums: Iterable[Sum], counts: Counts) -> bool:
    """True if there are totals and all are the sums of their parts."""
    found = [_holds(total, counts) for total in sums]
    return bool(found) and all(found)


def _holds(total: Sum, counts: Counts) -> bool:
    """True if a printed total is the sum of its parts, blank ones counted as 0."""
    parts = [counts[term.path] for term in total.terms]
    known = [part for part in parts if isinstance(part, int)]
    is_read = len(known) + parts.count(None) == len(parts)
    return is_read and counts[total.path] == sum(known)


def with_whole_figure(row: MatchedRow, cells: list[Token | None]) -> list[Token | None]:
    """*cells*, a figure that its cell breaks over lines as one, if the totals of the row hold so.

    The grid of the file shows that it is one cell.
    """
    broken = [place for place, cell in enumerate(cells) if cell and _is_broken(cell)]
    if len(broken) != 1:
        return cells
    (place,) = broken
    cell, path = cells[place], row.row.paths[place]
    assert cell is not None
    assert cell.cell is not None
    text, (start, stop) = "".join(filter(str.isdecimal, cell.printed)), cell.bounds
    own = cell._replace(text=text, start=start, stop=stop, cell=cell.cell._replace(doubt=None))
    whole = [*cells[:place], own, *cells[place + 1 :]]
    sums = sums_in(row.form, row.row.path)
    about = [one for one in sums if path in (one.path, *(term.path for term in one.terms))]
    return whole if totals_hold(about, counts_of(row, whole)) else cells


def _is_broken(cell: Token) -> bool:
    """True if a cell of a grid prints digits on several lines, and nothing else.

    After a 0 those of the next line are another figure, which leaves the totals as they are.
    """
    if cell.cell is None or cell.cell.row_span > 1 or cell.printed.startswith("0"):
        return False
    if cell.cell.doubt is None:
        return bool(_BROKEN.fullmatch(cell.printed))
    is_joined = cell.cell.doubt == "merged" and cell.stop > cell.start + len(cell.text)
    return is_joined and cell.printed.isdecimal()


def row_holds(row: MatchedRow, cells: Sequence[Token | None]) -> bool:
    """True if the totals of a row are the sums of its figures in *cells*."""
    return totals_hold(sums_in(row.form, row.row.path), counts_of(row, cells))


def holds_without_one(row: MatchedRow, cells: Sequence[Token | None]) -> bool:
    """True if one of the figures of a row is none of it: the last of the others is then their sum.

    Rows of more than one total are not asked.
    """
    sums, counts = sums_in(row.form, row.row.path), counts_of(row, cells)
    figures = [count for count in counts.values() if isinstance(count, int)]
    if len(sums) != 1 or len(figures) < max(len(counts), _SEVERAL):
        return False
    rests = ((figures[:at] + figures[at + 1 :], one) for at, one in enumerate(figures))
    return any(2 * rest[-1] == sum(figures) - one for rest, one in rests)


def lacks_total(sums: Sequence[Sum], counts: Counts) -> bool:
    """True if a row is blank at its end, and the last figure before may be its total.

    It may if no figure before it is lost, some are, or two run together in one cell. With more
    blank cells at the end one figure before it shows no loss, unless it is as large.
    """
    if not sums:
        return False
    *others, last = sums
    parts = [counts[term.path] for term in last.terms]
    if counts[last.path] is not None:
        return False
    known = [part for part in parts if isinstance(part, int)]
    if not any(known) and all(_holds(total, counts) for total in others):
        return False
    *before, end = known or [0]
    if parts[-1] is None and len(before) < _SEVERAL:
        return [end] == before
    return end >= sum(before) or _are_glued(before, end)


def _are_glued(parts: Sequence[int], total: int) -> bool:
    """True if *parts* add up to *total* with one of them as two figures that run together."""
    surplus = sum(parts) - total
    return any(
        part - sum(divmod(part, 10**digits)) == surplus
        for part in parts
        for digits in range(1, len(str(part)))
    )


def without_total(rows: Iterable[tuple[MatchedRow, Sequence[Token | None]]]) -> set[int]:
    """The identities of rows that lack the total which more rows of their table print.

    Only on a page whose other totals are the sums of their parts. Where none prints it a column
    is lost if the last figures of most rows, and of several just, are as large as their sum.
    """
    lacking: defaultdict[str, set[int]] = defaultdict(set)
    printed, lost, whole = Counter[str](), Counter[str](), Counter[str]()
    held: Counter[bool] = Counter()
    for row, cells in rows:
        sums, table = sums_in(row.form, row.row.path), row.row.table
        if not sums:
            continue
        counts = counts_of(row, cells)
        if lacks_total(sums, counts):
            lacking[table].add(id(row.entry))
            figures = [count for count in counts.values() if isinstance(count, int)]
            lost[table] += bool(figures) and 2 * figures[-1] == sum(figures)
        else:
            held.update(_holds(total, counts) for total in sums if counts[total.path])
            whole[table] += any(counts.values())
        printed[table] += any(counts[total.path] is not None for total in sums)
    are_sums = _are_mostly(held[True], held[False])
    return set().union(
        *(
            own
            for table, own in lacking.items()
            if (are_sums and len(own) <= printed[table]) or _are_mostly(lost[table], whole[table])
        )
    )


def _are_mostly(held: int, others: int) -> bool:
    return held >= _FEWEST_HELD and held > others
