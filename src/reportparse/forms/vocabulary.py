# SPDX-License-Identifier: MIT
"""The labels of a form, and the label that a printed cell shows."""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import chain, compress, groupby, pairwise
from operator import itemgetter
from typing import Final, NamedTuple

from attrs import frozen

from ..text.numerals import LONGEST_FIGURE, has_no_value, is_marked, stands_for_figure
from ..text.patterns import late
from ..text.source import BLANKS
from .folding import FOLDED, fold
from .near_labels import NearLabels, has_contrary_note, is_changed

#: Kinds of cells that are not labels: a number or a character for none; blank; the rest.
FIGURE: Final = "FIGURE"
BLANK: Final = "BLANK"
TEXT: Final = "TEXT"
NOT_LABELS: Final = frozenset({FIGURE, BLANK, TEXT})

#: The roles of labels.
CAPTION: Final = "CAPTION"
HEAD: Final = "HEAD"
GROUP: Final = "GROUP"
ROW: Final = "ROW"

#: Number of cells that are remembered.
_MEMORY = 4096

#: No label of a form with all the notes that provinces add to it is longer.
_LONGEST_LABEL = 160
#: The same with a romanisation after each character.
_LONGEST_CELL = 8 * _LONGEST_LABEL

#: Notes in a wording, and parts of one that any words match: `.*`, `[^，]`, `[一-龥]`.
_IN_NOTE = late("（[^（）]*）")
_ANYTHING = late(r"(?<!\\)\.[*+{]|\[\^|\\[wWSD]|[^\x00-\x7f]-[^\x00-\x7f]")
#: Characters of numbers before labels, and of those between joined ones, ASCII aside.
_NUMBERED = "一二三四五六七八九十、）其中：—"
#: A label that a cell comes near has all but so many of the cell's characters, notes aside.
_MOST_STRANGE = 3

#: So many labels in other words than the form's no other paper has.
_SEVERAL = 6


#: Between the headers over a column, or the labels of a group and a row, that pages and extractors
#: print in one cell; some print them as a tuple of Python.
_JOINED = late(r" - |', '|[—–－：:/>-]")
_TUPLE = late(r"\s*\('|'\)\s*")

#: The header over the labels of rows, in the words of pages that do not print the form's.
CORNER: Final = "项目"

#: The header over row numbers that some pages print before the labels.
OVER_NUMBERS: Final = frozenset({"序号", "编号", "代码", "行次", "项次"})

#: A figure that touches the characters before it.
_TOUCHING_FIGURE = r"[+-]?[0-9][0-9,]*(?:\.[0-9]+)?(?:[万亿]?元)?|[/—-]+"
_FIGURE_FIRST = late(_TOUCHING_FIGURE)


class Label(NamedTuple):
    """A label of a form.

    Attributes:
        name: The label itself, which is its name in the vocabulary.
        role: `CAPTION`, `HEAD`, `GROUP` or `ROW`.
        text: Its cell as the form prints it: the label with its note or unit.
        wordings: Other wordings in use: regular expressions of folded text.
    """

    name: str
    role: str
    text: str
    wordings: tuple[str, ...] = ()

    @property
    def pattern(self) -> str:
        """Regular expression of the folded cells that show the label, the longest first."""
        literals = sorted({fold(self.text), fold(self.name)}, key=len, reverse=True)
        return "|".join([*self.wordings, *map(re.escape, literals)])


def plain_kind(cell: str) -> str:
    """The kind of a cell without words or with too many, whatever the form; empty for words."""
    if len(cell) <= LONGEST_FIGURE:
        return _kind_of_short(cell)
    body = cell.strip(BLANKS)
    if len(body) <= LONGEST_FIGURE:
        return _kind_of_short(body)
    if is_marked(body):
        return FIGURE
    return TEXT if len(cell) > _LONGEST_CELL else ""


@lru_cache(_MEMORY)
def _kind_of_short(cell: str) -> str:
    if has_no_value(cell):
        return BLANK
    return FIGURE if stands_for_figure(cell) else ""


@frozen(eq=False)
class Vocabulary:
    """The labels of one form: for every printed cell the label it shows, if it shows one.

    Attributes:
        labels: The labels; of two that fit a cell the first is taken.
        units: Words that a cell prints as the unit of its row.
        telling: Labels of this many characters or more are not labels of other papers' tables.
    """

    labels: tuple[Label, ...]
    units: frozenset[str] = frozenset()
    telling: int = 7

    @cached_property
    def role_of(self) -> dict[str, str]:
        """The role of each label, by its name; `TEXT` plays its own."""
        return {TEXT: TEXT} | {label.name: label.role for label in reversed(self.labels)}

    def kinds(self, cells: Iterable[str]) -> list[str]:
        """The kind of each of *cells*; see `kind`."""
        return list(map(self.kind, cells))

    def kind(self, cell: str) -> str:
        """The name of the label that *cell* prints, whatever its width, blanks and quotation marks.

        Returns:
            `FIGURE`, `BLANK` or `TEXT` for a cell that is not a label.
        """
        return plain_kind(cell) or self.kind_of_words(cell)

    @cached_property
    def kind_of_words(self) -> Callable[[str], str]:
        """The kind of a cell to which `plain_kind` gives none; pages of one site repeat them."""
        return lru_cache(_MEMORY)(self._kind_of_words)

    def has(self, cell: str) -> bool:
        """True if *cell* is one of the labels."""
        return self.kind(cell) not in NOT_LABELS

    @cached_property
    def meant(self) -> Callable[[str], str | None]:
        """The label that a cell was taken for, as printed; None where it is just that label."""
        return lru_cache(_MEMORY)(self._meant)

    def _meant(self, cell: str) -> str | None:
        name = self.kind(cell)
        if name in NOT_LABELS or name in (self.exactly(fold(cell)), self._joined(cell)):
            return None
        return next(label.text for label in self.labels if label.name == name)

    def are_telling(self, cells: Iterable[str], kinds: Collection[str]) -> bool:
        """True if *cells* of these *kinds* have labels that tables of other papers do not have.

        One of them to the character or several in other words.
        """
        if len(self._telling.intersection(kinds)) >= _SEVERAL:
            return True
        telling = compress(cells, map(self._telling.__contains__, kinds))
        return any(self.meant(cell) is None for cell in telling)

    @cached_property
    def _telling(self) -> frozenset[str]:
        return frozenset(
            label.name for label in self.labels if len(fold(label.text)) >= self.telling
        )

    def exactly(self, folded: str) -> str | None:
        """The name of the label that *folded* prints to the character, if it does."""
        name = self._literal.get(folded)
        if name is None and self._worded is not None:
            match = self._worded.fullmatch(folded)
            if match and match.lastgroup and not is_changed(folded):
                label = self.labels[int(match.lastgroup[1:])]
                name = None if has_contrary_note(fold(label.text), folded) else label.name
        return name

    @cached_property
    def _literal(self) -> dict[str, str]:
        literal: dict[str, str] = {}
        for label in self.labels:
            for text in (label.text, label.name):
                literal.setdefault(fold(text), label.name)
        return literal

    @cached_property
    def _worded(self) -> re.Pattern[str] | None:
        """All wordings of the labels beyond the form's own; one group a label, by its index."""
        alternatives = [
            f"(?P<l{index}>{'|'.join(label.wordings)})"
            for index, label in enumerate(self.labels)
            if label.wordings
        ]
        return re.compile("|".join(alternatives)) if alternatives else None

    def begins(self, folded: str) -> bool:
        """True if *folded* begins with a label, to the character, or with a unit."""
        own = self._by_first.get(folded[:1], ())
        return folded.startswith(own) or bool(self._worded and self._worded.match(folded))

    @cached_property
    def _by_first(self) -> dict[str, tuple[str, ...]]:
        """The labels to the character and the units, by their first character."""
        alike = groupby(sorted([*self._literal, *self.units]), itemgetter(0))
        return {first: tuple(words) for first, words in alike}

    def is_part(self, folded: str) -> bool:
        """True if *folded* is a part of a label."""
        return bool(folded) and folded in self.all_printed

    @cached_property
    def beginnings_of_heads(self) -> frozenset[str]:
        """The beginnings of column headers as the form prints them, folded."""
        heads = (fold(label.text) for label in self.labels if label.role == HEAD)
        return frozenset(head[:end] for head in heads for end in range(2, len(head)))

    @cached_property
    def all_printed(self) -> str:
        """All labels as the form prints them, folded, one a line."""
        return "\n".join(fold(label.text) for label in self.labels)

    def pieces(self, text: str) -> list[tuple[int, str]] | None:
        """*text*, which has no blanks, as labels and figures that touch each other.

        Returns:
            For each its end in *text* and its kind; None if *text* is not all labels and
            figures, or has no label.
        """
        folded = fold(text)
        if not self.begins(folded) and _FIGURE_FIRST.match(folded) is None:
            return None
        starts: Sequence[int] = range(len(text) + 1)
        if len(folded) != len(text):
            pairs = [
                (character, place)
                for place, printed in enumerate(text)
                for character in printed.translate(FOLDED)
            ]
            folded = "".join(character for character, _ in pairs)
            starts = [*(place for _, place in pairs), len(text)]
        found: list[tuple[int, str]] = []
        place = 0
        while place < len(folded):
            match = self._scanner.match(folded, place)
            if match is None or not match.lastgroup:
                return None
            place = match.end()
            group = match.lastgroup
            kind = FIGURE if group == FIGURE else self.labels[int(group[1:])].name
            found.append((starts[place], kind))
        return found if any(kind != FIGURE for _, kind in found) else None

    @cached_property
    def _scanner(self) -> re.Pattern[str]:
        patterns = [(label.pattern, index) for index, label in enumerate(self.labels)]
        patterns.sort(key=lambda pair: -len(pair[0]))
        alternatives = [f"(?P<l{index}>{pattern})" for pattern, index in patterns]
        figures = "|".join([*sorted(self.units, key=len, reverse=True), _TOUCHING_FIGURE])
        return re.compile("|".join([*alternatives, f"(?P<{FIGURE}>{figures})"]))

    def _kind_of_words(self, cell: str) -> str:
        if cell.strip(BLANKS) in self.units:
            return FIGURE
        folded = fold(cell)
        if len(folded) > _LONGEST_LABEL:
            return TEXT
        if folded in OVER_NUMBERS:
            return BLANK
        known = self._characters
        if known and "（" not in folded and len(set(folded) - known) > _MOST_STRANGE:
            return TEXT
        exact = self.exactly(folded) or self._joined(cell)
        return exact or self._near.nearest(folded) or TEXT

    @cached_property
    def _characters(self) -> frozenset[str]:
        """The characters of all labels and their wordings, and those between joined ones.

        None where a wording has any characters in some place outside of a note.
        """
        if any(
            _ANYTHING.search(_IN_NOTE.sub("", word)) for own in self.labels for word in own.wordings
        ):
            return frozenset()
        words = (word for label in self.labels for word in (fold(label.text), *label.wordings))
        return frozenset(chain(string.printable, _NUMBERED, *self.units, *words, *self._literal))

    def _joined(self, cell: str) -> str | None:
        """The lowest of labels over each other that are joined into one: `申请人情况 - 自然人`.

        Between the labels of groups and of their row there may be nothing.
        """
        has_marks = _JOINED.search(cell)
        if has_marks:
            parts = _JOINED.split(_TUPLE.sub("", cell))
        else:
            ends = [end for end, _ in self.pieces(cell) or ()]
            parts = [cell[start:end] for start, end in pairwise([0, *ends])]
        names = [self.exactly(fold(part)) for part in parts or [""]]
        *above, last = [self.role_of.get(name or TEXT) for name in names]
        is_head = has_marks and {*above, last} <= {HEAD, CAPTION}
        is_row = last in (GROUP, ROW) and set(above) <= {GROUP}
        return names[-1] if is_head or is_row else None

    @cached_property
    def _near(self) -> NearLabels:
        texts = {
            (label.name, fold(text)): None
            for label in self.labels
            for text in (label.text, label.name)
        }
        return NearLabels(tuple(texts), self.exactly)
