# SPDX-License-Identifier: MIT
"""Wordings that are rare and leave no doubt, each beside others that do."""

from __future__ import annotations

import pytest

from reportparse.narrative.breakdowns import parts_of
from reportparse.narrative.quantities import quantities
from tests.unit.prose.test_scopes import claims

_STATED = pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到并受理的政府信息公开申请共计31件。", "received"),
        ("收到、受理政府信息公开申请31件。", "received"),
        ("畅通受理渠道，完善接收流程，全年收到政府信息公开申请31件。", "received"),
        ("县城街道，征地高峰，全年收到政府信息公开申请31件。", None),
        ("办理政府信息公开申请，全年新收申请31件。", "received"),
        ("政府信息公开申请内容涉及征地31件。", None),
        ("收到的政府信息公开申请主要集中在征地31件。", None),
        ("收到涉及征地的政府信息公开申请31件。", None),
        ("在收到的政府信息公开申请中，当年新收31件。", "received"),
        ("在收到的信访事项中，当年新收31件。", None),
        ("全年我县共有31件依申请公开事项。", "handled"),
        ("各乡镇共有31件依申请公开事项。", None),
        ("涉及教育的共有31件政府信息公开申请。", None),
        ("其中有31件政府信息公开申请。", None),
        ("仍有31件政府信息公开申请处于法定办理期限内。", "carried_out"),
        ("31件政府信息公开申请处在答复期限内，次年办结。", "carried_out"),
        ("31件政府信息公开申请处于补正阶段。", None),
        ("31件投诉举报尚在办理期限内。", None),
        ("31件来信处于办理期限内。", None),
        ("我县共有31件政府信息公开申请超期。", None),
        ("申请人逾期不缴纳费用、不再处理的31件。", "other.fee_unpaid"),
        ("因危及国家安全、公共安全、经济安全、社会稳定不予公开的31件。", "denied.safety_stability"),
        ("因危及国家安全、公共利益不予公开的31件。", None),
        ("就办理结果而言，予以公开31件。", "granted"),
        ("就信访事项而言，予以公开31件。", None),
        ("公开和部分公开31件。", "disclosed+partial"),
        ("信息公开和部分公开31件。", None),
        ("不予公开公文31件。", None),
        ("行政许可方面，全年作出决定31件。", "licensing"),
        ("行政处罚情况：共作出决定31件。", "penalties"),
        ("行政许可方面，梳理事项31件。", None),
        (
            "因公开会损害第三方合法权益且第三方不同意公开而不予公开的31件。",
            "denied.third_party",
        ),
        ("行政处罚方面，公开信息31条。", None),
        ("行政事业性收费方面，全年实收31万元。", "fees"),
        ("行政事业性收费方面，减免31万元。", None),
        ("行政事业性收费方面，应收31万元。", None),
        ("行政事业性收费免收31万元。", None),
        ("现行有效县政府规章31件。", "rules.in_force"),
        ("现行有效省政府规章31件。", None),
    ],
)


@_STATED
def test_a_wording(text: str, expected: str | None) -> None:
    assert claims(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上年结转的3件和新收的31件中，已办结30件。", "carried_in received answered"),
        ("在办结的31件申请里，不予公开5件。", "answered denied"),
        ("公开答复31件，部分公开答复5件，不予公开答复6件。", "granted partial denied"),
        ("公开和部分公开31件，不予公开5件。", "disclosed+partial denied"),
        (
            "政府信息公开行政诉讼9件，已审结6件，尚未审结3件。",
            "litigation litigation:concluded litigation:pending",
        ),
        (
            "因政府信息公开被申请行政复议9件，维持6件，以其他方式结案3件。",
            "reconsideration reconsideration:upheld reconsideration:other",
        ),
        (
            "5件政府信息公开答复被复议机关纠正，3件被法院判决纠正。",
            "reconsideration:corrected litigation:corrected",
        ),
    ],
)
def test_numbers_that_go_on(text: str, expected: str) -> None:
    assert claims(text) == expected.split()


@pytest.mark.parametrize(
    "text",
    [
        "审结行政复议案件31件。",
        "通过网站公开答复31件，部分公开答复5件。",
        "对留言公开答复31件。",
    ],
)
def test_other_business_in_the_same_words(text: str) -> None:
    assert not any(claims(text))


def test_a_body_decides_no_reviews_of_the_other() -> None:
    assert claims("因政府信息公开被申请行政复议9件，被法院纠正1件。") == ["reconsideration", None]


def test_nobody_applied_to_the_agency() -> None:
    assert claims("没有公民、法人或其他组织向本机关提出政府信息公开申请。") == ["received"]


def test_all_that_came_in_is_concluded() -> None:
    assert claims("所收政府信息公开申请全部办理完毕。") == ["carried_out"]
    assert claims("所收信访件全部办理完毕。") == []


@pytest.mark.parametrize(
    ("text", "is_list"),
    [
        ("征求意见168条，采纳154条，未采纳14条。", True),
        ("抽检样品168件，达标154件，不达标14件。", True),
        ("办结申请168件，公开154件，不予公开10件。", False),
        ("收到申请168件，受理154件，不予受理10件。", False),
        ("征求意见168条，采纳154条，回复14条。", False),
    ],
)
def test_what_is_true_of_some_and_not_of_the_others(text: str, is_list: bool) -> None:
    assert (0 in dict(parts_of(text, quantities(text)))) is is_list


def test_a_list_that_is_said_to_be_complete() -> None:
    text = "公开信息20条，其中：动态9条，文件6条，公示公告5条，以上三类构成全部信息。"
    parts = dict(parts_of(text, quantities(text))).get(0)

    assert parts is not None
    assert parts.are_all


def test_the_sum_of_new_media() -> None:
    text = "微信推送74篇，微博发布39篇，政务新媒体合计发布113篇。"
    parts = dict(parts_of(text, quantities(text))).get(2)

    assert parts is not None
    assert parts.sums() == [113]
