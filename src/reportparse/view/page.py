# SPDX-License-Identifier: MIT
"""Panels -> one HTML page that needs nothing else: no network, no other file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from attrs import asdict

from ..checks.series import series_of
from ..checks.together import Checked
from ..convert import dumps
from ..pages import asset, digest, environment
from .panels import Panel, panel
from .years import side_by_side

#: How figures stand, with a sign for each, as colours are not told apart by all.
STATES: Final = (
    ("fail", "✖", "核对不符", "a check fails"),
    ("doubt", "?", "读取存疑", "read with doubt"),
    ("missing", "∅", "未读到", "not read"),
    ("undecided", "…", "无法判断", "undecided"),
    ("blank", "·", "原文空白", "blank in print"),
    ("good", "", "无问题", "no problem"),
)
SEVERITIES: Final = (
    ("error", "✖", "错误", "error"),
    ("warning", "▲", "警告", "warning"),
    ("info", "ℹ", "提示", "info"),
)


def page(viewed: Sequence[Checked]) -> str:
    """The page of *viewed*: source, tables, sections and problems of each, and years beside it.

    All text of reports is escaped; the page may run nothing but its own script, by its digest.

    Raises:
        MissingExtraError: If Jinja is not installed.
    """
    templates = environment(__package__, "view")
    panels = [panel(one) for one in _in_order(viewed)]
    script, style = (asset(__package__, name) for name in ("view.js", "view.css"))
    return templates.get_template("view.html").render(
        panels=panels,
        years=list(side_by_side(panels)) if _are_years(viewed) else [],
        data=_data(panels),
        states={name: (sign, zh, en) for name, sign, zh, en in STATES},
        severities={name: (sign, zh, en) for name, sign, zh, en in SEVERITIES},
        script=script,
        style=style,
        script_digest=digest(script),
        style_digest=digest(style),
    )


def _in_order(viewed: Sequence[Checked]) -> list[Checked]:
    """*viewed* by year, where all have one; else as they were given."""
    if _are_years(viewed):
        return sorted(viewed, key=lambda one: one.report.year or 0)
    return list(viewed)


def _are_years(viewed: Sequence[Checked]) -> bool:
    """Whether they are reports of one agency on different years."""
    years = {one.report.year for one in viewed}
    agencies = {series_of(one.report) for one in viewed}
    return 1 < len(viewed) == len(years - {None}) and len(agencies - {None}) == 1


#: What JSON may have that would end the element it stands in.
_ESCAPES: Final = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def _data(panels: Sequence[Panel]) -> str:
    """What the script needs, as JSON that can stand within an element."""
    plain = [
        {
            "figures": {path: _plain(one) for path, one in panel.figures.items()},
            "checks": [_plain(one) for one in panel.checks],
            "problems": [_plain(one) for one in panel.problems],
        }
        for panel in panels
    ]
    return dumps(plain).decode().translate(_ESCAPES)


def _plain(one: Any) -> dict[str, Any]:
    return asdict(one)
