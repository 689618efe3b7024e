# SPDX-License-Identifier: MIT
"""The place of a dataset and its format, from the ending of its name, and of its database."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from attrs import frozen

from ..errors import DatasetError, MissingExtraError
from ..support.atomic_files import remove_leftovers
from . import exporting, panel_files, workbook
from .panel import create_views
from .store import Store

#: The database of a dataset that is a folder.
_IN_FOLDER: Final = ".dataset.duckdb"


@frozen
class Format:
    """A way to write a dataset: to a file or a folder of files; none for the database itself.

    It needs a library, named with its extra, if that of datasets does not bring it.
    """

    endings: tuple[str, ...]
    write: Callable[[Store, Path], None] | None = None
    is_folder: bool = False
    needs: tuple[str, str] | None = None


_FORMATS: Final = (
    Format((".duckdb", ".db")),
    Format((".parquet", ""), exporting.write_parquet, is_folder=True),
    Format((".csv",), exporting.write_csv, is_folder=True),
    Format((".ndjson", ".jsonl"), exporting.write_ndjson),
    Format((".xlsx",), workbook.write, needs=("XlsxWriter", "xlsx")),
    Format((".dta",), panel_files.write_stata, needs=("pyreadstat", "panel")),
    Format((".sav",), panel_files.write_spss, needs=("pyreadstat", "panel")),
)
#: Formats of the panel alone that are those of all tables, too.
_PANELS: Final = (
    Format((".parquet",), panel_files.write_parquet),
    Format((".csv",), panel_files.write_csv),
    *(kind for kind in _FORMATS if kind.endings in {(".dta",), (".sav",)}),
)

#: The endings in messages, of a dataset and of the panel alone.
_OF_DATASET: Final = (
    (
        "the name of a dataset ends in .duckdb, .xlsx, .ndjson, .parquet or none (a folder of "
        "Parquet), .csv (a folder), .dta or .sav (the panel)"
    ),
    (
        "数据集的文件名须以 .duckdb、.xlsx、.ndjson、.parquet、.csv（CSV 文件夹）、.dta 或 .sav"
        "（面板数据）结尾，或没有结尾（Parquet 文件夹）"
    ),
)
_OF_PANEL: Final = (
    "the name of a panel ends in .dta, .sav, .parquet or .csv",
    "面板数据的文件名须以 .dta、.sav、.parquet 或 .csv 结尾",
)


@frozen
class Target:
    """Where a dataset goes.

    Attributes:
        path: The file or folder.
        format: How it is written.
    """

    path: Path
    format: Format

    @classmethod
    def of(cls, path: Path, *, panel: bool = False) -> Target:
        """The target at *path*; of the *panel* alone always where it is a file of Parquet or CSV.

        Raises:
            DatasetError: If nothing is known of the ending of its name.
        """
        ending = path.suffix.lower()
        known = _PANELS if panel else (*_PANELS, *_FORMATS) if path.is_file() else _FORMATS
        found = next((kind for kind in known if ending in kind.endings), None)
        if found is None:
            en, zh = _OF_PANEL if panel else _OF_DATASET
            raise DatasetError(f"{path}: {en}", f"{path}：{zh}")
        return cls(path, found)

    @property
    def database(self) -> Path:
        """Where what was read is kept between runs."""
        if self.format.write is None:
            return self.path
        if self.format.is_folder:
            return self.path / _IN_FOLDER
        return self.path.with_name(f".{self.path.name}.duckdb")

    @property
    def databases(self) -> tuple[Path, Path]:
        """The database, and what it has not put in yet."""
        return self.database, self.database.with_name(f"{self.database.name}.wal")

    def prepare(self) -> None:
        """Make sure that it can be written, that nothing else is, and that the folder is there.

        Raises:
            DatasetError: If something else than a dataset is there.
            MissingExtraError: If what writes it is not installed.
        """
        self.check_needs()
        if self._is_foreign():
            raise DatasetError(
                f"{self.path}: not a dataset, or it has lost its database {self.database.name}, "
                "and is left alone; name another, or remove it",
                f"{self.path}：不是数据集，或已失去其数据库 {self.database.name}，"
                "未作改动；请另写名称，或先删除它",
            )
        if self.path.exists() and self.path.is_dir() != self.format.is_folder:
            kind, zh = ("a folder", "文件夹") if self.format.is_folder else ("a file", "文件")
            raise DatasetError(
                f"{self.path}: a dataset of this ending is {kind}",
                f"{self.path}：这种数据集应为{zh}",
            )
        folder = self.path if self.format.is_folder else self.path.parent
        folder.mkdir(parents=True, exist_ok=True)

    def check_needs(self) -> None:
        """Raise a `MissingExtraError` if what writes it is not installed."""
        if self.format.needs is not None and find_spec(self.format.needs[0].lower()) is None:
            raise MissingExtraError(*self.format.needs)

    def _is_foreign(self) -> bool:
        if self.database.exists() or not self.path.exists():
            return False
        return not self.path.is_dir() or any(self.path.iterdir())

    def write(self, store: Store) -> None:
        """Write what is in *store*, whole or not at all; in a database, views for the panel."""
        if self.format.write is None:
            create_views(store.connection)
        else:
            remove_leftovers(self.path)
            self.format.write(store, self.path)
