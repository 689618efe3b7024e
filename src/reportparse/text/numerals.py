# SPDX-License-Identifier: MIT
"""Numbers as the form prints them: of headings, and of cells, strictly.

A cell is a number, a blank or neither; nothing is guessed. Blank is not zero.
"""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Final

from .patterns import late
from .source import BLANKS, NO_WIDTH

CHINESE_DIGITS: Final = {
    **{char: value for value, char in enumerate("零一二三四五六七八九")},
    "〇": 0,
    "两": 2,
}
_UNITS = {"十": 10, "百": 100}
_SCALES = _UNITS | {"千": 1000}
_LARGE_SCALES = {"万": 10**4, "亿": 10**8}
_NUMERALS = frozenset([*CHINESE_DIGITS, *_SCALES, *_LARGE_SCALES])
#: Numerals that leave open what they mean: 三四十 is 30 or 40, 两万四 24,000 or 20,004.
_LOOSE_NUMERALS = late(r"[一二两三四五六七八九]{2}|[百千万亿][一二两三四五六七八九]$|十[十百千]")

#: Full-width characters for the ASCII ones in numbers.
_HALF_WIDTH = str.maketrans(
    {code + 0xFEE0: code for code in range(0x21, 0x7F)}
    # Word's hyphens are minus signs, too.
    | dict.fromkeys((0x2010, 0x2011, 0x2013, 0x2212, 0xFE63), "-")
    | {0xFE62: "+"}
)

#: Words and characters that agencies print where there is no figure. No instruction gives the
#: characters a meaning; they are seen for "none" and "not applicable" alike.
_NOT_APPLICABLE = late(
    r"不适用|(?:本(?:单位|机关|部门))?(?:[不未]涉及|无(?:[一-鿿]{2,6}权|权限|此[类项](?:职权|业务|事项)))"
    r"|[Nn]/?[Aa]"
)
#: The words that Python and pandas print for a blank cell, and for the header of a blank one.
_NO_VALUE = late(r"[Nn]a[Nn]|None|<NA>|Unnamed: [0-9]+(?:_level_[0-9]+)?")
_NO_FIGURE = late(
    rf"[-/\\—–―─_]{{1,4}}|(?:暂?无|没有)(?:此事?项)?。?|\(无\)|{_NOT_APPLICABLE.pattern}|{_NO_VALUE.pattern}",
    has="-/\\—–―─_无没适涉Aaed",
)

_DIGITS: Final = "0123456789"
#: Some pages print the unit of a count after it.
_UNIT = r"(?:件(?:次|\(次\))?|[条次宗起项个份篇部户例批]|批次|人次?)"
_MEASURE = rf"(?:\s*(?:{_UNIT}|\({_UNIT}\)))?"
_WHOLE = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)"
_COUNT = late(rf"([+-]?{_WHOLE})(?:\.0{{1,2}})?{_MEASURE}", has=_DIGITS)
_WORD_MEASURE = late(rf"(?<=.)\s*(?:{_UNIT}|\({_UNIT}\))$", has="件条次宗起项个份篇部户例批人")
#: Numerals that cannot be changed into others, as on cheques.
FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
#: The units of amounts, in 元.
YUAN: Final = {"元": 1, "百元": 100, "千元": 1000, "万元": 10**4, "百万元": 10**6, "亿元": 10**8}
YUANS: Final = r"(?:百?万|[百千亿])?元"
_AMOUNT = late(
    rf"(?:人民币(?=.*元))?(?P<number>[+-]?{_WHOLE}(?:\.[0-9]+)?)\s*"
    rf"(?:(?P<unit>{YUANS})整?|\((?:单位:)?(?P<noted>{YUANS})\))?",
    has=_DIGITS,
)
#: A change in words.
_CHANGE = late(
    rf"(?:[净新]?增[加长]?|上升|↑|(?P<less>净?减少?|下降|降低|↓|负))\s*(?P<number>{_WHOLE}){_MEASURE}",
    has="增升↑减降↓负",
)
_ARROW_BEHIND = late(r"(.+?)\s*([↑↓])$", has="↑↓")
#: A change whose words or dash leave its sign open: `—4`, `多7`, `7（减）`; the end of a decimal.
_OPEN_CHANGE = late(
    rf"(?:[—―±~]|多|少|持平|变化)\s*{_WHOLE}{_MEASURE}|{_WHOLE}{_MEASURE}(?:[+-]|\([增减升降]\))"
    r"|\.[0-9]+",
    has=_DIGITS,
)
_NO_CHANGE = late(
    "未增未?减|(?:无|没有)增减|[无未]变化?|(?:与上年)?持平|不变|不增不减|±0|[增+]?0/[减-]?0|增0减0",
    has="减平变±0",
)

#: A word before a number that says no more.
_ALTOGETHER = late(r"(?:总?共计?|计)\s*(?=[0-9])", has="共计")
#: A number and what brackets behind it say; the numbers in these, and what multiplies them.
_NOTED = late(r"([^()]+)\(([^()]+)\)")
_PART, _MULTIPLIED = late(rf"{_WHOLE}(?:\.[0-9]+)?"), late("[十百千万亿]")
#: Marks of footnotes after a figure, and a full stop.
_NOTE_MARK = late(
    r"(?<=[0-9件条次元])\s*(?:[①-⑳*。※△#]|\[[0-9]{1,2}\]|[(〔\[]见?注[0-9]{0,2}[)〕\]])+$",
    has="①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳*。※△#]注",
)
#: A backslash by which Markdown keeps a character as it is.
_ESCAPED = late(r"\\(?=[.+*\[\](),-])", has="\\")
_NO_WIDTH = str.maketrans(dict.fromkeys(NO_WIDTH, ""))

#: More digits than this no agency counts, and no JSON reader keeps: integers above
#: 2**53 lose their last digits where numbers are doubles.
MAX_DIGITS: Final = 15

#: Longer cells show no figure, the blanks around it included.
LONGEST_FIGURE: Final = 24
_LONGEST_NUMERAL = 12

#: Remains of a blank that a page could not show, before a figure.
_BROKEN_BLANK = late(r"[?\ufffd]+\s+(?=[0-9+-])", has="?\ufffd")

#: Marks of canonical text: of a figure that is in doubt, after its characters; of one that is not
#: on the page.
DOUBTFUL: Final = "〔存疑〕"
MISSING: Final = "〔缺〕"

#: What a reader of files is in doubt of, and what it cannot read.
_IN_DOUBT = late(r"〔[^〔〕]*〕|［图］", has="〔［")


class Unreadable(Enum):
    """The one value for a printed cell that is neither a number nor a blank."""

    UNREADABLE = "unreadable"


UNREADABLE: Final = Unreadable.UNREADABLE


@lru_cache(maxsize=1 << 10)
def chinese_number(text: str) -> int | None:
    """The value of Chinese numerals up to 999 (`十二`, `一百零三`, `二〇`), or None."""
    if not text or any(char not in CHINESE_DIGITS and char not in _UNITS for char in text):
        return None
    if not any(char in _UNITS for char in text):
        return digit_by_digit(text) if len(text) < 4 else None
    return _sum_of(text)


#: For `str.translate`: the digits of years to those of `int`.
_ONE_BY_ONE = str.maketrans("〇○零一二三四五六七八九两", "0001234567892")


def digit_by_digit(text: str) -> int:
    """The number whose digits *text* prints one by one (`二○二四`), or in Western ones.

    Raises:
        ValueError: If it prints something else.
    """
    return int(text.translate(_ONE_BY_ONE))


def chinese_value(text: str, *, alone: bool = False) -> int | None:
    """The value of Chinese numerals in prose (`三百零五`, `两万四千`), strictly.

    Args:
        text: The numerals.
        alone: True if a scale may occur without a digit, as in `百余件`.

    Returns:
        None for text that is not a number (`二〇二四` is a year) or is ambiguous (`三四十`).
    """
    scales = _SCALES | _LARGE_SCALES
    if text[:1] in scales and text[:1] != "十" and not alone:
        return None
    if _LOOSE_NUMERALS.search(text) or (len(text) > 1 and scales.keys().isdisjoint(text)):
        return None
    return _sum_of(text)


def _sum_of(text: str) -> int:
    """The value of Chinese numerals, each digit times the scale after it."""
    total = section = digit = 0
    for char in text:
        if char in CHINESE_DIGITS:
            digit = CHINESE_DIGITS[char]
        elif char in _SCALES:
            section += (digit or 1) * _SCALES[char]
            digit = 0
        else:
            total += (section + digit or 1) * _LARGE_SCALES[char]
            section = digit = 0
    return total + section + digit


def chinese_numeral(value: int) -> str:
    """Chinese numerals for 1 to 999 (`12` is `十二`); larger values in Arabic digits."""
    if not 0 < value < 1000:
        return str(value)
    digits = "零一二三四五六七八九"
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    text = f"{digits[hundreds]}百" if hundreds else ""
    if tens:
        text += "十" if tens == 1 and not hundreds else f"{digits[tens]}十"
    elif hundreds and ones:
        text += "零"
    return text + (digits[ones] if ones else "")


def is_blank(cell: str) -> bool:
    """True if *cell* shows no character at all."""
    return not cell.strip(BLANKS)


def has_no_value(cell: str) -> bool:
    """True if *cell* is blank, or prints what a program writes for a blank one: `nan`."""
    body = cell.strip(BLANKS)
    return not body or (body[0] in "Nn<U" and bool(_NO_VALUE.fullmatch(body)))


def is_plain(body: str) -> bool:
    """True if *body* is digits alone, as most figures are: read faster than remembered."""
    return body.isdecimal() and body.isascii() and len(body) <= MAX_DIGITS


@lru_cache(maxsize=1 << 12)
def read_count(cell: str, *, signed: bool = False) -> int | Unreadable | None:
    """The whole number that *cell* prints: `1,234`, `１２`, `+19`, `-2`, `12件`, `12①`, `十二`.

    Args:
        cell: The cell.
        signed: True if the figure is a change, which may be in words: `减少8`, `持平`.

    Returns:
        None where the cell shows no figure (blank, `/`, `-`, `—`, `无`, `不适用`);
        `UNREADABLE` where it shows something that is not a whole number (`12O`, `1 2`), or a
        number below zero that is no change.
    """
    body = cell.strip(BLANKS)
    if is_plain(body):
        return int(body)
    text = _number_text(cell)
    if not text or _NO_FIGURE.fullmatch(text):
        return None
    match = _COUNT.fullmatch(text)
    if match is not None and not _too_long(text):
        is_count = signed or not text.startswith("-")
        return int(match[1].replace(",", "")) if is_count else UNREADABLE
    if signed:
        if _NO_CHANGE.fullmatch(text):
            return 0
        change = _CHANGE.fullmatch(_ARROW_BEHIND.sub(r"\2\1", text))
        if change is not None and not _too_long(text):
            number = int(change["number"].replace(",", ""))
            return -number if change["less"] else number
    return _in_words(text)


def _in_words(text: str) -> int | Unreadable:
    """The value of a cell of Chinese numerals, with a measure word or without."""
    text = _WORD_MEASURE.sub("", text).translate(FORMAL)
    is_numeral = len(text) <= _LONGEST_NUMERAL and _NUMERALS.issuperset(text)
    value = chinese_value(text) if is_numeral else None
    return UNREADABLE if value is None else value


@lru_cache(maxsize=1 << 12)
def read_amount(cell: str) -> tuple[Decimal | Unreadable | None, str | None]:
    """The exact decimal that *cell* prints and the unit in it (`240万元`), if any.

    Returns:
        The number as in `read_count`, and its unit, one of `YUAN`, or None.
    """
    text = _number_text(cell)
    if not text or _NO_FIGURE.fullmatch(text):
        return None, None
    match = _AMOUNT.fullmatch(text)
    if match is None or _too_long(text):
        return UNREADABLE, None
    return Decimal(match["number"].replace(",", "")), match["unit"] or match["noted"]


def _number_text(cell: str) -> str:
    text = cell.strip(BLANKS + "*`").translate(_HALF_WIDTH)
    if text.isdecimal() and text.isascii():
        return text
    text = _ESCAPED.sub("", text.translate(_NO_WIDTH))
    for before in (_BROKEN_BLANK, _ALTOGETHER):
        if match := before.match(text):
            text = text[match.end() :]
    return _without_note(_NOTE_MARK.sub("", text))


def _without_note(text: str) -> str:
    """*text* without brackets that print its number again, in numerals, or parts of it."""
    noted = _NOTED.fullmatch(text) if text.endswith(")") else None
    if noted is None:
        return text
    number, note = noted.groups()
    if note.startswith("其中"):
        whole = _PART.match(number)
        values = [Decimal(part.replace(",", "")) for part in _PART.findall(note)]
        agrees = (
            whole
            and not _MULTIPLIED.search(note)
            and max(values, default=0) <= Decimal(whole[0].replace(",", ""))
        )
    else:
        again = read_count(note)
        agrees = isinstance(again, int) and again == read_count(number)
    return number if agrees else text


def read_text(cell: str) -> str | None:
    """The text of *cell*, stripped of blanks; None if it shows nothing."""
    text = cell.strip(BLANKS)
    return None if not text or _NO_FIGURE.fullmatch(text) else text


def is_not_applicable(cell: str) -> bool:
    """True if *cell* says that the figure is not applicable: `不适用`, `N/A`."""
    return _NOT_APPLICABLE.fullmatch(_number_text(cell)) is not None


def shows_figure(text: str) -> bool:
    """True if *text* is nothing but a number, with its unit or not, or a mark for none.

    So is a cell that canonical text marks as doubtful or missing.
    """
    if len(text) > LONGEST_FIGURE:
        return is_marked(text)
    if is_plain(text.strip(BLANKS)):
        return True
    if read_amount(text)[0] is not UNREADABLE:
        return True
    count = read_count(text, signed=True)
    # Numerals alone are words: of labels that the page broke, and of headings.
    return (count is not UNREADABLE and any(map(str.isdecimal, text))) or (
        _NO_CHANGE.fullmatch(text) is not None or is_marked(text)
    )


def stands_for_figure(text: str) -> bool:
    """True if *text* is a figure, one in part in 〔 〕, a change whose sign is open, or an end."""
    rest = _IN_DOUBT.sub("", text)
    if rest != text:
        return not rest or shows_figure(rest)
    return shows_figure(text) or (
        len(text) <= LONGEST_FIGURE and _OPEN_CHANGE.fullmatch(_number_text(text)) is not None
    )


def is_marked(cell: str) -> bool:
    """True if canonical text marks *cell* as doubtful or missing."""
    return cell.rstrip(BLANKS).endswith((DOUBTFUL, MISSING))


def _too_long(text: str) -> bool:
    return sum(char in _DIGITS for char in text) > MAX_DIGITS
