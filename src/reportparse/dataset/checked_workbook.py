# SPDX-License-Identifier: MIT
"""Reports that were checked together -> the workbook, by way of a dataset in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ..agencies.pairing import Filed
from ..checks.groups import Checked
from ..checks.results import CheckResult
from . import workbook
from .arrow import to_batch
from .batch import failed
from .placing import place_all
from .rows import Record, fill
from .store import Store

#: The name of a database that is no file.
_NOWHERE: Final = Path(":memory:")
#: Reports that are put in at once.
_AT_ONCE: Final = 500

#: The report on the year before is the one that was compared.
_PREVIOUS: Final = """
UPDATE reports SET previous = _placed.previous FROM _placed WHERE reports.id = _placed.id
"""


def workbook_of(checked: Sequence[Checked], unreadable: Sequence[tuple[str, str]] = ()) -> bytes:
    """The workbook of *checked*.

    Args:
        checked: The reports that were checked together, with all that was found in them.
        unreadable: The names of files that could not be read, each with the reason.

    Raises:
        MissingExtraError: If DuckDB or XlsxWriter is not installed.
    """
    records = [
        *map(_record, checked),
        *(failed(name, None, "unreadable", reason) for name, reason in unreadable),
    ]
    store = Store.open(_NOWHERE)
    try:
        for first in range(0, len(records), _AT_ONCE):
            several = records[first : first + _AT_ONCE]
            ids = range(first + 1, first + 1 + len(several))
            store.add(to_batch(several), ids, [record.sha256 for record in several], "")
        place_all(store, lambda _: [report.paired for report in checked], "zh")
        store.connection.execute(_PREVIOUS)
        return workbook.in_memory(store)
    finally:
        store.close()


def _record(checked: Checked) -> Record:
    digest = hashlib.sha256(checked.source.text.encode("utf-8", "surrogatepass")).hexdigest()
    record = Record(checked.source.name or "<stdin>", digest)
    report, found = checked.report, CheckResult(checked.checks, checked.diagnostics)
    fill(record, report, found, Filed.of(report), checked.paired.series)
    return record
