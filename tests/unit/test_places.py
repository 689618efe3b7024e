# SPDX-License-Identifier: MIT
"""The places of findings in files of each kind."""

from __future__ import annotations

import pytest
from attrs import evolve

import reportparse
from reportparse.output.locations import described, lines_of
from reportparse.text.places import DocxPlace, FilePlace, HtmlPlace, PdfPlace, SheetPlace
from reportparse.text.spans import Place

FOUND = reportparse.parse(
    "某县2024年政府信息公开工作年度报告\n二、主动公开政府信息情况\n"
).diagnostics[0]


@pytest.mark.parametrize(
    ("place", "lines", "zh", "en"),
    [
        (HtmlPlace(3, 7), Place(3, 7, 3, 8), "第 3 行第 7 列", "line 3 column 7"),
        (DocxPlace(paragraph=4), None, "第 4 段", "paragraph 4"),
        (
            DocxPlace(table=1, row=2, cell=3),
            None,
            "第 1 个表格第 2 行第 3 格",
            "table 1, row 2, cell 3",
        ),
        (SheetPlace("汇总", 7, 28), None, "工作表“汇总”单元格 AB7", "sheet '汇总', cell AB7"),
        (PdfPlace(2, 10, 20, 30, 40), None, "第 2 页", "page 2, (10, 20)–(30, 40)"),
    ],
)
def test_places_in_files(place: FilePlace, lines: Place | None, zh: str, en: str) -> None:
    assert lines_of(evolve(FOUND, in_file=place)) == lines
    assert zh in described(place, "zh")
    assert en in described(place, "en")


def test_in_text_a_finding_stands_where_it_says() -> None:
    assert lines_of(FOUND) is FOUND
    assert lines_of(evolve(FOUND, line=0)) is None
