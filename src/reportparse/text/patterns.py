# SPDX-License-Identifier: MIT
"""Regular expressions that are compiled when they are first used.

Compiling all that the package has takes longer than reading a page, and a page needs few of them.
"""

from __future__ import annotations

import re
from typing import Any, Final, cast

#: The place of the text among the arguments of the methods that a text without the characters
#: of a pattern answers, and their answers.
_UNMATCHED: Final[dict[str, Any]] = {
    "search": (0, lambda _: None),
    "match": (0, lambda _: None),
    "fullmatch": (0, lambda _: None),
    "findall": (0, lambda _: []),
    "finditer": (0, lambda _: iter(())),
    "sub": (1, lambda text: text),
}

#: So many characters a character searched for take longer to look at one by one.
_LONG: Final = 8

#: After so many texts without the characters of a pattern compiling it costs less than looking.
_MANY: Final = 64

#: A letter beyond Latin-1, in reports a Chinese one, and any other; kana, Greek and full-width
#: letters count, which `[一-鿿]` has not. Compiling that range takes a step for each of its 20,992
#: characters; what runs often is faster with the range.
HAN: Final = r"[^\W\d\x00-ÿ①-⓿]"
NO_HAN: Final = HAN.replace("^", "", 1)


class _LatePattern:
    """A pattern that becomes a compiled one when one of its methods is asked for."""

    def __init__(self, pattern: str, flags: int, has: str) -> None:
        self.pattern = pattern
        self.flags = flags
        self.has = frozenset(has)
        self._left = _MANY

    def __getattr__(self, name: str) -> Any:
        if not self.has or name not in _UNMATCHED:
            return self._compiled(name)
        place, unmatched = _UNMATCHED[name]

        def method(*arguments: Any) -> Any:
            text = arguments[place]
            start, end = (*arguments[1:], None, None)[:2] if place == 0 else (None, None)
            self._left -= 1
            if self._left < 0 or self._may_match(text[start:end]):
                return self._compiled(name)(*arguments)
            return unmatched(text)

        setattr(self, name, method)
        return method

    def _may_match(self, text: str) -> bool:
        """True if *text* has one of the characters: long texts are searched for each."""
        if len(text) > _LONG * len(self.has):
            return any(map(text.__contains__, self.has))
        return not self.has.isdisjoint(text)

    def _compiled(self, name: str) -> Any:
        found = getattr(re.compile(self.pattern, self.flags), name)
        # From now on it is found without `__getattr__`.
        setattr(self, name, found)
        return found


def late(pattern: str, flags: int = 0, *, has: str = "") -> re.Pattern[str]:
    """*pattern*, compiled when it is first used.

    Args:
        pattern: The pattern.
        flags: As for `re.compile`.
        has: Characters one of which is in each match: on texts with none of them the pattern
            is not even compiled.

    A pattern that is searched for in long texts has alternatives that each begin with one character
    (`由|从`, not `[由从]`): only then the search passes over all others in one step.
    """
    return cast("re.Pattern[str]", _LatePattern(pattern, flags, has))
