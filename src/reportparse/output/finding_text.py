# SPDX-License-Identifier: MIT
"""Findings in the terminal: place, message, the source line with carets, other places, hint."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import IO

from rich.console import Console
from rich.text import Text

from ..diagnostics.collecting import Diagnostic, Related
from ..diagnostics.finding_kinds import SEVERITY_NAMES, Language
from ..support.streams import replace_unprintable
from ..text.source import SourceText
from .excerpt import escaped, excerpt, visible
from .locations import described

_COLOURS = {"error": "bold red", "warning": "yellow", "info": "cyan"}

#: The most other places of a finding that are named, and of which lines are shown.
_MOST_NAMED = 8
_MOST_SHOWN = 2
_STDIN = "<stdin>"


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave it to the command line, like any other output that nobody reads."""
        raise BrokenPipeError


def terminal(file: IO[str] | None = None) -> Console:
    """A console that prints to *file*, by default standard output, just what it is given."""
    if file is None:
        replace_unprintable()
    return _Console(file=file, highlight=False, emoji=False, markup=False)


def print_problem(  # noqa: PLR0913
    console: Console,
    source: SourceText,
    finding: Diagnostic,
    language: Language,
    others: Mapping[str, SourceText] | None = None,
    *,
    named: bool = True,
) -> None:
    """Print *finding*, found in *source*; *others* are the texts of other files that it names."""
    console.print(
        Text.assemble(
            _place(source.name, finding) if named else f"  {_at(finding)}",
            (SEVERITY_NAMES[language][finding.severity], _COLOURS[finding.severity]),
            f" {visible(finding.message)} [{finding.code}]",
        ),
        soft_wrap=True,
    )
    for line in excerpt(source, finding, console.width - 4):
        console.print(Text(f"    {line}"), soft_wrap=True)
    if finding.in_file is not None:
        where = described(finding.in_file, language)
        console.print(Text(f"    @ {where}", style="dim"), soft_wrap=True)
    for line in _related(console, source, finding, others or {}):
        console.print(Text(f"    {line}", style="dim"), soft_wrap=True)
    console.print(Text(f"    → {finding.hint}", style="dim"), soft_wrap=True)


def _at(finding: Diagnostic | Related) -> str:
    return f"{finding.line}:{finding.column} " if finding.line else ""


def _place(name: str | None, finding: Diagnostic | Related) -> str:
    place = f":{finding.line}:{finding.column}" if finding.line else ""
    return f"{escaped(name or _STDIN)}{place}: "


def _related(
    console: Console, source: SourceText, finding: Diagnostic, others: Mapping[str, SourceText]
) -> Iterator[str]:
    """The other places; their lines, too, if they are few."""
    for other in finding.related[:_MOST_NAMED]:
        at = _place(other.source, other) if other.source else _at(other)
        yield f"· {at}{visible(other.message)}"
        text = others.get(other.source) if other.source else source
        if len(finding.related) <= _MOST_SHOWN and text is not None:
            yield from (f"    {line}" for line in excerpt(text, other, console.width - 8))
    if len(finding.related) > _MOST_NAMED:
        yield f"· … +{len(finding.related) - _MOST_NAMED}"
