# SPDX-License-Identifier: MIT
"""What Lark calls a lexer, for input that needs none.

Imports Lark, and so is itself imported only when a grammar is needed. A class of its own module:
a grammar that is saved names it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from lark.lexer import Lexer


class ItemLexer(Lexer):
    """Hands items on as they are: their types are known already."""

    def __init__(self, conf: object) -> None:
        pass

    def lex(self, items: Iterable[Any]) -> Iterator[Any]:  # type: ignore[override]
        """The *items* themselves."""
        return iter(items)
