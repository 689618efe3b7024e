# SPDX-License-Identifier: MIT
"""What is sent back: answers, pages, problems."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from anyio import move_on_after
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from ..output.json_text import dumps
from .frontpage import Page, problem_page
from .operations import HTML
from .problem_details import PROBLEM, Problem

_HEADERS: Final = {
    "x-content-type-options": "nosniff",
    # With `no-referrer` browsers would not tell from where their own forms come, either.
    "referrer-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
#: So many bytes are handed over at once: what is not taken stays with its request.
_PIECE: Final = 1 << 16


class Held(Response):
    """An answer that holds the place of its request until it is taken, or time is over."""

    def __init__(self, *arguments: Any, seconds: float, release: Callable[[], None]) -> None:
        super().__init__(*arguments)
        self._seconds, self._release = seconds, release

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        """Send it in pieces, each when those before have gone out."""
        start = {"type": "http.response.start", "status": self.status_code}
        body = memoryview(self.body)
        try:
            with move_on_after(self._seconds):
                await send({**start, "headers": self.raw_headers})
                for first in range(0, len(body), _PIECE):
                    piece = bytes(body[first : first + _PIECE])
                    await send({"type": "http.response.body", "body": piece, "more_body": True})
                await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            self._release()


def with_headers(media: str, headers: dict[str, str]) -> dict[str, str]:
    """*headers* of an answer of the type *media*, with those that all answers have."""
    return {**_HEADERS, "content-type": media, **headers}


def plain(body: bytes, media: str) -> Response:
    """An answer that is always the same."""
    return Response(body, headers=with_headers(media, {}))


def of_page(page: Page, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """A page of the server's own."""
    policy = {"content-security-policy": page.policy, **(headers or {})}
    return Response(page.html.encode("utf-8", "replace"), status, with_headers(HTML, policy))


def of_problem(
    request: Request, problem: Problem, headers: dict[str, str] | None = None
) -> Response:
    """Why there is no answer: a page for a person's browser, else problem details."""
    more = {**({"retry-after": "1"} if problem.code == "busy" else {}), **(headers or {})}
    status = problem.kind.status
    if "text/html" in request.headers.get("accept", ""):
        return of_page(problem_page(problem), status, more)
    return Response(dumps(problem.details()) + b"\n", status, with_headers(PROBLEM, more))
