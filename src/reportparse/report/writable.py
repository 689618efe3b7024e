# SPDX-License-Identifier: MIT
"""Methods that write a report: JSON, a data frame, the terminal.

The code that writes is in `output`, above this folder, and needs the report's classes. So that
imports keep one direction, this module states the interface and `api` sets `Writable.writer`.
"""

from __future__ import annotations

from typing import Any, ClassVar, Literal, Protocol

from ..diagnostics.finding_kinds import Language


class Writer(Protocol):
    """The functions that the methods call, each with the report first."""

    def to_dict(self, report: Any, *, provenance: bool = ...) -> dict[str, Any]:
        """See `Writable.to_dict`."""

    def to_json(self, report: Any, *, provenance: bool = ..., indent: bool = ...) -> bytes:
        """See `Writable.to_json`."""

    def to_frame(self, report: Any, backend: Any = ...) -> Any:
        """See `Writable.to_frame`."""

    def show(self, report: Any, language: Language = ...) -> None:
        """See `Writable.show`."""


class Writable:
    """A report's methods that write it."""

    __slots__ = ()

    writer: ClassVar[Writer]

    def to_dict(self, *, provenance: bool = False) -> dict[str, Any]:
        """The report as plain data; see `reportparse.to_dict`."""
        return self.writer.to_dict(self, provenance=provenance)

    def to_json(self, *, provenance: bool = False, indent: bool = False) -> bytes:
        """The report as JSON in UTF-8 bytes, ready for a file opened with `"wb"`.

        `reportparse.to_json` also adds the results of checks; `reportparse.from_json` reads both.

        Args:
            provenance: Add the place where each figure was read.
            indent: Break lines and indent them by two spaces a level.
        """
        return self.writer.to_json(self, provenance=provenance, indent=indent)

    def to_frame(self, backend: Literal["pandas", "polars", "pyarrow"] | None = None) -> Any:
        """The report's numbers as a data frame, a row for each, in the order of the form.

        Columns: `path`; `label`, as the form prints it; `value`, a float, null where the report
        has no certain number; `unit`, if the report prints one; `text`, the characters of the
        cell; `status`, why the value is null, as `status` gives it. Exact values come from
        `figures`.

        Args:
            backend: `"pandas"`, `"polars"` or `"pyarrow"`; the first of these that is installed
                if not given.

        Raises:
            MissingExtraError: If Narwhals or the backend is not installed.
            ValueError: If there is no such backend.
        """
        return self.writer.to_frame(self, backend)

    def show(self, language: Language = "zh") -> None:
        """Print the report's facts, tables and findings, as `reportparse show` does.

        Args:
            language: Of the words around them: `"zh"` or `"en"`. Findings keep the language that
                `parse` was given.
        """
        self.writer.show(self, language)
