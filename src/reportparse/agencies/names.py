# SPDX-License-Identifier: MIT
"""Names of agencies and folders -> the places in them, and the likeness of two names."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final, NamedTuple

from ..text.characters import simplified
from ..text.patterns import late

#: One step of a place before the name of an agency, and no word like it (城市, 城乡, 开发区, 市场).
_STEP: Final = late(
    r"(?!各|全|本级|地市|区县|县区|市县|县市|市区|乡镇|镇街)"
    r"[一-鿿]{1,15}?(?:省|(?<!城)市(?![场容])|县|(?<!社|园|景)(?<!开发|高新)区|州(?![市区县])|旗|盟"
    r"|(?<!城|乡)镇(?!市)|(?<!城)乡(?![村镇族市县])|街道)"
)
#: The State Council and its ministries, of which there is one each.
_NATIONAL: Final = late(r"国家|国务院|中国|.{2,9}(?<!宣传|统战|武装|组织|政法)部$|.{2,9}总[局署]$")
_PARTY: Final = late(r"(?:中共|中国共产党)(?!中央)")
_GOVERNMENT: Final = late(r"人民政府$|办事处$|^办$")
#: The government of a place, or the office that acts for it, and no other office of its.
_OWN: Final = late(r"(?:(?:人民)?政府(?:办公[厅室]|办)?)?(?:（[^（）]*）)?")
_BRACKETS: Final = late(r"（[^（）]*）")
#: What tells agencies of one kind from each other.
_NUMBERS: Final = late(r"[0-9一二三四五六七八九十东西南北]")
#: The endings of agencies' names; the rest is what they are for.
_KIND_OF_OFFICE: Final = late(
    r"(?:委员会|办公[厅室]|中心|小学|中学|医院|[局委厅署办处科所院站部队馆])$"
)
_YEAR: Final = late(r"(?:19|20)[0-9]{2}(?:年度?)?")
_LEADING: Final = late(r"[^一-鿿]+")
#: From this share of common characters on two names may be those of one agency, if they have a word
#: of so many characters in common: 国土资源局 became 自然资源局, 民政局 and 财政局 are two.
_LIKE: Final = 0.6
_WORD: Final = 2
#: Words that were changed for others of their meaning.
_RENAMED: Final = (("水务", "水利"),)


class Name(NamedTuple):
    """The name of an agency: the places that it begins with, from the highest, and the rest.

    The rest is empty for a government named by its place alone; a national name is of one agency.
    """

    places: tuple[str, ...]
    rest: str
    is_national: bool = False

    @property
    def full(self) -> str:
        """The whole name."""
        return "".join(self.places) + self.rest

    @property
    def is_government(self) -> bool:
        """True if it is that of the government of a place."""
        return bool(self.places) and not _core(self.rest)

    @property
    def acts_for_government(self) -> bool:
        """True if it is that of a government or of its own office."""
        return _OWN.fullmatch(self.rest) is not None

    @property
    def states_its_place(self) -> bool:
        """True if the name alone says which agency it is."""
        return bool(self.places) or self.is_national


@lru_cache(maxsize=1 << 14)
def parsed(name: str) -> Name:
    """The *name* of an agency, however it is spaced, in either script, whatever its brackets."""
    folded = simplified("".join(name.split())).replace("(", "（").replace(")", "）")
    folded = _PARTY.sub("", folded, count=1) if _PARTY.match(folded) else folded
    places = _places(folded)
    rest = folded[sum(map(len, places)) :]
    return Name(places, rest, not places and bool(_NATIONAL.match(folded)))


def _places(words: str) -> tuple[str, ...]:
    found: list[str] = []
    at = 0
    while match := _STEP.match(words, at):
        found.append(match[0])
        at = match.end()
    return tuple(found)


@lru_cache(maxsize=1 << 12)
def places_of_folder(part: str) -> tuple[str, ...]:
    """The places that one step of a path begins with: 2023年青禾县."""
    return _places(_LEADING.sub("", simplified(without_years(part)), count=1))


def without_years(part: str) -> str:
    """*part* of a path without the years in it."""
    return _YEAR.sub("", part)


def is_within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """True if the places *short* come, in their order, among those of *long*."""
    rest = iter(long)
    return all(step in rest for step in short)


def may_be_one_place(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """True if two statements of a place do not contradict each other."""
    if not one or not other:
        return True
    return one[-1] == other[-1] and (is_within(one, other) or is_within(other, one))


def are_similar(name: Name, other: Name) -> bool:
    """True if two names may be those of one agency: shortened, lengthened or renamed."""
    if not may_be_one_place(name.places, other.places):
        return False
    first, second = _core(name.rest), _core(other.rest)
    if not first or not second:
        return first == second
    if sorted(_NUMBERS.findall(first)) != sorted(_NUMBERS.findall(second)):
        return False
    if is_within(tuple(first), tuple(second)) or is_within(tuple(second), tuple(first)):
        return True
    both = SequenceMatcher(None, first, second, autojunk=False)
    if both.ratio() < _LIKE:
        return False
    stems = (_KIND_OF_OFFICE.sub("", first), _KIND_OF_OFFICE.sub("", second))
    both.set_seqs(*stems)
    word = both.find_longest_match().size
    return word >= min(_WORD, *map(len, stems))


def _core(rest: str) -> str:
    core = _GOVERNMENT.sub("", _BRACKETS.sub("", rest))
    for new, old in _RENAMED:
        core = core.replace(new, old)
    return core
