# SPDX-License-Identifier: MIT
"""Write the pages that are made from the code: `make published`."""

from __future__ import annotations

from pathlib import Path

from reportparse import json_schema
from reportparse.codes import CODES
from reportparse.convert import dumps

DOCS = Path(__file__).resolve().parent

_INTRODUCTION = """\
# Diagnostics

A diagnostic is a value with a stable `code`, a `severity` (`error`: a figure is lost or in
doubt; `warning`: the report departs from its form; `info`: the rest), a message and a hint in
Chinese or English, a place, and the `path` of the figure, row or table that is meant.

This page is made from the registry in the code by `make published`.
"""


def diagnostics_page() -> str:
    """The page of all codes, gravest first."""
    order = {"error": 0, "warning": 1, "info": 2}
    codes = sorted(CODES.items(), key=lambda item: order[item[1].severity])
    entries = (
        f"\n## `{code}`\n\n"
        f"{kind.severity}\n\n"
        f"- {kind.zh}\n  → {kind.hint_zh}\n"
        f"- {kind.en}\n  → {kind.hint_en}\n"
        for code, kind in codes
    )
    return _INTRODUCTION + "".join(entries)


def published() -> dict[str, str]:
    """The files that are made from the code, by name."""
    return {
        "diagnostics.md": diagnostics_page(),
        "report.schema.json": dumps(json_schema(), indent=True).decode() + "\n",
    }


def main() -> None:
    """Write them."""
    for name, text in published().items():
        (DOCS / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
