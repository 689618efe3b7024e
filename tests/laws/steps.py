# SPDX-License-Identifier: MIT
"""How many steps the package takes over hostile texts, counted and not timed.

    python -m tests.laws.steps texts    # of regular expressions, on each of the hostile texts
    python -m tests.laws.steps pumps    # of each expression, on texts that make it go round
    python -m tests.laws.steps calls    # calls of functions, on each of the hostile texts

Each prints JSON: the steps for a text, and for one twice as long.

`re` does not count, so its patterns are run a second time here, by a matcher that backtracks in
the same order and counts each sign it looks at. It does without the short cuts that `re` knows:
it takes as many steps or more. The patterns are counted as the package uses them, on the texts it
gives them, so what is bounded by its callers is.
"""

from __future__ import annotations

import functools
import gc
import json
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from re import _constants as sre
from re import _parser
from typing import Any, NamedTuple

from tests.laws import hostile

Continuation = Callable[[int], bool]
Node = Callable[[str, int, int, Continuation], bool]

_CATEGORIES = {
    sre.CATEGORY_DIGIT: str.isdecimal,
    sre.CATEGORY_NOT_DIGIT: lambda sign: not sign.isdecimal(),
    sre.CATEGORY_SPACE: str.isspace,
    sre.CATEGORY_NOT_SPACE: lambda sign: not sign.isspace(),
    sre.CATEGORY_WORD: lambda sign: sign.isalnum() or sign == "_",
    sre.CATEGORY_NOT_WORD: lambda sign: not (sign.isalnum() or sign == "_"),
}


class Counter:
    """Steps taken so far, by pattern.

    Attributes:
        steps: For each pattern its steps.
        only: The pattern to count; None for all.
    """

    def __init__(self) -> None:
        self.steps: dict[str, int] = {}
        self.only: str | None = None

    def counts(self, pattern: str) -> bool:
        """Whether *pattern* is counted."""
        return self.only is None or pattern == self.only

    def add(self, pattern: str, steps: int) -> None:
        """Count *steps* of *pattern*."""
        self.steps[pattern] = self.steps.get(pattern, 0) + steps


class Matcher:
    """A pattern as a tree of functions, each of which goes on with a continuation."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        tree = _parser.parse(pattern, flags)
        self.flags = tree.state.flags
        self.steps = 0
        self.match_at = self._sequence(list(tree))

    def end_of_match(self, text: str, start: int, end: int, *, full: bool = False) -> int:
        """Where the match that begins at *start* ends; -1 if there is none."""
        found = -1

        def accept(place: int) -> bool:
            nonlocal found
            if full and place != end:
                return False
            found = place
            return True

        self.match_at(text, start, end, accept)
        return found

    def _sequence(self, items: list[Any]) -> Node:
        nodes = [self._node(*item) for item in items]

        def run(text: str, at: int, end: int, go_on: Continuation, index: int = 0) -> bool:
            if index == len(nodes):
                return go_on(at)
            return nodes[index](
                text, at, end, lambda place: run(text, place, end, go_on, index + 1)
            )

        return run

    def _node(self, op: Any, value: Any) -> Node:
        if op in (sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN):
            return self._sign(op, value)
        if op in (sre.MAX_REPEAT, sre.MIN_REPEAT):
            return self._repeat(*value, lazy=op is sre.MIN_REPEAT)
        if op is sre.SUBPATTERN:
            return self._sequence(list(value[3]))
        if op is sre.BRANCH:
            return self._branch([self._sequence(list(one)) for one in value[1]])
        if op in (sre.ASSERT, sre.ASSERT_NOT):
            return self._look(value[0], list(value[1]), wanted=op is sre.ASSERT)
        if op is sre.AT:
            return self._place(value)
        raise NotImplementedError(op)

    def _test(self, op: Any, value: Any) -> Callable[[str], bool]:
        """Whether one sign is what the pattern says."""
        if op is sre.LITERAL:
            return lambda sign: ord(sign) == value
        if op is sre.NOT_LITERAL:
            return lambda sign: ord(sign) != value
        if op is sre.ANY:
            return (lambda _: True) if self.flags & re.DOTALL else (lambda sign: sign != "\n")
        if op is sre.RANGE:
            return lambda sign: value[0] <= ord(sign) <= value[1]
        if op is sre.CATEGORY:
            return _CATEGORIES[value]
        assert op is sre.IN, op
        negated = value[0][0] is sre.NEGATE
        tests = [self._test(*one) for one in value[negated:]]
        return lambda sign: any(test(sign) for test in tests) is not negated

    def _sign(self, op: Any, value: Any) -> Node:
        test = self._test(op, value)

        def run(text: str, at: int, end: int, go_on: Continuation) -> bool:
            self.steps += 1
            return at < end and test(text[at]) and go_on(at + 1)

        return run

    def _branch(self, ways: list[Node]) -> Node:
        def run(text: str, at: int, end: int, go_on: Continuation) -> bool:
            return any(way(text, at, end, go_on) for way in ways)

        return run

    def _repeat(self, least: int, most: int, items: Any, *, lazy: bool) -> Node:
        parts = list(items)
        if len(parts) == 1 and parts[0][0] in (sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN):
            return self._repeat_sign(least, most, self._test(*parts[0]), lazy=lazy)
        body = self._sequence(parts)

        def run(text: str, at: int, end: int, go_on: Continuation, count: int = 0) -> bool:
            def again(place: int) -> bool:
                return (place > at or count < least) and run(text, place, end, go_on, count + 1)

            if count < least:
                return body(text, at, end, again)
            if lazy:
                return go_on(at) or (count < most and body(text, at, end, again))
            return (count < most and body(text, at, end, again)) or go_on(at)

        return run

    def _repeat_sign(
        self, least: int, most: int, test: Callable[[str], bool], *, lazy: bool
    ) -> Node:
        def run(text: str, at: int, end: int, go_on: Continuation) -> bool:
            def fits(place: int) -> bool:
                self.steps += 1
                return place < end and place - at < most and test(text[place])

            if lazy:
                place = at
                while place - at < least or not go_on(place):
                    if not fits(place):
                        return False
                    place += 1
                return True
            last = at
            while fits(last):
                last += 1
            return any(go_on(place) for place in range(last, at + least - 1, -1))

        return run

    def _look(self, direction: int, items: list[Any], *, wanted: bool) -> Node:
        body = self._sequence(items)
        width = 0
        if direction < 0:
            width = sum(_width(item) for item in items)

        def run(text: str, at: int, end: int, go_on: Continuation) -> bool:
            start = at - width
            found = start >= 0 and body(text, start, at if direction < 0 else end, lambda _: True)
            return found is wanted and go_on(at)

        return run

    def _place(self, where: Any) -> Node:
        lines = bool(self.flags & re.MULTILINE)

        def run(text: str, at: int, end: int, go_on: Continuation) -> bool:
            self.steps += 1
            if where in (sre.AT_BEGINNING, sre.AT_BEGINNING_STRING):
                here = at == 0 or (lines and text[at - 1] == "\n")
            else:
                rest = text[at : at + 2]
                here = at == end or (lines and rest[:1] == "\n") or (rest == "\n" and at + 1 == end)
            return here and go_on(at)

        return run


@cache
def _matcher(pattern: str, flags: int) -> Matcher:
    return Matcher(pattern, flags)


def _width(item: Any) -> int:
    """How many signs an item of a look-behind has."""
    op, value = item
    if op is sre.SUBPATTERN:
        return sum(map(_width, value[3]))
    if op is sre.BRANCH:
        return sum(map(_width, value[1][0]))
    if op is sre.MAX_REPEAT:
        return int(value[0]) * sum(map(_width, value[2]))
    return 0 if op in (sre.AT, sre.ASSERT, sre.ASSERT_NOT) else 1


class Counted:
    """A compiled pattern that counts."""

    def __init__(self, pattern: str, flags: int, counter: Counter) -> None:
        counter.steps.setdefault(pattern, 0)
        self._real = re._compile(pattern, flags)  # type: ignore[attr-defined]
        self._matcher = _matcher(pattern, flags)
        self._counter = counter

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def _walk(self, text: str, start: int, end: int | None, *, once: bool) -> None:
        """Search as `re` does: at each place in turn, after a match behind it."""
        if not self._counter.counts(self.pattern):
            return
        before = self._matcher.steps
        last = len(text) if end is None else min(end, len(text))
        at = start
        while at <= last:
            found = self._matcher.end_of_match(text, at, last)
            if found >= 0 and once:
                break
            at = max(found, at + 1)
        self._counter.add(self.pattern, self._matcher.steps - before)

    def _at(self, text: str, start: int, end: int | None, *, full: bool) -> None:
        if not self._counter.counts(self.pattern):
            return
        before = self._matcher.steps
        last = len(text) if end is None else min(end, len(text))
        self._matcher.end_of_match(text, start, last, full=full)
        self._counter.add(self.pattern, self._matcher.steps - before)

    def match(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Any:
        self._at(text, pos, endpos, full=False)
        return self._real.match(text, pos, endpos)

    def fullmatch(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Any:
        self._at(text, pos, endpos, full=True)
        return self._real.fullmatch(text, pos, endpos)

    def search(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Any:
        self._walk(text, pos, endpos, once=True)
        return self._real.search(text, pos, endpos)

    def finditer(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Iterator[Any]:
        self._walk(text, pos, endpos, once=False)
        return self._real.finditer(text, pos, endpos)  # type: ignore[no-any-return]

    def findall(self, text: str, pos: int = 0, endpos: int = sys.maxsize) -> Any:
        self._walk(text, pos, endpos, once=False)
        return self._real.findall(text, pos, endpos)

    def sub(self, new: Any, text: str, count: int = 0) -> str:
        self._walk(text, 0, None, once=False)
        return self._real.sub(new, text, count)  # type: ignore[no-any-return]

    def split(self, text: str, maxsplit: int = 0) -> Any:
        self._walk(text, 0, None, once=False)
        return self._real.split(text, maxsplit)


def install(counter: Counter) -> None:
    """Let every pattern that the package makes from now on count into *counter*."""
    real = {name: getattr(re, name) for name in ("compile", *_FUNCTIONS)}

    def counted(pattern: Any, flags: Any = 0) -> Any:
        if isinstance(pattern, str) and _is_own_caller():
            return Counted(pattern, int(flags), counter)
        return real["compile"](pattern, flags)

    def calling(name: str) -> Any:
        def function(pattern: Any, *arguments: Any, **options: Any) -> Any:
            if isinstance(pattern, str) and _is_own_caller() and not options:
                return getattr(Counted(pattern, 0, counter), name)(*arguments)
            return real[name](pattern, *arguments, **options)

        return function

    re.compile = counted
    for name in _FUNCTIONS:
        setattr(re, name, calling(name))


_FUNCTIONS = ("match", "fullmatch", "search", "sub", "split", "findall", "finditer")


def _is_own_caller() -> bool:
    return str(sys._getframe(2).f_globals.get("__name__", "")).startswith("reportparse")


class Pump(NamedTuple):
    """What makes a pattern go round in one of its repeats.

    Attributes:
        before: What leads to the repeat.
        unit: What the repeat takes.
    """

    before: str
    unit: str


#: A repeat that may take more than this is pumped.
_BOUND = 8


def pumps(pattern: str, flags: int = 0) -> Iterator[Pump]:
    """For each repeat in *pattern* a pump."""
    yield from _pumps(list(_parser.parse(pattern, flags)), "")


def _pumps(items: list[Any], before: str) -> Iterator[Pump]:
    for op, value in items:
        for inside in _inside(op, value):
            yield from _pumps(inside, before)
        if op in (sre.MAX_REPEAT, sre.MIN_REPEAT) and int(value[1]) > _BOUND:
            unit = _sample(list(value[2]))
            if unit:
                yield Pump(before, unit)
        before += _sample([(op, value)])


def _inside(op: Any, value: Any) -> Iterator[list[Any]]:
    """The sequences inside an item."""
    if op is sre.SUBPATTERN:
        yield list(value[3])
    elif op is sre.BRANCH:
        yield from map(list, value[1])
    elif op in (sre.MAX_REPEAT, sre.MIN_REPEAT):
        yield list(value[2])


def _sample(items: list[Any]) -> str:
    """A text that *items* match, but for what looks around."""
    text = ""
    for op, value in items:
        if op is sre.LITERAL:
            text += chr(value)
        elif op in (sre.IN, sre.ANY, sre.NOT_LITERAL):
            text += _sample_sign(op, value)
        elif op in (sre.MAX_REPEAT, sre.MIN_REPEAT):
            text += _sample(list(value[2])) * max(1, int(value[0]))
        elif op in (sre.SUBPATTERN, sre.BRANCH):
            text += _sample(next(_inside(op, value)))
    return text


def _sample_sign(op: Any, value: Any) -> str:
    if op is not sre.IN or value[0][0] is sre.NEGATE:
        return "甲"
    first, at = value[0]
    if first is sre.LITERAL:
        return chr(at)
    return chr(at[0]) if first is sre.RANGE else "1"


def _forget() -> None:
    """Let nothing be remembered of what was read before."""
    from reportparse.forms import registry

    for form in registry.forms().values():
        known = form.vocabulary
        for memory in (known._known, known._meant, known._exact):
            memory.clear()
    for one in gc.get_objects():
        if isinstance(one, functools._lru_cache_wrapper) and _is_own(one):
            one.cache_clear()


def _is_own(one: Any) -> bool:
    return str(getattr(one, "__module__", "")).startswith("reportparse")


def _steps(counter: Counter, text: hostile.Text, size: int) -> dict[str, int]:
    _forget()
    counter.steps = dict.fromkeys(counter.steps, 0)
    hostile.work(text(size))
    return counter.steps


def texts() -> Iterator[tuple[str, int, int]]:
    """For each hostile text the steps of all regular expressions."""
    counter = Counter()
    install(counter)
    for name, text in hostile.TEXTS.items():
        small, large = (_steps(counter, text, size) for size in (hostile.SIZE, 2 * hostile.SIZE))
        yield name, sum(small.values()), sum(large.values())


def of_pumps() -> Iterator[tuple[str, int, int]]:
    """For each pump of each regular expression the steps of that expression."""
    counter = Counter()
    install(counter)
    for text in hostile.TEXTS.values():
        counter.only = ""
        hostile.work(text(200))  # patterns are made when they are first needed
    for pattern in list(counter.steps):
        counter.only = pattern
        for pump in dict.fromkeys(pumps(pattern)):
            text = hostile.pumped(*pump)
            small, large = (
                _steps(counter, text, size)[pattern] for size in (hostile.SIZE, 2 * hostile.SIZE)
            )
            yield f"{pattern!r}: {pump.unit!r} after {pump.before!r}", small, large


def calls() -> Iterator[tuple[str, int, int]]:
    """For each hostile text the calls of functions, those of C included, that the package makes."""
    for name, text in hostile.TEXTS.items():
        found = []
        for size in (hostile.SIZE, 2 * hostile.SIZE):
            _forget()
            hostile.work("")
            found.append(_calls(text(size)))
        yield name, found[0], found[1]


def _calls(text: str) -> int:
    count = 0

    def profile(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(profile)
    try:
        hostile.work(text)
    finally:
        sys.setprofile(None)
    return count


WAYS = {"texts": texts, "pumps": of_pumps, "calls": calls}


def main() -> None:
    sys.setrecursionlimit(10**6)
    found = [{"name": name, "steps": [small, large]} for name, small, large in WAYS[sys.argv[1]]()]
    json.dump(found, sys.stdout, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main()
