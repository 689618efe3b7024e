# SPDX-License-Identifier: MIT
"""Chinese government-information-disclosure annual reports (政府信息公开工作年度报告) as data.

    import reportparse
    report = reportparse.parse(text)
    report.applications.new.total

Importing the package loads neither Lark nor cattrs; they come with the first report that is
parsed or converted.
"""

from .agencies.agency import Agency, FormerName
from .agencies.register import Register
from .api import check, edit, parse, parse_document, parse_file, verify
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
)
from .narrative.content import FormTable, Mention, Paragraph, Section, Table
from .output.canonical import unparse
from .output.json_schema import json_schema
from .output.json_text import from_dict, from_json, to_dict, to_json
from .readers import Limits
from .report.model import Period, Provenance, Report

__version__ = "0.1.0"

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
    "__version__",
    "check",
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
    "verify",
]
