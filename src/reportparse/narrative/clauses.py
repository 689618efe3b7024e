# SPDX-License-Identifier: MIT
"""A clause -> what it says, by the grammar `statement.lark`; None for what says nothing."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, cast

from .form_targets import ACTS, DOCUMENTS, NAMES

if TYPE_CHECKING:
    from lark import Lark, ParseTree, Token

_PACKAGE: Final = Path(__file__).resolve().parents[1]

#: In the place of the number in a clause, with its unit.
NUMBER: Final = "#"

#: Kinds of clauses: each is a start of the grammar.
Form = Literal["counted", "denied", "completed", "compared", "yearly"]

_FORMS: Final = ("counted", "denied", "completed", "compared", "yearly")
#: Clauses that differ in their numbers alone are read once.
_MOST_CLAUSES: Final = 1 << 12


class ClauseReading(NamedTuple):
    """The meaning of a clause.

    Attributes:
        rule: The rule of the grammar that accepts it.
        words: Its words by terminal, the first of each.
        names: The group and the key of each name of a figure in it.
    """

    rule: str
    words: dict[str, str]
    names: tuple[tuple[str, str], ...]

    @property
    def names_application(self) -> bool:
        """True if an application for disclosure is named, and not just any application."""
        return "BARE" in self.words or "公开" in self.words.get("REQUEST", "")

    @property
    def review(self) -> str | None:
        """Which reviews the clause is about."""
        words = self.words.get("REVIEW", "")
        if not words:
            return None
        if "直接" in words or "未经" in words:
            return "direct"
        if "复议后" in words:
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
    def document(self) -> str | None:
        """The kind of documents that is named."""
        words = self.words.get("DOCUMENT")
        return words and next(key for key, name in DOCUMENTS.items() if name in words)


@lru_cache(maxsize=_MOST_CLAUSES)
def read_clause(words: str, form: Form) -> ClauseReading | None:
    """The meaning of the clause *words*; None if the grammar does not accept it as a *form*."""
    from lark.exceptions import UnexpectedInput

    try:
        tree = _grammar().parse(words, start=form)
    except UnexpectedInput:
        return None
    found: dict[str, str] = {}
    names = []
    for token in _tokens(tree):
        found.setdefault(token.type, token.value)
        if token.type == "NAME":
            names.append(NAMES[token.value])
    return ClauseReading(str(tree.data), found, tuple(names))


def _tokens(tree: ParseTree) -> list[Token]:
    """The words of a clause: no rule of the grammar has another one below it."""
    return cast("list[Token]", tree.children)


@lru_cache(maxsize=_MOST_CLAUSES)
def narrows_nothing(words: str, *, parts_follow: bool) -> bool:
    """True if the short clause *words* before another one leaves its meaning as it is.

    Args:
        words: The clause.
        parts_follow: True if the other one states a part, so that 其中 or 办理结果 may lead to it.
    """
    from lark.exceptions import UnexpectedInput

    try:
        tree = _grammar().parse(words, start="lead")
    except UnexpectedInput:
        return False
    if parts_follow:
        return True
    return all(map(_says_nothing, _tokens(tree)))


def _says_nothing(word: Token) -> bool:
    """True if a word of a lead names disclosure, or only joins others."""
    if word.type == "REQUEST":
        return "公开" in word
    return word.type == "DISCLOSURE" or word in "中以及或者和与"


@cache
def _grammar() -> Lark:
    from lark import Lark

    file = next(
        file
        for root in (_PACKAGE, _PACKAGE.parents[1])
        if (file := root / "grammars" / "statement.lark").is_file()
    )
    names = "|".join(sorted(NAMES, key=len, reverse=True))
    text = file.read_text(encoding="utf-8")
    return Lark(
        f"{text}\nNAME.5: /{names}/\n",
        parser="lalr",
        lexer="basic",
        start=[*_FORMS, "lead"],
        maybe_placeholders=False,
    )
