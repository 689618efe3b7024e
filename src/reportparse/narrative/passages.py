# SPDX-License-Identifier: MIT
"""Sections -> the paragraphs that state something in numbers, and where they state it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

from attrs import frozen

from ..forms.flattening import Figure
from ..text.characters import SIMPLIFIED
from ..text.patterns import HAN, late
from ..text.spans import Position
from .content import Child, Mention, Paragraph, Section, walk
from .denials import may_deny
from .form_targets import claim_on, total_of
from .own_names import area_named, names_of
from .quantities import Statement, quantities
from .scope import Context, speaks_of_applications
from .statements import Sentence, sentences
from .wrapped_lines import full_width, unwrapped

#: Gives line and column of the character at an offset in the text.
Locate = Callable[[int], Position]

#: Joins businesses in a heading: 依申请公开和政务咨询.
_SEVERAL = late("[、和与及]")
#: Headings that narrow nothing down, unlike 上半年 or 网上办理.
_STAGES = late(
    "(?:申请|总体|基本|收件|收办|受理|接收|登记|办理|办结|办件|答复|处理|结转|工作|情况|进度|结果|数量)+"
)
_NOWHERE = Position(0, 0)

#: Traditional characters of units and verbs: a text with one of them is read as Simplified.
_TRADITIONAL = late(r"[處條場個萬億餘臺戶冊項開報請復號張訴辦]")
#: Marks of half width; between digits they are part of a number.
_HALF_WIDTH = late(rf"[,:();!?](?:(?<![,:])|(?![0-9]))|\.(?<={HAN}.)(?![0-9A-Za-z.])")
#: The number of a sentence: 1．2022年…
_NUMBERING = late(r"^[0-9]{1,2}[．.、](?=20[0-9]{2}年|[^0-9])", re.MULTILINE)
#: Between words it parts a heading from its sentence.
_WIDE_BLANK = late(rf"\u3000(?<={HAN}.)(?={HAN})")
_FULL_WIDTH: Final = dict(zip(",:();!?.", "，：（）；！？。", strict=True))


@frozen
class Passage:
    """A paragraph with what it states.

    Attributes:
        paragraph: The paragraph.
        sentences: Those of its sentences that state something.
        figures: The figures that the report has, by path.
        locate: Finds places in the text; None if there is none.
    """

    paragraph: Paragraph
    sentences: tuple[Sentence, ...]
    figures: Mapping[str, Figure]
    locate: Locate | None

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The statements in it, in order."""
        return tuple(
            self._mention(statement) for statement in self.statements() if not statement.is_implied
        )

    def statements(self) -> Iterator[Statement]:
        """The statements of all its sentences, in order."""
        for sentence in self.sentences:
            yield from sentence.statements

    def position(self, offset: int) -> Position:
        """Line and column of the character at *offset* in the paragraph; 0 if not known."""
        start = self.paragraph.at(offset)
        return _NOWHERE if start is None or self.locate is None else self.locate(start)

    def _mention(self, statement: Statement) -> Mention:
        quantity = statement.quantity
        place = self.position(quantity.start)
        return Mention(
            label=quantity.label(self.paragraph.text),
            value=quantity.value,
            unit=quantity.unit,
            approximate=quantity.approximate,
            text=self.paragraph.text[quantity.start : quantity.end],
            line=place.line,
            column=place.column,
            path=self._path_meant(statement),
        )

    def _path_meant(self, statement: Statement) -> str | None:
        """The path that *statement* states; where either of several may be meant, that agrees."""
        claim = claim_on(statement.figure_meant, self.figures)
        if claim is None or not claim.either:
            return claim and claim.path
        for index, paths in enumerate(claim.sums):
            total = total_of(self.figures, paths)
            if total is not None and statement.quantity.agrees(total):
                return claim.meant(index).path
        return None


def passages(
    narrative: Iterable[Child],
    year: int | None,
    agency: str | None,
    figures: Mapping[str, Figure],
    locate: Locate | None,
) -> Iterator[Passage]:
    """The paragraphs in *narrative* that state something in numbers, in order.

    Args:
        narrative: Paragraphs and sections.
        year: The year reported on.
        agency: The agency that reports.
        figures: The figures that the report has, by path.
        locate: Finds places in the text that was read, if there is one.
    """
    narrative = tuple(narrative)
    lines = (child for child in walk(narrative) if isinstance(child, Paragraph))
    paragraphs = [*_paragraphs(narrative, None, "", full_width(lines))]
    text = normalised("\n".join(paragraph.text for *_, paragraph in paragraphs))
    names, start = names_of(agency or area_named(text)), 0
    for kind, heading, paragraph in paragraphs:
        words = text[start : start + len(paragraph.text)]
        start += len(words) + 1
        found = tuple(sentences(words, Context(year, names, kind, heading)))
        if found:
            yield Passage(paragraph, found, figures, locate)


def normalised(text: str) -> str:
    """Paragraphs, one a line, with marks and characters as sentences are read; as long."""
    text = _HALF_WIDTH.sub(lambda mark: _FULL_WIDTH[mark[0]], text)
    text = _NUMBERING.sub(lambda number: "\u3000" * len(number[0]), text)
    text = _WIDE_BLANK.sub("：", text)
    if not _TRADITIONAL.search(text):
        return text
    return "\n".join(
        line.translate(SIMPLIFIED) if _TRADITIONAL.search(line) else line
        for line in text.split("\n")
    )


def _paragraphs(
    children: Iterable[Child], kind: str | None, heading: str, width: int
) -> Iterator[tuple[str | None, str, Paragraph]]:
    """The paragraphs in *children*, each with the kind and the heading of the section around it.

    On a page of lines of that *width* a paragraph may be on several lines.
    A heading that states a figure is a sentence with a numeral before it, and so is prose, too.
    """
    for child in unwrapped(children, width) if width else children:
        if isinstance(child, Paragraph):
            yield kind, heading, child
        elif isinstance(child, Section):
            if quantities(child.heading) or may_deny(child.heading):
                yield child.kind or kind, heading, Paragraph(child.heading, child.words_start)
            # 依申请公开 is the head of its parts, too: 1.收件情况, 2.办理情况
            is_part = (
                child.level > 1
                and speaks_of_applications(heading)
                and not _SEVERAL.search(heading)
                and _STAGES.fullmatch(child.heading)
            )
            words = f"{heading}。{child.heading}" if is_part else child.heading
            yield from _paragraphs(child.children, child.kind or kind, words, width)
