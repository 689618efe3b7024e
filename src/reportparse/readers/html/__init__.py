# SPDX-License-Identifier: MIT
"""A web page, or a web archive (MHTML) as browsers save pages -> the text of the report in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from email import message_from_bytes, policy
from itertools import islice

from attrs import define, evolve
from selectolax.lexbor import LexborHTMLParser

from ...errors import FileFormatError, LimitError, MadeHereError
from ...text.patterns import late
from ...text.places import HtmlPlace
from ...text.source import SourceText
from ..blocks import Block, Words
from ..encoding import decoded
from ..limits import Limits
from ..page_text import laid_out
from .article import anchors_of, article, with_rows, without_copies
from .marking import check_tags, marked, without_choices
from .outside_tables import PageBlock
from .page_blocks import PageWalker
from .page_fields import COLLAPSED, FIELD, counters
from .page_metadata import page_facts
from .sheet_matching import sheet_styles

#: Where a page names its encoding: within its first bytes.
_DECLARED_WITHIN = 4096
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w-]{1,40})""",
    re.IGNORECASE,
)
#: The types of pages in an archive.
_PAGES = ("text/html", "application/xhtml+xml")
#: The mark of pages that `view` and `dataset summary` write.
_MADE_HERE = '<meta name="generator" content="reportparse">'
#: Headings that only reports have.
_SECTION = late(r"主动公开政府信息情况|收到和处理政府信息公开申请情况")


def read_html(data: bytes, name: str | None, encoding: str | None, limits: Limits) -> SourceText:
    """The text of the report on a page; what that says of its *encoding* may be wrong."""
    return _read_told(data, name, encoding, limits)[0]


def _read_told(
    data: bytes, name: str | None, encoding: str | None, limits: Limits
) -> tuple[SourceText, bool]:
    """As `read_html`, and whether there is a report on the page."""
    declared = _CHARSET.search(data[:_DECLARED_WITHIN])
    page = decoded(data, encoding, declared and declared[1].decode("ascii", "replace"))
    if _MADE_HERE in page.text[:_DECLARED_WITHIN]:
        raise MadeHereError
    shown = without_choices(page.text)
    check_tags(shown, limits)
    tree = parsed(shown)
    walker = walked(tree, page.text, limits)
    anchors = anchors_of(walker.found)
    if not anchors:
        _refuse_frames(tree)
        _refuse_hidden(tree, walker)
    report = list(_with_notes(list(article(walker.found, anchors)), walker))
    text = laid_out(report, limits, _ElementPlaces(SourceText(page.text), limits).place)
    facts = page_facts(tree, walker.found)
    source = evolve(text, name=name, encoding=page.encoding, format="html", page=facts)
    return source, bool(anchors)


def _with_notes(report: Sequence[PageBlock], walker: PageWalker) -> Iterator[Block | Words]:
    """The blocks of a *report*, each with what is not read after it, or not seen.

    Fields below the report are those of its site: links to others, a search. What is collapsed is
    in the report if a block of it is.
    """
    within = {element for found in report for element in found.within}
    for number, found in enumerate(report, 1):
        yield found.block
        for note in walker.notes.get(id(found.block), ()):
            is_below = note.doubt == FIELD and number == len(report)
            if not is_below and (note.doubt != COLLAPSED or note.place in within):
                yield note


def read_mhtml(data: bytes, name: str | None, encoding: str | None, limits: Limits) -> SourceText:
    """The text of the report in a web archive: of its pages the one with most of a report.

    Places are those in that page, as it was before it was packed.
    """
    try:
        message = message_from_bytes(data, policy=policy.compat32)
        # One more than allowed shows that there are more: none is left out in silence.
        every = list(islice(message.walk(), limits.members + 1))
        found = [part for part in every if part.get_content_type() in _PAGES]
        pages = [
            (bytes(part.get_payload(decode=True) or b""), part.get_content_charset())
            for part in found
        ]
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise FileFormatError(
            f"the web archive is damaged: {error}", "网页档案已损坏，请重新保存"
        ) from None
    limits.check("members", len(every))
    read: list[tuple[bool, int, SourceText]] = []
    failure: FileFormatError | None = None
    for page, named in pages:
        try:
            source, tells = _read_told(page, name, encoding or _true(named, page), limits)
            read.append((tells, source.text.count("\n|"), source))
        except FileFormatError as error:  # a page of frames; their pages are in the archive, too
            failure = error
    if not read:
        raise failure or FileFormatError(
            "there is no page in this web archive", "网页档案中没有网页"
        )
    return max(read, key=lambda part: part[:2])[2]


def _true(named: str | None, page: bytes) -> str | None:
    """The encoding *named* by the archive, if the page really is in it."""
    try:
        page.decode(named or "ascii")
    except (LookupError, ValueError):
        return None
    return named


def walked(
    tree: LexborHTMLParser, page: str, limits: Limits, *, is_marked: bool = False
) -> PageWalker:
    """The blocks of a page; *is_marked* if its tags have their offsets."""
    try:
        walker = PageWalker(
            limits, sheet_styles(tree, page, limits), counters(tree, page), is_marked
        )
        walker.walk_page(tree.body)
        walker.found = [*with_rows(walker.found)]
        if walker.hidden:
            walker.found = without_copies(walker.found, walker.hidden)
    except RecursionError:  # rules within rules, or the caller's own stack was deep
        raise LimitError("depth", limits.depth) from None
    return walker


@define
class _ElementPlaces:
    """The places of the elements of a page, worked out when the first is asked for."""

    page: SourceText
    limits: Limits
    _offsets: list[int] | None = None

    def place(self, number: int) -> HtmlPlace:
        """The place of the tag of element *number*."""
        if self._offsets is None:
            tree = parsed(without_choices(marked(self.page.text)))
            self._offsets = walked(tree, self.page.text, self.limits, is_marked=True).offsets
        return HtmlPlace(*self.page.position(self._offsets[number]))


def parsed(page: str) -> LexborHTMLParser:
    """The elements of a page."""
    # Lone surrogates have no UTF-8; they can only come from what was no text.
    try:
        return LexborHTMLParser(page.encode("utf-8", "replace"))
    except Exception as error:  # noqa: BLE001  # it has an exception of its own, and MemoryError
        raise FileFormatError(
            f"the page cannot be parsed: {error}", f"网页无法解析：{error}"
        ) from None


def _refuse_frames(tree: LexborHTMLParser) -> None:
    sources = (frame.attributes.get("src") for frame in tree.css("frame, iframe"))
    listed = ", ".join(source[:200] for source in islice(filter(None, sources), 5))
    if listed:
        raise FileFormatError(
            f"the page shows other pages in frames; open the one with the report: {listed}",
            f"网页用框架显示其他网页；请打开其中载有报告的一个：{listed}",
        )


def _refuse_hidden(tree: LexborHTMLParser, walker: PageWalker) -> None:
    """Refuse a page that shows nothing, or not its report, until a script has run."""
    if tree.body is None:
        return
    is_hidden = walker.hides and _SECTION.search(tree.body.text())
    if is_hidden or (not walker.found and tree.css_first("script") is not None):
        raise FileFormatError(
            "the page shows its text only after a script has run: open it in a browser and save "
            "what it shows, as a web page or as PDF",
            "网页要运行脚本才显示正文：请在浏览器中打开，将显示的内容另存为网页或 PDF",
        )
