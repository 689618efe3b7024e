# SPDX-License-Identifier: MIT
"""Clause -> words, by the terminals of `statement.lark`. Imports Lark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lark import Token, UnexpectedCharacters
from lark.common import LexerConf
from lark.lexer import Lexer


class ClauseLexer(Lexer):
    """Finds each word with all terminals in one pattern.

    Lark's own lexer also compiles each terminal separately, which takes as long again.
    """

    def __init__(self, conf: LexerConf) -> None:
        terminals = sorted(conf.terminals, key=lambda terminal: -terminal.priority)
        patterns = (f"(?P<{each.name}>{each.pattern.to_regexp()})" for each in terminals)
        self._match = re.compile("|".join(patterns)).match
        self._ignored = frozenset(conf.ignore)

    def lex(self, clause: tuple[str, list[Token]]) -> Iterator[Token]:  # type: ignore[override]  # of its own input
        """The words of a clause; the list that is given with it gets those that are not known."""
        words, unknown = clause
        start = 0
        while start < len(words):
            match = self._match(words, start)
            if match is None:
                raise UnexpectedCharacters(words, start, 1, start + 1)  # type: ignore[no-untyped-call]
            kind, end = match.lastgroup or "", match.end()
            token = Token(kind, match[0], start, end_pos=end)
            if kind == "OPEN":
                unknown.append(token)
            elif kind not in self._ignored:
                yield token
            start = end
