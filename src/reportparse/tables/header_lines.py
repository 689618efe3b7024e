# SPDX-License-Identifier: MIT
"""The columns by the order of their headers on the lines of the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ..forms.folding import fold
from ..forms.form import Form, Part
from .header_words import (
    HeaderMatch,
    HeaderWord,
    Order,
    common_depth,
    group_heads,
    groups_in_order,
    in_groups,
    in_order,
    names_by_line,
)


def by_one_line(part: Part, words: Sequence[HeaderWord]) -> HeaderMatch | None:
    """The columns in the order of the one line that names columns; None if there are more.

    Lines above one that names all columns may repeat some of them, as merged headers do.
    """
    leaves = set(part.figure_heads)
    by_line = names_by_line(word for word in words if word.name in leaves)
    *above, named = by_line.values() or [[]]
    is_whole = len(named) == len(part.columns)
    if not named or (
        above and not (is_whole and all(_is_subsequence(names, named) for names in above))
    ):
        return None
    line = max(by_line)
    groups = group_heads(part)
    if any(word.name in groups and word.line == line for word in words):
        return None
    if any(word.name is None and word.line != line for word in words):
        return None
    slots = [
        word for word in words if word.line == line and (word.name in leaves or word.name is None)
    ]
    chunks = in_groups(part, [word.name for word in slots if word.name])
    if chunks is None or not groups_in_order(part, words):
        return None
    indices = iter(chunks)
    order = tuple(None if word.name is None else next(indices) for word in slots)
    return _of_one_line(part, order, slots)


def _of_one_line(part: Part, order: Order, slots: Sequence[HeaderWord]) -> HeaderMatch:
    identity: Order = tuple(range(len(part.columns)))
    unknown = tuple(word.printed for word in slots if word.name is None)
    own = [index for index in order if index is not None]
    missing = tuple(head for index, head in enumerate(part.figure_heads) if index not in own)
    if not missing and not unknown:
        return in_order(order, part, slots)
    if not missing:
        # The rows show whether they leave out blank cells below a header at the end.
        first = order.index(None)
        orders = (order, order[:first]) if not any(order[first:]) else (order,)
        return HeaderMatch(orders, "column-added", unknown)
    if own == sorted(own) and not unknown:
        # The rows show whether the column or only its header is missing.
        return HeaderMatch((identity, order), "head-missing", missing)
    return HeaderMatch((order,), "column-missing", missing)


def with_added(form: Form, part: Part, words: Sequence[HeaderWord]) -> HeaderMatch | None:
    """The columns of a header without groups, one cell a line, with headers that no form has."""
    unknown = [word for word in words if word.name is None]
    labels = part.corner
    names = [word.name for word in words if word.name]
    if len({word.line for word in words}) < len(words) or len(set(names)) < len(names):
        return None
    if set(_tree(part)) != {""} or any(
        form.vocabulary.is_part(fold(word.printed)) for word in unknown
    ):
        return None
    place = names.index(labels) if labels in names else -1
    if place or words[0].name is None:
        return None
    slots = [word for word in words[1:] if word.name is None or word.name in part.figure_heads]
    heads = part.figure_heads
    order = tuple(None if word.name is None else heads.index(word.name) for word in slots)
    return _of_one_line(part, order, slots)


def by_lines(part: Part, words: Sequence[HeaderWord]) -> Order | None:
    """The order of the columns under a header of several lines; None if it is open."""
    lines = list(names_by_line(words).values())
    names = [name for line in lines for name in line]
    if len(set(part.figure_heads)) != len(part.figure_heads):
        return flat(part, names)
    tree = _tree(part)
    if all(len(line) == 1 for line in lines):
        if not tree.keys() - {""} <= set(names) or not _is_in_rows(tree, names):
            return flat(part, names)
        lines = [names]
    elif len(tree) > 1 and any(_is_inside(part.figure_heads[-1], line, tree) for line in lines):
        return None
    ordered: dict[str, list[str]] = {}
    for parent, siblings in tree.items():
        own = _sibling_order(siblings, lines)
        if own is None:
            return None
        ordered[parent] = own
    return tuple(part.figure_heads.index(name) for name in _leaves(ordered, "", tree))


def _is_in_rows(tree: dict[str, list[str]], names: Sequence[str]) -> bool:
    """True if headers come row by row, or those of each group right after that of the group."""
    known = [name for name in names if any(name in siblings for siblings in tree.values())]
    top = [name for name in known if name in tree[""]]
    groups = [name for name in top if name in tree]
    by_row, nested = list(top), list(top)
    for group in groups:
        own = [name for name in known if name in tree[group]]
        by_row += own
        place = nested.index(group) + 1
        nested[place:place] = own
    return known in (by_row, nested)


def _is_inside(total: str, line: Sequence[str], tree: dict[str, list[str]]) -> bool:
    """True if *total* is printed before others on a line that does not name all beside it."""
    others = set(tree[""]) - set(line)
    below = {name for group in tree.keys() - {""} for name in tree[group]} & set(line)
    return total in line[:-1] and bool(others or below)


def _tree(part: Part) -> dict[str, list[str]]:
    """The headers directly under each header, the topmost under the empty name."""
    depth = common_depth(part)
    tree: defaultdict[str, list[str]] = defaultdict(list)
    for column in part.columns:
        chain = ("", *column.heads[depth:])
        for parent, child in pairwise(chain):
            if child not in tree[parent]:
                tree[parent].append(child)
    return dict(tree)


def _sibling_order(siblings: Sequence[str], lines: Sequence[Sequence[str]]) -> list[str] | None:
    """The order of headers next to each other: that of the line that has all, else the form's."""
    for line in lines:
        own = [name for name in line if name in siblings]
        if sorted(own) == sorted(siblings):
            return own
    for line in lines:
        own = [name for name in line if name in siblings]
        if own != [name for name in siblings if name in own]:
            return None
    return list(siblings)


def with_groups(part: Part, words: Sequence[HeaderWord]) -> Sequence[HeaderWord]:
    """*words*, the headers of no form that are in the place of a group's as one of its name.

    They are next to each other on a line that has all headers beside the group's; below it all
    headers of the group are on a line.
    """
    tree = _tree(part)
    groups = [name for name in tree if name and name not in {word.name for word in words}]
    unknown = [place for place, word in enumerate(words) if word.name is None]
    if len(groups) != 1 or not unknown or unknown[-1] - unknown[0] + 1 != len(unknown):
        return words
    (group,) = groups
    first = words[unknown[0]]
    lines = names_by_line(words)
    below = [own for line, own in lines.items() if line > first.line]
    beside = {name for name in lines[first.line] if name in tree[""]}
    is_one_line = len({words[place].line for place in unknown}) == 1
    if not is_one_line or beside != set(tree[""]) - {group} or below != [tree[group]]:
        return words
    return [*words[: unknown[0]], first._replace(name=group), *words[unknown[-1] + 1 :]]


def _leaves(
    ordered: dict[str, list[str]], parent: str, tree: dict[str, list[str]]
) -> Iterator[str]:
    for child in ordered[parent]:
        if child in tree:
            yield from _leaves(ordered, child, tree)
        else:
            yield child


def flat(part: Part, names: Sequence[str | None], *, pieced: bool = False) -> Order | None:
    """The form's order, if a header whose lines are not known is printed in it, the total last."""
    leaves, total = set(part.figure_heads), part.figure_heads[-1]
    unique = pieced or part.figure_heads.count(total) == 1
    settled = [name for name in names if not (unique and name == total)]
    whole = [name for name in part.heads if not (unique and name == total)]
    kinds = (leaves, set(whole) - leaves) if pieced else (set(whole),)
    for kind in kinds:
        own = [name for name in settled if name in kind]
        if not _is_subsequence(own, [name for name in whole if name in kind]):
            return None
    if unique and not pieced and total in names[:-1]:
        return None
    return tuple(range(len(part.columns)))


def _is_subsequence(some: Iterable[str | None], whole: Iterable[str]) -> bool:
    rest = iter(whole)
    return all(any(name == other for other in rest) for name in some)


def totals_end_lines(part: Part, words: Iterable[HeaderWord]) -> bool:
    """True if each line of a broken header that prints the total ends with it."""
    total = part.figure_heads[-1]
    lines: defaultdict[int, list[bool]] = defaultdict(list)
    for word in words:
        is_total = word.name == total or (not word.name and total.startswith(word.printed))
        lines[word.line].append(is_total)
    return all(line[-1] for line in lines.values() if any(line))


def is_right_to_left(part: Part, words: Sequence[HeaderWord]) -> bool:
    """True if the header of the labels is printed after one of figures."""
    seen = [word.name for word in words]
    place = seen.index(part.corner) if part.corner in seen else 0
    return not set(part.figure_heads).isdisjoint(seen[:place])
