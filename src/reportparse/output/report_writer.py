# SPDX-License-Identifier: MIT
"""The writer of reports' methods: `Report.to_json`, `to_dict`, `to_frame` and `show`."""

from __future__ import annotations

from ..diagnostics.finding_kinds import LANGUAGES, Language
from ..report.model import Report
from ..support.arguments import check_choice
from .frames import to_frame
from .json_text import to_dict, to_json

__all__ = ["show", "to_dict", "to_frame", "to_json"]


def show(report: Report, language: Language = "zh") -> None:
    """Print *report* to standard output; see `Report.show`."""
    check_choice("show", "language", language, LANGUAGES)
    from .finding_text import terminal
    from .report_text import print_report

    print_report(terminal(), report, language)
