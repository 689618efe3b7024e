# SPDX-License-Identifier: MIT
"""The reason for each figure that is null."""

from __future__ import annotations

import pytest

import reportparse
from reportparse.errors import UnknownPathError

HEAD = "第二十条第（一）项 |\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
LAST_ROW = "行政规范性文件 | 4 | 1 | 29 |\n"
RULES, DOCUMENTS = "proactive.rules", "proactive.normative_documents"


@pytest.mark.parametrize(
    ("row", "statuses", "unread"),
    [
        ("规章 | 1 | / |  |", ["read", "blank", "blank"], []),
        (
            "规章 | 不适用 | N/A | 12O |",
            ["not-applicable"] * 2 + ["unreadable"],
            ["不适用", "N/A", "12O"],
        ),
        ("规章 | 4〔存疑〕 | 〔存疑〕 | 〔缺〕 |", ["doubtful", "doubtful", "missing"], ["4"]),
        ("规章 | 4 | 5 |", ["doubtful"] * 3, ["4", "5"]),
        ("规章 | 1 | 2 | 3 |\n规章 | 1 | 9 | 3 |", ["doubtful"] * 3, ["1", "2", "3"]),
    ],
)
def test_statuses(row: str, statuses: list[str], unread: list[str]) -> None:
    report = reportparse.parse(
        f"{HEAD}{row}\n行政规范性文件 | 4 | 1 | 29 |\n第二十条第（五）项 |\n"
    )
    paths = [f"{RULES}.{column}" for column in ("issued", "repealed", "in_force")]

    assert [report.status(path) for path in paths] == statuses
    assert [report.unread[path] for path in paths if path in report.unread] == unread


def test_rows_tables_and_forms_that_are_not_there() -> None:
    report = reportparse.parse(f"{HEAD}规章 | 1 | 2 | 3 |\n第二十条第（五）项 |\n")

    assert report.status(f"{DOCUMENTS}.issued") == "missing"
    assert report.status("applications.new.total") == "missing"
    assert report.status("statistics.received.value") == "not-on-form"
    assert reportparse.parse("").status("statistics.received.value") == "missing"
    with pytest.raises(UnknownPathError):
        report.status("applications.newest")


def test_a_text_that_ends_within_a_number() -> None:
    report = reportparse.parse(f"{HEAD}规章 | 0 | 0 | 0 |\n行政规范性文件 | 4 | 1 | 29")

    assert report.status(f"{DOCUMENTS}.in_force") == "doubtful"
    assert report.unread[f"{DOCUMENTS}.in_force"] == "29"
    assert reportparse.parse(reportparse.unparse(report)) == report


def test_an_amount_of_two_units_and_its_unit() -> None:
    head = "第二十条第（八）项 |\n信息内容 | 本年收费金额（单位：元/万元） |\n"
    report = reportparse.parse(
        f"{HEAD}规章 | 0 | 0 | 0 |\n行政规范性文件 | 4 | 1 | 29 |\n{head}行政事业性收费 | 36 |\n"
    )

    assert report.status("proactive.fees.amount") == "doubtful"
    assert report.status("proactive.fees.amount_unit") == "doubtful"
    assert reportparse.parse(reportparse.unparse(report)) == report


def test_json_has_statuses_only_where_there_are_any() -> None:
    plain = reportparse.parse(f"{HEAD}规章 | 0 |  | 0 |\n")
    data = reportparse.to_dict(plain)

    assert "missing" in data["statuses"].values()
    assert not reportparse.to_dict(reportparse.parse("")).get("statuses")
    assert reportparse.from_dict(data) == plain
