"""The panel: a row for each agency and year, readable by statistics programs."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas
import polars
import pytest

from reportparse.dataset import Target, export, read_panel
from reportparse.dataset.panel import MISSING_CODES, variables
from reportparse.errors import DatasetError
from reportparse.forms import registry
from reportparse.forms.comparable import COMPARABLE, MEASURES
from reportparse.forms.short_names import LONGEST, short_name
from tests.conftest import CORPUS
from tests.dataset.common import built, query, write_made

pyreadstat = pytest.importorskip("pyreadstat")


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset of reports on all forms; one has faults, one comes twice, one is of nobody."""
    base = tmp_path_factory.mktemp("panel")
    write_made(base / "in", 5)
    for name in ("disclosure_2021/county_with_faults", "disclosure_2021/city_thousands"):
        (base / "in" / Path(name).name).with_suffix(".txt").write_bytes(
            (CORPUS / f"{name}.txt").read_bytes()
        )
    statistics = next(CORPUS.glob("statistics_2014/*.txt")).read_bytes()
    for name in ("statistics.txt", "copy.txt"):
        (base / "in" / name).write_bytes(statistics)
    (base / "in" / "nobody.txt").write_text("一、总体情况\n", "utf-8")
    built(base / "all.duckdb", base / "in")
    return base / "all.duckdb"


def test_names_are_short_legal_and_stable() -> None:
    names = [variable.name for variable in variables()]

    assert len(names) == len(set(names))
    assert all(len(name) <= LONGEST and name.isidentifier() for name in names)
    assert short_name("applications.denied.state_secret.total") == "app_den_state_secret_total"
    assert short_name("spending." + "x" * 40 + ".amount") == "spending_xxxxxxxxxxxx_4edb01"


def test_forms_declare_figures_that_they_have() -> None:
    known = {figure.name for figure in COMPARABLE}

    for form in registry.forms().values():
        paths = {path for row in form.rows for path in row.paths}
        assert set(form.comparable) <= known
        assert {path for several in form.comparable.values() for path in several} <= paths
    assert {name for measure in MEASURES for name in (*measure.part, *measure.whole)} <= known


def test_one_row_for_each_agency_and_year(database: Path) -> None:
    rows = query(database, "SELECT agency_id, year, count(*) FROM panel GROUP BY ALL")

    assert len(rows) == 8
    assert all(count == 1 for _, _, count in rows)


def test_figures_of_all_forms_make_one_series(database: Path) -> None:
    own = query(
        database,
        """
        SELECT panel.form, received, denied, panel.pro_fees_amount_yuan, rate_disclosed,
               coalesce(wide."applications.new.total", wide."statistics.received.value"),
               wide."applications.granted.total" + wide."applications.partial.total",
               wide."applications.total.total", wide."proactive.fees.amount"
        FROM panel JOIN wide USING (report) ORDER BY report
        """,
    )

    assert {form for form, *_ in own} == {"2021", "2019", "2014"}
    for form, received, denied, yuan, rate, printed, disclosed, concluded, amount in own:
        assert received == printed
        if form == "2014":
            assert (denied, rate, yuan) == (None, None, None)
        elif None not in (disclosed, concluded):
            assert rate == round(disclosed / concluded, 6)
        if form == "2021":
            assert yuan == float(amount) * 10_000


def test_each_missing_value_has_its_reason(database: Path) -> None:
    reasons = dict(
        query(
            database,
            "SELECT variable, reason FROM panel_missing JOIN panel USING (report) "
            "WHERE panel.agency LIKE '石桥%'",
        )
    )

    assert set(reasons.values()) <= {code.reason for code in MISSING_CODES}
    assert "denied" in reasons
    assert query(database, "SELECT count(*) FROM panel_codebook") == [(len(variables()),)]


@pytest.fixture(scope="module")
def files(database: Path) -> Path:
    folder = database.parent / "files"
    folder.mkdir()
    for ending in (".dta", ".sav", ".parquet", ".csv"):
        export(database, folder / f"panel{ending}")
    return folder


def test_pandas_and_polars_read_numbers_as_numbers(files: Path, database: Path) -> None:
    numbers = [one.name for one in variables() if one.kind in {"integer", "decimal"}]
    received = read_panel(database).column("received").to_pylist()
    frames = (
        pandas.read_csv(files / "panel.csv"),
        pandas.read_parquet(files / "panel.parquet"),
        pandas.read_stata(files / "panel.dta", convert_categoricals=False),
        pyreadstat.read_sav(files / "panel.sav")[0],
    )

    for frame in frames:
        assert all(frame[name].dtype.kind in "if" for name in numbers)
        assert frame["received"].tolist() == received
    for table in (
        polars.read_csv(files / "panel.csv", infer_schema_length=None),
        polars.read_parquet(files / "panel.parquet"),
    ):
        assert table["received"].to_list() == received
    assert (files / "panel.csv").read_bytes().startswith(b"\xef\xbb\xbfreport,")
    assert b"0E" not in (files / "panel.csv").read_bytes()


def test_stata_and_spss_say_why_a_value_is_missing(files: Path, database: Path) -> None:
    listed = query(database, "SELECT report, variable, reason FROM panel_missing")
    letters = {code.reason: code.letter for code in MISSING_CODES}
    labels = {code.reason: code.zh for code in MISSING_CODES}
    stata, about = pyreadstat.read_dta(files / "panel.dta", user_missing=True)
    spss, described = pyreadstat.read_sav(files / "panel.sav", user_missing=True)

    assert listed
    for report, variable, reason in listed:
        assert stata.loc[stata["report"] == report, variable].item() == letters[reason]
        code = spss.loc[spss["report"] == report, variable].item()
        assert described.variable_value_labels[variable][code] == labels[reason]
    old = stata["form"] == "2014"
    assert set(stata.loc[old, "granted"]) == {"f"}
    assert about.column_names_to_labels["granted"] == "予以公开 / applications granted"
    with (files / "panel.dta.missing.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == len(listed)


def test_a_panel_is_built_and_goes_on(database: Path) -> None:
    out = database.parent / "panel.csv"
    for _ in range(2):
        built(out, database.parent / "in", panel=True)

    assert out.read_bytes() == (database.parent / "panel.csv").read_bytes()
    assert Target.of(out).database.name == ".panel.csv.duckdb"
    with pytest.raises(DatasetError, match=r"a panel ends in \.dta"):
        Target.of(out.with_suffix(".ndjson"), panel=True)
