# SPDX-License-Identifier: MIT
"""The finds of fuzzing, one row each in `finds.json`, shrunk; and how a new find becomes a row.

python -m tests.laws.finds FILE...          # shrinks the inputs that the fuzzer kept
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from fuzz.targets import TARGETS
from tests.conftest import ROOT

FILE = ROOT / "tests" / "laws" / "finds.json"


class Find(NamedTuple):
    """An input that broke a promise.

    Attributes:
        number: Of the find, from 1.
        target: What was fuzzed, a key of `fuzz.targets.TARGETS`.
        promise: What was broken.
        text: The input; a byte that is no UTF-8 as half of a surrogate pair.
        open: Why it is broken still; None once it is fixed.
    """

    number: int
    target: str
    promise: str
    text: str
    open: str | None

    def broken(self) -> set[str]:
        """The promises that the input breaks now."""
        data = self.text.encode("utf-8", "surrogateescape")
        return {promise.promise for promise in TARGETS[self.target](data)}


def finds() -> list[Find]:
    """All finds, in the order of their numbers."""
    return [Find(**row) for row in json.loads(FILE.read_text("utf-8"))]


def shrunk(text: str, fails: Callable[[str], bool]) -> str:
    """*text* without all lines, cells and characters that it does not need to fail."""
    for parts_of in (_lines, _cells, list):
        parts = parts_of(text)
        size = len(parts) // 2
        while size:
            start = 0
            while start < len(parts):
                rest = parts[:start] + parts[start + size :]
                if fails("".join(rest)):
                    parts = rest
                else:
                    start += size
            size //= 2
        text = "".join(parts)
    return text


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _cells(text: str) -> list[str]:
    *cells, last = text.split("|")
    return [*(f"{cell}|" for cell in cells), last]


def _found(path: Path, number: int) -> Find:
    """The input that the fuzzer kept in the file at *path*."""
    text = path.read_bytes().decode("utf-8", "surrogateescape")
    return Find(number, path.parent.parent.name, path.name.partition("-")[2], text, "new")


def _still_broken(find: Find, text: str) -> bool:
    return find.promise in find._replace(text=text).broken()


def _rows(files: Iterable[Path], first: int) -> Iterator[Find]:
    for number, path in enumerate(files, first):
        find = _found(path, number)
        fails = partial(_still_broken, find)
        if fails(find.text):
            yield find._replace(text=shrunk(find.text, fails))


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("files", nargs="+", type=Path, help="in work/TARGET/finds")
    known = finds()
    rows = [*known, *_rows(reader.parse_args().files, len(known) + 1)]
    text = json.dumps([row._asdict() for row in rows], ensure_ascii=True, indent=1)
    FILE.write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
