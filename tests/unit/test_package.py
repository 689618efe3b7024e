# SPDX-License-Identifier: MIT
from __future__ import annotations

import subprocess
import sys

import reportparse

HEAVY = ("lark", "click", "rich", "cattrs", "orjson", "regex", "hypothesis")


def loaded_by(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return set(done.stdout.split())


def test_importing_the_package_is_light() -> None:
    loaded = loaded_by("import reportparse")

    assert loaded.isdisjoint(HEAVY)


def test_parsing_loads_nothing_of_the_command_line() -> None:
    loaded = loaded_by("import reportparse; reportparse.parse('')")

    assert "lark" in loaded
    assert loaded.isdisjoint({"click", "rich", "cattrs", "orjson", "hypothesis"})


def test_public_names_are_all_there() -> None:
    assert reportparse.__all__ == sorted(reportparse.__all__)
    assert all(getattr(reportparse, name) is not None for name in reportparse.__all__)


def test_what_reads_prose_and_the_rules_come_when_they_are_asked_for() -> None:
    loaded = loaded_by("import reportparse; reportparse.parse('')")

    late = {"narrative.figures_meant", "checks.rules", "agencies.pairing"}
    assert loaded.isdisjoint(f"reportparse.{module}" for module in late)
