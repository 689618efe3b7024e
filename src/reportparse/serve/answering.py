# SPDX-License-Identifier: MIT
"""A request -> its answer, as the command line writes it."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from typing import Final

from attrs import frozen

from ..api import check, parse_source, read_back
from ..checks.groups import Checked, Family, Read
from ..diagnostics.collecting import errors_in
from ..errors import MissingExtraError, ReadError, UnparseError
from ..output.findings import findings
from ..output.json_text import dumps, to_json
from ..readers import read
from ..view import page
from .operations import Asked
from .problem_details import Refusal


@frozen
class Answer:
    """The answer to a request.

    Attributes:
        body: Its bytes.
        errors: How many errors were found in the reports.
    """

    body: bytes
    errors: int


class Fault(Exception):  # noqa: N818  # of this package, not of a request
    """An error that nobody foresaw; its text is the traceback, for the server's terminal."""


def answer(asked: Asked) -> Answer:
    """Return the answer to *asked*; called in a worker process.

    Raises:
        Refusal: If a report cannot be read.
        Fault: If an error occurs that nobody foresaw.
    """
    try:
        return _ANSWERS[asked.operation.name](asked)
    except (Refusal, MemoryError):
        raise
    except Exception:  # noqa: BLE001  # its traceback is needed, which cannot be sent
        raise Fault(traceback.format_exc()) from None


def _reports(asked: Asked) -> Iterator[Read]:
    for file in asked.files:
        try:
            encoding = file.encoding or asked.options.encoding
            source = read(file.content, file.name, encoding=encoding)
        except (ReadError, MissingExtraError) as error:
            raise Refusal(error.failure, str(error), file.name) from None
        yield source, parse_source(source, language=asked.options.lang)


def _parse(asked: Asked) -> Answer:
    options, indent = asked.options, len(asked.files) == 1
    written, errors = [], 0
    for _, report in _reports(asked):
        checked = check(report, language=options.lang) if options.check else None
        data = to_json(report, provenance=options.provenance, checked=checked, indent=indent)
        written.append(data + b"\n")
        errors += errors_in((*report.diagnostics, *(checked.diagnostics if checked else ())))
    return Answer(b"".join(written), errors)


def _check(asked: Asked) -> Answer:
    checked = _checked(asked)
    return Answer(dumps(findings(checked), indent=True) + b"\n", _errors(checked))


def _format(asked: Asked) -> Answer:
    ((_, report),) = _reports(asked)
    try:
        return Answer(
            read_back(report).encode("utf-8", "surrogatepass"), errors_in(report.diagnostics)
        )
    except UnparseError as error:
        raise Refusal("not-canonical", str(error), report.source.name) from None


def _view(asked: Asked) -> Answer:
    checked = _checked(asked)
    return Answer(page(checked).encode("utf-8", "replace"), _errors(checked))


def _checked(asked: Asked) -> list[Checked]:
    return Family(list(_reports(asked))).checked(asked.options.lang)


def _errors(checked: list[Checked]) -> int:
    return sum(errors_in(checked_report.diagnostics) for checked_report in checked)


_ANSWERS: Final[dict[str, Callable[[Asked], Answer]]] = {
    "parse": _parse,
    "check": _check,
    "format": _format,
    "view": _view,
}
