# SPDX-License-Identifier: MIT
"""Diagnostics: problems of a report with their places, as values and as notebooks show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from attrs import field, frozen

from ..support.fields import optional
from ..text.html_tables import html_cell, html_rows
from ..text.places import FilePlace
from ..text.source import SourceText
from ..text.spans import Place, Span
from .catalogue import CODES, SEVERITIES, Language, Severity

#: This many findings are shown; all are in the value itself.
MOST_SHOWN: Final = 50

#: Symbols next to the colour, which not everybody sees.
_SYMBOLS: Final[dict[Severity, str]] = {"error": "✖", "warning": "▲", "info": "ℹ"}
_COLOURS: Final[dict[Severity, str]] = {"error": "#b3261e", "warning": "#8a5a00", "info": "inherit"}


@frozen(kw_only=True)
class Related:
    """A place that a finding speaks of beside its own.

    Attributes:
        message: The meaning of the place.
        path: The figure meant, if any.
        source: The name of the text, if it is another one than the finding's own.
        line: As in `Diagnostic`.
        column: As in `Diagnostic`.
        end_line: As in `Diagnostic`.
        end_column: As in `Diagnostic`.
        in_file: As in `Diagnostic`.
    """

    message: str
    path: str | None
    source: str | None
    line: int
    column: int
    end_line: int
    end_column: int
    in_file: FilePlace | None = optional()


def related_place(message: str, path: str | None, source: str | None, place: Place) -> Related:
    """*place* as one that a finding speaks of; see `Related`."""
    return Related(message=message, path=path, source=source, **place._asdict())


@frozen(kw_only=True)
class Diagnostic:
    """One finding.

    Attributes:
        code: Stable name of the kind of finding: a key of `codes.CODES`, or that of a rule.
        severity: `error` where a figure is lost or in doubt, `warning` where the report
            departs from its form, `info` for the rest.
        message: The finding, for a person.
        hint: Advice.
        path: The figure, row or table meant (`applications.new.total`), if any.
        line: First line, from 1; 0 (like the other three) where the report was not read from a
            text or its places are not known.
        column: First character in it, from 1, counted in characters.
        end_line: Line of the end.
        end_column: Column after the last character.
        related: The other places that it speaks of: the operands of a sum.
        in_file: Where in the web page, DOCX or PDF the line and column were read.
    """

    code: str
    severity: Severity
    message: str
    hint: str
    path: str | None
    line: int
    column: int
    end_line: int
    end_column: int
    related: tuple[Related, ...] = ()
    in_file: FilePlace | None = optional()

    def _repr_html_(self) -> str:
        return diagnostics_html((self,))


class Diagnostics(tuple[Diagnostic, ...]):
    """Findings in order: a tuple that notebooks show as a table."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return diagnostics_html(self)


def as_diagnostics(found: Iterable[Diagnostic]) -> Diagnostics:
    """Those *found*: attrs would look for the signature of a tuple for a millisecond."""
    return Diagnostics(found)


def diagnostics_html(diagnostics: Sequence[Diagnostic]) -> str:
    """Return findings in their order: severity, place, message, and hint."""
    if not diagnostics:
        return "<p>✔ 没有发现问题</p>"
    count = Counter(finding.severity for finding in diagnostics)
    said = ", ".join(
        f"{symbol} {count[severity]} {severity}"
        for severity, symbol in _SYMBOLS.items()
        if count[severity]
    )
    rows = map(_html_row, diagnostics[:MOST_SHOWN])
    more = len(diagnostics) - MOST_SHOWN
    rest = f"<p>… 另有 {more} 条</p>" if more > 0 else ""
    return f"<p>{said}</p>" + html_rows(("", "行：列", "code", "说明", "建议"), rows) + rest


def _html_row(finding: Diagnostic) -> str:
    severity = finding.severity
    symbol = f'<td style="color:{_COLOURS[severity]}" title="{severity}">{_SYMBOLS[severity]}</td>'
    place = f"{finding.line}:{finding.column}" if finding.line else "—"
    texts = (place, finding.code, finding.message, finding.hint)
    return symbol + "".join(map(html_cell, texts))


@frozen
class Collector:
    """Gathers the diagnostics of one text, in the language asked for."""

    source: SourceText
    language: Language = "zh"
    found: list[Diagnostic] = field(factory=list)

    def add(self, code: str, span: Span, path: str | None = None, **arguments: object) -> None:
        """Note that *code* holds at *span*; *arguments* fill the code's texts."""
        self.add_related(code, span, path, (), **arguments)

    def add_related(
        self,
        code: str,
        span: Span,
        path: str | None,
        related: tuple[Related, ...],
        **arguments: object,
    ) -> None:
        """Note that *code* holds at *span*, and name the *related* places."""
        kind = CODES[code]
        text, hint = kind.texts(self.language)
        self.found.append(
            Diagnostic(
                code=code,
                severity=kind.severity,
                message=text.format(**arguments),
                hint=hint,
                path=path,
                related=related,
                **self.source.place(span.start, span.end)._asdict(),
            )
        )

    def in_order(self) -> tuple[Diagnostic, ...]:
        """The findings by place."""
        return in_order(self.found)


def in_order(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """*found* by place, those at one place in the order of finding."""
    return tuple(sorted(found, key=lambda finding: (finding.line, finding.column)))


def errors_in(diagnostics: Iterable[Diagnostic]) -> int:
    """How many of *diagnostics* are errors."""
    return sum(finding.severity == "error" for finding in diagnostics)


def why_no_report(diagnostics: Iterable[Diagnostic]) -> str | None:
    """The message of *diagnostics* that a text is not a report, if there is one."""
    return next(
        (finding.message for finding in diagnostics if finding.code == "not-a-report"), None
    )


def worst(diagnostics: Iterable[Diagnostic]) -> Severity | None:
    """The highest severity among *diagnostics*; None if there are none."""
    present = {finding.severity for finding in diagnostics}
    return next((severity for severity in SEVERITIES if severity in present), None)
