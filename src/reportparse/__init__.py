# SPDX-License-Identifier: MIT
"""Chinese government-information-disclosure annual reports (政府信息公开工作年度报告) as data.

    import reportparse
    report = reportparse.parse(text)
    report.applications.new.total

Names are loaded when first used: importing the package is quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .api import edit, parse, parse_document, parse_file
    from .convert import from_dict, from_json, to_dict, to_json
    from .diagnostics import Diagnostic
    from .document import Document
    from .errors import (
        DecodeError,
        EditError,
        InvalidReportError,
        ReportparseError,
        StrictError,
    )
    from .report import (
        FormTable,
        Paragraph,
        Period,
        Provenance,
        Report,
        Section,
        Table,
    )
    from .schema import json_schema
    from .writers.canonical import unparse

__version__ = "0.1.0"

#: Public names by the module that has them.
_HOMES = {
    "api": ("edit", "parse", "parse_document", "parse_file"),
    "convert": ("from_dict", "from_json", "to_dict", "to_json"),
    "diagnostics": ("Diagnostic",),
    "document": ("Document",),
    "errors": (
        "DecodeError",
        "EditError",
        "InvalidReportError",
        "ReportparseError",
        "StrictError",
    ),
    "report": ("FormTable", "Paragraph", "Period", "Provenance", "Report", "Section", "Table"),
    "schema": ("json_schema",),
    "writers.canonical": ("unparse",),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "DecodeError",
    "Diagnostic",
    "Document",
    "EditError",
    "FormTable",
    "InvalidReportError",
    "Paragraph",
    "Period",
    "Provenance",
    "Report",
    "ReportparseError",
    "Section",
    "StrictError",
    "Table",
    "__version__",
    "edit",
    "from_dict",
    "from_json",
    "json_schema",
    "parse",
    "parse_document",
    "parse_file",
    "to_dict",
    "to_json",
    "unparse",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f".{_HOME_OF[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
