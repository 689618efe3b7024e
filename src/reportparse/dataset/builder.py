# SPDX-License-Identifier: MIT
"""`build`: a dataset made of inputs, or brought up to date with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from attrs import field, frozen

from ..agencies.register import Register
from ..support.arguments import check_type
from .batch import Options
from .comparing import compare_all
from .connecting import reported
from .inputs import Inputs
from .pool import Pool
from .store import Store
from .targets import Target
from .updating import Builder, Engine, Progress, Watch

#: Of the failures this many are listed in the outcome.
_LISTED: Final = 10


@frozen(kw_only=True)
class Settings:
    """How a dataset is built.

    Attributes:
        options: How files are read.
        engine: Their parser; the processes of this machine if None.
        parents: Names, as in the dataset, of reports that sum up all others in their folder and
            below: they are compared with these.
        register: The agencies, by name.
        prune: Remove reports that are no longer among the inputs.
        rebuild: Begin anew, without the results of earlier runs.
    """

    options: Options = Options()
    engine: Engine | None = None
    parents: Sequence[str] = ()
    register: Register | None = None
    prune: bool = False
    rebuild: bool = False


@frozen
class Outcome:
    """The outcome of a run.

    Attributes:
        progress: The work that this run has done.
        reports: How many reports the dataset holds.
        failures: How many inputs it holds that could not be read.
        interrupted: True if the run was stopped before its end; what is done is kept.
        without_form: How many of the reports have no table of a form that is known: they may be
            something else.
        removed: How many inputs were removed.
        unseen: Names of reports and failures that are no longer among the inputs and were kept.
        passed_over: Names of files in folders that are not tried, by their endings.
        unknown_parents: The parents that are not a report of the dataset.
        moved_from: The folder from which names began when it was built last, if it is another one
            now: then the same files have other names, and what has the old ones is still there.
        failed: Name, kind and reason of the first of the failures.
        raised: In how many reports each rule of another package failed to run, by its code.
        read_before: How many inputs this run read again since they were read in another way (by
            another release, in another language ...), by that way.
    """

    progress: Progress
    reports: int
    failures: int
    interrupted: bool = False
    without_form: int = 0
    removed: int = 0
    unseen: Sequence[str] = ()
    passed_over: Sequence[str] = ()
    unknown_parents: Sequence[str] = ()
    moved_from: Path | None = None
    failed: Sequence[tuple[str, str, str]] = ()
    raised: Mapping[str, int] = field(factory=dict)
    read_before: Mapping[str, int] = field(factory=dict)


def build(
    inputs: Inputs,
    target: Target,
    pool: Pool,
    settings: Settings = Settings(),
    watch: Watch = Watch(),
) -> Outcome:
    """Read what is new or changed among *inputs* into the dataset at *target*.

    Args:
        inputs: The inputs.
        target: Where the dataset is, or will be.
        pool: The processes that compare reports with each other, and parse them as well if the
            *settings* name no other engine.
        settings: How.
        watch: Who looks on.

    Raises:
        DatasetError: If *target* is not a dataset, or in use, or made by another release.
        MissingExtraError: If a library that is needed is not installed.
        OSError: If it cannot be written.
    """
    check_type("build", "inputs", inputs, Inputs)
    check_type("build", "target", target, Target)
    check_type("build", "pool", pool, Pool)
    check_type("build", "settings", settings, Settings)
    target.prepare()
    with (
        reported(target.path),
        closing(Store.open(target.database, rebuild=settings.rebuild)) as store,
    ):
        builder = Builder(store, settings.engine or pool, settings.options, watch)
        return _built(inputs, target, pool, settings, builder)


def _built(
    inputs: Inputs, target: Target, pool: Pool, settings: Settings, builder: Builder
) -> Outcome:
    store, watch, progress = builder.store, builder.watch, builder.progress
    moved_from = store.begin(inputs.base)
    builder.read(inputs)
    removed, unknown, unseen = 0, [], []
    if not watch.stopped():
        store.remove_mended()
        unseen = store.unseen()
        if settings.prune:
            removed, unseen = store.remove_unseen(), []
        progress.stage = "comparing"
        watch.tell(progress)
        unknown = compare_all(
            store,
            pool,
            settings.options.language,
            settings.parents,
            register=settings.register,
            stopped=watch.stopped,
        )
    if watch.stopped():
        read_before = builder.read_before
        return Outcome(progress, *store.counts(), interrupted=True, read_before=read_before)
    progress.stage = "writing"
    watch.tell(progress)
    target.write(store)
    store.finish()
    return Outcome(
        progress,
        *store.counts(),
        without_form=store.without_form(),
        removed=removed,
        unseen=unseen,
        passed_over=list(inputs.passed_over),
        unknown_parents=unknown,
        moved_from=moved_from,
        failed=store.failed(_LISTED),
        raised=Counter(rule for rule, _ in store.raised()),
        read_before=builder.read_before,
    )
