# SPDX-License-Identifier: MIT
"""A page of a PDF file, painted: the characters and shapes on it that are seen.

pdfminer lists what a page draws, seen or not. Here what follows hides what it covers, and
characters that leave no mark, lie outside their clip or have the colour of their ground are left
out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, cast

from pdfminer.layout import LTChar, LTContainer, LTFigure, LTRect
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import literal_name
from pdfminer.utils import apply_matrix_pt
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent

if TYPE_CHECKING:
    from collections.abc import Iterator

_Box = tuple[float, float, float, float]
_Color = tuple[float, ...]

#: Modes of text that leave no mark: neither filled nor stroked.
_NO_MARK = frozenset({3, 7})
#: Paint that is more transparent than this does not hide its ground.
_OPAQUE = 0.95
#: Paint that is more transparent than this is invisible, or only a watermark.
_FAINT = 0.05
#: Colours whose parts differ by less look the same.
_SAME_COLOR = 0.06
_WHITE: Final = (1.0, 1.0, 1.0)
#: Colour spaces whose numbers are parts of red, green and blue, of grey, or of inks.
_PLAIN_SPACES = frozenset(
    {"DeviceGray", "DeviceRGB", "DeviceCMYK", "CalGray", "CalRGB", "ICCBased"}
)
_BLENDED = frozenset({"Multiply", "Darken", "ColorBurn"})


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
    """Collects what is seen.

    Attributes:
        alpha: How opaque is what is painted, from 0 to 1.
        group_alpha: How opaque is the group that it is in: what is set inside is a part of that.
        blended: It lets through what is darker.
        chars: The characters that are seen so far.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.alpha = self.group_alpha = 1.0
        self.blended = False
        self.chars: list[LTChar] = []
        self._clip: _Box | None = None
        self._saved: list[tuple[float, bool, _Box | None]] = []
        self._grounds: list[tuple[_Box, _Color | None]] = []
        self._hidden: set[int] = set()
        self._leaves_mark = True

    def save(self) -> None:
        """Keep the state for `restore`."""
        self._saved.append((self.alpha, self.blended, self._clip))

    def restore(self) -> None:
        """Go back to the state that was saved last."""
        if self._saved:
            self.alpha, self.blended, self._clip = self._saved.pop()

    def clip_to(self, box: _Box) -> None:
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
            if self._leaves_mark and self.alpha > _FAINT and self._is_shown(char):
                self.chars.append(char)
            else:
                self._hidden.add(id(char))
        return width

    def _is_shown(self, char: LTChar) -> bool:
        x, y = (char.x0 + char.x1) / 2, (char.y0 + char.y1) / 2
        if self._clip is not None and not _holds(self._clip, x, y, 1.0):
            return False
        color = _color(char.graphicstate.ncolor, char.ncs)
        if color is None:
            return True
        ground = self._ground(x, y)
        return ground is None or not _are_alike(color, ground)

    def _ground(self, x: float, y: float) -> _Color | None:
        """The colour at a point; None if it is not known."""
        for box, color in reversed(self._grounds):
            if _holds(box, x, y):
                return color
        return _WHITE

    def paint_path(self, gstate: Any, stroke: bool, fill: bool, *args: Any) -> None:
        """Add a shape; an area hides what is below it, and is none if its ground looks like it."""
        before = len(self.cur_item._objs)  # noqa: SLF001
        super().paint_path(gstate, stroke, fill, *args)
        for shape in self.cur_item._objs[before:]:  # noqa: SLF001
            if not isinstance(shape, LTRect) or not fill or self.alpha <= _FAINT:
                continue
            color = _color(gstate.ncolor, getattr(gstate, "ncs", None))
            box = self._clipped((shape.x0, shape.y0, shape.x1, shape.y1))
            ground = self._ground((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
            if not stroke and color and ground and _are_alike(color, ground):
                self._hidden.add(id(shape))
            if self.alpha >= _OPAQUE and not self.blended:
                self._cover(box, color)

    def render_image(self, name: str, stream: Any) -> None:
        """Add a picture; it hides what is below it."""
        super().render_image(name, stream)
        is_open = any(resolve1(stream.get(key)) for key in ("SMask", "Mask", "ImageMask"))
        if self.alpha >= _OPAQUE and not self.blended and not is_open:
            figure = self.cur_item
            self._cover(self._clipped((figure.x0, figure.y0, figure.x1, figure.y1)), None)

    def _clipped(self, box: _Box) -> _Box:
        clip = self._clip or box
        left, low = max(clip[0], box[0]), max(clip[1], box[1])
        return left, low, min(clip[2], box[2]), min(clip[3], box[3])

    def _cover(self, box: _Box, color: _Color | None) -> None:
        left, low, right, high = box
        if right <= left or high <= low:
            return
        self._grounds.append((box, color))
        seen = []
        for char in self.chars:
            x, y, height = (char.x0 + char.x1) / 2, (char.y0 + char.y1) / 2, char.y1 - char.y0
            if left <= x <= right and low <= y - height / 4 and y + height / 4 <= high:
                self._hidden.add(id(char))
            else:
                seen.append(char)
        self.chars = seen

    def end_page(self, page: Any) -> None:
        """Take out what is not seen."""
        _take_out(self.cur_item, self._hidden)
        super().end_page(page)


def _take_out(container: LTContainer[Any], hidden: set[int]) -> None:
    container._objs = [item for item in container._objs if id(item) not in hidden]  # noqa: SLF001
    for item in container._objs:  # noqa: SLF001
        if isinstance(item, LTFigure):
            _take_out(item, hidden)


def _around(points: Sequence[tuple[float, float]]) -> _Box:
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)


def _holds(box: _Box, x: float, y: float, more: float = 0.0) -> bool:
    return box[0] - more <= x <= box[2] + more and box[1] - more <= y <= box[3] + more


def _are_alike(one: _Color, other: _Color) -> bool:
    return all(abs(mine - its) < _SAME_COLOR for mine, its in zip(one, other, strict=True))


def _color(value: Any, space: Any) -> _Color | None:
    """Red, green and blue from 0 to 1; None for what is not known."""
    if space is not None and space.name not in _PLAIN_SPACES:
        return None
    parts = tuple(_numbers(value))
    if len(parts) == len("K"):
        return parts * 3
    if len(parts) == len("CMYK"):
        return tuple((1 - part) * (1 - parts[3]) for part in parts[:3])
    return parts if len(parts) == len("RGB") else None


def _numbers(value: Any) -> Iterator[float]:
    for part in value if isinstance(value, (tuple, list)) else (value,):
        if isinstance(part, (int, float)):
            yield float(part)
