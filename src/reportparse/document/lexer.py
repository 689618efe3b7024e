# SPDX-License-Identifier: MIT
"""Text -> lines, by the terminals of `document.lark`. Imports Lark."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from lark.common import LexerConf
from lark.lexer import Lexer

from ..text.source import BLANKS, SourceText
from .form_headings import cut_at_headings
from .line_breaks import SHORTEST_PAGE, FindHeadings, recovered
from .lines import FindSection, HeadingParts, Line, LineKind, Split

_KINDS = dict(LineKind.__members__)
_HEADING = LineKind.HEADING


class LexerInput(NamedTuple):
    """The text, and what finds cells without pipes and words of headings where forms are known."""

    source: SourceText
    split: Split | None
    find_section: FindSection | None


class LineLexer(Lexer):
    """Matches each line once, with all terminals in one pattern.

    Lark's own lexer finds the same tokens in five times the time.
    """

    def __init__(self, conf: LexerConf) -> None:
        terminals = sorted(conf.terminals, key=lambda terminal: -terminal.priority)
        patterns = {terminal.name: terminal.pattern.to_regexp() for terminal in terminals}
        self._inner_heading = patterns["_INNER_HEADING"]
        whole = (f"(?P<{name}>{patterns[name]})" for name in patterns if name in _KINDS)
        self._match = re.compile("|".join(whole)).match

    def lex(self, reading: LexerInput) -> tuple[list[Line], LexerInput]:  # type: ignore[override]  # of its own input
        """The lines of the text by themselves, none of them a `CELL`; joined they are the text."""
        lines = []
        start = 0
        for raw in self._raw_lines(reading):
            lines.append(self._line(raw, start))
            start += len(raw)
        return lines, reading

    def _line(self, raw: str, start: int) -> Line:
        match = self._match(raw.strip(BLANKS))
        assert match is not None, "any line is TEXT at least"
        kind = _KINDS[match.lastgroup or ""]
        return Line(kind, start, raw, HeadingParts.of(match) if kind is _HEADING else None)

    def _raw_lines(self, reading: LexerInput) -> Iterable[str]:
        """The lines of the text, cut at headings inside them."""
        find = re.compile(self._inner_heading).finditer
        lines = self._recovered(reading, find)
        if (find_section := reading.find_section) is None:
            return lines
        return chain.from_iterable(cut_at_headings(raw, find, find_section) for raw in lines)

    def _recovered(self, reading: LexerInput, find: FindHeadings) -> Iterable[str]:
        """The lines of the text; a page that lost its line ends is cut at its headings."""
        source, split = reading.source, reading.split
        if split is None or max(map(len, source.lines), default=0) < SHORTEST_PAGE:
            return source.lines

        def is_label(text: str) -> bool:
            pieces = split(text)
            return pieces is not None and bool(pieces.forms)

        return chain.from_iterable(recovered(raw, find, is_label) for raw in source.lines)
