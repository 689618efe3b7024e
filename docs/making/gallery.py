# SPDX-License-Identifier: MIT
"""Made-up reports -> a page of examples: findings, corrections, files, layouts and plots."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from reportparse import Report, check, parse, parse_file
from reportparse.diagnostics.finding_kinds import Language
from reportparse.text.places import DocxPlace
from tests.makers.layouts import LAYOUTS, render

_CORPUS: Final = Path(__file__).resolve().parents[2] / "corpus"
_INTRODUCTION = """\
# Gallery

This page, for newcomers, shows examples of findings and of what is read. Reports are made up; the
page is made by running the package (`make published`).

## Findings

Each example has the line as it was, the finding in both languages, and the corrected line, with
which the finding is gone.
"""
_FILES = """\
## Files

The same report in different files, and the place of one figure in each:

| file | `applications.new.total` | place |
|---|---|---|
"""
_LAYOUTS = """\
## Layouts

Extractors print the same row in many ways ([all of them](layouts.md)). Each example has the figures
read from it; null where the line leaves doubt, with a finding.
"""
_PLOTS = """\
## Plots

The [notebook](tutorials/notebook.ipynb) draws these from a dataset of 120 made-up reports, in ten
lines of pandas or polars each (`make picture` keeps them here).

![Bars: applications received in each year](plot-1.svg)

![Stacked bars: the share of each outcome in each year](plot-2.svg)

![Bars: the number of failing checks of each rule](plot-3.svg)
"""

_NEW: Final = "applications.new.total"
#: The figure whose row each layout prints, and the captions before and after it.
_ROW: Final = "proactive.licensing.decisions"
_LABELS: Final = ("第二十条第（五）项", "第二十条第（六）项")


class Example(NamedTuple):
    """A finding and its correction.

    Attributes:
        code: The finding's code; a folder of `corpus/checks` has the reports.
        wrong: The part of the report's line that is wrong.
        right: The correction.
        previous: True to compare the report with that of the year before.
    """

    code: str
    wrong: str
    right: str
    previous: bool = False


_EXAMPLES: Final = (
    Example(
        "carried-in-differs",
        "| 4 | 2 | 8 | 4 | 3 | 8 | 29 |",
        "| 7 | 2 | 8 | 4 | 3 | 8 | 32 |",
        True,
    ),
    Example(
        "applicants-differ", "| 2 | 1 | 6 | 0 | 4 | 1 | 13 |", "| 2 | 1 | 6 | 0 | 4 | 1 | 14 |"
    ),
    Example("reviews-differ", "| 1 | 9 | 1 | 7 | 19 |", "| 1 | 9 | 1 | 7 | 18 |"),
    Example("mention-differs", "政府信息公开申请551件", "政府信息公开申请550件"),
    Example("section-renamed", "信息发布台账", "主动公开政府信息情况"),
    Example("published-late", "2025年6月20日", "2025年1月20日"),
)


def page() -> str:
    """The page of all examples."""
    layouts = parse((_CORPUS / "disclosure_2021" / "city_thousands.txt").read_text("utf-8"))
    return "\n".join(
        [
            _INTRODUCTION,
            *map(_finding, _EXAMPLES),
            _FILES + "".join(_files()),
            _LAYOUTS,
            *_layouts(layouts),
            _PLOTS,
        ]
    )


def _finding(example: Example) -> str:
    folder = _CORPUS / "checks" / example.code
    text = (folder / "forestry_2024.txt").read_text("utf-8")
    previous = parse_file(folder / "forestry_2023.txt") if example.previous else None
    corrected = text.replace(example.wrong, example.right)
    message, hint, line = _found(text, previous, example.code, "en")
    chinese, advice, _ = _found(text, previous, example.code, "zh")
    left = check(parse(corrected), previous).diagnostics
    assert example.code not in {finding.code for finding in left}
    before, after = text.splitlines()[line - 1], corrected.splitlines()[line - 1]
    return (
        f"### [`{example.code}`](rules/{example.code}.md)\n\n```text\n{before}\n```\n\n"
        f"{message}. *{hint}.*\n\n{chinese}。*{advice}。*\n\n```text\n{after}\n```\n"
    )


def _found(
    text: str, previous: Report | None, code: str, language: Language
) -> tuple[str, str, int]:
    """The message, hint and line of the first finding of *code*."""
    found = check(parse(text), previous, language=language).diagnostics
    finding = next(each for each in found if each.code == code)
    return finding.message, finding.hint, finding.line


def _files() -> Iterator[str]:
    for name in ("reports/01_qinghe_city.txt", "made/01_qinghe_city.lo.docx"):
        place = parse_file(_CORPUS / "files" / name).provenance[_NEW]
        where = f"line {place.line}, column {place.column}"
        if isinstance(place.in_file, DocxPlace):
            where = (
                f"table {place.in_file.table}, row {place.in_file.row}, cell {place.in_file.cell}"
            )
        yield f"| `{Path(name).name}` | {place.text} | {where} |\n"


def _layouts(report: Report) -> Iterator[str]:
    names: dict[tuple[str, str], list[str]] = {}
    for name, layout in LAYOUTS.items():
        text = render(report, layout)
        row = text[text.index(_LABELS[0]) : text.index(_LABELS[1])]
        figure = parse(text).by_path.get(_ROW)
        names.setdefault(
            (row.strip().removesuffix("\n|"), "null" if figure is None else str(figure)), []
        ).append(name)
    for (row, figure), same in names.items():
        listed = ", ".join(f"`{name}`" for name in same)
        yield f"{listed}: `{_ROW}` is read as {figure}\n\n```text\n{row}\n```\n"
