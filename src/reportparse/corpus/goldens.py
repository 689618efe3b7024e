# SPDX-License-Identifier: MIT
"""All that is read from a report, kept in the file beside it: shown before it is written.

The parts of a golden beyond the report itself are compared, too: places of figures, if it has
`provenance`; what checking finds, if it has `checks`. The file's name, in `source`, is not part
of it.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from attrs import evolve, frozen

from ..api import check, parse_source
from ..errors import MissingExtraError, ReadError
from ..output.json_text import to_json, without_duplicates
from ..report.model import Report
from ..support.atomic_files import replacing
from .scores import FIGURES_ONLY, expectation_of, expectation_to_write, source_of, unusable


@frozen
class Change:
    """A golden, before and after; empty before if there is none."""

    path: Path
    before: str
    after: str

    def difference(self, now: str = "as read now") -> Iterator[str]:
        """The lines in which they differ, as `diff` prints them; *now* names the value read."""
        before, after = (text.splitlines(keepends=True) for text in (self.before, self.after))
        yield from difflib.unified_diff(before, after, str(self.path), now, n=0)


def read_golden(path: Path) -> Any:
    """The content of the JSON file at *path*, numbers as they are printed; None without a file."""
    if not path.exists():
        return None
    try:
        return _plain(path.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise unusable(path, error) from None


def differing(golden: dict[str, Any], report: Report) -> Iterator[tuple[str, str]]:
    """The differences of *golden* from *report*: path, read and expected; English and Chinese."""
    now = _plain(_written(report, golden))
    return _differing({**golden, "source": now["source"]}, now, "")


def _differing(expected: Any, found: Any, path: str) -> Iterator[tuple[str, str]]:
    if expected == found:
        return
    if isinstance(expected, dict) and isinstance(found, dict):
        for key in dict.fromkeys([*expected, *found]):
            below = f"{path}.{key}" if path else key
            yield from _differing(expected.get(key, _NOTHING), found.get(key, _NOTHING), below)
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for index, (wanted, other) in enumerate(zip(expected, found, strict=True)):
            yield from _differing(wanted, other, f"{path}[{index}]")
    else:
        yield (
            f"{path} is {_short(found, 'not there')}, not {_short(expected, 'not there')}",
            f"{path} 为 {_short(found, '空缺')}，应为 {_short(expected, '空缺')}",
        )


#: In the place of a missing value; JSON has no such value.
_NOTHING = object()
_LONGEST = 60


def _short(value: Any, nothing: str) -> str:
    if value is _NOTHING:
        return nothing
    text = value.digits if isinstance(value, _Number) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def change_of(path: Path) -> Change | None:
    """The golden of the report at *path*, if it is not what is read now, or not there at all.

    Figures that are expected by hand are left alone.

    Raises:
        CorpusError: If the report or its golden cannot be read.
    """
    golden = read_golden(expectation_of(path))
    if isinstance(golden, dict) and FIGURES_ONLY in golden:
        return None
    try:
        report = parse_source(source_of(path))
    except (OSError, ReadError, MissingExtraError) as error:
        raise unusable(path, error) from None
    if isinstance(golden, dict) and not any(differing(golden, report)):
        return None
    target = expectation_to_write(path)
    data = target.read_bytes() if target.exists() else b""
    kept = golden if isinstance(golden, dict) else {"provenance": None}
    # Where the folder lies is no part of what is read.
    named = evolve(report, source=evolve(report.source, name=path.name))
    after = _written(named, kept).decode() + "\n"
    return Change(target, data.decode(json.detect_encoding(data)), after)


def accepted(change: Change) -> None:
    """Write what is read now; the file is replaced whole or not at all."""
    with replacing(change.path) as file:
        file.write(change.after.encode())


def _written(report: Report, golden: dict[str, Any]) -> bytes:
    return to_json(
        report,
        provenance="provenance" in golden,
        checked=check(report) if "checks" in golden else None,
        indent=True,
    )


def _plain(data: bytes) -> Any:
    return json.loads(
        data, parse_int=_Number, parse_float=_Number, object_pairs_hook=without_duplicates
    )


class _Number(NamedTuple):
    """A number as JSON prints it: 1 is neither true nor 1.0 nor "1"."""

    digits: str
