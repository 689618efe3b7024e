# SPDX-License-Identifier: MIT
"""Wordings that agencies publish: what they call an application, a review, and themselves."""

from __future__ import annotations

import pytest

from reportparse import parse
from reportparse.narrative.breakdowns import parts_of
from reportparse.narrative.own_names import names_of, without_own_names
from reportparse.narrative.passages import normalised
from reportparse.narrative.quantities import quantities
from reportparse.narrative.statements import sentences
from tests.unit.prose.test_claims import CONTEXT, claims


@pytest.mark.parametrize(
    "application",
    [
        "依申请公开事项",
        "依申请公开请求",
        "依申请公开信息",
        "依申请公开案件",
        "依申请信息公开件",
        "依申请政府信息公开事项",
        "政府信息公开依申请",
        "公开政府信息申请",
        "公开政府信息的申请",
        "申请公开信息",
        "依申请公开办理事项",
        "自然人、法人或其他组织的政府信息公开申请",
        "政府信息公开相关申请",
        "信息公开类申请",
        "提出公开政府信息的申请",
    ],
)
def test_an_application_has_many_names(application: str) -> None:
    assert claims(f"全年共收到{application}9件。") == [("received", 9)]
    assert claims(f"全年未收到任何{application}。")[:1] == [("received", 0)]


@pytest.mark.parametrize("words", ["受理申请公开9件", "收到公民申请政府信息公开9件"])
def test_applications_are_named_before_their_number(words: str) -> None:
    assert claims(f"全年共{words}。") == [("received", 9)]


@pytest.mark.parametrize("words", ["收到和处理", "收到并办理", "接收处理"])
def test_what_comes_in_is_handled_in_one_breath(words: str) -> None:
    assert claims(f"我局{words}政府信息公开申请9件。") == [("handled", 9)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("其中主动公开信息38条，依申请公开信息9条。", [None, None]),
        ("其中法人或其他组织申请9件。", [None]),
        ("政务公开事项9件。", [None]),
    ],
)
def test_other_counts_have_some_of_these_words(text: str, expected: list[str | None]) -> None:
    assert [claim for claim, _ in claims(text, "")] == expected


@pytest.mark.parametrize(
    "text",
    [
        "未出现因政府信息公开申请引起的行政复议、行政诉讼",
        "没有发生因政务公开而引发的行政复议或行政诉讼事件",
        "无因答复不规范导致的行政复议、行政诉讼等情况",
        "未收到关于政府信息公开的举报、投诉、行政复议及行政诉讼",
        "未发生依申请公开行政复议和行政诉讼问题",
        "未发生因政府环境信息公开引起的行政复议、行政诉讼",
        "无诉讼复议情况",
        "未发生因政府信息公开申请办理导致行政复议、提起行政诉讼和行政申诉的情况",
    ],
)
def test_no_disputes_in_many_words(text: str) -> None:
    assert claims(f"2024年收到政府信息公开申请9件，{text}。")[1:] == [("disputes", 0)]


def test_reviews_go_on_with_applications() -> None:
    text = "收到政府信息公开申请9件，被申请行政复议2件，提起行政诉讼1件。"
    found = claims(text)

    assert found[1:] == [("reconsideration", 2), ("litigation", 1)]
    # a justice bureau reviews what others have decided
    assert claims("收到政府信息公开申请9件，受理行政复议28件。")[1:] == [(None, 28)]
    # nor are those on other business meant
    other = "收到政府信息公开申请9件，办理信访件6件，因拆迁引发行政复议2件。"
    assert claims(other)[-1:] == [(None, 2)]


@pytest.mark.parametrize(
    ("reviews", "expected"),
    [
        ("因政府信息公开引发的行政复议", [("reconsideration:corrected", 0)]),
        ("政府信息公开行政诉讼", [("litigation:corrected", 0)]),
        ("行政复议", []),
    ],
)
def test_all_reviews_upheld_leave_none_corrected(
    reviews: str, expected: list[tuple[str | None, int]]
) -> None:
    assert claims(f"{reviews}均被维持。") == expected


@pytest.mark.parametrize(
    ("end", "claim"),
    [
        ("已全部办理完成", "carried_out"),
        ("并已依法办结", "carried_out"),
        ("已按期办结", "carried_out"),
        ("已全部按期办结", "carried_out"),
        # may be of those that were due
        ("均按期办结", None),
        ("全部按时办结", None),
    ],
)
def test_what_is_done_leaves_nothing(end: str, claim: str | None) -> None:
    found = [name for name, _ in claims(f"收到政府信息公开申请9件，{end}。")]

    assert found[1:] == ([claim] if claim else [])


def test_some_that_were_granted_are_not_all_that_were() -> None:
    assert ("disclosed", 9) in claims("收到的9件政府信息公开申请均予以公开。")
    assert claims("上年结转的2件政府信息公开申请均予以公开。") == [(None, 2)]


def test_what_came_from_last_year_is_not_still_open() -> None:
    text = "新收政府信息公开申请9件、上年结转2件，均已办理完毕。"

    assert [claim for claim, _ in claims(text)] == ["received", "carried_in", "carried_out"]


def test_a_list_of_outcomes_goes_on_after_what_has_no_row() -> None:
    text = "收到政府信息公开申请9件，其中予以公开3件，指引其他途径2件，不予公开4件。"

    assert [claim for claim, _ in claims(text)] == ["received", "granted", None, "denied"]
    # what follows a part that is no outcome may be of that part
    text = "收到政府信息公开申请9件，其中征地类5件，予以公开3件。"
    assert [claim for claim, _ in claims(text)][2:] == [None]


@pytest.mark.parametrize(
    ("agency", "word"),
    [
        ("青川市石桥区人民政府办公室", "区政府办公室"),
        ("青川市石桥区人民政府办公室", "区政府办"),
        ("青川市石桥区人民政府东关街道办事处", "东关街道"),
        ("青川市石桥区人民政府东关街道办事处", "全街"),
        ("青川市石桥区柳河镇人民政府", "柳河镇"),
        ("青川市柳河管理区", "管理区"),
        ("青川市税务局柳河分局", "分局"),
        ("青川市人民政府", "全市政府系统各单位"),
        ("青川市石桥区人民政府", "全区各职能部门、镇街"),
    ],
)
def test_an_agency_calls_itself_by_less_than_its_name(agency: str, word: str) -> None:
    assert without_own_names(f"{word}收到9件", 2024, names_of(agency)) == "收到9件"


def test_a_bureau_for_cities_is_no_city() -> None:
    assert "管理局" not in names_of("青川市城市管理局")


@pytest.mark.parametrize(
    "lead",
    [
        "依法依规做好依申请公开工作",
        "通过平台、信函、当面提交等渠道",
        "我局推进网上、窗口同步受理，规范答复文书",
    ],
)
def test_some_leads_narrow_nothing_down(lead: str) -> None:
    assert claims(f"{lead}，全年收到政府信息公开申请9件。")[-1:] == [("received", 9)]


def test_what_applications_are_about_narrows_nothing_down() -> None:
    text = "收到政府信息公开申请9件，涉及征地拆迁等方面，已办结8件。"

    assert claims(text) == [("received", 9), ("answered", 8)]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("全年制定并主动公开行政规范性文件9件。", "normative_documents.issued"),
        ("现行有效文件共计9件。", None),
    ],
)
def test_documents(text: str, claim: str | None) -> None:
    assert [name for name, _ in claims(text)] == [claim]


def test_several_rows_and_columns_of_documents_are_denied_at_once() -> None:
    acts = ("issued", "repealed")

    assert claims("2024年，未制定、未废止行政规范性文件。") == [
        (f"normative_documents.{act}", 0) for act in acts
    ]
    assert claims("没有制发或废止规章及行政规范性文件。") == [
        (f"{row}.{act}", 0) for row in ("rules", "normative_documents") for act in acts
    ]


def test_outcomes_after_a_note_are_of_what_is_before_it() -> None:
    text = "收到政府信息公开申请9件，办结8件（含上年结转2件），其中予以公开5件、不予公开3件。"

    assert claims(text)[3:] == [("granted", 5), ("denied", 3)]


def test_sentences_go_on_with_one_level_of_a_government() -> None:
    text = "{}共收到政府信息公开申请9件。因政府信息公开被申请行政复议2件。"

    assert claims(text.format("县本级政府及政府办"))[1:] == [(None, 2)]
    assert claims(text.format("全镇"))[1:] == [("reconsideration", 2)]


def test_applicants_may_be_of_all_or_of_those_carried_over() -> None:
    text = "收到政府信息公开申请9件，上年结转1件，其中自然人申请8件、商业企业申请2件。"

    assert [claim for claim, _ in claims(text)][2:] == [
        "applied:natural_person|carried_in:natural_person",
        "applied:enterprise|carried_in:enterprise",
    ]


def test_applicants_behind_a_note_are_of_what_is_before_it() -> None:
    text = "政府信息公开申请9件（含上年结转2件），其中自然人8件。"

    assert [claim for claim, _ in claims(text)] == [
        "incoming",
        "carried_in",
        "applied:natural_person",
    ]


def test_what_is_among_others_beside_an_outcome_is_theirs() -> None:
    text = "办结政府信息公开申请9件，其中予以公开3件，征地类2件，其中不予公开1件。"

    assert claims(text)[2:] == [(None, 2), (None, 1)]


def test_what_was_published_by_a_government_is_no_agency() -> None:
    text = "报送的政府公开信息38份；制发规范性文件9份、废止2份。"

    assert [claim for claim, _ in claims(text)][1:2] == ["normative_documents.issued"]


def test_documents_that_ended_in_two_ways_are_no_total() -> None:
    text = "清理行政规范性文件，继续有效30件，失效2件、废止4件。"

    assert [claim for claim, _ in claims(text)][1:] == [None, None]


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        # whatever the label of the rest, it is a part
        ("发布信息48条，其中动态8条，公告6条，其他信息71条。", [85]),
        # both with and without what may divide them it is too much
        ("发布信息50条，其中：机构6条；预算40条；收支12条，解读4条；决策18条。", [80]),
        ("公开资金信息3条，政策信息4条，共公开9条。", [7]),
        # a part of a part is none of the whole
        ("发布信息50条，其中：动态8条，含原创3条，公告2条。", []),
    ],
)
def test_lists(text: str, sums: list[int]) -> None:
    text = normalised(text)
    numbers = quantities(text)
    found = [parts for _, parts in parts_of(text, numbers) if parts.are_all or sums]

    assert [parts.sums()[-1] for parts in found if not parts.is_doubtful] == sums


def test_applications_all_come_by_some_way() -> None:
    text = normalised("收到政府信息公开申请9件，其中网络申请3件，信函申请11件；答复完毕9件。")
    ((_, parts),) = parts_of(text, quantities(text))

    assert parts.sums() == [14]
    assert not parts.is_doubtful


@pytest.mark.parametrize("lead", ["依申请公开：", "（二）依申请公开情况："])
def test_a_heading_says_which_applications_there_were_none_of(lead: str) -> None:
    assert claims(f"{lead}2024年未收到该项申请。") == [("received", 0)]
    assert claims("入党工作：2024年未收到该项申请。") == []


def test_a_share_is_not_of_the_number_before_one_without_a_unit() -> None:
    text = "其中，予以公开答复6件，占60%；部分公开1，占10%。"

    assert claims(text)[-1] == (None, 10)


def test_a_list_behind_several_numbers_is_not_of_the_last() -> None:
    text = "网站公开75条，新媒体公开28条，其他方式公开5条。其中，公众号12条、微博13条。"
    text = normalised(text)

    assert all(parts.is_doubtful for _, parts in parts_of(text, quantities(text)))


def test_a_number_in_ten_thousands_with_three_digits_is_rounded() -> None:
    (licences,) = quantities("行政许可3124万件")

    assert licences.agrees(31_240_312)
    assert not licences.agrees(31_420_312)
    assert not quantities("行政许可9万件")[0].agrees(88_431)


def test_suits_are_called_by_the_way_to_them() -> None:
    text = "政府信息公开行政诉讼中，未经复议直接诉讼3件，经行政复议后诉讼2件。"

    assert claims(text) == [("direct", 3), ("after", 2)]


def test_outcomes_follow_ways_that_make_up_the_whole() -> None:
    text = "全年受理依申请公开9件，包括信函申请4件、网络申请5件，均已办结。其中予以公开6件。"

    assert claims(text)[-1] == ("granted", 6)
    assert claims(text.replace("5件", "3件"))[-1] == (None, 6)


def test_information_that_cannot_be_given_has_no_other_reason() -> None:
    text = "办结依申请公开9件，予以公开6件，信息无法提供2件，其他处理1件。"

    assert claims(text)[2] == ("unavailable", 2)


def test_a_heading_that_denies_something_is_a_sentence() -> None:
    report = parse(
        "青川县档案局2024年政府信息公开工作年度报告\n一、总体情况\n"
        "（一）2024年，通过网站发布信息9条。\n（二）2024年，县档案局未收到政府信息公开申请。\n"
    )

    assert [mention.value for mention in report.mentions] == [9, 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("未接到群众要求公开的信息。", [("received", 0)]),
        ("收到要求公开信息的投诉9件。", []),
        ("收到政府信息公开相关信访申请9件。", []),
        ("未收到行政许可申请。", []),
        ("全年未作出行政许可。", [("licensing", 0)]),
        ("收到政府信息公开申请9件，下年度继续办理2件。", [("received", 9), ("carried_out", 2)]),
        ("收到政府信息公开申请9件，下年度继续办理的工作2项。", [("received", 9)]),
        ("全年无收费的事项，也无因信息公开导致行政复议以及行政诉讼的情况。", [("disputes", 0)]),
        ("未发生由政府信息公开纠纷问题而引起的行政复议和诉讼等。", [("disputes", 0)]),
        ("未发生因征地纠纷引起的行政复议。", []),
        ("未发生因违反信息公开工作规定而出现行政复议和行政诉讼等情况。", [("disputes", 0)]),
        ("未发生因政府信息公开以外的事项引起的行政复议。", []),
        ("今年来，收到依申请公开9件。", [("received", 9)]),
        ("三年来，收到依申请公开9件。", []),
        (
            "未收到政府信息公开申请，无行政复议、无提起行政诉讼情况。",
            [("received", 0), ("disputes", 0)],
        ),
        ("下达行政处罚决定书9件。", [("penalties", 9)]),
        ("下达行政处罚事先告知书9件。", []),
        ("2024年，印发3个规范性文件。", [("normative_documents.issued", 3)]),
        ("2024年，印发3个规范性文件清理方案。", []),
        ("我分局收到政府信息公开申请9件。", [("received", 9)]),
        ("通过各类线上渠道，收到政府信息公开申请9件。", []),
        ("未收到依申请公开来信，收到群众来信12件。", [("received", 0)]),
        (
            "因政府信息公开产生行政复议案件6件和行政诉讼案件3件。",
            [("reconsideration", 6), ("litigation", 3)],
        ),
        ("收到因政府信息公开申请引起的行政复议1件。", [("reconsideration", 1)]),
        ("受理拆迁行政复议案件6件和行政诉讼案件3件。", []),
        ("线上、线下均无依申请公开信件。", [("received", 0)]),
        ("线上未收到依申请公开信件。", []),
        ("发生针对本单位政府信息公开事务的行政复议2件。", [("reconsideration", 2)]),
        (
            "收到政府信息公开申请3件（2件属自然人申请，1件属商业企业申请）。",
            [("received", 3), ("received:natural_person", 2), ("received:enterprise", 1)],
        ),
    ],
)
def test_words_of_the_form_with_others_around_them(
    text: str, expected: list[tuple[str, int]]
) -> None:
    assert [(claim, value) for claim, value in claims(text, "") if claim] == expected


def test_an_application_is_one_on_paper_below_its_heading() -> None:
    context = CONTEXT._replace(heading="依申请公开", paragraph="接收到申请书9份。")
    (sentence,) = sentences(context.paragraph, context)

    assert [statement.figure_meant for statement in sentence.statements] == ["received"]


@pytest.mark.parametrize(
    ("parts", "claim"),
    [
        ("其中网络申请7件、信函申请2件", "received:natural_person"),
        ("其中涉及征地2件", None),
    ],
)
def test_what_is_said_of_all_behind_some_may_be_of_these(parts: str, claim: str | None) -> None:
    found = claims(f"新收政府信息公开申请9件，{parts}，均为自然人。")

    assert [each for each, _ in found if each][1:] == ([claim] if claim else [])


@pytest.mark.parametrize(("what", "is_meant"), [("答复8件", True), ("办理行政许可8件", False)])
def test_reviews_denied_behind_decisions_may_be_of_these(what: str, is_meant: bool) -> None:
    found = claims(f"收到政府信息公开申请9件，{what}，未发生行政复议。")

    assert (("reconsideration", 0) in found) == is_meant
