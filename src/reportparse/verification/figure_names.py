# SPDX-License-Identifier: MIT
"""The words for a figure -> its path: the labels of the forms, and the wordings of prose."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from attrs import frozen

from ..forms import registry
from ..forms.folding import fold, without_number
from ..forms.form import TEXT_COLUMN, Form, PrintedColumn, Row
from ..narrative.form_targets import claim_on
from ..narrative.passages import normalised
from ..narrative.scope import Context
from ..narrative.statements import sentences

_SEPARATORS: Final = re.compile(r"[\s·•/|>→:：,，、;；.\-—“”‘’《》]+|(?<=[一-鿿])的(?=[一-鿿])")
_NOTE: Final = re.compile(r"（[^（）]*）$")
_COUNTED: Final = re.compile(r"(?:数量|件数|数)$")
_TOTAL: Final = "总计"
#: At most this many figures are proposed.
_MOST_PROPOSED: Final = 10


@frozen
class NamedFigure:
    """A figure of a form with its names.

    Attributes:
        path: Its path.
        label: Its labels on the form, from the table down.
        forms: The keys of the forms that have it.
    """

    path: str
    label: str
    forms: tuple[str, ...]


@cache
def figures_on(form: str) -> tuple[NamedFigure, ...]:
    """The numbers of the *form*, in order of print."""
    own = registry.forms()[form]
    return tuple(NamedFigure(column.path, label, (form,)) for column, label, _ in _columns(own))


def _columns(form: Form) -> Iterator[tuple[PrintedColumn, str, frozenset[str]]]:
    """The numbers of *form*, each with its label and the folded names that mean no other."""
    for row in form.rows:
        numbers = [column for column in row.columns if column.kind != TEXT_COLUMN]
        for column in numbers:
            own = _names(row, column, is_only=len(numbers) == 1)
            label = form.table_of[row.table].describe(column.path)
            yield column, label, frozenset((_key(label), *own))


def _names(row: Row, column: PrintedColumn, *, is_only: bool) -> Iterator[str]:
    """The names of a figure: row and column; one of them alone where it may be enough."""
    own, label = _key(row.label), without_number(row.label)
    for heads in ("".join(column.heads), "".join(column.heads[-1:])):
        yield from (_key(label + heads), _key(heads + label), own + _key(heads))
    yield _key("".join(column.heads[-1:]))
    if is_only or column.heads[-1:] == (_TOTAL,):
        yield own or _key("".join(column.heads[:-1]))


def _key(words: str) -> str:
    """*words* as names are compared: folded, without numbers, notes and separators."""
    folded = _SEPARATORS.sub("", _NOTE.sub("", without_number(fold(words))))
    return _COUNTED.sub("", folded)


@cache
def _by_name(form: str) -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for column, _, names in _columns(registry.forms()[form]):
        for name in names - {""}:
            found[name][column.path] = None
    return {name: tuple(paths) for name, paths in found.items()}


def paths_labelled(words: str, form: str) -> tuple[str, ...]:
    """The figures on *form* that have the label *words*; several if the form prints it twice."""
    return _by_name(form).get(_key(words), ())


def paths_named(words: str, form: str) -> tuple[str, ...]:
    """The figures on *form* that *words* are a path, a label or a wording in prose of."""
    if any(figure.path == words for figure in figures_on(form)):
        return (words,)
    return paths_labelled(words, form) or tuple(_in_prose(words, form))


def _in_prose(words: str, form: str) -> Iterator[str]:
    """The figure that prose names by *words*, if it names one."""
    text = f"{words.strip()}1件"
    paths = {figure.path for figure in figures_on(form)}
    for section in ("applications", "reviews"):
        for sentence in sentences(normalised(text), Context(None, (), section, "", text)):
            for statement in sentence.statements:
                claim = claim_on(statement.claim, paths)
                if claim is not None and claim.path in paths:
                    yield claim.path
                    return


def proposed(words: str, forms: Iterable[str]) -> list[NamedFigure]:
    """The figures of *forms* that *words* may name, the likeliest first."""
    wanted = _pairs(_key(words))
    ranked: list[tuple[tuple[bool, int, bool, int], NamedFigure]] = []
    for form in forms:
        named = paths_named(words, form)
        for figure in figures_on(form):
            own = _pairs(_key(figure.label))
            common = len(wanted & own)
            if figure.path in named or 2 * common >= len(wanted):
                is_total = figure.label.endswith(_TOTAL)
                ranked.append(((figure.path not in named, -common, not is_total, len(own)), figure))
    merged: dict[str, NamedFigure] = {}
    for _, figure in sorted(ranked, key=lambda pair: pair[0]):
        first = merged.setdefault(figure.path, figure)
        keys = dict.fromkeys((*first.forms, *figure.forms))
        merged[figure.path] = NamedFigure(first.path, first.label, tuple(keys))
    return list(merged.values())[:_MOST_PROPOSED]


def _pairs(words: str) -> set[str]:
    return {words[place : place + 2] for place in range(max(1, len(words) - 1))}
