# SPDX-License-Identifier: MIT
"""Reports made up for tests and measuring: agencies with a report for each of several years.

    python -m tests.makers.made FOLDER 20000

The figures hold together, within and across years, but for some. The same number
always gives the same reports.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from reportparse.forms import registry
from reportparse.forms.flattening import Figure
from reportparse.narrative.content import FormTable, Paragraph, Section
from reportparse.report.model import Report
from tests.makers.consistent import consistent_figures
from tests.makers.layouts import LAYOUTS, Noise, render

YEARS: Final = range(2019, 2024)
_DEPARTMENTS: Final = ("教育局", "水务局", "林业局", "财政局", "卫生健康局", "交通运输局", "统计局")
_LAYOUTS: Final = ("row", "cell_per_line", "grid", "tabs")
#: One report in so many has each of these figures too large by one.
_FAULTY: Final = 40
_FAULTS: Final = ("applications.new.total", "applications.carried_in.total")


def reports(count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Names and texts of *count* reports, those of one agency after each other."""
    dice = random.Random(seed)  # no secret
    for number in range((count + len(YEARS) - 1) // len(YEARS)):
        county, department = divmod(number, len(_DEPARTMENTS))
        agency = f"示例{_numeral(county)}县{_DEPARTMENTS[department]}"
        layout = LAYOUTS[_LAYOUTS[county % len(_LAYOUTS)]]
        previous: dict[str, Figure] | None = None
        for year in YEARS[: count - number * len(YEARS)]:
            form = "2019" if year < 2021 else "2021"
            figures = consistent_figures(registry.forms()[form], dice.randint, previous)
            figures.update({path: 0 for path in figures if path.startswith("proactive.rules.")})
            _keep_in_force(figures)
            for path in _FAULTS:
                if dice.randrange(_FAULTY) == 0:
                    figures[path] = _number(figures, path) + 1
            report = _report(agency, year, form, figures)
            yield f"{agency}/{year}.txt", render(report, layout, Noise())
            previous = figures


def _keep_in_force(figures: dict[str, Figure]) -> None:
    """Issue as many more documents as there would be fewer than none in force."""
    for kind in ("rules", "normative_documents"):
        path = f"proactive.{kind}.in_force"
        if path in figures and (missing := -_number(figures, path)) > 0:
            figures[path] = 0
            issued = f"proactive.{kind}.issued"
            figures[issued] = _number(figures, issued) + missing


def _number(figures: dict[str, Figure], path: str) -> int:
    value = figures[path]
    assert isinstance(value, int)
    return value


def _numeral(number: int) -> str:
    digits = "甲乙丙丁戊己庚辛壬癸"
    return "".join(digits[int(one)] for one in str(number))


def _report(agency: str, year: int, form: str, figures: dict[str, Figure]) -> Report:
    tables: dict[str, Any] = {
        table.name: table.assemble(figures) for table in registry.forms()[form].tables
    }
    received = figures["applications.new.total"]
    overview = (
        Paragraph(f"{year}年，{agency}认真贯彻条例，围绕中心工作推进政府信息公开。"),
        Paragraph(f"全年新收政府信息公开申请{received}件，均在法定期限内处理。"),
        Paragraph("主动公开各类信息，通过网站、公告栏和便民服务点发布，并配发图文解读。"),
    )
    sections = [Section("overview", 1, "总体情况", 1, None, overview)]
    for number, table in enumerate(registry.forms()[form].tables, 2):
        place = (FormTable(table.name),)
        sections.append(Section(table.kind, number, table.title, 1, None, place))
    for number, (kind, heading, text) in enumerate(_REST, len(sections) + 1):
        sections.append(Section(kind, number, heading, 1, None, (Paragraph(text),)))
    return Report(
        title=f"{agency}{year}年政府信息公开工作年度报告",
        agency=agency,
        year=year,
        form=form,
        sections=tuple(sections),
        **tables,
    )


_REST: Final = (
    (
        "problems",
        "存在的主要问题及改进情况",
        "公开的及时性有待提高，部分栏目更新较慢；下一步将明确责任，按月核对。",
    ),
    ("other_matters", "其他需要报告的事项", "本年度未收取信息处理费，没有其他需要报告的事项。"),
)


def write(folder: Path, count: int) -> None:
    """Write *count* reports below *folder*."""
    for name, text in reports(count):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def main() -> None:
    """Write as many reports to a folder as the command line says."""
    parser = argparse.ArgumentParser(description="Make up reports for tests and measuring.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    wanted = parser.parse_args()
    write(wanted.folder, wanted.count)


if __name__ == "__main__":
    main()
