# SPDX-License-Identifier: MIT
"""The operations of the server with their parameters, declared in one table, and its limits."""

from __future__ import annotations

from typing import Any, Final

from attrs import field, frozen

from ..diagnostics.catalogue import Language
from ..support.processes import processors
from .problem_details import Refusal

JSON: Final = "application/json"
#: JSON objects, one a line; it has no registered name.
NDJSON: Final = "application/x-ndjson"
TEXT: Final = "text/plain; charset=utf-8"
HTML: Final = "text/html; charset=utf-8"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@frozen(kw_only=True)
class ServerLimits:
    """Limits beyond which a request is refused.

    Attributes:
        size: Bytes of a request: the files in it and what is around them.
        files: Reports in a request.
        sending: Seconds in which a request must have come.
        seconds: Seconds in which it must be done, waiting for a process included.
        memory: Bytes that a process may take, where the system can bound them.
        processes: How many requests are worked on at once.
        at_once: How many are in progress at once, including those still arriving and those waiting;
            further ones are asked to try again later.
    """

    size: int = 16 << 20
    files: int = 100
    sending: float = 30
    seconds: float = 60
    memory: int = 2 << 30
    processes: int = field(factory=processors)
    at_once: int = field()

    @at_once.default
    def _some_that_wait(self) -> int:
        return 4 * self.processes


@frozen
class Parameter:
    """A parameter of a request, in its address or as a field of its form."""

    name: str
    schema: dict[str, Any] = field(hash=False)
    description: str

    def value(self, text: str) -> Any:
        """The value that *text* means; a `Refusal` if it is not one of the values."""
        if self.schema["type"] == "boolean":
            words = {"true": True, "false": False}
            if text not in words:
                raise Refusal("wrong-value", f"{self.name} is true or false, not {text[:80]!r}")
            return words[text]
        allowed = self.schema.get("enum", (text,))
        if text not in allowed:
            raise Refusal(
                "wrong-value", f"{self.name} is one of {', '.join(allowed)}, not {text[:80]!r}"
            )
        return text or None


@frozen
class RequestOptions:
    """The values of the parameters; *name* is that of a file that comes without one."""

    lang: Language = "zh"
    encoding: str | None = None
    name: str | None = None
    provenance: bool = False
    check: bool = False
    download: bool = False


_LANG = Parameter(
    "lang", {"type": "string", "enum": ["zh", "en"], "default": "zh"}, "Language of the messages."
)
_ENCODING = Parameter("encoding", {"type": "string"}, "Encoding of the files. Default: detected.")
_NAME = Parameter("name", {"type": "string"}, "The name of a file that comes without one.")
_PROVENANCE = Parameter(
    "provenance", {"type": "boolean", "default": False}, "Add where each figure was read."
)
_CHECK = Parameter(
    "check", {"type": "boolean", "default": False}, "Add what the rules find in each report."
)
_DOWNLOAD = Parameter(
    "download", {"type": "boolean", "default": False}, "Have a browser keep the answer as a file."
)


@frozen
class Operation:
    """Something to ask for: its path, its result in a few words, and what it takes.

    Its answer has a type, an ending as a file, and the name of a schema if it is JSON; that to
    several files has a type of its own, None if it takes only one.
    """

    name: str
    summary: str
    parameters: tuple[Parameter, ...]
    media: str
    ending: str
    several: str | None
    schema: str | None = None

    def options(self, given: list[tuple[str, str]]) -> RequestOptions:
        """The values in *given*, pairs of a name and a text; a `Refusal` if one is wrong."""
        known = {parameter.name: parameter for parameter in self.parameters}
        values: dict[str, Any] = {}
        for name, text in given:
            if name not in known:
                raise Refusal(
                    "unknown-parameter", f"{name[:80]!r} is not one of {', '.join(sorted(known))}"
                )
            if name in values:
                raise Refusal("wrong-value", f"{name} is given twice")
            values[name] = known[name].value(text)
        return RequestOptions(**values)


@frozen
class File:
    """A report that was sent, and the encoding of its bytes, if the sender states it."""

    name: str | None
    content: bytes
    encoding: str | None = None


@frozen
class Asked:
    """A request: the operation, its files, at least one, and its options."""

    operation: Operation
    files: tuple[File, ...]
    options: RequestOptions


_COMMON = (_LANG, _ENCODING, _NAME, _DOWNLOAD)
OPERATIONS: Final = (
    Operation(
        "parse",
        "Reports as JSON, as `reportparse parse` prints it.",
        (*_COMMON, _PROVENANCE, _CHECK),
        JSON,
        ".json",
        NDJSON,
        "Report",
    ),
    Operation(
        "check",
        "The contradictions, as `reportparse check --format json` prints them. "
        "Reports of one agency on two years in a row are compared with each other.",
        _COMMON,
        JSON,
        ".findings.json",
        JSON,
        "CheckedReports",
    ),
    Operation(
        "format",
        "The canonical text of one report, as `reportparse format` prints it.",
        _COMMON,
        TEXT,
        ".txt",
        None,
    ),
    Operation(
        "view",
        "One HTML page of reports, as `reportparse view` makes it.",
        _COMMON,
        HTML,
        ".html",
        HTML,
    ),
    Operation(
        "workbook",
        "A workbook of reports in Chinese, as `reportparse check -o x.xlsx` writes it.",
        (_ENCODING, _NAME, _DOWNLOAD),
        XLSX,
        ".xlsx",
        XLSX,
    ),
)
