# SPDX-License-Identifier: MIT
"""Files of each kind beside what a library for them takes to read the same file, in one run.

    make bench-files

A page, from its bytes to a Report, over `pandas.read_html`; a PDF over pdfplumber's
`extract_tables`; a DOCX over python-docx reading all cells and paragraphs. Each file is read once,
as a folder is, the process warm; the median of their ratios counts.
"""

from __future__ import annotations

import io
import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import docx
import pandas as pd
import pdfplumber

import reportparse
from reportparse.api import parse_source
from reportparse.readers import read

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from tests.files import model, pages, word  # noqa: E402
from tests.makers import made  # noqa: E402

FILES = ROOT / "corpus" / "files" / "made"
#: The pages are brought to these sizes by more of what surrounds the report on them.
_SIZES = (20_000, 100_000)
_STYLES = ("trs_editor", "word_pasted", "old_tables", "one_table", "catalogue", "excel_pasted")
_LINK = '<li><a href="/art/{0}.html">关于{0}号事项的通知</a><span>2024-01-{1:02}</span></li>\n'
#: So many files of a kind are read; the first ones fill the memories and do not count.
_COUNT, _WARM = 30, 5


def report_of(data: bytes) -> reportparse.Report:
    """The report in a file."""
    return parse_source(read(data))


def models(count: int) -> list[model.Page]:
    """Different reports on the form in force."""
    texts = (text for name, text in made.reports(4 * count) if int(Path(name).stem) > 2020)
    canonical = (reportparse.unparse(reportparse.parse(text)) for text in texts)
    return list(map(model.model, islice(canonical, count)))


def padded(page: bytes, size: int, number: int) -> bytes:
    """*page* with a list of links before its end, of *size* in all; no link twice."""
    charset = _charset(page)
    links = "".join(_LINK.format(3_000 * number + at, at % 28 + 1) for at in range(2_000))
    missing = links.encode(charset)[: max(0, size - len(page))].decode(charset, "ignore")
    inserted = f"<ul>{missing.rpartition('<li>')[0]}</ul></"
    text = page.decode(charset)
    return (
        text.replace("</body", f"{inserted}body")
        .replace("</BODY", f"{inserted}BODY")
        .encode(charset)
    )


def _charset(page: bytes) -> str:
    try:
        page.decode()
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8"


def html(
    printed: Sequence[model.Page], styles: Sequence[str] = _STYLES, sizes: Sequence[int] = _SIZES
) -> Iterator[tuple[str, float]]:
    """Pages of each style and size, over pandas."""
    for style in styles:
        made_pages = [pages.STYLES[style](page) for page in printed]
        for size in sizes:
            data = [padded(page, size, number) for number, page in enumerate(made_pages)]
            yield f"HTML ({style}, {size // 1000} KB) over pandas.read_html", ratio(data, _tables)


def _tables(data: bytes) -> object:
    return pd.read_html(io.BytesIO(data), encoding=_charset(data))


def office(printed: Sequence[model.Page]) -> Iterator[tuple[str, float]]:
    """DOCX and PDF, over the libraries that the readers use."""
    yield "DOCX over python-docx", ratio(list(map(word.STYLES["plain"], printed)), _cells)
    files = [path.read_bytes() for path in sorted(FILES.glob("[0-9]*.pdf"))]
    yield "PDF over pdfplumber.extract_tables", ratio(files, _plumbed)


def _cells(data: bytes) -> object:
    document = docx.Document(io.BytesIO(data))
    rows = [row.cells for table in document.tables for row in table.rows]
    return [[cell.text for cell in row] for row in rows], [
        line.text for line in document.paragraphs
    ]


def _plumbed(data: bytes) -> object:
    with pdfplumber.open(io.BytesIO(data)) as file:
        return [page.extract_tables() for page in file.pages]


def ratio(files: Sequence[bytes], theirs: Callable[[bytes], object]) -> float:
    """The median time to a Report, divided by that of *theirs*, each file read once by both."""
    times: list[tuple[float, float]] = []
    for data in files:
        start = _spent()
        report_of(data)
        between = _spent()
        theirs(data)
        times.append((between - start, _spent() - between))
    ours, others = zip(*times[_WARM:], strict=True)
    found: float = statistics.median(ours) / statistics.median(others)
    return round(found, 2)


def _spent() -> float:
    """The CPU seconds of this process and, on Linux, of those that it keeps."""
    spent = time.process_time()
    own = Path(f"/proc/self/task/{os.getpid()}/children")
    for child in own.read_text().split() if own.exists() else ():
        fields = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()
        spent += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return spent


def main_ratios() -> dict[str, float]:
    """The ratios that the gate compares: the most usual page, DOCX and PDF."""
    printed = models(_COUNT)
    return dict(html(printed, _STYLES[:1], _SIZES[:1])) | dict(office(printed))


def main() -> int:
    """Measure and print."""
    printed = models(_COUNT)
    print(json.dumps(dict(html(printed)) | dict(office(printed)), ensure_ascii=False, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
