# SPDX-License-Identifier: MIT
"""What the documentation says is true of the code."""

from __future__ import annotations

import re
from typing import Any

import pytest

import reportparse
from docs.making import published
from reportparse.checks.registry import kinds
from tests.conftest import CORPUS, ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def test_published_pages_are_current() -> None:
    made = published()

    for name, text in made.items():
        current = (ROOT / "docs" / name).read_text("utf-8")
        assert current == text, f"docs/{name}: run `make published` and read the diff"
    pages = {f"rules/{path.name}" for path in (ROOT / "docs" / "rules").iterdir()}
    assert pages == {name for name in made if name.startswith("rules/")}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Any) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_the_readme_example() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    names: dict[str, Any] = {}
    exec(example.replace('"corpus/', f'"{CORPUS}/'), names)  # our own page
    report: reportparse.Report = names["report"]

    place = report.provenance["applications.new.total"]
    said = dict(
        re.findall(r"^(report\.\S+|report\.agency, report\.year) +# (.+)$", example, re.MULTILINE)
    )
    assert said["report.agency, report.year"] == f"{report.agency!r}, {report.year}"
    assert said["report.applications.new.total"].startswith(
        f"{report.figure('applications.new.total')}:"
    )
    assert repr(report.figure("proactive.fees.amount")) in said["report.proactive.fees.amount"]
    assert said['report.provenance["applications.new.total"]'] == (
        f"line {place.line}, column {place.column} to {place.end_column}, text {place.text!r}"
    )


@pytest.mark.parametrize(("name", "count"), [("checking", 7), ("testing", 1)])
def test_the_examples_of_pages(name: str, count: int) -> None:
    page = (ROOT / "docs" / f"{name}.md").read_text("utf-8")
    names: dict[str, Any] = {}
    said = 0
    for example in re.findall(r"```python\n(.*?)```", page, re.DOTALL):
        exec(example.replace('"corpus/', f'"{CORPUS}/'), names)  # our own page
        for expression, value in re.findall(r"^(\w\S.*?)  # (.+)$", example, re.MULTILINE):
            assert repr(eval(expression, names)) == value
            said += 1
    assert said == count


_CODE = re.compile(r"`((?:row|cell|head|heading|number|text|section|count|figure)-[a-z-]+)`")


def test_codes_named_in_the_pages_exist() -> None:
    for page in PAGES:
        for name in _CODE.findall(page.read_text("utf-8")):
            assert name in kinds(), f"{page.name}: {name}"
