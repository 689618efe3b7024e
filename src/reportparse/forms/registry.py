# SPDX-License-Identifier: MIT
"""The forms that can be read: those of this package and those that others bring.

A package brings a form by an entry point of the group `reportparse.forms` that names an
object of class `Form`, or a tuple of such.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from typing import Final

from ..errors import FormError
from ..support.plugins import brought
from .disclosure_2019 import FORM as DISCLOSURE_2019
from .disclosure_2021 import FORM as DISCLOSURE_2021
from .form import Form
from .statistics_2014 import FORM as STATISTICS_2014

#: Name of the entry points by which other packages bring their forms.
ENTRY_POINTS: Final = "reportparse.forms"

BUILT_IN = (DISCLOSURE_2021, DISCLOSURE_2019, STATISTICS_2014)


@cache
def forms() -> dict[str, Form]:
    """All forms by key: those of this package, newest first, then those of others by name.

    Raises:
        FormError: If a form of another package cannot be loaded or has the key of another.
    """
    known = {form.key: form for form in BUILT_IN}
    for name, form in brought(ENTRY_POINTS, Form, FormError):
        if form.key in known:
            raise FormError(
                name, f"another form has the key {form.key!r}, too", f"另一格式也用代号“{form.key}”"
            )
        known[form.key] = form
    return known


def form_for(year: int) -> Form | None:
    """The form for reports on *year*, the newest if there are several."""
    known = forms().values()
    return next((form for form in known if form.since <= year <= (form.until or year)), None)


@cache
def label_of(path: str) -> str:
    """The labels of the figure, row or table at *path* on the newest form that has it, if any."""
    for form in forms().values():
        table = form.table_of.get(path.partition(".")[0])
        with suppress(KeyError):
            if table is not None:
                return table.describe(path)
    return ""


def plays(words: str, role: str) -> bool:
    """True if *words* are a label of this role on one of the forms."""
    known = [form.vocabulary for form in forms().values()]
    return any(each.role_of.get(each.kind(words)) == role for each in known)
