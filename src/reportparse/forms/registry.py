# SPDX-License-Identifier: MIT
"""The forms that can be read."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from ..lines import Pieces
from .base import Form
from .disclosure_2019 import FORM as DISCLOSURE_2019
from .disclosure_2021 import FORM as DISCLOSURE_2021
from .splitting import splitter
from .statistics_2014 import FORM as STATISTICS_2014

_BUILT_IN = (DISCLOSURE_2021, DISCLOSURE_2019, STATISTICS_2014)


@cache
def forms() -> dict[str, Form]:
    """All forms by key, newest first."""
    return {form.key: form for form in _BUILT_IN}


@cache
def split() -> Callable[[str], Pieces | None]:
    """What finds the cells of a line without pipes, by the labels of all forms."""
    return splitter({key: form.vocabulary for key, form in forms().items()})
