# SPDX-License-Identifier: MIT
"""`reportparse agencies`: registers of agencies."""

from __future__ import annotations

import click

from .common import (
    Run,
    force_option,
    keep_drafts,
    output,
    over_folders,
    refuse_to_overwrite,
)
from .file_messages import counted, in_words, of_file, say


@click.group("agencies")
def command() -> None:
    """Make registers of agencies, for --agencies of other commands."""


@command.command("propose")
@click.option("-o", "--output", "target", type=click.Path(), help="Write to this file.")
@force_option
@over_folders
def propose(run: Run, target: str | None, force: bool) -> int:
    """Write a draft register of the agencies that reports name, as CSV.

    Names that may belong to one agency are listed on stderr with a similarity score out of 100.
    They are not merged: if they are one agency, move one name into the aliases or former names of
    the other.
    """
    from ..agencies.pairing import Filed
    from ..agencies.proposing import propose as proposed
    from ..agencies.register_file import to_csv
    from ..api import parse_source

    names = run.expanded()
    refuse_to_overwrite(target, names)
    keep_drafts([target], force=force)
    filed = [Filed.of(parse_source(source)) for source in run.sources(names)]
    found = proposed(filed)
    run.say_passed_over()
    with output(target) as out:
        agencies = (seen.agency for seen in found.seen)
        out.write(to_csv(agencies, run.language).encode("utf-8-sig"))
    unnamed = sum(not report.agency for report in filed)
    english = f"{counted(len(found.seen), 'agency')} in {counted(len(filed), 'report')}"
    chinese = f"报告 {len(filed):,} 份，机关 {len(found.seen):,} 个"
    say(f"{chinese}，未写明机关的 {unnamed:,} 份", f"{english}, {unnamed:,} without an agency")
    for seen in found.seen:
        if seen.note:
            open_too = in_words("；代码和级别留空", "; code and level are left open")
            say(of_file(seen.agency.name, in_words(*seen.note) + open_too))
    for pair in found.pairs:
        first, second, score = pair.first, pair.second, f"{pair.score:g}"
        say(f"名称相近（{score}）：{first}、{second}", f"similar ({score}): {first}, {second}")
    return run.status
