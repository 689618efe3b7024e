# SPDX-License-Identifier: MIT
"""A local page to try reports on, and the command line's JSON over HTTP.

`application` makes an ASGI application; `reportparse serve` runs it on this machine alone. A
request is read (`requests`), answered in a worker process (`execution`, `answering`)
and sent back (`responses`); what it may ask for is one table (`operations`), from which the
description that clients read (`openapi`) is made, too. Nothing is written to disk.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from ..errors import MissingExtraError

if TYPE_CHECKING:
    from .asgi import application
    from .operations import ServerLimits

#: The libraries of the extra, by the name that is imported.
_NEEDED = {
    "anyio": "AnyIO",
    "jinja2": "Jinja2",
    "python_multipart": "python-multipart",
    "starlette": "Starlette",
    "uvicorn": "uvicorn",
}

_MODULES = {"ServerLimits": "operations", "application": "asgi"}

__all__ = ["ServerLimits", "application"]


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    for module, library in _NEEDED.items():
        if find_spec(module) is None:
            raise MissingExtraError(library, "serve")
    return getattr(import_module(f".{_MODULES[name]}", __name__), name)
