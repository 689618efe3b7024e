# SPDX-License-Identifier: MIT
"""What `document.lark` makes of blocks. Imports Lark, like `lexer`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lark import Transformer

if TYPE_CHECKING:
    from .document import Block


class TreeBuilder(Transformer[Any, Any]):
    """Grammar -> (opening blocks, flat sections as (heading, blocks))."""

    def opening(self, blocks: list[Block]) -> tuple[Block, ...]:
        """The blocks before the first heading."""
        return tuple(blocks)

    def section(self, blocks: list[Block]) -> tuple[Block, tuple[Block, ...]]:
        """A heading and the blocks after it."""
        return blocks[0], tuple(blocks[1:])

    def start(self, parts: list[Any]) -> tuple[Any, list[Any]]:
        """The opening and the sections."""
        return parts[0], parts[1:]
