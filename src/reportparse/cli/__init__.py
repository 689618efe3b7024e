# SPDX-License-Identifier: MIT
"""The command line. Importing it loads nothing: an interrupt is met from the first moment."""

from __future__ import annotations

import gc
import sys
from typing import Final

#: The exit status of a program that Ctrl-C ended, as shells give it.
INTERRUPTED: Final = 130
#: Number of new objects after which Python looks for garbage: a command makes 70,000 at its start.
_OBJECTS: Final = 200_000


def main() -> None:
    """Run the command line and exit."""
    # Commands make many objects at their start, and hardly any that refer to each other.
    gc.set_threshold(_OBJECTS)
    try:
        from .group import run

        status = run()
    except KeyboardInterrupt:
        _say_interrupted()
        status = INTERRUPTED
    # Python would look through all objects twice before it ends, and free none.
    gc.freeze()
    sys.exit(status)


def _say_interrupted() -> None:
    from .chinese_help import asked_language

    said = "已中断" if asked_language() == "zh" else "interrupted"
    if sys.stderr is not None:  # it may be closed
        sys.stderr.write(f"reportparse: {said}\n")
