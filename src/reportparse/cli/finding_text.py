# SPDX-License-Identifier: MIT
"""Findings in the terminal: place, message, the source line with carets, other places, hint."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Mapping
from typing import IO

from rich.console import Console
from rich.text import Text

from ..diagnostics.catalogue import Language
from ..diagnostics.collecting import Diagnostic, Related
from ..output.excerpt import excerpt, visible
from ..output.locations import described
from ..text.source import SourceText

_COLOURS = {"error": "bold red", "warning": "yellow", "info": "cyan"}

#: Of a finding's other places so many are named, and the lines of so few are shown.
_MOST_NAMED = 8
_MOST_SHOWN = 2
_STDIN = "<stdin>"


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave it to the command line, like any other output that nobody reads."""
        raise BrokenPipeError


def terminal(file: IO[str] | None = None) -> Console:
    """A console that prints to *file*, by default standard output, just what it is given."""
    if file is None and isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal without Chinese shows question marks, not a traceback.
        sys.stdout.reconfigure(errors="replace")
    return _Console(file=file, highlight=False, emoji=False, markup=False)


def print_problem(  # noqa: PLR0913
    console: Console,
    source: SourceText,
    one: Diagnostic,
    language: Language,
    others: Mapping[str, SourceText] | None = None,
    *,
    named: bool = True,
) -> None:
    """Print *one*, found in *source*.

    Args:
        console: Where to.
        source: The text.
        one: The finding.
        language: Of the words around it.
        others: The texts of other files that it names.
        named: Whether to name the file; otherwise its name is printed above.
    """
    console.print(
        Text.assemble(
            _place(source.name, one) if named else f"  {_at(one)}",
            (one.severity, _COLOURS[one.severity]),
            f" {visible(one.message)} [{one.code}]",
        ),
        soft_wrap=True,
    )
    for line in excerpt(source, one, console.width - 4):
        console.print(Text(f"    {line}"), soft_wrap=True)
    if one.in_file is not None:
        where = described(one.in_file, language)
        console.print(Text(f"    @ {where}", style="dim"), soft_wrap=True)
    for line in _related(console, source, one, others or {}):
        console.print(Text(f"    {line}", style="dim"), soft_wrap=True)
    console.print(Text(f"    → {one.hint}", style="dim"), soft_wrap=True)


def _at(one: Diagnostic | Related) -> str:
    return f"{one.line}:{one.column} " if one.line else ""


def _place(name: str | None, one: Diagnostic | Related) -> str:
    place = f":{one.line}:{one.column}" if one.line else ""
    return f"{name or _STDIN}{place}: "


def _related(
    console: Console, source: SourceText, one: Diagnostic, others: Mapping[str, SourceText]
) -> Iterator[str]:
    """The other places; their lines, too, if they are few."""
    for other in one.related[:_MOST_NAMED]:
        at = _place(other.source, other) if other.source else _at(other)
        yield f"· {at}{visible(other.message)}"
        text = others.get(other.source) if other.source else source
        if len(one.related) <= _MOST_SHOWN and text is not None:
            yield from (f"    {line}" for line in excerpt(text, other, console.width - 8))
    if len(one.related) > _MOST_NAMED:
        yield f"· … +{len(one.related) - _MOST_NAMED}"
