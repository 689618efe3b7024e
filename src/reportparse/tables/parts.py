# SPDX-License-Identifier: MIT
"""What the grammars of the forms make of entries. Imports Lark, like `lexer`."""

from __future__ import annotations

from typing import Any

from lark import Transformer

from ..forms.vocabulary import CAPTION, HEAD
from .segments import Entry, ReadPart


class PartBuilder(Transformer[Any, Any]):
    """Grammar -> list of ReadPart."""

    def start(self, parts: list[ReadPart]) -> list[ReadPart]:
        """All parts of the table."""
        return parts

    def part(self, entries: list[Entry]) -> ReadPart:
        """What stands under one head."""
        first = 1 if entries[0].type == CAPTION else 0
        rows = first
        while rows < len(entries) and entries[rows].type == HEAD:
            rows += 1
        return ReadPart(
            entries[0] if first else None, tuple(entries[first:rows]), tuple(entries[rows:])
        )
