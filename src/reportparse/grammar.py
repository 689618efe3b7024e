# SPDX-License-Identifier: MIT
"""The grammars in `grammars/`: found, built once per process when first needed, and kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from attrs import frozen

if TYPE_CHECKING:
    from lark import Lark, Transformer


class Item:
    """What the grammars read in place of characters: lines, labels with their cells.

    Lark's parser asks of a token its `type` and, at the end of the input, where the last one
    stood; an item answers both itself, and no token is made for it.
    """

    __slots__ = ()

    #: Name of the grammar's terminal that the item stands for.
    type: str
    start_pos = end_pos = line = column = end_line = end_column = None


class LabelTerminal(NamedTuple):
    """A terminal that prints a label.

    Attributes:
        name: Its name in the grammar.
        role: The role that its labels play, by the rule that lists it: in capitals.
        pattern: Regular expression of the labels.
    """

    name: str
    role: str
    pattern: str


@frozen
class Grammar:
    """A built grammar over items.

    Attributes:
        labels: The terminals that print labels, in the order of the rules that list them.
    """

    labels: tuple[LabelTerminal, ...]
    _lark: Lark

    def read(self, items: Iterable[Item]) -> Any:
        """What the grammar's transformer makes of *items*."""
        return self._lark.parse(items, "start")


def packaged(name: str) -> Path:
    """The grammar file *name* of the package or, in a checkout, beside it."""
    inside = Path(__file__).parent / "grammars" / f"{name}.lark"
    return inside if inside.is_file() else _CHECKOUT / f"{name}.lark"


_CHECKOUT: Final = Path(__file__).resolve().parents[2] / "grammars"


def build(
    file: Path, transformer: type[Transformer[Any, Any]], roles: Sequence[str] = ()
) -> Grammar:
    """The grammar in *file*.

    Args:
        file: In Lark's notation; the rule `start` is over items. It may import from files
            beside it.
        transformer: Turns the trees as they are read.
        roles: Names of the rules that list labels, as far as there are any; their names in
            capitals are items' roles.

    Raises:
        OSError: If the file cannot be read.
    """
    from lark import Lark
    from lark.lexer import Lexer

    class ItemLexer(Lexer):
        """Hands the items on as they are: their types are known already."""

        def __init__(self, conf: object) -> None:
            pass

        def lex(self, items: Iterable[Item]) -> Iterator[Item]:  # type: ignore[override]
            return iter(items)

    text = file.read_text(encoding="utf-8")
    listed = [role for role in roles if re.search(rf"^{role}:", text, re.MULTILINE)]
    lark = Lark(
        text,
        parser="lalr",
        lexer=ItemLexer,
        transformer=transformer(),
        start=["start", *listed],
        source_path=str(file),
    )
    patterns = {one.name: one.pattern.to_regexp() for one in lark.terminals if one.pattern}
    labels = []
    for rule in lark.rules:
        if rule.origin.name in roles:
            (label,) = rule.expansion
            labels.append(LabelTerminal(label.name, rule.origin.name.upper(), patterns[label.name]))
    return Grammar(tuple(labels), lark)
