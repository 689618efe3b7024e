# SPDX-License-Identifier: MIT
"""Panels -> one HTML page that needs nothing else: no network, no other file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import asdict

from ..checks.groups import Checked
from ..diagnostics.finding_kinds import Language
from ..output.json_text import dumps
from ..output.page_templates import asset, digest, environment
from ..support.arguments import check_each
from .panels import Panel, panel
from .year_columns import side_by_side

#: States of figures, each with a mark, since not everyone can distinguish colours.
_STATES: Final = {
    "fail": ("✖", "核对不符", "a check fails"),
    "doubt": ("?", "读取存疑", "read with doubt"),
    "missing": ("∅", "未读到", "not read"),
    "undecided": ("…", "无法判断", "undecided"),
    "blank": ("·", "原文空白", "blank in print"),
    "good": ("", "无问题", "no problem"),
}
_SEVERITIES: Final = {
    "error": ("✖", "错误", "error"),
    "warning": ("▲", "警告", "warning"),
    "info": ("ℹ", "提示", "info"),
}


def page(
    viewed: Sequence[Checked], unreadable: Sequence[tuple[str, str]] = (), language: Language = "zh"
) -> str:
    """The page of *viewed*: source, tables, sections and problems of each, and years side by side.

    Reports of a single agency are in the order of their years, others as they are given. All
    text of reports is escaped; the page may run nothing but its own script, by its digest.

    Args:
        viewed: The reports, with all that was found in them.
        unreadable: The names of files that could not be read, each with the reason.
        language: The one in which it opens.

    Raises:
        MissingExtraError: If Jinja is not installed.
    """
    check_each("page", "viewed", viewed, Checked)
    templates = environment(__package__, "view")
    panels = _in_order([panel(checked) for checked in viewed])
    script, style = (asset(__package__, name) for name in ("view.js", "view.css"))
    return templates.get_template("view.html").render(
        panels=panels,
        unreadable=unreadable,
        language=language,
        years=list(side_by_side(panels)),
        data=_data(panels),
        states=_STATES,
        severities=_SEVERITIES,
        script=script,
        style=style,
        script_digest=digest(script),
        style_digest=digest(style),
    )


def _in_order(panels: Sequence[Panel]) -> list[Panel]:
    series = {shown.series for shown in panels}
    if len(series) == 1 and None not in series and all(shown.year for shown in panels):
        return sorted(panels, key=lambda shown: shown.year or 0)
    return list(panels)


#: Characters of JSON that would end the element around it.
_ESCAPES: Final = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def _data(panels: Sequence[Panel]) -> str:
    """The script's data, as JSON that is safe inside an element."""
    plain = [
        {
            "figures": {path: asdict(figure) for path, figure in panel.figures.items()},
            "checks": [asdict(check) for check in panel.checks],
            "problems": [
                asdict(problem, filter=lambda attribute, _: attribute.name != "in_file")
                for problem in panel.problems
            ],
        }
        for panel in panels
    ]
    return dumps(plain).decode().translate(_ESCAPES)
