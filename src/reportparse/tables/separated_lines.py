# SPDX-License-Identifier: MIT
"""Lines of a table that separate their cells by bars, commas or tabs -> their cells."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from ..document.lines import Pieces
from ..forms.folding import fold
from ..forms.vocabulary import Vocabulary, plain_kind
from ..text.numerals import chinese_number, shows_figure, stands_for_figure
from ..text.patterns import late
from ..text.source import BLANKS
from .other_rows import is_other_row
from .separators import (
    RawCell,
    csv_cells,
    csv_mark,
    has_bars,
    is_rule,
    unquoted,
)

#: Characters by which a line may be drawn or separated without pipes; of strokes three.
_DRAWING = late(r"[｜│┃║¦‖,;┌├└╔╠╚┏┣┗]|[-=─═━]{3}")
_DRAWN_BY = "｜│┃║¦‖,;┌├└╔╠╚┏┣┗-=─═━"
_AT_BARS = late(r"[^｜│┃║¦‖]*[｜│┃║¦‖]|[^｜│┃║¦‖]+")
_AT_TABS = late(r"[^\t]*\t|[^\t]+")
_BARS_AND_BLANKS = BLANKS + "｜│┃║¦‖"

#: At least this many headers of a form are beside those that no form has.
_FEWEST_HEADS = 2

#: So many blank cells alone may be punctuation.
_FEW_BLANKS = 2

#: A cell with other words than labels is at most this long.
_LONGEST_CELL = 16
_SENTENCE = late("[。，；：！？]")
#: More figures than these, for each word among them, are a row in which some cannot be read.
_FIGURES_EACH = 4

#: A year over a column.
_YEAR = late("(?:20[0-9]{2}|[本上去])年度?")


def separated(
    raw: str, units: frozenset[str], vocabularies: dict[str, Vocabulary]
) -> Pieces | None:
    """The cells of a line that separates them by bars or commas, or only draws a rule.

    Args:
        raw: The line.
        units: The words of the forms' units.
        vocabularies: The labels of the forms known, by the forms' keys.
    """
    # To look for each character takes a quarter of the time.
    if not any(map(raw.__contains__, _DRAWN_BY)) or not _DRAWING.search(raw):
        return None
    if is_rule(raw):
        return Pieces((raw,), frozenset(), is_whole=False)
    parted = _parted(raw)
    if parted is None:
        return None
    cells, texts = parted
    printed = list(filter(None, texts))
    if not has_bars(raw) and any("。" in text[:-1] for text in printed):
        return None  # prose, between whose commas no labels need to be looked for
    keys = _keys_of_any(texts, vocabularies)
    words = [
        text
        for index, text in enumerate(printed)
        if not shows_figure(text)
        and text not in units
        and not (index and chinese_number(text) is not None)
    ]
    unknown = [text for text in words if not keys_of(text, vocabularies)]
    if has_bars(raw):
        # A frame shows a row as pipes do, whatever words a label wrapped in its cell is in.
        body = raw.strip(BLANKS)
        is_row = bool(keys) or not unknown or (has_bars(body[0]) and has_bars(body[-1]))
    elif unknown:
        figures = len(printed) - len(words)
        is_row = _may_be_cells(words, unknown, vocabularies) or (
            figures > _FIGURES_EACH * len(unknown) and all(map(_is_short, unknown))
        )
    else:
        # Figures alone are a row, unless the commas may be those of one figure; so are blanks.
        is_row = bool(keys) or (not shows_figure(raw) if printed else len(cells) > _FEW_BLANKS)
    is_row = is_row or is_other_row(printed) or are_years(printed)
    return Pieces(cells, keys, is_whole=True) if is_row else None


def _parted(raw: str) -> tuple[tuple[str, ...], list[str]] | None:
    """The cells between bars, commas or semicolons of a line, raw and as printed."""
    if has_bars(raw):
        cells = tuple(_AT_BARS.findall(raw))
        return cells, [cell.strip(_BARS_AND_BLANKS) for cell in cells]
    found = csv_cells(raw)
    if found is None:
        return None
    mark = csv_mark(raw)
    ends = [raw.rfind(mark, 0, cell.start) + 1 for cell in found[1:]]
    cells = tuple(raw[start:end] for start, end in itertools.pairwise([0, *ends, len(raw)]))
    return cells, [cell.text.strip(BLANKS) for cell in found]


def _may_be_cells(
    printed: Sequence[str], unknown: Sequence[str], vocabularies: dict[str, Vocabulary]
) -> bool:
    """True if *unknown* of the words *printed* may be cells beside labels: headers, remarks."""
    first, *others = (bool(exact_keys(text, vocabularies)) for text in printed)
    is_known = first or sum(others) >= _FEWEST_HEADS
    return is_known and all(map(_is_short, unknown))


def _is_short(text: str) -> bool:
    return len(text) <= _LONGEST_CELL and not _SENTENCE.search(text)


def at_tabs(raw: str, vocabularies: dict[str, Vocabulary]) -> Pieces | None:
    """The cells of a line of tabs that has a label, a part of one, or figures alone."""
    if "\t" not in raw.lstrip(BLANKS):
        return None
    cells = tuple(_AT_TABS.findall(raw))
    texts = [unquoted(RawCell(0, cell)).text.strip(BLANKS) for cell in cells]
    keys = _keys_of_any(texts, vocabularies)
    if not keys and texts[0] and all(map(stands_for_figure, texts[1:])):
        # The end of a label that the page broke.
        part = fold(texts[0])
        keys = frozenset(key for key, known in vocabularies.items() if known.is_part(part))
    printed = list(filter(None, texts))
    are_figures = all(map(stands_for_figure, texts))
    is_row = keys or are_figures or is_other_row(printed) or are_years(printed)
    return Pieces(cells, keys, is_whole=True) if is_row else None


def _keys_of_any(texts: Iterable[str], vocabularies: dict[str, Vocabulary]) -> frozenset[str]:
    return frozenset[str]().union(*(keys_of(text, vocabularies) for text in texts if text.strip()))


def are_years(printed: Sequence[str]) -> bool:
    """True if the cells *printed* are several years, as headers of columns are."""
    return len(printed) > 1 and all(map(_YEAR.fullmatch, printed))


def exact_keys(text: str, vocabularies: dict[str, Vocabulary]) -> frozenset[str]:
    """The keys of the forms that print *text*."""
    folded = fold(text)
    return frozenset(key for key, vocabulary in vocabularies.items() if vocabulary.exactly(folded))


def keys_of(text: str, vocabularies: dict[str, Vocabulary]) -> frozenset[str]:
    """The keys of the forms that print *text* or what comes near it."""
    if plain_kind(text):
        return frozenset()
    return frozenset(key for key, vocabulary in vocabularies.items() if vocabulary.has(text))
