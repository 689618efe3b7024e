# SPDX-License-Identifier: MIT
"""Headers of several lines that a data frame prints as one: ('申请人情况', '自然人').

pandas writes the names of a column on all levels into one cell where a format has one header line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..text.patterns import late
from .separators import RawCell

#: All names of a column, and one of them; the number behind a name that came before is pandas' own.
_NAMES = late(r"\s*\((?:(?:'[^']*'|\"[^\"]*\")(?:, |(?=\))))+\)\s*", has="(")
_NAME = late(r"(?P<mark>['\"])(?P<name>.*?)(?:\.[0-9]{1,3})?(?P=mark)(?=, |\)\s*$)")
#: So many digits of a decimal are left where a frame is printed in Markdown; an amount has two
#: behind its point.
_ROUNDED, _CENTS = 6, 2
_AMOUNT = late("额")
_UNNAMED = late(r"Unnamed: [0-9]+_level_[0-9]+")


def header_levels(cells: Sequence[str], starts: Sequence[int]) -> Iterator[list[RawCell]]:
    """The lines of a header whose names on all levels are in *cells*, that begin at *starts*.

    None if any cell but blank ones holds something else, or not as many names.
    """
    printed = [cell for cell in cells if cell.strip()]
    if not printed or not all(map(_NAMES.fullmatch, printed)):
        return
    names = [list(_NAME.finditer(cell)) for cell in cells]
    if len(counts := {len(own) for own in names if own}) != 1:
        return
    for level in range(counts.pop()):
        line = []
        for start, cell, own in zip(starts, cells, names, strict=True):
            name = own[level] if own else None
            if name is None or _UNNAMED.fullmatch(name["name"]):
                line.append(RawCell(start, "" if name else cell))
            else:
                line.append(RawCell(start + name.start("name"), name["name"]))
        yield line


def may_be_rounded(cell: str, header: str) -> bool:
    """True if a *cell* below a *header* may have more digits than are printed.

    tabulate rounds the decimals of a data frame to six digits, and leaves out zeros at their end:
    93561.04 is printed as 93561. Counts are whole and stay as they are.
    """
    whole, mark, rest = cell.strip().partition(".")
    digits = f"{whole}{rest}".lstrip("0")
    if not digits.isdecimal():
        return False
    is_amount = bool(_AMOUNT.search(header)) and len(whole) > _ROUNDED - _CENTS
    return is_amount or (mark == "." and len(digits) == _ROUNDED)
