# SPDX-License-Identifier: MIT
"""Mutated files of each kind: whatever the bytes, a report or one of the documented errors.

    python -m fuzz.files --cases 20000

Bytes are flipped, cut, doubled, moved and spliced from other files; what is packed in a DOCX or
PDF file is mutated before it is packed again, for else hardly a mutation would get past zlib.
Each file has its own limits of time and memory; what breaks them, or raises anything else, is
kept beside what else fuzzing found, and named at the end.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import resource
import signal
import sys
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import FrameType

from fuzz.targets import TARGETS
from tests.files import model, pages, word

ROOT = Path(__file__).resolve().parents[1]
FILES = ROOT / "corpus" / "files"
FINDS = ROOT / "fuzz" / "work" / "files"

#: Seconds and bytes that reading a mutated file may take.
_SECONDS = 20
_MEMORY = 3 << 30
#: So many reports are enough seeds.
_REPORTS = 4
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
#: What means something to the readers.
_WORDS = (
    b"<td>", b"</table>", b"<table>", b"colspan=99999", b"rowspan=0", b"rowspan=65534", b"<div>",
    b"display:none", b"<!--", b"<script>", b"</p>", b"&#x1F600;", b"\xff\xfe", b"\0\0", b"<br>",
    b"w:gridSpan", b"<w:vMerge/>", b'w:val="-1"', b"<w:tbl>", b"<w:del>", b"&xxe;", b"9999999999",
    b" 0 R", b"/Kids", b"/Length 0", b"/FlateDecode", b"<<", b">>", b"endobj", b"1e309", b"-1",
)  # fmt: skip


class _TooLongError(BaseException):
    """Reading a file took too long; no handler of exceptions may catch it."""


def seeds(kind: str) -> list[bytes]:
    """Files of *kind* to mutate."""
    texts = sorted((FILES / "reports").glob("*.txt"))[:: 12 // _REPORTS]
    reports = [model.model(path.read_text("utf-8")) for path in texts]
    match kind:
        case "html":
            return [style(page) for page in reports for style in pages.STYLES.values()]
        case "docx":
            made = [path.read_bytes() for path in sorted((FILES / "made").glob("*.docx"))]
            return made + [style(page) for page in reports for style in word.STYLES.values()]
        case "pdf":
            return [path.read_bytes() for path in sorted((FILES / "made").glob("*.pdf"))]
    return [write(path.read_text("utf-8")) for path in texts for write in pages.TEXTS.values()]


def mutated(data: bytes, others: Sequence[bytes], dice: random.Random) -> bytes:
    """*data* with one to eight changes."""
    for _ in range(dice.choice((1, 1, 2, 3, 8))):
        data = dice.choice(_OPERATIONS)(data, others, dice)
    return data


def _flip(data: bytes, _: Sequence[bytes], dice: random.Random) -> bytes:
    changed = bytearray(data)
    for _count in range(dice.choice((1, 4, 32))):
        if changed:
            changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def _part(data: bytes, dice: random.Random) -> tuple[int, int]:
    start = dice.randrange(len(data) + 1)
    return start, min(len(data), start + dice.choice((1, 8, 64, 512, 4096)))


def _cut(data: bytes, _: Sequence[bytes], dice: random.Random) -> bytes:
    start, end = _part(data, dice)
    return data[:start] + data[end:]


def _end(data: bytes, _: Sequence[bytes], dice: random.Random) -> bytes:
    return data[: dice.randrange(len(data) + 1)] if dice.random() < 0.2 else data


def _double(data: bytes, _: Sequence[bytes], dice: random.Random) -> bytes:
    start, end = _part(data, dice)
    return data[:end] + data[start:end] * dice.choice((1, 2, 50)) + data[end:]


def _splice(data: bytes, others: Sequence[bytes], dice: random.Random) -> bytes:
    other = dice.choice(others)
    start, end = _part(other, dice)
    at = dice.randrange(len(data) + 1)
    return data[:at] + other[start:end] + data[at:]


def _insert(data: bytes, _: Sequence[bytes], dice: random.Random) -> bytes:
    at = dice.randrange(len(data) + 1)
    return data[:at] + dice.choice(_WORDS) * dice.choice((1, 1, 1, 300)) + data[at:]


_OPERATIONS: Sequence[Callable[[bytes, Sequence[bytes], random.Random], bytes]] = (
    _flip,
    _cut,
    _end,
    _double,
    _splice,
    _insert,
)


def in_docx(data: bytes, _: Sequence[bytes], dice: random.Random) -> bytes:
    """A DOCX file with one of its parts mutated."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    likely = [name for name in parts if name.endswith(("document.xml", "numbering.xml"))]
    name = dice.choice(likely if likely and dice.random() < 0.8 else list(parts))
    parts[name] = mutated(parts[name], [parts[name]], dice)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return packed.getvalue()


def in_pdf(data: bytes, _: Sequence[bytes], dice: random.Random) -> bytes:
    """A PDF file with one of its streams mutated."""
    streams = list(_STREAM.finditer(data))
    if not streams:
        return data
    stream = dice.choice(streams)
    try:
        content = zlib.decompress(stream[1])
    except zlib.error:
        return data
    packed = zlib.compress(mutated(content, [content], dice))
    return data[: stream.start(1)] + packed + data[stream.end(1) :]


_INSIDE = {"docx": in_docx, "pdf": in_pdf}


def cases(kind: str, count: int, seed: int) -> Iterator[bytes]:
    """*count* mutated files of *kind*."""
    dice = random.Random(f"{kind} {seed}")
    every = seeds(kind)
    for _ in range(count):
        data = dice.choice(every)
        inside = _INSIDE.get(kind)
        change = inside if inside and dice.random() < 0.6 else mutated
        yield change(data, every, dice)


def _run(kind: str, count: int, seed: int) -> Mapping[str, int]:
    """Read *count* files; how many kept what is promised, and how many broke it how."""
    found: Counter[str] = Counter()
    slowest = 0.0
    for number, data in enumerate(cases(kind, count, seed)):
        started = time.process_time()
        signal.alarm(_SECONDS)
        try:
            broken = [
                f"{promise.promise}: {promise.detail}"[:200] for promise in TARGETS["file"](data)
            ]
        except _TooLongError:
            broken = ["too long"]
        except MemoryError:
            broken = ["too much memory"]
        finally:
            signal.alarm(0)
        slowest = max(slowest, time.process_time() - started)
        for one in broken:
            if not found[one]:
                FINDS.mkdir(parents=True, exist_ok=True)
                (FINDS / f"{kind}-{seed}-{number}").write_bytes(data)
                print(f"{kind} {number}: {one}", flush=True)
            found[one] += 1
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{kind}: {count} files, slowest {slowest:.1f} s of CPU, peak {peak} MB", flush=True)
    return found


def _too_long(signum: int, frame: FrameType | None) -> None:  # noqa: ARG001
    raise _TooLongError


def main() -> int:
    """Mutate and read files of each kind; 1 if any promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=20_000, help="of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", choices=["text", "html", "docx", "pdf"], action="append")
    options = parser.parse_args()
    signal.signal(signal.SIGALRM, _too_long)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    kinds = options.kind or ["text", "html", "docx", "pdf"]
    broken = [_run(kind, options.cases, options.seed) for kind in kinds]
    return 1 if any(broken) else 0


if __name__ == "__main__":
    sys.exit(main())
