# SPDX-License-Identifier: MIT
"""`reportparse explain`: what a finding means."""

from __future__ import annotations

import click

from .file_messages import messages_language, no_such


@click.command("explain")
@click.argument("code", required=False)
def command(code: str | None) -> int:
    """Explain the findings with a CODE; without CODE, list all codes."""
    from ..checks.known_rules import kinds
    from ..diagnostics.finding_kinds import page, summary

    language = messages_language()
    if code is None:
        for name, kind in kinds().items():
            click.echo(summary(name, kind, language))
        return 0
    if code not in kinds():
        raise no_such("代码", "code", code, kinds())
    click.echo(page(code, kinds()[code], language), nl=False)
    return 0
