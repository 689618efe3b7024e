# SPDX-License-Identifier: MIT
"""A package that brings a rule, which fails on reports of one year."""

from __future__ import annotations

import os
from pathlib import Path

from tests.conftest import ROOT

#: The code of the rule.
CODE = "made-up"
_MODULE = f"""
from reportparse.checks.rules import Rule, passing


def evaluate(subject):
    if subject.report.year == {{year}}:
        raise ZeroDivisionError("of no use")
    yield passing("title")


TEXTS = dict.fromkeys(("zh", "en", "hint_zh", "hint_en", "why_zh", "why_en", "example"), "text")
RULE = Rule(code="{CODE}", severity="info", evaluate=evaluate, **TEXTS)
"""


def rule_package(folder: Path, year: int) -> str:
    """`PYTHONPATH` with the package, made in *folder*; its rule fails on reports of *year*."""
    metadata = folder / "made_up-0.1.0.dist-info"
    metadata.mkdir(parents=True, exist_ok=True)
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: made-up\nVersion: 0.1.0\n")
    (metadata / "entry_points.txt").write_text("[reportparse.rules]\nmine = made_up:RULE\n")
    (folder / "made_up.py").write_text(_MODULE.format(year=year))
    return os.pathsep.join((str(folder), str(ROOT / "src")))
