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
    from .access import Parsed as Parsed
    from .access import export as export
    from .access import iterate as iterate
    from .access import opened as opened
    from .access import read_panel as read_panel
    from .access import read_tables as read_tables
    from .access import to_arrow as to_arrow
    from .arrow import arrow_schema as arrow_schema
    from .arrow import schema as schema
    from .batch import FAILURES as FAILURES
    from .batch import INPUT as INPUT
    from .batch import Options as Options
    from .batch import parse_batch as parse_batch
    from .builder import Outcome as Outcome
    from .builder import Settings as Settings
    from .builder import build as build
    from .containers import Fields as Fields
    from .inputs import Inputs as Inputs
    from .pool import Pool as Pool
    from .relations import Column as Column
    from .relations import DataTable as DataTable
    from .relations import all_tables as all_tables
    from .summarising import summarise as summarise
    from .summary import Summary as Summary
    from .targets import Target as Target

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

__all__ = sorted(_MODULES)  # noqa: PLE0605  # a list


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from ..errors import needing

    with needing("dataset"):
        module = import_module(f".{_MODULES[name]}", __name__)
    return getattr(module, name)
