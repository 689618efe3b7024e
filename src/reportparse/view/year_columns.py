# SPDX-License-Identifier: MIT
"""Reports of one agency on several years -> their figures side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from attrs import frozen

from ..forms.sums import OWN
from .panels import Panel, ShownCheck


@frozen
class Entry:
    """A figure in one year; without a state where the form does not have it."""

    text: str
    unit: str
    state: str
    check: ShownCheck | None = None


@frozen
class FigureLine:
    """A figure in all years, and the change of the last one, empty where it cannot be said."""

    path: str
    label: str
    entries: tuple[Entry, ...]
    change: str = ""
    percent: str = ""


@frozen
class Years:
    """The reports of an agency, by places in order of years, and lines by title of their table."""

    agency: str
    reports: tuple[int, ...]
    tables: Mapping[str, Sequence[FigureLine]]


def side_by_side(panels: Sequence[Panel]) -> Iterator[Years]:
    """The years of each agency with reports among *panels* on several, and on each only one.

    Copies with equal figures are left out.
    """
    of_series: defaultdict[str, list[int]] = defaultdict(list)
    for place, panel in enumerate(panels):
        if panel.series is not None and panel.year is not None and not panel.is_copy:
            of_series[panel.series].append(place)
    for places in of_series.values():
        if 1 < len(places) == len({panels[place].year for place in places}):
            reports = sorted(places, key=lambda place: panels[place].year or 0)
            tables = _tables([panels[place] for place in reports])
            yield Years(panels[reports[-1]].agency, tuple(reports), tables)


def _tables(panels: Sequence[Panel]) -> dict[str, list[FigureLine]]:
    across = [_across(panel) for panel in panels]
    tables: defaultdict[str, list[FigureLine]] = defaultdict(list)
    for path, (label, title) in _known(panels).items():
        entries = tuple(
            _entry(panel, checks, path) for panel, checks in zip(panels, across, strict=True)
        )
        tables[title].append(FigureLine(path, label, entries, *change(entries)))
    return tables


def change(entries: Sequence[Entry]) -> tuple[str, str]:
    """The change from the last year but one to the last, as an amount and in percent."""
    before, own = entries[-2:]
    if not before.text or not own.text or before.unit != own.unit:
        return "", ""
    old, new = Decimal(before.text), Decimal(own.text)
    return f"{new - old:+f}", f"{(new - old) / old:+.1%}" if old else ""


def _known(panels: Sequence[Panel]) -> dict[str, tuple[str, str]]:
    """The label and the title of the table of each figure, those of the newest form first."""
    known: dict[str, tuple[str, str]] = {}
    for panel in reversed(panels):
        titles = {grid.name: grid.title for grid in panel.grids}
        units = {figure.unit_path for figure in panel.figures.values()}
        for path, figure in panel.figures.items():
            if path in units:
                continue  # it is shown next to its figure
            known.setdefault(path, (figure.label, titles[path.partition(".")[0]]))
    return known


def _entry(panel: Panel, checks: Mapping[str, ShownCheck], path: str) -> Entry:
    figure = panel.figures.get(path)
    if figure is None:
        return Entry("", "", "")
    own = panel.figures.get(figure.unit_path)
    unit = own.text if own else figure.unit
    return Entry(figure.text, unit, figure.state, checks.get(path))


def _across(panel: Panel) -> dict[str, ShownCheck]:
    """The checks against the year before, by the figure they are about."""
    return {
        check.path: check for check in panel.checks if any(term.of != OWN for term in check.terms)
    }
