# SPDX-License-Identifier: MIT
"""The work of an office around reports: forms and reports in Word, comments, lists of faults, sums.

`word_report` writes a report as a document, `annotating` puts findings into one, `letters` makes a
list of findings for each agency, `draft_files` writes what the reports of several agencies add up
to.
"""

from __future__ import annotations

from .word_report import to_docx

__all__ = ["to_docx"]
