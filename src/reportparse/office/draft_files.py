# SPDX-License-Identifier: MIT
"""Sums over agencies -> files: JSON, canonical text, Word, a workbook."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from ..agencies.totals import Total
from ..api import parse_source
from ..output.canonical import unparse
from ..output.json_text import dumps, plain, to_dict
from ..readers import read
from .annotating import Comment, with_comments
from .draft_workbook import workbook
from .sum_words import why_open
from .word_report import to_docx


def plain_total(total: Total) -> dict[str, Any]:
    """*total* as plain data: the draft, the agencies, and the sources of each sum."""
    return {
        "report": to_dict(total.report),
        "agencies": [
            {"agency": agency.name, "standing": agency.standing, "files": list(agency.files)}
            for agency in total.agencies
        ],
        "left_out": [plain(report) for report in total.left_out],
        "sources": {path: plain(figure) for path, figure in total.figures.items()},
    }


def _word(total: Total) -> bytes:
    """The draft in Word; a comment at each sum that is open or partial names the agencies."""
    data = to_docx(total.marked())
    # The cells are where they are in a draft without marks, which is read without doubt.
    plain_draft = parse_source(read(to_docx(total.report)))
    comments = []
    for path, figure in total.figures.items():
        place = plain_draft.place_of(path) if figure.is_open else None
        if place is not None:
            comments.append(Comment(place.in_file, why_open(figure)))
    return with_comments(data, read(data), comments)


#: Writers of drafts, by the ending of the file's name.
WRITERS: Final[Mapping[str, Callable[[Total], bytes]]] = {
    ".json": lambda total: dumps(plain_total(total), indent=True) + b"\n",
    ".txt": lambda total: unparse(total.marked()).encode(),
    ".docx": _word,
    ".xlsx": workbook,
}
