# SPDX-License-Identifier: MIT
"""The forms that can be read."""

from __future__ import annotations

from functools import cache

from .base import Form
from .disclosure_2021 import FORM as DISCLOSURE_2021
from .labels import Vocabulary

_BUILT_IN = (DISCLOSURE_2021,)


@cache
def forms() -> dict[str, Form]:
    """All forms by key, newest first."""
    return {form.key: form for form in _BUILT_IN}


def is_label(text: str) -> bool:
    """Whether *text* is a label of any form's tables."""
    return any(vocabulary.has(text) for vocabulary in _vocabularies())


@cache
def _vocabularies() -> tuple[Vocabulary, ...]:
    return tuple(form.vocabulary for form in forms().values())
