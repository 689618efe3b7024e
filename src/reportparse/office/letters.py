# SPDX-License-Identifier: MIT
"""Findings -> a list of them for each agency (问题清单), as Word documents."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from ..checks.groups import Checked
from ..diagnostics.catalogue import Language
from ..diagnostics.finding_kinds import SEVERITY_NAMES
from ..readers.folders import LETTER
from .finding_words import of_agency, place, without_folders
from .word_style import new_document, saved
from .word_xml import BODY, TITLE, WordCell, element, paragraph, table


class _LetterWords(NamedTuple):
    """The words of a letter in one language; the comma parts names."""

    title: str
    to: str
    intro: str
    due: str
    heads: tuple[str, ...]
    comma: str


_WORDS: Final = {
    "zh": _LetterWords(
        "政府信息公开工作年度报告问题清单",
        "{agency}：",
        "经核对，你单位报送的政府信息公开工作年度报告（{files}）有下列 {count} 处问题，"
        "请逐项核对、改正{due}。",
        "，并于{due.year}年{due.month}月{due.day}日前重新报送",
        ("序号", "文件和位置", "程度", "问题", "处理"),
        "、",
    ),
    "en": _LetterWords(
        "Findings in the annual report on government information disclosure",
        "{agency}:",
        "There are {count} findings in your annual report ({files}). Please check and correct "
        "them{due}.",
        " and hand the report in again by {due:%Y-%m-%d}",
        ("no.", "file and place", "severity", "finding", "what to do"),
        ", ",
    ),
}
_WEIGHTS: Final = (4, 14, 4, 22, 22)
#: Characters that names of files cannot have, on one system or another.
_NOT_IN_NAMES: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
#: Longer names of files are cut.
_LONGEST: Final = 60


def letters(
    checked: Sequence[Checked], due: datetime.date | None = None, language: Language = "zh"
) -> Mapping[str, bytes]:
    """A document for each agency whose reports have findings, by the name of its file.

    Agencies are to correct their reports by the day *due*.

    Raises:
        MissingExtraError: If python-docx is not installed.
    """
    by_agency: defaultdict[str, list[Checked]] = defaultdict(list)
    for report in checked:
        if any(of_agency(report)):
            by_agency[report.paired.series or report.source.name or ""].append(report)
    found: dict[str, bytes] = {}
    for reports in by_agency.values():
        name = _file_name(_agency(reports), found)
        found[name] = _letter(reports, due, language)
    return found


def _agency(reports: Sequence[Checked]) -> str:
    """The agency's name; the file's, if no report states it."""
    named = next((checked.report.agency for checked in reports if checked.report.agency), None)
    return named or Path(reports[0].source.name or "-").stem


def _file_name(agency: str, taken: Mapping[str, bytes]) -> str:
    stem = _NOT_IN_NAMES.sub("_", agency)[:_LONGEST].strip(". ") or "_"
    names = (f"{stem}{f'-{number}' if number > 1 else ''}{LETTER}" for number in range(1, 10**6))
    return next(name for name in names if name.casefold() not in map(str.casefold, taken))


def _letter(reports: Sequence[Checked], due: datetime.date | None, language: Language) -> bytes:
    words = _WORDS[language]
    rows = list(_rows(reports, language))
    files = words.comma.join(dict.fromkeys(map(_file, reports)))
    intro = words.intro.format(
        files=files, count=len(rows), due=words.due.format(due=due) if due else ""
    )
    head = [WordCell(text, is_head=True) for text in words.heads]
    document = new_document(words.title)
    for xml in (
        paragraph(TITLE, words.title),
        paragraph(BODY, words.to.format(agency=_agency(reports)), is_indented=False),
        paragraph(BODY, intro),
        table([head, *rows], _WEIGHTS),
    ):
        document.element.body[-1].addprevious(element(xml))
    return saved(document)


def _rows(reports: Sequence[Checked], language: Language) -> Iterator[list[WordCell]]:
    number = 0
    for checked in reports:
        for finding in map(without_folders, of_agency(checked)):
            number += 1
            parts = (_file(checked), place(finding, language), _figure(checked, finding.path))
            at = "\n".join(filter(None, parts))
            severity = SEVERITY_NAMES[language][finding.severity]
            texts = (str(number), at, severity, finding.message, finding.hint)
            yield [WordCell(text, centred=len(text) < 4) for text in texts]


def _file(checked: Checked) -> str:
    name = Path(checked.source.name or "-").name
    return name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"


def _figure(checked: Checked, path: str | None) -> str | None:
    """Row and column of the figure at *path*, as the form calls them."""
    if path is None or path not in checked.report.by_path:
        return None
    return checked.report.printed_tables()[path.partition(".")[0]].describe(path)
