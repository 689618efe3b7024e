# SPDX-License-Identifier: MIT
"""The questions of `questions.toml`, put to the tools by plain rules.

    python corpus/questions/ask.py

prints each question with its answer, and how many are right. There is no model here: the agency of
a question is one of those that `list_reports` gives, or what precedes the year.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from reportparse.agents.libraries import library_at
from reportparse.agents.tools import Tools

CORPUS: Final = Path(__file__).resolve().parents[1]
#: The reports that the questions are about.
FOLDERS: Final = tuple(
    CORPUS / folder
    for folder in (
        "checks/consistent",
        "files/reports",
        "statistics_2014",
        "disclosure_2019",
        "disclosure_2021",
    )
)
_QUESTION: Final = re.compile(
    r"(?:各?是|为|有|共有)?(?:多少|几)[件条个项元万]*|是什么|[？?]|一共|分别"
)
_CHANGE: Final = re.compile(r"比上年(?:增加|减少|变化)(?:了)?")


def questions() -> list[dict[str, Any]]:
    """The questions with their answers."""
    listed = tomllib.loads((Path(__file__).parent / "questions.toml").read_text("utf-8"))
    found: list[dict[str, Any]] = listed["question"]
    return found


def answer(question: str, tools: Tools) -> Mapping[str, Any]:
    """What the tools answer: a value with its place, or the reason why there is none."""
    years = [int(year) for year in re.findall(r"20[0-9]{2}", question)]
    year = years[-1] if years else None
    rest = re.sub(r"20[0-9]{2}年(?:度)?", "|", question)
    agency = _agency(rest, tools)
    rest = rest.replace(agency or "|", "|").strip("|，的")
    section = re.search(r"报告的“(.+?)”", question)
    if section:
        found = tools.get_section(section[1], agency, year, None, 0)
        return {"problem": found.unanswered.problem, "text": found.text}
    change = _CHANGE.search(rest)
    words = _QUESTION.sub("", _CHANGE.sub("", rest)).strip("|，的")
    if change and agency and year:
        compared = tools.compare(words, [agency], [year - 1, year])
        changes = [row.change for row in compared.compared]
        return {"problem": compared.unanswered.problem, "change": changes[-1] if changes else None}
    asked = tools.get_figure(words, agency, year, None)
    if asked.figure is None:
        return {"problem": asked.unanswered.problem}
    names = ("value", "unit", "status", "path", "file", "line", "text")
    return {name: getattr(asked.figure, name) for name in names}


def _agency(question: str, tools: Tools) -> str | None:
    """What precedes the year in the question, or else the longest name of an agency in it."""
    before, year, _ = question.partition("|")
    if year and before:
        return before
    listed = [entry.agency or "" for entry in tools.list_reports(None, None, None, 0).reports]
    names = {*listed, *(re.sub("人民政府$|办事处$", "", name) for name in listed)}
    return max((name for name in names if name and name in question), key=len, default=None)


def is_right(expected: Mapping[str, Any], found: Mapping[str, Any]) -> bool:
    """Whether all that is expected was found."""
    keys = ("value", "unit", "status", "path", "file", "line", "problem", "change")
    if "contains" in expected:
        return expected["contains"] in (found.get("text") or "")
    return all(_plain(expected[key]) == _plain(found.get(key)) for key in keys if key in expected)


def _plain(value: object) -> object:
    return Decimal(str(value)) if isinstance(value, float | int | Decimal) else value


def main() -> int:
    """Ask all questions."""
    tools = Tools(library_at(FOLDERS, "zh"), "zh")
    tools.library.refresh()
    right = 0
    for asked in questions():
        found = answer(asked["question"], tools)
        right += is_right(asked, found)
        mark = " " if is_right(asked, found) else "!"
        sys.stdout.write(f"{mark} {asked['question']} {dict(found)}\n")
    sys.stdout.write(f"{right} of {len(questions())} are right\n")
    return int(right < len(questions()))


if __name__ == "__main__":
    sys.exit(main())
