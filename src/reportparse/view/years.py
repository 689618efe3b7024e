# SPDX-License-Identifier: MIT
"""Reports of one agency on several years -> their figures side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from .panels import Panel, Rule


@frozen
class Entry:
    """What one year has of a figure.

    Attributes:
        text: What is shown; empty for none.
        state: As in `panels.Figure`; empty where the form does not have the figure.
        check: What holds it against the year before; None if nothing does.
    """

    text: str
    state: str
    check: Rule | None = None


@frozen
class Line:
    """A figure in all years.

    Attributes:
        path: Its path.
        label: What the newest form that has it calls it.
        table: Title of its table.
        entries: What each year has of it, in the order of the years.
    """

    path: str
    label: str
    table: str
    entries: tuple[Entry, ...]


def side_by_side(panels: Sequence[Panel]) -> Iterator[Line]:
    """The figures of *panels*, which are in the order of their years, those of the newest first."""
    across = [_across(panel) for panel in panels]
    known: dict[str, tuple[str, str]] = {}
    for panel in reversed(panels):
        titles = {grid.name: grid.title for grid in panel.grids}
        for path, figure in panel.figures.items():
            known.setdefault(path, (figure.label, titles[path.partition(".")[0]]))
    for path, (label, table) in known.items():
        entries = tuple(
            _entry(panel, checks, path) for panel, checks in zip(panels, across, strict=True)
        )
        yield Line(path, label, table, entries)


def _entry(panel: Panel, checks: Mapping[str, Rule], path: str) -> Entry:
    figure = panel.figures.get(path)
    if figure is None:
        return Entry("", "")
    return Entry(figure.text, figure.state, checks.get(path))


def _across(panel: Panel) -> dict[str, Rule]:
    """The checks against the year before, by the figure they are about."""
    return {
        check.path: check
        for check in panel.checks
        if any(term.year is not None for term in check.terms)
    }
