# SPDX-License-Identifier: MIT
"""The pages that are made from the code: `make published` writes them."""

from __future__ import annotations

from pathlib import Path

from reportparse import json_schema
from reportparse.output.json_schema import findings_schema
from reportparse.output.json_text import dumps

from . import codes, commands, forms, gallery, panel, shapes

_DOCS = Path(__file__).resolve().parents[1]


def published() -> dict[str, str]:
    """The files that are made from the code, by name."""
    return {
        "report.schema.json": dumps(json_schema(), indent=True).decode() + "\n",
        "findings.schema.json": dumps(findings_schema(), indent=True).decode() + "\n",
        "json-reference.md": shapes.page(),
        "forms.md": forms.page(),
        "gallery.md": gallery.page(),
        "panel.md": panel.page(),
        "command-line.md": commands.page(),
        **codes.pages(),
    }


def main() -> None:
    """Write them, and remove pages of codes that no longer exist."""
    made = published()
    for path in (_DOCS / "rules").glob("*.md"):
        path.unlink()
    for name, text in made.items():
        (_DOCS / name).parent.mkdir(exist_ok=True)
        (_DOCS / name).write_text(text, "utf-8")
