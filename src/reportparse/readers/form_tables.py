# SPDX-License-Identifier: MIT
"""Which tables are a form's, by the labels in their cells."""

from __future__ import annotations

from functools import lru_cache

from ..forms import registry
from ..forms.folding import fold
from ..forms.vocabulary import HEAD
from .blocks import BlockTable

#: This many different labels identify a table of a form.
_TELLING = 2
#: Longer cells are not labels of a form, nor are single characters.
_LONGEST = 80


def is_label(text: str) -> bool:
    """True if *text* is what a form prints as a label or head."""
    return bool(_roles(text))


def is_head(text: str) -> bool:
    """True if *text* is what a form prints over a column."""
    return HEAD in _roles(text)


def is_unit(text: str) -> bool:
    """True if *text* is what a form prints as the unit of a row."""
    return any(text in form.vocabulary.units for form in registry.forms().values())


def _roles(text: str) -> frozenset[str]:
    return _roles_printed(text) if 1 < len(text) <= _LONGEST else frozenset()


@lru_cache(maxsize=1 << 12)
def _roles_printed(text: str) -> frozenset[str]:
    folded = fold(text)
    vocabularies = [form.vocabulary for form in registry.forms().values()]
    found = ((vocabulary, vocabulary.exactly(folded)) for vocabulary in vocabularies)
    return frozenset(vocabulary.role_of[terminal] for vocabulary, terminal in found if terminal)


def is_form(grid: BlockTable) -> bool:
    """True if *grid* has labels of a form."""
    seen = set()
    for cell in grid.cells():
        text = cell.text
        if text not in seen and is_label(text):
            seen.add(text)
            if len(seen) >= _TELLING:
                return True
    return False
