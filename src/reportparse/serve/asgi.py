# SPDX-License-Identifier: MIT
"""The server: its pages, its operations, and whom it answers."""

from __future__ import annotations

import logging
import re
import traceback
from functools import partial
from pathlib import PureWindowsPath
from types import NoneType
from typing import Final
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from ..output.json_text import dumps
from ..support.arguments import check_type
from .answering import Answer
from .execution import Runner
from .openapi import openapi
from .operations import HTML, JSON, OPERATIONS, Asked, Operation, ServerLimits
from .problem_details import Refusal
from .requests import asked
from .responses import of_problem, plain, start_page, with_headers

_LOG = logging.getLogger(__name__)

#: A report's page runs its own script only, in a frame without the rights of the server's pages.
_VIEW_POLICY: Final = "sandbox allow-scripts allow-downloads; frame-ancestors 'self'"
#: Characters of a file's name that go into a header.
_NAME: Final = 100


#: The names by which a browser on this machine may call it. Another name in its place is that of
#: a site which had its address changed to this machine's.
_HOST: Final = re.compile(r"(?:127\.0\.0\.1|localhost)(?::\d{1,5})?", re.IGNORECASE)
#: Where a browser says a request comes from: the server's own pages, or a person.
_OWN: Final = frozenset({"same-origin", "none"})


def application(settings: ServerLimits | None = None) -> Starlette:
    """An ASGI application that answers on this machine. Its `state.runner` has its processes.

    Raises:
        MissingExtraError: If Jinja is not installed.
    """
    check_type("application", "settings", settings, ServerLimits, NoneType)
    runner = Runner(settings or ServerLimits())
    start = start_page(runner.limits)
    description = plain(dumps(openapi(runner.limits), indent=True), JSON)
    made = Starlette(
        routes=[
            Route("/", partial(_always, start)),
            Route("/openapi.json", partial(_always, description)),
            *(
                Route(f"/{operation.name}", partial(_done, operation, runner), methods=["POST"])
                for operation in OPERATIONS
            ),
        ],
        middleware=[Middleware(_Guard)],
        exception_handlers={Refusal: _problem, HTTPException: _no_route, Exception: _fault},  # type: ignore[dict-item]
    )
    made.router.redirect_slashes = False
    made.state.runner = runner
    return made


async def _always(response: Response, _: Request) -> Response:
    return response


async def _done(operation: Operation, runner: Runner, request: Request) -> Response:
    try:
        with runner.place():
            wanted = await asked(request, operation, runner.limits)
            answer = await runner.answer(request, wanted)
    except ClientDisconnect:
        return Response()  # nobody reads it
    return Response(answer.body, 200, _headers(wanted, answer))


def _headers(wanted: Asked, answer: Answer) -> dict[str, str]:
    operation = wanted.operation
    headers = {
        "reportparse-errors": str(answer.errors),
        "reportparse-unreadable": str(answer.unreadable),
    }
    if operation.media == HTML:
        headers["content-security-policy"] = _VIEW_POLICY
    if wanted.options.download:
        headers["content-disposition"] = f"attachment; filename*=UTF-8''{_file_name(wanted)}"
    several = operation.several if len(wanted.files) > 1 else None
    return with_headers(several or operation.media, headers)


def _file_name(wanted: Asked) -> str:
    """The file name of the answer: that of the first report, percent-encoded."""
    stem = PureWindowsPath(wanted.files[0].name or "").stem.strip(".")[:_NAME] or "report"
    return quote(f"{stem}{wanted.operation.ending}", safe="", errors="replace")


async def _problem(request: Request, problem: Refusal) -> Response:
    return of_problem(request, problem)


async def _no_route(request: Request, error: HTTPException) -> Response:
    code = "not-found" if error.status_code == 404 else "method-not-allowed"
    problem = Refusal(code, f"{request.method} {request.url.path}")
    return of_problem(request, problem, dict(error.headers or {}))


async def _fault(request: Request, error: Exception) -> Response:
    _LOG.error("%s", "".join(traceback.format_exception(error)))
    detail = "please report it; the server's terminal has more"
    return of_problem(request, Refusal("internal-error", detail))


class _Guard:
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
