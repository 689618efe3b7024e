# SPDX-License-Identifier: MIT
"""Four times the PDF takes four times the work: calls are counted; `make laws` measures time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from math import isqrt

import pytest

from reportparse.readers.layout_tables import without_layout
from reportparse.readers.limits import LIMITS
from reportparse.readers.page_text import laid_out
from reportparse.readers.pdf.flow import flow
from reportparse.readers.pdf.page_contents import read_pages
from tests.laws.measuring import calls, seconds
from tests.makers.pdf_files import FONT, pdf, pdf_of, stream

#: Four times the length may take this many times the calls; and the time, as a machine may pause.
MOST_CALLS, MOST_TIME = 4.5, 6.0
#: Things on the shorter page, and seconds that are too few to be measured.
SIZE, MEASURED = 200, 0.02

Piece = Callable[[int], str]


def content(piece: Piece, *more: Piece) -> Callable[[int], bytes]:
    """A page of so many pieces of each kind, one kind after the other."""

    def made(size: int) -> bytes:
        kinds = ((one(at) for at in range(size)) for one in (piece, *more))
        return pdf("\n".join(chain.from_iterable(kinds)))

    return made


def at_place(number: int) -> tuple[float, float]:
    """A place of its own on the page for each of six thousand."""
    return 1 + 12 * (number % 49), 794 - 6 * (number // 49 % 131)


def text(words: str, font: str | int = "") -> Piece:
    def made(number: int) -> str:
        x, y = at_place(number)
        return f"BT /F{font} 3 Tf {x} {y} Td ({words}) Tj ET"

    return made


def area(grey: float, across: float, up: float) -> Piece:
    def made(number: int) -> str:
        x, y = at_place(number)
        return f"{grey} g {x} {y - 1} {across} {up} re f"

    return made


def curve(number: int) -> str:
    x, y = at_place(number)
    return f"{x} {y} m {x + 9} {y + 9} {x + 20} {y - 9} {x + 30} {y + 1} c S"


def grid(size: int) -> bytes:
    """So many cells, a number in each."""
    side = isqrt(size)
    step = 590 / side
    rules = [f"5 {5 + step * at} m 595 {5 + step * at} l S" for at in range(side + 1)]
    rules += [f"{5 + step * at} 5 m {5 + step * at} 595 l S" for at in range(side + 1)]
    words = [
        f"BT /F 3 Tf {6 + step * (at % side)} {7 + step * (at // side)} Td (7) Tj ET"
        for at in range(side * side)
    ]
    return pdf("\n".join([*rules, *words]))


def rows(size: int) -> bytes:
    """Rows of figures and labels without rules."""
    lines = range(size // 10)
    words = [
        f"BT /F 2.1 Tf {10 + 50 * at} {795 - 2.4 * row} Td ({'7' if at else 'ab'}) Tj ET"
        for row in lines
        for at in range(10 - row % 2)
    ]
    return pdf("\n".join(words))


def book(size: int) -> bytes:
    """So many pages with a running head and a number."""
    pages = range(size // 8)
    kids = " ".join(f"{8 + 2 * at} 0 R" for at in pages)
    resources = f"<< /Font << /F {FONT} >> >>"

    def objects() -> Iterator[str]:
        yield from ("<< /Type /Catalog /Pages 2 0 R >>",)
        yield f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"
        yield from ("null", "null", "null", "null", "<< >>")
        for at in pages:
            leaf = "/Type /Page /Parent 2 0 R /MediaBox [0 0 600 800]"
            yield f"<< {leaf} /Contents {9 + 2 * at} 0 R /Resources {resources} >>"
            head = (
                "BT /F 10 Tf 50 780 Td (Annual report 1 2 3) Tj ET BT /F 10 Tf 50 400 Td (ab) Tj ET"
            )
            yield stream(f"{head} BT /F 10 Tf 300 20 Td ({at}) Tj ET")

    return pdf_of(list(objects()))


def fonts(size: int) -> bytes:
    """So many fonts, each used once."""
    names = " ".join(f"/F{at} {FONT}" for at in range(size))
    words = [
        f"BT /F{at} 3 Tf {at_place(at)[0]} {at_place(at)[1]} Td (7) Tj ET" for at in range(size)
    ]
    return pdf("\n".join(words), f"/Resources << /Font << {names} >> >>")


def forms(size: int) -> bytes:
    """A form in a form in a form."""
    depth = size // 40
    form = "/Type /XObject /Subtype /Form /BBox [0 0 600 800]"
    nested = [
        stream(
            f"BT /F 3 Tf 50 {at} Td (7) Tj ET q /G{at + 1} Do Q",
            f"{form} /Resources << /XObject << /G{at + 1} {at + 9} 0 R >> /Font << /F {FONT} >> >>",
        )
        for at in range(depth)
    ]
    return pdf(
        "/Group Do",
        more="\nendobj\n".join(
            [nested[0], *(f"{at + 8} 0 obj\n{one}" for at, one in enumerate(nested) if at)]
        ),
    )


def notes(size: int) -> bytes:
    """So many notes, some of them drawn."""
    kinds = (
        "/FreeText /Contents (7)", "/StrikeOut /QuadPoints [1 2 3 4 5 6 7 8]",
        "/Square /AP << /N 8 0 R >>",
    )  # fmt: skip
    listed = " ".join(
        f"<< /Subtype {kinds[at % 3]} /Rect [{at_place(at)[0]} {at_place(at)[1]} 599 799] >>"
        for at in range(size)
    )
    form = stream("0 0 2 2 re f", "/Type /XObject /Subtype /Form /BBox [0 0 2 2]")
    return pdf(text("7")(1), f"/Annots [{listed}]", form)


FILES: Mapping[str, Callable[[int], bytes]] = {
    "characters on a line": lambda size: pdf(f"BT /F 1 Tf 1 500 Td ({'57' * (2 * size)}) Tj ET"),
    "words on a line": lambda size: pdf(f"BT /F 0.1 Tf 1 500 Td ({'5   ' * size}) Tj ET"),
    "words in places": content(text("57")),
    "words in one place": content(lambda at: f"BT /F 9 Tf {100 + at % 7} 500 Td (57) Tj ET"),
    "turned words": content(lambda at: f"BT 0 1 -1 0 {at_place(at)[0]} 9 Tm /F 3 Tf (57) Tj ET"),
    "levels": content(lambda at: f"9 {800 - at / 4} m 590 {800 - at / 4} l S"),
    "short levels": content(lambda at: f"{at_place(at)[0]} {at_place(at)[1]} 3 1 re f"),
    "cells": grid,
    "boxes": content(lambda at: f"{3 * at_place(at)[0]} {5 * at_place(at)[1]} 9 9 re 2 w S"),
    "boxes in one place": content(lambda at: f"9 9 {9 + at / 9} {9 + at / 7} re S"),
    "areas": content(area(0.5, 4, 4), text("57")),
    "areas over words": content(text("57"), area(0, 4, 4)),
    "areas over parts of words": content(text("57"), area(1, 3.5, 1.5)),
    "areas over all": content(text("57"), lambda _: "1 g 300 0 300 800 re f"),
    "curves": content(text("57"), curve),
    "strokes": content(text("57"), lambda at: f"0 {800 - at / 5} m 600 {799 - at / 5} l S"),
    "numbers over a rule": content(
        lambda _: "9 9 m 590 9 l S 9 790 m 590 790 l S 9 9 m 9 790 l S 590 9 m 590 790 l S",
        lambda _: "300 9 m 300 790 l S",
        lambda at: f"BT /F 3 Tf {299 - at % 5} {787 - 6 * at % 774} Td (571234) Tj ET",
    ),
    "rows": rows,
    "pages": book,
    "fonts": fonts,
    "forms": forms,
    "notes": notes,
}  # fmt: skip


def work(data: bytes) -> None:
    laid_out(without_layout(flow(read_pages(data, LIMITS).pages)), LIMITS)


@pytest.mark.parametrize("name", FILES)
def test_calls_grow_with_the_file(name: str) -> None:
    work(FILES[name](SIZE))  # fills caches
    small, large = (calls(work, FILES[name](size)) for size in (SIZE, 4 * SIZE))

    assert large <= MOST_CALLS * small


def grows_too_fast(name: str) -> bool:
    """True if four times the file takes too much time."""
    small, large = (seconds(work, FILES[name](size), 3) for size in (4 * SIZE, 16 * SIZE))
    return large > MOST_TIME * max(small, MEASURED)


@pytest.mark.timing
@pytest.mark.parametrize("name", FILES)
def test_time_grows_with_the_file(name: str) -> None:
    """It is measured again before it is believed."""
    assert not all(grows_too_fast(name) for _ in range(3))
