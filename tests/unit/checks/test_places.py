# SPDX-License-Identifier: MIT
"""The places of findings in reports without a text, and without a report to compare with."""

from __future__ import annotations

import reportparse
from reportparse.checks.structure import RULES as STRUCTURE
from reportparse.checks.subject import Subject
from reportparse.text.spans import NOWHERE, Place

TEXT = (
    "示例镇2024年政府信息公开工作年度报告\n"
    "本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。\n"
    "一、总体情况\n二、主动公开政府信息情况\n"
    "第二十条第（一）项 |\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
    "规章 | 1 | 2 | 3 |\n行政规范性文件 | 1 | 2 | 3 |\n"
)


def _lines(report: reportparse.Report, code: str) -> list[int]:
    result = reportparse.check(report, rules=[one for one in STRUCTURE if one.code == code])
    return [finding.line for finding in result.diagnostics]


def test_places_are_known_only_with_the_text() -> None:
    report = reportparse.parse(TEXT)
    again = reportparse.from_json(reportparse.to_json(report))

    assert _lines(report, "section-empty") == [3]
    assert _lines(again, "section-empty") == [0]
    assert _lines(report, "year-differs") == [2]
    assert _lines(again, "year-differs") == [0]


def test_a_subject_alone() -> None:
    subject = Subject(reportparse.parse(TEXT))

    assert subject.last is None
    assert subject.place_at(None, 3) == NOWHERE
    assert subject.place_at(0, 3) == Place(1, 1, 1, 4)
