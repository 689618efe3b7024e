# SPDX-License-Identifier: MIT
"""Names of files -> which may be reports: one list for all commands."""

from __future__ import annotations

from typing import Final

#: Endings of files that are read; the content alone decides what they are.
SUFFIXES: Final = (
    *(".txt", ".html", ".htm", ".shtml", ".xhtml", ".mhtml", ".mht", ".docx", ".pdf"),
    *(".doc", ".wps", ".rtf", ".odt", ".xlsx", ".xls", ".et", ".ods"),
)
#: Endings of files that are often reports and are not read. They are tried all the same, so that
#: each gives an error that says what to do.
TRIED: Final = (
    *(".eml", ".ofd"),
    *(".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".webp"),
    *(".rar", ".7z", ".gz", ".bz2", ".xz", ".zst"),
)
#: How the names of files begin that nobody put there: hidden ones, and the locks of Word.
_NOT_OURS: Final = (".", "~$")
#: How the names of our own letters to agencies end, which may lie among the reports.
LETTER: Final = "问题清单.docx"


def is_ignored(name: str) -> bool:
    """True if the file *name* is hidden, a lock file or a letter."""
    return name.startswith(_NOT_OURS) or name.endswith(LETTER)


def is_tried(name: str, *more: str) -> bool:
    """True if the file *name* may be a report, or ends in one of *more*."""
    return name.lower().endswith((*SUFFIXES, *TRIED, *more)) and not is_ignored(name)
