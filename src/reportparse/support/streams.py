# SPDX-License-Identifier: MIT
"""Standard output in encodings that lack Chinese."""

from __future__ import annotations

import io
import sys


def replace_unprintable() -> None:
    """Let standard output print ? for characters that its encoding lacks, not a traceback."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
