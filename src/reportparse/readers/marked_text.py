# SPDX-License-Identifier: MIT
"""Text of Markdown or MediaWiki: whether it has elements, and what of it is not shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from ..text.patterns import late
from ..text.source import BLANKS, MarkedPart, SourceText
from ..text.spans import Span

#: Elements that make or hide something, and tables of MediaWiki.
_ELEMENT = late(
    r"<(?:(?:table|style|script)\b|[a-z][a-z0-9]*\s[^<>]*\b(?:style|hidden|class)\b)|^[ \t:]*\{\|",
    re.IGNORECASE | re.MULTILINE,
)
#: What begins a tag or a comment, and a table of MediaWiki.
_TAG, _WIKI = late(r"<(?=[a-z/!])", re.IGNORECASE), late(r"^([ \t:]*)\{(?=\|)", re.MULTILINE)
_COMMENT = late(r"<!--(?:-?>|.*?(?:--!?>|\Z))", re.DOTALL)
_LINE_ENDS = ("", "\n", "\r")
_BLANKS = "".join(frozenset(BLANKS) - {*_LINE_ENDS})


def has_elements(text: str) -> bool:
    """True if a text has elements that make tables of it, or may hide something in it."""
    return ("<" in text or "{|" in text) and _ELEMENT.search(text) is not None


def literal(words: str) -> str:
    """*words* as a file shows them, so that a text does not take them for markup: `＜table>`."""
    if "<" in words:
        words = _TAG.sub("＜", words)
    return _WIKI.sub(r"\1｛", words) if "{|" in words else words


def without_comments(source: SourceText) -> SourceText:
    """*source* without its comments, which Markdown does not show."""
    if "<!--" not in source.text:
        return source
    comments = [Span(*comment.span()) for comment in _COMMENT.finditer(source.text)]
    return evolve(source, marked=tuple(marked(source.text, comments, (), ())))


def outermost(spans: Iterable[Span]) -> list[Span]:
    """Those of *spans* that are not in others, in order."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found


def marked(
    text: str, hidden: Iterable[Span], tables: Iterable[Span], parts: Sequence[MarkedPart]
) -> Iterator[MarkedPart]:
    """The rows of a *text*, and what of it is neither these nor lines.

    Args:
        text: The text.
        hidden: The places of what is not shown; among words on a line it stays there.
        tables: The places of the tables.
        parts: The rows and lines of the tables in order, these without cells.
    """
    index = 0
    for span in _cut(text, hidden, tables):
        at = span.start
        while index < len(parts) and parts[index].span.start < span.end:
            part = parts[index]
            index += 1
            # Words around tables may be those of an element that has tables in it.
            if part.span.start >= at and part.span.end <= span.end:
                if part.span.start > at:
                    yield MarkedPart(Span(at, part.span.start))
                if part.cells:
                    yield part
                at = part.span.end
        if at < span.end:
            yield MarkedPart(Span(at, span.end))


def _cut(text: str, hidden: Iterable[Span], tables: Iterable[Span]) -> Iterator[Span]:
    """All *tables*, and of the *hidden* parts those that are no part of a line of words."""
    whole = frozenset(tables)
    held: list[Span] = []  # on one line with nothing between, and nothing before if that is open
    is_open, end = True, 0
    for span in outermost([*whole, *hidden]):
        between = text[end : span.start]
        words = between.rstrip(_BLANKS)
        if words or not end:
            if is_open and between.lstrip(_BLANKS)[:1] in _LINE_ENDS:
                yield from held
            held, is_open = [], words[-1:] in _LINE_ENDS
        if span in whole or "\n" in text[span.start : span.end].rstrip("\r\n"):
            yield from held if is_open else ()
            yield span
            held, is_open = [], True
        else:
            held.append(span)
        end = span.end
    if is_open and text[end:].lstrip(_BLANKS)[:1] in _LINE_ENDS:
        yield from held
