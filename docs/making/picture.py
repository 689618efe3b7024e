# SPDX-License-Identifier: MIT
"""The picture of `reportparse view` in the README: `make picture` takes it in Chromium."""

from __future__ import annotations

from contextlib import chdir
from io import BytesIO
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import sync_playwright

from reportparse.cli.group import group

_ROOT = Path(__file__).resolve().parents[2]
_REPORT = "corpus/disclosure_2021/county_with_faults.txt"
_SIZE = 1180, 620
#: Few colours keep the picture small; the page has no others.
_COLOURS = 96


def main() -> None:
    """Take the picture, the finding on the unreadable number selected."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright, chdir(_ROOT):
        page_file = Path(folder, "page.html")
        group.main(["view", _REPORT, "--lang", "zh", "-o", str(page_file)], standalone_mode=False)
        browser = playwright.chromium.launch(executable_path=which("chromium"))
        page = browser.new_page(viewport={"width": _SIZE[0], "height": _SIZE[1]})
        page.goto(page_file.as_uri())
        page.get_by_text("number-unreadable").click()
        picture = Image.open(BytesIO(page.screenshot()))
        browser.close()
    picture.convert("RGB").quantize(_COLOURS).save("docs/view.png", optimize=True)


if __name__ == "__main__":
    main()
