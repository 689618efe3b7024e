# SPDX-License-Identifier: MIT
"""Folders of reports with what is expected of them.

`files` finds the reports, `scores` says how their figures are read, `goldens` keeps all that is
read from a report beside it, `holding` holds reports against these and against what the package
promises about any text.
"""

from .scores import Case, Score, cases, score, score_folder, total

__all__ = ["Case", "Score", "cases", "score", "score_folder", "total"]
