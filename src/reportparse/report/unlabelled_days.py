# SPDX-License-Identifier: MIT
"""Days without a label of their own, on lines that have other labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from .dates import DAY
from .metadata_candidates import agency_line
from .metadata_labels import VERBS
from .metadata_lines import LONGEST, FoundFact, LinePiece, MetadataLine, is_label, labels_end_in


def days_beside_labels(lines: Sequence[MetadataLine], *, is_titled: bool) -> Iterator[FoundFact]:
    """Days without a label on a line that has labels, on the line next to one, or next to a title.

    The first of *lines* is next to it if they are *is_titled*.
    """
    for index, line in enumerate(lines):
        for piece in line.pieces:
            match = (
                DAY.search(piece.text)
                if len(piece.text) <= LONGEST and "20" in piece.text
                else None
            )
            if match is None:
                continue
            before = piece.text[: match.start()]
            is_parted = before[-1:].isspace() or agency_line(re.split("[：:]", before)[-1])
            beside = is_parted and labels_end_in(before) is False
            is_first = not re.search("[一-鿿]", before) or agency_line(before)
            is_next = is_titled and not (index or lines[0].is_row) and len(before) < 2
            if beside or (is_first and _has_source(lines, index, piece, match, is_next)):
                yield FoundFact(match[0], piece.span(*match.span()), "date")


def _has_source(
    lines: Sequence[MetadataLine], index: int, piece: LinePiece, day: re.Match[str], is_next: bool
) -> bool:
    after = piece.text[day.end() :].lstrip("0123456789:：]］】）) \t\u3000")
    if after:
        return is_label(after) or after in VERBS
    beside = chain(lines[max(0, index - 1) : index], lines[index + 1 : index + 2])
    return is_next or any(is_label(other.text) for other in beside if other.text)
