# SPDX-License-Identifier: MIT
"""Labels in the form in which they are compared: folded."""

from __future__ import annotations

from functools import lru_cache

from ..text.characters import (
    ENCLOSED_NUMBERS,
    SIMPLIFIED,
    with_mainland_words,
    without_romanisation,
)
from ..text.patterns import late
from ..text.source import BLANKS

#: Blanks, quotation marks and Markdown's asterisks are dropped; brackets, commas and colons become
#: the full-width characters of the form; full-width letters, digits and stops become ASCII.
FOLDED = SIMPLIFIED | str.maketrans(
    dict.fromkeys(BLANKS + "\n\r\"'“”‘’「」『』＂＇*", "")
    | {code + 0xFEE0: chr(code) for code in (*range(0x30, 0x3A), *range(0x41, 0x5B))}
    | {code + 0xFEE0: chr(code) for code in range(0x61, 0x7B)}
    | {
        character: number.replace("(", "（").replace(")", "）")
        for character, number in ENCLOSED_NUMBERS.items()
    }
    | {"(": "（", ")": "）", ",": "，", ":": "：", ";": "；", "．": ".", "﹒": ".", "／": "/"}
)

#: A backslash by which Markdown keeps a character as it is.
_ESCAPED = late(r"\\(?=[.()\[\]*-])")
#: Numbers as canonical text prints them: `1、` for `1.`, `一.` for `一、`, `（一）、` for `（一）`.
_LISTED = late(r"(?<![0-9])([0-9]{1,2})、")
_TOP_LEVEL = late(r"^([一二三四五六七八九十]{1,3})\.")
#: Numbers of the lowest level as the form prints none: `（1）`, `①`.
_ENCLOSED = late(r"^(?:（([0-9]{1,2})）|([①-⑳]))[、.]*")
_BRACKETED = late(r"^(（[一二三四五六七八九十0-9]{1,3}）)[、.]+")
#: The number that pandas adds to a header printed before: `本年处理决定数量.1`.
_REPEATED = late(r"(?<=[\u4e00-\u9fff）])\.[1-9][0-9]?(?=）?$)")

#: Characters that the first two of the last three begin with.
_NUMBERING = frozenset("（一二三四五六七八九十")

#: The number of a folded label.
NUMBER = late(r"（?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})(?:[、.]|）)|其中：")

#: Hardly a label of a form is longer, its notes aside.
_LONGEST_LABEL = 48


def fold(text: str) -> str:
    """*text* as labels are compared.

    Without blanks, quotation marks and romanisation, in Simplified characters, brackets and
    numbers as on the form.
    """
    # Labels come again on every page, prose does not.
    return _fold_label(text) if len(text) <= _LONGEST_LABEL else _fold(text)


def _fold(text: str) -> str:
    if "\\" in text:
        text = _ESCAPED.sub("", text)
    text = with_mainland_words(without_romanisation(text).translate(FOLDED))
    text = text.replace("其它", "其他")
    if "、" in text:
        text = _LISTED.sub(r"\1.", text)
    if "." in text and text.rstrip("）")[-1:].isdecimal():
        text = _REPEATED.sub("", text)
    if (enclosed := _ENCLOSED.match(text)) is not None:
        number = enclosed[1] or ord(enclosed[2]) - ord("①") + 1
        return f"{number}.{text[enclosed.end() :]}"
    if text[:1] in _NUMBERING:
        text = _BRACKETED.sub(r"\1", _TOP_LEVEL.sub(r"\1、", text))
    return text


_fold_label = lru_cache(maxsize=1 << 12)(_fold)


def without_number(label: str) -> str:
    """*label*, as a form prints it, without the number before it."""
    number = NUMBER.match(label)
    return label[number.end() :] if number else label
