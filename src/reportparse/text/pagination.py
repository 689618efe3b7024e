# SPDX-License-Identifier: MIT
"""How the number of a page is printed."""

from __future__ import annotations

from .patterns import late

_DIGITS = "[0-9０-９]{1,3}"
_MARKS = "[-—–－·]+"

#: The number of a page and nothing else. Its last group is `bare` without marks and words around
#: it, as figures are; `of_all` with a stroke and that of all pages: `3 / 8`; else there is none.
PAGE_NUMBER = late(
    rf"{_MARKS}\s*{_DIGITS}\s*{_MARKS}"
    rf"|(?:第\s*(?:{_DIGITS}|[一二三四五六七八九十]{{1,3}})|{_DIGITS})\s*页"
    rf"(?:[\s,，/（(]*共\s*{_DIGITS}\s*页[）)]?)?"
    rf"|Page\s*{_DIGITS}.{{0,10}}"
    rf"|(?P<of_all>{_DIGITS}\s*/\s*{_DIGITS})|(?P<bare>0{{0,2}}[1-9１-９][0-9０-９]{{0,2}})"
)
