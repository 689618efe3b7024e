# SPDX-License-Identifier: MIT
"""Whom the server answers: this machine's user, and no site in that user's browser."""

from __future__ import annotations

import re
from typing import Final

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from .problem_details import Refusal
from .responses import of_problem

#: The names by which a browser on this machine may call it. Another name in its place is that of
#: a site which had its address changed to this machine's.
_HOST: Final = re.compile(r"(?:127\.0\.0\.1|localhost)(?::\d{1,5})?", re.IGNORECASE)
#: Where a browser says a request comes from: the server's own pages, or a person.
_OWN: Final = frozenset({"same-origin", "none"})


class Guard:
    """Lets requests through to *app* that come from this machine's user."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or say that it is not answered."""
        if scope["type"] == "http" and (reason := _refused(Request(scope))):
            response = of_problem(Request(scope), Refusal("from-elsewhere", reason))
            await response(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _refused(request: Request) -> str | None:
    """Why *request* is not answered, if it is not."""
    host = request.headers.get("host", "")
    if not _HOST.fullmatch(host):
        return "the server is called 127.0.0.1 or localhost"
    origin = request.headers.get("origin", f"http://{host}")
    site = request.headers.get("sec-fetch-site", "none")
    if origin.lower() != f"http://{host}".lower() or site not in _OWN:
        return "other sites cannot use this server"
    return None
