# SPDX-License-Identifier: MIT
"""Reports compared with the promises for any text and with their expected results."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from attrs import frozen

from ..api import parse, read_file
from ..errors import CorpusError, ReadError, ReportparseError
from ..forms.flattening import Figure
from ..report.model import Report
from ..testing.promises import Broken, broken
from .goldens import differing, read_golden
from .scores import FIGURES_ONLY, expectation_of, expected_figures, score


@frozen
class Held:
    """A report that was compared with promises, and with the *golden* beside it, if there is one.

    The promise `file` is that the file can be read, `golden` that it is read as its golden says.
    """

    path: Path
    broken: tuple[Broken, ...]
    golden: bool


#: This many differences of one report from its golden are named.
_MOST = 20


def hold(path: Path) -> Held:
    """The report in the file at *path*, compared with all promises and the JSON next to it."""
    try:
        golden = read_golden(expectation_of(path))
        return Held(path, tuple(_broken(path, golden)), golden is not None)
    except CorpusError as error:
        return Held(path, (_of_error("golden", error),), golden=True)


def _broken(path: Path, golden: Any) -> Iterator[Broken]:
    try:
        source = read_file(path)
    except (OSError, ReadError) as error:
        yield _of_error("file", error)
        return
    found = list(broken(source.text))
    yield from found
    if golden is not None and not any(promise.promise == "parse" for promise in found):
        report = parse(source.text)
        yield from (Broken("golden", en, zh) for en, zh in _unexpected(path, golden, report))


def _of_error(promise: str, error: Exception) -> Broken:
    zh = error.text("zh") if isinstance(error, ReportparseError) else None
    return Broken(promise, str(error), zh)


def _unexpected(path: Path, golden: Any, report: Report) -> Iterator[tuple[str, str]]:
    """The differences of *report* from what is expected of it, in English and Chinese."""
    if not isinstance(golden, dict):
        yield "it is not a JSON object", "预期结果不是 JSON 对象"
    elif FIGURES_ONLY not in golden:
        yield from islice(differing(golden, report), _MOST)
    else:
        expected, figures = expected_figures(path), report.by_path
        read = score(report, expected, path.name)
        for figure in (*read.flagged, *read.silent):
            yield (
                f"{figure} is {_shown(figures, figure, _EN)}, not {_shown(expected, figure, _EN)}",
                f"{figure} 为{_shown(figures, figure, _ZH)}，应为{_shown(expected, figure, _ZH)}",
            )


#: Blank and absent figures.
_EN, _ZH = ("blank", "not there"), ("空白", "空缺")


def _shown(figures: Mapping[str, Figure], path: str, words: tuple[str, str]) -> str:
    blank, absent = words
    figure = figures.get(path, absent)
    return blank if figure is None else str(figure)
