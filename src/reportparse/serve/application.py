# SPDX-License-Identifier: MIT
"""The server: its pages, its operations, and whom it answers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import PureWindowsPath
from typing import Final
from urllib.parse import quote, urlsplit

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from ..convert import dumps
from .frontpage import Page, problem_page, start_page
from .openapi import openapi
from .operations import HTML, JSON, OPERATIONS, Asked, Operation
from .problems import Problem
from .requests import asked
from .running import Runner
from .settings import Settings

#: The names by which a browser on this machine may call it. Another name in its place is that of
#: a site which had its address changed to this machine's.
_HOSTS: Final = frozenset({"127.0.0.1", "localhost"})
#: Where a browser says a request comes from: its own pages, or a person.
_OWN: Final = frozenset({"same-origin", "none"})

#: A report's page runs its own script only, in a frame without the rights of these pages.
_VIEW_POLICY: Final = "sandbox allow-scripts allow-downloads; frame-ancestors 'self'"
_HEADERS: Final = {
    "x-content-type-options": "nosniff",
    # With `no-referrer` browsers would not tell from where their own forms come, either.
    "referrer-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
_PROBLEM: Final = "application/problem+json"

_Endpoint = Callable[[Request], Awaitable[Response]]


def application(settings: Settings | None = None) -> Starlette:
    """An ASGI application that answers on this machine.

    Raises:
        MissingExtraError: If Jinja is not installed.
    """
    settings = settings or Settings()
    runner = Runner(settings)
    start = _page(start_page(settings))
    description = _response(dumps(openapi(settings), indent=True), JSON)
    return Starlette(
        routes=[
            Route("/", _known(partial(_always, start))),
            Route("/openapi.json", _known(partial(_always, description))),
            *(
                Route(f"/{one.name}", _known(partial(_done, one, runner)), methods=["POST"])
                for one in OPERATIONS
            ),
        ],
        exception_handlers={Problem: _problem, HTTPException: _no_route, Exception: _fault},  # type: ignore[dict-item]
    )


def _known(endpoint: _Endpoint) -> _Endpoint:
    """*endpoint* for requests that come from this machine's user, not from a site in a browser."""

    async def answered(request: Request) -> Response:
        if _host(f"//{request.headers.get('host', '')}") not in _HOSTS:
            raise Problem("from-elsewhere", "the server is called 127.0.0.1 or localhost")
        origin = request.headers.get("origin")
        own = request.headers.get("sec-fetch-site", "none") in _OWN
        if not own or (origin is not None and _host(origin) not in _HOSTS):
            raise Problem("from-elsewhere", "other sites cannot use this server")
        return await endpoint(request)

    return answered


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


async def _always(response: Response, _: Request) -> Response:
    return response


async def _done(operation: Operation, runner: Runner, request: Request) -> Response:
    try:
        with runner.place():
            wanted = await asked(request, operation, runner.settings)
            answer = await runner.answer(request, wanted)
    except ClientDisconnect:
        return Response()  # nobody reads it
    several = len(wanted.files) > 1 and operation.several
    headers = {"reportparse-errors": str(answer.errors)}
    if operation.media == HTML:
        headers["content-security-policy"] = _VIEW_POLICY
    if wanted.options.download:
        headers["content-disposition"] = f"attachment; filename*=UTF-8''{_file_name(wanted)}"
    return _response(answer.body, several or operation.media, headers)


def _file_name(wanted: Asked) -> str:
    """What a browser calls the answer: as the first report, percent-encoded."""
    stem = PureWindowsPath(wanted.files[0].name or "report").stem
    return quote(f"{stem}{wanted.operation.ending}", safe="")


async def _problem(request: Request, problem: Problem) -> Response:
    headers = {"retry-after": "1"} if problem.code == "busy" else {}
    if "text/html" in request.headers.get("accept", ""):
        return _page(problem_page(problem), problem.kind.status, headers)
    return _response(dumps(problem.details()) + b"\n", _PROBLEM, headers, problem.kind.status)


async def _no_route(request: Request, error: HTTPException) -> Response:
    code = "not-found" if error.status_code == 404 else "method-not-allowed"
    response = await _problem(request, Problem(code, f"{request.method} {request.url.path}"))
    response.headers.update(error.headers or {})
    return response


async def _fault(request: Request, _: Exception) -> Response:
    detail = "please report it; what went wrong stands on the server's terminal"
    return await _problem(request, Problem("internal-error", detail))


def _page(page: Page, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    policy = {"content-security-policy": page.policy}
    return _response(page.html.encode(), HTML, {**policy, **(headers or {})}, status)


def _response(
    body: bytes, media: str, headers: dict[str, str] | None = None, status: int = 200
) -> Response:
    return Response(body, status, {**_HEADERS, **(headers or {})}, media)
