# SPDX-License-Identifier: MIT
"""Folders of reports with what is expected of them.

`scores` finds the reports and counts the figures that are read as expected, `goldens`
keeps the whole result of reading in a file next to each report, and `conformance` compares reports
with these files and with the promises of the package for any text.
"""

from .scores import Case, Score, cases, score, score_folder, total

__all__ = ["Case", "Score", "cases", "score", "score_folder", "total"]
