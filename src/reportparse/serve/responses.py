# SPDX-License-Identifier: MIT
"""Responses: answers, the page on which reports are dropped, and why there is no answer."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from ..output.json_text import dumps
from ..output.page_templates import asset, digest, environment
from .operations import HTML, ServerLimits
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


def page(
    template: str, ancestors: str, status: int, headers: dict[str, str], **values: object
) -> Response:
    """A page of the server's own, which may be in a frame of *ancestors*.

    Its content policy allows its own script and style, by their digests, and frames and forms of
    this server.

    Raises:
        MissingExtraError: If Jinja is not installed.
    """
    script, style = (asset(__package__, name) for name in ("serve.js", "serve.css"))
    policy = (
        f"default-src 'none'; script-src {digest(script)}; style-src {digest(style)}; "
        "img-src data:; frame-src 'self'; form-action 'self'; base-uri 'none'; "
        f"frame-ancestors {ancestors}"
    )
    templates = environment(__package__, "serve")
    html = templates.get_template(template).render(script=script, style=style, **values)
    headers = with_headers(HTML, {"content-security-policy": policy, **headers})
    return Response(html.encode("utf-8", "replace"), status, headers)


def start_page(settings: ServerLimits) -> Response:
    """The page on which reports are dropped or pasted."""
    return page("start.html", "'none'", 200, {}, settings=settings)


def of_problem(
    request: Request, problem: Refusal, headers: dict[str, str] | None = None
) -> Response:
    """Why there is no answer: a page for a person's browser, else problem details."""
    more = {**_OF_CODE.get(problem.code, {}), **(headers or {})}
    status = problem.kind.status
    if "text/html" in request.headers.get("accept", ""):
        # It also fits into the frame of the other page.
        return page("problem.html", "'self'", status, more, problem=problem)
    return Response(dumps(problem.details()) + b"\n", status, with_headers(PROBLEM, more))
