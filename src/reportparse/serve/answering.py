# SPDX-License-Identifier: MIT
"""What is asked -> the answer, as the command line writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from attrs import frozen

from ..api import check, parse_source
from ..checks.groups import Checked, Family, Read
from ..diagnostics.model import errors_in
from ..errors import MissingExtraError, ReadError, UnparseError
from ..output.canonical import read_back
from ..output.findings import findings
from ..output.json_text import dumps, to_json
from ..readers import read
from ..view import page
from .operations import Asked
from .problem_details import Problem


@frozen
class Answer:
    """The answer to a request.

    Attributes:
        body: Its bytes.
        errors: How many errors were found in the reports.
    """

    body: bytes
    errors: int


def answer(asked: Asked) -> Answer:
    """What *asked* asks for.

    Raises:
        Problem: If a report cannot be read.
    """
    return _ANSWERS[asked.operation.name](asked)


def _reports(asked: Asked) -> Iterator[Read]:
    for file in asked.files:
        try:
            encoding = file.encoding or asked.options.encoding
            source = read(file.content, file.name, encoding=encoding)
        except (ReadError, MissingExtraError) as error:
            raise Problem(error.failure, str(error), file.name) from None
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
        raise Problem("not-canonical", str(error), report.source.name) from None


def _view(asked: Asked) -> Answer:
    checked = _checked(asked)
    return Answer(page(checked).encode("utf-8", "replace"), _errors(checked))


def _checked(asked: Asked) -> list[Checked]:
    return Family(list(_reports(asked))).checked(asked.options.lang)


def _errors(checked: list[Checked]) -> int:
    return sum(errors_in(one.diagnostics) for one in checked)


_ANSWERS: Final[dict[str, Callable[[Asked], Answer]]] = {
    "parse": _parse,
    "check": _check,
    "format": _format,
    "view": _view,
}
