# SPDX-License-Identifier: MIT
"""Contradictions within the narrative, and between it and the tables."""

from __future__ import annotations

import pytest

import reportparse
from reportparse.checks.prose_against_tables import RULES
from reportparse.checks.results import Check, Status
from tests.conftest import CORPUS, read

CONSISTENT = read(CORPUS / "checks" / "mention-differs" / "forestry_2024.txt")
TEXT = read(CORPUS / "checks" / "consistent" / "forestry_2023.txt")


def found(narrative: str) -> reportparse.CheckResult:
    text = TEXT.replace(TEXT.split("\n")[2], narrative)
    return reportparse.check(reportparse.parse(text), rules=RULES)


@pytest.mark.parametrize(
    ("narrative", "status", "published", "computed"),
    [
        ("信息66条，涵盖工作动态41条、政策文件12条、通知公告13条。", "pass", 66, 66),
        ("信息67条，涵盖工作动态41条、政策文件12条、通知公告13条。", "fail", 67, 66),
        # others may not be named
        ("信息67条，其中工作动态41条、政策文件12条。", "undecided", 67, None),
        ("信息50条，其中工作动态41条、政策文件12条。", "fail", 50, 53),
        # one may be counted in several
        ("信息67条，其中网站41条、微信12条、其他13条。", "fail", 67, 66),
        ("信息60条，其中网站41条、微信12条、其他13条。", "undecided", 60, None),
    ],
)
def test_a_number_and_the_parts_that_are_listed(
    narrative: str, status: Status, published: int, computed: int | None
) -> None:
    assert found(f"全年共发布{narrative}").checks == (
        Check("parts-differ", "mentions[0]", status, published, computed),
    )


@pytest.mark.parametrize(
    ("whole", "status"),
    [
        ("收到申请9件", "fail"),
        ("其余9件为不予公开、无法提供等情形", "undecided"),
        ("予以公开4件，不予公开9件", "undecided"),
    ],
)
def test_ways_of_applications_do_not_divide_an_outcome(whole: str, status: Status) -> None:
    result = found(f"{whole}。按申请方式分，网络提交7件、信函3件、当面2件。")

    assert [check.status for check in result.checks if check.rule == "parts-differ"] == [status]


@pytest.mark.parametrize(
    "narrative",
    [
        "收到申请50件，答复40件。其中信函申请45件、网上申请5件。",
        "收到申请50件，答复40件。其中信函申请30件、网上申请20件。",
        "公开部门文件20条，财政信息40条等，共公开160条。",
    ],
)
def test_parts_of_something_before_or_with_others(narrative: str) -> None:
    assert "parts-differ" not in {finding.code for finding in found(narrative).diagnostics}


def test_numbers_are_named_by_their_place_among_all_that_the_text_states() -> None:
    parts = "涵盖工作动态41条、政策文件12条、通知公告13条。"
    result = found(
        f"召开会议3次，培训2次。发布信息60条，{parts}\n举办活动4场，参加50人，公开信息70条，{parts}"
    )
    paths = [check.path for check in result.checks]

    assert paths == ["mentions[2]", "mentions[8]"]
    text = TEXT.replace(TEXT.split("\n")[2], f"召开会议3次，培训2次。发布信息60条，{parts}")
    assert reportparse.parse(text).mentions[2].text == "60条"


def test_what_is_wrong_is_shown_with_its_parts() -> None:
    result = found("全年共发布信息67条，涵盖工作动态41条、政策文件12条、通知公告13条。")
    (one,) = result.diagnostics

    assert one.message == "文中称“67条”，所列各项相加为 41 + 12 + 13 = 66"
    assert (one.line, one.column, one.end_column) == (3, 8, 11)
    assert [(other.message, other.line, other.column) for other in one.related] == [
        ("工作动态：41条", 3, 18),
        ("政策文件：12条", 3, 26),
        ("通知公告：13条", 3, 34),
    ]


@pytest.mark.parametrize(
    ("narrative", "status", "published", "computed"),
    [
        ("588件", "pass", 588, 588),
        ("580余件", "pass", 580, 588),
        ("580件", "fail", 580, 588),
    ],
)
def test_a_number_that_states_a_figure_of_the_tables(
    narrative: str, status: Status, published: int, computed: int
) -> None:
    result = found(f"全年共收到政府信息公开申请{narrative}。")

    assert result.checks == (
        Check("mention-differs", "applications.new.total", status, published, computed),
    )
    assert [finding.message for finding in result.diagnostics] == (
        ["文中称“580件”，表格中“申请情况→本年新收→总计”为 588"] if status == "fail" else []
    )


@pytest.mark.parametrize(
    ("heading", "part", "is_compared"),
    [
        ("依申请公开", "办理情况", True),
        ("依申请公开和政务咨询", "办理情况", False),
        ("依申请公开", "建议提案办理", False),
        ("依申请公开", "上半年", False),
        ("依申请公开", "乡镇办理", False),
        ("信访工作", "办理情况", False),
    ],
)
def test_a_heading_on_applications_is_that_of_its_parts(
    heading: str, part: str, is_compared: bool
) -> None:
    result = found(f"（二）{heading}\n1.{part}。办结580件。")

    assert bool(result.diagnostics) is is_compared


def test_a_number_is_held_against_no_figure_that_could_not_be_read() -> None:
    text = TEXT.replace("| 104 | 588 |", "| 104 | 若干 |")
    result = reportparse.check(reportparse.parse(text), rules=RULES)

    assert (
        Check("mention-differs", "applications.new.total", "undecided", 588, None) in result.checks
    )


def notes(narrative: str) -> list[tuple[str, str]]:
    """The findings made only on drafts."""
    report = reportparse.parse(TEXT.replace(TEXT.split("\n")[2], narrative))
    result = reportparse.check(report, rules=RULES, strictness="draft")
    assert not found(narrative).diagnostics
    return [(finding.code, finding.severity) for finding in result.diagnostics]


@pytest.mark.parametrize(
    ("narrative", "code"),
    [
        ("信息67条，其中工作动态41条、政策文件12条。", "parts-differ"),
        ("信息60条，其中网站41条、微信12条、其他13条。", "parts-differ"),
        ("信息60条，包括工作动态41条，以及政策文件61条。", "parts-differ"),
        ("其中予以公开999件。", "mention-differs"),
        ("行政许可999件。", "mention-differs"),
    ],
)
def test_a_draft_gets_notes_on_what_may_be_meant_otherwise(narrative: str, code: str) -> None:
    assert notes(narrative) == [(code, "info")]


@pytest.mark.parametrize(
    ("parts", "count"),
    [
        ("电话150人次、现场200人次、网络50人次", 0),  # of both
        ("电话150人次、现场100人次、网络50人次", 0),  # of the first
        ("电话150人次、现场200人次、网络60人次", 1),
    ],
)
def test_a_list_by_kind_divides_the_numbers_before_it_or_all_of_them(
    parts: str, count: int
) -> None:
    text = f"接待咨询300人次、投诉100人次，从渠道看，{parts}。"

    assert [finding.code for finding in found(text).diagnostics] == ["parts-differ"] * count


def test_numbers_that_agree_confirm_those_beside_them() -> None:
    figures = reportparse.parse(TEXT).by_path
    granted, partial = (figures[f"applications.{row}.total"] for row in ("granted", "partial"))
    (finding,) = found(f"其中予以公开{granted}件，部分公开{partial}件，不予公开1件。").diagnostics

    assert (finding.code, finding.path) == ("mention-differs", "applications.denied")
    assert found("其中予以公开1件，部分公开2件，不予公开1件。").diagnostics == ()


@pytest.mark.parametrize(
    ("amount", "status"), [("5.65万元", "pass"), ("56500元", "pass"), ("5.56万元", "fail")]
)
def test_fees_are_compared_in_one_unit(amount: str, status: Status) -> None:
    text = CONSISTENT.replace(CONSISTENT.split("\n")[2], f"行政事业性收费{amount}。")
    result = reportparse.check(reportparse.parse(text), rules=RULES)

    assert [check.status for check in result.checks] == [status]


def test_fees_without_a_unit_are_not_compared() -> None:
    text = TEXT.replace("（单位：万元）", "").replace(TEXT.split("\n")[2], "行政事业性收费9元。")
    result = reportparse.check(reportparse.parse(text), rules=RULES)

    assert [check.status for check in result.checks] == ["undecided"]


def test_numbered_sentences_are_prose() -> None:
    line = "（一）全年收到政府信息公开申请12件。"
    result = found(line)
    (mention,) = reportparse.parse(TEXT.replace(TEXT.split("\n")[2], line)).mentions

    assert (mention.value, mention.path) == (12, "applications.new.total")
    assert line[mention.column - 1 :].startswith("12件")
    assert [finding.code for finding in result.diagnostics] == ["mention-differs"]


@pytest.mark.parametrize(
    ("narrative", "wrong", "right"),
    [
        ("收到申请588件，均来自自然人。", ["applications.new.natural_person"], 1),
        # the number that is said to be of all is wrong, which is said once
        ("收到申请580件，均来自自然人。", ["applications.new.total"], 0),
        ("收到申请81件，均来自自然人。", ["applications.new.total"], 1),
        # two things are said to be none
        (
            "未发生信息公开行政诉讼，收到申请588件，均已办结。",
            ["reviews", "applications.carried_out.total"],
            1,
        ),
    ],
)
def test_what_is_said_of_all_is_wrong_by_itself(
    narrative: str, wrong: list[str], right: int
) -> None:
    checks = found(narrative).checks

    assert [check.path for check in checks if check.status == "fail"] == wrong
    assert [check.status for check in checks].count("pass") == right


def test_one_of_two_numbers_for_a_figure_that_differs_is_undecided() -> None:
    text = "因信息公开被复议19件，被提起诉讼36件；因征收、登记等其他事项被复议33件、被诉61件。"

    stated = [(check.published, check.status) for check in found(text).checks]
    assert stated == [(19, "pass"), (36, "pass"), (61, "undecided")]
    assert notes(text) == [("mention-differs", "info")]


@pytest.mark.parametrize(
    ("narrative", "codes"),
    [
        ("收到政府信息公开申请500件，转乡镇自收80件，转部门自收8件。", []),
        ("收到政府信息公开申请500件，转乡镇自收80件。", ["mention-differs"]),
        ("收到政府信息公开申请500件，公布热线88条。", ["mention-differs"]),
        ("收到政府信息公开申请500件，其中行政诉讼88件。", ["mention-differs"]),
    ],
)
def test_numbers_that_add_up_to_a_figure_are_its_parts(narrative: str, codes: list[str]) -> None:
    assert [finding.code for finding in found(narrative).diagnostics][:1] == codes


@pytest.mark.parametrize(
    ("number", "path"),
    [
        (24, "applications.other.other.total"),
        (78, "applications.other"),
        (25, None),
    ],
)
def test_of_two_figures_the_one_that_agrees_is_meant(number: int, path: str | None) -> None:
    line = f"收到申请588件，逾期不补正31件，其他处理{number}件。"
    result = found(line)
    mention = reportparse.parse(TEXT.replace(TEXT.split("\n")[2], line)).mentions[2]

    assert mention.path == path
    assert [check.path for check in result.checks if check.status == "pass"][2:] == [path][
        : bool(path)
    ]


def test_a_number_that_is_neither_of_two_figures_is_shown_with_both() -> None:
    (one,) = found("收到申请588件，逾期不补正31件，其他处理25件。").diagnostics

    assert "“申请情况→其他处理→其他→总计 / 申请情况→其他处理”为 24 / 78" in one.message
    assert {place.path for place in one.related} > {"applications.other.other.total"}


@pytest.mark.parametrize(
    ("narrative", "codes"),
    [
        # the tables and the parts say the same
        ("收到申请上半年300件、下半年288件，共589件。", ["mention-differs"]),
        # they say different things
        ("收到申请上半年300件、下半年287件，共589件。", ["mention-differs", "parts-differ"]),
        ("收到申请上半年300件、下半年287件，共588件。", ["parts-differ"]),
        ("收到申请上半年300件、下半年289件，共589件。", ["mention-differs"]),
        ("收到申请上半年300件、下半年288件，总共为588件。", []),
    ],
)
def test_a_sum_is_wrong_once(narrative: str, codes: list[str]) -> None:
    assert sorted(finding.code for finding in found(narrative).diagnostics) == codes


@pytest.mark.parametrize(
    ("narrative", "codes"),
    [
        ("收到申请588件（另有上年结转26件，共614件）。", []),
        ("收到申请588件（另有上年结转26件，共624件）。", ["mention-differs"]),
        ("收到申请588件（含上年结转26件则为614件）。", []),
        ("收到申请588件（含上年结转26件则为624件）。", ["mention-differs"]),
        ("收到申请614件（含上年结转26件）。", []),
        ("收到申请588件（含上年结转26件）。", ["mention-differs"]),
        ("发布信息66条：网站41条，微信12条，短信13条，合计66条。", []),
        ("发布信息67条：动态41条，文件12条，通知13条，合计66条。", ["parts-differ"]),
    ],
)
def test_the_number_of_all_is_no_part(narrative: str, codes: list[str]) -> None:
    assert [finding.code for finding in found(narrative).diagnostics] == codes


@pytest.mark.parametrize("word", ["合计", "共计", "总计", "总共", "共", "共计为", "合计达"])
def test_every_sum_word_closes_every_list(word: str) -> None:
    lists = [
        f"收到申请上半年300件、下半年288件，{word}580件。",
        f"工作动态41条、政策文件12条、通知公告13条，{word}67条。",
        f"新收申请588件，上年结转26件，{word}600件。",
    ]

    assert [len(found(each).diagnostics) for each in lists] == [1, 1, 1]
