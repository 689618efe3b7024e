"""The page of `reportparse serve` in Chromium."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.common import quiet_pages, serious_faults
from tests.browser.test_view import HOSTILE
from tests.serve.common import CLEAN, FAULTY, YEARS, Server, served

_FRAME = "iframe"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with served() as one:
        yield one


@pytest.fixture
def new_page(browser: Any) -> Iterator[Callable[[], Any]]:
    with quiet_pages(browser) as opened:
        yield opened


@pytest.fixture
def page(new_page: Callable[[], Any], server: Server) -> Any:
    opened = new_page()
    opened.goto(server.address)
    return opened


def drop(page: Any, *paths: Path) -> None:
    """Drop files on the page, as a person does."""
    files = [{"name": path.name, "text": path.read_text("utf-8")} for path in paths]
    page.evaluate(
        """files => {
            const carried = new DataTransfer();
            for (const one of files) carried.items.add(new File([one.text], one.name));
            const at = document.querySelector("h1");
            for (const kind of ["dragover", "drop"])
                at.dispatchEvent(new DragEvent(
                    kind, {dataTransfer: carried, bubbles: true, cancelable: true}));
        }""",
        files,
    )


def test_a_chosen_file_is_shown(page: Any) -> None:
    page.set_input_files("#file", FAULTY)
    page.click("text=查看")
    shown = page.frame_locator(_FRAME)

    shown.locator('td a[data-path="applications.new.total"]').click()

    assert shown.locator(".line.chosen").count() == 1
    assert "石桥县教育局" in shown.locator("body").inner_text()
    assert page.locator("#said").inner_text() == ""


def test_dropped_files_of_two_years_stand_side_by_side(page: Any) -> None:
    drop(page, *YEARS)

    found = page.frame_locator(_FRAME).locator("#r1 .found")
    assert "carried-in-differs" in found.text_content()
    assert page.frame_locator(_FRAME).locator("#years").count() == 1


def test_pasted_text_is_shown(page: Any) -> None:
    page.fill("#text", CLEAN.read_text("utf-8"))
    page.click("text=查看")

    shown = page.frame_locator(_FRAME).locator('td a[data-path="applications.new.total"]')
    assert shown.inner_text().endswith("5209")


@pytest.mark.parametrize(
    ("button", "name", "word"),
    [
        ("下载 JSON Download JSON", "county_with_faults.json", '"schema_version"'),
        ("下载 JSON，含出处和核对", "county_with_faults.json", '"provenance"'),
        ("下载问题", "county_with_faults.findings.json", '"summary"'),
        ("下载规范文本", "county_with_faults.txt", "石桥县教育局"),
        ("下载网页", "county_with_faults.html", "<!doctype html>"),
    ],
)
def test_downloads(page: Any, button: str, name: str, word: str) -> None:
    page.set_input_files("#file", FAULTY)
    page.click("text=查看")
    page.frame_locator(_FRAME).locator("h1").wait_for()
    with page.expect_download() as download:
        page.click(f"button:has-text('{button}')")

    assert download.value.suggested_filename == name
    text = Path(download.value.path()).read_text("utf-8")
    assert word in text
    if name.endswith(".json"):
        json.loads(text)


def test_a_file_that_cannot_be_read_is_explained(browser: Any, server: Server) -> None:
    with quiet_pages(browser, "status of 422") as new_page:
        page = new_page()
        page.goto(server.address)
        page.set_input_files(
            "#file", {"name": "a.png", "mimeType": "", "buffer": b"\x89PNG\r\n\x1a\n"}
        )
        page.click("text=查看")

        said = page.frame_locator(_FRAME).locator("main").inner_text()
        assert "不能读取这种文件" in said
        assert "a.png" in said


def test_nothing_and_too_much_are_told_before_sending(page: Any) -> None:
    page.click("text=查看")
    assert "请先选择文件" in page.inner_text("#said")

    page.evaluate("document.querySelector('form').dataset.size = '10'")
    page.set_input_files("#file", FAULTY)
    page.click("text=查看")
    assert "文件太大" in page.inner_text("#said")


def test_a_hostile_report_runs_nothing_and_reaches_nothing(page: Any) -> None:
    page.fill("#text", HOSTILE + CLEAN.read_text("utf-8"))
    page.click("text=查看")
    shown = page.frame_locator(_FRAME)
    shown.locator("h1").wait_for()
    (_, frame) = page.frames

    assert frame.evaluate("document.title") != "run"
    assert shown.locator("img").count() == 0
    assert frame.evaluate("self.origin") == "null"
    assert (
        frame.evaluate("(() => { try { return !!parent.document } catch { return false } })()")
        is False
    )


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_overflows_and_no_serious_fault_of_accessibility(
    browser: Any, server: Server, width: int, scheme: str
) -> None:
    # Axe calls on the frame, which the policy keeps apart.
    with quiet_pages(browser, "postMessage") as new_page:
        page = new_page()
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.goto(server.address)

        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert serious_faults(page) == []
        page.set_input_files("#file", FAULTY)
        page.click("text=查看")
        page.frame_locator(_FRAME).locator("h1").wait_for()
        for frame in page.frames:
            assert frame.evaluate("document.documentElement.scrollWidth") <= width


def test_it_works_without_its_script(browser: Any, server: Server) -> None:
    with quiet_pages(browser, java_script_enabled=False) as new_page:
        page = new_page()
        page.goto(server.address)
        page.set_input_files("#file", CLEAN)
        page.click("text=查看")
        page.frame_locator(_FRAME).locator("h1").wait_for()

        assert "5209" in page.frame_locator(_FRAME).locator("body").inner_text()
