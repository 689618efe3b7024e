# SPDX-License-Identifier: MIT
"""What holds for any text at all."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import example, given

import reportparse
from reportparse.testing.strategies import texts


@given(texts)
@example("一、甲\n\n|\n")
def test_lossless(text: str) -> None:
    assert reportparse.parse_document(text).raw() == text


@given(texts)
@example("")
@example("（一）、\u200b、甲")
@example("1. 2024年")
@example("1.标题: 2024年")
@example("| a |\n\n| b | c |")
@example("|\n|")
@example("\ud800")
def test_canonical_text_is_a_fixed_point(text: str) -> None:
    report = reportparse.parse(text)
    canonical = reportparse.unparse(report)

    assert reportparse.parse(canonical) == report
    assert reportparse.unparse(reportparse.parse(canonical)) == canonical


@given(texts)
def test_canonical_text_has_no_loose_blanks(text: str) -> None:
    canonical = reportparse.unparse(reportparse.parse(text))

    assert "\r" not in canonical
    assert all(line.strip() == line != "" for line in canonical.split("\n")[:-1])
    assert canonical == "" or canonical.endswith("\n")


@pytest.fixture(scope="module")
def validator() -> Any:
    return jsonschema.Draft202012Validator(reportparse.json_schema())


@given(text=texts)
def test_json(validator: Any, text: str) -> None:
    report = reportparse.parse(text)
    data = reportparse.to_json(report, provenance=True)
    again = reportparse.from_json(data)

    assert again == report
    assert again.diagnostics == report.diagnostics
    assert again.provenance == report.provenance
    assert list(validator.iter_errors(json.loads(data))) == []


@given(texts)
def test_places_lie_inside_the_text(text: str) -> None:
    report = reportparse.parse(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    for one in report.diagnostics:
        assert 1 <= one.line <= one.end_line <= len(lines)
        assert 1 <= one.column <= len(lines[one.line - 1]) + 1
        assert 1 <= one.end_column <= len(lines[one.end_line - 1]) + 1
        assert (one.line, one.column) <= (one.end_line, one.end_column)
    for place in report.provenance.values():
        assert lines[place.line - 1][place.column - 1 : place.end_column - 1] == place.text
