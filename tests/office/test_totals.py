# SPDX-License-Identifier: MIT
"""Reports of agencies summed up into the draft of their parent's."""

from __future__ import annotations

import io
import json
from decimal import Decimal
from pathlib import Path

import click
import docx
import openpyxl
import pytest
from attrs import evolve

import reportparse
from reportparse import TotalError
from reportparse.agencies import contributors
from reportparse.agencies.totals import PLACEHOLDER, Total
from reportparse.forms.flattening import Figure
from reportparse.forms.form import COUNT
from reportparse.forms.registry import form_for
from reportparse.office.draft_files import WRITERS, plain_total
from reportparse.report.blank_report import blank_report
from reportparse.report.model import Report

from .common import run

NEW = "applications.new.total"
FEES = "proactive.fees.amount"


def text_of(agency: str, year: int = 2025, number: int = 1, **figures: Figure) -> str:
    """The text of a report whose counts are all *number*, but for *figures*."""
    form = form_for(year)
    assert form is not None
    columns = [column for row in form.rows for column in row.columns]
    counts: dict[str, Figure] = {column.path: number for column in columns if column.kind == COUNT}
    filled = {**counts, **{path.replace("__", "."): value for path, value in figures.items()}}
    return reportparse.unparse(blank_report(form, year, agency, filled, "本年工作正常。"))


def made(agency: str, year: int = 2025, number: int = 1, **figures: Figure) -> Report:
    """A report that was read; see `text_of`."""
    text = text_of(agency, year, number, **figures)
    return reportparse.parse(text, name=f"{agency}{year}.txt")


def names(total: Total, standing: str) -> list[str]:
    return [agency.name for agency in total.agencies if agency.standing == standing]


@pytest.mark.parametrize("year", [2016, 2019, 2025])
def test_each_figure_is_the_sum_of_that_figure(year: int) -> None:
    total = reportparse.total([made("甲县教育局", year), made("甲县公安局", year, 20)])

    counts = [value for value in total.report.by_path.values() if isinstance(value, int)]
    assert set(counts) == {21}
    assert total.is_complete
    assert total.figures["applications.new.total" if year > 2018 else "statistics.received.value"]
    assert total.report.form == made("甲县教育局", year).form
    assert next(figure.contributed for figure in total.figures.values() if figure.value == 21) == {
        "甲县教育局": 1,
        "甲县公安局": 20,
    }


def test_a_draft_has_places_to_write_at_and_no_prose() -> None:
    report = reportparse.total([made("甲县教育局")], parent="甲县人民政府").report

    assert report.title == "甲县人民政府2025年政府信息公开工作年度报告"
    assert reportparse.unparse(report).count(PLACEHOLDER) == 3
    assert reportparse.parse(reportparse.unparse(report)) == report


def test_a_blank_adds_nothing_and_all_blanks_are_blank() -> None:
    first, second = made("甲县教育局", applications__new__total=None), made("甲县公安局")
    path = "reviews.reconsideration.total"
    both = [
        made(agency, reviews__reconsideration__total=None)
        for agency in ("甲县水务局", "甲县林业局")
    ]

    figure = reportparse.total([first, second]).figures[NEW]
    assert (figure.value, figure.blank, figure.is_open) == (1, ("甲县教育局",), False)
    assert reportparse.total(both).figures[path].value is None
    assert reportparse.total(both).is_complete


def test_a_doubtful_figure_leaves_the_sum_open() -> None:
    text = text_of("甲县教育局").replace("| 1 |", "| 1O |", 1)
    reports = [reportparse.parse(text), made("甲县公安局", number=5)]
    total = reportparse.total(reports)
    (path,) = (path for path, figure in total.figures.items() if figure.is_open)

    assert total.figures[path].value is None
    assert total.figures[path].doubtful == ("甲县教育局",)
    assert not total.is_complete
    partial = reportparse.total(reports, partial=True)
    assert partial.figures[path].value == 5
    assert partial.figures[path].is_partial
    assert partial.report.by_path[path] == 5
    assert partial.marked().by_path[path] == "〔5〕"


def test_no_draft_is_written_of_no_report(tmp_path: Path) -> None:
    other, target = tmp_path / "other.txt", tmp_path / "draft.docx"
    other.write_text("今天天气很好。\n", "utf-8")

    with pytest.raises(click.ClickException) as raised:
        run("sum", other, "--year", "2024", "-o", target, "--lang", "en")
    assert "no report that counts is given" in raised.value.message
    assert not target.exists()


def test_the_summary_names_whose_row_is_missing(tmp_path: Path) -> None:
    lines = text_of("甲县教育局").splitlines(keepends=True)
    without = [line for line in lines if "属于行政执法案卷" not in line]
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text("".join(without), "utf-8")
    second.write_text(text_of("甲县水利局"), "utf-8")

    done = run("sum", first, second, "--lang", "en")

    assert done.status == 1
    missing = [line for line in done.out.splitlines() if "missing: 甲县教育局" in line]
    assert len(missing) == 7


def test_a_missing_row_leaves_the_sum_open() -> None:
    lines = text_of("甲县教育局").splitlines()
    text = "\n".join(line for line in lines if "2.重复申请" not in line)
    total = reportparse.total([reportparse.parse(text), made("甲县公安局")])

    assert total.figures["applications.unprocessed.repeat.total"].value is None
    assert total.figures[NEW].value == 2


@pytest.mark.parametrize(
    ("first", "second", "value", "unit"),
    [
        ((Decimal("1.5"), "万元"), (Decimal(3000), "元"), Decimal("1.8"), "万元"),
        ((Decimal(0), None), (Decimal(2), "万元"), Decimal(2), "万元"),
        ((Decimal("1.5"), None), (Decimal(2), "万元"), None, "万元"),
        ((Decimal("0.25"), "亿元"), (Decimal("0.1"), "千元"), Decimal("2500.01"), "万元"),
    ],
)
def test_units_are_made_one(
    first: tuple[Decimal, str | None],
    second: tuple[Decimal, str | None],
    value: Decimal | None,
    unit: str,
) -> None:
    reports = [
        made(agency, proactive__fees__amount=amount, proactive__fees__amount_unit=stated)
        for agency, (amount, stated) in (("甲县教育局", first), ("甲县公安局", second))
    ]
    total = reportparse.total(reports)

    assert (total.figures[FEES].value, total.figures[FEES].unit) == (value, unit)
    assert total.report.by_path["proactive.fees.amount_unit"] == unit


def test_where_the_form_prints_no_unit_it_is_that_of_the_agencies() -> None:
    path = "proactive.procurement.amount"
    for units, unit in (
        (("元", "元"), "元"),
        (("元", "万元"), "万元"),
        ((None, None), None),
    ):
        reports = [
            made(
                agency,
                2020,
                proactive__procurement__amount=Decimal(20000),
                proactive__procurement__amount_unit=stated,
            )
            for agency, stated in zip(("甲县教育局", "甲县公安局"), units, strict=True)
        ]
        figure = reportparse.total(reports).figures[path]
        wanted = {"元": Decimal(40000), "万元": Decimal(20002), None: None}
        assert (figure.unit, figure.value) == (unit, wanted[unit])


def test_an_edition_counts_once_and_several_leave_it_open() -> None:
    one, other, last = (
        made("甲县教育局"),
        made("甲县教育局", number=2),
        made("甲县公安局", number=3),
    )
    twice = reportparse.total([one, evolve(one), last])
    several = reportparse.total([one, other, last], partial=True)

    assert twice.figures[NEW].value == 4
    assert [report.reason for report in twice.left_out] == ["same-figures"]
    assert names(several, "editions") == ["甲县教育局"]
    assert several.figures[NEW].value == 3
    assert several.figures[NEW].missing == ("甲县教育局",)


def test_a_text_of_two_agencies_counts_for_none() -> None:
    text = text_of("教育局")
    reports = [reportparse.parse(text, name=f"{place}/a.txt") for place in ("甲县", "乙县")]
    total = reportparse.total(reports)

    assert [agency.standing for agency in total.agencies] == ["copied", "copied"]
    assert [agency.name for agency in total.agencies] == [
        "教育局（甲县/a.txt）",
        "教育局（乙县/a.txt）",
    ]


def test_other_years_are_left_out_and_named() -> None:
    total = reportparse.total(
        [made("甲县教育局"), made("甲县教育局", 2024), made("甲县公安局", 2024)], year=2025
    )

    assert [report.reason for report in total.left_out] == ["other-year", "other-year"]
    assert names(total, "missing") == ["甲县公安局"]


def test_a_year_that_is_not_certain_is_asked_for() -> None:
    reports = [made("甲县教育局"), made("甲县教育局", 2024)]

    with pytest.raises(TotalError, match="2024"):
        reportparse.total(reports)
    with pytest.raises(TotalError, match="--year"):
        reportparse.total([reportparse.parse("正文。")])
    with pytest.raises(TotalError, match="1999"):
        reportparse.total(reports, year=1999)


def test_a_report_without_a_year_is_left_out() -> None:
    report = evolve(made("甲县教育局"), year=None)

    assert [left.reason for left in reportparse.total([report], year=2025).left_out] == ["no-year"]


def test_a_government_above_the_others_is_never_counted_in_silence() -> None:
    reports = [made("甲县教育局"), made("甲县人民政府", number=9)]

    with pytest.raises(TotalError, match="甲县人民政府"):
        reportparse.total(reports)
    with pytest.raises(TotalError, match="甲县人民政府"):
        reportparse.total(reports, parent="乙市人民政府")
    for parent in ("甲县人民政府", "甲县"):
        total = reportparse.total(reports, parent=parent)
        assert total.figures[NEW].value == 1
        assert [left.reason for left in total.left_out] == ["parent"]
    towns = [made("甲县青禾镇人民政府"), made("甲县石桥镇人民政府")]
    assert reportparse.total(towns).figures[NEW].value == 2


def test_a_government_is_compared_with_few_others(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []
    monkeypatch.setattr(contributors, "is_within", lambda *names: compared.append(names))
    one = made("江州市甲县人民政府")
    digits = "一二三四五六七八九十"
    towns = [evolve(one, agency=f"江州市{a}{b}县人民政府") for a in digits for b in digits]

    contributors.contributors(towns, 2025, None, "江州市人民政府")
    assert len(compared) <= len(towns)


REGISTER = "name,parent\n甲县,\n教育局,甲县\n公安局,甲县\n审计局,甲县\n乙县,\n水务局,乙县\n"


def register(tmp_path: Path, text: str = REGISTER) -> reportparse.Register:
    path = tmp_path / "units.csv"
    path.write_text(text, "utf-8")
    return reportparse.Register.read(path)


def test_the_register_says_who_is_missing(tmp_path: Path) -> None:
    known = register(tmp_path)
    reports = [made("教育局"), made("公安局"), made("水务局"), made("甲县")]
    total = reportparse.total(reports, register=known, parent="甲县")

    assert total.report.agency == "甲县"
    assert names(total, "missing") == ["审计局"]
    assert sorted(left.reason for left in total.left_out) == ["not-below", "parent"]
    assert total.figures[NEW].missing == ("审计局",)
    assert reportparse.total([made("教育局")], register=known).report.agency == "甲县"


def test_a_parent_that_is_not_certain_is_asked_for(tmp_path: Path) -> None:
    known = register(tmp_path)

    with pytest.raises(TotalError, match="甲县、乙县"):
        reportparse.total([made("教育局"), made("水务局")], register=known)
    with pytest.raises(TotalError, match="丙县"):
        reportparse.total([made("教育局")], register=known, parent="丙县")


def test_a_register_without_parents_lists_all_agencies(tmp_path: Path) -> None:
    known = register(tmp_path, "name\n教育局\n公安局\n")

    assert names(reportparse.total([made("教育局")], register=known), "missing") == ["公安局"]


def test_a_file_that_could_not_be_read_leaves_the_sums_open() -> None:
    total = reportparse.total([made("甲县教育局")], unread=["水务局.ofd"])

    assert total.figures[NEW].missing == ("水务局.ofd",)
    assert names(total, "unreadable") == ["水务局.ofd"]


def partial() -> Total:
    doubtful = reportparse.parse(text_of("甲县教育局").replace("| 1 |", "| 1O |", 1), name="a.txt")
    others = [made("甲县公安局", number=5, applications__new__total=None), made("甲县教育局", 2024)]
    return reportparse.total(
        [doubtful, *others], year=2025, parent="甲县人民政府", partial=True, unread=["c.ofd"]
    )


def test_where_nothing_is_read_the_year_is_not_asked_for(tmp_path: Path) -> None:
    done = run("sum", tmp_path / "absent.txt", "--lang", "en")

    assert (done.status, done.out) == (2, "")
    assert done.err == f"reportparse: {tmp_path / 'absent.txt'}: No such file or directory\n"


def test_a_partial_sum_is_read_by_nobody() -> None:
    total = partial()

    for ending in (".txt", ".docx"):
        back = reportparse.parse_bytes(WRITERS[ending](total), name=f"draft{ending}")
        assert all(value is None for value in back.by_path.values() if not isinstance(value, str))


def test_a_draft_in_word_names_who_is_missing_at_the_sum() -> None:
    total = partial()
    document = docx.Document(io.BytesIO(WRITERS[".docx"](total)))
    comments = [comment.text for comment in document.comments]

    assert len(comments) == len(total.figures)
    assert "数据存疑：甲县教育局\n缺数据：c.ofd" in comments
    assert "缺数据：c.ofd\n空白：甲县公安局" in comments


def test_a_workbook_shows_the_form_and_the_sources() -> None:
    total = partial()
    book = openpyxl.load_workbook(io.BytesIO(WRITERS[".xlsx"](total)))

    assert book.sheetnames == ["汇总表1", "汇总表2", "汇总表3", "来源", "机关和报告"]
    sources = list(book["来源"].iter_rows(values_only=True))
    assert sources[0][2:] == (
        "合计",
        "单位",
        "计入",
        "空白",
        "存疑",
        "缺",
        "甲县教育局",
        "甲县公安局",
        "c.ofd",
    )
    doubtful = next(row for row in sources if row[6] == 1)
    assert doubtful[2:] == (5, None, 1, 0, 1, 1, "存疑", 5, "缺")
    assert [row[1] for row in book["机关和报告"].iter_rows(values_only=True)][
        -1
    ] == "未计入：其他年度"
    cells = [cell for row in book["汇总表2"].iter_rows() for cell in row if cell.comment]
    assert len(cells) == len([path for path in total.figures if path.startswith("applications")])


def test_no_name_is_a_formula() -> None:
    total = reportparse.total([made("甲县教育局")], unread=["=1+1.ofd"])
    book = openpyxl.load_workbook(io.BytesIO(WRITERS[".xlsx"](total)))

    kinds = [cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "f" not in kinds


def test_json_has_the_sources_of_each_sum() -> None:
    data = json.loads(WRITERS[".json"](partial()))

    assert data == json.loads(json.dumps(plain_total(partial()), default=str)) or data["sources"]
    assert data["sources"][NEW] == {
        "value": 1,
        "is_partial": True,
        "unit": None,
        "contributed": {"甲县教育局": 1},
        "blank": ["甲县公安局"],
        "doubtful": [],
        "missing": ["c.ofd"],
    }
    assert reportparse.from_dict(data["report"]).by_path[NEW] == 1


def test_the_command_writes_drafts_and_says_what_is_open(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for agency in ("甲县教育局", "甲县公安局"):
        (folder / f"{agency}.txt").write_text(text_of(agency), "utf-8")
    for agency in ("甲县水务局", "甲县林业局"):
        (folder / f"{agency}.txt").write_text(text_of(agency, 2024), "utf-8")
    drafts = [tmp_path / f"draft{ending}" for ending in WRITERS]
    outputs = [argument for draft in drafts for argument in ("-o", draft)]

    done = run("sum", folder, "--year", "2025", *outputs, "--lang", "zh")
    assert done.status == 1
    assert done.out.splitlines() == [
        "2025年度汇总：4 个机关，已计入 2 个",
        "  甲县林业局：缺本年度报告",
        "  甲县水务局：缺本年度报告",
        f"  未计入的文件 {folder}/甲县林业局.txt、{folder}/甲县水务局.txt：其他年度",
        "共 200 项：得出 0，仅部分机关相加 0，未能合计 200，均为空白 0",
    ]
    assert all(draft.stat().st_size > 1000 for draft in drafts)
    with pytest.raises(click.ClickException, match="2024"):
        run("sum", folder)
    with pytest.raises(click.UsageError, match=r"\.json, \.txt, \.docx or \.xlsx"):
        run("sum", folder, "-o", tmp_path / "draft.pdf")
