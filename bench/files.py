# SPDX-License-Identifier: MIT
"""Files of each kind beside what a library for them takes to read the same file, in one run.

    make bench-files

A page: from its bytes to a Report, over `trafilatura.extract`, which looks for the article of a
page, too. DOCX and PDF: over opening the file with the library that the reader uses.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pdfplumber
import trafilatura

import reportparse
from reportparse.api import parse_source
from reportparse.readers import read

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]

from run import best  # noqa: E402

from tests.files import model, pages, word  # noqa: E402

FILES = ROOT / "corpus" / "files"
NAME = "01_qinghe_city"
#: The pages are brought to this size by more of what surrounds the report on them.
_SIZE = 100_000
_ROUNDS = 12
_LINK = '<li><a href="/art/{0}.html">关于{0}号事项的通知</a><span>2024-01-{1:02}</span></li>\n'


def report_of(data: bytes) -> reportparse.Report:
    """The report in a file, no page like it having been read before."""
    return parse_source(read(data))


def padded(page: bytes) -> str:
    """*page* with a list of links before its end, 100 KB in all."""
    charset = "gb18030" if b"gb2312" in page[:2000] else "utf-8"
    try:
        text = page.decode(charset)
    except UnicodeDecodeError:
        text = page.decode("utf-8")
    links = "".join(_LINK.format(number, number % 28 + 1) for number in range(2_000))
    missing = max(0, _SIZE - len(text.encode()))
    links = links.encode()[:missing].decode("utf-8", "ignore").rpartition("<li>")[0]
    return text.replace("</body>", f"<ul>{links}</ul></body>").replace(
        "</BODY>", f"<ul>{links}</ul></BODY>"
    )


def html(page: model.Page) -> Iterator[tuple[str, float]]:
    """Each style of page, over trafilatura."""
    for style in ("trs_editor", "word_pasted", "old_tables", "one_table"):
        text = padded(pages.STYLES[style](page))
        data = text.encode()
        yield (
            f"{style}, {len(data) // 1000} KB, to Report over trafilatura.extract",
            _ratio(lambda: report_of(data), lambda: trafilatura.extract(text)),  # noqa: B023
        )


def office(page: model.Page) -> Iterator[tuple[str, float]]:
    """DOCX and PDF, over the libraries that open them."""
    document = word.STYLES["plain"](page)
    yield (
        "DOCX to Report over docx.Document",
        _ratio(lambda: report_of(document), lambda: docx.Document(io.BytesIO(document))),
    )
    for maker in ("lo", "chromium"):
        data = (FILES / "made" / f"{NAME}.{maker}.pdf").read_bytes()
        yield (
            f"PDF ({maker}) to Report over pdfplumber's extract_text",
            _ratio(lambda: report_of(data), lambda: _plumbed(data)),  # noqa: B023
        )


def _plumbed(data: bytes) -> list[str]:
    with pdfplumber.open(io.BytesIO(data)) as file:
        return [page.extract_text() for page in file.pages]


def _ratio(ours: Callable[[], object], theirs: Callable[[], object]) -> float:
    times = best({"ours": ours, "theirs": theirs}, _ROUNDS)
    return round(times["ours"] / times["theirs"], 2)


def main() -> int:
    """Measure and print; 1 if a page takes longer than trafilatura takes."""
    page = model.model((FILES / "reports" / f"{NAME}.txt").read_text("utf-8"))
    over = dict(html(page))
    print(json.dumps(over | dict(office(page)), ensure_ascii=False, indent=2))
    return int(max(over.values()) > 1)


if __name__ == "__main__":
    sys.exit(main())
