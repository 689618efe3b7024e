# SPDX-License-Identifier: MIT
"""Lines of a table that lost its pipes -> their cells.

A line of PDF text parts its cells with blanks, one of a spreadsheet with tabs, some pages
with nothing. The form's words show that such a line belongs to a table: it is all
labels, parts of labels and figures, and prose is not.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from ..document.lines import Pieces
from ..forms.folding import fold
from ..forms.vocabulary import CAPTION, HEAD, OVER_NUMBERS, Vocabulary
from ..text.characters import without_romanisation
from ..text.numerals import YUANS, chinese_number, stands_for_figure
from ..text.pagination import PAGE_NUMBER
from ..text.patterns import late
from ..text.source import BLANKS, SPACES
from .cell_kinds import CUT, THIS_YEAR, is_bad_number
from .other_rows import WORD, other_row
from .separated_lines import are_years, at_tabs, exact_keys, keys_of, separated

#: No row of a table is longer: a label with its notes and seven figures.
_LONGEST_LINE = 400

#: A longer line is one of a table only if it begins with a label, exact to the character.
_LONGEST_SLIP = 50

#: How many short lines are remembered.
_MEMORY = 1 << 12

#: How much of a line shows whether it begins with a label.
_LONGEST_BEGINNING = 60

_FIRST_WORD = late(rf"[^{re.escape(SPACES)}]*")
_UNIT = late(YUANS)
#: A measure word or the mark of a note after a count, a blank between.
_MEASURE = late(r"件次?|[条次宗起项个份篇]|人次?|[0-9]{1,2}[)）]|[*※△①-⑳]|注[0-9]{1,2}")
#: A word of a change before its number, a blank between.
_CHANGE = late(r"[净新]?增[加长]?|净?减少?|上升|下降|降低|[多少↑↓]")
#: Digits with too many marks among them.
_BAD_NUMBER = late(r"[0-9]+(?:[.,，．][0-9]+)+")
_BROKEN_BLANK = late(r"[?？\ufffd]+", has="?？\ufffd")

#: The year that the header of a column is printed with.
_YEAR = late(r"^20[0-9]{2}年度?")

#: Into this many words a blank or two part even a label with its unit.
_FEW_WORDS = 2

#: A header that no form has is at most this long, among at least this many headers of a form.
_LONGEST_ADDED, _FEWEST_HEADS = 6, 2

#: In a piece of a label there are words, or the bracket before them: other signs are figures.
_MAY_BE_PIECE = late(r"[^\W_]|[（）()]")
#: A part of a label is distinguished from a word of prose by its length, beside figures; beside
#: the end of another label, 理 of 不予处理, by more.
_LONG_PART, _TELLING_PART = 3, 6


def splitter(vocabularies: dict[str, Vocabulary]) -> Callable[[str], Pieces | None]:
    """Finder of the cells of a line without pipes.

    Args:
        vocabularies: The labels of the forms known, by the forms' keys.

    Returns:
        A function of a line's raw text: its cells, or None for a line of no table.
    """
    units = frozenset[str]().union(*(vocabulary.units for vocabulary in vocabularies.values()))
    printed = "\n".join(vocabulary.all_printed for vocabulary in vocabularies.values())
    begins = _beginnings(vocabularies.values(), printed)

    def split(raw: str) -> Pieces | None:
        # Headings and labels come again on every page, prose does not.
        return split_short(raw) if len(raw) <= _LONGEST_SLIP else split_any(raw)

    def split_any(raw: str) -> Pieces | None:
        apart = separated(raw, units, vocabularies)
        if apart is not None:
            return apart
        body = without_romanisation(raw).strip(BLANKS)
        if len(body) > _LONGEST_LINE:
            return None
        apart = at_tabs(raw, vocabularies)
        page = PAGE_NUMBER.fullmatch(body)
        if apart is not None or (page and not page.lastgroup):
            return apart
        words = body.split()
        if are_years(words) or (len(words) > _FEW_WORDS and CUT.issuperset(words)):
            return Pieces(tuple(WORD.findall(raw)), frozenset(), is_whole=False)
        if begins(body):
            found = _whole(raw, body, units, vocabularies) or _at_blanks(raw, vocabularies)
        else:
            found = _misspelt(raw, body, vocabularies)
        return found or other_row(raw, body, printed)

    split_short = lru_cache(maxsize=_MEMORY)(split_any)
    return split


def _beginnings(vocabularies: Iterable[Vocabulary], printed: str) -> Callable[[str], bool]:
    """Test of a line, stripped of blanks: can it be a line of a table, exact to the character?

    It begins with a label, a figure or a unit, or its first word is a part of a label.
    """
    known = list(vocabularies)
    over_numbers = tuple(OVER_NUMBERS)

    def begins(body: str) -> bool:
        folded = fold(body[:_LONGEST_BEGINNING])
        if folded.startswith(over_numbers) or any(each.begins(folded) for each in known):
            return True
        word = _FIRST_WORD.match(body)[0]  # type: ignore[index]  # no line here is blank
        if len(word) > _LONGEST_BEGINNING:
            return False
        if word != body:
            folded = fold(word)
            if stands_for_figure(word):
                return True
        is_number = stands_for_figure(body) or chinese_number(word) is not None
        return is_number or folded in printed or bool(_BROKEN_BLANK.fullmatch(word))

    return begins


def _whole(
    raw: str, body: str, units: frozenset[str], vocabularies: dict[str, Vocabulary]
) -> Pieces | None:
    """The line as one cell, if it is exactly a label or a figure."""
    exact = exact_keys(body, vocabularies)
    if exact or stands_for_figure(body):
        names = ((known, known.exactly(fold(body))) for known in vocabularies.values())
        is_head = any(name and known.role_of[name] == HEAD for known, name in names)
        return Pieces((raw,), exact, is_whole=True, is_head=is_head)
    is_cell = body in units or chinese_number(body) is not None
    return Pieces((raw,), frozenset(), is_whole=False) if is_cell else None


def _misspelt(raw: str, body: str, vocabularies: dict[str, Vocabulary]) -> Pieces | None:
    """The line as one cell if it comes near a label; its cells if its first word does."""
    if near := len(body) <= _LONGEST_SLIP and keys_of(_YEAR.sub(THIS_YEAR, body), vocabularies):
        return Pieces((raw,), near, is_whole=True, is_near=True)
    word = body.split(maxsplit=1)[0] if body else ""
    is_first = len(word) < min(len(body), _LONGEST_SLIP) and keys_of(word, vocabularies)
    return _at_blanks(raw, vocabularies) if is_first else None


def _at_blanks(raw: str, vocabularies: dict[str, Vocabulary]) -> Pieces | None:
    """The cells of a line that parts them with blanks or with nothing."""
    found = []
    for key, vocabulary in vocabularies.items():
        pieces = _words_as_cells(raw, key, vocabulary)
        if pieces is not None:
            found.append(pieces)
            first = pieces.cells[0]
            if pieces.is_whole and vocabulary.exactly(fold(first)):
                # All labels are exact: the other forms that have the first fit as well.
                return pieces._replace(forms=exact_keys(first, vocabularies))
    if found:
        return _best(found)
    near = keys_of(raw.strip(BLANKS), vocabularies)
    return Pieces((raw,), near, is_whole=True, is_near=True) if near else None


def _best(found: Sequence[Pieces]) -> Pieces:
    """Of the ways that the forms have to split a line that of fewest cells."""
    fewest = min(len(pieces.cells) for pieces in found)
    same = [pieces for pieces in found if len(pieces.cells) == fewest]
    keys = frozenset[str]().union(*(pieces.forms for pieces in same))
    return Pieces(same[0].cells, keys, is_whole=any(pieces.is_whole for pieces in same))


def _words_as_cells(raw: str, key: str, vocabulary: Vocabulary) -> Pieces | None:
    words = WORD.findall(raw)
    cells: list[str] = []
    labels = parts = figures = short = longest = unknown = 0
    index = 0
    while index < len(words):
        end = _figure_end(words, index, vocabulary)
        if end:
            figures += 1
        else:
            end = _label_end(words, index, vocabulary)
            labels += bool(end)
        if end:
            cells.append("".join(words[index:end]))
            index = end
            continue
        word = words[index]
        ends = _glued(word.strip(BLANKS), vocabulary)
        if ends is not None:
            cells += _parted(word, ends)
            labels += 1
        elif _MAY_BE_PIECE.search(word) and vocabulary.is_part(fold(word)):
            cells.append(word)
            parts += 1
            longest = max(longest, len(word.strip(BLANKS)))
            short += len(word.strip(BLANKS)) < _LONG_PART
        elif labels and is_bad_number(word):
            cells.append(word)
            figures += 1
        elif len(word.strip(BLANKS)) > _LONGEST_ADDED:
            return None
        else:
            cells.append(word)
            unknown += 1
        index += 1
    if unknown:
        return _with_added_columns(cells, key, vocabulary)
    # Single characters that labels happen to have are not evidence: prose and headings have them.
    is_told = labels or not short or longest >= _TELLING_PART
    if labels > parts or (figures and is_told):
        forms = frozenset({key}) if labels or parts else frozenset[str]()
        return Pieces(tuple(cells), forms, is_whole=True)
    return Pieces(tuple(cells), frozenset({key}), is_whole=False) if parts and not figures else None


def _with_added_columns(cells: Sequence[str], key: str, vocabulary: Vocabulary) -> Pieces | None:
    """The cells of a line that is all column headers but for few that no form has: `备注`."""
    names = [vocabulary.exactly(fold(cell)) for cell in cells]
    roles = [vocabulary.role_of.get(name) if name else "" for name in names]
    heads = roles.count(HEAD)
    unknown = len(cells) - heads - roles.count(CAPTION)
    is_header = roles.count("") == unknown and heads >= _FEWEST_HEADS * unknown
    return Pieces(tuple(cells), frozenset({key}), is_whole=True) if is_header else None


def _label_end(words: Sequence[str], index: int, vocabulary: Vocabulary) -> int:
    """After which word the label ends that begins with the word at *index*; 0 if none does.

    Of several the longest, but any that is just what the form prints comes first.
    """
    text, exact, near = "", 0, 0
    for end in range(index + 1, len(words) + 1):
        word = words[end - 1].strip(BLANKS)
        if end > index + 1 and stands_for_figure(word):
            break
        text += word
        folded = fold(text)
        if vocabulary.exactly(folded) is not None:
            exact = end
        elif not vocabulary.is_part(folded):
            # A whole label is none's end: 总, the beginning of 总计, before 未经复议直接起诉.
            is_whole = end > index + 1 and vocabulary.exactly(fold(word)) is not None
            is_near = not is_whole and vocabulary.has(_YEAR.sub(THIS_YEAR, text))
            near = near or (end if is_near else 0)
            if end > index + _FEW_WORDS:
                break
    return exact or near


def _figure_end(words: Sequence[str], index: int, vocabulary: Vocabulary) -> int:
    """After which word the figure ends that begins with the word at *index*; else 0."""
    word = words[index].strip(BLANKS)
    following = words[index + 1].strip(BLANKS) if index + 1 < len(words) else ""
    if _BROKEN_BLANK.fullmatch(word):
        return index + 2 if following and stands_for_figure(following) else 0
    is_worded = index > 0 and (
        chinese_number(word) is not None or word in CUT or _BAD_NUMBER.fullmatch(word) is not None
    )
    if _CHANGE.fullmatch(word) and stands_for_figure(word + following):
        index, following = index + 1, "".join(words[index + 2 : index + 3]).strip(BLANKS)
    elif not (is_worded or stands_for_figure(word.rstrip("%％")) or word in vocabulary.units):
        return 0
    is_measure = following not in vocabulary.units and _MEASURE.fullmatch(following)
    return index + (2 if is_measure or _UNIT.fullmatch(following) else 1)


def _glued(word: str, vocabulary: Vocabulary) -> list[int] | None:
    """Where the labels and figures end that touch each other in *word*; None if it is no such word.

    Behind headers may be what another begins with that goes on in the next line: `商业企业科研`.
    """
    if pieces := vocabulary.pieces(word):
        return [end for end, _ in pieces]
    if len(word) > _LONGEST_SLIP or vocabulary.has(word):
        return None
    for end in range(len(word) - _LONG_PART + 1, 0, -1):
        if fold(word[end:]) in vocabulary.beginnings_of_heads:
            pieces = vocabulary.pieces(word[:end])
            if pieces and {vocabulary.role_of.get(name) for _, name in pieces} == {HEAD}:
                return [*(end for end, _ in pieces), len(word)]
    return None


def _parted(word: str, ends: Sequence[int]) -> list[str]:
    """*word* with the blanks around it, parted at *ends* within it."""
    shift = len(word) - len(word.lstrip(BLANKS))
    places = [0, *(end + shift for end in ends[:-1]), len(word)]
    return [word[start:end] for start, end in itertools.pairwise(places)]
