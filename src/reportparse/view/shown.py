# SPDX-License-Identifier: MIT
"""Values that the page shows of a report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from attrs import frozen

from ..output.printed_grids import ShownGrid

#: How a figure is shown: a check of it fails; it was read with doubt, or not at all; a check of it
#: cannot be decided; its cell is blank; all is well.
State = Literal["fail", "doubt", "missing", "undecided", "blank", "good"]


@frozen
class Figure:
    """A figure of the form.

    Attributes:
        path: Its path.
        label: Its label on the form.
        text: The shown text; empty for none.
        unit: Of an amount, as the report states it; empty for none, and where it has a column.
        unit_path: Of the unit that has a column of its own; empty for none.
        state: Its state.
        line: Where its cell is; 0 if none was read.
        column: Likewise.
        printed: The characters of the cell.
        in_file: Where in the web page, DOCX or PDF, for a person; empty for text.
        checks: Places in the panel's list of the checks that it takes part in.
        problems: Places in the panel's list of the problems that name it.
    """

    path: str
    label: str
    text: str
    unit: str
    unit_path: str
    state: State
    line: int
    column: int
    printed: str
    in_file: str
    checks: tuple[int, ...]
    problems: tuple[int, ...]


@frozen
class ShownTerm:
    """A figure in a check.

    Attributes:
        path: Its path.
        label: Its label on the form.
        value: The shown value.
        sign: `+` or `-`.
        of: Which report prints it: one of the names in `forms.sums`.
        year: The year of that report, if it is another one and has one.
    """

    path: str
    label: str
    value: str
    sign: str
    of: str
    year: int | None


@frozen
class ShownCheck:
    """A check with the figures that it adds up.

    Attributes:
        rule: Its code.
        path: The figure or part of the report concerned.
        label: Its label on the form.
        status: How it came out.
        published: The printed value.
        computed: The expected value; empty if unknown.
        terms: The terms of the sum.
    """

    rule: str
    path: str
    label: str
    status: str
    published: str
    computed: str
    terms: tuple[ShownTerm, ...]


@frozen
class ShownPlace:
    """A place that a problem speaks of.

    Attributes:
        message: The words there; empty for the problem's own place.
        path: The figure, if it is one of this report.
        source: The other report, if it is in one.
        line: From 1; 0 for none.
        column: From 1.
        end_line: Of the end.
        end_column: After the last character.
    """

    message: str
    path: str | None
    source: str | None
    line: int
    column: int
    end_line: int
    end_column: int


@frozen
class ShownProblem:
    """A finding.

    Attributes:
        code: Its code.
        severity: `error`, `warning` or `info`.
        message: The finding.
        hint: Advice.
        path: The figure or part of the report concerned, if there is one.
        places: Its own place, if it has one, and those that it speaks of.
    """

    code: str
    severity: str
    message: str
    hint: str
    path: str | None
    places: tuple[ShownPlace, ...]


@frozen
class ShownHeading:
    """A section.

    Attributes:
        title: Its number and heading.
        line: Of the heading; 0 if that is not known.
        children: The sections in it.
    """

    title: str
    line: int
    children: tuple[ShownHeading, ...]


@frozen
class SourcePiece:
    """A part of a line of the source.

    Attributes:
        text: Its characters.
        path: Of the figure whose cell it is; None for what is between cells.
    """

    text: str
    path: str | None = None


@frozen
class Panel:
    """All that is shown of a report.

    Attributes:
        name: Of its file.
        agency: Whose report it is; empty if that is not known.
        series: A key shared with that agency's reports on other years; None if unknown.
        is_copy: True if its figures are those of another report of the agency and year.
        year: On which year.
        facts: Its facts, by their names in both languages.
        lines: Its source, line by line.
        grids: Its form's tables.
        figures: By path.
        checks: The results of the rules.
        problems: Its problems.
        sections: Its sections.
    """

    name: str
    agency: str
    series: str | None
    is_copy: bool
    year: int | None
    facts: Sequence[tuple[str, str, str]]
    lines: Sequence[Sequence[SourcePiece]]
    grids: Sequence[ShownGrid]
    figures: Mapping[str, Figure]
    checks: Sequence[ShownCheck]
    problems: Sequence[ShownProblem]
    sections: Sequence[ShownHeading]
