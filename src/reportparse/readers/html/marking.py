# SPDX-License-Identifier: MIT
"""Tags of a page -> the same tags with their places written into them.

HTML parsers do not say where an element stood. So each start tag is given an attribute with
its offset; of two attributes of one name parsers keep the first, so that no page can forge it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from ...errors import LimitError
from ..limits import Limits

#: The attribute that holds the offset of a tag in the page.
PLACE: Final = "rp-at"

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)(?=[\s/>])|<!--")
#: Elements whose content is no markup, however it looks.
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "noscript"})


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Elements that have no end, and those that the next one of their kind ends.
_NEVER_OPEN = _names(
    "area base br col embed hr img input link meta param source track wbr p li dt dd td th "
    "tr option thead tbody tfoot colgroup"
)
#: Sloppy pages leave elements open; so many times the allowed depth may be.
_SLOPPY = 10


def marked(page: str, limits: Limits) -> str:
    """*page* with the offset of each start tag in its attribute `PLACE`.

    Raises:
        LimitError: If so many elements are open at once that parsing would take long.
    """
    parts: list[str] = []
    done = 0
    unclosed: Counter[str] = Counter()
    total = 0
    for match in _tags(page):
        name = match[2].lower()
        if name not in _NEVER_OPEN:
            if not match[1]:
                unclosed[name] += 1
                total += 1
            elif unclosed[name]:
                unclosed[name] -= 1
                total -= 1
            if total > limits.depth * _SLOPPY:
                raise LimitError("depth", limits.depth)
        if not match[1]:
            parts.append(page[done : match.end()])
            parts.append(f" {PLACE}={match.start()}")
            done = match.end()
    parts.append(page[done:])
    return "".join(parts)


def _tags(page: str) -> Iterator[re.Match[str]]:
    """The tags of *page* that are markup, in order."""
    at = 0
    while match := _TAG.search(page, at):
        at = match.end()
        if match[2] is None:
            at = page.find("-->", at - 2)  # `<!-->` is a whole comment
            if at < 0:
                return
            continue
        yield match
        if not match[1] and match[2].lower() in _RAW:
            end = re.compile(rf"</{match[2]}[\s/>]", re.IGNORECASE).search(page, at)
            if end is None:
                return
            at = end.start()
