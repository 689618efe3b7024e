# SPDX-License-Identifier: MIT
"""Tables of indicators: each row prints a label, a unit and one figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any

from attrs import field, frozen

from ..text.numerals import chinese_number
from .declaring import STEP
from .flattening import Figure
from .folding import NUMBER, without_number
from .form import AMOUNT, COUNT, TEXT_COLUMN, PrintedColumn, PrintedTable, Row
from .sums import Sum, total
from .vocabulary import ROW, Label


@frozen
class Indicator:
    """A row of the statistics table.

    Attributes:
        key: Its stable name; the path of its figure is `statistics.<key>.value`.
        label: Its label on the form, without the number.
        number: The number that the form prints before it (一、 is 1); None where it has none.
        level: 1 for `一、`, 2 for `（一）`, 3 for `1.`, one more for 其中 below these.
        unit: The unit as printed in the row (条, 件, 万元 …); None where none is.
        value: The figure: a whole number, for amounts a decimal; None where none is printed.
    """

    key: str
    label: str
    number: int | None
    level: int
    unit: str | None = None
    value: int | Decimal | None = None


@frozen
class IndicatorRow(Row):
    """A row that becomes an `Indicator`.

    Attributes:
        indicator: The same without unit and figure.
    """

    indicator: Indicator = field(kw_only=True)


@frozen(eq=False)
class IndicatorTable(PrintedTable):
    """A table that the report holds as a list of indicators."""

    def assemble(self, figures: Mapping[str, Figure]) -> tuple[Indicator, ...]:
        """The indicators, with the unit and the figure of each by path."""
        return tuple(self._indicators(figures))

    def _indicators(self, figures: Mapping[str, Figure]) -> Iterator[Indicator]:
        for row in self.rows:
            assert isinstance(row, IndicatorRow)
            blank = row.indicator
            unit, value = map(figures.get, row.paths)
            yield Indicator(blank.key, blank.label, blank.number, blank.level, unit, value)  # type: ignore[arg-type]  # by the columns

    def figures(self, value: Any) -> Iterator[tuple[str, Figure]]:
        """Unit and figure of each of the indicators *value*, with their paths."""
        for row in value:
            yield f"{self.name}.{row.key}.unit", row.unit
            yield f"{self.name}.{row.key}.value", row.value

    def holds(self, value: object) -> bool:
        """True if *value* is a tuple of indicators."""
        return isinstance(value, tuple) and all(isinstance(member, Indicator) for member in value)

    def label(self, path: str) -> str:
        """The column header over the unit or the figure at *path*."""
        return "单位" if path.endswith(".unit") else "统计数"

    def describe(self, path: str) -> str:
        """The indicator or table at *path*; an indicator after its group if labels are alike."""
        return self._described[".".join(path.split(".")[:2])]

    @cached_property
    def _described(self) -> Mapping[str, str]:
        labels = {row.path: without_number(row.labels[0]) for row in self.rows}
        often = Counter(labels.values())
        found = {self.name: self.title}
        groups: list[str] = []
        for row in self.rows:
            assert isinstance(row, IndicatorRow)
            label = labels[row.path]
            groups[row.indicator.level - 1 :] = [label]
            found[row.path] = STEP.join(groups[-2:]) if often[label] > 1 else label
        return found


@frozen
class DeclaredIndicator:
    """An indicator as the form prints it, with those below it.

    Attributes:
        key: Its stable name.
        unit: The unit that the form prints in its row.
        label: Its label, with its number.
        below: The indicators that the form prints under it.
        wordings: Other wordings of the label: regular expressions.
        note: The note that the form prints after the label; often left out.
        is_sum: True if it is the sum of those below it, by what they mean: the notice prints no
            sums.
    """

    key: str
    unit: str | None
    label: str
    below: tuple[DeclaredIndicator, ...] = ()
    wordings: tuple[str, ...] = ()
    note: str = ""
    is_sum: bool = False


def indicator(
    key: str,
    unit: str | None,
    label: str,
    *below: DeclaredIndicator,
    wordings: tuple[str, ...] = (),
    note: str = "",
) -> DeclaredIndicator:
    """An indicator, with those below it; see `DeclaredIndicator`."""
    return DeclaredIndicator(key, unit, label, below, wordings, note)


def sum_of(key: str, unit: str, label: str, *below: DeclaredIndicator) -> DeclaredIndicator:
    """An indicator that is the sum of those below it."""
    return DeclaredIndicator(key, unit, label, below, is_sum=True)


def rows_of(declared: tuple[DeclaredIndicator, ...], level: int = 1) -> Iterator[IndicatorRow]:
    """The rows of the indicators in order of print."""
    for row in declared:
        yield _row(row, level)
        yield from rows_of(row.below, level + 1)


def _row(declared: DeclaredIndicator, level: int) -> IndicatorRow:
    path, unit = f"statistics.{declared.key}", declared.unit
    is_amount = unit == "万元"
    columns = (
        PrintedColumn(f"{path}.unit", TEXT_COLUMN, printed=unit, heads=("单位",)),
        PrintedColumn(
            f"{path}.value",
            AMOUNT if is_amount else COUNT,
            unit=f"{path}.unit" if is_amount else None,
            counted_in=None if is_amount else unit,
            heads=("统计数",),
        ),
    )
    text = declared.label + declared.note
    blank = Indicator(declared.key, without_number(text), _number(text), level)
    return IndicatorRow(path, declared.label, (text,), columns, indicator=blank)


def _number(label: str) -> int | None:
    """The number before a label: of `一、`, `（一）` or `1.`."""
    number = NUMBER.match(label)
    digits = number[0].strip("（）、.：") if number else ""
    return int(digits) if digits.isdecimal() else chinese_number(digits)


def labels_of(declared: tuple[DeclaredIndicator, ...]) -> Iterator[Label]:
    """The labels of the indicators in order of print."""
    for row in declared:
        yield Label(row.label, ROW, row.label + row.note, row.wordings)
        yield from labels_of(row.below)


def sums_of(declared: tuple[DeclaredIndicator, ...]) -> Iterator[Sum]:
    """The indicators that are sums of those below them."""
    for row in declared:
        if row.is_sum:
            parts = (f"statistics.{part.key}.value" for part in row.below)
            yield total(f"statistics.{row.key}.value", parts)
        yield from sums_of(row.below)
