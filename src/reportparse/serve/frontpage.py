# SPDX-License-Identifier: MIT
"""The page on which reports are dropped, and the one that says why there is no answer."""

from __future__ import annotations

from attrs import frozen

from ..output.page_templates import asset, digest, environment
from .problem_details import Refusal
from .settings import ServerLimits


@frozen
class Page:
    """A page.

    Attributes:
        html: It.
        policy: Its content policy: its own script and style, by their digests, and frames
            and forms of this server.
    """

    html: str
    policy: str


def start_page(settings: ServerLimits) -> Page:
    """The page on which reports are dropped or pasted.

    Raises:
        MissingExtraError: If Jinja is not installed.
    """
    return _page("start.html", ancestors="'none'", settings=settings)


def problem_page(problem: Refusal) -> Page:
    """The page that says what is wrong; it also fits into the frame of the other."""
    return _page("problem.html", ancestors="'self'", problem=problem)


def _page(template: str, ancestors: str, **values: object) -> Page:
    script, style = (asset(__package__, name) for name in ("serve.js", "serve.css"))
    policy = (
        f"default-src 'none'; script-src {digest(script)}; style-src {digest(style)}; "
        "img-src data:; frame-src 'self'; form-action 'self'; base-uri 'none'; "
        f"frame-ancestors {ancestors}"
    )
    templates = environment(__package__, "serve")
    html = templates.get_template(template).render(script=script, style=style, **values)
    return Page(html, policy)
