# SPDX-License-Identifier: MIT
"""The inputs of `reportparse check` and `view` -> reports, and the findings that are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile

from attrs import evolve

from ..agencies.register import Register
from ..api import parse_source
from ..checks.groups import Checked, Family, Read
from ..checks.known_rules import kinds
from ..diagnostics.catalogue import Language
from .common import Run, is_same
from .file_messages import misuse, no_such


def codes(words: Iterable[str]) -> frozenset[str]:
    """The codes in *words*, each one code or several with commas between them."""
    found = {code.strip() for word in words for code in word.split(",") if code.strip()}
    for code in sorted(found - kinds().keys()):
        raise no_such("代码", "code", code, kinds())
    return frozenset(found)


def refuse_none_left(selected: frozenset[str], ignored: frozenset[str]) -> None:
    """Refuse a choice of codes that leaves none."""
    if selected and selected <= ignored:
        raise misuse("--ignore 去掉了 --select 的全部代码", "--ignore leaves out all of --select")


def limited(found: Checked, selected: frozenset[str], ignored: frozenset[str]) -> Checked:
    """*found* with findings of the codes *selected* alone, if there are any, and none *ignored*."""
    wanted = (selected or kinds().keys()) - ignored
    diagnostics = (finding for finding in found.diagnostics if finding.code in wanted)
    checks = (check for check in found.checks if check.rule in wanted)
    return evolve(found, diagnostics=tuple(diagnostics), checks=tuple(checks))


def family_of(  # noqa: PLR0913  # one for each role of a file
    run: Run,
    names: Sequence[str],
    language: Language,
    previous: str | None = None,
    parent: str | None = None,
    *,
    register: Register | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> Family:
    """The reports in the files *names*, in their order, with the one on the year *previous* to that
    of the only one of them, and the *parent* that sums them up.

    What cannot be read is named and counted by *run*. When it is *stopped*, those that are read.
    """
    files = takewhile(lambda _: not stopped(), names)
    read = [each for name in files for each in _read(run, name, language)]
    unread = len(run.unreadable)
    return Family(
        read,
        previous=_one(run, previous, language),
        parent=_among(read, parent) or _one(run, parent, language),
        unread=unread,
        register=register,
    )


def _among(read: Sequence[Read], name: str | None) -> Read | None:
    """The one of *read* that is the file *name*."""
    for source, report in read:
        if name is not None and source.name is not None and is_same(source.name, name):
            return source, report
    return None


def _one(run: Run, name: str | None, language: Language) -> Read | None:
    return None if name is None else next(_read(run, name, language), None)


def _read(run: Run, name: str, language: Language) -> Iterator[Read]:
    for source in run.sources([name]):
        yield source, parse_source(source, language=language)
