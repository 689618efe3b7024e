# SPDX-License-Identifier: MIT
"""`reportparse agencies`: registers of agencies."""

from __future__ import annotations

import click

from .common import (
    NOTHING_WRONG,
    Run,
    encoding_option,
    files_argument,
    named,
    output,
    refuse_to_overwrite,
    say,
    verbose_option,
)


@click.group("agencies")
def command() -> None:
    """Make registers of agencies, for --agencies of other commands."""


@command.command("propose")
@files_argument
@click.option("-o", "--output", "target", type=click.Path(), help="Write to this file.")
@verbose_option
@encoding_option
def propose(files: tuple[str, ...], target: str | None, verbose: bool, encoding: str | None) -> int:
    """Write a first register of the agencies that reports name, as CSV.

    Names that may be those of one agency are listed on stderr with their likeness, of 100. They are
    not merged: move one of them into the aliases or the former names of the other where it is.
    """
    from ..agencies.pairing import Filed
    from ..agencies.proposing import propose as proposed
    from ..agencies.register_file import to_csv
    from ..api import parse_source
    from ..errors import MissingExtraError

    run = Run(encoding)
    names = run.expanded(named(files))
    refuse_to_overwrite(target, names)
    filed = [Filed.of(parse_source(source)) for source in run.sources(names)]
    try:
        found = proposed(filed)
    except MissingExtraError as error:
        raise click.ClickException(str(error)) from None
    run.say_passed_over(verbose=verbose)
    with output(target) as out:
        out.write(to_csv(seen.agency for seen in found.seen).encode("utf-8-sig"))
    unnamed = sum(not report.agency for report in filed)
    say(f"reportparse: {len(found.seen):,} agencies in {len(filed):,} reports, {unnamed:,} unnamed")
    for seen in found.seen:
        if seen.note:
            say(f"reportparse: {seen.agency.name}: {seen.note}; code and level are left open")
    for pair in found.pairs:
        say(f"reportparse: similar ({pair.score:g}): {pair.first}, {pair.second}")
    return run.status or NOTHING_WRONG
