# SPDX-License-Identifier: MIT
"""A paragraph of a DOCX file -> the lines that it shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from attrs import define, evolve, field

from ...text.places import DocxPlace
from ...text.source import PICTURED
from ..blocks import LineParts, SizeSteps, Words
from ..limits import Limits
from .element_names import MATH, child, children, named, number, value, w
from .styles import RunLook, Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

_R = w("r")
_BDO = w("bdo")
_TEXTS = frozenset({w("t"), MATH + "t"})
#: Replaces what is shown and cannot be known.
UNKNOWN: Final = "□"
#: A character of a symbol font shows something unknown, so it is not a blank either.
_TEXT_OF = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("noBreakHyphen"): "-",
    w("softHyphen"): "",
    w("sym"): UNKNOWN,
    w("br"): "\n",
    w("cr"): "\n",
}
#: Fields that show something without a result: what their code says, or a control.
_SHOWN_CODES = ("MACROBUTTON", "EQ", "SYMBOL", "QUOTE", "FORMTEXT", "FORMCHECKBOX", "=")
_BOX = w("txbxContent")
_FIELD = w("fldChar")
_CODE = w("instrText")
_PICTURES = named("drawing pict object")
_FORMULA = MATH + "oMath"
#: Formulas of these alone are words; fractions, roots and powers are not.
_PLAIN_MATH = named("oMath r t rPr ctrlPr sty nor lit scr argPr", MATH)
#: Elements that show nothing.
_SKIPPED = named(
    "del moveFrom pPr rPr delText instrText sectPr tblPr tblGrid footnoteReference "
    "endnoteReference commentReference rt"
)


@define
class _Field:
    """A field that is open: its code is not shown, its result is, or its text if it is a choice."""

    code: str = ""
    choice: str | None = None
    has_result: bool = False
    has_words: bool = False

    def shown(self) -> str:
        """Its text if it ends without a result."""
        if self.choice is not None:
            return self.choice
        return UNKNOWN if self.code.strip().upper().startswith(_SHOWN_CODES) else ""


@define
class Shown:
    """The visible text of a paragraph so far, and the text boxes that are anchored in it."""

    limits: Limits
    styles: Styles
    base: RunLook
    in_cell: bool
    boxes: list[_Element] = field(factory=list)
    _lines: list[LineParts] = field(factory=lambda: [LineParts()])
    _fields: list[_Field] = field(factory=list)
    _held: list[tuple[str, str | None]] = field(factory=list)  # in the place of a field's code
    _tabs: int = 0
    _sizes: SizeSteps = field(factory=SizeSteps)

    def collect(self, element: _Element, depth: int, look: RunLook | None = None) -> None:
        """Add the words in *element*, and the text boxes that are anchored in it."""
        self.limits.check("depth", depth)
        for part in children(element):
            if part.tag == _R:
                self._run(part, depth)
            elif part.tag == _FORMULA and not _is_plain(part):
                self._unread("formula")
            elif part.tag == _BDO and value(part) == "rtl":
                base, self.base = self.base, evolve(self.base, altered="reversed")
                self.collect(part, depth + 1, look)
                self.base = base
            elif not self._take(part, look) and not _is_hidden(part):
                before = len(self.boxes)
                self.collect(part, depth + 1, look)
                # One that floats is beside the text and not in its line.
                floats = any(str(inner.tag).endswith("}anchor") for inner in part)
                if part.tag in _PICTURES and len(self.boxes) == before and not floats:
                    self._unread("picture")

    def _run(self, run: _Element, depth: int) -> None:
        look = self.styles.look(child(run, "rPr"), self.base)
        if look.is_hidden:
            self._turn_all(run)
        else:
            self.collect(run, depth + 1, look)

    def _take(self, element: _Element, look: RunLook | None) -> bool:
        """Add what *element* itself shows; return whether that is all."""
        tag = element.tag
        doubt = (look or self.base).doubt
        if tag in _TEXTS:
            self._sizes.at((look or self.base).size or self.styles.size)
            self._add(_text(element), doubt)
        elif tag in _TEXT_OF:
            self._add(_TEXT_OF[tag], doubt)
        elif tag == _BOX:
            self.boxes.append(element)
        elif tag == _FIELD:
            self._turn(element)
        elif tag == _CODE and self._fields:
            self._fields[-1].code += _text(element)
        elif tag in _SKIPPED:
            self._turn_all(element)
        else:
            return False
        return True

    def _add(self, text: str, doubt: str | None) -> None:
        """Add *text* unless it is the code of a field."""
        if not all(opened.has_result for opened in self._fields):
            self._held.append((text, doubt))
        elif text == "\n":
            self._lines.append(LineParts())
        else:
            for opened in self._fields:
                opened.has_words = True
            # Figures with a tab between them are not one figure.
            self._lines[-1].add(text, doubt, (self._tabs, self._sizes.count))
            self._tabs += text == "\t"

    def _unread(self, doubt: str) -> None:
        if all(opened.has_result for opened in self._fields):
            self._lines[-1].add_unread(doubt)

    def _turn_all(self, element: _Element) -> None:
        """Fields begin and end also in what is not shown."""
        for mark in element.iter(_FIELD):
            self._turn(mark)

    def _turn(self, mark: _Element) -> None:
        """A field begins, goes from its code to its result, or ends."""
        kind = mark.get(w("fldCharType"))
        if kind == "begin":
            self._fields.append(_Field(choice=_choice(child(mark, "ffData"))))
        elif kind == "separate" and self._fields:
            self._fields[-1].has_result = True
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            # A formula is drawn by its code, be its result blank.
            if not ended.has_result or (not ended.has_words and ended.code.lstrip()[:2] == "EQ"):
                self._add(ended.shown(), self.base.doubt)

    def words(self, place: DocxPlace) -> Iterator[Words]:
        """Its lines; also what was held back for a field that never came to its result.

        A line without words notes a picture.
        """
        if self._fields:
            self._fields.clear()
            for text, doubt in self._held:
                self._add(text, doubt)
        for line in self._lines:
            words = line.words(place, in_cell=self.in_cell)
            if words is not None and words.text.strip():
                yield words
            elif not self.in_cell and any(doubt == "picture" for _, doubt, _ in line.pieces):
                yield Words("", place, PICTURED)


def _choice(data: _Element | None) -> str | None:
    """The entry that a list to choose from shows."""
    choices = child(data, "ddList")
    if choices is None:
        return None
    entries = [value(entry) or "" for entry in choices.iter(w("listEntry"))]
    chosen = number(child(choices, "result"), number(child(choices, "default"), 0))
    return entries[chosen] if chosen < len(entries) else UNKNOWN


def _is_plain(formula: _Element) -> bool:
    """True if *formula* shows its words side by side."""
    inside = (part.tag for part in formula.iter() if isinstance(part.tag, str))
    return all(tag in _PLAIN_MATH for tag in inside if tag.startswith(MATH))


def _is_hidden(part: _Element) -> bool:
    """True if *part* is a shape that is not shown, or no element."""
    style = str(part.get("style", "")).replace(" ", "")
    return not isinstance(part.tag, str) or "visibility:hidden" in style


def _text(element: _Element) -> str:
    """The text of *element*, be there comments in it."""
    text = element.text or ""
    return text + "".join(part.tail or "" for part in element) if len(element) else text
