# SPDX-License-Identifier: MIT
"""A page of a PDF file, painted as a viewer paints it: contents, then the notes over them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, cast

from pdfminer.layout import LTChar
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import LIT, literal_name
from pdfminer.utils import MATRIX_IDENTITY, apply_matrix_pt, mult_matrix
from pdfplumber.page import Page

from .nearby import Box
from .notes import drawings, struck_out, typed
from .overlaps import Painted
from .page_device import PageDevice, around
from .page_objects import UNSEEN

_BLENDED = frozenset({"Multiply", "Darken", "ColorBurn"})


class PaintedPage(NamedTuple):
    """A page with the shapes that are seen on it; its characters, and words typed onto it."""

    page: Page
    chars: Sequence[Painted]
    typed: Sequence[tuple[str, Box]]


def paint(page: Page) -> PaintedPage:
    """*page* as it is seen, turned so that most of its words are upright."""
    painted = _painted(page)
    turn = _turn([char.char for char in painted.chars if char.doubt != UNSEEN])
    if not turn:
        return painted
    page.page_obj.rotate = (page.page_obj.rotate + turn) % 360
    page.page_obj.attrs["Rotate"] = page.page_obj.rotate
    return _painted(Page(page.pdf, page.page_obj, page_number=page.page_number))


def _painted(page: Page) -> PaintedPage:
    device = PageDevice(page.pdf.rsrcmgr, pageno=page.page_number, laparams=None)
    _Interpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    page._layout = device.get_result()  # noqa: SLF001  # in place of its own, which sees everything
    return PaintedPage(page, device.painted, device.typed)


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

    device: PageDevice
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
            self.device.typed += typed(notes, ctm)
            for form, fit in drawings(notes):
                self.init_state(mult_matrix(fit, ctm))
                self.device.set_ctm(self.ctm)
                self.xobjmap["note"] = form
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
            self.device.clip_to(around(points))

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
