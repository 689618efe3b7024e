# SPDX-License-Identifier: MIT
"""The inputs of `reportparse check` -> reports with what was found in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from ..agencies.register import Register
from ..api import parse_source
from ..checks.groups import Checked, Family, Read
from ..checks.known_rules import kinds
from ..checks.profile import NO_PROFILE, Profile
from ..checks.results import Strictness
from ..diagnostics.catalogue import Language
from .common import Run, is_same
from .file_messages import no_such


@frozen
class Wanted:
    """Which kinds of findings are asked for.

    Attributes:
        codes: Theirs.
        selected: Those that are asked for by name, which a rule that is optional must be.
    """

    codes: frozenset[str]
    selected: frozenset[str] = frozenset()

    @classmethod
    def of(cls, select: Iterable[str], ignore: Iterable[str]) -> Wanted:
        """All kinds that are selected, by default all, without those that are ignored.

        Raises:
            click.UsageError: If a code is unknown.
        """
        selected, ignored = _codes(select), _codes(ignore)
        return cls(frozenset((selected or set(kinds())) - ignored), frozenset(selected))

    def of_what_is(self, found: Checked) -> Checked:
        """*found* with the findings alone that are asked for."""
        return evolve(
            found,
            diagnostics=tuple(
                finding for finding in found.diagnostics if finding.code in self.codes
            ),
            checks=tuple(check for check in found.checks if check.rule in self.codes),
        )


def _codes(words: Iterable[str]) -> set[str]:
    """The codes in *words*, each one code or several with commas between them."""
    codes = {code.strip() for word in words for code in word.split(",") if code.strip()}
    for code in sorted(codes - kinds().keys()):
        raise no_such("代码", "code", code, kinds())
    return codes


@frozen
class GivenPaths:
    """The files of one call.

    Attributes:
        names: The reports to check.
        previous: The report on the year before that of the only one of them.
        parent: The report that sums them up.
        register: The agencies, by name.
        profile: Which rules judge.
    """

    names: Sequence[str]
    previous: str | None = None
    parent: str | None = None
    register: Register | None = None
    profile: Profile = NO_PROFILE


def check_all(
    run: Run,
    inputs: GivenPaths,
    wanted: Wanted,
    language: Language,
    strictness: Strictness = "publish",
) -> list[Checked]:
    """The reports in the inputs, in their order, with what was found; the parent comes last.

    What cannot be read is named and counted by *run*.
    """
    profile = inputs.profile.including(wanted.selected)
    read = list(_read(run, inputs.names, language))
    family = Family(
        read,
        previous=_one(run, inputs.previous, language),
        parent=_among(read, inputs.parent) or _one(run, inputs.parent, language),
        unread=len(inputs.names) - len(read),
        register=inputs.register,
    )
    return [wanted.of_what_is(checked) for checked in family.checked(language, strictness, profile)]


def _among(read: Sequence[Read], name: str | None) -> Read | None:
    """The one of *read* that is the file *name*."""
    for source, report in read:
        if name is not None and source.name is not None and is_same(source.name, name):
            return source, report
    return None


def _one(run: Run, name: str | None, language: Language) -> Read | None:
    return None if name is None else next(_read(run, [name], language), None)


def _read(run: Run, names: Sequence[str], language: Language) -> Iterator[Read]:
    for source in run.sources(names):
        yield source, parse_source(source, language=language)
