# SPDX-License-Identifier: MIT
"""Reports in Word: what is read from the document is the report that was written."""

from __future__ import annotations

import io
from pathlib import Path

import click
import docx
import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import reportparse
from reportparse.api import parse_source
from reportparse.forms.registry import form_for, forms
from reportparse.office import to_docx
from reportparse.readers import read
from reportparse.report.blank_report import blank_report
from reportparse.report.model import Report
from reportparse.testing.strategies import reports
from tests.conftest import CORPUS

from .common import run

FILES = (
    *sorted(CORPUS.glob("disclosure_*/*.txt")),
    *sorted(CORPUS.glob("statistics_2014/*.txt"))[:1],
    *sorted(CORPUS.glob("layouts/30*.txt")),
)


def read_back(report: Report) -> Report:
    return parse_source(read(to_docx(report)))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_figure_is_read_back(path: Path) -> None:
    report = reportparse.parse_file(path)

    again = read_back(report)
    assert (again.by_path, again.statuses) == (report.by_path, report.statuses)


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(forms())).flatmap(reports))
def test_the_whole_report_is_read_back(report: Report) -> None:
    assert read_back(report) == report


def test_the_path_to_a_page_is_left_out() -> None:
    report = reportparse.parse_file(CORPUS / "disclosure_2021/bureau_cell_per_line.txt")

    assert read_back(report) == evolve(report, breadcrumb=())


def test_a_figure_that_is_not_read_is_printed_with_its_mark() -> None:
    report = reportparse.parse_file(CORPUS / "disclosure_2021/county_with_faults.txt")
    document = docx.Document(io.BytesIO(to_docx(report)))
    printed = {cell.text for table in document.tables for row in table.rows for cell in row.cells}

    assert {"12O", "0〔存疑〕", "〔缺〕"} <= printed


@pytest.mark.parametrize("year", [2014, 2016, 2019, 2020, 2021, 2030])
def test_the_form_of_a_year_is_blank(year: int) -> None:
    form = form_for(year)
    assert form is not None
    blank = blank_report(form, year, "青禾镇人民政府")
    back = read_back(blank)

    assert back == blank
    assert back.form == form.key
    assert {type(figure) for figure in back.by_path.values()} <= {type(None), str}


def test_the_head_of_a_table_of_one_part_is_repeated() -> None:
    form = form_for(2025)
    assert form is not None
    body = docx.Document(io.BytesIO(to_docx(blank_report(form, 2025)))).element.body
    repeated = [
        len(table.xpath("./w:tr[w:trPr/w:tblHeader]")) for table in body.iterchildren("{*}tbl")
    ]

    assert repeated == [0, 3, 3]


def test_characters_that_no_xml_holds_are_marked() -> None:
    report = reportparse.parse("一、总体情况\n本年\x00公开\x01。\n", name="x")

    assert "本年\ufffd公开\ufffd。" in [
        line.text for line in docx.Document(io.BytesIO(to_docx(report))).paragraphs
    ]


def test_the_commands_write_documents(tmp_path: Path) -> None:
    blank, filled = tmp_path / "blank.docx", tmp_path / "filled.docx"
    source = CORPUS / "disclosure_2021/township_zeros.txt"

    assert run("form", "--year", "2025", "--agency", "青禾镇", "-o", blank) == (0, "", "")
    assert run("parse", "--format", "docx", source, "-o", filled) == (0, "", "")
    (finding,) = reportparse.parse_file(blank).diagnostics
    assert finding.code == "figures-blank"
    assert reportparse.parse_file(blank).title == "青禾镇2025年政府信息公开工作年度报告"
    assert reportparse.parse_file(filled).by_path == reportparse.parse_file(source).by_path


@pytest.mark.parametrize(
    "command",
    [
        ["form", "--year", "2025", "-o", "draft.docx"],
        ["sum", str(FILES[0]), "-o", "draft.docx"],
        ["agencies", "propose", str(FILES[0]), "-o", "draft.csv"],
    ],
)
def test_a_file_that_may_be_filled_in_is_kept(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    draft = Path(command[-1])
    draft.write_text("filled in")

    with pytest.raises(click.UsageError, match="--force"):
        run(*command)

    assert draft.read_text() == "filled in"
    assert run(*command, "--force").status == 0
    assert draft.read_bytes() != b"filled in"


def test_there_is_no_form_for_every_year() -> None:
    with pytest.raises(click.UsageError, match="the first is for 2014"):
        run("form", "--year", "2010")


def test_a_document_holds_one_report() -> None:
    source = CORPUS / "disclosure_2021/township_zeros.txt"

    with pytest.raises(click.UsageError, match="takes one input"):
        run("parse", "--format", "docx", source, source)


def test_a_terminal_shows_no_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportparse.cli.common.is_terminal", lambda: True)

    with pytest.raises(click.UsageError, match="-o FILE"):
        run("form", "--year", "2025")
