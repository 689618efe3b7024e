# SPDX-License-Identifier: MIT
"""Request -> the reports in it and what is asked of them."""

from __future__ import annotations

from anyio import fail_after, to_thread
from attrs import evolve
from starlette.requests import Request

from .multipart import FORM, SentForm, form
from .operations import Asked, File, Operation
from .problem_details import Refusal
from .settings import ServerLimits


async def asked(request: Request, operation: Operation, settings: ServerLimits) -> Asked:
    """The parameters and files of *request* for *operation*.

    Its body is a form with fields `file` and `text`, or, of any other type, a report itself.

    Raises:
        Refusal: If it is too large, too slow, damaged, or asks for what there is not.
        ClientDisconnect: If the client is gone.
    """
    body = await _body(request, settings)
    # In a thread: a form can be made to take seconds, in which others are answered.
    sent = await to_thread.run_sync(_sent, request, body, settings)
    options = operation.options([*request.query_params.multi_items(), *sent.fields])
    if not sent.files:
        raise Refusal("no-file", "send a report as the body, or in a form as `file` or `text`")
    if len(sent.files) > 1 and operation.several is None:
        raise Refusal("one-file", f"{len(sent.files)} came")
    files = (evolve(file, name=file.name or options.name) for file in sent.files)
    return Asked(operation, tuple(files), options)


def _sent(request: Request, body: bytes, settings: ServerLimits) -> SentForm:
    content_type = request.headers.get("content-type", "")
    media = content_type.partition(";")[0].strip().lower()
    if media == FORM:
        return form(content_type, body, settings.files)
    if media.startswith("multipart/"):
        raise Refusal("form-damaged", f"a form is {FORM}, not {media[:80]}")
    return SentForm((File(None, body),) if body else (), ())


async def _body(request: Request, settings: ServerLimits) -> bytes:
    """All that is sent, if it is not too much and does not take too long."""
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > settings.size:
        raise _too_large(settings)
    body = bytearray()
    try:
        with fail_after(settings.sending):
            async for chunk in request.stream():
                body += chunk
                if len(body) > settings.size:
                    raise _too_large(settings)
    except TimeoutError:
        raise Refusal("too-slow", f"it took more than {settings.sending:g} seconds") from None
    return bytes(body)


def _too_large(settings: ServerLimits) -> Refusal:
    return Refusal("too-large", f"more than {settings.size:,} bytes")
