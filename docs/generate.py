# SPDX-License-Identifier: MIT
"""Write the pages that are made from the code: `make published`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reportparse import json_schema
from reportparse.checks.pages import part
from reportparse.checks.registry import kinds, rules
from reportparse.codes import CODES, SEVERITIES, Code
from reportparse.convert import dumps
from reportparse.schema import findings_schema

DOCS = Path(__file__).resolve().parent

_INTRODUCTION = """\
# Codes

A finding is a value with a stable `code`, a `severity` (`error`: a figure is lost or in doubt, or
a sum fails; `warning`: the report departs from its form, or disagrees with itself; `info`: the
rest), a message and a hint in Chinese or English, a place, and the `path` of the figure, row, table
or section that is meant. `reportparse explain CODE` prints these pages.

They are made from the registry in the code by `make published`.
"""


def index_page() -> str:
    """The page of all codes, gravest first: those of checking, then those of reading."""
    checking = f"## Found by checking\n\n{_table(rules())}"
    return f"{_INTRODUCTION}\n{checking}\n## Found by reading\n\n{_table(CODES)}"


def _table(codes: Mapping[str, Code]) -> str:
    in_order = sorted(codes.items(), key=lambda item: SEVERITIES.index(item[1].severity))
    rows = (
        f"| [`{code}`]({code}.md) | {kind.severity} | {kind.zh} | {kind.en} |\n"
        for code, kind in in_order
    )
    return "| code | severity | | |\n|---|---|---|---|\n" + "".join(rows)


def code_page(code: str, kind: Code) -> str:
    """The page of one code in both languages."""
    return f"# `{code}`\n\n{part(kind, 'en')}\n## 中文\n\n{part(kind, 'zh')}"


def published() -> dict[str, str]:
    """The files that are made from the code, by name."""
    return {
        "report.schema.json": dumps(json_schema(), indent=True).decode() + "\n",
        "findings.schema.json": dumps(findings_schema(), indent=True).decode() + "\n",
        "rules/README.md": index_page(),
        **{f"rules/{code}.md": code_page(code, kind) for code, kind in kinds().items()},
    }


def main() -> None:
    """Write them; a page of a code that is no more goes."""
    for path in (DOCS / "rules").glob("*.md"):
        path.unlink()
    for name, text in published().items():
        (DOCS / name).parent.mkdir(exist_ok=True)
        (DOCS / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
