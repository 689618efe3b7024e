# SPDX-License-Identifier: MIT
"""Chinese government-information-disclosure annual reports (政府信息公开工作年度报告) as data.

    import reportparse
    report = reportparse.parse(text)
    report.applications.new.total

Importing the package loads neither Lark nor cattrs; they come with the first report that is
parsed or converted. `reportparse.dataset`, `reportparse.view` and `reportparse.serve` are imported
when they are first used.
"""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Final

from .agencies.agency import Agency, FormerName
from .agencies.register import Register
from .agencies.totals import Total, total
from .api import check, edit, parse, parse_bytes, parse_document, parse_file, verify
from .checks.profile import Profile
from .checks.results import Check, CheckResult
from .diagnostics.collecting import Diagnostic, Related
from .document.tree import Document
from .errors import (
    CorpusError,
    DecodeError,
    EditError,
    FileFormatError,
    FormError,
    InvalidReportError,
    LimitError,
    MissingExtraError,
    ProfileError,
    ReadError,
    RegisterError,
    ReportparseError,
    RuleError,
    StrictError,
    TotalError,
    UnknownPathError,
)
from .narrative.content import FormTable, Mention, Paragraph, Section, Table
from .output.canonical import unparse
from .output.json_schema import json_schema
from .output.json_text import from_dict, from_json, to_dict, to_json
from .readers import Limits
from .report.model import Period, Provenance, Report
from .version import __version__

if TYPE_CHECKING:
    from . import dataset, office, serve, view

#: Folders above this one that are public; they are imported when they are asked for.
_LATER: Final = ("dataset", "office", "serve", "view")

__all__ = [
    "Agency",
    "Check",
    "CheckResult",
    "CorpusError",
    "DecodeError",
    "Diagnostic",
    "Document",
    "EditError",
    "FileFormatError",
    "FormError",
    "FormTable",
    "FormerName",
    "InvalidReportError",
    "LimitError",
    "Limits",
    "Mention",
    "MissingExtraError",
    "Paragraph",
    "Period",
    "Profile",
    "ProfileError",
    "Provenance",
    "ReadError",
    "Register",
    "RegisterError",
    "Related",
    "Report",
    "ReportparseError",
    "RuleError",
    "Section",
    "StrictError",
    "Table",
    "Total",
    "TotalError",
    "UnknownPathError",
    "__version__",
    "check",
    "dataset",
    "edit",
    "from_dict",
    "from_json",
    "json_schema",
    "office",
    "parse",
    "parse_bytes",
    "parse_document",
    "parse_file",
    "serve",
    "to_dict",
    "to_json",
    "total",
    "unparse",
    "verify",
    "view",
]


def __getattr__(name: str) -> ModuleType:
    if name in _LATER:
        return import_module(f".{name}", __name__)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
