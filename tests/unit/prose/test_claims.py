# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from reportparse.narrative.form_targets import claim_on
from reportparse.narrative.own_names import names_of
from reportparse.narrative.passages import normalised
from reportparse.narrative.quantities import Statement
from reportparse.narrative.scope import Context, _subjects
from reportparse.narrative.statements import sentences

CONTEXT = Context(2024, names_of("恩平市君堂镇人民政府"))


def claims(text: str, kind: str | None = None) -> list[tuple[str | None, int]]:
    context = CONTEXT._replace(kind=kind, paragraph=text)
    return [
        (statement.figure_meant, int(statement.quantity.value))
        for sentence in sentences(normalised(text), context)
        for statement in sentence.statements
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共收到政府信息公开申请12件。", [("received", 12)]),
        ("君堂镇全年收到政府信息公开申请12件。", [("received", 12)]),
        ("2024年，我局受理依申请公开12件。", [("received", 12)]),
        ("收到12件政府信息公开申请。", [("received", 12)]),
        ("政府信息公开申请12件。", [("received", 12)]),
        ("依申请公开方面，收到申请12件，办结11件。", [("received", 12), ("answered", 11)]),
        ("依法答复政府信息公开申请12件。", [("answered", 12)]),
        ("办理政府信息公开申请12件。", [("handled", 12)]),
        ("新收依申请公开9件，上年结转2件。", [("received", 9), ("carried_in", 2)]),
        ("收到信息公开申请9件，3件结转下年度办理。", [("received", 9), ("carried_out", 3)]),
        ("结转至下一年度继续办理的政府信息公开申请4件。", [("carried_out", 4)]),
        (
            "因政府信息公开被申请行政复议2件，被提起行政诉讼1件。",
            [("reconsideration", 2), ("litigation", 1)],
        ),
        ("因政府信息公开引发行政复议和行政诉讼案件共3件。", [("disputes", 3)]),
        ("未收到政府信息公开申请。", [("received", 0)]),
        ("没有发生因信息公开引起的行政复议、行政诉讼。", [("disputes", 0)]),
        ("没有因政府信息公开被申请行政复议或者提起行政诉讼的情况。", [("disputes", 0)]),
        ("上一年度未办完而转入本年的申请5件。", [("carried_in", 5)]),
        ("2023年未办结而结转到本年的公开申请5件。", [("carried_in", 5)]),
        ("对9件公开申请依法作出处理。", [("answered", 9)]),
        ("申请人不服答复而提起行政诉讼6件。", [("litigation", 6)]),
        ("对重复申请6件，不再重复处理。", [("unprocessed.repeat", 6)]),
    ],
)
def test_tells(text: str, expected: list[tuple[str, int]]) -> None:
    assert claims(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "去年收到政府信息公开申请12件。",
        "2023年收到政府信息公开申请12件。",
        "2023年，我镇收到政府信息公开申请12件。",
        "自2019年以来收到政府信息公开申请12件。",
        "收到网络申请12件。",
        "其中自然人申请12件。",
        "通过网络平台，收到政府信息公开申请12件。",
        "县教育局收到政府信息公开申请12件。",
        "县教育局公开信息充分，收到政府信息公开申请12件。",
        "办理行政复议案件12件。",
        "收到群众来信12件，办结12件。",
        "行政复议、行政诉讼各12件。",
        "收到涉及商业秘密的申请12件。",
        "推进低保审批信息公开，全年共受理申请12件，办结11件。",
        "第四季度，收到政府信息公开申请12件。",
        "截至2024年6月30日，收到政府信息公开申请12件。",
        "“十三五”期间，收到政府信息公开申请12件。",
        "通过依申请公开平台，收到政府信息公开申请12件。",
        "全系统共收到政府信息公开申请12件。",
        "共收到1名申请人的信件。",
        "发布信息13条，其中指南1条，依申请公开1条。",
    ],
)
def test_leaves_alone_what_may_be_meant_otherwise(text: str) -> None:
    assert {claim for claim, _ in claims(text)} <= {None}


@pytest.mark.parametrize(
    "text",
    [
        "信访20件，办结20件。",
        "同时受理咨询45件，答复45件。",
        "按期办结10件，延期办结2件。",
        "办结10件，上年结转的2件全部办结。",
        "其中自然人5件，答复4件。",
        "其中当面申请8件、答复8件，网络申请4件、答复3件。",
    ],
)
def test_answers_to_something_else_are_left_alone(text: str) -> None:
    found = claims(f"收到政府信息公开申请12件，{text}")

    assert found[0] == ("received", 12)
    assert "answered" not in {claim for claim, _ in found}


def test_the_section_tells_what_is_meant() -> None:
    assert claims("行政复议2件。", "reviews") == [("reconsideration", 2)]
    assert claims("行政复议2件。") == [(None, 2)]


def test_the_form_tells_which_figure() -> None:
    on_2014 = claim_on("received", {"statistics.received.value"})

    assert on_2014 is not None
    assert on_2014.path == "statistics.received.value"
    assert claim_on("received", ()) is None
    rest = claim_on("other.other", {"applications.other.other.total"})
    assert rest is not None
    assert rest.path == "applications.other.other.total"
    assert claim_on(None, {"applications.new.total"}) is None


@pytest.mark.parametrize(
    ("agency", "names"),
    [
        (None, ()),
        ("恩平市君堂镇人民政府", ("恩平市君堂镇人民政府", "恩平市君堂镇", "君堂镇")),
        ("石桥县人民政府办公室", ("石桥县人民政府办公室", "石桥县")),
        ("东关街道办事处", ("东关街道办事处", "东关")),
    ],
)
def test_an_agency_has_short_names(agency: str | None, names: tuple[str, ...]) -> None:
    assert names_of(agency) == names


@pytest.mark.parametrize(
    ("sentence", "subjects"),
    [
        ("局收到申请3件", []),
        ("，局收到", []),
        ("县教育局收到，市公安局受理", ["县教育局", "市公安局"]),
        ("甲乙丙丁戊己庚辛壬癸子丑寅卯委员会办理", ["丙丁戊己庚辛壬癸子丑寅卯委员会"]),
        ("县局", []),
    ],
)
def test_who_does_something(sentence: str, subjects: list[str]) -> None:
    assert list(_subjects(sentence)) == subjects


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("答复公开申请9件，其中予以公开5件、不予公开4件。", ["answered", "granted", "denied"]),
        ("不予处理3件，其中重复申请1件。", ["unprocessed", "unprocessed.repeat"]),
        ("新收公开申请9件，其中自然人7件。", ["received", "received:natural_person"]),
        (
            "按申请人类型分，自然人7件，商业企业2件。",
            ["applied:natural_person", "applied:enterprise"],
        ),
        ("因信息公开被申请行政复议9件，维持7件。", ["reconsideration", "reconsideration:upheld"]),
        ("因信息公开引发行政诉讼2件，无败诉。", ["litigation", "litigation:corrected"]),
        ("作出行政许可决定9件、行政处罚7件。", ["licensing", "penalties"]),
        (
            "制发行政规范性文件6件，废止1件。",
            ["normative_documents.issued", "normative_documents.repealed"],
        ),
        ("行政事业性收费2.5万元。", ["fees"]),
        ("本机关不掌握相关政府信息7件。", ["unavailable.not_held"]),
        ("确因客观原因无法提供的7件。", ["unavailable"]),
        ("全部公开、部分公开的答复分别为7件、2件。", ["granted", "partial"]),
        ("因第三方不同意且公开后会损害其合法权益的3件。", ["denied.third_party"]),
        ("以公开申请之名提出的信访、举报、投诉7件。", ["unprocessed.petition"]),
        ("律师事务所等法律服务机构新提申请7件。", ["applied:legal_service"]),
        ("信息公开行政复议案件中尚有2件未审结。", ["reconsideration:pending"]),
        ("因信息公开引发的行政诉讼中未经复议直接起诉2件。", ["direct"]),
        ("收录历年文件，现行有效的规范性文件7件。", ["normative_documents.in_force"]),
        ("行政事业性收费目录动态更新，全年收费2万元。", ["fees"]),
        ("收到信息公开申请9件，三安全一稳定、第三方权益等不予公开8件。", ["received", "denied"]),
    ],
)
def test_tells_parts_and_other_tables(text: str, expected: list[str | None]) -> None:
    assert [claim for claim, _ in claims(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "其中予以公开5件。",
        "行政许可9件。",
        "清理规范性文件，废止3件。",
        "行政诉讼5件，维持4件。",
        "依申请公开12件，主动公开41件，不予公开13件。",
        "收到网络申请9件，其中自然人7件。",
        "收到公开申请9件，其中线上3件，自然人7件。",
        "其中国家秘密3件。",
        "维持4件。",
        "废止3件。",
        "2023年制发行政规范性文件6件。",
        "作出行政许可决定9次，收费9件。",
        "行政复议案件9件，其中行政诉讼3件。",
        "行政复议案件52件，其中涉及政府信息公开19件。",
        "通过信函渠道，自然人9件。",
        "公开52件涉农补贴信息，部分公开3件。",
        "年初，现行有效行政规范性文件9件。",
        "年初现行有效行政规范性文件9件，年末为10件。",
        "2024年初，我镇现行有效行政规范性文件9件，全年新出台3件，废止2件。",
        # what is left is that of the numbers before
        "投诉30件，办结28件，其余2件正在办理。",
        "对30件举报作出处理。",
        "延期答复公开申请3件。",
        "对3件公开申请延长期限作出处理。",
        "群众提出的信访、举报、投诉30件。",
        "行政事业性收费目录动态更新，停车收费2万元。",
        "全年收费2万元。",
        "商家损害其合法权益的3件。",
        "申请人不服工伤认定答复提起行政诉讼6件。",
        "咨询30件，答复28件，2件在办。",
        "举报30件，办结28件，结转下年度2件。",
        # others are counted, too
        "收到信息公开申请9件，不予公开、无法提供等5件。",
        "作出行政许可、行政处罚等决定9件。",
    ],
)
def test_leaves_alone_what_is_not_firm(text: str) -> None:
    assert claims(text)[-1][0] is None


def statements(text: str) -> list[Statement]:
    context = CONTEXT._replace(paragraph=text)
    return [
        statement
        for sentence in sentences(normalised(text), context)
        for statement in sentence.statements
    ]


@pytest.mark.parametrize(
    ("text", "is_implied"),
    [
        ("收到政府信息公开申请12件，均已办结。", True),
        ("全年收到的政府信息公开申请均已全部办结。", True),
        ("全年办理政府信息公开申请，办结率100%。", True),
        ("12件政府信息公开申请全部办结。", True),
        ("收到政府信息公开申请12件，办结率98%。", False),
        ("收到政府信息公开申请12件，按时办结率100%。", False),
        ("收到政府信息公开申请12件，均已答复。", False),
        ("收到政府信息公开申请12件，均已办结，1件结转下年。", False),
        ("收到信访12件，均已办结。", False),
        ("受理咨询12件，全部办结。", False),
        ("2022年收到政府信息公开申请12件，均已办结。", False),
    ],
)
def test_all_concluded_leaves_nothing_to_carry_over(text: str, is_implied: bool) -> None:
    found = [
        (statement.claim, statement.quantity.value)
        for statement in statements(text)
        if statement.is_implied
    ]

    assert found == ([("carried_out", 0)] if is_implied else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("因信息公开被申请行政复议4件，均获维持。", [("reconsideration:upheld", 4)]),
        ("因信息公开被申请行政复议约40件，均获维持。", []),
        ("政策文件4件，均获维持。", []),
        ("因信息公开被申请行政复议4件，维持4件，均被纠正。", []),
        ("因信息公开被申请行政复议4件，均为其他结果。", [("reconsideration:other", 4)]),
        ("因信息公开被提起行政诉讼2件，全部被纠正。", [("litigation:corrected", 2)]),
    ],
)
def test_all_upheld(text: str, expected: list[tuple[str, int]]) -> None:
    assert [
        (statement.claim, statement.quantity.value)
        for statement in statements(text)
        if statement.is_implied
    ] == expected


@pytest.mark.parametrize(
    ("text", "relation", "claim", "falls"),
    [
        ("办结政府信息公开申请9件，占75%。", "share", "answered", False),
        ("收到政府信息公开申请9件，同比增长5%。", "growth", "received", False),
        ("收到政府信息公开申请9件，比上年减少5件。", "growth", "received", True),
        ("收到政府信息公开申请9件，占5件。", None, None, False),
        ("收到政府信息公开申请9件，同比提高5个百分点。", None, None, False),
        ("同比增长5%。", "growth", None, False),
    ],
)
def test_shares_and_growth(text: str, relation: str | None, claim: str | None, falls: bool) -> None:
    last = statements(text)[-1]

    assert (last.relation, last.claim, last.falls) == (relation, claim, falls)
    assert last.figure_meant is None


def test_last_year_is_told_from_this() -> None:
    text = "与去年相比，政府信息公开申请由45件上升至51件。"

    assert [(statement.claim, statement.is_last_year) for statement in statements(text)] == [
        ("received", True),
        ("received", False),
    ]


def test_traditional_characters_are_read_alike() -> None:
    assert claims("收到政府信息公開申請12件。") == [("received", 12)]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("行政诉讼无败诉。", "reviews", ["litigation:corrected"]),
        ("行政诉讼无败诉。", None, []),
        ("答复公开申请9件，无重复申请。", None, ["answered"]),
    ],
)
def test_none_of_them(text: str, kind: str | None, expected: list[str]) -> None:
    assert [claim for claim, _ in claims(text, kind)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到群众和企业递交的政府信息公开申请9件。", [("received", 9)]),
        ("收到公民、法人向我局提交的政府信息公开申请9件。", [("received", 9)]),
        ("收到群众和企业递交的申请材料9件。", [(None, 9)]),
        ("共登记受理新收政府信息公开申请9件。", [("received", 9)]),
        ("不动产登记受理新收申请9件。", [(None, 9)]),
        ("承接2023年未办结的政府信息公开申请3件。", [("carried_in", 3)]),
        ("接续上年度未办理完毕的申请3件。", [("carried_in", 3)]),
        ("承接上年未办结的信访事项3件。", [(None, 3)]),
        ("剩余两宗申请因收件较晚，留待次年答复。", [("carried_out", 2)]),
        ("其余3件由于年底收到，顺延至下一年度办理。", [("carried_out", 3)]),
        ("剩余3宗信访件因收件较晚，留待次年答复。", [(None, 3)]),
        ("办理结果构成：予以公开5件；部分公开1件。", [("granted", 5), ("partial", 1)]),
        ("县住建局办理结果构成：予以公开5件。", [(None, 5)]),
        ("有3件申请经检索，本机关不掌握相关政府信息。", [("unavailable.not_held", 3)]),
        ("有3件申请经检索，相关信息已主动公开。", [(None, 3)]),
        ("申请人未在规定期限内补正的3件。", [("other.no_correction", 3)]),
        ("公开5件政府信息申请。", [(None, 5)]),
    ],
)
def test_applications_in_other_words(text: str, expected: list[tuple[str | None, int]]) -> None:
    assert claims(text, "applications") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("先复议后诉讼的政府信息公开案件9件。", [("after", 9)]),
        ("先复议、再起诉的案件9件。", [("after", 9)]),
        ("行政诉讼5件，法院判令纠正的2件。", [("litigation", 5), ("litigation:corrected", 2)]),
        ("到年底法院尚在审理的政府信息公开行政诉讼5件。", [("litigation:pending", 5)]),
        ("复议机关仍在审理的政府信息公开行政复议5件。", [("reconsideration:pending", 5)]),
        ("法院尚在审理的行政赔偿案件5件。", [(None, 5)]),
        ("各类行政诉讼147件。", [(None, 147)]),
        ("受理行政复议88件。", [(None, 88)]),
    ],
)
def test_reviews_in_other_words(text: str, expected: list[tuple[str | None, int]]) -> None:
    assert claims(text, "reviews") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("政府规章本年新增3部，废止2部。", [("rules.issued", 3), ("rules.repealed", 2)]),
        ("部门规章本县适用的，本年新增7部。", [(None, 7)]),
        ("省政府规章新增5部。", [(None, 5)]),
        ("内部管理规章新增5件。", [(None, 5)]),
        ("政府规章草案新增5件。", [(None, 5)]),
        ("规范性文件解读栏目本年新增4个。", [(None, 4)]),
        (
            "行政规范性文件目录动态更新，至年底继续有效的63件。",
            [("normative_documents.in_force", 63)],
        ),
        ("党内规范性文件继续有效的31件。", [(None, 31)]),
        (
            "制定行政规范性文件一件，六件现行有效。",
            [("normative_documents.issued", 1), ("normative_documents.in_force", 6)],
        ),
        ("审查规范性文件22件，20件现行有效。", [(None, 22), (None, 20)]),
        (
            "文件方面，制发行政规范性文件6件，废止2件。",
            [("normative_documents.issued", 6), ("normative_documents.repealed", 2)],
        ),
        ("依法核发各类行政许可决定9件。", [("licensing", 9)]),
        ("依法核发各类行政许可证件9件。", [(None, 9)]),
    ],
)
def test_section_two_in_other_words(text: str, expected: list[tuple[str | None, int]]) -> None:
    assert claims(text, "proactive") == expected
