# SPDX-License-Identifier: MIT
"""Findings as comments in the Word document that was checked, each at its cell or sentence."""

from __future__ import annotations

import copy
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from attrs import frozen

from ..diagnostics.catalogue import Language
from ..diagnostics.collecting import Diagnostic
from ..errors import UnparseError, needing
from ..readers.docx import elements_by_place, read_docx
from ..readers.limits import LIMITS
from ..text.places import FilePlace
from ..text.source import SourceText
from .finding_words import described_finding

#: Who comments.
_AUTHOR: Final = "reportparse"
_INITIALS: Final = "核"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


@frozen
class Comment:
    """A comment on a paragraph or cell, the first paragraph if it is not known.

    It may be about *words* in a paragraph, without blanks, with *before* characters in their line.
    """

    place: FilePlace | None
    text: str
    words: str = ""
    before: int = 0


def annotated(
    data: bytes, source: SourceText, findings: Sequence[Diagnostic], language: Language = "zh"
) -> bytes:
    """The DOCX file *data* with a comment for each of *findings*; see `with_comments`."""
    comments = (
        Comment(finding.in_file, described_finding(finding, language), *_words(finding, source))
        for finding in findings
    )
    return with_comments(data, source, comments)


def with_comments(data: bytes, source: SourceText, comments: Iterable[Comment]) -> bytes:
    """The DOCX file *data*, read as *source*, with *comments*, its text unchanged.

    Comments of an earlier run are removed: they may be about what has been corrected since.

    Raises:
        MissingExtraError: If python-docx is not installed.
        UnparseError: If the text of the document would not be the same.
    """
    with needing("docx", "python-docx"):
        import docx
        from docx.text.run import Run
    document = docx.Document(io.BytesIO(data))
    _remove_own(document)
    places: dict[Any, Any] = {**elements_by_place(document, LIMITS)}
    first_place = next(iter(places.values()), None)
    if first_place is None:
        first_place = document.element.body.add_p()
    for comment in comments:
        element = places.get(comment.place, first_place)
        first, last = _anchor(element, comment.words, comment.before)
        runs = Run(first, document), Run(last, document)
        document.add_comment(runs, comment.text, _AUTHOR, _INITIALS)
    file = io.BytesIO()
    document.save(file)
    if read_docx(file.getvalue(), source.name, LIMITS).text != source.text:
        raise UnparseError(
            "the text of the document would not be the same; nothing was written. "
            "Please report this document as a fault.",
            "加入批注后的文档与原文不一致，未作改动；请把这份文档作为缺陷反馈给我们。",
        )
    return file.getvalue()


def _remove_own(document: Any) -> None:
    """Remove the comments that are ours, and the marks of their places."""
    from docx.oxml.ns import qn

    own = {str(each.comment_id): each for each in document.comments if each.author == _AUTHOR}
    for each in own.values():
        each._comment_elm.getparent().remove(each._comment_elm)  # noqa: SLF001  # no other way
    marks = ("{*}commentRangeStart", "{*}commentRangeEnd", "{*}commentReference")
    for mark in list(document.element.body.iter(*marks)):
        if mark.get(qn("w:id")) in own:
            parent = mark.getparent()
            parent.remove(mark)
            if parent.tag == qn("w:r") and all(part.tag == qn("w:rPr") for part in parent):
                parent.getparent().remove(parent)


def _words(finding: Diagnostic, source: SourceText) -> tuple[str, int]:
    """The characters that *finding* is about, and the number of those before them in their line.

    Blanks are left out: the document may have others.
    """
    line = source.line_at(finding.line)
    is_one_line = finding.line == finding.end_line
    end = finding.end_column - 1 if is_one_line else len(line)
    start = finding.column - 1
    return _folded(line[start:end]), len(_folded(line[:start]))


def _folded(text: str) -> str:
    return "".join(text.split())


class _Letter(NamedTuple):
    """A character of a paragraph: its run and its place in the run's text."""

    character: str
    run: Any
    offset: int


def _anchor(element: Any, words: str, before: int) -> tuple[Any, Any]:
    """The first and the last run of *words* in a paragraph, or of all that *element* holds."""
    is_paragraph = element.tag.endswith("}p")
    if is_paragraph and (found := _run_of_words(element, words, before)):
        return found
    runs = list(_runs(element))
    if not runs:
        paragraph = element if is_paragraph else next(element.iter("{*}p"))
        runs = [paragraph.add_r()]
    return runs[0], runs[-1]


def _runs(element: Any) -> Iterator[Any]:
    """The runs in the paragraphs of *element* that are not in anything else."""
    paragraphs = [element] if element.tag.endswith("}p") else element.iter("{*}p")
    for paragraph in paragraphs:
        yield from paragraph.iterchildren("{*}r")


def _run_of_words(paragraph: Any, words: str, before: int) -> tuple[Any, Any] | None:
    """The runs that hold just *words*, cut out of their runs; None if the paragraph differs."""
    letters = [
        _Letter(character, run, index)
        for run in _runs(paragraph)
        for index, character in enumerate(_text(run))
        if not character.isspace()
    ]
    text = "".join(letter.character for letter in letters)
    # A number before the line may be automatic, and not in the paragraph.
    starts = [start for start in range(len(text)) if text.startswith(words, start)]
    if not words or not starts:
        return None
    start = min(starts, key=lambda start: abs(start - before))
    first, last = letters[start], letters[start + len(words) - 1]
    _cut(last.run, last.offset + 1)
    begin = _cut(first.run, first.offset)
    return begin, begin if first.run is last.run else last.run


def _text(run: Any) -> str:
    return "".join(text.text or "" for text in run.iterchildren("{*}t"))


def _cut(run: Any, index: int) -> Any:
    """The run from the character *index* on, cut off *run*; *run* if there is nothing to cut."""
    parts = [part for part in run if not part.tag.endswith("}rPr")]
    text = _text(run)
    if len(parts) != 1 or not 0 < index < len(text):
        return run
    rest = copy.deepcopy(run)
    run.addnext(rest)
    for part, words in ((run, text[:index]), (rest, text[index:])):
        (shown,) = part.iterchildren("{*}t")
        shown.text = words
        shown.set(_SPACE, "preserve")
    return rest
