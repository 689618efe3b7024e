# SPDX-License-Identifier: MIT
"""Pages as extractors leave them, kept outside the repository: no wrong figure in silence."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

import reportparse
from tests.conftest import SHARED, read

PAGES = sorted((SHARED / "layouts").glob("*.json"))


@pytest.mark.skipif(not PAGES, reason="the pages are not here")
def test_no_figure_is_silently_wrong() -> None:
    silent = {page.stem: found for page in PAGES if (found := _silent(page))}

    assert silent == {}


def _silent(page: Path) -> list[str]:
    """The expected figures that are missing or wrong without a diagnostic that says so."""
    expected = json.loads(page.read_bytes())["expected"]
    report = reportparse.parse(read(page.with_suffix(".txt")))
    figures = dict(report.figures())
    flagged = {one.path for one in report.diagnostics if one.path}
    unknown_form = any(one.code == "form-unknown" for one in report.diagnostics)
    return [
        path
        for path, value in expected.items()
        if not unknown_form
        and figures.get(path, "absent") != _exact(value)
        and not any(path == one or path.startswith(f"{one}.") for one in flagged)
    ]


def _exact(value: float | None) -> Decimal | int | None:
    return Decimal(repr(value)) if isinstance(value, float) else value
