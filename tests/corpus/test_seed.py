# SPDX-License-Identifier: MIT
"""The main job on a real report, kept outside the repository."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import reportparse
from reportparse.forms.disclosure_2021 import Proactive
from reportparse.narrative.content import Section

Seed = tuple[str, dict[str, Any]]


def test_all_figures_are_exact(seed: Seed) -> None:
    text, facts = seed
    report = reportparse.parse(text)

    read = {path: report.figure(path) for path in facts["expected"]}
    assert len(read) == 200
    assert read == facts["expected"]


def test_facts(seed: Seed) -> None:
    text, facts = seed
    report = reportparse.parse(text)

    assert (report.agency, report.year, report.form) == (
        facts["agency"],
        facts["year"],
        facts["form"],
    )
    assert len(report.breadcrumb) >= 4
    assert report.applications is not None
    assert isinstance(report.proactive, Proactive)
    assert report.proactive.fees.amount == Decimal(0)
    assert report.proactive.fees.amount_unit == "万元"


def test_sections_and_their_headings(seed: Seed) -> None:
    report = reportparse.parse(seed[0])

    assert [section.kind for section in report.sections] == [
        "overview",
        "proactive",
        "applications",
        "reviews",
        "problems",
        "other_matters",
    ]
    inside = {
        section.kind: [child for child in section.children if isinstance(child, Section)]
        for section in report.sections
    }
    assert [child.number for child in inside["overview"]] == [1, 2, 3, 4]
    assert [child.heading for child in inside["problems"]] == [
        "强化责任担当",
        "深化业务能力与知识培训",
        "优化服务与互动",
    ]
    assert all(child.separator == "。" and child.children for child in inside["problems"])


def test_nothing_is_wrong_with_it(seed: Seed) -> None:
    assert reportparse.parse(seed[0]).diagnostics == ()


def test_round_trips(seed: Seed) -> None:
    text, _ = seed
    report = reportparse.parse(text)
    canonical = reportparse.unparse(report)

    assert reportparse.parse_document(text).raw() == text
    assert reportparse.parse(canonical) == report
    assert reportparse.unparse(reportparse.parse(canonical)) == canonical
    assert reportparse.from_json(reportparse.to_json(report)) == report
    for path in report.provenance.keys() & report.by_path:
        edited = reportparse.edit(text, path, 4711)
        assert edited.replace("4711", "0", 1) == text
