# SPDX-License-Identifier: MIT
"""Wordings of which a few words decide what is counted: news, powers, all applicants, owners."""

from __future__ import annotations

import pytest

from reportparse import parse
from reportparse.narrative.own_names import area_named, names_of, without_own_names
from reportparse.narrative.passages import normalised
from reportparse.narrative.statements import sentences
from tests.conftest import CORPUS
from tests.unit.prose.test_claims import CONTEXT, claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is news, or a power, is no decision
        ("发布采购信息60条，其中采购公告50条，行政处罚决定2条。", []),
        ("作出行政处罚决定2条。", [("penalties", 2)]),
        ("行政许可处理决定90件，行政强制事项3件。", [("licensing", 90)]),
        ("全年办理行政许可事项90件。", [("licensing", 90)]),
        # all of those worked on, with last year's
        (
            "受理政府信息公开申请59件，其中新收47件，上年结转12件。",
            [("incoming", 59), ("carried_in", 12)],
        ),
        (
            "受理政府信息公开申请59件（新收47件，上年结转12件）。",
            [("incoming", 59), ("received", 47), ("carried_in", 12)],
        ),
        (
            "收到依申请公开11件（本年度10件，上年结转1件）。",
            [("incoming", 11), ("carried_in", 1)],
        ),
        ("收到依申请公开11件，比上年增加2件，上年结转1件。", [("received", 11), ("carried_in", 1)]),
        ("受理政府信息公开申请59件，扣除结转后新收到47件。", []),
        (
            "处理政府信息公开申请59件（含上年结转12件），办结55件，结转下年4件。",
            [("incoming", 59), ("carried_in", 12), ("answered", 55), ("carried_out", 4)],
        ),
        (
            "处理政府信息公开申请59件（含上年结转12件），均已答复。",
            [("handled", 59), ("carried_in", 12)],
        ),
        ("截至年底，未收到和处理政府信息公开申请。", [("received", 0)]),
        ("未处理政府信息公开申请。", []),
        ("收到和处理政府信息公开申请办理事项2件。", [("handled", 2)]),
        # outcomes after those of last year are of all, behind a semicolon
        (
            "收到依申请公开7件，上年结转1件；予以公开3件，无法提供4件。",
            [("received", 7), ("carried_in", 1), ("granted", 3), ("unavailable", 4)],
        ),
        (
            "收到依申请公开7件，上年结转3件；其中予以公开3件。",
            [("received", 7), ("carried_in", 3)],
        ),
        # documents of the year, by those in whose name they are
        ("公开新制定规范性文件9件。", [("normative_documents.issued", 9)]),
        ("指导基层公开新制定规范性文件9件。", []),
        ("公开历年制定的规范性文件9件。", []),
        ("印发并公开的规范性文件9件。", [("normative_documents.issued", 9)]),
        ("转发上级印发并公开的规范性文件9件。", []),
        (
            "新发布的行政规范性文件4件，继续有效的行政规范性文件33件。",
            [("normative_documents.issued", 4), ("normative_documents.in_force", 33)],
        ),
        ("发布规范性文件解读4件。", []),
        # plans, and what others do
        ("我局计划印发规范性文件9件。", []),
        ("我局按计划制定规范性文件9件。", [("normative_documents.issued", 9)]),
        ("县教育局新发布规范性文件4件，继续有效规范性文件33件。", []),
        ("县教育局处理政府信息公开申请59件，办结55件。", []),
        ("青禾镇严格规范办理，收到依申请公开9件。", []),
        # all who may apply
        ("未收到社会组织或群众个人提出的政府信息依申请公开。", [("received", 0)]),
        ("未收到企业和群众的政府信息公开申请。", [("received", 0)]),
        ("未收到企业和群众的补贴申请。", []),
        ("收到企业和协会的政府信息公开申请9件。", []),
        ("全年收到政府信息申请公开件9件。", [("received", 9)]),
        ("全年未收到依申请公开事项申请。", [("received", 0)]),
        # answers
        (
            "收到依申请公开7件，答复7件，答复率、答复及时率均为100%。",
            [("received", 7), ("answered", 7)],
        ),
        ("收到依申请公开7件，当场答复2件，延期答复5件。", [("received", 7)]),
        ("收到政府信息公开申请9件，回复处理9件。", [("received", 9), ("answered", 9)]),
        ("收到留言9件，回复处理9件。", []),
        # reviews
        (
            "发生因政府信息公开引发的因依申请公开而申请行政复议3件。",
            [("reconsideration", 3)],
        ),
        ("未发生因有关政府信息公开而引发的行政复议案和行政诉讼案。", [("disputes", 0)]),
        (
            "收到政府信息公开申请9件，未发生行政复议、行政诉讼案件或出现申诉情况。",
            [("received", 9), ("disputes", 0)],
        ),
        # outcomes with what was done, or why
        (
            "收到政府信息公开申请9件，其中予以公开3件，对申请人申请信息作区分处理后部分公开4件，因由其他机关掌握等原因无法提供2件。",
            [("received", 9), ("granted", 3), ("partial", 4), ("unavailable", 2)],
        ),
        ("未产生行政事业收费。", [("fees", 0)]),
        ("下属单位未产生行政事业收费。", []),
    ],
)
def test_a_few_words_decide(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(claim, value) for claim, value in claims(text, "") if claim] == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("严格依规办理。2024年，我局共受理9件，已办结。", ["received"]),
        ("严格依规办理。全年共受理9件，均为网民留言。", []),
        ("热线畅通。全年共受理9件。", []),
        ("严格依规办理。下属各镇受理9件。", []),
        ("严格依规办理。通过邮件收到9件。", []),
        ("严格依规办理。上半年受理9件。", []),
    ],
)
def test_what_is_received_below_a_heading_is_what_it_says(text: str, found: list[str]) -> None:
    for heading, expected in (("依申请公开情况", found), ("依申请公开和政务咨询", []), ("", [])):
        context = CONTEXT._replace(heading=heading, kind=None, paragraph=text)
        stated = [each for sentence in sentences(text, context) for each in sentence.statements]

        assert [each.figure_meant for each in stated if each.claim == "received"] == expected


def test_all_is_done_as_the_rules_say() -> None:
    done = "已全部按照《条例》和《答复示范文本》的规定答复办结"

    assert claims(f"收到政府信息公开申请9件，{done}。")[1:] == [("carried_out", 0)]


def test_a_full_stop_of_half_width_ends_a_sentence() -> None:
    text = "全年未收到依申请公开事项.公开2.5万条,见www.example.cn."

    assert normalised(text) == "全年未收到依申请公开事项。公开2.5万条，见www.example.cn."


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("废止县政府及县政府办公室行政规范性文件", "废止行政规范性文件"),
        ("废止县政府规范性文件", "废止规范性文件"),
        ("废止县政府部门规范性文件", "废止县政府部门规范性文件"),
        ("转发市政府及市政府办公室规范性文件", "转发市政府及市政府办公室规范性文件"),
    ],
)
def test_documents_are_in_the_name_of_a_government(words: str, rest: str) -> None:
    assert without_own_names(words, 2024, names_of("青禾县")) == rest


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("我区持续公开。全区收到申请。", "本区"),
        ("我区持续公开，我局收到申请。", None),
        ("我县、我市持续公开。", None),
        ("我局收到申请。", None),
        ("全区收到申请。", None),
    ],
)
def test_a_report_without_an_agency_is_on_the_area_that_it_calls_its_own(
    text: str, area: str | None
) -> None:
    assert area_named(text) == area


def test_an_area_speaks_of_all_of_itself() -> None:
    page = (CORPUS / "disclosure_2021" / "ministry_plain.txt").read_text(encoding="utf-8")
    tables = page[page.index("二、主动公开") :]
    text = "一、总体情况\n我{0}持续公开。2024年，全区收到政府信息公开申请9件。\n"
    title = "2024年政府信息公开工作年度报告\n"
    pages = [f"{title}{text.format(own)}{tables}" for own in "区局"]
    found = [parse(page).mentions[0].path for page in pages]

    assert found == ["applications.new.total", None]
