# SPDX-License-Identifier: MIT
"""Rows that the form does not have: where they belong."""

from __future__ import annotations

import attrs
import pytest
from attrs import frozen

import reportparse
from reportparse.forms import registry
from reportparse.forms.flattening import figures_of
from reportparse.tables.extra_rows import ExtraRow, in_print_order

FORMS = {name: registry.forms()["2021"] for name in ("proactive", "applications", "reviews")}


def test_rows_above_a_table_that_follows_at_once_are_that_ones() -> None:
    labelled = ExtraRow("applications", None, "甲", ("1",))
    unlabelled = ExtraRow("applications", None, "", ("2",))
    last = FORMS["proactive"].table_of["proactive"].rows[-1].path

    together = in_print_order(FORMS, [labelled, unlabelled], [("proactive", "applications")])
    assert together == [
        attrs.evolve(unlabelled, table="proactive"),
        attrs.evolve(labelled, table="proactive", after=last),
    ]
    apart = in_print_order(FORMS, [labelled, unlabelled], [("proactive",), ("applications",)])
    assert apart == [unlabelled, labelled]


def test_rows_stand_in_the_order_of_the_form() -> None:
    rows = [
        ExtraRow("reviews", None, "戊", ()),
        ExtraRow("applications", "applications.granted", "丁", ()),
        ExtraRow("applications", "applications.new", "丙", ()),
        ExtraRow("applications", None, "乙", ()),
        ExtraRow("proactive", "proactive.fees", "甲", ()),
    ]

    assert "".join(row.label for row in in_print_order(FORMS, rows)) == "甲乙丙丁戊"


def test_a_class_with_one_figure() -> None:
    @frozen
    class One:
        count: int | None = None

    assert list(figures_of(One(3), "one")) == [("one.count", 3)]


def test_a_label_without_its_note_and_number_is_known() -> None:
    known = registry.forms()["2021"].vocabulary

    assert known.kind("部分公开") == "（二）部分公开"
    assert known.kind("并非标签的文了") == "TEXT"


def test_a_multiplier_before_the_note_of_the_form_makes_another_label() -> None:
    known = registry.forms()["2014"].vocabulary
    note = "（不同渠道和方式公开相同信息计1条）"

    assert known.kind(f"（一）主动公开政府信息数{note}") == "（一）主动公开政府信息数"
    for multiplier in ("（万条）", "（百）", "（单位：千）"):
        assert known.kind(f"（一）主动公开政府信息数{multiplier}{note}") == "TEXT"


ROWS = "1.属于国家秘密\t1\n{}\t2\n3.危及“三安全一稳定”\t3\n4.保护第三方合法权益\t4\n"


def read(second: str) -> reportparse.Report:
    """A table of applications between tabs, with the label of its second row."""
    rows = ROWS.format(second).replace("\t", "\t0\t0\t0\t0\t0\t0\t")
    return reportparse.parse(f"三、收到和处理政府信息公开申请情况\n{rows}一、总体情况\n")


@pytest.mark.parametrize("label", ["2.其他法律行政法规禁公开", "2.其他法律行政止公开"])
def test_neighbours_show_a_row_whose_label_lost_a_character_of_a_turning_word(label: str) -> None:
    report = read(label)

    assert report["applications.denied.prohibited_by_law.total"] == 2
    assert report["applications.denied.safety_stability.total"] == 3


def test_a_row_of_no_form_between_tabs_is_named_and_ends_no_table() -> None:
    report = read("2.其他法律行政法规允许公开")

    assert report["applications.denied.prohibited_by_law.total"] is None
    assert report["applications.denied.safety_stability.total"] == 3
    assert {"row-missing", "row-unknown"} <= {finding.code for finding in report.diagnostics}
