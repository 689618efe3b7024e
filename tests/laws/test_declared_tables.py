# SPDX-License-Identifier: MIT
"""The direct way to read tables gives what the careful one gives, and is taken on sound pages."""

from __future__ import annotations

import itertools
import random
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

import reportparse
from reportparse.api import parse_source
from reportparse.forms import registry
from reportparse.forms.form import Form
from reportparse.readers import read
from reportparse.tables import declared_tables, pages
from reportparse.text.source import SourceText
from tests.conftest import CORPUS
from tests.files import model
from tests.files import pages as files
from tests.laws import damage
from tests.laws.examples import some
from tests.makers.drawn import consistent_reports, noises
from tests.makers.layouts import LAYOUTS, Noise, render

#: The layouts that print the tables of a form as it declares them.
DECLARED = (
    "row",
    "row_filled",
    "row_framed",
    "row_broken",
    "row_carried_blank",
    "row_carried_text",
    "grid",
    "cell_per_line",
    "cell_per_line_filled",
    "cell_then_pipe",
    "paragraphs",
    "tabs",
    "blanks",
)
#: Without pipes a blank cell leaves no trace, and rows of this form have blank units.
_LOSING = {("2014", "paragraphs"), ("2014", "blanks")}
_YEARS = {"2021": 2023, "2019": 2020, "2014": 2016}


@contextmanager
def _watched(*, direct: bool) -> Iterator[list[bool]]:
    """True for each page that is read directly; always False without *direct*."""
    taken: list[bool] = []
    read = declared_tables.declared_figures

    def watched(*arguments: Any) -> Any:
        figures = read(*arguments) if direct else None
        taken.append(figures is not None)
        return figures

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pages, "declared_figures", watched)
        yield taken


def _all_of(text: str | SourceText, *, direct: bool) -> tuple[bytes, bool]:
    """All that is read and found in *text*, and whether the direct way was taken."""
    source = SourceText(text) if isinstance(text, str) else text
    with _watched(direct=direct) as taken:
        report = parse_source(source)
    checked = reportparse.check(report)
    return reportparse.to_json(report, provenance=True, checked=checked), any(taken)


def _is_direct(text: str | SourceText) -> bool:
    """True if *text* is read directly; both ways must give the same result."""
    found, is_direct = _all_of(text, direct=True)

    assert found == _all_of(text, direct=False)[0]
    return is_direct


def _titled(report: reportparse.Report) -> reportparse.Report:
    year = _YEARS[report.form or ""]
    return evolve(report, title=f"示例县{year}年政府信息公开工作年度报告")


@pytest.mark.parametrize("form", registry.forms())
def test_both_ways_are_equal_on_sound_pages(form: str) -> None:
    @some(4)
    @given(consistent_reports(form), noises())
    def check(report: reportparse.Report, noise: Noise) -> None:
        for layout in LAYOUTS.values():
            _is_direct(render(_titled(report), layout, noise))

    check()


@pytest.mark.parametrize("form", registry.forms().values(), ids=registry.forms())
@pytest.mark.parametrize("layout", DECLARED)
def test_the_direct_way_is_taken(form: Form, layout: str) -> None:
    reports = (damage.report_on(form, random.Random(seed), 0) for seed in range(3))
    loses = (form.key, layout) in _LOSING

    assert all(_is_direct(render(_titled(own), LAYOUTS[layout])) != loses for own in reports)


def _in_other_words(text: str, form: Form, rng: random.Random) -> str:
    """*text*, some labels with a character lost, changed or added, or a note."""
    labels = [label.text for label in form.vocabulary.labels if label.text in text]
    for label in rng.sample(labels, min(len(labels), rng.randrange(1, 4))):
        at = rng.randrange(len(label))
        changed = rng.choice(
            (
                label[:at] + label[at + 1 :],
                label[:at] + rng.choice("申请公开中") + label[at + 1 :],
                label[:at] + rng.choice("的了等") + label[at:],
                f"{label}（件）",
                f"{label}：",
                f"{label}（不含下属单位）",
            )
        )
        text = text.replace(label, changed, rng.choice((1, 1, -1)))
    return text


@pytest.mark.parametrize("form", registry.forms().values(), ids=registry.forms())
def test_labels_in_other_words_are_read_directly(form: Form) -> None:
    rng = random.Random(5)
    counts: Counter[bool] = Counter()
    for seed, layout in itertools.product(range(4), ("row", "row_filled", "grid", "tabs")):
        text = render(_titled(damage.report_on(form, random.Random(seed), 0)), LAYOUTS[layout])
        for _ in range(3):
            counts[_is_direct(_in_other_words(text, form, rng))] += 1

    assert min(counts[True], counts[False]) > 10


def test_both_ways_are_equal_on_damaged_pages() -> None:
    """Most damage is met by the careful way; the rest (a paragraph lost) changes no table."""
    cases = list(itertools.islice(damage.cases(3), 500))
    counts = Counter(_is_direct(case.text) for case in cases)

    assert counts[True] > 0
    assert counts[False] > counts[True]


@pytest.mark.parametrize("form", registry.forms().values(), ids=registry.forms())
def test_patterns_leave_one_way_to_match_rows(form: Form) -> None:
    """Optional groups that match nothing would double the ways with each row."""
    report = damage.report_on(form, random.Random(0), 0)
    text = render(_titled(report), LAYOUTS["row"])
    last = [row.label for row in form.rows if row.label][-1]

    assert not _is_direct(text.replace(last, "另外一行"))


_PAGES = sorted((CORPUS / "files" / "reports").glob("*.txt"))
#: A cell of a page, and what may become of it there.
_CELL = re.compile(r"<(t[dh])\b([^>]*)>(.*?)</\1>", re.DOTALL | re.IGNORECASE)
_CHANGES = (
    lambda _: "",
    lambda cell: cell[0] + "<td></td>",
    lambda cell: f"<td rowspan=2>{cell[3]}</td>",
    lambda cell: f"<td colspan=2>{cell[3]}</td>",
    lambda cell: f"<{cell[1]}>{cell[3]}</{cell[1]}>",
    lambda cell: f"<{cell[1]}{cell[2]}><s>{cell[3]}</s></{cell[1]}>",
)


@pytest.mark.parametrize("style", sorted({*files.STYLES} - {"split_tables", "split_tables_bare"}))
def test_grids_of_sound_files_are_read_directly(style: str) -> None:
    for path in _PAGES[:2]:
        page = files.STYLES[style](model.model(path.read_text("utf-8")))
        data = page if isinstance(page, bytes) else page.encode()
        assert _is_direct(read(data)), path.name


def test_both_ways_are_equal_on_damaged_grids() -> None:
    rng = random.Random(7)
    counts: Counter[bool] = Counter()
    for path in _PAGES[:4] * 15:
        page = files.STYLES["catalogue"](model.model(path.read_text("utf-8")))
        cell = rng.choice(list(_CELL.finditer(page.decode())))
        text = cell.string[: cell.start()] + rng.choice(_CHANGES)(cell) + cell.string[cell.end() :]
        counts[_is_direct(read(text.encode()))] += 1

    assert counts[True] > 0
    assert counts[False] > counts[True]
