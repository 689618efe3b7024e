# SPDX-License-Identifier: MIT
"""Prose that two reports have in common, numbers, names and statutory phrases aside.

Clauses are compared as wholes once numbers and the agency's names are masked: a report that was
copied and given new numbers has the same clauses. An index of clauses finds the reports of a
folder that may be alike, in time that grows with the length of the texts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from attrs import frozen

from ..narrative.content import Paragraph, walk
from ..narrative.own_names import names_of
from ..report.model import Report
from ..text.patterns import late

_CLAUSE: Final = late(r"[^，。；：！？,;:!?\s]+")
_NUMERALS: Final = "[一二三四五六七八九十百千]"
_NUMBER: Final = late(rf"[0-9０-９.%％]+|(?<!{_NUMERALS}){_NUMERALS}++(?=[条件次场篇项期个家人])")
_TITLE: Final = late(r"《[^《》]*》|[（(][^（()）]*[）)]")
#: The words of the law, of its form and of policy, which all reports share.
_STATUTORY: Final = late(
    r"信息处理费|统计期限|电子版|联系(?:方式|电话)|习近平|党的[一二三]十|中央|国务院|省委|市委|县委|区委"
    r"|公开条例|年度报告|其[他它]需要报告"
)
#: A clause of fewer characters is anybody's.
_SHORTEST: Final = 7
#: Prose of fewer characters in clauses is too little to judge.
_LEAST: Final = 150
#: A clause in more reports than this links each of them to this many others only.
_MOST_LINKS: Final = 8
#: Two reports of a folder with this share of common clauses are compared.
_MAY_BE_ALIKE: Final = 0.4


class ProseClause(NamedTuple):
    """A clause of prose: its words without numbers and names, its offset if known, its length."""

    masked: str
    start: int | None
    length: int


@frozen
class Likeness:
    """The percentage of a report's prose that is in another, and the longest passages.

    A passage is its first and last clause, and the clause of the other report where it begins.
    """

    percent: int
    passages: tuple[tuple[ProseClause, ProseClause, ProseClause], ...]


def clauses_of(report: Report) -> list[ProseClause]:
    """The clauses of the prose of *report* that may be compared."""
    names = names_of(report.agency)
    paragraphs = (child for child in walk(report.sections) if isinstance(child, Paragraph))
    return [clause for paragraph in paragraphs for clause in _clauses(paragraph, names)]


def _clauses(paragraph: Paragraph, names: Sequence[str]) -> Iterator[ProseClause]:
    # Titles and notes are blanked in place, so that offsets stay.
    text = _TITLE.sub(lambda words: "\0" * len(words[0]), paragraph.text)
    for match in _CLAUSE.finditer(text):
        masked = _NUMBER.sub("", match[0].replace("\0", ""))
        for name in names:
            masked = masked.replace(name, "")
        if len(masked) >= _SHORTEST and not _STATUTORY.search(match[0]):
            start = None if paragraph.start is None else paragraph.start + match.start()
            yield ProseClause(masked, start, len(match[0]))


def likeness(own: Sequence[ProseClause], other: Sequence[ProseClause]) -> Likeness | None:
    """How much of the clauses *own* is among *other*; None if there is too little to judge."""
    total = sum(clause.length for clause in own)
    if total < _LEAST:
        return None
    there: dict[str, ProseClause] = {}
    for clause in other:
        there.setdefault(clause.masked, clause)
    shared = sum(clause.length for clause in own if clause.masked in there)
    return Likeness(shared * 100 // total, tuple(_passages(own, there)))


def _passages(
    own: Sequence[ProseClause], there: Mapping[str, ProseClause]
) -> Iterator[tuple[ProseClause, ProseClause, ProseClause]]:
    """The three longest runs of shared clauses, in their order."""
    runs: list[list[ProseClause]] = [[]]
    for clause in own:
        if clause.masked in there:
            runs[-1].append(clause)
        elif runs[-1]:
            runs.append([])
    longest = sorted(runs, key=lambda run: -sum(clause.length for clause in run))[:3]
    for run in runs:
        if run and any(run is found for found in longest):
            yield run[0], run[-1], there[run[0].masked]


def alike_candidates(reports: Sequence[Report]) -> list[list[int]]:
    """For each report the places of others that may share much of its prose.

    Reports of one agency, or on another year, are not among them.
    """
    sets = [{clause.masked for clause in clauses_of(report)} for report in reports]
    holders: defaultdict[tuple[int | None, str], list[int]] = defaultdict(list)
    for place, report in enumerate(reports):
        for words in sets[place]:
            holders[report.year, words].append(place)
    common: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for places in holders.values():
        for index, place in enumerate(places):
            for other in places[index + 1 : index + 1 + _MOST_LINKS]:
                common[place][other] += 1
                common[other][place] += 1
    return [
        [
            other
            for other, count in common[place].most_common(_MOST_LINKS)
            if count >= _MAY_BE_ALIKE * len(sets[place])
            and reports[other].agency != reports[place].agency
        ]
        for place in range(len(reports))
    ]
