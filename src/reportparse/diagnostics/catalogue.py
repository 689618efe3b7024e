# SPDX-License-Identifier: MIT
"""All kinds of findings of reading.

The rules of `reportparse.checks` are kinds of findings, too. A code, once published, changes only
with a note in the changelog.
"""

from __future__ import annotations

from typing import Final

from .cell_codes import CELL_CODES
from .finding_kinds import SEVERITIES, Code, Language, Severity
from .report_codes import REPORT_CODES

__all__ = ["CODES", "SEVERITIES", "Code", "Language", "Severity"]

#: The kinds of findings by their codes.
CODES: Final[dict[str, Code]] = {**REPORT_CODES, **CELL_CODES}
