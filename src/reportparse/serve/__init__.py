# SPDX-License-Identifier: MIT
"""A local page to try reports on, and the command line's JSON over HTTP.

`application` makes an ASGI application; `reportparse serve` runs it on this machine alone. A
request is read (`requests`, `multipart`), answered in a worker process (`execution`, `answering`)
and sent back (`responses`); what it may ask for is one table (`operations`), from which the
description that clients read (`openapi`) is made, too. Nothing is written to disk.
"""

from __future__ import annotations

from importlib.util import find_spec

from ..errors import MissingExtraError

#: What the extra brings, by the name that is imported.
_NEEDED = {
    "anyio": "AnyIO",
    "jinja2": "Jinja2",
    "python_multipart": "python-multipart",
    "starlette": "Starlette",
    "uvicorn": "uvicorn",
}
for _module, _name in _NEEDED.items():
    if find_spec(_module) is None:
        raise MissingExtraError(_name, "serve")

from .application import application  # noqa: E402
from .settings import ServerLimits  # noqa: E402

__all__ = ["ServerLimits", "application"]
