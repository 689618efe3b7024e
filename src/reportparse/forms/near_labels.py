# SPDX-License-Identifier: MIT
"""Printed labels that depart from a form's by a note, their number or a slip."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from attrs import frozen

from ..text.numerals import chinese_number
from ..text.patterns import late
from .captions import is_changed_by, is_of_part
from .folding import NUMBER, without_number
from .slips import is_contrary, slips

#: A note after a label, as some provinces add; the end of the text may cut it.
_NOTE = late(r"（[^（）]*(?:（[^（）]*）[^（）]*)*）?$")
#: What a note counts under the label, or does not.
_COUNTED = late(r"（不?(?:包?含|包括)(?P<what>[^（）]+)）?$")

#: Labels with fewer characters than this, the number aside, are not recognised without it.
_SHORTEST_WORDS = 4
#: From these lengths on one character may be missing or added, and two may be slips.
_ONE_SLIP, _TWO_SLIPS = 5, 12
#: The last character of labels of numbers, which pages leave out.
_COUNT = "数"
_NUMERALS = late(r"^（?([一二三四五六七八九十]+|[0-9]+)")

#: The number of a heading of the first level.
_TOP_LEVEL = late("[一二三四五六七八九十]+、")


def _number(label: str) -> int | None:
    """The number before *label*, whatever its numerals and brackets: 7 of `（七）` and `7.`."""
    numeral = _NUMERALS.match(label)
    if numeral is None:
        return None
    return int(numeral[1]) if numeral[1].isdecimal() else chinese_number(numeral[1])


def is_changed(folded: str) -> bool:
    """True if one of the notes after a label changes what a number under it means."""
    note = _NOTE.search(folded)
    return note is not None and (_is_changed_by(note[0]) or is_changed(folded[: note.start()]))


def _is_changed_by(note: str) -> bool:
    return is_changed_by(note) or is_of_part(note)


def has_contrary_note(label: str, folded: str) -> bool:
    """True if the note after *folded* is that of *label* with its meaning turned."""
    own, note = _NOTE.search(label), _NOTE.search(folded)
    return own is not None and note is not None and is_contrary(own[0], note[0])


class _Words(NamedTuple):
    """A label without its number.

    Attributes:
        words: The rest of it.
        name: The label's name.
        characters: The characters of *words*.
    """

    words: str
    name: str
    characters: frozenset[str]


@frozen(eq=False)
class NearLabels:
    """The labels of a form, by which those that come near them are found.

    Attributes:
        texts: The name of each label, and how it is printed, folded.
        exactly: Finds the name of a label printed to the character.
    """

    texts: tuple[tuple[str, str], ...]
    exactly: Callable[[str], str | None]

    def nearest(self, folded: str) -> str | None:
        """The name of the label that *folded* departs from by a note, its number or a slip."""
        number = NUMBER.match(folded)
        start = number.end() if number else 0
        note = _NOTE.search(folded, start + 1)
        if note is not None:
            counted = _COUNTED.match(note[0])
            if _is_changed_by(note[0]) or (counted and self.exactly(counted["what"])):
                return None
            found = self.exactly(folded[: note.start()]) or self.nearest(folded[: note.start()])
            own = (text for name, text in self.texts if name == found)
            return None if any(has_contrary_note(text, folded) for text in own) else found
        words = folded[start:]
        if len(words) < _SHORTEST_WORDS:
            alike = self._alike_in_number(folded, words) if number else set()
            return alike.pop() if len(alike) == 1 else None
        alike = self._alike(words) or self._alike_in_number(folded, words + _COUNT)
        return alike.pop() if len(alike) == 1 else self._misspelt(words)

    def _alike(self, words: str) -> set[str]:
        """The names of the labels that are *words* behind their number."""
        return {known.name for known in self._by_length.get(len(words), ()) if known.words == words}

    def _alike_in_number(self, folded: str, words: str) -> set[str]:
        """The labels that are *words* behind the number of *folded*, however that is printed.

        One printed as those of headings, 三、, is no number that the form prints as 3.
        """
        number = _number(folded)
        alike = {name for name in self._alike(words) if _number(name) == number}
        return {name for name in alike if not (_TOP_LEVEL.match(folded) and name[0].isdigit())}

    def _misspelt(self, words: str) -> str | None:
        """The name of the one label that *words* come nearest to, if they come near."""
        most = 1 + (len(words) >= _TWO_SLIPS)
        characters = frozenset(words)
        found: defaultdict[int, set[str]] = defaultdict(set)
        apart = most * (len(words) >= _ONE_SLIP)
        lengths = range(max(_SHORTEST_WORDS, len(words) - apart), len(words) + apart + 1)
        for known in chain.from_iterable(self._by_length.get(length, ()) for length in lengths):
            few = len(known.characters - characters) <= most
            count = slips(known.words, words, most) if few else None
            if count is not None:
                found[count].add(known.name)
        nearest = found[min(found)] if found else set()
        return nearest.pop() if len(nearest) == 1 else None

    @cached_property
    def _by_length(self) -> dict[int, list[_Words]]:
        lengths: defaultdict[int, list[_Words]] = defaultdict(list)
        for words, name in dict.fromkeys((without_number(text), name) for name, text in self.texts):
            lengths[len(words)].append(_Words(words, name, frozenset(words)))
        return dict(lengths)
