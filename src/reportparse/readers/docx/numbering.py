# SPDX-License-Identifier: MIT
"""Automatic numbers -> the text that Word shows before a paragraph.

A heading `一、总体情况` often holds 总体情况 only: the number is a property of the paragraph or
of its style. Word counts each level of a list, begins a level anew below a higher one, and
prints the level's text with `%1` in place of the number of level one (ISO/IEC 29500-1, 17.9).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from attrs import define, evolve, field, frozen

from ...text.numerals import chinese_numeral
from ...text.patterns import late
from .element_names import child, children, is_on, number, value, w
from .styles import RunLook, Styles

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

_PLACEHOLDER = late(r"%([1-9])")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def _roman(count: int) -> str:
    text = ""
    for size, characters in (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
        (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        text += characters * (count // size % 1000)
        count %= size
    return text


def _letter(count: int) -> str:
    return chr(ord("A") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def _circled(count: int) -> str:
    return chr(ord("①") + count - 1) if 1 <= count <= 20 else str(count)


#: How the formats of numbers print a count; those not here print it in digits.
_FORMATS: Mapping[str, Callable[[int], str]] = {
    **dict.fromkeys(
        (
            "chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting",
            "japaneseDigitalTenThousand", "taiwaneseCounting", "taiwaneseCountingThousand",
            "koreanDigital2", "chineseLegalSimplified", "ideographLegalTraditional",
        ),
        chinese_numeral,
    ),
    **dict.fromkeys(
        ("decimalEnclosedCircle", "decimalEnclosedCircleChinese", "ideographEnclosedCircle"),
        _circled,
    ),
    "decimalFullWidth": lambda count: str(count).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda count: str(count).translate(_FULL_WIDTH),
    "decimalZero": lambda count: f"{count:02}",
    "upperRoman": _roman,
    "lowerRoman": lambda count: _roman(count).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda count: _letter(count).lower(),
    **dict.fromkeys(("none", "bullet"), lambda _: ""),
}  # fmt: skip


@frozen
class _Level:
    """A level of a list.

    Attributes:
        start: Its first number.
        format: How its numbers are printed.
        text: What is printed before a paragraph, with `%1` for the number of the first level.
        restarts: It begins anew below a higher level.
        is_hidden: Nothing is seen before its own paragraphs.
        is_legal: The numbers of all levels are printed in digits.
    """

    start: int
    format: str
    text: str
    restarts: bool
    is_hidden: bool
    is_legal: bool

    @classmethod
    def of(cls, element: _Element) -> _Level:
        formats = (value(inner) for inner in children(element) if inner.tag == w("numFmt"))
        return cls(
            number(child(element, "start"), 1),
            next(formats, None) or "decimal",
            value(child(element, "lvlText")) or "",
            restarts=value(child(element, "lvlRestart")) != "0",
            is_hidden=RunLook.of(child(element, "rPr")).over(RunLook()).is_hidden,
            is_legal=is_on(child(element, "isLgl")),
        )


@define
class _List:
    """A list: its levels by number from 0, and the last number given on each."""

    levels: Mapping[int, _Level]
    counts: dict[int, int] = field(factory=dict)

    def next(self, level: int) -> str:
        """The number printed before the next paragraph on *level*."""
        known = self.levels.get(level)
        if known is None:
            return ""
        self.counts[level] = self.counts.get(level, known.start - 1) + 1
        for below in [count for count in self.counts if count > level]:
            if below not in self.levels or self.levels[below].restarts:
                del self.counts[below]
        if known.is_hidden or known.format == "bullet":
            return ""
        return _PLACEHOLDER.sub(lambda match: self._printed(int(match[1]) - 1, known), known.text)

    def _printed(self, at: int, within: _Level) -> str:
        """The number of the level *at* in the text of another."""
        level = self.levels.get(at)
        if level is None:
            return ""
        count = self.counts.get(at, level.start)
        return str(count) if within.is_legal else _FORMATS.get(level.format, str)(count)


@define
class Numbering:
    """The lists of a document by the numbers (`numId`) that name them; several may name one."""

    lists: Mapping[str, _List]
    styles: Styles
    _of_styles: dict[str | None, list[Any]] = field(factory=dict)

    @classmethod
    def of(cls, document: Document, styles: Styles) -> Numbering:
        """Those of *document*, whose styles are *styles*."""
        return cls(dict(_lists(document)), styles)

    def before(self, properties: Any) -> str:
        """The number before a paragraph with *properties*; it counts as given from now on."""
        name = value(child(properties, "pStyle")) or self.styles.default
        if name not in self._of_styles:
            known = (child(child(style, "pPr"), "numPr") for style in self.styles.lineage(name))
            self._of_styles[name] = [said for said in known if said is not None]
        said = [child(properties, "numPr"), *self._of_styles[name]]
        list_id = next(filter(None, (value(child(own, "numId")) for own in said)), "")
        levels = (child(own, "ilvl") for own in said)
        level = next((own for own in levels if own is not None), None)
        counted = self.lists.get(list_id)
        return counted.next(number(level, 0)) if counted else ""


def _lists(document: Document) -> Iterator[tuple[str, _List]]:
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError, AttributeError):
        return
    definitions = {each.get(w("abstractNumId")): each for each in root.iter(w("abstractNum"))}
    abstract = {
        at: {
            int(level.get(w("ilvl"), "0")): _Level.of(level)
            for level in definition.iter(w("lvl"))
            if level.get(w("ilvl"), "0").isdigit()
        }
        for at, definition in definitions.items()
    }
    styled = {value(child(each, "styleLink")): abstract[at] for at, each in definitions.items()}
    for at, definition in definitions.items():
        # A list that only names the style of another has that one's levels.
        link = value(child(definition, "numStyleLink"))
        if link:
            abstract[at] = styled.get(link, {})
    shared: dict[str | None, _List] = {}
    for instance in root.iter(w("num")):
        base = value(child(instance, "abstractNumId"))
        levels = abstract.get(base, {})
        changed = {**levels, **dict(_overridden(instance, levels))}
        if changed == levels:
            # Lists that share all their levels are counted together.
            yield instance.get(w("numId"), ""), shared.setdefault(base, _List(levels))
        else:
            yield instance.get(w("numId"), ""), _List(changed)


def _overridden(num: _Element, levels: Mapping[int, _Level]) -> Iterator[tuple[int, _Level]]:
    """The levels that a list changes."""
    for override in num.iter(w("lvlOverride")):
        at = override.get(w("ilvl"), "")
        if not at.isdigit():
            continue
        level = child(override, "lvl")
        known = _Level.of(level) if level is not None else levels.get(int(at))
        start = number(child(override, "startOverride"), -1)
        if known is not None:
            yield int(at), evolve(known, start=start) if start >= 0 else known
