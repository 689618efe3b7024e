# SPDX-License-Identifier: MIT
"""Fields of attrs classes that are no part of equality, nor of JSON as the others are."""

from __future__ import annotations

from typing import Any

from attrs import field


def hidden(default: Any = None) -> Any:
    """A field that is no part of equality, nor of JSON as it is."""
    return field(default=default, eq=False, repr=False, metadata={"json": False})


def optional() -> Any:
    """A field that is no part of equality, and of JSON only where it is not None."""
    return field(default=None, eq=False, metadata={"optional": True})
