# SPDX-License-Identifier: MIT
from __future__ import annotations

import attrs
import pytest

import reportparse
from reportparse import FormTable, Paragraph, Report, Section, Table
from tests.conftest import CORPUS, read

TEXT = read(CORPUS / "disclosure_2021" / "township_zeros.txt")
REPORT = reportparse.parse(TEXT)


def test_the_json_path_is_the_python_path() -> None:
    assert REPORT.applications is not None
    assert REPORT.applications.denied.state_secret.total == 0
    assert REPORT.figure("applications.denied.state_secret.total") == 0


@pytest.mark.parametrize(
    "path",
    ["", "title", "year", "applications", "applications.new", "applications.new.x", "period.start"],
)
def test_what_is_no_figure(path: str) -> None:
    with pytest.raises(KeyError):
        REPORT.figure(path)


def test_figures_of_a_report_without_a_form() -> None:
    report = reportparse.parse("正文\n")

    assert list(report.figures()) == []
    assert report.provenance == {}
    with pytest.raises(KeyError):
        report.figure("applications.new.total")


def test_reports_are_equal_whatever_their_layout() -> None:
    moved = reportparse.parse("\n\n" + TEXT.replace("\n", "\r\n"), name="another")

    assert moved == REPORT
    assert moved.source != REPORT.source
    assert moved.provenance != REPORT.provenance


def test_frozen() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        REPORT.year = 1  # type: ignore[misc]


def test_prose_around_tables_is_kept_in_order() -> None:
    text = "一、甲\n前\n| a | b |\n| c |\n后\n"
    (section,) = reportparse.parse(text).sections

    assert section.children == (
        Paragraph("前"),
        Table((("a", "b"), ("c", ""))),
        Paragraph("后"),
    )


def test_a_report_built_by_hand_is_written_with_its_figures() -> None:
    built = Report(form="2021", proactive=REPORT.proactive, sections=())
    again = reportparse.parse(reportparse.unparse(built))

    assert again.proactive == REPORT.proactive
    assert again.preamble == (FormTable("proactive"),)


def test_sections_that_share_a_line_with_prose() -> None:
    section = Section(None, 1, "甲", 1, "。", (Paragraph("乙。"), Paragraph("丙。")))

    assert reportparse.unparse(Report(sections=(section,))) == "一、甲。乙。\n丙。\n"


def test_a_digit_after_a_number_keeps_its_distance() -> None:
    section = Section(None, 2, "2024年工作", 3)

    assert reportparse.unparse(Report(sections=(section,))) == "2. 2024年工作\n"


def test_the_place_of_what_is_no_figure() -> None:
    page = read(CORPUS / "disclosure_2021" / "county_with_faults.txt")

    assert reportparse.parse(page).place_of("made.up") is None
    assert REPORT.place_of("made.up") is None


def test_a_table_that_the_report_lacks_is_not_written() -> None:
    report = Report(
        form="2021", sections=(Section(None, 1, "甲", 1, None, (FormTable("reviews"),)),)
    )

    assert reportparse.unparse(report) == "一、甲\n"


def test_a_breadcrumb_between_a_line_and_a_table_keeps_them_apart() -> None:
    text = "甲\n当前位置: 首页 > 乙\n| 规章 | 1 | 2 | 3 |\n"

    assert reportparse.parse(text).breadcrumb == ()
    assert reportparse.parse(f"\n{text.partition(chr(10))[2]}").breadcrumb == ("首页", "乙")
