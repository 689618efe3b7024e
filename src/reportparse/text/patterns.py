# SPDX-License-Identifier: MIT
"""Regular expressions that are compiled when they are first used.

Compiling all that the package has takes longer than reading a page, and a page needs few of them.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _LatePattern:
    """A pattern that becomes a compiled one when one of its methods is asked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self.flags)
        found = getattr(compiled, name)
        # From now on it is found without this method.
        setattr(self, name, found)
        return found


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """*pattern*, compiled when it is first used."""
    return cast("re.Pattern[str]", _LatePattern(pattern, flags))
