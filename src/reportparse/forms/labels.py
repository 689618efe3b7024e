# SPDX-License-Identifier: MIT
"""Printed labels -> terminals of a form's grammar."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from attrs import field, frozen

from ..grammar import LabelTerminal
from ..lines import SINGLE_SIGNS
from ..nesting import marker
from ..numerals import is_blank, shows_figure
from ..source import BLANKS

#: Blanks and quotation marks go; brackets, commas and colons become the full-width
#: signs that the form prints; full-width letters, digits and full stops become ASCII.
_FOLD = str.maketrans(
    dict.fromkeys(BLANKS + "\n\r\"'“”‘’「」『』＂＇", "")
    | {code + 0xFEE0: chr(code) for code in (*range(0x30, 0x3A), *range(0x41, 0x5B))}
    | {code + 0xFEE0: chr(code) for code in range(0x61, 0x7B)}
    | {sign: marker(*number) for sign, number in SINGLE_SIGNS.items()}
    | {"(": "（", ")": "）", ",": "，", ":": "：", ";": "；", "．": ".", "﹒": "."}
)

#: Numbers as canonical text prints them: `1、` for `1.`, `一.` for `一、`, `（一）、` for `（一）`.
_LISTED = re.compile(r"(?<![0-9])([0-9]{1,2})、")
_TOP_LEVEL = re.compile(r"^([一二三四五六七八九十]{1,3})\.")
_BRACKETED = re.compile(r"^(（[一二三四五六七八九十0-9]{1,3}）)[、.]+")

#: No label of a form with all the notes that provinces add to it is longer.
_LONGEST_LABEL = 120


def fold(text: str) -> str:
    """*text* as labels are compared: without blanks and quotation marks, signs as on the form."""
    text = _LISTED.sub(r"\1.", text.translate(_FOLD))
    return _BRACKETED.sub(r"\1", _TOP_LEVEL.sub(r"\1、", text))


#: Kinds of cells that are no label: a number or a sign for none; no sign at all; the rest.
FIGURE: Final = "FIGURE"
BLANK: Final = "BLANK"
TEXT: Final = "TEXT"
_NO_LABEL = frozenset({FIGURE, BLANK, TEXT})

#: The roles that labels play in the grammars.
CAPTION: Final = "CAPTION"
HEAD: Final = "HEAD"
GROUP: Final = "GROUP"
ROW: Final = "ROW"

_MEMORY = 4096


@frozen(eq=False)
class Vocabulary:
    """The labels of one form: for every printed cell the label it shows, if it shows one.

    Attributes:
        labels: The grammar's terminals for labels.
        role_of: The role of each terminal; `TEXT` plays its own.
    """

    labels: tuple[LabelTerminal, ...]
    role_of: dict[str, str] = field(init=False, repr=False)
    _pattern: re.Pattern[str] = field(init=False, repr=False)
    #: What was looked up lately: pages of one site repeat their cells to the blank.
    _known: dict[str, str] = field(init=False, repr=False, factory=dict)

    @role_of.default
    def _roles(self) -> dict[str, str]:
        return {TEXT: TEXT} | {label.name: label.role for label in self.labels}

    @_pattern.default
    def _compiled(self) -> re.Pattern[str]:
        alternatives = (f"(?P<{label.name}>{label.pattern})" for label in self.labels)
        return re.compile("|".join(alternatives))

    def kinds(self, cells: Iterable[str]) -> list[str]:
        """The kind of each of *cells*; see `kind`."""
        known = self._known
        return [known.get(cell) or self.kind(cell) for cell in cells]

    def kind(self, cell: str) -> str:
        """The terminal that *cell* prints, whatever its width, blanks and quotation marks.

        Returns:
            `FIGURE`, `BLANK` or `TEXT` for a cell that is no label.
        """
        if cell not in self._known:
            if len(self._known) >= _MEMORY:
                self._known.clear()
            self._known[cell] = self._look_up(cell)
        return self._known[cell]

    def has(self, cell: str) -> bool:
        """Whether *cell* is one of the labels."""
        return self.kind(cell) not in _NO_LABEL

    def _look_up(self, cell: str) -> str:
        if is_blank(cell):
            return BLANK
        if shows_figure(cell):
            return FIGURE
        match = self._pattern.fullmatch(fold(cell)) if len(cell) <= _LONGEST_LABEL else None
        return match.lastgroup or TEXT if match else TEXT
