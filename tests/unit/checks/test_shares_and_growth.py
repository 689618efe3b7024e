# SPDX-License-Identifier: MIT
"""Shares that the text states, and what it says has changed since last year."""

from __future__ import annotations

import pytest

import reportparse
from reportparse.checks.shares_and_growth import RULES
from reportparse.diagnostics.catalogue import Language
from tests.corpus.test_statements import DATA, LAST_YEAR, report


def found(
    text: str, previous: reportparse.Report | None = LAST_YEAR
) -> list[tuple[str, str, object]]:
    result = reportparse.check(report(text), previous, rules=RULES)
    return [(check.rule, check.status, check.computed) for check in result.checks]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("办结政府信息公开申请50件，其中予以公开22件，占44%。", "pass"),
        ("办结政府信息公开申请50件，其中予以公开22件，占43.1%。", "pass"),  # of what is new
        ("办结政府信息公开申请50件，其中予以公开22件，占54%。", "fail"),
        ("办结政府信息公开申请50件，其中予以公开22件，占比约55%。", "undecided"),
        ("办结政府信息公开申请50件，其中予以公开22件，占比约80%。", "fail"),
        ("其中予以公开22件，占54%。", "fail"),
        ("其中予以公开2件，占54%。", None),
        ("其中予以公开21件，占54%。", None),
        ("发布信息22条，占54%。", None),
        ("占54%。", None),
        # several numbers together
        ("予以公开22件、部分公开5件，两项合计占54%。", "pass"),
        ("予以公开22件、部分公开5件，两项合计占64%。", "fail"),
        ("办结申请50件，予以公开22件、部分公开5件，两者占比达到64%。", "fail"),
        ("予以公开22件、部分公开5件、不予公开3件，三类申请合计占60%。", "pass"),
        (
            "予以公开22件、不予公开3件、无法提供4件、其他处理3件，四项合计占64%。",
            "pass",
        ),
        (
            "予以公开22件、不予公开3件、无法提供4件、其他处理3件，四项合计占74%。",
            "fail",
        ),
        ("予以公开和部分公开两项合计占64%。", "fail"),
        ("收到申请51件，其中自然人申请40件、商业企业8件，两类合计占94.1%。", "pass"),
        ("收到申请51件，其中自然人申请40件、商业企业8件，两类合计占84.1%。", "fail"),
        ("办结申请50件，占收到申请的98%。", "pass"),
        # fewer numbers than are said to be taken together, their whole aside
        ("予以公开22件，两项合计占54%。", None),
        ("办结政府信息公开申请50件，其中予以公开22件、部分公开5件，三项合计占64%。", None),
        ("办结政府信息公开申请50件，其中予以公开和部分公开27件，两项合计占54%。", None),
        # how many are meant is not said, or others are named
        ("予以公开22件、部分公开5件，合计占比54%。", None),
        ("予以公开22件、部分公开5件，共占54%。", None),
        ("予以公开占44%，两项合计占56%。", "pass"),
        ("予以公开、部分公开等三项合计占56%。", None),
    ],
)
def test_shares(text: str, status: str | None) -> None:
    assert [item[1] for item in found(text)] == ([status] if status else [])


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("收到政府信息公开申请51件，同比增长13.3%。", "pass"),
        ("收到政府信息公开申请51件，同比增长13%。", "pass"),
        ("收到政府信息公开申请51件，同比增长23.3%。", "fail"),
        ("收到政府信息公开申请51件，同比下降13.3%。", "fail"),
        ("收到政府信息公开申请51件，比上年增加6件。", "pass"),
        ("收到政府信息公开申请51件，比上年增加7件。", "fail"),
        ("2022年收到政府信息公开申请45件；2023年收到51件，增加9件。", "fail"),
        ("2022年收到政府信息公开申请45件，增长3件。", None),
        ("作出行政许可决定1528件，增长8.4%。", "pass"),
        ("行政事业性收费312.5万元，增长8.4%。", "fail"),
        # in words
        ("收到政府信息公开申请51件，与上年持平。", "fail"),
        ("收到政府信息公开申请51件，同比持平。", "fail"),
        ("未收到政府信息公开申请，与上年持平。", "fail"),
        ("未收到政府信息公开申请，机构设置与上年持平。", None),
        ("收到政府信息公开申请51件，较上年无变化。", "fail"),
        ("收到政府信息公开申请45件，与2023年持平。", "pass"),
        ("收到政府信息公开申请数量与去年持平。", "fail"),
        ("收到政府信息公开申请51件，与上年基本持平。", "undecided"),
        ("收到政府信息公开申请51件，较上年翻了一番。", "fail"),
        ("收到政府信息公开申请88件，较上年翻了一番。", "pass"),
        ("收到政府信息公开申请51件，机构设置较上年无变化。", None),
        ("收到政府信息公开申请51件，申请人情况与上年持平。", None),
        ("申请类型没有变化。", None),
        ("发布信息51件，与上年持平。", None),
        # another year than last year
        ("收到政府信息公开申请51件，比2020年增长30%。", None),
        ("收到政府信息公开申请51件，比2020年翻了一番。", None),
        ("收到政府信息公开申请51件，与2020年持平。", None),
        ("收到政府信息公开申请51件，比2022年增长30%。", "fail"),
    ],
)
def test_growth(text: str, status: str | None) -> None:
    assert [item[1] for item in found(text)] == ([status] if status else [])


@pytest.mark.parametrize(
    ("text", "severities"),
    [
        # with all numbers in the sentence
        ("办结申请50件，其中予以公开22件，占54%。", ["warning"]),
        ("刊发稿件338篇，原创稿件84篇，占44.9%。", ["warning"]),
        ("网络申请12件，占13.3%；信函申请11件，占21.2%；当面申请67件，占74.4%。", ["warning"]),
        ("应处理申请54件，办结50件，办结率为83.8%。", ["warning"]),
        # of all, or of the last part
        ("网站1364条，其中动态1338条、其他26条，总量较上年的1258条增加106条。", []),
        ("网站1364条，其中动态1338条、其他26条，较上年的1258条增加126条。", ["warning"]),
        ("网站1364条，其中动态1338条、其他26条，较上年的20条增加6条。", []),
        # results beside each other are no parts of each other
        ("复议12件，其中维持6件，纠正3件，纠错率25%。", []),
        ("复议12件，其中维持6件，纠正3件，纠错率50%。", ["warning"]),
        ("办结申请50件，其中予以公开22件，部分公开5件，占22.7%。", ["warning"]),
        # several parts of a number together
        ("落选6件，其中甲类4件、乙类2件，占参评73件的8.2%。", []),
        ("落选6件，其中甲类4件、乙类2件，占参评73件的9.2%。", ["warning"]),
        # of the outcome that was named before
        ("无法提供9件，其中77.8%为本机关不掌握相关政府信息。", []),
        ("无法提供9件，其中14%为本机关不掌握相关政府信息。", ["info"]),
        ("无法提供的9件中，77.8%为本机关不掌握相关政府信息。", []),
        ("无法提供9件，其中本机关不掌握占办结总数的14%。", []),
        # what there was none of is no part
        ("办结申请50件，无结转，办结率100%。", []),
        ("办结申请50件，没有逾期，办结率为100%。", []),
        ("发布信息6293条，比上年的4520条多出1973条。", ["warning"]),
        ("差错由上年的341处降至271处，下降33.5%。", ["warning"]),
        ("来件由2022年的375件增加到2023年的750件，增幅达到150%。", ["warning"]),
        ("2022年265件、2023年327件，一年间增长了45.4%。", ["warning"]),
        ("来信340件，同比减少132件（上年为463件）。", ["warning"]),
        ("来信340件，比上年的463件减少123件，下降36.6%。", ["warning"]),
        ("来信340件，上一年度为463件，同比减少132件。", ["warning"]),
        ("来信340件，去年同期320件，同比多收30件。", ["warning"]),
        ("公开率由39%升至43%，提高6个百分点。", ["warning"]),
        # with others than may be meant
        ("办结申请50件，予以公开22件，部分公开5件，公开率（含部分公开）61%。", ["info"]),
        ("办结申请50件，予以公开22件，部分公开5件，公开率（含部分公开）54%。", []),
        ("其中予以公开22件，占54%。", ["info"]),
        ("收到政府信息公开申请51件，同比增长23.3%。", ["info"]),
        ("网站发布338条，微信发布187条，其中原创84条，占44.9%。", []),
        ("全年发布信息187条。公众号刊发稿件338条，原创84条，占44.9%。", []),
        ("微信400条，占40%；微博300条，占30%；网站200条，占20%。", []),
        ("原创84篇，占公众号稿件的44.9%。", []),
        ("访问量120万次，比上年的100万次增长20.4%。", []),
        ("访问量12.0万次，比上年的10.0万次增长22%。", []),
        ("访问量12.0万次，比上年的10.0万次增长24%。", ["warning"]),
        ("来信463件，比上年的340件增加123件，其中投诉类增长12.3%。", []),
        ("来信约80件，比上年50件增加20%。", []),
        ("2022年来信100件、2023年来电120件，增长35%。", []),
        ("2022年发布解读100篇，2023年发布120篇，增长35%。", ["warning"]),
        ("2022年发布解读100篇，2023年发布120篇，增长20%。", []),
        ("2022年发布解读100篇，2023年公开120篇，增长35%。", []),
        ("问题45个，整改40个，整改率100%。", []),
        ("留言办理时间由上年的10天降至8天，下降20%。", []),
        # of a whole that the sentence does not have
        ("参训人员1200人次，现场咨询300人次，占60%。", []),
        ("热线受理5200件，网站留言312件；线上咨询2600件，占比86.7%。", []),
        ("受理案件80件，维持30件，占50%，撤销10件，占16.7%。", []),
        ("发布规范性文件12件，废止3件，占比20%。", []),
        # of a sum in which it is
        ("网站发布信息1500条，微信发布信息500条，占25%。", []),
        ("网站发布信息1500条，微信发布信息500条，占35%。", ["warning"]),
        ("收到建议80件，占总数90件的85%。", ["warning"]),
        # of several years, or one of several changes
        ("2022年265件、2023年327件、2024年360件，增长35.8%。", []),
        ("现有规章50件，较上年的53件减少5件，新增2件。", []),
    ],
)
def test_what_a_sentence_contradicts_itself_is_no_note(text: str, severities: list[str]) -> None:
    result = reportparse.check(report(text), LAST_YEAR, rules=RULES)

    assert [found.severity for found in result.diagnostics] == severities


@pytest.mark.parametrize(
    ("changes", "statuses"),
    [
        ("同比分别增加6件和118件", ["pass", "pass"]),
        ("同比分别增加6件、128件", ["pass", "fail"]),
        ("与上年相比，分别增长13.3%和9.4%", ["pass", "fail"]),
        ("同比分别增加6件、118件和2件", []),
    ],
)
def test_changes_of_each_of_several(changes: str, statuses: list[str]) -> None:
    text = f"收到信息公开申请51件，作出行政许可决定1528件，{changes}。"

    assert [item[1] for item in found(text)] == statuses


def test_without_last_year_nothing_is_said() -> None:
    text = "收到政府信息公开申请51件，同比增长23.3%。"

    assert found(text, None) == []
    assert found("2022年收到公开申请45件；2023年收到51件，增加9件。", None) == [
        ("growth-differs", "fail", 6)
    ]


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("刊发稿件338篇，原创稿件84篇，占44.9%。", "24.85%", "24.85%"),
        ("来信340件，同比减少132件（上年为463件）。", "减少 123件", "down 123"),
        ("80件中，甲类40件，占50%；乙类20件，占35%。", "25%", "25%"),
        ("公开率由39%升至43%，提高6个百分点。", "增加 4个百分点", "up 4 percentage points"),
        ("收入3000元，比上年的2000元增加2000元。", "增加 1000元", "up 1000 yuan"),
        ("信息6293条，比上年的4520条增加20%。", "增长 39.23%", "up 39.23%"),
        ("行政事业性收费312.5万元，比上年增加1元。", "持平", "unchanged"),
        ("收到政府信息公开申请51件，是上年的1.7倍。", "1.13倍", "1.13 times"),
    ],
)
def test_what_is_computed_has_its_unit(text: str, zh: str, en: str) -> None:
    of_language: dict[Language, str] = {"zh": zh, "en": en}
    for language, shown in of_language.items():
        result = reportparse.check(report(text), LAST_YEAR, rules=RULES, language=language)
        (problem,) = result.diagnostics
        assert problem.message.endswith((f"为 {shown}", f"为{shown}", f"is {shown}"))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("作出行政处罚决定236件，同比增长0.25倍。", "pass"),
        ("作出行政处罚决定236件，同比增长1.25倍。", "fail"),
        ("收到政府信息公开申请51件，同比增长0.13倍。", "pass"),
        ("收到政府信息公开申请51件，同比增长0.1倍。", "pass"),
        ("收到政府信息公开申请51件，同比增长1.13倍。", "fail"),
        ("收到政府信息公开申请51件，比上年下降0.13倍。", "fail"),
        ("收到政府信息公开申请51件，是上年的1.1倍。", "pass"),
        ("收到政府信息公开申请51件，是上年的1.7倍。", "fail"),
        ("收到政府信息公开申请51件，比2022年的45件增长0.13倍。", "pass"),
        ("收到政府信息公开申请51件，比2022年的45件增长0.53倍。", "fail"),
        ("发布信息900条，比上年的300条增长2倍。", "pass"),
        ("发布信息900条，比上年的300条增长3倍。", "fail"),
        ("发布信息300条，比上年的900条下降0.67倍。", "pass"),
    ],
)
def test_how_many_times_more(text: str, status: str) -> None:
    previous = report("", 2022, **{**DATA["previous"], "proactive.penalties.decisions": 189})

    assert [item[1] for item in found(text, previous)] == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("收到行政复议申请7件，占办结总数的14%。", "pass"),
        ("收到行政复议申请7件，占办结总数的18%。", "fail"),
        ("行政诉讼5件，占全部申请的10%。", "pass"),
        ("行政诉讼5件，占全部申请的20%。", "fail"),
        ("对答复不服提起行政复议的7件，占答复总数的14%。", "pass"),
        ("对答复不服提起行政复议的7件，占答复总数的24%。", "fail"),
        # which whole is meant is open
        ("收到行政复议7件，占比58.3%。", None),
        ("收到行政复议7件，占全部案件的58.3%。", None),
        ("收到行政复议7件，占受理总数的58.3%。", None),
        ("收到行政复议7件，占复议诉讼总数的58.3%。", None),
        ("收到行政复议7件，维持4件，占全市复议总数的5%。", None),
        ("办结申请50件，其中予以公开22件，占全市申请总数的4%。", None),
        # reviews are taken apart by their own kind
        ("收到行政复议7件，维持4件，占复议总数的57.1%。", "pass"),
        ("收到行政复议7件，维持4件，占复议总数的67.1%。", "fail"),
        ("收到行政复议7件，维持4件，占信息公开申请总数的7.8%。", None),
        # the year's, and those that came in before
        ("其中予以公开22件，占收到申请的43.1%。", "pass"),
        ("其中予以公开22件，占收到申请的40.7%。", "pass"),
        ("其中予以公开22件，占办结申请的43.1%。", "fail"),
    ],
)
def test_shares_of_a_whole_that_is_named(text: str, status: str | None) -> None:
    assert [item[1] for item in found(text)] == ([status] if status else [])
