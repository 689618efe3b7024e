# SPDX-License-Identifier: MIT
"""A local page to try reports on, and the command line's JSON over HTTP.

`application` makes an ASGI application; `reportparse serve` runs it on this machine alone. A
request is read (`requests`), done in a process of its own (`running`, `answering`) and answered;
what it may ask for stands in one table (`operations`), which the description that clients read
(`openapi`) is made from, too. Nothing is written to disk.
"""

from __future__ import annotations

from ..errors import MissingExtraError

try:
    from .application import application
except ImportError as error:
    raise MissingExtraError(str(error.name).capitalize(), "serve") from None
from .settings import Settings

__all__ = ["Settings", "application"]
