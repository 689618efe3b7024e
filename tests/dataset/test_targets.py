"""The formats of a dataset hold the same, and nothing else is written over."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from itertools import chain
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from reportparse.dataset import Target, read_tables, to_arrow
from reportparse.dataset.arrow import arrow_schema
from reportparse.dataset.relations import COLUMNS, FIGURES, all_tables
from reportparse.errors import DatasetError
from reportparse.support import csv_cells
from tests.conftest import CORPUS
from tests.dataset.common import NAMES, built, query, write_made

#: What a spreadsheet would run, were it no text.
FORMULA = "=示例县教育局2023年政府信息公开工作年度报告"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of reports on all forms, with and without faults, and two that cannot be read."""
    base = tmp_path_factory.mktemp("reports")
    write_made(base / "in" / "made", 5)
    for name in ("disclosure_2021/city_thousands", "disclosure_2021/county_with_faults"):
        path = base / "in" / f"{Path(name).name}.txt"
        path.write_bytes((CORPUS / f"{name}.txt").read_bytes())
    statistics = next(CORPUS.glob("statistics_2014/*.txt"))
    (base / "in" / "statistics.txt").write_bytes(statistics.read_bytes())
    (base / "in" / "=1+1.txt").write_text(f"{FORMULA}\n一、总体情况\n+1\n", "utf-8")
    (base / "in" / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    return base / "in"


@pytest.fixture(scope="module")
def database(folder: Path) -> Path:
    out = folder.parent / "out.duckdb"
    built(out, folder)
    return out


def test_parquet_has_the_rows_and_what_the_columns_mean(folder: Path, database: Path) -> None:
    out = folder.parent / "parquet"
    built(out, folder)

    for name, table in read_tables(database).items():
        assert pq.read_table(out / f"{name}.parquet").equals(table), name
    schema = pq.read_schema(out / "figures.parquet")
    assert schema.equals(arrow_schema(FIGURES), check_metadata=True)
    assert set(read_tables(out)) == {*NAMES, "columns"}


@pytest.mark.parametrize("ending", [".csv", ".ndjson", ""])
def test_rows_that_are_put_in_order_by_few_are_those_of_all_at_once(
    ending: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def written(out: Path) -> dict[str, object]:
        built(out, folder)
        files = [out] if out.is_file() else sorted(out.glob("[a-z]*"))
        read = pq.read_table if ending == "" else Path.read_bytes
        return {file.name.removeprefix(out.name): read(file) for file in files}

    whole = written(tmp_path / f"whole{ending}")
    monkeypatch.setattr("reportparse.dataset.store._VALUES", 100)

    assert written(tmp_path / f"parts{ending}") == whole


def test_a_folder_of_parquet_alone_is_a_dataset_to_look_at(folder: Path, tmp_path: Path) -> None:
    out = folder.parent / "parquet"
    built(out, folder)
    for path in out.glob("*.parquet"):
        (tmp_path / path.name).write_bytes(path.read_bytes())

    assert query(tmp_path, "SELECT count(*) FROM reports") == [(9,)]
    (tmp_path / "wide.parquet").unlink()
    with pytest.raises(DatasetError, match="'wide' is missing"):
        query(tmp_path, "FROM reports")


def test_csv_has_the_rows_with_numbers_as_they_are(folder: Path, database: Path) -> None:
    out = folder.parent / "out.csv"
    built(out, folder)

    for table in (*all_tables(), COLUMNS):
        with (out / f"{table.name}.csv").open(encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file)
        assert tuple(head) == table.names
        assert len(rows) == len(query(database, f"FROM {table.name}"))
    with (out / "figures.csv").open(encoding="utf-8", newline="") as file:
        printed = {row["value"] for row in csv.DictReader(file)}
    assert "128406.75" in printed
    assert not any(value.endswith((".0", ".")) for value in printed)


#: Texts as cells of CSV. Figures and dashes stay as they are.
CELLS = {
    **dict.fromkeys(["", "-", "——", "-5", "+3.2%", "1,234", "'", "教育局", "'教育局", "5-1", "--"]),
    **{text: f"'{text}" for text in [FORMULA, "＝1", "@a", "+86-10", "-x", "--5", "-5元", "-(1)"]},
    **{text: f"'{text}" for text in ["\t=1", "\n=1", "'=1", "''=1", "-1.5.2-3"]},
}


def test_no_text_of_csv_is_a_formula(tmp_path: Path) -> None:
    assert [csv_cells.written(text) for text in CELLS] == [CELLS[text] or text for text in CELLS]
    assert [csv_cells.read(str(csv_cells.written(text))) for text in CELLS] == list(CELLS)
    values = [(csv_cells.FORMULA, text) for text in CELLS]
    found = [duckdb.execute("SELECT regexp_matches($2, $1)", value).fetchall() for value in values]
    assert found == [[(CELLS[text] is not None,)] for text in CELLS]

    report = tmp_path / "in" / "=1+1.txt"
    report.parent.mkdir()
    report.write_text(f"{FORMULA}\n一、总体情况\n@SUM(A1)收到申请3件。\n", "utf-8")
    for name, panel in (("all.csv", False), ("panel.csv", True)):
        built(tmp_path / name, tmp_path / "in", panel=panel)
    paths = [path for path in tmp_path.rglob("*.csv") if path.is_file()]
    lines = chain.from_iterable(path.read_text("utf-8-sig").splitlines() for path in paths)
    texts = set(chain.from_iterable(csv.reader(lines)))
    assert f"'{FORMULA}" in texts
    assert not [text for text in texts if text.startswith(("=", "@"))]


def test_ndjson_has_one_line_for_each_input(folder: Path, database: Path) -> None:
    out = folder.parent / "out.ndjson"
    built(out, folder)

    lines = [json.loads(line, parse_float=Decimal) for line in out.read_bytes().splitlines()]

    assert [page_line["id"] for page_line in lines] == list(range(1, 11))
    failures = [page_line for page_line in lines if "kind" in page_line]
    assert [failure["kind"] for failure in failures] == ["format-not-read"]
    for name in ("figures", "diagnostics", "checks", "mentions"):
        rows = query(database, f"FROM {name} ORDER BY report, rowid")
        given = [
            [page_line["id"], *row.values()]
            for page_line in lines
            for row in page_line.get(name, [])
        ]
        assert given == list(map(list, rows)), name


def test_arrow_without_a_file_goes_to_pandas_and_polars(folder: Path, database: Path) -> None:
    polars = pytest.importorskip("polars")
    tables = to_arrow(folder)

    assert {name: table.num_rows for name, table in tables.items()} == {
        name: table.num_rows for name, table in read_tables(database).items()
    }
    wide = polars.from_arrow(tables["wide"])
    known = query(database, 'SELECT sum("applications.new.total") FROM wide')
    assert wide["applications.new.total"].sum() == known[0][0]
    frame = tables["reports"].to_pandas()
    assert list(frame["id"]) == [id_ for (id_,) in query(database, "SELECT id FROM reports")]


@pytest.mark.parametrize("name", ["out.txt", "out.json", "out.xls"])
def test_other_endings_are_refused(name: str) -> None:
    with pytest.raises(DatasetError, match="a dataset ends in"):
        Target.of(Path(name))


def test_nothing_else_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    for name in ("out.xlsx", "out.ndjson"):
        (tmp_path / name).write_text("mine")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "a.txt").write_text("mine")

    for name in ("out.xlsx", "out.ndjson", "mine"):
        with pytest.raises(DatasetError, match="not a dataset"):
            built(tmp_path / name, tmp_path / "a.txt", rebuild=True)
        with pytest.raises(DatasetError, match="not a dataset"):
            built(tmp_path / name, tmp_path / "a.txt")
    assert (tmp_path / "out.xlsx").read_text() == "mine"
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["a.txt"]


def test_no_database_and_that_of_another_release(tmp_path: Path) -> None:
    import duckdb

    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "text.duckdb").write_text("no database" * 100)
    with pytest.raises(DatasetError, match=r"text\.duckdb"):
        built(tmp_path / "text.duckdb", tmp_path / "a.txt")
    with duckdb.connect(tmp_path / "old.duckdb") as connection:
        connection.execute("CREATE TABLE reports (id BIGINT)")
        connection.execute("CREATE TABLE _compared (report BIGINT, against VARCHAR)")
    for use in (lambda out: built(out, tmp_path / "a.txt"), read_tables):
        with pytest.raises(DatasetError, match="other columns"):
            use(tmp_path / "old.duckdb")
    with pytest.raises(DatasetError, match="there is no dataset"):
        read_tables(tmp_path / "none.duckdb")
