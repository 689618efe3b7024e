# SPDX-License-Identifier: MIT
"""Passages of prose with what is inconsistent in them -> how the rules on prose do."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import reportparse
from reportparse.checks.prose_against_tables import RULES
from reportparse.forms import registry
from reportparse.forms.flattening import Figure

_PATHS = {
    "new": "applications.new.total",
    "carried_in": "applications.carried_in.total",
    "total": "applications.total.total",
    "carried_out": "applications.carried_out.total",
    "reconsideration": "reviews.reconsideration.total",
    "direct_litigation": "reviews.direct_litigation.total",
    "after_reconsideration": "reviews.after_reconsideration.total",
}
_AGENCY = "示例县石桥镇人民政府"

Findings = frozenset[tuple[str, str]]


class Passage(NamedTuple):
    """A passage, what a careful reader finds in it, and what the rules find."""

    name: str
    text: str
    expected: Findings
    found: Findings


class Score(NamedTuple):
    """How many findings there should be, there are, and are right."""

    expected: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.expected if self.expected else 1.0


def passages(path: Path) -> Iterator[Passage]:
    """All passages of a file."""
    for index, one in enumerate(tomllib.loads(path.read_text("utf-8"))["passage"], 1):
        expected = frozenset((code, _number(words)) for code, words in one["findings"])
        yield Passage(f"{path.stem} {index}", one["text"], expected, _as_in(expected, _found(one)))


def _as_in(expected: Findings, found: Findings) -> Findings:
    """*found* in the words of *expected*, where a clause is quoted with more or fewer words."""
    same = {
        item: other
        for item in found
        for other in expected
        if item[0] == other[0] and (item[1].endswith(other[1]) or other[1].endswith(item[1]))
        if re.search("未|没有|无", other[1])
    }
    return frozenset(same.get(item, item) for item in found)


#: The figures that the lines of `alarms.lines` are consistent with.
_OF_ALARMS = {
    "new": 588,
    "carried_in": 26,
    "total": 585,
    "carried_out": 29,
    "reconsideration": 19,
    "direct_litigation": 19,
    "after_reconsideration": 17,
}


def alarm(line: str, section: str) -> Findings:
    """The findings on a line of `alarms.lines` in a section: there should be none."""
    return _found({"text": line, "section": section, "figures": _OF_ALARMS})


def score(several: list[Passage]) -> Score:
    """The sums over *several* passages."""
    return Score(
        sum(len(one.expected) for one in several),
        sum(len(one.found) for one in several),
        sum(len(one.expected & one.found) for one in several),
    )


def _found(one: dict[str, Any]) -> Findings:
    report = _report(one)
    result = reportparse.check(report, rules=RULES)
    return frozenset((found.code, _number(_words(found))) for found in result.diagnostics)


def _words(found: reportparse.Diagnostic) -> str:
    """The words that the message quotes."""
    return found.message.split("“")[1].split("”")[0]


def _number(words: str) -> str:
    return words.removeprefix("约").removeprefix("近").removeprefix("超过").removeprefix("超")


def _report(one: dict[str, Any]) -> reportparse.Report:
    form = registry.forms()["2021"]
    figures: dict[str, Figure] = dict.fromkeys(_PATHS.values(), 0)
    figures |= {_PATHS[name]: value for name, value in one.get("figures", {}).items()}
    section = reportparse.Section(
        kind=one.get("section", "overview"),
        number=1,
        heading="总体情况",
        level=1,
        children=(reportparse.Paragraph(one["text"]),),
    )
    return reportparse.Report(
        agency=one.get("agency", _AGENCY),
        year=one.get("year", 2024),
        form="2021",
        sections=(section,),
        **{table.name: table.assemble(figures) for table in form.tables},
    )
