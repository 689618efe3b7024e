# SPDX-License-Identifier: MIT
"""Saves the grammars in built form, so that no process has to build them; for wheels and checkouts.

What is saved is only a short cut: with another release of Lark the grammars are built from their
texts.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class SaveGrammars(BuildHookInterface[Any]):
    """Runs before a wheel is made, or a checkout is installed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Write the built grammars beside their texts."""
        sys.path.insert(0, str(Path(self.root) / "src"))
        from reportparse.forms import registry

        registry.save_grammars()
