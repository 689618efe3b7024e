# SPDX-License-Identifier: MIT
"""Work for several processes: results in order, few at a time, and no file that stops the run.

A file that takes too long, or with which its process dies, costs the processes, not the run: they
are started anew, and the open batches are done again, one file at a time, until it is known which
one it was.
"""

from __future__ import annotations

import faulthandler
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Final, Self, TypeVar

import pyarrow as pa
from attrs import define, field

from ..errors import DatasetError
from ..support.processes import Processes, processors
from .arrow import one_batch, schema, to_batch
from .batch import FAILURES, Options, failed, parse_batch

_Task = TypeVar("_Task")
_Done = TypeVar("_Done")

#: The processes' work on a batch: a function that they can import.
Work = Callable[[pa.RecordBatch, Options, float], pa.RecordBatch]

#: Batches in progress for each process: one it works on, the others while rows are put in.
_AHEAD: Final = 3

#: How often work is done again whose process died.
_TIMES: Final = 3

#: Seconds for one file. A PDF file has a limit of its own, which is lower.
SECONDS: Final = 120.0


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """End this process if what is within takes longer."""
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


def parse_in_time(batch: pa.RecordBatch, options: Options, seconds: float) -> pa.RecordBatch:
    """`parse_batch`, where a file that takes longer than *seconds* ends the process."""
    return parse_batch(batch, options=options, guard=lambda: limited(seconds))


def _sent(work: Work, batch: pa.RecordBatch, options: Options, seconds: float) -> bytes:
    """The result of *work* on *batch*, as it passes from process to process.

    Arrow's own form of it takes a tenth of the time that pickling the batch takes.
    """
    data: bytes = work(batch, options, seconds).serialize().to_pybytes()
    return data


def _received(data: bytes) -> pa.RecordBatch:
    """The batches that were sent; all have one schema."""
    return pa.ipc.read_record_batch(pa.py_buffer(data), schema())


#: Why a file has no result: it took more than so many seconds, or its process ended.
_TOO_LATE: Final = {"zh": "超过 {:g} 秒", "en": "more than {:g} seconds"}
_ENDED: Final = {"zh": "读取它的进程意外结束，可能是内存不足", "en": FAILURES["worker-died"]}


@define
class Pool:
    """Processes that parse batches, and do other work in between.

    Attributes:
        processes: How many; 0 to do all in this process, without any limit of time.
        options: How to read.
        seconds: How long one file may take.
        work: The processes' work on a batch: a function that they can import.
    """

    processes: int = field(factory=processors)
    options: Options = Options()
    seconds: float = SECONDS
    work: Work = parse_in_time
    _workers: Processes = field(init=False)

    @_workers.default
    def _not_yet_started(self) -> Processes:
        return Processes(self.processes)

    def parse(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The results of `parse_batch` for *batches*, in their order."""
        if not self.processes:
            yield from (parse_batch(batch, options=self.options) for batch in batches)
            return
        waiting: deque[tuple[pa.RecordBatch, Future[bytes]]] = deque()
        for batch in batches:
            waiting.append((batch, self._submit(batch)))
            if len(waiting) > _AHEAD * self.processes:
                yield from self._first(waiting)
        while waiting:
            yield from self._first(waiting)

    def _submit(self, batch: pa.RecordBatch) -> Future[bytes]:
        return self._workers.submit(_sent, self.work, batch, self.options, self.seconds)

    def _first(
        self, waiting: deque[tuple[pa.RecordBatch, Future[bytes]]]
    ) -> Iterator[pa.RecordBatch]:
        """The first of *waiting*; all of them if a process died."""
        batch, future = waiting.popleft()
        try:
            yield _received(future.result())
        except BrokenProcessPool:
            self.close()
            yield self._one_by_one(batch)
            while waiting:
                yield self._one_by_one(waiting.popleft()[0])

    def _one_by_one(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """The results of *batch*; a failure for each file that ends its process."""
        rows = [self._alone(batch.slice(row, 1)) for row in range(batch.num_rows)]
        return one_batch(pa.Table.from_batches(rows, schema()))

    def _alone(self, row: pa.RecordBatch) -> pa.RecordBatch:
        # Not the start of the processes is measured.
        list(self.map(int, ["1"]))
        start = time.monotonic()
        try:
            return _received(self._submit(row).result())
        except BrokenProcessPool:
            self.close()
        late = time.monotonic() - start >= self.seconds
        kind = "time-limit" if late else "worker-died"
        why = _TOO_LATE if late else _ENDED
        reason = why[self.options.language].format(self.seconds)
        return to_batch([failed(row.column("name")[0].as_py(), None, kind, reason)])

    def map(self, function: Callable[[_Task], _Done], tasks: Iterable[_Task]) -> Iterator[_Done]:
        """The results of *function*, which a process can import, for *tasks*, in order.

        The batches in progress when a process died are done again; a `DatasetError` if they go on
        dying.
        """
        if not self.processes:
            yield from map(function, tasks)
            return
        waiting: deque[tuple[_Task, Future[_Done]]] = deque()
        for task in tasks:
            waiting.append((task, self._workers.submit(function, task)))
            if len(waiting) > _AHEAD * self.processes:
                yield self._result(function, *waiting.popleft())
        while waiting:
            yield self._result(function, *waiting.popleft())

    def _result(
        self, function: Callable[[_Task], _Done], task: _Task, future: Future[_Done]
    ) -> _Done:
        for _ in range(_TIMES):
            try:
                return future.result()
            except BrokenProcessPool:
                self.close()
            except CancelledError:
                pass  # it had not begun when the processes of another were closed
            future = self._workers.submit(function, task)
        raise DatasetError(
            "a process that works on this dataset dies each time it is started",
            "处理数据集的进程每次启动后都意外结束",
        )

    def close(self) -> None:
        """End the processes; work in progress is finished. They start again when needed."""
        self._workers.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is KeyboardInterrupt:
            self._workers.abandon()  # whoever presses Ctrl-C twice does not want to wait
        self.close()
