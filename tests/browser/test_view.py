"""The page of `reportparse view` in Chromium: what people can do with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.common import quiet_pages, serious_faults
from tests.cli.test_commands import run
from tests.conftest import CORPUS

FAULTY = CORPUS / "disclosure_2021" / "county_with_faults.txt"
YEARS = CORPUS / "checks" / "carried-in-differs"
HOSTILE = "</script><script>document.title='run'</script><img src=x onerror=document.title='run'>"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with pages: of a clean report, a faulty one, two years, a hostile one."""
    base = tmp_path_factory.mktemp("pages")
    text = FAULTY.read_text("utf-8").replace("石桥县", f"{HOSTILE}石桥县")
    (base / "hostile.txt").write_text(text, "utf-8")
    clean = CORPUS / "disclosure_2021" / "city_thousands.txt"
    for name, source in {
        "clean": clean,
        "faulty": FAULTY,
        "years": YEARS,
        "hostile": base / "hostile.txt",
    }.items():
        run("view", source, "-o", base / f"{name}.html", "--lang", "zh")
    return base


@pytest.fixture
def opened(browser: Any, pages: Path) -> Iterator[Any]:
    """Opens a page; at the end nothing may have been said on the console."""
    with quiet_pages(browser) as new_page:

        def open_page(name: str) -> Any:
            page = new_page()
            page.goto((pages / f"{name}.html").as_uri())
            return page

        yield open_page


def in_sight(page: Any, selector: str) -> bool:
    """True if the element is within the box of its list, and the list within the window."""
    return bool(
        page.evaluate(
            """selector => {
                const one = document.querySelector(selector).getBoundingClientRect();
                const list = document.querySelector(selector).closest(".lines")
                    .getBoundingClientRect();
                return one.top >= list.top - 1 && one.bottom <= list.bottom + 1
                    && one.top < innerHeight && one.bottom > 0;
            }""",
            selector,
        )
    )


def test_choosing_a_figure_shows_where_it_stands_and_its_rules(opened: Any) -> None:
    page = opened("years")

    page.click('#r1 td a[data-path="applications.carried_in.total"]')

    chosen = page.locator("#r1 .line.chosen")
    assert chosen.get_attribute("id") == "r1-L24"
    assert in_sight(page, "#r1-L24")
    assert page.locator("#r1 mark.chosen").inner_text() == "29"
    detail = page.inner_text("#r1 .detail")
    assert "carried-in-differs" in detail
    assert "公布 29 · 计算 32" in detail
    assert "550 + 29 - 27" in detail
    page.click('#r1 td a[data-path="reviews.reconsideration.upheld"]')
    assert page.locator("#r1 .line.chosen").count() == 1


def test_choosing_in_the_source_shows_the_figure(opened: Any) -> None:
    page = opened("clean")

    page.click('mark[data-path="applications.new.total"]')

    assert page.locator("td.chosen").inner_text().endswith("5209")
    assert "5,209" in page.inner_text(".detail")


def test_choosing_a_problem_shows_all_its_places(opened: Any) -> None:
    page = opened("faulty")

    page.click("a.problem >> nth=5")

    assert page.locator(".found li.chosen").count() == 1
    assert page.locator(".line.chosen").get_attribute("id") == "r0-L50"
    assert "row-repeated" in page.inner_text(".detail")


def test_choosing_a_sum_that_fails_shows_its_operands(opened: Any) -> None:
    page = opened("years")

    page.click("#r1 a.problem >> nth=0")

    assert page.locator("#r1 td.chosen").count() >= 1
    assert "forestry_2023.txt" in page.inner_text("#r1 .detail")


def test_filters(opened: Any) -> None:
    page = opened("faulty")
    visible = page.locator(".found li:visible")
    assert visible.count() == 6

    page.uncheck('[data-filter="error"]')
    assert {one.get_attribute("data-severity") for one in visible.all()} == {"warning"}
    page.uncheck('[data-filter="warning"]')
    assert visible.count() == 0
    page.check('[data-filter="error"]')
    assert visible.count() == 4


def test_the_language_can_be_switched(opened: Any) -> None:
    page = opened("clean")
    assert "读到的原文" in page.inner_text("main")

    page.click("#language")

    assert "The source as read" in page.inner_text("main")
    assert "读到的原文" not in page.inner_text("main")
    page.click('td a[data-path="applications.new.total"]')
    assert "as printed" in page.inner_text(".detail")


def test_the_keyboard_is_enough(opened: Any) -> None:
    page = opened("clean")

    page.focus('td a[data-path="applications.new.natural_person"]')
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")

    assert "applications.new.enterprise" in page.inner_text(".detail")
    page.keyboard.press("ArrowLeft")
    focused = page.evaluate("document.activeElement.dataset.path")
    assert focused == "applications.new.natural_person"


def test_sections_lead_to_their_lines(opened: Any) -> None:
    page = opened("faulty")

    page.click(".sections a >> text=五、")

    assert page.locator(".line.chosen").inner_text().startswith("五、")


@pytest.mark.parametrize("name", ["clean", "faulty", "years"])
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_overflows(opened: Any, name: str, width: int) -> None:
    page = opened(name)
    page.set_viewport_size({"width": width, "height": 900})

    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", ["clean", "faulty", "years"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_serious_fault_of_accessibility(opened: Any, name: str, scheme: str) -> None:
    page = opened(name)
    page.emulate_media(color_scheme=scheme)
    page.click('#r0 td a[data-path="applications.new.total"]')

    assert serious_faults(page) == []


def test_a_hostile_report_runs_nothing(opened: Any) -> None:
    page = opened("hostile")

    page.click("a.problem >> nth=0")
    page.click('td a[data-path="applications.new.total"]')

    assert page.title() != "run"
    assert page.locator("img").count() == 0
    assert HOSTILE in page.inner_text(".lines")


def test_without_its_script_the_links_lead_to_the_lines(browser: Any, pages: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((pages / "clean.html").as_uri())

    link = page.locator('td a[data-path="applications.new.total"]').get_attribute("href")

    assert "5,209" in page.locator(str(link)).inner_text()
    context.close()
