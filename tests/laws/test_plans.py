# SPDX-License-Identifier: MIT
"""A page that is read by the plan of another gives what it gives when it is read anew."""

from __future__ import annotations

import itertools
import random
import re

import pytest

from reportparse.diagnostics.model import Collector
from reportparse.document.tree import parse_document
from reportparse.forms import registry
from reportparse.report.building import recognise
from reportparse.report.model import Report
from reportparse.tables.pages import PageReader
from reportparse.tables.plans import PlannedFigures
from reportparse.testing.layouts import LAYOUTS, Noise, render
from reportparse.text.source import SourceText
from tests.laws import damage

#: What follows the tables, so that none of them ends the page.
_END = "\n七、其他需要报告的事项\n无其他需要报告的事项。\n"
#: Whole numbers that stand alone; those inside labels mean something.
_NUMBER = re.compile(r"(?<![^\s|])[0-9]{1,9}(?![^\s|])")
#: Layouts with pipes between cells, and one line for a row.
_PLANNED = ("row", "row_carried_blank", "row_carried_text", "grid")


def _read(text: str, reader: PageReader) -> Report:
    source = SourceText(text)
    collector = Collector(source)
    return recognise(parse_document(source, registry.reader().split, collector), reader, collector)


def _learn(text: str, reader: PageReader) -> None:
    """Let *reader* make a plan of a page: it does so when one of a kind comes again."""
    for _ in range(2):
        _read(text, reader)


def _new_reader() -> PageReader:
    return PageReader(tuple(registry.forms().values()))


def _is_planned(report: Report) -> bool:
    return isinstance(getattr(report.origin, "figures", None), PlannedFigures)


def _assert_same(one: Report, other: Report) -> None:
    assert one == other
    assert list(map(str, one.by_path.values())) == list(map(str, other.by_path.values()))
    assert one.diagnostics == other.diagnostics
    assert one.provenance == other.provenance
    assert all(one.place_of(path) == place for path, place in other.provenance.items())


def _with_other_numbers(page: str, dice: random.Random) -> str:
    """*page* with other numbers wherever one stands alone, in some pages many alike."""
    below = dice.choice((2, 10, 1000, 10**6))
    return _NUMBER.sub(lambda _: str(dice.randrange(dice.randint(1, below))), page)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form", ["2021", "2019", "2014"])
def test_other_numbers_are_read_by_the_plan_as_they_are_anew(form: str, layout: str) -> None:
    dice = random.Random(f"{form} {layout}")
    planned = []
    for blanks, blank, half_width in itertools.product((0, 0.2), ("", "/"), (False, True)):
        report = damage.report_on(registry.forms()[form], dice, blanks)
        noise = Noise(blank=blank, half_width=half_width)
        page = render(report, LAYOUTS[layout], noise) + _END
        reader = _new_reader()
        _learn(page, reader)
        for _ in range(6):
            other = _with_other_numbers(page, dice)
            again = _read(other, reader)
            planned.append(_is_planned(again))
            _assert_same(again, _read(other, _new_reader()))
    assert any(planned) or layout not in _PLANNED


def test_damaged_pages_are_read_by_plans_as_they_are_anew() -> None:
    dice = random.Random(71)
    planned = 0
    reader = _new_reader()
    for case in itertools.islice(damage.cases(310), 400):
        page = case.text + _END
        _learn(page, reader)
        other = _with_other_numbers(page, dice)
        again = _read(other, reader)
        planned += _is_planned(again)
        _assert_same(again, _read(other, _new_reader()))
    assert planned > 20


def test_other_blanks_are_no_page_for_the_plan() -> None:
    report = damage.report_on(registry.forms()["2021"], random.Random(5), 0)
    page = render(report, LAYOUTS["row"]) + _END
    reader = _new_reader()
    assert not _is_planned(_read(page, reader))
    assert not _is_planned(_read(page, reader))
    assert _is_planned(_read(page, reader))
    number = str(report.figure("applications.new.total"))

    blank = _read(page.replace(f"| {number} |", "|  |"), reader)

    assert not _is_planned(blank)
    assert blank.figure("applications.new.total") is None


def test_a_page_that_ends_with_a_table_is_read_anew() -> None:
    """Whether its last number is cut off, the number itself may tell."""
    report = damage.report_on(registry.forms()["2021"], random.Random(5), 0)
    page = (render(report, LAYOUTS["row"]) + _END).partition("\n五、")[0]
    reader = _new_reader()

    _learn(page, reader)
    assert not _is_planned(_read(page, reader))
