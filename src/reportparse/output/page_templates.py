# SPDX-License-Identifier: MIT
"""Shared parts of the HTML pages: templates, changes, and digests of what their policy allows."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from importlib.resources import files
from typing import TYPE_CHECKING

from ..errors import needing

if TYPE_CHECKING:
    from jinja2 import Environment


def environment(package: str, extra: str) -> Environment:
    """The templates of *package*, escaping what is put into them; they need Jinja, of *extra*."""
    with needing(extra, "Jinja2"):
        from jinja2 import Environment, PackageLoader, StrictUndefined
    return Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def changed(own: int | None, before: int | None) -> tuple[str, str, str, str]:
    """A figure, that of the year before, the change, and the change in percent, as texts."""
    shown = "" if own is None else f"{own:,}", "" if before is None else f"{before:,}"
    if own is None or before is None:
        return *shown, "", ""
    return *shown, f"{own - before:+,}", f"{(own - before) / before:+.1%}" if before else ""


def asset(package: str, name: str) -> str:
    """The script or style *name* of *package*."""
    return (files(package) / "templates" / name).read_text("utf-8")


def digest(text: str) -> str:
    """The digest of a script or style, as a page's policy names it."""
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
