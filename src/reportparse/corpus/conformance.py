# SPDX-License-Identifier: MIT
"""Reports compared with the promises for any text and with their expected results."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from attrs import frozen

from ..api import parse_source
from ..errors import CorpusError, MissingExtraError, ReadError, UnknownPathError, reason
from ..forms.flattening import Figure
from ..report.model import Report
from ..testing.promises import Broken, broken
from .goldens import differing, read_golden
from .scores import FIGURES_ONLY, expectation_of, expected_figures, score, source_of


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
        source = source_of(path)
    except (OSError, ReadError, MissingExtraError) as error:
        yield _of_error("file", error)
        return
    found = list(broken(source.text))
    yield from found
    if golden is not None and not any(promise.promise == "parse" for promise in found):
        report = parse_source(source)
        yield from (Broken("golden", en, zh) for en, zh in _unexpected(path, golden, report))


def _of_error(promise: str, error: Exception) -> Broken:
    return Broken(promise, reason(error, "en"), reason(error, "zh"))


def _unexpected(path: Path, golden: Any, report: Report) -> Iterator[tuple[str, str]]:
    """The differences of *report* from what is expected of it, in English and Chinese."""
    if not isinstance(golden, dict):
        yield "it is not a JSON object", "预期结果不是 JSON 对象"
    elif FIGURES_ONLY not in golden:
        yield from islice(differing(golden, report), _MOST)
    else:
        expected, figures = expected_figures(path), report.by_path
        read = score(report, expected, path.name)
        for path_of_figure in (*read.flagged, *read.silent):
            yield _other_figure(path_of_figure, expected[path_of_figure], figures)


def _other_figure(path: str, wanted: Figure, figures: Mapping[str, Figure]) -> tuple[str, str]:
    """The difference of the figure at *path* from the one *wanted*, in English and Chinese."""
    if path not in figures:
        unknown = UnknownPathError(path, figures)
        return unknown.text("en"), unknown.text("zh")
    en, zh = (
        tuple(blank if figure is None else str(figure) for figure in (figures[path], wanted))
        for blank in ("blank", "空白")
    )
    return "{} is {}, not {}".format(path, *en), "{} 为 {}，应为 {}".format(path, *zh)
