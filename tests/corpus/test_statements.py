# SPDX-License-Identifier: MIT
"""The rules on prose, on sentences about all sections of the form of 2021."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from typing import Any

import pytest

import reportparse
from reportparse.checks import prose_against_tables, shares_and_growth
from reportparse.forms import registry
from reportparse.forms.flattening import Figure
from tests.conftest import CORPUS

DATA: dict[str, Any] = tomllib.loads(
    (CORPUS / "prose" / "sentences" / "sentences.toml").read_text("utf-8")
)
RULES = (*prose_against_tables.RULES, *shares_and_growth.RULES)
COLUMNS = (
    "natural_person",
    "enterprise",
    "research",
    "public_interest",
    "legal_service",
    "other_org",
    "total",
)
#: How many of the faulty sentences of each set are found, at least; it does not go down.
RECALL = {"first": 0.9, "second": 0.8}


def report(text: str, year: int = 2023, **changed: Figure) -> reportparse.Report:
    """The report of the data, with one paragraph of prose."""
    form = registry.forms()["2021"]
    figures: dict[str, Figure] = {
        path: 0 for table in form.tables for path in _paths(table) if not path.endswith("_unit")
    }
    for row, values in DATA["rows"].items():
        figures |= zip((f"applications.{row}.{column}" for column in COLUMNS), values, strict=True)
    figures |= DATA["figures"] | changed
    figures["proactive.fees.amount"] = Decimal(str(figures["proactive.fees.amount"]))
    section = reportparse.Section(
        kind="overview",
        number=1,
        heading="总体情况",
        level=1,
        children=(reportparse.Paragraph(text),),
    )
    return reportparse.Report(
        agency="青禾县人民政府",
        year=year,
        form="2021",
        sections=(section,),
        **{table.name: table.assemble(figures) for table in form.tables},
    )


def _paths(table: Any) -> list[str]:
    empty = table.assemble({})
    return [path for path, _ in table.figures(empty)]


LAST_YEAR = report("", 2022, **DATA["previous"])


def found(text: str) -> tuple[reportparse.Diagnostic, ...]:
    return reportparse.check(report(text), LAST_YEAR, rules=RULES).diagnostics


@pytest.mark.parametrize("name", RECALL)
def test_there_are_enough_sentences(name: str) -> None:
    assert len(DATA[name]["right"]) >= 30
    assert len(DATA[name]["faulty"]) >= 30


@pytest.mark.parametrize("text", [text for name in RECALL for text in DATA[name]["right"]])
def test_nothing_is_found_in_a_right_sentence(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(("name", "least"), RECALL.items())
def test_faulty_sentences_are_found(name: str, least: float) -> None:
    faulty = DATA[name]["faulty"]
    missed = [text for text in faulty if not found(text)]

    assert len(missed) <= len(faulty) * (1 - least), missed
