# SPDX-License-Identifier: MIT
"""Shared parts of the HTML pages: templates, and digests of the scripts their policy allows."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from importlib.resources import files
from typing import TYPE_CHECKING

from ..errors import MissingExtraError

if TYPE_CHECKING:
    from jinja2 import Environment


def environment(package: str, extra: str) -> Environment:
    """The templates of *package*, escaping what is put into them; they need Jinja, of *extra*."""
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined
    except ImportError:
        raise MissingExtraError("Jinja2", extra) from None
    return Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def asset(package: str, name: str) -> str:
    """The script or style *name* of *package*."""
    return (files(package) / "templates" / name).read_text("utf-8")


def digest(text: str) -> str:
    """The digest of a script or style, as a page's policy names it."""
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
