# SPDX-License-Identifier: MIT
"""Responses: answers, pages, problems."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from ..output.json_text import dumps
from .frontpage import Page, problem_page
from .operations import HTML
from .problem_details import PROBLEM, Refusal

_HEADERS: Final = {
    "x-content-type-options": "nosniff",
    # With `no-referrer` browsers would not send the origin of their own forms, either.
    "referrer-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


#: Headers of some refusals. The rest of a request that is too slow or too large is not read.
_OF_CODE: Final = {
    "busy": {"retry-after": "1"},
    "too-slow": {"connection": "close"},
    "too-large": {"connection": "close"},
}


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
    request: Request, problem: Refusal, headers: dict[str, str] | None = None
) -> Response:
    """Why there is no answer: a page for a person's browser, else problem details."""
    more = {**_OF_CODE.get(problem.code, {}), **(headers or {})}
    status = problem.kind.status
    if "text/html" in request.headers.get("accept", ""):
        return of_page(problem_page(problem), status, more)
    return Response(dumps(problem.details()) + b"\n", status, with_headers(PROBLEM, more))
