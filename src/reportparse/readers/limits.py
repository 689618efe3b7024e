# SPDX-License-Identifier: MIT
"""How much of a file is read before it is refused."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from ..errors import LimitError


@frozen(kw_only=True)
class Limits:
    """Limits of a file. A file beyond one of them is refused with a `LimitError`.

    The reports of the largest agencies stay below a hundredth of each; what is above is an
    error or an attack, and would take memory and time out of all proportion to the file.

    Attributes:
        size: Bytes of a file: a text of 50 MB holds some 6,000 reports.
        expanded: Bytes of what is packed in a DOCX or PDF file, once unpacked. A kilobyte can
            unpack to a gigabyte.
        members: Files packed in a DOCX file; one of an agency has about twenty.
        elements: Tags and attributes in the XML of a DOCX file, each of which takes some hundred
            bytes; a report of forty pages has a hundred thousand.
        depth: Elements open at once in HTML or XML, and tables within tables. Reading takes
            time in proportion to the depth for each element.
        styles: Elements of style (`<b>`, `<font>`) open at once in HTML: each block that follows
            opens all of them again.
        tags: Tags in a page; one with a long report pasted from Word has twenty thousand.
        rules: Steps to find the elements of the selectors in style sheets: the tags of the page
            for a selector looked for in all of it, and sixteen for each element given a style.
        options: Tags of the choices in the fields of a page, those aside that fields do not show:
            parsing takes time in their square.
        attributes: Attributes of one tag: looking for doubles takes time in their square.
        tables: Tables of one file; a page has ten at most.
        span: Columns that a cell may cover; browsers stop at the same number.
        slots: Places in the grid of a table, each cell counted as often as it spans: a few
            bytes of `colspan` and `rowspan` claim millions.
        pages: Pages of a PDF file.
        seconds: Of processor time, and of waiting, for a PDF file; it is read in another process,
            since nothing shows beforehand how long such a file takes. 0 for none: files that are
            trusted are read in this one.
        memory: Bytes that this process may take, where the system can bound them.
        marks: Characters, lines and boxes on one page of a PDF file; a full page of text has
            two thousand.
    """

    size: int = 64 << 20
    expanded: int = 256 << 20
    members: int = 2_000
    elements: int = 1_000_000
    depth: int = 200
    styles: int = 100
    tags: int = 200_000
    rules: int = 40_000_000
    options: int = 2_000
    attributes: int = 2_000
    tables: int = 5_000
    span: int = 1_000
    slots: int = 500_000
    pages: int = 500
    marks: int = 100_000
    seconds: int = 60
    memory: int = 2 << 30

    def check(self, name: str, count: float) -> None:
        """Raise a `LimitError` if *count* is more than the limit *name* allows."""
        if count > getattr(self, name):
            raise LimitError(name, getattr(self, name))


LIMITS: Final = Limits()
