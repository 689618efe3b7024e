# SPDX-License-Identifier: MIT
"""An agency of a register, with the names it has and had."""

from __future__ import annotations

from attrs import field, frozen

from .names import parsed


@frozen
class FormerName:
    """A name that an agency had.

    Attributes:
        name: The name.
        since: First year of reports under it; None if not stated.
        until: Last such year; None if not stated.
    """

    name: str
    since: int | None = None
    until: int | None = None


@frozen
class Agency:
    """An agency of a register.

    Attributes:
        name: Its name.
        aliases: Other spellings of it.
        former: Names that it had.
        code: Its code, unique in the register.
        level: One of `LEVELS`.
        kind: In the register's own words: 部门, 乡镇, ...
        parent: Name or code of the agency that sums up its figures.
        line: Where the register's file states it.
    """

    name: str
    aliases: tuple[str, ...] = ()
    former: tuple[FormerName, ...] = ()
    code: str | None = None
    level: str | None = None
    kind: str | None = None
    parent: str | None = None
    line: int = field(default=0, eq=False)

    def names(self, year: int | None) -> list[str]:
        """The names that a report on *year* may have, folded."""
        former = (
            earlier.name
            for earlier in self.former
            if year is None or (earlier.since or year) <= year <= (earlier.until or year)
        )
        return [parsed(name).full for name in (self.name, *self.aliases, *former)]
