"""Chromium, which all these tests need."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

_QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    playwright_api = pytest.importorskip("playwright.sync_api", reason="`make browser` installs it")
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("Chromium is not installed")
    with playwright_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=chromium, args=_QUIET, chromium_sandbox=False
        )
        yield opened
        opened.close()
