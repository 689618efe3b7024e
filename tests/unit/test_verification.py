# SPDX-License-Identifier: MIT
"""Verdicts on texts: what the reports print is confirmed, and what is not certain is unclear."""

from __future__ import annotations

import tomllib
from collections import Counter
from decimal import Decimal

import pytest
from attrs import evolve

import reportparse
from reportparse.verification.collection import Collection
from reportparse.verification.figure_names import paths_named, proposed
from reportparse.verification.verdicts import Verdict
from reportparse.verification.verifying import verdicts
from tests.conftest import CORPUS
from tests.corpus.test_statements import report

FOLDERS = (CORPUS / "checks" / "consistent", CORPUS / "files" / "reports")
REPORTS = [
    reportparse.parse_file(path) for folder in FOLDERS for path in sorted(folder.glob("*.txt"))
]
COLLECTION = Collection.of(REPORTS)
TEXTS = tomllib.loads((CORPUS / "questions" / "texts.toml").read_text("utf-8"))["text"]

#: Of the quantities of a class that the texts state, how many are found.
LEAST_FOUND = {
    "confirmed": 33,
    "contradicted": 7,
    "derived": 6,
    "other_year": 5,
    "other_agency": 4,
    "not_found": 3,
    "unclear": 7,
}


def verified(text: str) -> list[Verdict]:
    return list(verdicts(text, COLLECTION))


def judged(text: str) -> list[tuple[str, str]]:
    return [(verdict.text, verdict.judgement) for verdict in verified(text)]


def test_the_verdicts_on_the_texts_of_the_corpus() -> None:
    found: Counter[str] = Counter()
    for stated in TEXTS:
        given = {
            quantity["number"]: (quantity["verdict"], quantity.get("path"))
            for quantity in stated["quantities"]
        }
        for verdict in verified(stated["text"]):
            expected, path = given.get(verdict.text, ("unclear", None))
            assert verdict.judgement in {expected, "unclear"}, stated["text"]
            found[expected] += verdict.judgement == expected and verdict.text in given
            if verdict.judgement not in {"unclear", "not_found"}:
                assert verdict.path == path, stated["text"]

    assert found == LEAST_FOUND


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("青禾市教育局2023年收到政府信息公开申请4581件。", ["not_found"]),
        ("青禾市2023年新收政府信息公开申请4581件。", ["confirmed"]),
        ("2024年上半年，青石县林业局收到政府信息公开申请550件。", ["unclear"]),
        ("2024年，上半年青石县林业局收到政府信息公开申请550件。", ["unclear"]),
        ("青石县林业局2024年1月至6月收到政府信息公开申请550件。", ["unclear"]),
        ("2023年至2024年，青石县林业局收到政府信息公开申请550件。", ["unclear"]),
        ("青石县林业局下属林场2024年收到政府信息公开申请550件。", ["unclear"]),
        ("青石县林业局和青石县水务局2024年共收到政府信息公开申请550件。", ["unclear"]),
        ("青石县林业局2024年收到申请550件。\n该县林业局收到申请550件。", ["confirmed", "unclear"]),
        ("青石縣林業局二〇二四年收到政府信息公開申請五百五十件。", ["confirmed"]),
        ("青石县林业局2024年收到政府信息公开申请500余件，同比下降6.4%。", ["confirmed", "derived"]),
        ("青石县林业局2024年收到政府信息公开申请579件。", ["derived"]),
        ("青石县林业局2024年未收到政府信息公开申请。", ["contradicted"]),
        ("青石县林业局2024年信息公开行政诉讼24件。", ["contradicted"]),
        ("青石县林业局2024年行政事业性收费56500元。", ["confirmed"]),
        ("青石县林业局2024年行政事业性收费8.99万元。", ["other_year"]),
        ("白河镇人民政府2020年收到政府信息公开申请453件。", ["unclear"]),
        ("青石县水务局2016年作出行政处罚决定7件。", ["not_found"]),
        ("青石县林业局2023年收到申请588件，同比增长5%。", ["confirmed", "not_found"]),
        ("青石县林业局2024年收到申请550件，占50%。", ["confirmed", "unclear"]),
        ("栗溪镇2022年重复申请0件。栗溪镇2022年重复申请2件。", ["confirmed", "unclear"]),
        ("青石县水务局2016年上半年，当面申请8件。", ["unclear"]),
        ("青石县林业局2024年去年收到政府信息公开申请588件。", ["confirmed"]),
        ("青石县林业局2024年当面申请8件。", ["not_found"]),
        ("云泽县教育局2024年信息公开行政复议3件，同比下降5%。", ["not_found", "not_found"]),
        ("青石县林业局2024年制发规章0件，同比增长5%。", ["confirmed", "not_found"]),
        ("青石县林业局（含下属单位）2024年收到政府信息公开申请551件。", ["unclear"]),
        ("青石县林业局（简称“县局”）2024年收到政府信息公开申请551件。", ["contradicted"]),
        ("据《青石县林业局2024年年报》，全年收到政府信息公开申请551件。", ["contradicted"]),
        ("青石县林业局2024年行政事业性收费约5万元。", ["unclear"]),
        ("青石县林业局2024年收到政府信息公开申请约50件。", ["contradicted"]),
        ("青石县林业局2024年予以公开的自然人申请3件。", ["unclear"]),
        ("青石县林业局2024年计划收到政府信息公开申请600件。", ["unclear"]),
        ("青石县林业局2024年收到政府信息公开申请是600件吗？", ["unclear"]),
        ("青石县林业局2024年年报\n上半年：\n收到政府信息公开申请300件。", ["unclear"]),
        ("青石县林业局2024年收到申请550件，较2022年减少100件。", ["confirmed", "not_found"]),
        (
            "青石县林业局2024年收到申请550件，较2022年减少100件，同比下降6.5%。",
            ["confirmed", "not_found", "derived"],
        ),
        ("青石县林业局2024年共有23件行政诉讼。", ["derived"]),
        ("2023年和2024年，青石县林业局共收到政府信息公开申请1138件。", ["derived"]),
        ("2023至2024年，青石县林业局共收到政府信息公开申请1138件。", ["derived"]),
        ("2023年和2024年上半年，青石县林业局共收到政府信息公开申请900件。", ["unclear"]),
        ("2023年至2024年，青石县林业局年均收到政府信息公开申请569件。", ["derived"]),
        ("2022年至2024年，青石县林业局共收到政府信息公开申请1138件。", ["unclear"]),
        ("1900年至2024年，青石县林业局共收到政府信息公开申请1138件。", ["unclear"]),
        ("青石县林业局2023年、2024年分别收到申请588件、588件。", ["confirmed", "other_year"]),
        ("青石县林业局2024年收到申请550件，2023年为588件。", ["confirmed", "confirmed"]),
        ("青石县林业局2024年收到申请550件，2023年为600件。", ["confirmed", "unclear"]),
        ("📌 青石县林业局2024年年报\n✅ 新收申请551件\n1️⃣ 办结552件", ["contradicted", "confirmed"]),
        ("电话0700-8654321，2024年1月5日，第20条，共有34。", ["unclear"]),
    ],
)  # fmt: skip
def test_what_is_not_certain_is_unclear(text: str, expected: list[str]) -> None:
    assert [judgement for _, judgement in judged(text)] == expected


def test_the_lists_that_models_write() -> None:
    text = "# 青石县林业局2024年年报\n\n- **新收申请**：550件\n- 予以公开：33件\n* 国家秘密：36件\n"

    assert judged(text) == [("550件", "confirmed"), ("33件", "confirmed"), ("36件", "confirmed")]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("|年度|新收申请（件）|上年结转|\n|---|---|---|\n|2023年|588|26|\n|2024|551|26|",
         ["confirmed", "confirmed", "contradicted", "other_year"]),
        ("| 指标 | 2023 | 2024年 | 增减 |\n|:-|-:|-:|-:|\n| 新收申请 | 588 | 550 | -38 |",
         ["confirmed", "confirmed", "unclear"]),
        ("2024年\n|事项|自然人|\n|---|---|\n|予以公开|3|\n|合计|33|", ["confirmed", "unclear"]),
        ("2024年\n| 事项 | 件 |\n| 予以公开 | 33件 |\n| 上半年 |  |\n| 新收申请 | 300 |",
         ["confirmed", "unclear"]),
        ("2024年\n新收申请\t550\n行政事业性收费（万元）\t5.65", ["confirmed", "confirmed"]),
        ("2024年\n| 单位 | 新收申请 |\n| 白河 | 12 |", ["unclear"]),
    ],
)  # fmt: skip
def test_numbers_in_tables_belong_to_what_is_over_and_beside_them(
    table: str, expected: list[str]
) -> None:
    text = f"青石县林业局政府信息公开申请情况\n{table}"

    assert [judgement for _, judgement in judged(text)] == expected


def test_a_verdict_names_the_figures_and_their_places() -> None:
    (verdict, change) = verified("第一行\n青石县林业局2024年收到申请550件，同比下降6.5%。")

    assert (verdict.line, verdict.column, verdict.text) == (2, 16, "550件")
    assert (verdict.value, verdict.unit, verdict.agency, verdict.year) == (
        *(550, "件", "青石县林业局", 2024),
    )  # fmt: skip
    (figure,) = verdict.figures
    assert (figure.value, figure.text, figure.unit) == (550, "550", "件")
    assert figure.label == "申请情况→本年新收→总计"
    assert (change.formula, len(change.figures)) == ("(588 - 550) / 588", 2)


def test_the_public_function_speaks_english() -> None:
    (verdict,) = reportparse.verify(
        "2024年青石县林业局收到政府信息公开申请588件。", REPORTS, language="en"
    )

    assert verdict.reason == (
        "the report prints 550; this is the figure of the report on 2023"
    )  # fmt: skip


def test_doubtful_figures_confirm_nothing() -> None:
    text = (CORPUS / "checks" / "consistent" / "forestry_2023.txt").read_text("utf-8")
    report = reportparse.parse(text.replace("104 | 588", "104 | 5B8"))

    verdict, part, share = reportparse.verify(
        "青石县林业局2023年收到申请588件。予以公开36件，占6%。",
        [report, evolve(report, agency=None)],
    )

    assert (verdict.judgement, verdict.figures[0].status) == ("unclear", "unreadable")
    assert (part.judgement, share.judgement) == ("confirmed", "derived")


def test_reports_that_differ_for_one_year_are_named_and_not_chosen() -> None:
    other = evolve(REPORTS[0], applications=None)

    (verdict,) = reportparse.verify("青石县林业局2023年收到申请588件。", [REPORTS[0], other])
    found = Collection.of([REPORTS[0], other]).find("青石县林业局", 2023)

    assert verdict.judgement == "unclear"
    assert (found.problem, len(found.candidates)) == ("editions", 2)


def test_agencies_of_one_name_are_candidates() -> None:
    collection = Collection.of([*REPORTS, evolve(REPORTS[0], agency="林业局")])

    assert collection.find("林业局", 2023).entry is not None
    assert collection.find("青石县林业", 2023).problem == "unknown-agency"
    assert {entry.agency for entry in collection.find("青石县林业", 2023).candidates} == {
        *("青石县林业局", "林业局"),
    }  # fmt: skip
    assert collection.find(None, 2023).problem == "no-agency"
    assert collection.find("青石县林业局", None).problem == "no-year"
    assert collection.find("青石县林业局", 1999).problem == "unknown-year"


@pytest.mark.parametrize(
    ("words", "form", "paths"),
    [
        ("applications.new.total", "2021", ["applications.new.total"]),
        ("一、本年新收政府信息公开申请数量", "2019", ["applications.new.total"]),
        ("收到政府信息公开申请", "2014", ["statistics.received.value"]),
        ("予以公开", "2021", ["applications.granted.total"]),
        ("自然人·属于国家秘密", "2021", ["applications.denied.state_secret.natural_person"]),
        ("结果维持", "2021", [f"reviews.{group}.upheld" for group in (
            "reconsideration", "direct_litigation", "after_reconsideration")]),
        ("1.当面申请数", "2014", ["statistics.received_in_person.value"]),
        ("采购总金额", "2021", []),
        ("不予公开", "2021", []),
    ],
)  # fmt: skip
def test_words_name_figures(words: str, form: str, paths: list[str]) -> None:
    assert list(paths_named(words, form)) == paths


def test_figures_like_the_words_are_proposed() -> None:
    found = proposed("政府集中采购金额", ["2021", "2019"])

    assert found[0].path == "proactive.procurement.amount"
    assert found[0].label == "主动公开→政府集中采购→采购总金额"
    assert proposed("天气", ["2021"]) == []


def test_amounts_are_compared_in_one_unit() -> None:
    (verdict,) = verified("青石县林业局2024年行政事业性收费5.65万元。")

    assert verdict.figures[0].value == Decimal("5.65")
    assert verdict.figures[0].unit == "万元"


def test_a_label_is_not_found_in_a_report_without_tables() -> None:
    report = reportparse.parse("示例镇2024年政府信息公开工作年度报告\n一、总体情况\n无。\n")
    (verdict,) = reportparse.verify("示例镇2024年自然人9件。", [report])

    assert verdict.judgement == "not_found"


@pytest.mark.parametrize(
    ("words", "judgement"),
    [
        ("比2023年增长4.13倍", "derived"),
        ("同比增长4倍", "derived"),
        ("同比增长4.1倍", "derived"),
        ("比2023年的1679件增长4.13倍", "derived"),
        ("是上年的5.1倍", "derived"),
        ("是2023年的5.13倍", "derived"),
        ("同比增长5.13倍", "contradicted"),
        ("比2023年的1679件增长4.33倍", "contradicted"),
        ("是上年的4.13倍", "contradicted"),
        ("是2023年的6.1倍", "contradicted"),
    ],
)
def test_how_many_times_more_or_as_many(words: str, judgement: str) -> None:
    collection = Collection.of(
        report("", year, **{"proactive.licensing.decisions": number})
        for year, number in ((2023, 1679), (2024, 8606))
    )
    text = f"青禾县人民政府2024年作出行政许可8606件，{words}。"

    assert [*verdicts(text, collection)][-1].judgement == judgement
