# SPDX-License-Identifier: MIT
from __future__ import annotations

import json
import pickle
from decimal import Decimal
from typing import Any

import pytest

import reportparse
from reportparse import (
    DecodeError,
    FileFormatError,
    InvalidReportError,
    RuleError,
    StrictError,
)
from reportparse.errors import MissingExtraError
from reportparse.output import json_text as convert
from tests.conftest import CORPUS, read
from tests.makers.layouts import LAYOUTS, render

REPORT = reportparse.parse(read(CORPUS / "disclosure_2021" / "city_thousands.txt"))
COLUMNS = "enterprise, legal_service, natural_person, other_org, public_interest, research, total"
MISSING = f"missing: {COLUMNS} @ $.applications.new"
WRONG_NAME = dict.fromkeys([*COLUMNS.split(", ")[:-1], "sum"], 0)
MISSING_TOTAL = "missing: total @ $.applications.new"
MISSING_ROWS = (
    "missing: carried_in, carried_out, denied, granted, new, other, partial, total, unavailable, "
    "unprocessed @ $.applications"
)
NO_FORM = "form is {}; known are 2021, 2019 @ $.applications"
KINDS = "paragraph, table, form_table, section"


def test_plain_data() -> None:
    data = reportparse.to_dict(REPORT)

    assert list(data)[:4] == ["schema_version", "title", "agency", "year"]
    assert data["published"] == "2025-01-26"
    assert data["proactive"]["fees"] == {"amount": Decimal("128406.75"), "amount_unit": "万元"}
    assert data["applications"]["new"]["total"] == REPORT.figure("applications.new.total")
    assert "provenance" not in data
    assert "origin" not in data


def test_amounts_keep_their_digits() -> None:
    text = read(CORPUS / "disclosure_2021" / "city_thousands.txt").replace("128,406.75", "0.10")
    data = reportparse.to_json(reportparse.parse(text))

    assert b'"amount":0.10,' in data
    again = reportparse.from_json(data).figure("proactive.fees.amount")
    assert str(again) == "0.10"


def test_numbers_too_long_for_64_bits_and_lone_surrogates() -> None:
    data = reportparse.to_dict(REPORT) | {"title": "\ud800", "year": 10**30}
    report = reportparse.from_dict(data)

    assert reportparse.from_json(reportparse.to_json(report)) == report


def test_indented() -> None:
    assert reportparse.to_json(REPORT, indent=True).startswith(b'{\n  "schema_version"')
    assert reportparse.from_json(reportparse.to_json(REPORT, indent=True).decode()) == REPORT


def spoiled(path: str, value: Any) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(reportparse.to_json(REPORT))
    *names, last = path.split(".")
    place: Any = data
    for name in names:
        place = place[int(name)] if name.isdigit() else place[name]
    place[last] = value
    return data


@pytest.mark.parametrize(
    ("path", "value", "problem"),
    [
        ("year", "2024", "'2024' is not a whole number @ $.year"),
        ("year", 2024.0, "2024.0 is not a whole number @ $.year"),
        ("year", True, "True is not a whole number @ $.year"),
        ("title", 5, "5 is not a string @ $.title"),
        (
            "applications.new.total",
            "5",
            "'5' is not a whole number @ $.applications.new.total",
        ),
        ("proactive.fees.amount", "5", "'5' is not a number @ $.proactive.fees.amount"),
        ("published", "soon", "'soon' is not a date (YYYY-MM-DD) @ $.published"),
        ("published", "20250126", "'20250126' is not a date (YYYY-MM-DD) @ $.published"),
        ("published", "2025-02-30", "day is out of range for month @ $.published"),
        ("published", 20250126, "20250126 is not a date @ $.published"),
        ("applications.new", {}, MISSING),
        ("applications.new", WRONG_NAME, MISSING_TOTAL),
        ("applications", {"form": "2021"}, MISSING_ROWS),
        ("applications", {}, NO_FORM.format(None)),
        ("applications", [], NO_FORM.format(None)),
        ("applications.form", "2014", NO_FORM.format("'2014'")),
        ("applications.form", ["2021"], NO_FORM.format("['2021']")),
        ("yeer", 1, "unknown fields: yeer @ $"),
        ("sections.0.type", "part", "type is not section @ $.sections[0]"),
        (
            "sections.0.children.0.type",
            "image",
            f"type is 'image'; known are {KINDS} @ $.sections[0].children[0]",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_place(path: str, value: Any, problem: str) -> None:
    with pytest.raises(InvalidReportError) as caught:
        reportparse.from_dict(spoiled(path, value))

    assert caught.value.problems == (problem,)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"[]", "a report is a JSON object"),
        (b"null", "a report is a JSON object"),
        (b"{}", "schema_version is None"),
        (b'{"schema_version": "1.1"}', "is '1.1'; this release reads 2.x: parse the text again"),
        (
            b'{"schema_version": "3.0"}',
            "is '3.0'; this release reads 2.x: a later release reads it",
        ),
        (b'{"schema_version": "2.x"}', "schema_version is '2.x'"),
        (b'{"schema_version": "2.0"}', "missing: agency, applications"),
        (b'{"schema_version": "2.0", "form": "1999"}', "form '1999' is not known"),
        (b'{"year": 1, "year": 2}', "the key 'year' occurs twice"),
        (b'{"schema_version": "2.0", "year": NaN}', "NaN is not a JSON number"),
        (b"\xff", "not JSON"),
        (b"[" * 100_000, "not JSON"),
    ],
)
def test_no_report_at_all(data: bytes, problem: str) -> None:
    with pytest.raises(InvalidReportError, match=problem):
        reportparse.from_json(data)


@pytest.mark.parametrize("name", ["disclosure_2019", "disclosure_2021"])
def test_a_table_is_of_the_form_that_it_says(name: str) -> None:
    report = reportparse.parse(read(min((CORPUS / name).glob("*.txt"))))
    data = reportparse.to_dict(report)

    assert [data[table]["form"] for table in ("proactive", "applications")] == [report.form] * 2
    other = data["applications"] | {"form": "2019" if report.form == "2021" else "2021"}
    with pytest.raises(InvalidReportError, match=r"missing|unknown"):
        reportparse.from_dict(data | {"applications": other})
    assert reportparse.from_dict(data) == report


def test_a_later_minor_version_is_read() -> None:
    data = reportparse.to_dict(reportparse.Report()) | {"schema_version": "2.9"}

    assert reportparse.from_dict(data) == reportparse.Report()


def test_what_json_cannot_hold() -> None:
    with pytest.raises(TypeError):
        convert.dumps({"amount": Decimal("NaN")})


def test_exceptions_survive_process_pools() -> None:
    decode = pickle.loads(pickle.dumps(DecodeError(4, 2, 0xB9)))
    missing = pickle.loads(pickle.dumps(MissingExtraError("jsonschema", "testing")))
    rule = pickle.loads(pickle.dumps(RuleError("mine", "it fails", "出错")))
    assert (decode.offset, decode.line, decode.byte) == (4, 2, 0xB9)
    assert (missing.library, missing.extra) == ("jsonschema", "testing")
    assert (rule.name, str(rule)) == ("mine", "rule 'mine': it fails")
    assert rule.text("zh") == "规则 mine：出错"
    assert pickle.loads(pickle.dumps(FileFormatError("a", "甲"))).text("zh") == "甲"

    invalid = pickle.loads(pickle.dumps(InvalidReportError(["a", "b"])))
    strict = pickle.loads(pickle.dumps(StrictError(REPORT.diagnostics)))

    assert invalid.problems == ("a", "b")
    assert strict.diagnostics == REPORT.diagnostics


def test_reports_survive_process_pools() -> None:
    again = pickle.loads(pickle.dumps(REPORT))

    assert again == REPORT
    assert again.provenance == REPORT.provenance


def test_every_property_is_described() -> None:
    schema = reportparse.json_schema()
    objects = [schema, *schema["$defs"].values()]
    undescribed = [
        f"{described['description']}: {name}"
        for described in objects
        for name, property_ in described["properties"].items()
        if "description" not in property_ and "const" not in property_
    ]

    assert undescribed == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("breadcrumb", "abc"),
        ("breadcrumb", {"a": 1}),
        ("sections", {}),
        ("extra", ""),
        ("diagnostics", {}),
        ("mentions", ""),
        ("checks", {}),
    ],
)
def test_what_is_no_list_is_taken_for_none(name: str, value: Any) -> None:
    data = json.loads(reportparse.to_json(REPORT)) | {name: value}

    with pytest.raises(InvalidReportError, match="is not a list"):
        reportparse.from_dict(data)


def test_numbers_that_no_form_prints() -> None:
    text = reportparse.to_json(REPORT).decode().replace('"amount":', '"amount":1e999999999,"x":')

    with pytest.raises(InvalidReportError, match="1e999999999 is not a number that"):
        reportparse.from_json(text)


def test_sections_nested_deeper_than_headings_have_levels() -> None:
    data = json.loads(reportparse.to_json(REPORT))
    section = data["sections"][0]
    for _ in range(150):
        section = {**section, "children": [section]}

    with pytest.raises(InvalidReportError, match="more than 5 levels deep"):
        reportparse.from_dict({**data, "sections": [section]})


@pytest.mark.parametrize("layout", ["grid_repeated", "row", "cell_per_line"])
def test_places_outlast_pickling(layout: str) -> None:
    report = reportparse.parse(render(REPORT, LAYOUTS[layout]))
    again = pickle.loads(pickle.dumps(report))

    assert report.provenance
    assert again.provenance == report.provenance
