# SPDX-License-Identifier: MIT
"""Printed labels -> terminals of a form's grammar."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from attrs import field, frozen

from ..document.lines import SINGLE_SIGNS
from ..document.sections import marker
from ..grammar.loading import LabelTerminal
from ..text.characters import SIMPLIFIED, with_mainland_words, without_romanisation
from ..text.numerals import is_blank, shows_figure
from ..text.source import BLANKS

#: Blanks, quotation marks and Markdown's asterisks go; brackets, commas and colons become the
#: full-width signs that the form prints; full-width letters, digits and stops become ASCII.
_FOLD = SIMPLIFIED | str.maketrans(
    dict.fromkeys(BLANKS + "\n\r\"'“”‘’「」『』＂＇*", "")
    | {code + 0xFEE0: chr(code) for code in (*range(0x30, 0x3A), *range(0x41, 0x5B))}
    | {code + 0xFEE0: chr(code) for code in range(0x61, 0x7B)}
    | {sign: marker(*number) for sign, number in SINGLE_SIGNS.items()}
    | {"(": "（", ")": "）", ",": "，", ":": "：", ";": "；", "．": ".", "﹒": ".", "／": "/"}
)

#: Numbers as canonical text prints them: `1、` for `1.`, `一.` for `一、`, `（一）、` for `（一）`.
_LISTED = re.compile(r"(?<![0-9])([0-9]{1,2})、")
_TOP_LEVEL = re.compile(r"^([一二三四五六七八九十]{1,3})\.")
_BRACKETED = re.compile(r"^(（[一二三四五六七八九十0-9]{1,3}）)[、.]+")

#: What the last two begin with.
_NUMBERING = frozenset("（一二三四五六七八九十")

#: The number of a label, folded.
_NUMBER = re.compile(r"（?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})(?:[、.]|）)|其中：")

#: A note after a label, as some provinces add; the end of the text may cut it.
_NOTE = re.compile(r"（[^（）]*(?:（[^（）]*）[^（）]*)*）?$")

#: No label of a form with all the notes that provinces add to it is longer.
_LONGEST_LABEL = 160
#: The same with a romanisation after each sign.
_LONGEST_CELL = 8 * _LONGEST_LABEL

#: Hardly a label of a form is longer, its notes aside.
_LONGEST_WORDS = 48

#: Labels whose words, the number aside, are fewer signs than this are too common to be told
#: without their number.
_SHORTEST_WORDS = 4
#: From so many signs on one sign may be wrong, missing or too many, and two from the second.
_ONE_SLIP, _TWO_SLIPS = 5, 12
#: Signs that turn the meaning of a label: no slip of the pen is seen in them.
_TURNING = re.compile(r"[-+/—,.不未非无上下本新前后增减内外国商个专兼一二三四五六七八九十0-9]")


def fold(text: str) -> str:
    """*text* as labels are compared.

    Without blanks, quotation marks and romanisation, in Simplified signs, brackets and
    numbers as on the form.
    """
    # Labels come again on every page, prose does not.
    return _fold_label(text) if len(text) <= _LONGEST_WORDS else _fold(text)


@lru_cache(maxsize=1 << 12)
def _fold_label(text: str) -> str:
    return _fold(text)


def _fold(text: str) -> str:
    text = with_mainland_words(without_romanisation(text).translate(_FOLD))
    text = text.replace("其它", "其他")
    if "、" in text:
        text = _LISTED.sub(r"\1.", text)
    if text[:1] in _NUMBERING:
        text = _BRACKETED.sub(r"\1", _TOP_LEVEL.sub(r"\1、", text))
    return text


def without_number(label: str) -> str:
    """*label*, as a form prints it, without the number before it."""
    number = _NUMBER.match(label)
    return label[number.end() :] if number else label


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

#: The head over numbers that some pages print before the rows: like them it is no label.
_OVER_NUMBERS = frozenset({"序号", "编号"})

#: A figure that touches what stands before it.
_TOUCHING_FIGURE = r"[+-]?[0-9][0-9,]*(?:\.[0-9]+)?(?:[万亿]?元)?|[/—-]+"


class _Words(NamedTuple):
    """A label without its number.

    Attributes:
        words: What is left of it.
        terminal: Its name in the grammar.
        numbered: Whether it has a number.
    """

    words: str
    terminal: str
    numbered: bool


@frozen(eq=False)
class Vocabulary:
    """The labels of one form: for every printed cell the label it shows, if it shows one.

    Attributes:
        labels: The grammar's terminals for labels.
        printed: The labels as the form prints them.
        units: Words that a cell prints as the unit of its row.
        telling: From so many signs on a label is none that the tables of other papers have.
        role_of: The role of each terminal; `TEXT` plays its own.
    """

    labels: tuple[LabelTerminal, ...]
    printed: tuple[str, ...] = ()
    units: frozenset[str] = frozenset()
    telling: int = 7
    role_of: dict[str, str] = field(init=False, repr=False)
    _pattern: re.Pattern[str] = field(init=False, repr=False)
    #: What was looked up lately: pages of one site repeat their cells to the blank.
    _known: dict[str, str] = field(init=False, repr=False, factory=dict)
    #: The cells among them that are not just what the form prints, and the label meant.
    _meant: dict[str, str] = field(init=False, repr=False, factory=dict)
    #: What folded cells are labels to the sign, and which are not.
    _exact: dict[str, str | None] = field(init=False, repr=False, factory=dict)
    #: Not empty once both were cleared: what is not in them may have been.
    _forgotten: list[bool] = field(init=False, repr=False, factory=list)

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
                self._forget()
            self._known[cell] = self._look_up(cell)
        return self._known[cell]

    def _forget(self) -> None:
        self._known.clear()
        self._meant.clear()
        self._forgotten.append(True)

    def has(self, cell: str) -> bool:
        """Whether *cell* is one of the labels."""
        return self.kind(cell) not in _NO_LABEL

    def are_telling(self, cells: Sequence[str], kinds: Iterable[str]) -> bool:
        """Whether one of *cells* is, to the sign, a label that other papers' tables do not have.

        Args:
            cells: Cells.
            kinds: The kind of each.
        """
        if self._telling.isdisjoint(kinds):
            return False
        if not self.has_inexact(cells):
            return True
        pairs = zip(cells, kinds, strict=True)
        return any(kind in self._telling and self.meant(cell) is None for cell, kind in pairs)

    @cached_property
    def _telling(self) -> frozenset[str]:
        return frozenset(
            one for one, text in self._labels.items() if len(fold(text)) >= self.telling
        )

    def exactly(self, folded: str) -> str | None:
        """The terminal that *folded* prints to the sign, if it does."""
        if folded in self._exact:
            return self._exact[folded]
        match = self._pattern.fullmatch(folded)
        exact = match.lastgroup if match else None
        if len(self._exact) < _MEMORY:
            self._exact[folded] = exact
        return exact

    def is_part(self, folded: str) -> bool:
        """Whether *folded* is a part of a label."""
        return bool(folded) and folded in self.all_printed

    @cached_property
    def all_printed(self) -> str:
        """All labels as the form prints them, folded, one a line."""
        return "\n".join(map(fold, self.printed))

    def pieces(self, text: str) -> list[tuple[int, str]] | None:
        """*text*, which has no blanks, as labels and figures that touch each other.

        Returns:
            For each its end in *text* and its kind; None if *text* is not all labels and
            figures, or has no label.
        """
        folded = fold(text)
        if self._scanner.match(folded) is None:
            return None
        starts: Sequence[int] = range(len(text) + 1)
        if len(folded) != len(text):
            signs = [
                (one, place) for place, sign in enumerate(text) for one in sign.translate(_FOLD)
            ]
            folded = "".join(one for one, _ in signs)
            starts = [*(place for _, place in signs), len(text)]
        found: list[tuple[int, str]] = []
        place = 0
        while place < len(folded):
            match = self._scanner.match(folded, place)
            if match is None or not match.lastgroup:
                return None
            place = match.end()
            found.append((starts[place], match.lastgroup))
        return found if any(kind != FIGURE for _, kind in found) else None

    @cached_property
    def _scanner(self) -> re.Pattern[str]:
        longest_first = sorted(self.labels, key=lambda label: -len(label.pattern))
        alternatives = [f"(?P<{label.name}>{label.pattern})" for label in longest_first]
        figures = "|".join([*sorted(self.units, key=len, reverse=True), _TOUCHING_FIGURE])
        return re.compile("|".join([*alternatives, f"(?P<{FIGURE}>{figures})"]))

    def has_inexact(self, cells: Iterable[str]) -> bool:
        """Whether any of *cells*, all looked up before, is not just what the form prints."""
        if self._forgotten:
            return any(self.meant(cell) for cell in cells)
        return not self._meant.keys().isdisjoint(cells)

    def meant(self, cell: str) -> str | None:
        """The label that *cell* was taken for; None where it is that label."""
        self.kind(cell)
        return self._meant.get(cell)

    def _look_up(self, cell: str) -> str:
        if is_blank(cell):
            return BLANK
        if shows_figure(cell) or cell.strip(BLANKS) in self.units:
            return FIGURE
        return self._label(cell) if len(cell) <= _LONGEST_CELL else TEXT

    def _label(self, cell: str) -> str:
        folded = fold(cell)
        if len(folded) > _LONGEST_LABEL:
            return TEXT
        if folded in _OVER_NUMBERS:
            return BLANK
        exact = self.exactly(folded)
        if exact is not None:
            return exact
        near = self._nearest(folded)
        if near is None:
            return TEXT
        self._meant[cell] = self._labels[near]
        return near

    def _nearest(self, folded: str) -> str | None:
        """The terminal of the label that *folded* departs from by a note, its number or a slip."""
        number = _NUMBER.match(folded)
        start = number.end() if number else 0
        note = _NOTE.search(folded, start + 1)
        if note is not None:
            return self.exactly(folded[: note.start()]) or self._nearest(folded[: note.start()])
        words = folded[start:]
        if len(words) < _SHORTEST_WORDS:
            return None
        same_length = self._by_length.get(len(words), ())
        alike = {one.terminal for one in same_length if one.words == words}
        if number is None:
            alike = {terminal for terminal in alike if self._is_numbered(terminal)}
        return alike.pop() if len(alike) == 1 else self._misspelt(words)

    def _is_numbered(self, terminal: str) -> bool:
        return any(one.numbered for one in self._words if one.terminal == terminal)

    def _misspelt(self, words: str) -> str | None:
        """The terminal of the one label that *words* come nearest to, if they come near."""
        import regex

        slips = (len(words) >= _ONE_SLIP) + (len(words) >= _TWO_SLIPS)
        if not slips:
            return None
        signs, turning = set(words), _TURNING.findall(words)
        found: defaultdict[int, set[str]] = defaultdict(set)
        lengths = range(max(_ONE_SLIP, len(words) - slips), len(words) + slips + 1)
        for one in (one for length in lengths for one in self._by_length.get(length, ())):
            if len(set(one.words) - signs) <= slips and _TURNING.findall(one.words) == turning:
                near = regex.fullmatch(f"(?b)(?:{regex.escape(one.words)}){{e<={slips}}}", words)
                if near is not None:
                    found[sum(near.fuzzy_counts)].add(one.terminal)
        nearest = found[min(found)] if found else set()
        return nearest.pop() if len(nearest) == 1 else None

    @cached_property
    def _words(self) -> tuple[_Words, ...]:
        return tuple(self._without_numbers())

    @cached_property
    def _by_length(self) -> dict[int, list[_Words]]:
        lengths: defaultdict[int, list[_Words]] = defaultdict(list)
        for one in self._words:
            lengths[len(one.words)].append(one)
        return dict(lengths)

    def _without_numbers(self) -> Iterator[_Words]:
        for label in dict.fromkeys(map(fold, self.printed)):
            match = self._pattern.fullmatch(label)
            if match is not None and match.lastgroup:
                number = _NUMBER.match(label)
                words = label[number.end() :] if number else label
                yield _Words(words, match.lastgroup, number is not None)

    @cached_property
    def _labels(self) -> dict[str, str]:
        """The labels as the form prints them, by terminal."""
        kinds = ((self._pattern.fullmatch(fold(label)), label) for label in self.printed)
        return {match.lastgroup: label for match, label in kinds if match and match.lastgroup}
