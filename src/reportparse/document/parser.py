# SPDX-License-Identifier: MIT
"""The grammar of documents, built when it is first needed: `grammars/document.lark`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lark import Lark

    from ..text.source import SourceText
    from .lines import Block, FindSection, Split
    from .sections import OutlineSection

_PACKAGE: Final = Path(__file__).parents[1]

#: The grammar file: inside the package or, in a checkout, beside it.
GRAMMAR: Final = next(
    (
        file
        for root in (_PACKAGE, _PACKAGE.parents[1])
        if (file := root / "grammars" / "document.lark").is_file()
    ),
    _PACKAGE / "grammars" / "document.lark",
)


def parse(
    source: SourceText, split: Split | None, find_section: FindSection | None
) -> tuple[tuple[Block, ...], tuple[OutlineSection, ...]]:
    """The blocks before the first heading, and the tree of the sections; see `parse_document`."""
    from .lexer import LexerInput

    tree: tuple[tuple[Block, ...], tuple[OutlineSection, ...]]
    tree = _parser().parse(LexerInput(source, split, find_section))  # type: ignore[assignment]  # the lexer's own input
    return tree


@cache
def _parser() -> Lark:
    """The parser of the grammar; imports Lark."""
    from lark import Lark

    from .lexer import LineLexer
    from .postlexer import BlockMaker
    from .transformer import TreeBuilder

    return Lark(
        GRAMMAR.read_text(encoding="utf-8"),
        parser="lalr",
        lexer=LineLexer,
        postlex=BlockMaker(),
        transformer=TreeBuilder(),
    )


@cache
def terminal(name: str) -> re.Pattern[str]:
    """The terminal *name* of the grammar, by itself."""
    return re.compile(_parser().get_terminal(name).pattern.to_regexp())
