# SPDX-License-Identifier: MIT
"""Paths -> the library that is there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ..diagnostics.catalogue import Language
from ..errors import CorpusError, DatasetError, MissingExtraError
from .file_library import FileLibrary
from .library import Library

#: Endings that nothing but datasets has; without the extra for datasets these are errors.
_DATABASES: Final = (".duckdb", ".db", ".parquet")


def library_at(paths: Sequence[Path], language: Language) -> Library:
    """The reports at *paths*: one dataset, or folders and files.

    Raises:
        CorpusError: If there is nothing at one of them.
        MissingExtraError: If the dataset needs a library that is not installed.
    """
    for path in paths:
        if not path.exists():
            raise CorpusError(f"{path}: no such file or folder", f"{path}：没有这个文件或文件夹")
    if len(paths) == 1 and _is_dataset(paths[0]):
        from .dataset_library import DatasetLibrary

        return DatasetLibrary(paths[0], language)
    return FileLibrary(paths, language)


def _is_dataset(path: Path) -> bool:
    try:
        from ..dataset.targets import Target

        return Target.of(path).database.exists() or any(path.glob("*.parquet"))
    except DatasetError:
        return False
    except ImportError:
        if path.suffix.lower() in _DATABASES:
            raise MissingExtraError("duckdb", "dataset") from None
        return False
