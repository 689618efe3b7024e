# SPDX-License-Identifier: MIT
"""Text -> lines, by the terminals of `document.lark`. Imports Lark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from lark.common import LexerConf
from lark.lexer import Lexer

from ..text.source import BLANKS, SourceText, lines_of
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
        self._inner_heading = re.compile(patterns["_INNER_HEADING"])
        whole = (f"(?P<{name}>{patterns[name]})" for name in patterns if name in _KINDS)
        self._match = re.compile("|".join(whole)).match

    def lex(self, reading: LexerInput) -> tuple[list[Line], LexerInput]:  # type: ignore[override]  # of its own input
        """The lines of the text by themselves, none of them a `CELL`; joined they are the text."""
        text = reading.source.text
        lines: list[Line] = []
        start = 0
        for span, cells, starts in reading.source.marked:
            lines += self._lines(reading, start, lines_of(text[start : span.start]))
            kind = LineKind.ROW if cells else LineKind.BLANK
            raw = text[span.start : span.end]
            lines.append(Line(kind, span.start, raw, None, cells, starts))
            start = span.end
        rest = lines_of(text[start:]) if start else reading.source.lines
        return [*lines, *self._lines(reading, start, rest)], reading

    def _lines(self, reading: LexerInput, start: int, printed: Sequence[str]) -> list[Line]:
        """The lines of a part of the text, *printed* from the offset *start* on."""
        match_line = self._match
        lines: list[Line] = []
        for raw in self._raw_lines(reading, printed):
            match = match_line(raw.strip(BLANKS))
            assert match is not None, "any line is TEXT at least"
            kind = _KINDS[match.lastgroup or ""]
            heading = HeadingParts.of(match) if kind is _HEADING else None
            lines.append(Line(kind, start, raw, heading))
            start += len(raw)
        return lines

    def _raw_lines(self, reading: LexerInput, printed: Sequence[str]) -> Iterable[str]:
        """The lines *printed*, cut at headings inside them."""
        find = self._inner_heading.finditer
        lines = _recovered(printed, reading.split, find)
        if (find_section := reading.find_section) is None:
            return lines
        return chain.from_iterable(cut_at_headings(raw, find, find_section) for raw in lines)


def _recovered(printed: Sequence[str], split: Split | None, find: FindHeadings) -> Iterable[str]:
    """The lines *printed*; a page that lost its line ends is cut at its headings."""
    if split is None or max(map(len, printed), default=0) < SHORTEST_PAGE:
        return printed

    def is_label(text: str) -> bool:
        pieces = split(text)
        return pieces is not None and bool(pieces.forms)

    return chain.from_iterable(recovered(raw, find, is_label) for raw in printed)
