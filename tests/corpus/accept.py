# SPDX-License-Identifier: MIT
"""Write what checking is expected to find in each folder of the corpus; show what changed.

What is read from the reports themselves `reportparse corpus accept` writes.
"""

from __future__ import annotations

import difflib
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.conftest import CORPUS  # noqa: E402  # the tests are no package to install
from tests.corpus.checked import EXPECTED, findings  # noqa: E402


def main() -> None:
    if os.environ.get("CI"):
        sys.exit("expected results are accepted by a person, not by CI")
    for folder in sorted((CORPUS / "checks").iterdir()):
        target, new = folder / EXPECTED, findings(folder)
        old = target.read_text("utf-8") if target.exists() else ""
        before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
        sys.stdout.writelines(difflib.unified_diff(before, after, str(target), "new", n=0))
        target.write_text(new, "utf-8")


if __name__ == "__main__":
    main()
