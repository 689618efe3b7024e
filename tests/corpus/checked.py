# SPDX-License-Identifier: MIT
"""A folder of reports -> what checking finds in them, one line each.

`parent.txt` sums up the others; `previous.txt` is given as the report on the year before; reports
of one agency on two years find each other; `profile.toml` is the profile by which they are judged.
"""

from __future__ import annotations

from pathlib import Path

from reportparse.checks.groups import Checked
from reportparse.checks.profile import NO_PROFILE, Profile
from reportparse.cli.checking import family_of
from reportparse.cli.common import Run

EXPECTED = "expected.findings"
_ROLES = ("parent.txt", "previous.txt")


def checked(folder: Path) -> list[Checked]:
    """The reports of *folder*, checked."""
    parent, previous = (str(folder / name) if (folder / name).exists() else None for name in _ROLES)
    names = [str(path) for path in sorted(folder.glob("*.txt")) if path.name not in _ROLES]
    profile = folder / "profile.toml"
    judge = Profile.read(profile) if profile.exists() else NO_PROFILE
    return family_of(Run(), names, "zh", previous, parent).checked("zh", profile=judge)


def findings(folder: Path) -> str:
    """All findings: file, place to the column, severity, code, path, and related places."""
    return _lines(checked(folder)).replace(f"{folder}/", "")


def _lines(several: list[Checked]) -> str:
    lines = []
    for each in several:
        name = Path(str(each.report.source.name)).name
        for finding in each.diagnostics:
            place = f"{finding.line}:{finding.column}-{finding.end_line}:{finding.end_column}"
            lines.append(f"{name}:{place} {finding.severity} {finding.code} {finding.path}")
            for other in finding.related:
                source = f"{Path(other.source).name}:" if other.source else ""
                place = f"{other.line}:{other.column}-{other.end_line}:{other.end_column}"
                lines.append(f"    {source}{place} {other.message}")
            lines.append(f"    {finding.message}")
            lines.append(f"    {finding.hint}")
    return "".join(f"{line}\n" for line in lines)
