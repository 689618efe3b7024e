# SPDX-License-Identifier: MIT
"""The source line of a diagnostic with carets below it, aligned under wide characters."""

from __future__ import annotations

from typing import Final

from ..diagnostics.collecting import Diagnostic, Related
from ..text.personal_numbers import without_personal_numbers
from ..text.source import SourceText


def excerpt(source: SourceText, finding: Diagnostic | Related, width: int) -> tuple[str, ...]:
    """The line of *finding* and the carets below it, cut to about *width* columns around the place.

    Numbers of persons are masked in it. Empty where the place is in no line.
    """
    from rich.cells import cell_len

    line = source.line_at(finding.line) if finding.line else ""
    line = visible(without_personal_numbers(line))
    if not line.strip():
        return ()
    start = finding.column - 1
    end = finding.end_column - 1 if finding.end_line == finding.line else len(line)
    first, last = _window(line, start, width)
    shown = ("…" if first else "") + line[first:last] + ("…" if last < len(line) else "")
    before = cell_len(("…" if first else "") + line[first:start])
    marked = cell_len(line[start : min(end, last)])
    return shown, " " * before + "^" * max(1, marked)


#: Characters that would change a terminal, a line, or the order in which it is read.
_CONTROLS: Final = {
    **{code: f"\\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0))},
    **{code: f"\\u{code:04x}" for code in (*range(0x2028, 0x202F), *range(0x2066, 0x206A))},
}


def escaped(name: str) -> str:
    """*name* on one line, each control character written out: names of files may hold them."""
    return name.translate(_CONTROLS)


def visible(line: str) -> str:
    """*line* with one visible character for each: a tab or control character is one blank."""
    return "".join(character if character.isprintable() else " " for character in line)


def _window(line: str, start: int, width: int) -> tuple[int, int]:
    """The part of *line* to show: all, or what fits around the character at *start*."""
    from rich.cells import cell_len

    if cell_len(line) <= width:
        return 0, len(line)
    first = start
    room = width // 3
    while first > 0 and room >= cell_len(line[first - 1]):
        first -= 1
        room -= cell_len(line[first])
    last = first
    room = width - 2
    while last < len(line) and room >= cell_len(line[last]):
        room -= cell_len(line[last])
        last += 1
    return first, last
