# SPDX-License-Identifier: MIT
"""The tags of a page as its source has them: how many are open at once, and where they are.

HTML parsers do not give the place of an element, and take time in the square of what is open. So
tags are counted before a page is parsed; where places are asked for, each start tag is given an
attribute with its offset, and the page is parsed again. Of two attributes of one name parsers keep
the first, so that no page can forge it.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from ...text.patterns import late
from ..limits import Limits

#: The attribute that holds the offset of a tag in the page.
PLACE: Final = "rp-at"

_ATTRIBUTES = r"""[^>=]*+(?:=\s*(?:"[^"]*"|'[^']*')?[^>=]*+)*+"""
#: A tag; and what is no markup, however it looks: comments, and the content of some elements.
TAG: Final = late(
    rf"""<(?:!--(?:-?>|.*?(?:--!?>|\Z))
    |(?=[stxin][cteimfo])(script|style|textarea|title|xmp|iframe|noembed|noframes)(?=[\s/>]){_ATTRIBUTES}>
      [^<]*(?:<(?!/\1[\s/>])[^<]*)*
    |(/?)([a-z][^\s/>]*)({_ATTRIBUTES}))""",
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_QUOTED = late(r"""=\s*(?:"[^"]*"|'[^']*')""")
#: The choices of a field that shows another one.
_CHOICES = late(
    r"(<option\b[^>]*>[^<]*)(?:(?:</option\s*>\s*)?<option\b(?![^>]*\bselected)[^>]*>[^<]*)+",
    re.IGNORECASE,
)


def names(text: str) -> frozenset[str]:
    """The words of *text*, each the name of an element."""
    return frozenset(text.split())


#: Elements that have no end, and those that the next one of their kind ends.
_NEVER_OPEN = names(
    "area base br col embed hr img input link meta param source track wbr p li dt dd td th "
    "tr thead tbody tfoot colgroup a nobr"
)
#: As most pages write them; comments and elements of text alone have no name.
_PASSED = _NEVER_OPEN | {"", *map(str.upper, _NEVER_OPEN)}
#: Elements that are opened again in each block that follows until they are closed.
_STYLES = names("b big code em font i s small strike strong tt u")
#: They are parsed together if they are alike: none has a place of its own.
_UNPLACED = _STYLES | {"a", "nobr"}
#: Sloppy pages leave elements open; this many times the allowed depth is accepted.
_SLOPPY = 10
#: An attribute has at least one character, and one before it.
_SHORTEST = 2


def check_tags(page: str, limits: Limits) -> None:
    """Refuse a page that would take long to parse.

    Raises:
        LimitError: If it has so many tags, elements open at once, or attributes in one tag.
    """
    unclosed: Counter[str] = Counter()
    total = styles = options = 0
    longest = _SHORTEST * limits.attributes
    for _, closes, printed, attributes in TAG.findall(page):
        if len(attributes) > longest:
            limits.check("attributes", len(_QUOTED.sub("=", attributes).split()))
        if printed in _PASSED or (name := printed.lower()) in _NEVER_OPEN:
            continue
        if name == "option":
            options += 1
        elif not closes:
            unclosed[name] += 1
            total += 1
            styles += name in _STYLES
            if total > limits.depth * _SLOPPY or styles > limits.styles:
                break
        elif unclosed[name]:
            unclosed[name] -= 1
            total -= 1
            styles -= name in _STYLES
    limits.check("depth", total / _SLOPPY)
    limits.check("styles", styles)
    limits.check("tags", page.count("<"))
    limits.check("options", options)


def without_choices(page: str) -> str:
    """*page* without the choices that fields do not show."""
    return _CHOICES.sub(r"\1", page)


def marked(page: str) -> str:
    """*page* with the offset of each start tag in its attribute `PLACE`."""
    return TAG.sub(_marked, page)


def _marked(tag: re.Match[str]) -> str:
    name = tag[3]
    if name is None or tag[2]:
        return tag[0]
    at = "" if name.lower() in _UNPLACED else tag.start()
    return f'<{name} {PLACE}="{at}"{tag[4]}'
