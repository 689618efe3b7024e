# SPDX-License-Identifier: MIT
"""What `document.lark` makes of blocks, whatever they are. Imports Lark, like `lexer`."""

from __future__ import annotations

from typing import Any

from lark import Transformer


class TreeBuilder(Transformer[Any, Any]):
    """Grammar -> (opening blocks, flat sections as (heading, blocks))."""

    def opening(self, blocks: list[Any]) -> tuple[Any, ...]:
        """The blocks before the first heading."""
        return tuple(blocks)

    def section(self, blocks: list[Any]) -> tuple[Any, tuple[Any, ...]]:
        """A heading and the blocks after it."""
        return blocks[0], tuple(blocks[1:])

    def start(self, parts: list[Any]) -> tuple[Any, list[Any]]:
        """The opening and the sections."""
        return parts[0], parts[1:]
