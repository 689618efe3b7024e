# SPDX-License-Identifier: MIT
"""Whose report it is, and which is last year's: made-up folders."""

from __future__ import annotations

from typing import Any

import pytest

import reportparse
from reportparse import Agency, Register
from reportparse.agencies.agency import FormerName
from reportparse.agencies.names import are_similar, parsed
from reportparse.agencies.pairing import Below, Filed, Paired, paired, standing
from reportparse.agencies.reasons import KINDS, Reason
from tests.conftest import CORPUS


def pairs(*lines: str, register: Register | None = None) -> dict[str, Paired]:
    """Each of *lines*, `file agency year figures`, with its place among the others."""
    filed = []
    for line in lines:
        file, agency, year, *figures = line.split()
        name = None if agency == "-" else agency
        number = None if year == "-" else int(year)
        digest = figures[0] if figures else line
        filed.append(Filed(file, name, number, "" if digest == "none" else digest, line))
    return {
        one.file or "": place for one, place in zip(filed, paired(filed, register), strict=True)
    }


def outcome(found: dict[str, Paired], file: str) -> int | str | None:
    """The index of the previous report of *file*, or why it has none."""
    place = found[file]
    return place.reason.kind if place.reason else place.previous


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # Equal names, however spelt.
        (["a 石桥县水务局（县河长办） 2021", "b 石桥县水务局(县河长办) 2022"], 0),
        (["a 中共石桥县委组织部 2021", "b 石桥县委组织部 2022"], 0),
        (["a 国家林业和草原局 2021", "x/b 国家林业和草原局 2022"], 0),
        # A folder a year; a folder a place; both.
        (["2021/财政局.txt 财政局 2021", "2022/财政局.txt 财政局 2022"], 0),
        (["2021年度/一区/x 财政局 2021", "2022年度/一区/y 财政局 2022"], 0),
        (["石桥县/2021/x 财政局 2021", "2022/y 石桥县财政局 2022"], 0),
        (["石桥县/x 财政局 2021", "白河县/y 财政局 2022"], "no-predecessor"),
        (["甲市/东湖区/x 财政局 2021", "乙市/东湖区/y 财政局 2022"], "no-predecessor"),
        (["old/x 财政局 2021", "new/y 财政局 2022"], "similar"),
        # Districts of one name in two cities.
        (["甲市/x 东湖区财政局 2021", "乙市/y 东湖区财政局 2022"], "no-predecessor"),
        (["甲市/x 东湖区财政局 2021", "y 东湖区财政局 2022"], 0),
        (
            ["甲市/x 东湖区财政局 2021", "乙市/z 东湖区财政局 2021", "y 东湖区财政局 2022"],
            "ambiguous",
        ),
        # Similar names.
        (["a 石桥县人社局 2021", "b 石桥县人力资源和社会保障局 2022"], "similar"),
        (["a 石桥县卫生健康局 2021", "b 石桥县卫生健康委员会 2022"], "similar"),
        (["a 石桥县白河乡 2021", "b 石桥县白河乡人民政府 2022"], "similar"),
        (["a 石桥县第一中学 2021", "b 石桥县第二中学 2022"], "no-predecessor"),
        (["a 石桥县人民政府 2021", "b 石桥县白河镇人民政府 2022"], "no-predecessor"),
        (["a 石桥县教育局 2021", "b 石桥县财政局 2022"], "no-predecessor"),
        # No similar name if that agency has a report of its own on the year.
        (
            ["a 石桥县农业局 2021", "c 石桥县农业局 2022", "b 石桥县农业农村局 2022"],
            "no-predecessor",
        ),
        # Gaps.
        (["a 石桥县教育局 2019", "c 石桥县教育局 2020", "b 石桥县教育局 2022"], "gap"),
        # Copies and editions.
        (["a 石桥县教育局 2021 f", "c 石桥县教育局 2021 f", "b 石桥县教育局 2022"], 0),
        (["a 石桥县教育局 2021 f", "c 石桥县教育局 2021 g", "b 石桥县教育局 2022"], "editions"),
        (["a 石桥县教育局 2021 none", "c 石桥县教育局 2021 g", "b 石桥县教育局 2022"], 1),
        (["a 石桥县教育局 2021 none", "b 石桥县教育局 2022"], "no-figures"),
        # Not known.
        (["a 石桥县教育局 2021", "b - 2022"], "no-agency"),
        (["a 石桥县教育局 2021", "b 石桥县教育局 -"], "no-year"),
    ],
)
def test_which_report_is_last_years(lines: list[str], expected: int | str) -> None:
    found = pairs(*lines)

    assert outcome(found, lines[-1].split()[0]) == expected


def test_editions_know_each_other_and_copies_the_first() -> None:
    lines = [
        f"{name} 石桥县教育局 2021 {figures}" for name, figures in zip("abcd", "fgfh", strict=True)
    ]
    found = pairs(*lines)

    assert [found[name].same_as for name in "abcd"] == [None, None, 0, None]
    assert [found[name].editions for name in "abcd"] == [(1, 3), (0, 3), (1, 3), (0, 1)]
    assert {found[name].more_editions for name in "abcd"} == {0}


def test_a_reason_names_the_others_but_not_all() -> None:
    lines = [f"{number}.txt 石桥县教育局 2021 {number}" for number in range(8)]
    reason = pairs(*lines, "b 石桥县教育局 2022")["b"].reason

    assert reason is not None
    assert reason.text("en").count(".txt") == 5
    assert "+3" in reason.text("zh")
    assert "2021年度" in reason.text("zh")


@pytest.mark.parametrize("kind", KINDS)
def test_reasons_take_the_same_arguments(kind: Any) -> None:
    arguments = {"agency": "石桥县教育局", "year": 2021, "others": "x"}
    for language in ("zh", "en"):
        assert "{" not in Reason(kind, arguments).text(language)


def test_among_very_many_names_no_similar_ones_are_looked_for() -> None:
    lines = [f"{number} 石桥县{number}号单位 2021" for number in range(400)]

    assert outcome(pairs(*lines, "b 石桥县号单位 2022"), "b") == "no-predecessor"


@pytest.mark.parametrize(
    "names",
    [
        "国土资源局 自然资源局",
        "卫健局 卫生健康局",
        "卫生健康局 卫生健康委员会",
        "水利局 水务局",
        "城管局 城市管理局",
        "林草局 林业和草原局",
        "桃源街道办 桃源街道办事处",
        "桃源街道 桃源街道办",
        "白河乡 白河乡人民政府",
        "政府办 人民政府办公室",
        "審計局 审计局",
    ],
)
def test_names_of_one_agency_are_similar(names: str) -> None:
    first, second = names.split()

    assert are_similar(parsed(f"云溪市{first}"), parsed(f"云溪市{second}"))
    assert are_similar(parsed(f"雲溪市{first}"), parsed(f"云溪市{second}"))


@pytest.mark.parametrize(
    "names",
    [
        "民政局 财政局",
        "审计局 统计局",
        "林业局 农业局",
        "教育局 体育局",
        "公安局 公路局",
        "城东派出所 城西派出所",
        "第一中学 第二中学",
        "外事办公室 法制办公室",
        "桃源街道办 白沙街道办",
    ],
)
def test_names_a_character_apart_are_of_two_agencies(names: str) -> None:
    first, second = (parsed(f"云溪市{name}") for name in names.split())

    assert not are_similar(first, second)


def test_names_in_contradicting_places_are_not_similar() -> None:
    assert not are_similar(parsed("石桥县农业局"), parsed("白河县农业农村局"))


def test_the_place_of_a_breadcrumb_counts_for_a_name_without_one() -> None:
    steps = ("首页", "石桥县人民政府", "政务公开")
    last = Filed("x/a", "财政局", 2021, "f", "a", steps)

    assert paired([last, Filed("y/b", "财政局", 2022, "g", "b", steps)])[1].previous == 0
    assert paired([last, Filed("y/b", "石桥县财政局", 2022, "g", "b")])[1].previous == 0


def test_reports_without_figures_have_no_digest() -> None:
    assert Filed.of(reportparse.Report(agency="石桥县教育局")).figures == ""


FAMILY = CORPUS / "checks" / "children-differ"
REGISTER = Register(
    (
        Agency("石桥县人民政府", code="11"),
        Agency(
            "石桥县自然资源局",
            aliases=("县资源局",),
            former=(FormerName("石桥县国土资源局", until=2018),),
            parent="石桥县人民政府",
        ),
        Agency("教育局", parent="石桥县人民政府"),
        Agency("白河县人民政府"),
        Agency("教育局", parent="白河县人民政府"),
    )
)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["a 石桥县国土资源局 2018", "b 石桥县自然资源局 2019"], 0),
        (["a 石桥县国土资源局 2019", "b 石桥县自然资源局 2020"], "similar"),
        (["a 县资源局 2021", "b 石桥县自然资源局 2022"], 0),
        (["a 教育局 2021", "b 教育局 2022"], "ambiguous"),
        (["石桥县/a 教育局 2021", "石桥县/x/b 教育局 2022"], 0),
        (["白河县/a 教育局 2021", "石桥县/b 教育局 2022"], "no-predecessor"),
        (["a 石桥县财政局 2021", "b 石桥县财政局 2022"], 0),
    ],
)
def test_a_register_decides(lines: list[str], expected: int | str) -> None:
    found = pairs(*lines, register=REGISTER)

    assert outcome(found, lines[-1].split()[0]) == expected


def test_the_agencies_of_a_parent() -> None:
    county, resources, education, *_ = REGISTER.agencies

    assert REGISTER.children_of(county) == [resources, education]
    assert REGISTER.parent_of(county) is None
    assert REGISTER.key(county) == "11"
    assert REGISTER.key(education) == "石桥县教育局"
    missing = reportparse.check(
        reportparse.parse_file(CORPUS / "checks" / "children-differ" / "parent.txt"),
        children=[
            reportparse.parse_file(CORPUS / "checks" / "children-differ" / "water.txt"),
            None,
        ],
        register=Register(
            (
                Agency("青石县人民政府"),
                Agency("青石县水务局", parent="青石县人民政府"),
                Agency("青石县林业局", parent="青石县人民政府"),
            )
        ),
    )
    (reason,) = {check.reason for check in missing.checks if check.rule == "children-differ"}
    assert "青石县林业局" in str(reason)
    assert "1" in str(reason)


def of_series(series: str | None, year: int | None, text: str, figures: str = "") -> Below:
    return series, Filed(None, None, year, figures, text)


@pytest.mark.parametrize(
    ("below", "places", "without"),
    [
        ([], [], 0),
        ([("a", 2024, "x"), ("b", 2024, "y")], [0, 1], 0),
        # A copy of a report is that report.
        ([("a", 2024, "x"), ("a", 2024, "x")], [0], 0),
        # Other text, equal figures: one report.
        ([("a", 2024, "x", "1"), ("a", 2024, "y", "1"), ("b", 2024, "z", "1")], [0, 2], 0),
        # Two texts of one agency: which counts?
        ([("a", 2024, "x"), ("a", 2024, "y"), ("b", 2024, "z")], [2], 1),
        # Only on another year, or on none.
        ([("a", 2023, "x"), ("b", 2024, "y")], [1], 1),
        ([("a", None, "x"), ("b", 2024, "y")], [1], 1),
        ([("a", 2023, "x"), ("a", 2024, "y")], [1], 0),
        # Agencies of one name in two folders have different series.
        ([("p/教育局", 2024, "x"), ("q/教育局", 2023, "y")], [0], 1),
        # One text of two agencies, or twice of none: one of them may be a copy.
        ([("a", 2024, "x"), ("b", 2024, "x"), ("c", 2024, "y")], [2], 2),
        ([(None, 2024, "x"), (None, 2024, "x")], [], 2),
        ([(None, 2024, "x"), (None, 2024, "y")], [0, 1], 0),
        ([(None, 2023, "x"), (None, 2024, "y")], [1], 1),
    ],
)
def test_which_reports_stand_for_their_agencies(
    below: list[Any], places: list[int], without: int
) -> None:
    parent = of_series("parent", 2024, "sum")
    more = [*below, ("parent", 2024, "sum"), ("parent", 2023, "s"), ("parent", 2024, "other form")]

    assert standing(parent, [of_series(*one) for one in below]) == (places, without)
    assert standing(parent, [of_series(*one) for one in more]) == (places, without)


def test_without_a_year_none_stands() -> None:
    assert standing(of_series("parent", None, "sum"), [of_series("a", None, "x")]) == ([], 1)


def test_a_parent_without_an_agency_is_told_by_its_text() -> None:
    below = [of_series(None, 2024, "sum"), of_series(None, 2024, "x")]
    assert standing(of_series(None, 2024, "sum"), below) == ([1], 0)


@pytest.mark.parametrize(
    ("agency", "names_a_place"),
    [
        ("青石县林业局", True),
        ("北京市朝阳区城市管理局", True),
        ("浦东新区教育局", True),
        ("柳河镇人民政府", True),
        ("国家发展和改革委员会", True),
        ("教育部", True),
        ("住房和城乡建设部", True),
        ("海关总署", True),
        ("教育局", False),
        ("城市管理局", False),
        ("城市管理综合行政执法局", False),
        ("住房和城乡建设局", False),
        ("城乡规划局", False),
        ("城镇管理局", False),
        ("乡镇企业局", False),
        ("社区服务中心", False),
        ("经济开发区管理委员会", False),
        ("卫生健康委员会", False),
        ("发展和改革委员会", False),
        ("市场监督管理局", False),
        ("宣传部", False),
        ("统战部", False),
        ("人民武装部", False),
    ],
)
def test_whether_an_agency_names_its_place(agency: str, names_a_place: bool) -> None:
    assert parsed(agency).states_its_place == names_a_place


@pytest.mark.parametrize(
    ("agency", "places"),
    [
        ("云州市人民政府", ("云州市",)),
        ("云州市临江区财政局", ("云州市", "临江区")),
        ("新乡市教育局", ("新乡市",)),
        ("景德镇市水务局", ("景德镇市",)),
        ("凉州区白河镇人民政府", ("凉州区", "白河镇")),
        ("新乡市新乡县水利局", ("新乡市", "新乡县")),
        ("延边州人民政府", ("延边州",)),
    ],
)
def test_names_of_cities_that_end_like_other_places(agency: str, places: tuple[str, ...]) -> None:
    assert parsed(agency).places == places
