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
Form = Literal["counted", "denied", "completed", "compared", "yearly", "lead"]

_FORMS: Final = ("counted", "denied", "completed", "compared", "yearly", "lead")
#: Groups of names that nothing but the form's tables has.
_PLAIN_GROUPS: Final = frozenset({"outcome", "ground"})
#: Clauses that differ in their numbers alone are read once.
_MOST_CLAUSES: Final = 1 << 12


class ClauseReading(NamedTuple):
    """The meaning of a clause.

    Attributes:
        rule: The rule of the grammar that accepts it.
        words: Its words by terminal, the first of each.
        names: The group and the key of each name of a figure in it.
        open_words: The characters among its words that the grammar does not know.
    """

    rule: str
    words: dict[str, str]
    names: tuple[tuple[str, str], ...]
    open_words: str = ""

    @property
    def says_nothing(self) -> bool:
        """True if a clause names disclosure, or only joins others."""
        return all(
            terminal == "DISCLOSURE"
            or ("公开" in word if terminal == "REQUEST" else word in "中以及或者和与")
            for terminal, word in self.words.items()
        )

    @property
    def is_plain(self) -> bool:
        """True if its words leave no doubt which figure it names, whatever is around them.

        Of clauses with words that the grammar does not know only these are read: a word of the
        form that nothing else bears leaves a clause open, one that others share keeps it closed.
        """
        if not self.open_words:
            return True
        if self.names:
            return all(name in _PLAIN_GROUPS for name, _ in self.names)
        if "REVIEW" in self.words:
            return self.names_disclosure or self.review in ("direct", "after")
        return self.names_application or "FEES" in self.words or self.document is not None

    @property
    def names_application(self) -> bool:
        """True if an application for disclosure is named, and not just any application."""
        return "BARE" in self.words or "公开" in self.words.get("REQUEST", "")

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

    unknown: list[Token] = []
    try:
        tree = _grammar().parse((words, unknown), start=form)
    except UnexpectedInput:
        return None
    found: dict[str, str] = {}
    names = []
    known = [token.end_pos or 0 for token in _tokens(tree) if token.type != "REST"]
    end = known[-1] if NUMBER in words else len(words)
    for token in _tokens(tree):
        found.setdefault(token.type, token.value)
        if token.type == "NAME":
            names.append(NAMES[token.value])
    # Words after the number of what is carried over are its reasons.
    first = words.find(NUMBER) if tree.data == "carried_out" else end
    open_words = "".join(token for token in unknown if (token.start_pos or 0) < min(first, end))
    reading = ClauseReading(str(tree.data), found, tuple(names), open_words)
    return reading if form == "lead" or reading.is_plain else None


def _tokens(tree: ParseTree) -> list[Token]:
    """The words of a clause: no rule of the grammar has another one below it."""
    return cast("list[Token]", tree.children)


@cache
def _grammar() -> Lark:
    from lark import Lark

    from .clause_lexer import ClauseLexer

    file = next(
        file
        for root in (_PACKAGE, _PACKAGE.parents[1])
        if (file := root / "grammars" / "statement.lark").is_file()
    )
    names = "|".join(sorted(NAMES, key=len, reverse=True))
    return Lark(
        f"NAME.5: /{names}/\n{file.read_text(encoding='utf-8')}",
        parser="lalr",
        lexer=ClauseLexer,
        start=list(_FORMS),
        maybe_placeholders=False,
    )
