# SPDX-License-Identifier: MIT
"""Damage pages at random and look for figures that are silently wrong.

    python -m tests.laws.damage --cases 100000

What counts as damage: deleting, doubling, swapping or joining cells, rows, lines and labels,
dropping pipes, changing a character of a label, cutting the text at any character. What does not:
changing a printed number, or swapping two; no reader of one page could tell.
"""

from __future__ import annotations

import argparse
import itertools
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple

import reportparse
from reportparse.corpus import Score, score
from reportparse.forms import registry
from reportparse.forms.flattening import Figure
from reportparse.forms.form import AMOUNT, COUNT, Form
from reportparse.narrative.content import FormTable, Paragraph, Section
from reportparse.report.model import Report
from tests.makers.layouts import LAYOUTS, Layout, Noise, render

_SIGNS = "的乙|、.。 O其数"
_NUMBERS = "0123456789.,"
_FIGURE = re.compile(r"[\s0-9,./|—-]*")

Lines = list[str]
Operation = Callable[[Lines, random.Random], Lines | None]


def report_on(form: Form, dice: random.Random, blanks: float) -> Report:
    """A report whose figures all differ, so that one that has moved is seen."""
    numbers = itertools.count(dice.randrange(100, 200), dice.randrange(1, 4))
    values: dict[str, Figure] = {}
    for row in form.rows:
        for column in row.columns:
            if column.kind == COUNT:
                values[column.path] = None if dice.random() < blanks else next(numbers)
            elif column.kind == AMOUNT:
                values[column.path] = Decimal(next(numbers)) / 4
            else:
                values[column.path] = column.printed
    tables = {table.name: table.assemble(values) for table in form.tables}
    sections = [_section(1, "总体情况", "overview", Paragraph("本年工作有序。"))]
    for number, table in enumerate(form.tables, 2):
        sections.append(_section(number, table.title, table.kind, FormTable(table.name)))
    last = Paragraph("不足仍有，将予改进。")
    sections.append(_section(len(sections) + 1, "存在的主要问题及改进情况", "problems", last))
    return Report(form=form.key, sections=tuple(sections), **tables)


def _section(number: int, heading: str, kind: str | None, child: Any) -> Section:
    return Section(kind=kind, number=number, heading=heading, level=1, children=(child,))


def _any_line(lines: Lines, dice: random.Random) -> int:
    return dice.choice([index for index, line in enumerate(lines) if line.strip()])


def _is_figure(text: str) -> bool:
    return _FIGURE.fullmatch(text) is not None


def _without_digits(line: str) -> str:
    return re.sub(r"[0-9.,]+", "", line)


def delete_line(lines: Lines, dice: random.Random) -> Lines | None:
    index = _any_line(lines, dice)
    after = lines[index + 1 : index + 2]
    if _is_figure(lines[index]) and (after == ["|"] or (after == [""] and not lines[index - 1])):
        return None  # its cell or its paragraph stays: that is erasing a number
    return lines[:index] + lines[index + 1 :]


def delete_lines(lines: Lines, dice: random.Random) -> Lines:
    index = _any_line(lines, dice)
    return lines[:index] + lines[index + dice.randrange(2, 12) :]


def double_line(lines: Lines, dice: random.Random) -> Lines:
    index = _any_line(lines, dice)
    return [*lines[: index + 1], *lines[index:]]


def double_lines(lines: Lines, dice: random.Random) -> Lines:
    index = _any_line(lines, dice)
    return lines[: index + dice.randrange(2, 30)] + lines[index:]


def swap_lines(lines: Lines, dice: random.Random) -> Lines | None:
    one, other = _any_line(lines, dice), _any_line(lines, dice)
    figures = _is_figure(lines[one]) and _is_figure(lines[other])
    if figures or _without_digits(lines[one]) == _without_digits(lines[other]):
        return None  # only numbers change places
    swapped = list(lines)
    swapped[one], swapped[other] = swapped[other], swapped[one]
    return swapped


def move_lines(lines: Lines, dice: random.Random) -> Lines | None:
    start = _any_line(lines, dice)
    block = lines[start : start + dice.randrange(1, 12)]
    if _is_figure(block[0]):
        return None
    rest = lines[:start] + lines[start + len(block) :]
    place = dice.randrange(len(rest) + 1)
    return rest[:place] + block + rest[place:]


def join_lines(lines: Lines, dice: random.Random) -> Lines:
    index = _any_line(lines, dice)
    joined = lines[index] + dice.choice(["", " ", " | "]) + "".join(lines[index + 1 : index + 2])
    return [*lines[:index], joined, *lines[index + 2 :]]


def break_line(lines: Lines, dice: random.Random) -> Lines | None:
    index = _any_line(lines, dice)
    line = lines[index]
    places = [
        place
        for place in range(1, len(line))
        if not (_is_of_number(line, place - 1, line[place - 1]) and line[place] in _NUMBERS)
    ]
    if not places:
        return None
    place = dice.choice(places)
    return [*lines[:index], line[:place], line[place:], *lines[index + 1 :]]


def _on_cells(
    change: Callable[[list[str], int, random.Random], list[str] | None],
) -> Operation:
    """An operation on one cell of one line with pipes."""

    def operation(lines: Lines, dice: random.Random) -> Lines | None:
        rows = [index for index, line in enumerate(lines) if "|" in line]
        if not rows:
            return None
        index = dice.choice(rows)
        cells = lines[index].split("|")
        changed = change(list(cells), dice.randrange(len(cells)), dice)
        if changed is None:
            return None
        return [*lines[:index], "|".join(changed), *lines[index + 1 :]]

    operation.__name__ = change.__name__
    return operation


def delete_cell(cells: list[str], place: int, _: random.Random) -> list[str]:
    return cells[:place] + cells[place + 1 :]


def double_cell(cells: list[str], place: int, _: random.Random) -> list[str]:
    return cells[: place + 1] + cells[place:]


def swap_cells(cells: list[str], place: int, dice: random.Random) -> list[str] | None:
    other = dice.randrange(len(cells))
    if _is_figure(cells[place]) and _is_figure(cells[other]):
        return None
    cells[place], cells[other] = cells[other], cells[place]
    return cells


def join_cells(cells: list[str], place: int, _: random.Random) -> list[str]:
    """Drop a pipe and the blanks around it."""
    return [*cells[:place], "".join(cells[place : place + 2]), *cells[place + 2 :]]


def glue_cells(cells: list[str], place: int, _: random.Random) -> list[str]:
    glued = "".join(cell.strip() for cell in cells[place : place + 2])
    return [*cells[:place], f" {glued} ", *cells[place + 2 :]]


def insert_blank_cell(cells: list[str], place: int, dice: random.Random) -> list[str]:
    return [*cells[:place], dice.choice(["", " "]), *cells[place:]]


def blank_label(cells: list[str], place: int, _: random.Random) -> list[str] | None:
    if _is_figure(cells[place]):
        return None
    cells[place] = " "
    return cells


def swap_labels(lines: Lines, dice: random.Random) -> Lines | None:
    """Swap two cells or lines that are not figures, wherever they are."""
    places = [
        (row, column)
        for row, line in enumerate(lines)
        for column, cell in enumerate(line.split("|"))
        if not _is_figure(cell)
    ]
    (row, column), (other_row, other_column) = dice.choice(places), dice.choice(places)
    changed = [line.split("|") for line in lines]
    one, other = changed[row][column], changed[other_row][other_column]
    changed[row][column], changed[other_row][other_column] = other, one
    return ["|".join(cells) for cells in changed]


def delete_sign(lines: Lines, dice: random.Random) -> Lines | None:
    return _change_character(lines, dice, "")


def change_sign(lines: Lines, dice: random.Random) -> Lines | None:
    return _change_character(lines, dice, dice.choice(_SIGNS))


def _change_character(lines: Lines, dice: random.Random, char: str) -> Lines | None:
    index = _any_line(lines, dice)
    line = lines[index]
    places = [place for place, one in enumerate(line) if not _is_of_number(line, place, one)]
    if not places:
        return None
    place = dice.choice(places)
    return [*lines[:index], line[:place] + char + line[place + 1 :], *lines[index + 1 :]]


def _is_of_number(line: str, place: int, char: str) -> bool:
    """True if a character is part of a printed number, or of a mark for no number."""
    beside = line[max(0, place - 1) : place + 2]
    return char.isdigit() or (char in "/—-.,无" and not re.search(r"[\u4e00-\u9fff]", beside))


def drop_pipes(lines: Lines, dice: random.Random) -> Lines:
    """Drop the pipes at the end of some lines in a row."""
    first, last = sorted((_any_line(lines, dice), _any_line(lines, dice)))
    return [
        line.rstrip("| ") if first <= index <= last and "|" in line else line
        for index, line in enumerate(lines)
    ]


def add_pipes(lines: Lines, dice: random.Random) -> Lines:
    """Open some lines in a row with a pipe."""
    first, last = sorted((_any_line(lines, dice), _any_line(lines, dice)))
    return [
        f"| {line}" if first <= index <= last and "|" in line else line
        for index, line in enumerate(lines)
    ]


def cut(lines: Lines, dice: random.Random) -> Lines:
    text = "\n".join(lines)
    return text[: dice.randrange(len(text))].split("\n")


OPERATIONS: tuple[Operation, ...] = (
    delete_line,
    delete_lines,
    double_line,
    double_lines,
    swap_lines,
    move_lines,
    join_lines,
    break_line,
    *map(
        _on_cells,
        (
            delete_cell,
            double_cell,
            swap_cells,
            join_cells,
            glue_cells,
            insert_blank_cell,
            blank_label,
        ),
    ),
    swap_labels,
    delete_sign,
    change_sign,
    drop_pipes,
    add_pipes,
    cut,
)

#: Layouts in which figures can be told from each other: the others are flagged as they are.
_LAYOUTS = [layout for layout in LAYOUTS.values() if layout.keeps_figures]


class Case(NamedTuple):
    """A damaged page.

    Attributes:
        form: Key of the form.
        layout: Name of the layout.
        operation: What was done to the page.
        before: The page as it was.
        text: The page now.
        score: How it was read.
    """

    form: str
    layout: str
    operation: str
    before: str
    text: str
    score: Score


def cases(seed: int) -> Iterator[Case]:
    """Damaged pages, one after the other; the same for the same *seed*."""
    dice = random.Random(seed)
    forms = list(registry.forms().values())
    while True:
        form, layout = dice.choice(forms), dice.choice(_LAYOUTS)
        report = report_on(form, dice, dice.choice([0, 0, 0.3, 0.9]))
        noise = Noise(blank=dice.choice(["", "/", "—"]), half_width=dice.random() < 0.5)
        page = render(report, layout, noise)
        for _ in range(8):
            yield _damaged(form, layout, report, page, dice)


def _damaged(form: Form, layout: Layout, report: Report, page: str, dice: random.Random) -> Case:
    damaged = None
    while damaged is None:
        operation = dice.choice(OPERATIONS)
        damaged = operation(page.split("\n"), dice)
    text = "\n".join(damaged)
    found = score(reportparse.parse(text), dict(report.figures()), layout.name)
    return Case(form.key, layout.name, operation.__name__, page, text, found)


def main() -> None:
    """Run so many cases and print what they came to; exit status 1 if a figure is silent."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--cases", type=int, default=2000)
    options.add_argument("--seed", type=int, default=random.randrange(10**6))
    options.add_argument("--show", type=int, default=5, help="how many silent cases to print")
    chosen = options.parse_args()
    counts: Counter[str] = Counter()
    by_operation: Counter[str] = Counter()
    silent = []
    for case in itertools.islice(cases(chosen.seed), chosen.cases):
        counts["figures"] += case.score.expected
        counts["exact"] += case.score.exact
        counts["flagged"] += len(case.score.flagged)
        counts["silent"] += len(case.score.silent)
        by_operation[case.operation] += 1
        if case.score.silent:
            silent.append(case)
    print(f"seed {chosen.seed}, {chosen.cases} cases: {dict(counts)}, in {len(silent)} cases")
    print(dict(by_operation))
    print("silent:", dict(Counter((one.operation, one.layout) for one in silent)))
    for case in silent[: chosen.show]:
        _show(case)
    sys.exit(1 if silent else 0)


def _show(case: Case) -> None:
    import difflib

    print(f"\n{case.form} {case.layout} {case.operation}: {case.score.silent[:5]}")
    changes = difflib.unified_diff(case.before.split("\n"), case.text.split("\n"), lineterm="", n=2)
    print("\n".join(itertools.islice(changes, 2, 30)))


if __name__ == "__main__":
    main()
