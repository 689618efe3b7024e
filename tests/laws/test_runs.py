# SPDX-License-Identifier: MIT
"""Laws of several reports: in any order, in any number of processes, in one text."""

from __future__ import annotations

import itertools
import multiprocessing
import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reportparse
from reportparse.corpus import score
from reportparse.diagnostics.collecting import Diagnostic
from reportparse.forms import registry
from reportparse.forms.form import Form
from tests.conftest import CORPUS
from tests.laws import damage
from tests.laws.examples import some
from tests.makers.drawn import consistent_reports
from tests.makers.layouts import LAYOUTS, render

PAGES = sorted(str(path) for path in CORPUS.rglob("*.txt"))
FORMS = ("2021", "2019", "2014")
#: What says that a text has more than one report in it.
_SEVERAL = {"table-of-other", "row-repeated"}


def read(path: str) -> bytes:
    """All that is read and found in a page, as JSON; what another process is asked for."""
    report = reportparse.parse_file(path)
    return reportparse.to_json(report, provenance=True, checked=reportparse.check(report))


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_pages_changes_nothing(seed: int) -> None:
    """Memory of one page must not show in another."""
    expected = {path: read(path) for path in PAGES}
    shuffled = random.Random(seed).sample(PAGES, len(PAGES))

    assert {path: read(path) for path in shuffled} == expected


@pytest.mark.parametrize("processes", [1, 3])
def test_the_number_of_processes_changes_nothing(processes: int) -> None:
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        found = pool.map(read, PAGES, chunksize=7)

    assert found == [read(path) for path in PAGES]


@pytest.mark.parametrize("form", FORMS)
@some(12)
@given(data=st.data())
def test_two_reports_in_one_text_say_so(form: str, data: st.DataObject) -> None:
    one, other = data.draw(consistent_reports(form)), data.draw(consistent_reports(form))
    layout = LAYOUTS[data.draw(st.sampled_from(["row", "grid", "cell_per_line", "tabs"]))]
    title = data.draw(st.sampled_from(["示例镇2024", "示例镇2023", "别处镇2024"]))
    first, second = (render(report, layout) for report in (one, other))
    second = second.replace("示例镇2024", title, 1)

    both = reportparse.parse(first + second)

    assert _SEVERAL & {finding.code for finding in both.diagnostics}
    assert score(both, dict(one.figures()), layout.name).silent == ()


@pytest.mark.parametrize("forms", list(itertools.permutations(FORMS, 2)))
@some(8)
@given(data=st.data())
def test_reports_on_two_forms_in_one_text_say_so(
    forms: tuple[str, str], data: st.DataObject
) -> None:
    one, other = (data.draw(consistent_reports(form)) for form in forms)
    second = render(other, LAYOUTS["row"]).replace("示例镇2024", "示例镇2017", 1)

    both = reportparse.parse(render(one, LAYOUTS["row"]) + second)

    assert (_SEVERAL | {"form-mixed"}) & {finding.code for finding in both.diagnostics}
    expected = {**dict(other.figures()), **dict(one.figures())}
    read_otherwise = score(both, expected, "both").silent
    shared = {path for path, _ in one.figures()} & {path for path, _ in other.figures()}
    assert shared.isdisjoint(read_otherwise)


#: Findings on a row that point at something else: the head over it, or the rows beside a gap.
_ELSEWHERE = {
    "columns-differ",
    "head-missing",
    "head-of-other-part",
    "row-missing",
    "rows-missing",
    "unit-differs",
}


def _words(lines: list[str], finding: Diagnostic) -> str:
    """The text at which a finding points."""
    inside = lines[finding.line - 1 : finding.end_line]
    inside[-1] = inside[-1][: finding.end_column - 1]
    inside[0] = inside[0][finding.column - 1 :]
    return "\n".join(inside)


def _shows(words: str, form: Form, path: str) -> bool:
    """True if *words* hold the label of a row, perhaps broken, with blanks, or misspelt."""
    rows = {row.path: row for row in form.rows}
    if path not in rows or rows[path].name is None:
        return True
    known, label = form.vocabulary, rows[path].name
    cells = [cell.strip() for cell in re.split(r"[|\n\t]", words)]
    pieces = (known.pieces(cell) or () for cell in cells)
    kinds = {known.kind(cell) for cell in (*cells, *(cell.partition(" ")[0] for cell in cells))}
    kinds |= {kind for found in pieces for _, kind in found}
    return label in kinds or known.kind("".join(cells[:2])) == label


def test_findings_point_at_what_they_name() -> None:
    figures = rows = 0
    for case in itertools.islice(damage.cases(516), 300):
        report = reportparse.parse(case.text)
        lines, form = case.text.split("\n"), registry.forms().get(report.form or "")
        for finding in report.diagnostics:
            place = report.provenance.get(finding.path or "")
            if place is not None:
                assert (finding.line, finding.column) == (place.line, place.column)
                assert (finding.end_line, finding.end_column) == (place.end_line, place.end_column)
                figures += 1
            elif form and finding.path and finding.code not in _ELSEWHERE:
                assert _shows(_words(lines, finding), form, finding.path), (finding, case.text)
                rows += 1
    assert figures > 2
    assert rows > 250
