# SPDX-License-Identifier: MIT
"""Shared parts of all tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpus"
#: Pages in the layouts that extractors leave behind, with the figures to be seen in them.
LAYOUTS = CORPUS / "layouts"
#: Whole reports, each with all that is read from it in the JSON file beside it.
REPORTS = sorted(path for path in CORPUS.glob("*/*.txt") if path.parent != LAYOUTS)
#: Reports that are kept outside the repository; tests that need them are skipped elsewhere.
SHARED = ROOT.parent / "shared" / "corpus"

# The same examples each time: a test that fails, fails for what was changed.
settings.register_profile(
    "default", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
# `make laws` draws others, and more of them.
settings.register_profile(
    "random",
    settings.get_profile("default"),
    derandomize=False,
    print_blob=True,
    max_examples=3 * settings.get_profile("default").max_examples,
)
settings.load_profile("default")


def read(path: Path) -> str:
    """The text of a file, its line ends kept."""
    return path.read_bytes().decode("utf-8")


@pytest.fixture(scope="session")
def seed() -> tuple[str, dict[str, Any]]:
    """A real report and what is expected of it."""
    texts = sorted((SHARED / "seed").glob("*.txt"))
    if not texts:
        pytest.skip("the real report is not here")
    return read(texts[0]), json.loads(texts[0].with_suffix(".json").read_bytes())
