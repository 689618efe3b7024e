# SPDX-License-Identifier: MIT
"""The head of a printed report: its title, and the facts that the rest of it does not give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..narrative.content import walk
from ..report.metadata import Facts, read_facts
from ..report.metadata_candidates import titles
from ..report.metadata_lines import LinePiece, MetadataLine, lines_of_content
from ..report.model import Report
from ..report.opening import read_opening
from ..report.stated_facts import LABELS, stated_line


def head_lines(report: Report) -> Iterator[str]:
    """The title, and a line for each fact that is not read from the lines below.

    The title is a line of its own where it is read back as one; if not, it is stated.
    """
    above = lines_of_content(report.preamble)
    below = lines_of_content(walk(report.sections))
    first = report.title
    facts = None if _below_tables(above) else _read_back(report, first, above, below)
    if facts is None:
        first = stated_line("title", report.title)
        facts = _read_back(report, first, above, below)
    if first is not None:
        yield first
    for name in LABELS:
        value = getattr(report, name)
        if facts is not None and facts.values[name] != value:
            yield stated_line(name, value)


def _below_tables(above: Sequence[MetadataLine]) -> bool:
    """Return whether there is a title below a form's table, whose figures say whose it is."""
    tables = [index for index, line in enumerate(above) if not line.pieces]
    return bool(tables) and any(titles(above[tables[0] :]))


def _read_back(
    report: Report, first: str | None, above: Sequence[MetadataLine], below: Sequence[MetadataLine]
) -> Facts | None:
    """The facts that are read with *first* as the first line; None if the title is another."""
    lines = list(above) if first is None else [MetadataLine((LinePiece(first, None),)), *above]
    opening = read_opening(lines, None)
    rest = [line for index, line in enumerate(lines) if index not in opening.taken]
    facts = read_facts(opening, rest, below, report.breadcrumb, None)
    as_printed = facts.values["title"] == report.title and rest == list(above)
    return facts if as_printed else None
