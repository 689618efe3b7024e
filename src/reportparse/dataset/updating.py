# SPDX-License-Identifier: MIT
"""Inputs -> a dataset: what is new or changed is parsed, inserted and compared with the others."""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count
from typing import Final, Protocol, TypeVar

import pyarrow as pa
import pyarrow.compute as pc
from attrs import define, evolve, field, frozen

from ..diagnostics.catalogue import Language
from ..errors import DatasetError
from .arrow import one_batch, schema
from .batch import INPUT, TRIED_AGAIN, Options, digest
from .containers import Input
from .store import Known, Store

#: Inputs that are parsed as one piece of work: this many, or this many bytes of them.
_PIECE: Final = 32
_PIECE_BYTES: Final = 8 << 20
#: Inputs that are looked up, and put in, at once.
_AT_ONCE: Final = 512
_AT_ONCE_BYTES: Final = 16 << 20
#: Characters of a digest that distinguish contents of one name.
_DIGITS: Final = 16
#: Seconds after which what was parsed is put in, be it little: no more is lost by a killed run.
_SECONDS: Final = 2.0

#: This many batches, or bytes, make up one piece of an engine's work: what it costs to begin one is
#: little beside them, and they fit into the memory of this process.
_CHUNK: Final = 128
_CHUNK_BYTES: Final = 128 << 20

_Thing = TypeVar("_Thing")

#: The workers' function on a batch: `parse_batch`, or one like it.
Work = Callable[..., pa.RecordBatch]


class Engine(Protocol):
    """A parser of batches: `pool.Pool` on this machine, or one of `dataset.engines`."""

    def parse(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The results of `parse_batch` for *batches*, in their order."""


@define
class Progress:
    """How far a run is.

    Attributes:
        weight: Bytes of the inputs that are done.
        kept: How many inputs were in the dataset already, as they are.
        reports: How many were read.
        failures: How many could not be read.
        errors: Diagnostics of severity `error` in what was read.
        warnings: Those of severity `warning`.
        stage: The current stage: `reading`, `comparing`, `writing`.
    """

    weight: int = 0
    kept: int = 0
    reports: int = 0
    failures: int = 0
    errors: int = 0
    warnings: int = 0
    stage: str = "reading"


@frozen
class Watch:
    """Whoever looks on.

    Attributes:
        tell: Called with the progress of the run.
        stopped: Asked whether to finish the work in progress and stop.
    """

    tell: Callable[[Progress], None] = lambda _: None
    stopped: Callable[[], bool] = lambda: False


@frozen
class _Work:
    """An input that is to be parsed, its name in the dataset, and its number if it has one."""

    input: Input
    name: str
    sha256: str | None
    id: int | None = None


@define
class Builder:
    """One run over inputs; `read_before` counts those that were read in other ways before."""

    store: Store
    engine: Engine
    options: Options = Options()
    watch: Watch = Watch()
    progress: Progress = field(factory=Progress)
    _in_hand: deque[list[_Work]] = field(factory=deque, init=False)
    read_before: Counter[str] = field(factory=Counter, init=False)
    _numbers: Iterator[int] = field(init=False)
    _read_by: str = field(init=False)
    _raised: frozenset[int] = field(init=False)

    def read(self, inputs: Iterable[Input]) -> None:
        """Parse what is new or changed among *inputs*, until all is done or it is stopped.

        Raises:
            DatasetError: If the engine does not return just what it was given.
        """
        self._numbers, self._read_by = count(self.store.next_id()), str(self.options)
        self._raised = frozenset(report for _, report in self.store.raised())
        done: list[tuple[list[_Work], pa.RecordBatch]] = []
        last = time.monotonic()
        for batch in self.engine.parse(self._batches(inputs)):
            piece = self._in_hand.popleft()
            if batch.column("name").to_pylist() != [job.name for job in piece]:
                raise DatasetError(
                    "the engine has lost or mixed up what it was given to parse",
                    "引擎返回的报告与交给它读取的不一致",
                )
            done.append((piece, batch))
            self._count(piece, batch)
            many = sum(len(pending) for pending, _ in done) >= _AT_ONCE
            if many or time.monotonic() - last >= _SECONDS:
                self._put_in(done)
                done, last = [], time.monotonic()
        self._put_in(done)

    def _batches(self, inputs: Iterable[Input]) -> Iterator[pa.RecordBatch]:
        """The batches to parse; the rest of each piece of work is kept until its results arrive."""
        for several in in_pieces(inputs, _AT_ONCE, _AT_ONCE_BYTES, _size):
            if self.watch.stopped():
                return
            new = self._new_or_changed(several)
            for work in in_pieces(new, _PIECE, _PIECE_BYTES, lambda job: _size(job.input)):
                waiting = [evolve(job, input=evolve(job.input, content=None)) for job in work]
                self._in_hand.append(waiting)
                yield _batch(work, self.options.language)
                if self.watch.stopped():
                    return

    def _new_or_changed(self, several: Sequence[Input]) -> list[_Work]:
        """Those of *several* that the dataset does not hold as they are."""
        works = self._named(several)
        known = self.store.known([work.name for work in works])
        found = []
        for work in works:
            before = known.get(work.name)
            if before is None:
                found.append(work)
            elif self._is_another(work, before):
                found.append(evolve(work, id=before.id))
                if before.sha256 == work.sha256 and before.read_by != self._read_by:
                    self.read_before[before.read_by] += 1
        kept = sum(file.weight for file in several) - sum(work.input.weight for work in found)
        self.progress.kept += len(works) - len(found)
        self.progress.weight += kept
        self.watch.tell(self.progress)
        return found

    def _is_another(self, work: _Work, before: Known) -> bool:
        return (
            work.sha256 is None  # what cannot be read takes no time to read
            or before.sha256 != work.sha256
            or before.read_by != self._read_by
            or before.failure in TRIED_AGAIN
            or before.id in self._raised
        )

    def _named(self, several: Sequence[Input]) -> list[_Work]:
        """*several*, each with a name of its own; what is named twice is one input."""
        seen = self.store.seen([file.name for file in several])
        found = []
        for file in several:
            sha256 = None if file.content is None else digest(file.content)
            names = _names(file, sha256)
            name = next(names)
            while seen.get(name, file.origin) != file.origin:
                # An archive can hold two files of one name, and records any number.
                name = next(names)
                if name not in seen:
                    seen |= self.store.seen([name])
            if name not in seen:
                seen[name] = file.origin
                found.append(_Work(file, name, sha256))
        self.store.see([(work.name, work.input.origin) for work in found])
        return found

    def _count(self, piece: Sequence[_Work], batch: pa.RecordBatch) -> None:
        report = batch.column("report")
        self.progress.weight += sum(job.input.weight for job in piece)
        self.progress.failures += report.null_count
        self.progress.reports += len(report) - report.null_count
        self.progress.errors += _total(report, "errors")
        self.progress.warnings += _total(report, "warnings")
        self.watch.tell(self.progress)

    def _put_in(self, done: Sequence[tuple[list[_Work], pa.RecordBatch]]) -> None:
        """Put what was parsed in place of what the dataset holds of the same inputs."""
        if not done:
            return
        with self.store.transaction():
            jobs = [job for piece, _ in done for job in piece]
            self.store.remove([job.id for job in jobs if job.id is not None])
            ids = [next(self._numbers) if job.id is None else job.id for job in jobs]
            # All at once: the database takes as long for few rows as for many.
            every = one_batch(pa.Table.from_batches([batch for _, batch in done]))
            self.store.add(every, ids, [job.sha256 for job in jobs], self._read_by)


def _total(report: pa.StructArray, name: str) -> int:
    return pc.sum(pc.struct_field(report, name)).as_py() or 0


def in_pieces(
    things: Iterable[_Thing], most: int, heaviest: int, size: Callable[[_Thing], int]
) -> Iterator[list[_Thing]]:
    """*things* in lists of at most *most*, each ended when its *size* comes to *heaviest*."""
    piece: list[_Thing] = []
    weight = 0
    for item in things:
        piece.append(item)
        weight += size(item)
        if len(piece) >= most or weight >= heaviest:
            yield piece
            piece, weight = [], 0
    if piece:
        yield piece


def _size(file: Input) -> int:
    return len(file.content or ())


def _names(file: Input, sha256: str | None) -> Iterator[str]:
    """Possible names of an input: its name, with its digest, and with a number."""
    longer = f"{file.name}#{(sha256 or 'none')[:_DIGITS]}"
    yield from (file.name, longer, f"{longer}-{file.number}")


def _batch(work: Sequence[_Work], language: Language) -> pa.RecordBatch:
    """The batch for `parse_batch`."""
    contents = [job.input.content for job in work]
    failures = [job.input.failure for job in work]
    columns = (
        [job.name for job in work],
        [content if isinstance(content, bytes) else None for content in contents],
        [content if isinstance(content, str) else None for content in contents],
        [why and {"kind": why.kind, "message": why.text(language)} for why in failures],
    )
    return pa.RecordBatch.from_arrays(list(map(pa.array, columns, INPUT.types)), schema=INPUT)


def parsed_in_chunks(
    batches: Iterable[pa.RecordBatch], parse: Callable[[list[pa.RecordBatch]], pa.Table]
) -> Iterator[pa.RecordBatch]:
    """The results for *batches*, in their order, of *parse*, which takes many at once."""
    for several in in_pieces(batches, _CHUNK, _CHUNK_BYTES, lambda batch: batch.nbytes):
        yield from in_order(several, parse(several))


def in_order(given: list[pa.RecordBatch], parsed: pa.Table) -> Iterator[pa.RecordBatch]:
    """The rows of *parsed* as one batch for each of *given*, in the order of the rows there."""
    place = {name: row for row, name in enumerate(parsed.column("name").to_pylist())}
    for batch in given:
        # One that is missing is found where all is counted.
        found = [place[name] for name in batch.column("name").to_pylist() if name in place]
        rows = parsed.take(found) if found else parsed.slice(0, 0)
        yield one_batch(rows.cast(schema()))
