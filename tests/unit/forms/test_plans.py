# SPDX-License-Identifier: MIT
"""Of which pages plans are made, and when one is used."""

from __future__ import annotations

import pytest

from reportparse.diagnostics.model import Collector
from reportparse.document.lines import Line
from reportparse.document.tree import parse_document
from reportparse.forms import registry
from reportparse.tables import plans
from reportparse.tables.pages import PageReader
from reportparse.tables.plans import Plans, mask
from reportparse.tables.values import Figures
from reportparse.text.source import SourceText
from tests.conftest import CORPUS, read

TEXT = read(CORPUS / "disclosure_2021" / "township_zeros.txt")
ROW = "| 规章 | 3 | 1 | 23 |\n"
END = "五、存在的主要问题\n无。\n"


def tables(source: SourceText) -> list[tuple[Line, ...]]:
    document = parse_document(source, registry.reader().split)
    return [block.lines for block in document.blocks() if block.type == "TABLE"]


def masked(text: str) -> plans.Masked | None:
    source = SourceText(text)
    return mask(source, tables(source))


def figures(text: str) -> Figures:
    source = SourceText(text)
    reader = PageReader(tuple(registry.forms().values()))
    found = reader.read(tables(source), 2023, Collector(source))
    assert found is not None
    return found


def learn(known: Plans, page: plans.Masked, read_as: Figures) -> None:
    """Let a page come twice."""
    for _ in range(2):
        known.learn(page, 2023, read_as)


def test_numbers_alone_in_cells_are_masked() -> None:
    page = masked(f"一、甲\n| 规章 | 3 | 01 | 1,234 |  7 |-5|0|12件|\n8 | 1234567890 |9\n{END}")

    assert page is not None
    assert page.numbers == ["3", "7", "0", "8", "9"]
    ((*texts,),) = page.parts
    assert "".join(texts) == "| 规章 |  | 01 | 1,234 |   |-5||12件|\n | 1234567890 |\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "没有表格。\n",
        ROW,
        f"{ROW}\n | |\n",
        f"{ROW}\u200b\n",
        f"规章 3 1 23\n行政规范性文件 4 1 25\n{END}",
        f"{ROW}{'| 甲 | 乙 |' * 4000}\n{END}",
        f"一、甲 {'| 规章 | 3 | 1 | 23 ' * 30}二、乙\n{END}",
        ROW.replace("\n", "\r") + END,
    ],
    ids=[
        "empty",
        "prose",
        "ends",
        "ends blank",
        "ends in no signs",
        "no pipes",
        "long",
        "one line",
        "returns",
    ],
)
def test_pages_that_no_plan_can_be_of(text: str) -> None:
    assert masked(text) is None


def test_a_page_is_read_by_its_plan_in_its_own_year_only() -> None:
    known = Plans()
    page = masked(TEXT)
    assert page is not None
    learn(known, page, figures(TEXT))

    again = known.read(page, 2023)
    assert again is not None
    assert again.values == figures(TEXT).values
    assert (again.form, again.forms, again.tables) == (
        figures(TEXT).form,
        figures(TEXT).forms,
        figures(TEXT).tables,
    )
    assert known.read(page, 2024) is None
    assert Plans().read(page, 2023) is None


def test_tables_far_down_a_page_are_short_all_the_same() -> None:
    assert masked("没有表格。\n" * 4000 + ROW + END) is not None


@pytest.mark.parametrize("name", ["forestry_2023", "statistics_2016", "township_2019"])
def test_figures_that_are_no_whole_numbers_are_those_of_the_plan(name: str) -> None:
    text = read(CORPUS / "checks" / "consistent" / f"{name}.txt") + END
    page, read_as = masked(text), figures(text)
    assert page is not None
    known = Plans()
    learn(known, page, read_as)

    found = known.read(page, 2023)
    assert found is not None
    assert found.values == read_as.values
    assert found.spans() == read_as.spans()


def test_no_plan_where_a_number_is_no_figure() -> None:
    page, read_as = masked(TEXT), figures(TEXT)
    assert page is not None
    read_as.values.pop("applications.new.total")

    known = Plans()
    learn(known, page, read_as)
    assert known.read(page, 2023) is None


@pytest.mark.parametrize("path", ["made.up", "reviews"])
def test_no_plan_where_a_figure_has_no_cell_of_its_own(path: str) -> None:
    page, read_as = masked(TEXT), figures(TEXT)
    assert page is not None
    read_as.values[path] = 7

    known = Plans()
    learn(known, page, read_as)
    assert known.read(page, 2023) is None


def test_so_many_plans_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plans, "_MOST_PLANS", 2)
    known = Plans()
    texts = [TEXT.replace("规章", name) for name in ("规章", "规章 ", " 规章", " 规章 ")]
    pages = [masked(text) for text in texts]
    for page, text in zip(pages, texts, strict=True):
        assert page is not None
        learn(known, page, figures(text))

    assert [known.read(page, 2023) is not None for page in pages if page] == [
        False,
        False,
        False,
        True,
    ]


def test_a_page_that_came_once_leaves_no_plan() -> None:
    page = masked(TEXT)
    assert page is not None
    known = Plans()
    known.learn(page, 2023, figures(TEXT))

    assert known.read(page, 2023) is None


def test_places_are_those_of_the_page_at_hand() -> None:
    known = Plans()
    page = masked(TEXT)
    assert page is not None
    learn(known, page, figures(TEXT))
    longer = TEXT.replace("| 0 |", "| 123456 |")
    source = SourceText(longer)
    other = mask(source, tables(source))
    assert other is not None

    found = known.read(other, 2023)
    assert found is not None
    for path, span in found.spans().items():
        printed = longer[span.start : span.end]
        value = found.values[path]
        assert printed == ("" if value is None else str(value))
        assert found.span(path) == span
    assert found.span("made.up") is None


def test_what_came_before_can_be_forgotten() -> None:
    source = SourceText(TEXT)
    reader = PageReader(tuple(registry.forms().values()))
    for _ in range(2):
        reader.read(tables(source), 2023, Collector(source))
    page = mask(source, tables(source))
    assert page
    assert reader._plans.read(page, 2023)

    reader.forget()

    assert reader._plans.read(page, 2023) is None
