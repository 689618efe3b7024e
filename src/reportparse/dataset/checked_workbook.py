# SPDX-License-Identifier: MIT
"""Reports that were checked together -> the workbook, by way of a dataset that is not kept."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from ..checks.groups import Checked
from . import workbook
from .arrow import to_batch
from .batch import failed
from .placing import place_all
from .rows import Record, fill
from .store import Store

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
    with TemporaryDirectory() as folder:
        path = Path(folder) / "checked.xlsx"
        store = Store.open(path.with_suffix(".duckdb"))
        try:
            for first in range(0, len(records), _AT_ONCE):
                several = records[first : first + _AT_ONCE]
                ids = range(first + 1, first + 1 + len(several))
                store.add(to_batch(several), ids, [record.sha256 for record in several], "")
            place_all(store, lambda _: [report.paired for report in checked], "zh")
            store.connection.execute(_PREVIOUS)
            workbook.write(store, path)
        finally:
            store.close()
        return path.read_bytes()


def _record(checked: Checked) -> Record:
    digest = hashlib.sha256(checked.source.text.encode("utf-8", "surrogatepass")).hexdigest()
    record = Record(checked.source.name or "<stdin>", digest)
    fill(record, checked.report, checked.diagnostics, checked.checks)
    return record
