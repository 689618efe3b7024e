# SPDX-License-Identifier: MIT
"""Findings -> commands that GitHub Actions shows beside the lines of a change.

A step shows ten of each kind and drops the rest without a word; here the worst come first, and
what is left out is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..diagnostics.catalogue import SEVERITIES, Severity
from ..diagnostics.collecting import Diagnostic
from .locations import lines_of

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
#: This many of each kind one step shows.
_SHOWN = 10


def commands(findings: Iterable[tuple[str, Diagnostic]]) -> Iterator[str]:
    """One line for each finding shown, the most severe first; a last one if some are left out."""
    pairs = list(findings)
    cut = 0
    for severity in SEVERITIES:
        those = [(name, finding) for name, finding in pairs if finding.severity == severity]
        yield from (_command(name, finding) for name, finding in those[:_SHOWN])
        cut += max(0, len(those) - _SHOWN)
    if cut:
        yield f"reportparse: {cut} of {len(pairs)} findings are not shown above"


def _command(name: str, finding: Diagnostic) -> str:
    place = {"file": name}
    at = lines_of(finding)
    if at is not None:
        place |= {"line": str(at.line), "endLine": str(at.end_line), "col": str(at.column)}
        # The end is by default the start: the last column is counted in.
        place["endColumn"] = str(max(at.column, at.end_column - 1))
    place["title"] = finding.code
    properties = ",".join(f"{key}={_property(value)}" for key, value in place.items())
    text = _data(f"{finding.message}\n{finding.hint}")
    return f"::{_COMMANDS[finding.severity]} {properties}::{text}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
