# SPDX-License-Identifier: MIT
"""Many reports as tables.

`build` makes a dataset of files, folders and archives, or brings it up to date; `to_arrow` gives
its tables without a file; `iterate` gives one report after the other; `parse_batch` is what an
engine of your own needs. `all_tables` says what the tables and their columns are. Needs
`reportparse[dataset]`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .access import Parsed, export, iterate, opened, read_panel, read_tables, to_arrow
    from .arrow import arrow_schema, schema
    from .batch import FAILURES, INPUT, Options, parse_batch
    from .builder import Outcome, Settings, build
    from .containers import Fields
    from .inputs import Inputs
    from .pool import Pool
    from .relations import Column, DataTable, all_tables
    from .summarising import summarise
    from .summary import Summary
    from .targets import Target

#: The names of each module, which is imported when one is asked for, so that a process that only
#: parses batches starts quickly.
_NAMES = {
    "access": ("Parsed", "export", "iterate", "opened", "read_panel", "read_tables", "to_arrow"),
    "arrow": ("arrow_schema", "schema"),
    "batch": ("FAILURES", "INPUT", "Options", "parse_batch"),
    "builder": ("Outcome", "Settings", "build"),
    "containers": ("Fields",),
    "inputs": ("Inputs",),
    "pool": ("Pool",),
    "relations": ("Column", "DataTable", "all_tables"),
    "summarising": ("summarise",),
    "summary": ("Summary",),
    "targets": ("Target",),
}
_MODULES = {name: module for module, names in _NAMES.items() for name in names}

__all__ = [
    "FAILURES",
    "INPUT",
    "Column",
    "DataTable",
    "Fields",
    "Inputs",
    "Options",
    "Outcome",
    "Parsed",
    "Pool",
    "Settings",
    "Summary",
    "Target",
    "all_tables",
    "arrow_schema",
    "build",
    "export",
    "iterate",
    "opened",
    "parse_batch",
    "read_panel",
    "read_tables",
    "schema",
    "summarise",
    "to_arrow",
]


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        return getattr(import_module(f".{_MODULES[name]}", __name__), name)
    except ModuleNotFoundError as error:
        from ..errors import MissingExtraError

        raise MissingExtraError(error.name or "pyarrow", "dataset") from None
