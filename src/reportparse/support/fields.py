# SPDX-License-Identifier: MIT
"""Fields of attrs classes that are left out of equality and, in part, of JSON."""

from __future__ import annotations

from typing import Any

from attrs import field


def hidden() -> Any:
    """A field left out of equality and of JSON."""
    return field(default=None, eq=False, repr=False, metadata={"json": False})


def optional() -> Any:
    """A field left out of equality, and of JSON if it is None."""
    return field(default=None, eq=False, metadata={"optional": True})


def only_where_any() -> Any:
    """A field for a mapping, which is part of JSON only where it is not empty."""
    return field(factory=dict, hash=False, metadata={"optional": True})
