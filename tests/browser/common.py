"""Shared parts of the tests of pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def quiet_pages(browser: Any, *expected: str, **context: Any) -> Iterator[Callable[[], Any]]:
    """Opens pages; at the end nothing may have been said on the console but what is expected."""
    said: list[str] = []
    opened = browser.new_context(viewport={"width": 1280, "height": 900}, **context)

    def new_page() -> Any:
        page = opened.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        return page

    yield new_page
    opened.close()
    assert [one for one in said if not any(word in one for word in expected)] == []


def serious_faults(page: Any) -> list[str]:
    """The serious faults of accessibility that axe finds."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [item["id"] for item in found if item["impact"] in {"serious", "critical"}]
