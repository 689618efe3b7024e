# SPDX-License-Identifier: MIT
"""Standard streams that are closed, or in encodings that lack Chinese."""

from __future__ import annotations

import io
import os
import sys


def open_closed() -> None:
    """Let standard streams that are closed fail when they are used, as other files do."""
    if sys.stdin is None:
        sys.stdin = open(os.open(os.devnull, os.O_WRONLY), encoding="utf-8")  # noqa: PTH123, SIM115
    if sys.stdout is None:
        sys.stdout = open(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")  # noqa: PTH123, SIM115


def replace_unprintable() -> None:
    """Let standard output print ? for characters that its encoding lacks, not a traceback."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
