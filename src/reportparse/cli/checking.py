# SPDX-License-Identifier: MIT
"""The inputs of `reportparse check` and `view` -> reports, and the findings that are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile

from attrs import evolve

from ..agencies.register import Register
from ..api import parse_source
from ..checks.groups import Checked, Family, Read
from ..checks.known_rules import kinds, rules
from ..checks.profile import Profile
from ..diagnostics.catalogue import Language
from .common import Run, is_same
from .file_messages import misuse, no_such, say


def chosen(select: Iterable[str], ignore: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The codes to *select* and to *ignore*; a choice that leaves none is refused."""
    selected, ignored = _codes(select), _codes(ignore)
    if selected and selected <= ignored:
        raise misuse("--ignore 去掉了 --select 的全部代码", "--ignore leaves out all of --select")
    return selected, ignored


def _codes(words: Iterable[str]) -> frozenset[str]:
    """The codes in *words*, each one code or several with commas between them."""
    found = {code.strip() for word in words for code in word.split(",") if code.strip()}
    for code in sorted(found - kinds().keys()):
        raise no_such("代码", "code", code, kinds())
    return frozenset(found)


def limited(found: Checked, selected: frozenset[str], ignored: frozenset[str]) -> Checked:
    """*found* with findings of the codes *selected* alone, if there are any, and none *ignored*."""
    wanted = (selected or kinds().keys()) - ignored
    diagnostics = (finding for finding in found.diagnostics if finding.code in wanted)
    checks = (check for check in found.checks if check.rule in wanted)
    return evolve(found, diagnostics=tuple(diagnostics), checks=tuple(checks))


def say_idle(
    checked: Sequence[Checked], selected: frozenset[str], profile: Profile, *, verbose: bool
) -> None:
    """Say which of the rules *selected* *profile* switches off, and which had nothing to check.

    If *verbose*, say the latter of the rules of *profile*, too.
    """
    off = {code for code, setting in profile.rules.items() if not setting.enabled}
    for code in sorted(selected & off):
        zh = f"方案关闭了 {code}；因 --select 仍核对"
        en = f"{code} is off in the profile, and on by --select"
        say(zh, en)
    asked = selected or (profile.rules.keys() - off if verbose else frozenset())
    judged = {check.rule for each in checked for check in each.checks}
    if idle := sorted(rules().keys() & asked - judged):
        zh = f"没有可核对内容的规则：{'、'.join(idle)}；适用条件见 reportparse explain"
        en = f"nothing to check for {', '.join(idle)}; `reportparse explain` says what a rule needs"
        say(zh, en)


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
