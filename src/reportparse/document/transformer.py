# SPDX-License-Identifier: MIT
"""Transformer of the blocks that `document.lark` accepts to the tree. Imports Lark."""

from __future__ import annotations

from typing import Any

from lark import Transformer

from .lines import Block
from .sections import OutlineSection, nest


class TreeBuilder(Transformer[Any, Any]):
    """Grammar -> the blocks before the first heading, and the tree of the sections."""

    def opening(self, blocks: list[Block]) -> tuple[Block, ...]:
        """The blocks before the first heading."""
        return tuple(blocks)

    def section(self, blocks: list[Block]) -> list[Block]:
        """A heading and the blocks after it."""
        return blocks

    def start(self, parts: list[Any]) -> tuple[tuple[Block, ...], tuple[OutlineSection, ...]]:
        """The opening and the sections."""
        return parts[0], nest(parts[1:])
