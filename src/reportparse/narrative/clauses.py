# SPDX-License-Identifier: MIT
"""A clause -> what it says, by `clause_rules`; None for what says nothing."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from ..text.patterns import late
from .clause_rules import Form, rule_of
from .clause_words import PASSED_OVER, WORDS
from .form_targets import ACTS, DOCUMENTS, NAMES, NAMES_AT_NUMBERS, NAMES_BEFORE_PARTIAL

#: In the place of the number in a clause, with its unit.
NUMBER: Final = "#"

#: Groups of names that nothing but the form's tables has.
_PLAIN_GROUPS: Final = frozenset({"outcome", "ground"})
#: Clauses that differ in their numbers alone are read once.
MOST_CLAUSES: Final = 1 << 12
#: Ends of names of those who review.
_BODIES: Final = ("机关", "法院")
#: All words in one pattern.
_WORD: Final = late("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in WORDS.items()))
_NAMED: Final = {**NAMES, **NAMES_AT_NUMBERS, **NAMES_BEFORE_PARTIAL}


class ClauseReading(NamedTuple):
    """The meaning of a clause.

    Attributes:
        rule: The rule that accepts it.
        words: Its words by kind, the first of each.
        names: The group and the key of each name of a figure in it.
        open_words: The characters among its words that no rule knows.
    """

    rule: str
    words: dict[str, str]
    names: tuple[tuple[str, str], ...]
    open_words: str = ""

    @property
    def says_nothing(self) -> bool:
        """True if a clause names disclosure, or what came in of it, or only joins others."""
        return all(
            kind == "DISCLOSURE"
            or (kind in ("RECEIVED", "HANDLED") and self.names_application)
            or ("公开" in word if kind == "REQUEST" else word in "中以及或者和与")
            for kind, word in self.words.items()
        )

    @property
    def is_plain(self) -> bool:
        """True if its words leave no doubt which figure it names, whatever is around them.

        Of clauses with words that no rule knows only these are read: a word of the
        form that nothing else bears leaves a clause open, one that others share keeps it closed.
        """
        if not self.open_words:
            return True
        if self.names:
            return all(name in _PLAIN_GROUPS for name, _ in self.names)
        if "REVIEW" in self.words:
            return self.review in ("direct", "after")
        return self.names_application or "FEES" in self.words or self.document is not None

    @property
    def names_application(self) -> bool:
        """True if an application for disclosure is named, and not just any application."""
        request = self.words.get("REQUEST", "")
        return "BARE" in self.words or "公开" in request or "依申请" in request

    @property
    def is_new(self) -> bool:
        """True if it counts what was received in the year, and nothing from the year before."""
        return "新" in self.words.get("RECEIVED", "") and "CARRIED_IN" not in self.words

    @property
    def names_disclosure(self) -> bool:
        """True if the clause names disclosure, or an application for it."""
        return "DISCLOSURE" in self.words or self.names_application

    @property
    def review(self) -> str | None:
        """Which reviews the clause is about."""
        words = self.words.get("REVIEW", "")
        if not words:
            return None
        if re.search("直接|径|未经", words):
            return "direct"
        if re.search("先|复议后|经过复议", words):
            return "after"
        if "复议" not in words:
            return "litigation"
        return "disputes" if "诉讼" in words else "reconsideration"

    @property
    def act(self) -> str | None:
        """The act on documents: issued, repealed, in force."""
        words = set(self.words.get("ACT", ""))
        return next((key for key, characters in ACTS.items() if set(characters) & words), None)

    @property
    def rows_of_documents(self) -> list[str]:
        """The rows and columns of section two that it names, several of which may be denied."""
        acts = [key for key, characters in ACTS.items() if {*characters} & {*self.words["ACT"]}]
        documents = [key for key, name in DOCUMENTS.items() if name in self.words["DOCUMENT"]]
        return [f"{document}.{act}" for document in documents for act in acts]

    @property
    def document(self) -> str | None:
        """The kind of documents that is named."""
        words = self.words.get("DOCUMENT")
        return words and next(key for key, name in DOCUMENTS.items() if name in words)


@lru_cache(maxsize=MOST_CLAUSES)
def read_clause(clause: str, form: Form) -> ClauseReading | None:
    """The meaning of *clause*; None if no rule accepts it as a *form*."""
    words = _words(clause)
    known = [(kind, word) for kind, word in words if kind not in PASSED_OVER]
    rule = rule_of(form, (kind for kind, _ in known))
    if rule is None:
        return None
    found: dict[str, str] = {}
    for kind, word in known:
        found.setdefault(kind, word[0])
        several = ("REVIEW",) if rule == "review" else ("ACT", "DOCUMENT")
        if form == "denied" and kind in several and found[kind] != word[0]:
            found[kind] += word[0]  # 未制定、废止规章和规范性文件
        if kind == "REVIEW" and found[kind].endswith(_BODIES):
            found[kind] = word[0]  # 法院尚在审理的行政诉讼
    names = tuple(_NAMED[word[0]] for kind, word in known if kind == "NAME")
    end = len(clause)
    if NUMBER in clause:
        end = max(word.end() for kind, word in known if kind != "REST")
    if rule == "carried_out" and NUMBER in clause:
        # Words after the number of what is carried over are its reasons.
        end = min(end, clause.find(NUMBER))
    open_words = "".join(word[0] for kind, word in words if kind == "OPEN" and word.start() < end)
    reading = ClauseReading(rule, found, names, open_words)
    return reading if form == "lead" or reading.is_plain else None


@lru_cache(maxsize=MOST_CLAUSES)
def _words(clause: str) -> tuple[tuple[str, re.Match[str]], ...]:
    """The words of *clause*, each with its kind: all of them, since REST takes what is left."""
    return tuple((match.lastgroup or "", match) for match in _WORD.finditer(clause))
