# SPDX-License-Identifier: MIT
"""Numbers of which the words leave open what they are of, or which their sum closes."""

from __future__ import annotations

import pytest

from reportparse.narrative.form_targets import claim_on
from reportparse.narrative.own_names import names_of, without_own_names
from tests.unit.prose.test_claims import claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("行政诉讼9件，直接起诉6件，复议后起诉3件，纠正2件，未审结1件。", "suits suits"),
        ("行政诉讼9件（复议后起诉3件、直接起诉6件），维持7件，纠正2件。", "suits suits"),
        ("直接起诉6件，维持2件；复议后起诉3件，维持1件，纠正2件。", "after after"),
        ("行政诉讼9件，其中复议后起诉3件，尚有2件未审结。", "suits"),
    ],
)
def test_results_behind_both_kinds_of_suits_may_be_of_all(text: str, expected: str) -> None:
    rows = expected.split()
    found = claims(text, "reviews")[-len(rows) :]

    assert [(claim or "").partition(":")[0] for claim, _ in found] == rows


@pytest.mark.parametrize(
    ("text", "expected"), [("全年共发生案件9件", "litigation"), ("法院受理案件9件", None)]
)
def test_the_words_before_cases_say_which(text: str, expected: str | None) -> None:
    assert claims(f"行政诉讼方面，{text}。", "reviews") == [(expected, 9)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "行政诉讼败诉6件，其中直接起诉4件、复议后起诉2件；已审结9件。",
            ["litigation:corrected", "direct:corrected", "after:corrected", "suits:concluded"],
        ),
        ("败诉6件，其中直接起诉4件、复议后起诉2件。", [None, None, None]),
        ("来信6件，其中直接起诉4件、复议后起诉2件。", [None, None, None]),
    ],
)
def test_a_result_by_kind_of_suit(text: str, expected: list[str | None]) -> None:
    assert [claim for claim, _ in claims(text, "reviews")] == expected


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("不予公开、无法提供等情形。", None),
        ("不予公开、无法提供等情形，其中自然人3件。", None),
        ("不予公开、无法提供等；自然人3件。", None),
        ("不予公开和无法提供，其中自然人3件。", "denied+unavailable"),
    ],
)
def test_a_list_after_a_number_ends_no_clause(rest: str, expected: str | None) -> None:
    assert claims(f"予以公开2件；其余7件为{rest}", "applications")[1] == (expected, 7)


def test_no_result_behind_both_kinds_of_suits() -> None:
    text = "行政诉讼9件，直接起诉6件，复议后起诉3件，无败诉。"

    assert claims(text, "reviews")[-1] == ("suits:corrected", 0)


def test_such_a_result_is_right_if_one_reading_agrees() -> None:
    kinds = ("direct_litigation", "after_reconsideration")
    claim = claim_on("suits:corrected", {f"reviews.{kind}.corrected" for kind in kinds})

    assert claim is not None
    assert [len(paths) for paths in claim.sums] == [2, 1, 1]
    assert claim_on("suits:corrected", ()) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("政府信息公开行政诉讼一审3宗、二审2宗，合计5宗。", [None, None, "litigation"]),
        ("政府信息公开行政诉讼一审3件，二审2件。", [None, None]),
        ("政府信息公开行政诉讼初审3件、上诉2件。", [None, None]),
        ("行政复议上半年4件、下半年5件，共9件。", [None, None, "reconsideration"]),
        ("收到申请网上4件、信函3件、当面2件，共计9件。", [None, None, None, "received"]),
        ("收到申请9件、咨询4件，共13件。", ["received", None, None]),
        ("收到申请9件，行政诉讼一审3件、咨询2件，共5件。", ["received", None, None, None]),
    ],
)
def test_parts_by_stage_time_or_way_are_no_totals(text: str, expected: list[str | None]) -> None:
    kind = "applications" if "收到" in text else "reviews"

    assert [claim for claim, _ in claims(text, kind)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("因公开后会损害第三方合法权益，决定不予公开的2件。", "denied.third_party|denied"),
        ("经征求意见第三方不同意公开，依法不予公开2件。", "denied.third_party"),
        ("保护第三方权益不予公开2件。", "denied.third_party"),
        ("因本机关不掌握，无法提供2件。", "unavailable.not_held|unavailable"),
        ("信访类申请不予处理2件。", "unprocessed.petition"),
        ("涉及人事、后勤三类内部事务信息的，不予公开2件。", "denied.internal_affairs|denied"),
        # other reasons, of which the form may have none
        ("因属于商业秘密、行政执法案卷，不予公开2件。", None),
        ("案卷类信息不予公开2件。", None),
        ("信息尚处于讨论阶段，不予公开2件。", None),
        ("由于档案已移交，无法提供2件。", None),
        # none at all
        ("经审查不宜公开，决定不予公开2件。", "denied"),
        ("对不符合公开条件的，不予公开2件。", "denied"),
        ("逐件说明理由，作出不予公开决定2件。", "denied"),
        ("属于国家秘密、第三方合法权益等情形，不予公开2件。", "denied"),
        # how the agency works is no reason
        ("依据《政府信息公开条例》第十四条，不予公开2件。", "denied"),
        ("经与申请人沟通，不予公开2件。", "denied"),
        ("经征求意见，不予公开2件。", "denied"),
        ("经与申请人多次沟通协调，无法提供2件。", "unavailable"),
        ("本机关依法履职无法提供2件。", "unavailable"),
        ("依据《政府信息公开条例》第十五条，涉及第三方权益不予公开2件。", "denied.third_party"),
        ("不动产登记资料，不予公开2件。", None),
        ("经检索不存在，无法提供2件。", None),
        # exceptions, and what was none
        ("除部分涉及第三方权益的，不予公开2件。", None),
        ("除国家秘密外，不予公开2件。", None),
        ("没有因第三方权益不予公开的情况，不予公开2件。", None),
        ("不涉及第三方权益的，不予公开2件。", None),
        ("并非因国家秘密，不予公开2件。", None),
        ("未征得第三方同意，不予公开2件。", "denied.third_party"),
        ("非本机关掌握无法提供2件。", "unavailable.not_held"),
        ("因没有现成信息，无法提供2件。", "unavailable.needs_creation|unavailable"),
    ],
)
def test_an_outcome_for_a_reason_is_of_its_ground(text: str, expected: str | None) -> None:
    assert claims(text, "applications") == [(expected, 2)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("无正当理由逾期不补正3件，其他处理5件。", ["other.no_correction", "other.other|other"]),
        ("逾期不补正3件，其他5件。", ["other.no_correction", "other.other"]),
        ("其他处理8件，其中逾期不补正3件。", ["other", "other.no_correction"]),
    ],
)
def test_other_beside_its_grounds_may_be_what_is_left(text: str, expected: list[str]) -> None:
    assert [claim for claim, _ in claims(text, "applications")] == expected


def test_either_of_two_figures_may_be_meant() -> None:
    paths = {"applications.denied.third_party.total", "applications.denied.process.total"}
    claim = claim_on("denied.third_party|denied.process", paths)

    assert claim is not None
    assert [sum_ for (sum_,) in claim.sums] == sorted(paths, reverse=True)
    assert claim_on("denied.third_party|denied.process", [*paths][:1]) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "新收申请9件，上年转入2件，办结8件，转下年3件。",
            "received carried_in answered carried_out",
        ),
        ("全年办理答复9件，其中由上年度结转至本年度办理的申请2件。", "answered carried_in"),
        ("办结申请9件，其中，从上年度结转而来的申请2件。", "answered carried_in"),
        ("承接上年2件，新收申请9件，移至下年3件。", "carried_in received carried_out"),
        # of those concluded
        ("办结申请9件，其中上年结转2件，本年新收7件。", "answered carried_in None"),
    ],
)
def test_carried_in_and_out_in_other_words(text: str, expected: str) -> None:
    assert [str(claim) for claim, _ in claims(text, "applications")] == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("依申请公开工作平稳。全年收到9件，办结8件。", ["received", "answered"]),
        ("政府信息公开申请有所增加。受理9件，办结8件。", ["received", "answered"]),
        ("政府信息公开申请办理情况：收到9件、办结8件。", ["received", "answered"]),
        ("依申请公开：新收9件。从内容看，不动产登记类较多。", ["received"]),
        ("依申请公开工作平稳。热线收到9件。", [None]),
        ("依申请公开咨询热线运行平稳。全年收到9件。", [None]),
        ("依申请公开和信访并重。全年受理9件。", [None]),
        ("热线工作平稳。全年收到9件，办结8件。", [None, None]),
        # its own sentence says of what the number is
        ("依申请公开工作平稳。全年收到9件咨询。", [None]),
        ("依申请公开工作平稳。共收到9件建议，办结8件。", [None, None]),
        ("依申请公开工作平稳。全年收到9件函件。", [None]),
        ("依申请公开工作平稳。全年收到9件，均为群众来信。", [None]),
        ("依申请公开方面，本年度受理9件投诉。", [None]),
        ("依申请公开工作平稳。全年收到9件，其中咨询3件。", [None, None]),
        ("依申请公开工作平稳。全年收到9件，未引发行政复议。", ["received", "reconsideration"]),
    ],
)
def test_the_head_of_a_paragraph_is_its_subject(text: str, expected: list[str | None]) -> None:
    assert [claim for claim, _ in claims(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对新收和上年结转的政府信息公开申请，均依法办理，截至年底已全部办结。", "carried_out"),
        ("对受理的政府信息公开申请，逐件登记，严格审核，目前均已办结。", "carried_out"),
        ("对上年结转的政府信息公开申请，优先办理，已全部办结。", None),
        ("对涉及征地的政府信息公开申请，依法办理，已全部办结。", None),
        ("对受理的政府信息公开申请，均及时答复，建议提案已全部办结。", None),
        ("新收的9件申请全部由自然人提出。", "received:organisations"),
        ("全年收到的政府信息公开申请全部由自然人提出。", "received:organisations"),
        ("收到的低保申请全部由自然人提出。", None),
    ],
)
def test_what_is_said_of_all_has_its_subject_before_it(text: str, expected: str | None) -> None:
    assert [claim for claim, value in claims(text) if value == 0] == [expected][: bool(expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对属于重复申请的三件，依法告知不予重复处理。", ("unprocessed.repeat", 3)),
        ("对重复申请的3件提案，合并办理。", (None, 3)),
        ("开展规范性文件清理，废止行政规范性文件3件。", ("normative_documents.repealed", 3)),
        ("开展历年规范性文件清理，废止行政规范性文件3件。", (None, 3)),
        ("开展规范性文件清理，建议废止行政规范性文件3件。", (None, 3)),
        ("开展规范性文件清理，拟废止行政规范性文件3件。", (None, 3)),
        ("自条例施行以来累计收到政府信息公开申请3件。", (None, 3)),
        ("今年以来累计收到政府信息公开申请3件。", ("received", 3)),
    ],
)
def test_words_that_leave_no_doubt(text: str, expected: tuple[str | None, int]) -> None:
    assert claims(text) == [expected]


@pytest.mark.parametrize(
    ("agency", "words", "is_own"),
    [
        ("南山市东城区住房和城乡建设局", "区住建局收到", True),
        ("白水县发展和改革委员会", "全年县发改委收到", True),
        ("白水县教育体育局", "县教体局收到", True),
        ("白水县人力资源和社会保障局", "人社局收到", True),
        ("白水县人力资源社会保障局", "县人社局收到", True),
        ("南山市市场监督管理局", "市市场监管局收到", True),
        # of one part of its name, or of another place
        ("白水县教育体育局", "县教育局收到", False),
        ("白水县教育体育局", "县体育局收到", False),
        ("白水县教育和体育局", "教育局收到", False),
        ("白水县人力资源和社会保障局", "县社保局收到", False),
        ("白水县人力资源和社会保障局", "县社会保障局收到", False),
        ("白水县人力资源社会保障局", "县保障局收到", False),
        ("南山市东城区住房和城乡建设局", "区建设局收到", False),
        ("南山市东城区住房和城乡建设局", "南山市住建局收到", False),
        ("国家税务总局白水县税务局", "总局收到", False),
        ("白水县发展和改革委员会", "县卫健委收到", False),
        ("白水县公安局", "县局收到", False),
        ("白水县公安局", "县公安局办公室收到", False),
        ("白水县人民政府", "县公安局收到", False),
    ],
)
def test_an_agency_is_called_by_some_of_its_characters(
    agency: str, words: str, is_own: bool
) -> None:
    assert (without_own_names(words, 2024, names_of(agency)) in ("收到", "全年收到")) is is_own


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("复议、诉讼分别为9件和6件，被纠正的分别为2件和1件。", "reconsideration litigation"),
        ("复议、诉讼分别为9件和6件，聘请律师分别为2人和1人。", ""),
        ("处罚、强制分别为9件和6件，被纠正的分别为2件和1件。", ""),
    ],
)
def test_results_of_each_of_several_reviews(text: str, expected: str) -> None:
    found = claims(text, "reviews")[-2:]

    assert [claim for claim, _ in found if claim] == [
        f"{row}:corrected" for row in expected.split()
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到公开申请9件，其中网上5件、信函4件；办结8件。", "answered"),
        ("收到公开申请9件，其中网上5件、信函4件，办结8件。", "answered"),
        ("收到公开申请9件，其中征地类5件；办结8件。", None),
        ("收到公开申请9件，其中镇街5件、本级4件，本级办结4件。", None),
        ("收到建议9件，其中网上5件、信函4件；办结8件。", None),
    ],
)
def test_all_parts_of_a_number_leave_it_the_subject(text: str, expected: str | None) -> None:
    assert claims(text)[-1][0] == expected
