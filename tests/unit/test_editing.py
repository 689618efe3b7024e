# SPDX-License-Identifier: MIT
from __future__ import annotations

from decimal import Decimal

import pytest

import reportparse
from reportparse import EditError, UnknownPathError
from tests.conftest import CORPUS, read

TEXT = read(CORPUS / "disclosure_2021" / "department_blanks.txt")


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        ("proactive.fees.amount", Decimal("36200.5"), "35800元", "36200.5元"),
        ("proactive.licensing.decisions", 319, "行政许可 | 318 |", "行政许可 | 319 |"),
        ("proactive.coercion.decisions", 4, "行政强制 | - |", "行政强制 | 4 |"),
        ("proactive.licensing.decisions", None, "行政许可 | 318 |", "行政许可 |  |"),
    ],
)
def test_one_cell_changes(path: str, value: int | Decimal | None, old: str, new: str) -> None:
    assert reportparse.edit(TEXT, path, value) == TEXT.replace(old, new)


@pytest.mark.parametrize(
    ("path", "like"),
    [
        ("applications.new.totel", "applications.new.total"),
        ("申请情况→本年新收→自然", "申请情况→本年新收→自然人"),
        ("title", "no figure at 'title'"),
    ],
)
def test_what_is_no_figure_of_the_report_cannot_be_set(path: str, like: str) -> None:
    with pytest.raises(UnknownPathError, match=like):
        reportparse.edit(TEXT, path, 1)


def test_what_no_cell_prints_cannot_be_set() -> None:
    with pytest.raises(EditError, match="no cell of the text prints"):
        reportparse.edit(TEXT, "proactive.fees.amount_unit", 1)


def test_a_text_without_a_form_has_nothing_to_set() -> None:
    with pytest.raises(UnknownPathError, match="no table of a known form"):
        reportparse.edit("一、总体情况\n", "applications.new.total", 1)


def test_an_edit_that_would_be_read_otherwise_is_refused() -> None:
    text = read(CORPUS / "disclosure_2021" / "subdistrict_paragraphs.txt")

    with pytest.raises(EditError, match="cell-missing at proactive"):
        reportparse.edit(text, "proactive.licensing.decisions", None)
    with pytest.raises(EditError, match="would change"):
        reportparse.edit(TEXT, "proactive.licensing.decisions", Decimal("1.5"))


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("5", "takes a number"),
        (True, "takes a number"),
        (10**16, "digits"),
        (-1, "be negative"),
        (Decimal("NaN"), "not a number"),
    ],
)
def test_what_is_no_figure_cannot_be_set(value: object, reason: str) -> None:
    with pytest.raises(EditError, match=reason):
        reportparse.edit(TEXT, "proactive.licensing.decisions", value)  # type: ignore[arg-type]


def test_bytes_are_no_text() -> None:
    with pytest.raises(TypeError, match="not bytes"):
        reportparse.parse(b"x")  # type: ignore[arg-type]
