# SPDX-License-Identifier: MIT
"""A request -> its answer, as the command line writes it."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from typing import Final

from attrs import frozen

from ..api import check, parse_source, read_back
from ..checks.groups import Checked, Family, Read
from ..diagnostics.collecting import errors_in, why_no_report
from ..errors import MissingExtraError, ReadError, UnparseError
from ..output.findings import Files, findings
from ..output.json_text import dumps, to_json
from ..readers import read
from ..view import page
from .operations import Asked
from .problem_details import Refusal


@frozen
class Answer:
    """The answer to a request, with numbers of errors, and of files that could not be read."""

    body: bytes
    errors: int
    unreadable: int = 0


class Fault(Exception):  # noqa: N818  # of this package, not of a request
    """An error that nobody foresaw; its text is the traceback, for the server's terminal."""


def answer(asked: Asked) -> Answer:
    """The answer to *asked*, in a worker process; raises a `Refusal` or a `Fault`."""
    try:
        return _ANSWERS[asked.operation.name](asked)
    except (Refusal, MemoryError):
        raise
    except Exception:  # noqa: BLE001  # its traceback is needed, which cannot be sent
        raise Fault(traceback.format_exc()) from None


def _reports(asked: Asked) -> tuple[list[Read], list[tuple[str, str]]]:
    """The reports, and the names of files that cannot be read, each with the reason."""
    reports: list[Read] = []
    refusals: list[Refusal] = []
    for file in asked.files:
        try:
            encoding = file.encoding or asked.options.encoding
            source = read(file.content, file.name, encoding=encoding)
        except (ReadError, MissingExtraError) as error:
            refusals.append(Refusal(error.failure, error.text(asked.options.lang), file.name))
        else:
            reports.append((source, parse_source(source, language=asked.options.lang)))
    if not reports:
        raise refusals[0]
    return reports, [(refusal.file or "", refusal.detail) for refusal in refusals]


def _parse(asked: Asked) -> Answer:
    options, indent = asked.options, len(asked.files) == 1
    written, errors = [], 0
    reports, unreadable = _reports(asked)
    for _, report in reports:
        checked = check(report, language=options.lang) if options.check else None
        data = to_json(report, provenance=options.provenance, checked=checked, indent=indent)
        written.append(data + b"\n")
        errors += errors_in((*report.diagnostics, *(checked.diagnostics if checked else ())))
    return Answer(b"".join(written), errors, len(unreadable))


def _check(asked: Asked) -> Answer:
    checked, unreadable = _checked(asked)
    found = findings(checked, Files((), unreadable))
    return _answer(dumps(found, indent=True) + b"\n", checked, unreadable)


def _format(asked: Asked) -> Answer:
    ((_, report),), _ = _reports(asked)
    if other := why_no_report(report.diagnostics):
        raise Refusal("not-a-report", other, report.source.name)
    try:
        return Answer(
            read_back(report).encode("utf-8", "surrogatepass"), errors_in(report.diagnostics)
        )
    except UnparseError as error:
        raise Refusal("not-canonical", error.text(asked.options.lang), report.source.name) from None


def _view(asked: Asked) -> Answer:
    checked, unreadable = _checked(asked)
    shown = page(checked, unreadable, asked.options.lang)
    return _answer(shown.encode("utf-8", "replace"), checked, unreadable)


def _workbook(asked: Asked) -> Answer:
    try:
        from ..dataset.workbook import workbook_of

        checked, unreadable = _checked(asked)
        return _answer(workbook_of(checked, unreadable), checked, unreadable)
    except ImportError as error:
        missing = MissingExtraError(str(getattr(error, "library", error.name)), "dataset,xlsx")
        raise Refusal(missing.failure, missing.text(asked.options.lang)) from None


def _checked(asked: Asked) -> tuple[list[Checked], list[tuple[str, str]]]:
    reports, unreadable = _reports(asked)
    return Family(reports, unread=len(unreadable)).checked(asked.options.lang), unreadable


def _answer(body: bytes, checked: list[Checked], unreadable: list[tuple[str, str]]) -> Answer:
    errors = sum(errors_in(each.diagnostics) for each in checked)
    return Answer(body, errors, len(unreadable))


_ANSWERS: Final[dict[str, Callable[[Asked], Answer]]] = {
    "parse": _parse,
    "check": _check,
    "format": _format,
    "view": _view,
    "workbook": _workbook,
}
