# SPDX-License-Identifier: MIT
"""The promises of this package about any text, as checks that name the broken ones.

    for promise in broken(text):
        print(promise.promise, promise.detail)

The laws, the fuzzing, `reportparse corpus check` and the pytest plugin all test texts for
these. The promise `schema` needs jsonschema, which the package itself does not depend on.
"""

from __future__ import annotations

import json
import re
import traceback
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import zip_longest
from typing import Any, Final

from attrs import fields, frozen

from ..api import check, edit, parse, parse_document
from ..diagnostics.finding_kinds import COLON, Language, either
from ..errors import EditError, MissingExtraError, needing
from ..output.canonical import unparse
from ..output.json_schema import json_schema
from ..output.json_text import from_json, to_json
from ..report.model import Provenance, Report

#: Set in place of figures to see that nothing else changes; no report prints it by chance.
_EDITED = 908172635

#: How many figures of a report are edited: each costs two readings of the text.
_EDITS = 5

_LINE_END = re.compile(r"\r\n|\r|\n")


@frozen
class Broken:
    """A promise that was not kept.

    Attributes:
        promise: Its name, a key of `PROMISES`.
        detail: The result found in place of the promised one.
        zh: The same in Chinese.
    """

    promise: str
    detail: str
    zh: str | None = None

    def text(self, language: Language) -> str:
        """The failure and its detail in *language*; one without Chinese stays English."""
        name = either(language)(*reversed(_BROKEN.get(self.promise, (self.promise,) * 2)))
        detail = self.zh if language == "zh" and self.zh is not None else self.detail
        return f"{name}{COLON[language]}{detail}"


#: Yields what was found in place of what was promised, in English or in English and Chinese;
#: nothing if the promise was kept.
Promise = Callable[[str, Report], Iterator[str | tuple[str, str]]]
_Both = Iterator[tuple[str, str]]
#: What is said where a promise was not kept, in English and Chinese.
_BROKEN: Final[Mapping[str, tuple[str, str]]] = {
    "parse": ("parsing failed", "读取出错"),
    "lossless": ("the text does not come back", "原文有变"),
    "canonical": ("canonical text does not read back", "规范文本读回后不同"),
    "json": ("JSON does not read back", "JSON 读回后不同"),
    "schema": ("JSON does not fit the schema", "JSON 不符合 Schema"),
    "places": ("a place is wrong", "位置不正确"),
    "edit": ("an edit changed more than its figure", "改一个数字时动了其他字符"),
    "file": ("cannot be read", "无法读取"),
    "golden": ("not as expected", "与预期结果不符"),
}


def lossless(text: str, _: Report) -> _Both:
    """The raw texts of the document joined are the text."""
    yield from _first_difference(text, parse_document(text).raw())


def canonical(_: str, report: Report) -> _Both:
    """Canonical text reads back as the same report and is written again as it is."""
    written = unparse(report)
    again = parse(written)
    if again != report:
        en, zh = _unequal(report, again)
        yield f"canonical text reads back with {en}", f"规范文本读回后 {zh}"
    yield from _first_difference(written, unparse(again))


def as_json(_: str, report: Report) -> _Both:
    """JSON reads back as the same report, with its diagnostics and places."""
    again = from_json(to_json(report, provenance=True))
    if again != report:
        en, zh = _unequal(report, again)
        yield f"JSON reads back with {en}", f"JSON 读回后 {zh}"
    if again.diagnostics != report.diagnostics:
        yield "JSON reads back with other diagnostics", "JSON 读回后问题不同"
    if again.provenance != report.provenance:
        yield "JSON reads back with other places of figures", "JSON 读回后数字的位置不同"


def schema(_: str, report: Report) -> Iterator[str]:
    """The JSON, with what checking found, is of the published schema."""
    data = to_json(report, provenance=True, checked=check(report))
    for error in _validator(report.form).iter_errors(json.loads(data)):
        yield f"{error.json_path}: {error.message[:200]}"


def places(text: str, report: Report) -> _Both:
    """Figures and diagnostics point into the text, figures at the characters they quote."""
    lines = _LINE_END.split(text)
    for path, place in report.provenance.items():
        if _quoted(lines, place) != _LINE_END.sub("\n", place.text):
            yield (
                f"{path}: {place.text!r} is not at {place.line}:{place.column}",
                f"{path}：{place.line}:{place.column} 处不是 {place.text!r}",
            )
    for finding in (*report.diagnostics, *check(report).diagnostics):
        start, end = (finding.line, finding.column), (finding.end_line, finding.end_column)
        if start <= end and _is_in(lines, *start) and _is_in(lines, *end):
            continue
        yield (
            f"{finding.code}: {start} to {end} is not a place in the text",
            f"{finding.code}：{start} 至 {end} 不在文本中",
        )


def edits(text: str, report: Report) -> _Both:
    """A figure set by its path changes its characters, and no other of the text.

    Tried on a few figures all over the report; one that `edit` refuses to set is left out.
    """
    places = report.provenance.items()
    paths = [path for path, place in places if path in report.by_path and place.text.isdecimal()]
    for path in paths[:: len(paths) // _EDITS + 1]:
        try:
            after = edit(text, path, _EDITED)
        except EditError:
            continue
        if after != _replaced(text, report.provenance[path], str(_EDITED)):
            yield f"{path}: setting it changed other characters", f"{path}：改动时也动了其他字符"


#: All promises by name.
PROMISES: Mapping[str, Promise] = {
    "lossless": lossless,
    "canonical": canonical,
    "json": as_json,
    "schema": schema,
    "places": places,
    "edit": edits,
}


def broken(text: str, promises: Mapping[str, Promise] = PROMISES) -> Iterator[Broken]:
    """The *promises* that are not kept for *text*; an exception breaks the one it came from.

    An exception of the parser itself breaks the promise `parse`, and no other is looked at.

    Raises:
        MissingExtraError: If jsonschema is not installed and `schema` is one of them.
    """
    try:
        report = parse(text)
    except Exception as error:  # noqa: BLE001  # that there is none is the promise
        yield Broken("parse", _described(error))
        return
    for name, promise in promises.items():
        try:
            for detail in promise(text, report):
                yield Broken(name, *((detail,) if isinstance(detail, str) else detail))
        except MissingExtraError:
            raise
        except Exception as error:  # noqa: BLE001  # as above
            yield Broken(name, _described(error))


def _described(error: BaseException) -> str:
    """The exception and its place, on one line."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {last.name} ({last.filename}:{last.lineno}): {error}"


def _first_difference(expected: str, found: str) -> _Both:
    """The first line in which two texts differ."""
    pairs = enumerate(zip_longest(expected.split("\n"), found.split("\n")), 1)
    differing = (
        (f"line {number} is {other!r}, not {pair!r}", f"第 {number} 行为 {other!r}，应为 {pair!r}")
        for number, (pair, other) in pairs
        if pair != other
    )
    if expected != found:
        yield next(differing)


def _unequal(report: Report, other: Report) -> tuple[str, str]:
    """The first part in which two reports differ, in English and Chinese."""
    if type(report) is not type(other):
        name = type(other).__name__
        return f"another class, {name}", f"类型变为 {name}"
    figures = dict(other.figures())
    for path, figure in report.figures():
        if figures.get(path) != figure:
            return _instead(path, figures.get(path), figure)
    compared = (field.name for field in fields(type(report)) if field.eq)
    name = next(name for name in compared if getattr(report, name) != getattr(other, name))
    return _instead(name, getattr(other, name), getattr(report, name))


def _instead(name: str, found: object, expected: object) -> tuple[str, str]:
    return f"{name} {found!r}, not {expected!r}", f"{name} 为 {found!r}，应为 {expected!r}"


def _quoted(lines: list[str], place: Provenance) -> str:
    quoted = lines[place.line - 1 : place.end_line]
    quoted[-1] = quoted[-1][: place.end_column - 1]
    return "\n".join([quoted[0][place.column - 1 :], *quoted[1:]])


def _is_in(lines: list[str], line: int, column: int) -> bool:
    """True if a place is one of the text; line 0 says that something is not in it at all."""
    if line == 0:
        return True
    return line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1


def _replaced(text: str, place: Provenance, new: str) -> str:
    start = 0
    for _ in range(place.line - 1):
        end = _LINE_END.search(text, start)
        assert end is not None
        start = end.end()
    start += place.column - 1
    return text[:start] + new + text[start + len(place.text) :]


@cache
def _validator(form: str | None) -> Any:
    with needing("testing", "jsonschema"):
        from jsonschema import Draft202012Validator, FormatChecker
    return Draft202012Validator(json_schema(form), format_checker=FormatChecker())
