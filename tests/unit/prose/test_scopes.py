# SPDX-License-Identifier: MIT
"""Numbers of others, of one channel, or of a part of the cases: they state no figure."""

from __future__ import annotations

import pytest

from reportparse.narrative.own_names import names_of
from reportparse.narrative.passages import normalised
from reportparse.narrative.quantities import quantities
from reportparse.narrative.scope import Context
from reportparse.narrative.statements import sentences


def claims(text: str, agency: str = "白水县人民政府") -> list[str | None]:
    context = Context(2024, names_of(agency), None, "", text)
    return [
        statement.figure_meant
        for sentence in sentences(normalised(text), context)
        for statement in sentence.statements
    ]


@pytest.mark.parametrize(
    "subject",
    [
        "受理群众信访事项31件，均已办结",
        "书记信箱收到来信31件，均已答复",
        "网民留言均已答复",
        "全年承办政协提案31件，均已办结",
        "政务热线派单31件，全部办结",
        "收到市民意见31件，均已答复",
        "收到政府信息公开申请5件；收到投诉举报31件，均已办结",
        "收到信访件31件。均已办结",
    ],
)
def test_nothing_carried_over_of_other_business(subject: str) -> None:
    assert "carried_out" not in claims(f"{subject}，无结转。")


@pytest.mark.parametrize(
    "subject",
    [
        "收到政府信息公开申请31件，均已办结",
        "办理投诉8件；收到政府信息公开申请31件，均已办结",
        "收到政府信息公开申请31件，其中网上申请20件、信函申请11件，均已办结",
        "依申请公开渠道畅通，全部按期答复",
    ],
)
def test_nothing_carried_over_of_applications(subject: str) -> None:
    assert claims(f"{subject}，无结转。")[-1] == "carried_out"


@pytest.mark.parametrize(
    "kind", ["被确认违法的", "被撤销的", "被责令履行的", "程序违法的", "重大", "因答复超期引发的"]
)
def test_no_reviews_of_one_kind(kind: str) -> None:
    assert claims(f"全年未发生{kind}政府信息公开行政复议案件。") == []


@pytest.mark.parametrize(
    ("agency", "area", "is_own"),
    [
        ("白水县人民政府", "全县", True),
        ("白水县人民政府", "全市", False),
        ("白水县人民政府", "全省各级行政机关", False),
        ("白水县人民政府", "全国", False),
        ("南山市人民政府", "全市各级行政机关", True),
        ("南山市人民政府", "全省", False),
        ("南山市东城区人民政府", "全区", True),
        ("南山市东城区人民政府", "全市", False),
        ("白水县石桥镇人民政府", "全镇", True),
        ("白水县石桥镇人民政府", "全县", False),
        ("清河省人民政府", "全省", True),
    ],
)
def test_a_wider_area_is_of_others(agency: str, area: str, is_own: bool) -> None:
    found = claims(f"{area}共收到政府信息公开申请31件。", agency)

    assert found == ["received" if is_own else None]


@pytest.mark.parametrize(
    ("party", "is_own"),
    [
        ("我县", True),
        ("县政府及所属部门", True),
        ("县政府", False),
        ("县人民政府", False),
        ("本机关", True),
        ("各乡镇政府", False),
        ("县教育局", False),
        ("下级行政机关", False),
        ("街道办事处", False),
    ],
)
def test_reviews_against_others(party: str, is_own: bool) -> None:
    text = f"以{party}为被申请人的政府信息公开行政复议6件。"

    assert claims(text) == ["reconsideration" if is_own else None]


@pytest.mark.parametrize("what", ["网上", "信函", "当面", "征地类", "教育领域"])
def test_outcomes_of_some_applications(what: str) -> None:
    assert claims(f"{what}申请中予以公开6件，不予公开4件。") == [None, None]
    assert claims(f"从{what}申请的申请人类型看，自然人6件，商业企业4件。") == [None, None]


@pytest.mark.parametrize("what", ["所有", "新收", "上述", ""])
def test_outcomes_of_all_applications(what: str) -> None:
    assert claims(f"{what}申请中予以公开6件，不予公开4件。") == ["granted", "denied"]


@pytest.mark.parametrize("who", ["同一", "个别", "少数", "部分", "单个", "某"])
def test_applications_of_some_who_apply(who: str) -> None:
    assert claims(f"{who}申请人提出政府信息公开申请31件。") == [None]


@pytest.mark.parametrize(
    "how", ["申请人撤回", "经调解终止", "听证审理", "达成和解的", "书面审理", "中止"]
)
def test_a_part_of_the_reviews(how: str) -> None:
    assert claims(f"{how}政府信息公开行政复议6件。") == [None]


@pytest.mark.parametrize(
    "whose",
    [
        "以县政府名义",
        "以白水县人民政府名义",
        "以县政府、县政府办公室名义",
        "以县人民政府及县政府办公室名义",
        "以县政府为答复主体",
        "县政府本级",
        "白水县本级",
        "白水县人民政府本级",
        "县政府本级（含县政府办公室）",
        "县政府及县政府办公室共",
    ],
)
@pytest.mark.parametrize(
    "what",
    [
        "废止行政规范性文件6件",
        "受理的政府信息公开申请12件，其中予以公开5件，不予公开4件",
        "政府信息公开行政诉讼案件4件，均胜诉",
    ],
)
def test_a_government_by_itself(whose: str, what: str) -> None:
    assert set(claims(f"{whose}{what}。")) == {None}


def test_documents_in_the_names_of_a_government_and_its_office() -> None:
    found = claims("以县政府、县政府办公室名义制发行政规范性文件6件。")

    assert found == ["normative_documents.issued"]


def test_a_town_is_its_government() -> None:
    text = "以镇政府为被告的政府信息公开行政诉讼6件。"

    assert claims(text, "白水县石桥镇人民政府") == ["litigation"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新收政府信息公开申请12件，未收到法律服务机构提出的申请。", "received:legal_service"),
        ("新收政府信息公开申请12件，线上未收到法律服务机构提出的申请。", None),
        ("新收政府信息公开申请12件，未收到法律服务机构、科研机构提出的申请。", None),
        ("培训3次，未收到企业提出的申请。", None),
    ],
)
def test_no_applications_of_one_kind_of_applicant(text: str, expected: str | None) -> None:
    assert claims(text)[1:] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("依申请公开规范有序。申请办理实现零结转。", "carried_out"),
        ("依申请公开规范有序。年末没有未办结的申请。", "carried_out"),
        ("依申请公开规范有序。上年没有结转事项。", "carried_in"),
        ("公共服务网上办理，没有未办结的申请。", None),
        ("信访件实现零结转。", None),
        ("依申请公开规范有序。上半年没有未办结的申请。", None),
    ],
)
def test_nothing_is_carried_over_in_other_words(text: str, expected: str | None) -> None:
    assert claims(text) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("agency", "is_own"),
    [("广州市市场监督管理局", True), ("白水县市场监督管理局", False), ("广州市南区教育局", False)],
)
def test_a_bureau_of_a_city_is_its_bureau(agency: str, is_own: bool) -> None:
    found = claims("2024年市局共收到政府信息公开申请9件，办结8件。", agency)

    assert found == (["received", "answered"] if is_own else [None, None])


@pytest.mark.parametrize(
    ("agency", "who", "is_own"),
    [
        ("白水县人民政府办公室", "县政府办公室", True),
        ("白水县人民政府办公室", "市政府办公室", False),
        ("白水县人民政府办公室", "省政府办公厅", False),
        ("白水市公安局河东分局", "河东分局", True),
        ("白水市公安局河东分局", "市局", False),
        ("白水市自然资源和规划局河东分局", "市自然资源和规划局", False),
        ("白水县人民政府", "全县各部门、乡镇", True),
        ("白水县人民政府", "全县各乡镇", False),
        ("白水县人民政府", "全县县直部门", False),
    ],
)
def test_those_above_an_agency_and_some_below_it_are_others(
    agency: str, who: str, is_own: bool
) -> None:
    found = claims(f"{who}收到政府信息公开申请9件。", agency)

    assert found == ["received" if is_own else None]


@pytest.mark.parametrize(
    ("lead", "is_all"),
    [
        ("推进网上、窗口同步受理，规范答复文书", True),
        ("在教育领域，持续推进公开", False),
        ("在城关镇，完善制度", False),
    ],
)
def test_work_behind_a_part_is_of_that_part(lead: str, is_all: bool) -> None:
    found = claims(f"{lead}，收到政府信息公开申请9件。")

    assert found[-1] == ("received" if is_all else None)


@pytest.mark.parametrize("whose", ["县政府", "县政府系统", "白水县人民政府", "县本级及各部门"])
def test_a_government_with_its_agencies(whose: str) -> None:
    assert claims(f"{whose}受理政府信息公开申请12件。") == ["received"]


@pytest.mark.parametrize(
    "words",
    [
        "做到一件不落。",
        "确保一条不错、一户不漏。",
        "一个也没有少。",
        "一项都不能缺。",
        "在三座庙乡、五项庙村和六家垭乡设公开栏。",
    ],
)
def test_a_numeral_that_counts_nothing(words: str) -> None:
    assert quantities(words) == []


@pytest.mark.parametrize("words", ["一件未公开", "一件不符合要求", "一个部门", "一条建议"])
def test_a_numeral_that_counts_one(words: str) -> None:
    assert [each.value for each in quantities(words)] == [1]


@pytest.mark.parametrize(
    "label", ["和美乡村建设信息", "和顺县工作信息", "共富工坊信息", "和谐社区信息"]
)
def test_a_label_keeps_its_first_character(label: str) -> None:
    text = f"公开公告、{label}6条。"

    assert quantities(text)[0].label(text) == label
