# SPDX-License-Identifier: MIT
"""A register of agencies: the names each has and had, its code, level, kind and parent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from os import PathLike
from pathlib import Path

from attrs import field, frozen

from ..errors import RegisterError
from ..support.arguments import check_type
from .agency import Agency
from .names import may_be_one_place, parsed
from .register_file import read_agencies


@frozen
class Register:
    """The agencies of an office, by name.

    Attributes:
        agencies: All of them, in the order of the file.
        name: The file's name, for messages.
    """

    agencies: Sequence[Agency]
    name: str = "register"
    _places: dict[Agency, tuple[str, ...]] = field(factory=dict, init=False, repr=False, eq=False)

    @classmethod
    def read(cls, path: str | Path) -> Register:
        """The register in the CSV or XLSX file at *path*.

        Raises:
            OSError: If it cannot be read.
            RegisterError: If it is not a valid register; names the file and the line.
            MissingExtraError: If it is a workbook and the library that reads it is missing.
        """
        check_type("Register.read", "path", path, str, PathLike)
        return cls(read_agencies(Path(path)), str(path))

    def __attrs_post_init__(self) -> None:
        """Check that codes and names are unique, parents known, and no agency above itself."""
        seen: dict[str, Agency] = {}
        for agency in self.agencies:
            key = agency.code or f"{agency.parent or ''} {parsed(agency.name).full}"
            if key in seen:
                raise self._error(
                    agency,
                    f"{key.strip()!r} is in line {seen[key].line}, too",
                    f"“{key.strip()}”与第 {seen[key].line} 行重复",
                )
            seen[key] = agency
        for agency in self.agencies:
            self._check_parents(agency)
        for agency in self.agencies:
            self._check_aliases(agency)

    def _check_aliases(self, agency: Agency) -> None:
        for alias in agency.aliases:
            for other in self._named.get(parsed(alias).full, ()):
                places = self._places[agency], self._places[other]
                if other is not agency and may_be_one_place(*places):
                    raise self._error(
                        agency,
                        f"the alias {alias!r} is the name of the agency in line {other.line}",
                        f"别名“{alias}”是第 {other.line} 行机关的名称",
                    )

    def _check_parents(self, agency: Agency) -> None:
        """Check the parents of *agency*, and note the places of all: each agency is seen once."""
        above, seen = agency, {agency: None}
        while above.parent is not None and above not in self._places:
            parents = self._named.get(parsed(above.parent).full, [])
            if len(parents) != 1:
                problem, zh = (
                    ("the name of several agencies; use a code", "为几个机关同名；请改用代码")
                    if parents
                    else ("not an agency of the register", "不在名录中")
                )
                raise self._error(
                    above, f"the parent {above.parent!r} is {problem}", f"上级“{above.parent}”{zh}"
                )
            above = parents[0]
            if above in seen:
                raise self._error(
                    agency,
                    f"{agency.name!r} is above itself",
                    f"“{agency.name}”经各级上级又回到自身",
                )
            seen[above] = None
        higher = self._places.get(above, ())
        for each in reversed(seen):
            own = parsed(each.name).places
            higher = self._places[each] = (*(step for step in higher if step not in own), *own)

    def _error(self, agency: Agency, problem: str, zh: str) -> RegisterError:
        return RegisterError(self.name, agency.line, problem, zh)

    @cached_property
    def _named(self) -> Mapping[str, list[Agency]]:
        """The agencies by current name and by code."""
        found: defaultdict[str, list[Agency]] = defaultdict(list)
        for agency in self.agencies:
            found[parsed(agency.name).full].append(agency)
            if agency.code:
                found[agency.code].append(agency)
        return found

    @cached_property
    def _by_any_name(self) -> Mapping[str, list[Agency]]:
        found: defaultdict[str, list[Agency]] = defaultdict(list)
        for agency in self.agencies:
            for name in dict.fromkeys(agency.names(None)):
                found[name].append(agency)
        return found

    def find(
        self, name: str, year: int | None = None, places: Sequence[str] = ()
    ) -> tuple[Agency, ...]:
        """The agencies that *name* may be in a report on *year* that states *places* beside it.

        Former names count in their years only. One if it is certain; none if the register does not
        have it; several if it is ambiguous.
        """
        own = parsed(name)
        found = [
            agency
            for agency in self._by_any_name.get(own.full, ())
            if own.full in agency.names(year)
        ]
        if len(found) > 1:
            stated = (*places, *own.places)
            found = [agency for agency in found if may_be_one_place(stated, self._places[agency])]
        return tuple(found)

    def parent_of(self, agency: Agency) -> Agency | None:
        """The agency that sums up the figures of *agency*."""
        return self._named[parsed(agency.parent).full][0] if agency.parent else None

    def children_of(self, agency: Agency) -> list[Agency]:
        """The agencies whose figures *agency* sums up."""
        return [
            listed for listed in self.agencies if listed.parent and self.parent_of(listed) is agency
        ]

    def key(self, agency: Agency) -> str:
        """The same text for all reports of *agency*, and for no other's."""
        return agency.code or "".join((*self._places[agency], parsed(agency.name).rest))
