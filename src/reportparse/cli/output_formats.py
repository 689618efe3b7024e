# SPDX-License-Identifier: MIT
"""The format of an output: the one that is named, or that of the ending of the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import click

from .common import STDIN
from .file_messages import misuse

#: Formats that only files of their ending hold: other programs would not open them.
_BINARY: Final = frozenset({"xlsx", "docx"})


def format_for(
    target: str | None, chosen: str | None, endings: Mapping[str, str], default: str
) -> str:
    """The format to write to *target*, None or `-` for standard output.

    It is *chosen* by `--format`, else that of the ending of the name, else the *default*. A
    workbook or document has its own ending.
    """
    if target is None or target == STDIN:
        return chosen or default
    ending = Path(target).suffix.lower()
    own = endings.get(ending)
    if chosen is None and ending and own is None:
        raise no_such_ending(target, endings)
    if chosen is not None and own != chosen and _BINARY & {own, chosen}:
        raise misuse(
            f"{target}：文件名与 --format {chosen} 不符",
            f"{target}: the ending of the name is not that of --format {chosen}",
        )
    return chosen or own or default


def no_such_ending(target: str, endings: Iterable[str]) -> click.UsageError:
    """The error for an output whose format is not known."""
    *others, last = endings
    zh, en = (f"{'、'.join(others)} 或 ", f"{', '.join(others)} or ") if others else ("", "")
    return misuse(
        f"{target}：文件名须以 {zh}{last} 结尾", f"{target}: the name must end in {en}{last}"
    )
