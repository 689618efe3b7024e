# SPDX-License-Identifier: MIT
"""The grammars in `grammars/`: found, built once per process when first needed, and kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from attrs import frozen

if TYPE_CHECKING:
    from lark import Lark, Token, Transformer


class Item(Protocol):
    """What the grammars read in place of characters: a line, a row."""

    @property
    def terminal(self) -> str:
        """Name of the grammar's terminal that the item stands for."""


@frozen
class Grammar:
    """A built grammar over items.

    Attributes:
        name: Of the file in `grammars/`, without its ending.
        terminals: The name of each terminal and its regular expression, in the
            order of the file; declared terminals have none and are left out.
    """

    name: str
    terminals: tuple[tuple[str, str], ...]
    _lark: Lark

    def read(self, items: Iterable[Item]) -> Any:
        """What the grammar's transformer makes of *items*."""
        return self._lark.parse(items)


def grammar_text(name: str) -> str:
    """The text of the grammar file *name*, from the package or, in a checkout, beside it."""
    packaged = files("reportparse") / "grammars" / f"{name}.lark"
    if packaged.is_file():
        return packaged.read_text(encoding="utf-8")
    return (_CHECKOUT / f"{name}.lark").read_text(encoding="utf-8")


_CHECKOUT: Final = Path(__file__).resolve().parents[2] / "grammars"


@cache
def load(name: str, transformer: type[Transformer[Any, Any]]) -> Grammar:
    """The grammar *name*, its trees turned by *transformer* as they are read."""
    return build(name, grammar_text(name), transformer)


def build(name: str, text: str, transformer: type[Transformer[Any, Any]]) -> Grammar:
    """A grammar from its *text*; *name* is for messages."""
    from lark import Lark, Token
    from lark.lexer import Lexer

    class ItemLexer(Lexer):
        """Hands the items on as they are: their terminals are known already."""

        def __init__(self, conf: object) -> None:
            pass

        def lex(self, items: Iterable[Item]) -> Iterator[Token]:  # type: ignore[override]
            for item in items:
                token = Token(item.terminal, "")
                token.value = item
                yield token

    lark = Lark(text, parser="lalr", lexer=ItemLexer, transformer=transformer(), source_path=name)
    terminals = tuple((one.name, one.pattern.to_regexp()) for one in lark.terminals if one.pattern)
    return Grammar(name, terminals, lark)
