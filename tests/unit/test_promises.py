# SPDX-License-Identifier: MIT
"""Each promise can be broken, and says how: checks that cannot fail prove nothing."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from attrs import evolve

import reportparse
from reportparse.errors import MissingExtraError
from reportparse.testing import promises
from reportparse.testing.promises import PROMISES, Broken, broken
from tests.conftest import CORPUS, read

TEXT = read(CORPUS / "disclosure_2021" / "county_with_faults.txt")


def _all(name: str, report: reportparse.Report | None = None) -> list[str]:
    found = PROMISES[name](TEXT, report or reportparse.parse(TEXT))
    return [detail if isinstance(detail, str) else detail[0] for detail in found]


def test_all_are_kept() -> None:
    assert list(broken(TEXT)) == []


def test_lossless(monkeypatch: pytest.MonkeyPatch) -> None:
    cut = reportparse.parse_document(TEXT.replace("|", "│", 1))
    monkeypatch.setattr(promises, "parse_document", lambda _: cut)

    (detail,) = _all("lossless")
    assert detail.startswith("line ")
    assert "│" in detail


def test_canonical_text_that_reads_back_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(promises, "unparse", lambda report: reportparse.unparse(report) + "完\n")

    details = _all("canonical")
    assert details[0].startswith("canonical text reads back with sections ")
    assert details[1].startswith("line ")
    (first, *_) = broken(TEXT, {"canonical": PROMISES["canonical"]})
    assert first.text("en").startswith(
        "canonical text does not read back: canonical text reads back with "
    )
    assert first.text("zh").startswith("规范文本读回后不同：规范文本读回后 sections 为 ")


def test_canonical_text_with_another_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    path = "applications.new.total"
    value = reportparse.parse(TEXT).figure(path)
    other = reportparse.parse(reportparse.edit(TEXT, path, 4711))
    monkeypatch.setattr(promises, "parse", lambda _: other)

    assert _all("canonical")[0] == f"canonical text reads back with {path} 4711, not {value!r}"


@pytest.mark.parametrize(
    ("changed", "detail"),
    [
        ({"title": "甲"}, "JSON reads back with title '甲', not "),
        ({"diagnostics": ()}, "JSON reads back with other diagnostics"),
        ({"origin": None}, "JSON reads back with other places of figures"),
    ],
)
def test_json(monkeypatch: pytest.MonkeyPatch, changed: dict[str, Any], detail: str) -> None:
    other = evolve(reportparse.parse(TEXT), **changed)
    monkeypatch.setattr(promises, "from_json", lambda _: other)

    assert [one for one in _all("json") if one.startswith(detail)]


def test_schema() -> None:
    number: Any = 7
    wrong = evolve(reportparse.parse(TEXT), breadcrumb=(number,))

    assert _all("schema", wrong) == ["$.breadcrumb[0]: 7 is not of type 'string'"]


def test_places() -> None:
    report = reportparse.parse(TEXT)
    moved = evolve(report.diagnostics[0], line=10**6, end_line=10**6)
    backwards = evolve(report.diagnostics[0], line=2, end_line=1)
    assert report.origin is not None
    path, place = next(iter(report.provenance.items()))
    other = evolve(place, text="九")
    nowhere = evolve(report.diagnostics[0], line=0, column=0, end_line=0, end_column=0)
    assert _all("places", evolve(report, diagnostics=(nowhere,))) == []
    recorded = reportparse.from_json(reportparse.to_json(report, provenance=True))
    recorded.provenance[path] = other  # type: ignore[index]  # a dict

    details = [
        *_all("places", evolve(report, diagnostics=(moved, backwards))),
        *_all("places", recorded),
    ]
    assert len(details) == 3
    assert all("is not a place in the text" in detail for detail in details[:2])
    assert details[2].startswith(f"{path}: '九' is not at ")


def test_places_over_two_lines() -> None:
    recorded = reportparse.from_json(reportparse.to_json(reportparse.parse(TEXT), provenance=True))
    path, place = next((path, item) for path, item in recorded.provenance.items() if item.text)
    recorded.provenance[path] = evolve(place, end_line=place.line + 1)  # type: ignore[index]

    assert [path in one for one in _all("places", recorded)] == [True]


def test_edit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(promises, "edit", lambda text, _path, _value: text + "。")

    details = _all("edit")
    assert 5 <= len(details) <= 6
    assert all(detail.endswith("setting it changed other characters") for detail in details)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_edit_in_texts_with_any_line_ends(end: str) -> None:
    text = TEXT.replace("\n", end)

    assert list(promises.edits(text, reportparse.parse(text))) == []


def test_what_edit_refuses_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> str:
        raise reportparse.EditError("no")

    monkeypatch.setattr(promises, "edit", refuse)

    assert _all("edit") == []


def test_an_exception_breaks_the_promise_it_came_from(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> str:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(promises, "unparse", fail)
    (promise,) = broken(TEXT)
    assert promise.promise == "canonical"
    assert promise.detail.startswith("ZeroDivisionError in fail (")
    assert promise.detail.endswith("): by zero")

    monkeypatch.setattr(promises, "parse", fail)
    assert [promise.promise for promise in broken(TEXT)] == ["parse"]


def test_another_class_is_another_report(monkeypatch: pytest.MonkeyPatch) -> None:
    class Other(reportparse.Report):
        pass

    monkeypatch.setattr(promises, "from_json", lambda _: Other())

    assert "JSON reads back with another class, Other" in _all("json")


def test_the_schema_needs_an_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    promises._validator.cache_clear()
    monkeypatch.setitem(sys.modules, "jsonschema", None)

    with pytest.raises(MissingExtraError, match="reportparse\\[testing\\]") as caught:
        list(broken(TEXT))
    assert (caught.value.library, caught.value.extra) == ("jsonschema", "testing")
    promises._validator.cache_clear()


def test_what_is_broken_is_a_value() -> None:
    assert Broken("json", "why") == Broken("json", "why")
