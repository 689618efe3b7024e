# SPDX-License-Identifier: MIT
"""A page of a PDF file, painted: the characters and shapes on it that are seen.

pdfminer lists what a page draws, seen or not. Here what follows hides what it covers, and
characters that leave no mark, lie outside their clip or have the colour of their ground are left
out. Digits that are struck through or seen in part have `STRUCK` or `HIDDEN` as their `tag`, which
pdfplumber hands on.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import sqrt
from typing import Any, Final, cast

from pdfminer.layout import LTChar, LTContainer, LTCurve, LTFigure, LTLine, LTRect
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import LIT, literal_name
from pdfminer.utils import MATRIX_IDENTITY, apply_matrix_pt, mult_matrix
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent

from .inks import WHITE, Ink, are_alike, ink_in
from .notes import drawings, struck_out
from .overlaps import Box, Stroke, ink_of, share_within, struck

#: Modes of text that leave no mark: neither filled nor stroked.
_NO_MARK = frozenset({3, 7})
#: Paint that is more transparent than this does not hide its ground.
_OPAQUE = 0.95
#: Paint that is more transparent than this is invisible, or only a watermark.
_FAINT = 0.05
_BLENDED = frozenset({"Multiply", "Darken", "ColorBurn"})
#: Why a digit is in doubt; see `reportparse.text.grids.GridCell`.
STRUCK: Final = "struck"
HIDDEN: Final = "hidden"
#: A character is not seen if no more of it is, and one like any other if so much is.
_UNSEEN = 0.15
_WHOLE = 0.8
#: Areas that are narrower, in points, are strokes, and strokes that are wider are areas.
_WIDEST_STROKE = 3.0
#: Strokes whose colour is lighter in each part belong to a watermark.
_LIGHT = 0.7


def paint(page: Page) -> Page:
    """*page* with what is seen on it, turned so that most of its words are upright."""
    seen = _painted(page)
    turn = _turn(seen)
    if turn:
        page.page_obj.rotate = (page.page_obj.rotate + turn) % 360
        page.page_obj.attrs["Rotate"] = page.page_obj.rotate
        page = Page(page.pdf, page.page_obj, page_number=page.page_number)
        _painted(page)
    return page


def _painted(page: Page) -> Sequence[LTChar]:
    device = _Device(page.pdf.rsrcmgr, pageno=page.page_number, laparams=None)
    _Interpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    page._layout = device.get_result()  # noqa: SLF001  # in place of its own, which sees everything
    return device.chars


def _turn(chars: Sequence[LTChar]) -> int:
    """By how many degrees a page has to be turned, clockwise."""
    upward = sum(char.matrix[1] > abs(char.matrix[0]) for char in chars)
    downward = sum(-char.matrix[1] > abs(char.matrix[0]) for char in chars)
    over = sum(-char.matrix[0] > abs(char.matrix[1]) for char in chars)
    for count, degrees in ((upward, 90), (downward, 270), (over, 180)):
        if 2 * count > len(chars):
            return degrees
    return 0


class _Interpreter(PDFPageInterpreter):
    """Follows what pdfminer passes over: transparency and clipping."""

    device: _Device
    notes: Any = None

    def process_page(self, page: Any) -> None:
        """Paint *page* and the notes on it."""
        self.notes = page.annots
        super().process_page(page)

    def render_contents(self, resources: Any, streams: Any, ctm: Any = MATRIX_IDENTITY) -> None:
        """Paint *streams*; those of a page are followed by its notes."""
        super().render_contents(resources, streams, ctm)
        notes, self.notes = self.notes, None
        if notes:
            self.device.start_over()
            self.device.strokes += struck_out(notes, ctm)
            for drawing in drawings(notes):
                self.init_state(mult_matrix(drawing.fit, ctm))
                self.device.set_ctm(self.ctm)
                self.xobjmap["note"] = drawing.form
                self.do_Do(LIT("note"))

    def do_q(self) -> None:
        super().do_q()
        self.device.save()

    def do_Q(self) -> None:  # noqa: N802  # the name of the operator
        super().do_Q()
        self.device.restore()

    def do_gs(self, name: Any) -> None:
        states = resolve1(self.resources.get("ExtGState")) or {}
        state = resolve1(states.get(literal_name(name))) or {}
        alpha, blend = resolve1(state.get("ca")), resolve1(state.get("BM"))
        if isinstance(alpha, (int, float)):
            self.device.alpha = self.device.group_alpha * float(alpha)
        if blend is not None:
            names = blend if isinstance(blend, list) else [blend]
            self.device.blended = any(literal_name(mode) in _BLENDED for mode in names)

    def do_W(self) -> None:  # noqa: N802
        points = [
            apply_matrix_pt(self.ctm, (cast("float", part[at]), cast("float", part[at + 1])))
            for part in self.curpath
            for at in range(1, len(part) - 1, 2)
        ]
        if points:
            self.device.clip_to(_around(points))

    def do_W_a(self) -> None:  # noqa: N802
        self.do_W()

    def do_Do(self, xobjid_arg: Any) -> None:  # noqa: N802
        self.device.save()
        painted = resolve1(self.xobjmap.get(literal_name(xobjid_arg)))
        outside = self.device.group_alpha
        if isinstance(painted, PDFStream) and "Group" in painted:
            self.device.group_alpha = self.device.alpha
        super().do_Do(xobjid_arg)
        self.device.group_alpha = outside
        self.device.restore()


class _Device(PDFPageAggregatorWithMarkedContent):
    """Collects what is seen; the opacity of a group is a part of what is set inside it."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.alpha = self.group_alpha = 1.0
        self.blended = False
        self.chars: list[LTChar] = []
        self._clip: Box | None = None
        self._saved: list[tuple[float, bool, Box | None]] = []
        self._grounds: list[tuple[Box, Ink | None]] = []
        self.strokes: list[Stroke] = []
        self._hidden: set[int] = set()
        self._leaves_mark = True

    def start_over(self) -> None:
        """Forget what the content of the page has set."""
        self.alpha = self.group_alpha = 1.0
        self.blended, self._clip = False, None

    def save(self) -> None:
        """Keep the state for `restore`."""
        self._saved.append((self.alpha, self.blended, self._clip))

    def restore(self) -> None:
        """Go back to the state that was saved last."""
        if self._saved:
            self.alpha, self.blended, self._clip = self._saved.pop()

    def clip_to(self, box: Box) -> None:
        """Show from now on only what is in *box*."""
        self._clip = self._clipped(box)

    def render_string(self, textstate: Any, *args: Any) -> None:
        """Note whether the characters leave a mark."""
        self._leaves_mark = textstate.render not in _NO_MARK
        super().render_string(textstate, *args)

    def render_char(self, *args: Any, **options: Any) -> float:
        """Add a character, if it is seen."""
        width: float = super().render_char(*args, **options)
        char = self.cur_item._objs[-1]  # noqa: SLF001
        if isinstance(char, LTChar):
            share = 1.0 if self._clip is None else share_within(ink_of(char), self._clip)
            _mark(char, None if share >= _WHOLE else HIDDEN)
            is_painted = self._leaves_mark and self.alpha > _FAINT and share > _UNSEEN
            if is_painted and self._differs_from_ground(char):
                self.chars.append(char)
            else:
                self._hidden.add(id(char))
        return width

    def _differs_from_ground(self, char: LTChar) -> bool:
        color = ink_in(char.graphicstate.ncolor, char.ncs)
        if color is None:
            return True
        ground = self._ground((char.x0 + char.x1) / 2, (char.y0 + char.y1) / 2)
        return ground is None or not are_alike(color, ground)

    def _ground(self, x: float, y: float) -> Ink | None:
        """The colour at a point; None if it is not known."""
        for box, color in reversed(self._grounds):
            if _holds(box, x, y):
                return color
        return WHITE

    def paint_path(self, gstate: Any, stroke: bool, fill: bool, *args: Any) -> None:
        """Add a shape; an area hides what is below it, and is none if its ground looks like it."""
        before = len(self.cur_item._objs)  # noqa: SLF001
        super().paint_path(gstate, stroke, fill, *args)
        inks = {
            True: ink_in(gstate.ncolor, getattr(gstate, "ncs", None)),
            False: ink_in(gstate.scolor, getattr(gstate, "scs", None)),
        }
        for shape in self.cur_item._objs[before:]:  # noqa: SLF001
            if self.alpha <= _FAINT or not isinstance(shape, LTCurve):
                continue
            area = self._area(shape, fill=fill)
            if area is None:
                self._note_strokes(shape, inks[fill and not stroke])
            elif fill or stroke:
                self._add_area(shape, self._clipped(area), inks[fill], is_bare=fill and not stroke)

    def _area(self, shape: LTCurve, *, fill: bool) -> Box | None:
        """The area that *shape* fills: a wide stroke does, too."""
        if isinstance(shape, LTLine):
            a, b, c, d, *_ = self.ctm
            wide = shape.linewidth * sqrt(abs(a * d - b * c)) / 2
            if min(shape.width, shape.height) > 1 or 2 * wide <= _WIDEST_STROKE:
                return None
            lies = shape.width > shape.height
            across, up = (0.0, wide) if lies else (wide, 0.0)
            return shape.x0 - across, shape.y0 - up, shape.x1 + across, shape.y1 + up
        return shape.bbox if fill and min(shape.width, shape.height) > _WIDEST_STROKE else None

    def _note_strokes(self, shape: LTCurve, color: Ink | None) -> None:
        if color and min(color) > _LIGHT:
            return
        clip = self._clip
        if isinstance(shape, LTRect):
            if min(shape.width, shape.height) > _WIDEST_STROKE:
                return
            middle = (shape.y0 + shape.y1) / 2
            points = [(shape.x0, middle), (shape.x1, middle)]
        else:
            points = shape.pts
        strokes = [Stroke.between(*pair) for pair in pairwise(points)]
        self.strokes += [stroke for stroke in strokes if not clip or stroke.length_in(clip)]

    def _add_area(self, shape: LTCurve, box: Box, color: Ink | None, *, is_bare: bool) -> None:
        ground = self._ground((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        is_like_ground = bool(color and ground and are_alike(color, ground))
        hides = self.alpha >= _OPAQUE and not self.blended
        if isinstance(shape, (LTRect, LTLine)):
            if is_bare and is_like_ground:
                self._hidden.add(id(shape))
            if hides:
                self._cover(box, color)
        elif hides and is_like_ground:  # what a curve covers within its box is not worked out
            for char in self.chars:
                if share_within(ink_of(char), box) > 1 - _WHOLE:
                    _mark(char, HIDDEN)

    def render_image(self, name: str, stream: Any) -> None:
        """Add a picture; it hides what is below it."""
        super().render_image(name, stream)
        is_open = any(resolve1(stream.get(key)) for key in ("SMask", "Mask", "ImageMask"))
        if self.alpha >= _OPAQUE and not self.blended and not is_open:
            figure = self.cur_item
            self._cover(self._clipped((figure.x0, figure.y0, figure.x1, figure.y1)), None)

    def _clipped(self, box: Box) -> Box:
        clip = self._clip or box
        left, low = max(clip[0], box[0]), max(clip[1], box[1])
        return left, low, min(clip[2], box[2]), min(clip[3], box[3])

    def _cover(self, box: Box, color: Ink | None) -> None:
        left, low, right, high = box
        if right <= left or high <= low:
            return
        self._grounds.append((box, color))
        seen = []
        for char in self.chars:
            is_near = left < char.x1 and char.x0 < right and low < char.y1 and char.y0 < high
            share = share_within(ink_of(char), box) if is_near else 0.0
            if share >= 1 - _UNSEEN:
                self._hidden.add(id(char))
                continue
            if share > 1 - _WHOLE:
                _mark(char, HIDDEN)
            seen.append(char)
        self.chars = seen

    def end_page(self, page: Any) -> None:
        """Take out what is not seen, and mark what is struck through."""
        for char in struck(self.chars, self.strokes):
            _mark(char, STRUCK)
        _take_out(self.cur_item, self._hidden)
        super().end_page(page)


def _mark(char: LTChar, doubt: str | None) -> None:
    char.tag = doubt  # type: ignore[attr-defined]  # pdfplumber adds it, too


def _take_out(container: LTContainer[Any], hidden: set[int]) -> None:
    container._objs = [item for item in container._objs if id(item) not in hidden]  # noqa: SLF001
    for item in container._objs:  # noqa: SLF001
        if isinstance(item, LTFigure):
            _take_out(item, hidden)


def _around(points: Sequence[tuple[float, float]]) -> Box:
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)


def _holds(box: Box, x: float, y: float, more: float = 0.0) -> bool:
    return box[0] - more <= x <= box[2] + more and box[1] - more <= y <= box[3] + more
