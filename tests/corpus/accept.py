# SPDX-License-Identifier: MIT
"""Write what is expected beside each report of the corpus; show what changed."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import reportparse

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.conftest import CORPUS, REPORTS, read  # noqa: E402  # the tests are no package to install
from tests.corpus.checked import EXPECTED, findings  # noqa: E402


def golden(text: str) -> str:
    """The expected JSON of a report: all that is read, and where."""
    return reportparse.to_json(reportparse.parse(text), provenance=True, indent=True).decode()


def expected() -> Iterator[tuple[Path, str]]:
    """All files of expected results, with what is found now."""
    for path in REPORTS:
        yield path.with_suffix(".json"), golden(read(path)) + "\n"
    for folder in sorted((CORPUS / "checks").iterdir()):
        yield folder / EXPECTED, findings(folder)


def main() -> None:
    if os.environ.get("CI"):
        sys.exit("expected results are accepted by a person, not by CI")
    for target, new in expected():
        old = target.read_text("utf-8") if target.exists() else ""
        sys.stdout.writelines(
            difflib.unified_diff(
                old.splitlines(keepends=True),
                new.splitlines(keepends=True),
                str(target),
                "new",
                n=0,
            )
        )
        target.write_text(new, "utf-8")


if __name__ == "__main__":
    main()
