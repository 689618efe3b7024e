# SPDX-License-Identifier: MIT
"""Tags of a page -> the same tags with their places written into them.

HTML parsers do not give the place of an element. So each start tag is given an attribute with
its offset; of two attributes of one name parsers keep the first, so that no page can forge it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from attrs import define, field

from ...errors import LimitError
from ...text.patterns import late
from ..limits import Limits

#: The attribute that holds the offset of a tag in the page.
PLACE: Final = "rp-at"

_TAG = late(r"<(/?)([A-Za-z][A-Za-z0-9]*)(?=[\s/>])|<!--")
#: Elements whose content is not markup, however it looks.
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "noscript"})


def names(text: str) -> frozenset[str]:
    """The words of *text*, each the name of an element."""
    return frozenset(text.split())


#: Elements that have no end, and those that the next one of their kind ends.
_NEVER_OPEN = names(
    "area base br col embed hr img input link meta param source track wbr p li dt dd td th "
    "tr option thead tbody tfoot colgroup"
)
#: Elements that are opened again in each block that follows until they are closed.
_STYLES = names("a b big code em font i nobr s small strike strong tt u")
#: Sloppy pages leave elements open; this many times the allowed depth is accepted.
_SLOPPY = 10


def marked(page: str, limits: Limits) -> str:
    """*page* with the offset of each start tag in its attribute `PLACE`.

    Raises:
        LimitError: If so many elements are open at once, or a tag has so many attributes, that
            parsing would take long.
    """
    parts: list[str] = []
    done = 0
    opened = _Open(limits)
    for match in _tags(page, limits):
        opened.note(match[2].lower(), closes=bool(match[1]))
        if not match[1]:
            parts.append(page[done : match.end()])
            parts.append(f" {PLACE}={match.start()}")
            done = match.end()
    parts.append(page[done:])
    return "".join(parts)


@define
class _Open:
    """How many elements are open, by their tags alone."""

    limits: Limits
    unclosed: Counter[str] = field(factory=Counter)
    tags: int = 0
    options: int = 0
    total: int = 0
    styles: int = 0

    def note(self, name: str, *, closes: bool) -> None:
        """Count a start or end tag."""
        self.tags += 1
        if self.tags > self.limits.tags:
            raise LimitError("tags", self.limits.tags)
        if name == "option":
            self.options += 1
            if self.options > self.limits.options:
                raise LimitError("options", self.limits.options)
        if name in _NEVER_OPEN or (closes and not self.unclosed[name]):
            return
        step = -1 if closes else 1
        self.unclosed[name] += step
        self.total += step
        if name in _STYLES:
            self.styles += step
            if self.styles > self.limits.styles:
                raise LimitError("styles", self.limits.styles)
        if self.total > self.limits.depth * _SLOPPY:
            raise LimitError("depth", self.limits.depth)


def _tags(page: str, limits: Limits) -> Iterator[re.Match[str]]:
    """The tags of *page* that are markup, in order."""
    at = 0
    while match := _TAG.search(page, at):
        at = match.end()
        if match[2] is None:
            at = page.find("-->", at - 2)  # `<!-->` is a whole comment
            if at < 0:
                return
            continue
        end = page.find(">", at)
        if page.count(" ", at, end if end >= 0 else len(page)) > limits.attributes:
            raise LimitError("attributes", limits.attributes)
        if end < 0:
            return
        yield match
        if not match[1] and match[2].lower() in _RAW:
            close = re.compile(rf"</{match[2]}[\s/>]", re.IGNORECASE).search(page, at)
            if close is None:
                return
            at = close.start()
