# SPDX-License-Identifier: MIT
"""Text -> Report, one figure set in a text, and what checking a report finds.

The ways out of a report are in `output`.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import partial
from os import PathLike
from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING, BinaryIO, Final, get_args

from attrs import evolve

from .checks.profile import NO_PROFILE, Profile
from .checks.results import CheckResult, Strictness
from .diagnostics.collecting import Collector, errors_in
from .diagnostics.finding_kinds import LANGUAGES, Language
from .document.tree import Document
from .document.tree import parse_document as _parse_document
from .errors import StrictError, UnparseError
from .forms.section_kinds import known_sections
from .output import report_writer
from .output.canonical import unparse
from .readers import LIMITS, Limits, in_text, read
from .report.building import recognise
from .report.editing import check_edit, check_value, replaced
from .report.figure_paths import path_of
from .report.model import Report
from .report.writable import Writable
from .support.arguments import check_choice, check_each, check_type
from .tables.pages import reader as page_reader
from .text.characters import without_radicals
from .text.source import SourceText

if TYPE_CHECKING:
    from .agencies.register import Register
    from .checks.rules import Rule
    from .verification.verdicts import Verdict

#: No longer text is looked up as the path of a file.
_LONGEST_PATH: Final = 1024

# The methods of a report that write it; `report` is below `output` and cannot import it.
Writable.writer = report_writer


def parse(
    text: str, *, name: str | None = None, language: Language = "zh", strict: bool = False
) -> Report:
    """The report in *text*: headings, prose and pipe-delimited tables.

    Any text gives a report, one with HTML in it if the extra `html` is installed; its problems are
    in `Report.diagnostics`.

    Args:
        text: The text of one report.
        name: Name of the text in messages, for instance the file's name.
        language: Of the diagnostics: `"zh"` or `"en"`.
        strict: Raise an exception if there are errors.

    Warns:
        UserWarning: If *text* is the path of a file, which `parse_file` reads.

    Raises:
        MissingExtraError: If *text* holds HTML and the library that reads it is not installed.
        StrictError: If *strict* and any diagnostic is an error; holds all of them.
        TypeError: If *text* is not a `str`.
        ValueError: If there is no such *language*.
    """
    check_type("parse", "text", text, str, hint="for a file use parse_file")
    check_type("parse", "name", name, str, NoneType)
    check_choice("parse", "language", language, LANGUAGES)
    if len(text) < _LONGEST_PATH and "\n" not in text and os.path.isfile(text):  # noqa: PTH113  # Path may raise
        advice = f"parse() takes the text of a report, and {text!r} is a file: use parse_file"
        warnings.warn(advice, stacklevel=2)
    return parse_source(in_text(SourceText(text, name)), language=language, strict=strict)


def parse_source(source: SourceText, *, language: Language = "zh", strict: bool = False) -> Report:
    """The report in *source*; see `parse`."""
    source = evolve(source, text=without_radicals(source.text))
    collector = Collector(source, language)
    reader = page_reader()
    report = recognise(
        _parse_document(source, reader.split, collector, known_sections()), reader, collector
    )
    if strict and errors_in(report.diagnostics):
        raise StrictError(report.diagnostics)
    return report


def parse_file(
    path: str | Path | BinaryIO,
    *,
    encoding: str | None = None,
    limits: Limits = LIMITS,
    language: Language = "zh",
    strict: bool = False,
) -> Report:
    """The report in the file at *path*: text, a web page, DOCX or PDF, detected from its content.

    Args:
        path: The file: its name, or a file that is open for reading bytes.
        encoding: Of a text or a web page; detected from its bytes if not given.
        limits: How much the file may hold.
        language: As for `parse`.
        strict: As for `parse`.

    Raises:
        OSError: If the file cannot be read.
        DecodeError: If a text cannot be decoded; names the byte and its line.
        FileFormatError: If the file is of a kind that is not read, or damaged; says what to do.
        LimitError: If it holds more than *limits* allow.
        MissingExtraError: If the library that reads it is not installed; says how to get it.
        StrictError: As for `parse`.
    """
    if not callable(getattr(path, "read", None)):
        check_type("parse_file", "path", path, str, PathLike)
    check_type("parse_file", "encoding", encoding, str, NoneType)
    check_type("parse_file", "limits", limits, Limits)
    check_choice("parse_file", "language", language, LANGUAGES)
    source = read_file(path, encoding=encoding, limits=limits)
    return parse_source(source, language=language, strict=strict)


def parse_bytes(  # noqa: PLR0913  # as `parse_file`
    data: bytes,
    *,
    name: str | None = None,
    encoding: str | None = None,
    limits: Limits = LIMITS,
    language: Language = "zh",
    strict: bool = False,
) -> Report:
    """The report in *data*, the content of a file; see `parse_file`.

    Args:
        data: The content.
        name: Name of the file in messages.
        encoding: As for `parse_file`.
        limits: As for `parse_file`.
        language: As for `parse`.
        strict: As for `parse`.
    """
    check_type("parse_bytes", "data", data, bytes, bytearray, memoryview)
    check_type("parse_bytes", "name", name, str, NoneType)
    check_choice("parse_bytes", "language", language, LANGUAGES)
    source = read(bytes(data), name, encoding=encoding, limits=limits)
    return parse_source(source, language=language, strict=strict)


def read_file(
    path: str | Path | BinaryIO, *, encoding: str | None = None, limits: Limits = LIMITS
) -> SourceText:
    """The text that the file at *path* is read as; see `parse_file`."""
    # Read no more than allowed, even of an endless file; one byte more shows that it is longer.
    most = limits.size + 1
    if isinstance(path, str | PathLike):
        with Path(path).open("rb") as file:
            return read(file.read(most), str(path), encoding=encoding, limits=limits)
    data, name = path.read(most), getattr(path, "name", None)
    if not isinstance(data, bytes):
        raise TypeError("parse_file takes a file that is open for reading bytes: open(…, 'rb')")
    name = name if isinstance(name, str) else None
    return read(data, name, encoding=encoding, limits=limits)


def parse_document(text: str, *, name: str | None = None) -> Document:
    """The lossless tree of any report made of numbered headings, paragraphs and pipe tables.

    Knows no form: `Document.raw()` is *text* to the character.
    """
    check_type("parse_document", "text", text, str)
    return _parse_document(SourceText(text, name))


def edit(text: str, path: str, value: int | Decimal | None) -> str:
    """*text* with the figure at *path* set to *value* and no other character changed.

    Args:
        text: The text of a report.
        path: Of a figure whose cell the text prints (`applications.new.total`), or its labels.
        value: A whole number, for amounts also a Decimal; None for a blank cell.

    Raises:
        UnknownPathError: If the report has no such figure.
        EditError: If no cell prints the figure, if it cannot have the value, or if with the new
            value the table could not be read back with this one figure changed.
    """
    check_type("edit", "text", text, str)
    check_type("edit", "path", path, str)
    check_value(path, value)
    before = parse(text)
    path = path_of(path, before.by_path, before.printed_tables().values())
    changed = replaced(before, text, path, value)
    check_edit(before, parse(changed), path, value)
    return changed


def check(  # noqa: PLR0913  # one for each kind of comparison
    report: Report,
    previous: Report | None = None,
    children: Sequence[Report | None] | None = None,
    rules: Iterable[Rule] | None = None,
    *,
    register: Register | None = None,
    language: Language = "zh",
    strictness: Strictness = "publish",
    profile: Profile | str | Path | None = None,
) -> CheckResult:
    """Compare the figures, sections and prose of *report* with each other and with other reports.

    The report is not changed: computed values are in the result, next to the published ones.

    Args:
        report: The report to check.
        previous: The same agency's report on the year before; another agency's is not compared.
            Without it the rules across years are left out.
        children: The reports of the agencies whose figures *report* sums up, None for one that is
            missing; without them the rule on sums over agencies is left out.
        rules: The rules to use; all that are known if not given.
        register: The agencies. With *children* those below the report's agency of which no report
            is given are missing.
        language: Of the diagnostics: `"zh"` or `"en"`.
        strictness: `"publish"` for findings on the prose that leave no doubt; `"draft"` for notes
            on what may be meant otherwise as well.
        profile: Which rules judge, how severely, by which limits: a profile, a TOML file, or the
            name of a built-in one (`"guoban-2021"`).

    Raises:
        ProfileError: If a profile is not valid; names the file and the line.
        RuleError: If a rule of another package cannot be loaded.
    """
    _check_given(report, previous, children, register, profile)
    check_choice("check", "language", language, LANGUAGES)
    check_choice("check", "strictness", strictness, get_args(Strictness))
    from .agencies.pairing import is_same_agency
    from .checks.groups import missing_below
    from .checks.running import run
    from .checks.subject import Subject

    used = Profile.read(profile) if isinstance(profile, str | Path) else profile or NO_PROFILE
    chosen = used.rules_in_use() if rules is None else used.applied(_rules(rules))
    given = (report, previous, children, language)
    is_same = previous is None or is_same_agency(report, previous, register)
    missing = missing_below(register, report, children, language)
    judged = partial(Subject, missing=missing, strictness=strictness, limits=used.limits)
    return run(chosen, judged(*given, is_same_agency=is_same))


def verify(
    text: str, reports: Iterable[Report], *, language: Language = "zh"
) -> tuple[Verdict, ...]:
    """A verdict on each quantity of *text*: whether one of *reports* prints it, or contradicts it.

    Args:
        text: Any text: a news item, a summary, the answer of a model.
        reports: The reports that it may speak of.
        language: The language of the reasons.

    Raises:
        TypeError: If *text* is not a str, or *reports* are not reports.
        ValueError: If there is no such *language*.
    """
    from .verification.collection import Collection
    from .verification.verifying import verdicts

    check_type("verify", "text", text, str)
    check_choice("verify", "language", language, LANGUAGES)
    hint = "for one report use [report]" if isinstance(reports, Report) else ""
    check_type("verify", "reports", reports, Iterable, hint=hint)
    given = tuple(reports)
    check_each("verify", "reports", given, Report)
    return tuple(verdicts(text, Collection.of(given), language))


def _check_given(
    report: object, previous: object, children: object, register: object, profile: object
) -> None:
    from .agencies.register import Register

    check_type("check", "report", report, Report)
    check_type("check", "previous", previous, Report, NoneType)
    check_each("check", "children", children or (), Report, NoneType)
    check_type("check", "register", register, Register, NoneType)
    check_type("check", "profile", profile, Profile, str, Path, NoneType)


def _rules(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    from .checks.rules import Rule

    given = tuple(rules)
    check_each("check", "rules", given, Rule)
    return given


def read_back(report: Report) -> str:
    """The canonical text of *report*, which was parsed and found to give the same report.

    Raises:
        UnparseError: If it gives another.
    """
    text = unparse(report)
    if parse(text) != report:
        raise UnparseError(
            "the canonical text would not read back as the same report; nothing was written. "
            "Please report this text as a fault.",
            "规范文本读回后与原报告不一致，未作改动；请把这份文本作为缺陷反馈给我们。",
        )
    return text
