# SPDX-License-Identifier: MIT
"""The command line. Importing it loads nothing: an interrupt is met from the first moment."""

from __future__ import annotations

import sys
from typing import Final

#: The exit status of a program that Ctrl-C ended, as shells give it.
INTERRUPTED: Final = 130


def main() -> None:
    """Run the command line and exit."""
    try:
        from .group import run

        status = run()
    except KeyboardInterrupt:
        _say_interrupted()
        status = INTERRUPTED
    sys.exit(status)


def _say_interrupted() -> None:
    from .chinese_help import asked_language

    said = "已中断" if asked_language() == "zh" else "interrupted"
    if sys.stderr is not None:  # it may be closed
        sys.stderr.write(f"reportparse: {said}\n")
