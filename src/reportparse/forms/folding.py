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
    dict.fromkeys(BLANKS + "\"'“”‘’「」『』＂＇*", "")
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
#: Serial numbers before labels, of several levels the last: `1、`, `（1）`, `2)`, `3.3.1`, `[2]`,
#: `No.2`, `第2项`, `①`; before words a blank may have been behind the number.
_SERIAL = late(
    r"^(?:([①-⑳])[、.]*|（([0-9]{1,2})）[、.：，]*|\[([0-9]{1,2})\]|第([0-9]{1,2})项"
    r"|(?:[Nn][Oo]\.?)?(?:[0-9]{1,2}\.){0,3}([0-9]{1,2})(?:[、.：，）]+|(?=[\u4e00-\u9fff])"
    r"(?![件条次项个宗份篇人年月日号季天小时元万亿届级])))"
)
#: A number in a list within a label.
_LISTED = late(r"(?<![0-9])([0-9]{1,2})、")
#: Numbers of the upper levels as canonical text and pages print them: `一.`, `一，`, `（一）、`.
_TOP_LEVEL = late(r"^([一二三四五六七八九十]{1,3})[.，：]", has=".，：")
_BRACKETED = late(r"^(（[一二三四五六七八九十]{1,3}）)[、.：，]+", has="、.：，")
#: Words before the label of a row that corrects another.
_CORRECTED = late(r"^（?(?:更正|应为|应改为|勘误|订正|修正|改正)[为后]?[）：]+", has="更应勘订修改")
#: The number of a note behind a label.
_NOTE_NUMBER = late(r"(?<=.)(?:[〔\[](?:注?[0-9]{1,2}|注|[*※])[〕\]]|[①-⑳¹²³⁴⁵⁶⁷⁸⁹])$")
#: Marks around labels: of lists, headings, order, emphasis and notes.
_MARKS = "#_·•●○■□◆◇▲△▼▽★☆※↑↓←→↕⇧⇩<>‹›《》〈〉【】〖〗…"
_BEFORE, _BEHIND = _MARKS + ".", _MARKS + "：。栏列"
#: The number that pandas adds to a header printed before: `本年处理决定数量.1`.
_REPEATED = late(r"(?<=[\u4e00-\u9fff）])\.[1-9][0-9]?(?=）?$)")

#: Characters that numbers and corrections begin with, and those that notes of labels end in.
_NUMBERING = frozenset("（[第Nn0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳一二三四五六七八九十更应勘订修改")
_NOTED = frozenset("〕]①②③④⑤⑥⑦⑧⑨⑩¹²³⁴⁵⁶⁷⁸⁹")

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
    if text[-1:] in _NOTED:
        text = _NOTE_NUMBER.sub("", text)
    text = text.rstrip(_BEHIND).lstrip(_BEFORE) or text
    if "、" in text:
        text = _LISTED.sub(r"\1.", text)
    if "." in text and text.rstrip("）")[-1:].isdecimal():
        text = _REPEATED.sub("", text)
    return _with_number(text) if text[:1] in _NUMBERING else text


def _with_number(text: str) -> str:
    """*text* with its number as the form prints it, without the words that correct a row."""
    text = _CORRECTED.sub("", text)
    serial = _SERIAL.match(text)
    if serial is None or not serial.lastindex:
        return _BRACKETED.sub(r"\1", _TOP_LEVEL.sub(r"\1、", text))
    number = serial[serial.lastindex]
    if serial.lastindex == 1:
        number = str(ord(number) - ord("①") + 1)
    return f"{number}.{text[serial.end() :]}"


_fold_label = lru_cache(maxsize=1 << 12)(_fold)


def without_number(label: str) -> str:
    """*label*, as a form prints it, without the number before it."""
    number = NUMBER.match(label)
    return label[number.end() :] if number else label
