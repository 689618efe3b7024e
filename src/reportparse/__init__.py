# SPDX-License-Identifier: MIT
"""Chinese government-information-disclosure annual reports (政府信息公开工作年度报告) as data.

    import reportparse
    report = reportparse.parse(text)
    report.applications.new.total

Importing the package loads nothing else: what it offers is imported when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from .version import __version__ as __version__

if TYPE_CHECKING:
    from . import dataset as dataset
    from . import office as office
    from . import serve as serve
    from . import view as view
    from .agencies.agency import Agency as Agency
    from .agencies.agency import FormerName as FormerName
    from .agencies.register import Register as Register
    from .agencies.totals import Total as Total
    from .agencies.totals import total as total
    from .api import check as check
    from .api import edit as edit
    from .api import parse as parse
    from .api import parse_bytes as parse_bytes
    from .api import parse_document as parse_document
    from .api import parse_file as parse_file
    from .api import verify as verify
    from .checks.profile import Profile as Profile
    from .checks.results import Check as Check
    from .checks.results import CheckResult as CheckResult
    from .diagnostics.collecting import Diagnostic as Diagnostic
    from .diagnostics.collecting import Related as Related
    from .document.tree import Document as Document
    from .errors import CorpusError as CorpusError
    from .errors import DatasetError as DatasetError
    from .errors import DecodeError as DecodeError
    from .errors import EditError as EditError
    from .errors import FileFormatError as FileFormatError
    from .errors import FormError as FormError
    from .errors import InvalidReportError as InvalidReportError
    from .errors import LimitError as LimitError
    from .errors import MissingExtraError as MissingExtraError
    from .errors import ProfileError as ProfileError
    from .errors import ReadError as ReadError
    from .errors import RegisterError as RegisterError
    from .errors import ReportparseError as ReportparseError
    from .errors import RuleError as RuleError
    from .errors import StrictError as StrictError
    from .errors import TotalError as TotalError
    from .errors import UnknownPathError as UnknownPathError
    from .errors import UnparseError as UnparseError
    from .narrative.content import FormTable as FormTable
    from .narrative.content import Mention as Mention
    from .narrative.content import Paragraph as Paragraph
    from .narrative.content import Section as Section
    from .narrative.content import Table as Table
    from .output.canonical import unparse as unparse
    from .output.json_schema import json_schema as json_schema
    from .output.json_text import from_dict as from_dict
    from .output.json_text import from_json as from_json
    from .output.json_text import to_dict as to_dict
    from .output.json_text import to_json as to_json
    from .readers import Limits as Limits
    from .report.model import Period as Period
    from .report.model import Provenance as Provenance
    from .report.model import Report as Report

#: The public names, by the module that has them.
_NAMES: Final = {
    "agencies.agency": ("Agency", "FormerName"),
    "agencies.register": ("Register",),
    "agencies.totals": ("Total", "total"),
    "api": ("check", "edit", "parse", "parse_bytes", "parse_document", "parse_file", "verify"),
    "checks.profile": ("Profile",),
    "checks.results": ("Check", "CheckResult"),
    "diagnostics.collecting": ("Diagnostic", "Related"),
    "document.tree": ("Document",),
    "errors": (
        "CorpusError",
        "DatasetError",
        "DecodeError",
        "EditError",
        "FileFormatError",
        "FormError",
        "InvalidReportError",
        "LimitError",
        "MissingExtraError",
        "ProfileError",
        "ReadError",
        "RegisterError",
        "ReportparseError",
        "RuleError",
        "StrictError",
        "TotalError",
        "UnknownPathError",
        "UnparseError",
    ),
    "narrative.content": ("FormTable", "Mention", "Paragraph", "Section", "Table"),
    "output.canonical": ("unparse",),
    "output.json_schema": ("json_schema",),
    "output.json_text": ("from_dict", "from_json", "to_dict", "to_json"),
    "readers": ("Limits",),
    "report.model": ("Period", "Provenance", "Report"),
}
#: Folders that are public themselves.
_FOLDERS: Final = ("dataset", "office", "serve", "view")
_HOMES: Final = {name: module for module, names in _NAMES.items() for name in names}

__all__ = sorted(["__version__", *_FOLDERS, *_HOMES])  # noqa: PLE0605  # a list

if not TYPE_CHECKING:  # by this, names that do not exist are found before the program runs

    def __getattr__(name: str) -> Any:
        module = f"{__name__}.{_HOMES.get(name, name)}"
        try:
            found = import_module(module)
        except ModuleNotFoundError as error:
            if error.name != module:
                raise
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from None
        if name in _HOMES:
            found = getattr(found, name)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    return __all__
