# SPDX-License-Identifier: MIT
"""Names of agencies from several places -> the one that they agree on, in full."""

from __future__ import annotations

from collections.abc import Iterable

from ..text.characters import simplified
from ..text.patterns import late
from .metadata_lines import FoundFact

#: How much a place says of who reports.
WEIGHTS = {
    "title": 6,
    "window": 6,
    "stated": 6,
    "announced": 5,
    "beside": 3,
    "author": 3,
    "publisher": 3,
    "signature": 3,
    "subject": 3,
    "region": 1,
    "source": 1,
    "breadcrumb": 1,
}
ENOUGH, _APART = 3, 2
#: Places that print the name in full, if they mean the agency that the title names.
_IN_FULL = frozenset(WEIGHTS) - {"source", "breadcrumb"}


#: A page with more names is a list of agencies.
_MOST_NAMES = 64


def agreed(candidates: Iterable[FoundFact]) -> FoundFact | None:
    """The fullest name that most of *candidates* agree on; None if that is not certain.

    The title of the report decides, whatever else the page names, but for the title in the window.
    """
    named = {(found.value, found.label): found for found in candidates}
    groups: list[list[FoundFact]] = []
    for found in sorted(
        list(named.values())[:_MOST_NAMES], key=lambda candidate: -WEIGHTS[candidate.label]
    ):
        same = (
            group for group in groups if all(_are_one(fact.value, found.value) for fact in group)
        )
        group = next(same, None)
        if group is None:
            groups.append([found])
        else:
            group.append(found)
    groups.sort(key=_weight, reverse=True)
    weights = [*map(_weight, groups), 0, 0]
    sure = weights[0] >= ENOUGH and weights[0] - weights[1] >= _APART
    titled = _saying(groups, "title") or _saying(groups, "window")
    if len(titled) > 1 or not (titled or sure):
        return None
    is_backed = sure and titled == groups[:1]
    if any(group not in titled for group in _saying(groups, "window")) and not is_backed:
        return None  # the window names another agency
    names = [found for found in (titled or groups)[0] if found.label in _IN_FULL]
    return max(names, key=lambda found: (len(found.value), found.span is not None))


def same_script(name: str) -> str:
    """*name* in Simplified characters and full-width brackets."""
    return simplified(name).replace("(", "（").replace(")", "）")


def _saying(groups: Iterable[list[FoundFact]], label: str) -> list[list[FoundFact]]:
    return [group for group in groups if any(found.label == label for found in group)]


def _weight(group: Iterable[FoundFact]) -> int:
    return sum(WEIGHTS[label] for label in {fact.label for fact in group})


#: A shorter name leaves too much open.
_SHORTEST = 5
_PREFIX = late(r"[一-鿿]{2,16}[省市县区旗州盟镇乡]|中华人民共和国|国家[一-鿿]{2,8}总?局")
_SUFFIXES = (("人民政府", late(r"[省市县区旗州盟镇乡]$")), ("办事处", late(r"街道$")))


def _are_one(name: str, other: str) -> bool:
    """Return whether two names mean one agency: one is the other in full."""
    return _is_full(name, other) or _is_full(other, name)


def _is_full(name: str, short: str) -> bool:
    """Return whether *name* is *short*, or its name in full: 青禾县望溪镇人民政府 for 望溪镇."""
    name, short = _core(same_script(name)), _core(same_script(short))
    before = name.removesuffix(short)
    return (
        name == short
        or (
            before != name
            and len(short) > 1
            and (bool(_PREFIX.fullmatch(before)) or short[0] in "省市县区镇乡")
        )
        or _shortens(short, name)
    )


def _shortens(short: str, name: str) -> bool:
    """Return whether *short* leaves out characters of *name*, and none at its ends: 高新区管委会.

    What begins a name is the body above it: 某市公安局 of 某市公安局交通警察支队.
    """
    if len(short) < _SHORTEST or short[:2] != name[:2] or short[-1] != name[-1]:
        return False
    left = iter(name)
    return not name.startswith(short) and all(character in left for character in short)


def _core(name: str) -> str:
    for suffix, place in _SUFFIXES:
        core = name.removesuffix(suffix)
        if core != name and place.search(core):
            return core
    return name
