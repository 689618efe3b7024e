# SPDX-License-Identifier: MIT
"""The pages of all codes."""

from __future__ import annotations

from collections.abc import Mapping

from reportparse.checks.known_rules import kinds, rules
from reportparse.diagnostics.catalogue import CODES, SEVERITIES, Code
from reportparse.diagnostics.finding_kinds import part

_INTRODUCTION = """\
# Codes

This page, for people who read findings or filter them, lists the codes of all findings, with
links to their meaning and advice. A finding is a
value with a stable `code`, a `severity` (`error`: a figure is lost or in doubt, or
a sum fails; `warning`: the report departs from its form, or disagrees with itself; `info`: the
rest), a message and a hint in Chinese or English, a place, and the `path` of the figure, row, table
or section that is meant. `reportparse explain CODE` prints these pages. … is for the
words and figures that a message names.

They are made from the registry in the code by `make published`.
"""


def pages() -> dict[str, str]:
    """The page of all codes, and one for each."""
    return {
        "rules/README.md": _index(),
        **{f"rules/{code}.md": _page(code, kind) for code, kind in kinds().items()},
    }


def _index() -> str:
    """All codes, the most severe first: those of checking, then those of reading."""
    checking = f"## Found by checking\n\n{_table(rules())}"
    return f"{_INTRODUCTION}\n{checking}\n## Found by reading\n\n{_table(CODES)}"


def _table(codes: Mapping[str, Code]) -> str:
    in_order = sorted(codes.items(), key=lambda item: SEVERITIES.index(item[1].severity))
    rows = (
        f"| [`{code}`]({code}.md) | {kind.severity} "
        f"| {_cell(kind.outline('zh'))} | {_cell(kind.outline('en'))} |\n"
        for code, kind in in_order
    )
    return "| code | severity | 中文 | English |\n|---|---|---|---|\n" + "".join(rows)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _page(code: str, kind: Code) -> str:
    """The page of one code in both languages."""
    return f"# `{code}`\n\n{part(kind, 'en')}\n## 中文\n\n{part(kind, 'zh')}"
