# SPDX-License-Identifier: MIT
"""The visible characters and shapes of a page of a PDF file.

pdfminer lists what a page draws, seen or not. Here what follows hides what it covers; characters
that leave no mark, lie outside their clip or have the colour of their ground are not seen.
Characters are kept apart from the shapes, which pdfplumber reads.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import sqrt
from typing import Any, Final, cast

from attrs import define
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTCurve, LTLine, LTRect
from pdfminer.pdftypes import resolve1

from ..colors import WHITE, Color, are_alike, painted_color
from .nearby import Box, Nearby
from .overlaps import Painted, Stroke, ink_of, share_within, struck
from .page_objects import BLOTTED, UNSEEN

#: Modes of text that leave no mark: neither filled nor stroked.
_NO_MARK = frozenset({3, 7})
#: Paint that is more transparent than this does not hide its ground.
_OPAQUE = 0.95
#: Paint that is more transparent than this is invisible, or only a watermark.
_FAINT = 0.05
#: Why a digit is in doubt; see `reportparse.text.grids.GridCell`.
STRUCK: Final = "struck"
HIDDEN: Final = "hidden"
#: A character is not seen if no more of it is, and one like any other if so much is.
_UNSEEN = 0.15
_WHOLE = 0.8
#: An area hides no less of a character that it touches: what so many touch is not looked at again.
_LEAST_HIDDEN = 0.02
_HIDDEN_OFTEN = 2.0
#: Areas that are narrower, in points, are strokes, and strokes that are wider are areas.
_WIDEST_STROKE = 3.0
#: What has a colour that is lighter in each part may be a watermark.
_LIGHT = 178


@define(eq=False)
class _Area:
    """An area of one colour, or of none that is known; of two, the later one is above."""

    box: Box
    color: Color | None
    number: int


class PageDevice(PDFPageAggregator):
    """Collects what is seen; the opacity of a group is a part of what is set inside it."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.start_over()
        self.strokes: list[Stroke] = []
        self._saved: list[tuple[float, bool, Box | None]] = []
        self._grounds: Nearby[_Area] = Nearby()
        self._areas = 0
        self._last_cover: tuple[Box, int] | None = None
        self._seen: Nearby[Painted] = Nearby()
        self._covered: list[Painted] = []
        self._leaves_mark = True
        self.painted: list[Painted] = []
        self.typed: list[tuple[str, Box]] = []

    def start_over(self) -> None:
        """Begin with nothing set, whatever the content of the page has set."""
        self.alpha = self.group_alpha = 1.0
        self.blended = False
        self._clip: Box | None = None

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
        """Add a character, and how it is seen."""
        width: float = super().render_char(*args, **options)
        char = cast("LTChar", self.cur_item._objs.pop())  # noqa: SLF001
        ink = ink_of(char)
        share = 1.0 if self._clip is None else share_within(ink, self._clip)
        ground = self._ground(ink)
        leaves_mark = self._leaves_mark and self.alpha > _FAINT and share > _UNSEEN
        color = painted_color(char.graphicstate.ncolor, char.ncs)
        is_pale = color is not None and 255 - self.alpha * (255 - min(color)) > _LIGHT
        painted = Painted(char, ink, ground, None if share >= _WHOLE else HIDDEN, is_pale)
        self.painted.append(painted)
        if leaves_mark and not _looks_like(color, ground):
            self._seen.add(ink, painted)
        else:
            painted.doubt = UNSEEN
        return width

    def _ground(self, box: Box) -> Color | None:
        """The colour in the middle of *box*; None if it is not known."""
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        last = None
        for areas in self._grounds.lists((x, y, x, y)):
            for area in reversed(areas):
                if last and area.number < last.number:
                    break
                left, low, right, high = area.box
                if left <= x <= right and low <= y <= high:
                    last = area
        return last.color if last else WHITE

    def paint_path(self, gstate: Any, stroke: bool, fill: bool, even: bool, path: Any) -> None:
        """Add a shape; an area hides what is below it, and is none if its ground looks like it."""
        before = len(self.cur_item._objs)  # noqa: SLF001
        super().paint_path(gstate, stroke, fill, even, path)
        if sum(step[0] == "m" for step in path) > 1:
            return  # its parts were painted one by one
        inks = {
            True: painted_color(gstate.ncolor, getattr(gstate, "ncs", None)),
            False: painted_color(gstate.scolor, getattr(gstate, "scs", None)),
        }
        shapes = self.cur_item._objs[before:]  # noqa: SLF001
        for shape in shapes:
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

    def _note_strokes(self, shape: LTCurve, color: Color | None) -> None:
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

    def _add_area(self, shape: LTCurve, box: Box, color: Color | None, *, is_bare: bool) -> None:
        is_like_ground = _looks_like(color, self._ground(box))
        hides = self.alpha >= _OPAQUE and not self.blended
        if isinstance(shape, (LTRect, LTLine)):
            if is_bare and is_like_ground:
                self.cur_item._objs.pop()  # noqa: SLF001  # it was added last
            if hides:
                self._cover(box, color)
        elif hides and is_like_ground:  # what a curve covers within its box is not worked out
            self._seen.sift(box, lambda painted: _stays_in_doubt(painted, box))

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

    def _cover(self, box: Box, color: Color | None) -> None:
        left, low, right, high = box
        if right <= left or high <= low:
            return
        self._areas += 1
        self._grounds.add(box, _Area(box, color, self._areas))
        if (box, len(self.painted)) != self._last_cover:
            self._seen.sift(box, lambda painted: self._is_left_by(box, painted))
        self._last_cover = box, len(self.painted)

    def _is_left_by(self, box: Box, painted: Painted) -> bool:
        """True if an area in *box* leaves something of a character to be seen."""
        if share_within(painted.ink, box) < 1 - _UNSEEN:
            return _stays_in_doubt(painted, box)
        self._covered.append(painted)
        return False

    def end_page(self, page: Any) -> None:
        """Note what is not seen, and mark what is struck through."""
        for painted in self._covered:
            painted.doubt = BLOTTED if self._is_blot(painted) else UNSEEN
        for painted in struck(self.painted, self.strokes):
            if painted.doubt not in (BLOTTED, UNSEEN):
                painted.doubt = STRUCK
        super().end_page(page)

    def _is_blot(self, painted: Painted) -> bool:
        """True if something else than its ground, and no character, is seen in its place."""
        ground = self._ground(painted.ink)
        if painted.ground and _looks_like(ground, painted.ground):
            return False
        above = self._seen.near(painted.ink)
        return all(share_within(painted.ink, other.ink) <= 1 - _WHOLE for other in above)


def _stays_in_doubt(painted: Painted, box: Box) -> bool:
    """Mark a character of which *box* hides a part; false if that needs no further look."""
    share = share_within(painted.ink, box)
    if share > 1 - _WHOLE:
        painted.doubt = HIDDEN
    painted.hidden += max(share, _LEAST_HIDDEN) if share else 0.0
    return painted.hidden < _HIDDEN_OFTEN


def _looks_like(color: Color | None, ground: Color | None) -> bool:
    return bool(color and ground and are_alike(color, ground))


def around(points: Sequence[tuple[float, float]]) -> Box:
    """The box around *points*."""
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)
