"""`parse_batch`: one row for each input, whatever it holds, and the same rows each time."""

from __future__ import annotations

import hashlib
from decimal import Decimal

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reportparse
from reportparse.dataset import FAILURES, INPUT, Options, parse_batch, schema
from reportparse.dataset.arrow import arrow_schema
from reportparse.dataset.relations import COLUMNS, all_tables, wide
from reportparse.dataset.rows import Record
from reportparse.forms import registry
from tests.conftest import CORPUS, REPORTS, read

TEXTS = [path for path in REPORTS if path.parent.parent == CORPUS]


def of(*contents: bytes | str | None) -> pa.RecordBatch:
    rows = [
        {
            "name": str(number),
            "content": one if isinstance(one, bytes) else None,
            "text": one if isinstance(one, str) else None,
        }
        for number, one in enumerate(contents)
    ]
    return pa.RecordBatch.from_pylist(rows, schema=INPUT)


def test_every_report_of_the_corpus_as_parse_and_check_have_it() -> None:
    batch = parse_batch(of(*(path.read_bytes() for path in TEXTS)))

    assert batch.schema == schema()
    assert batch.num_rows == len(TEXTS) > 10
    for path, row in zip(TEXTS, batch.to_pylist(), strict=True):
        report = reportparse.parse(read(path))
        checked = reportparse.check(report)
        assert row["failure"] is None
        assert row["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
        known = {figure["path"]: figure["value"] for figure in row["figures"]}
        units = {figure["path"]: figure["unit"] for figure in row["figures"]}
        for name, value in report.figures():
            assert row["wide"][name] == value, name
            if name in known:
                assert known[name] == value, name
            else:
                assert value in {None, *units.values()}, name
        for figure in row["figures"]:
            place = report.provenance.get(figure["path"])
            found = place and (place.text, place.line, place.column)
            assert (figure["text"], figure["line"], figure["column"]) == (
                found or (None, None, None)
            )
        facts = row["report"]
        assert (facts["title"], facts["agency"]) == (report.title, report.agency)
        assert (facts["year"], facts["form"]) == (report.year, report.form)
        assert [finding["code"] for finding in row["diagnostics"]] == [
            finding.code for finding in (*report.diagnostics, *checked.diagnostics)
        ]
        # A dataset says of a report without last year's that nothing was compared.
        compared = [each for each in row["checks"] if each["reason"] is None]
        assert [(each["rule"], each["path"], each["status"]) for each in compared] == [
            (check.rule, check.path, check.status) for check in checked.checks
        ]
        assert [mention["value"] for mention in row["mentions"]] == [
            mention.value for mention in report.mentions
        ]
        assert facts["errors"] == sum(
            finding["severity"] == "error" for finding in row["diagnostics"]
        )
        assert facts["failed"] == sum(result["status"] == "fail" for result in row["checks"])
        assert facts["printed"] + facts["blank"] == len(row["figures"])


def test_it_is_pure() -> None:
    batch = of(*(path.read_bytes() for path in TEXTS), b"%PDF-1.4 no such thing", None)

    once = parse_batch(batch)

    assert parse_batch(batch).equals(once)
    for row in range(batch.num_rows):
        assert parse_batch(batch.slice(row, 1)).equals(once.slice(row, 1))


@given(st.lists(st.one_of(st.binary(max_size=200), st.text(max_size=200)), max_size=4))
@settings(max_examples=200)
def test_whatever_it_is_given_it_says_something_of_each(contents: list[bytes | str]) -> None:
    batch = parse_batch(of(*(content for content in contents if not _is_half(content))))

    for row in batch.to_pylist():
        assert (row["report"] is None) == (row["wide"] is None) == (row["failure"] is not None)
        assert row["failure"] is None or row["failure"]["kind"] in FAILURES


def _is_half(one: bytes | str) -> bool:
    """True if Arrow cannot hold it: half of a surrogate pair."""
    return isinstance(one, str) and any("\ud800" <= char <= "\udfff" for char in one)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (None, "no-text"),
        (b"PK\x03\x04 no archive", "format-not-read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "format-not-read"),
        (b"\x00" * 100, "format-not-read"),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes | None, kind: str) -> None:
    (row,) = parse_batch(of(content)).to_pylist()

    assert row["failure"]["kind"] == kind
    assert row["failure"]["message"]
    assert row["report"] is None
    assert row["figures"] == []


def test_a_limit_that_is_passed_is_a_failure() -> None:
    options = Options(limits=reportparse.Limits(size=10))

    (row,) = parse_batch(of(b"x" * 11), options=options).to_pylist()

    assert row["failure"]["kind"] == "over-limit"


def test_a_fault_of_the_library_costs_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> reportparse.Report:
        raise AssertionError("broken \ud800")

    monkeypatch.setattr("reportparse.dataset.batch.parse_source", broken)

    (row,) = parse_batch(of(b"text")).to_pylist()

    assert row["failure"]["kind"] == "internal-error"
    assert "broken ?" in row["failure"]["message"]


def test_the_columns_are_asked_for() -> None:
    with pytest.raises(ValueError, match="name and content or text, not"):
        parse_batch(pa.RecordBatch.from_pydict({"name": ["a"], "body": [b""]}))


def test_amounts_keep_all_their_digits() -> None:
    page = read(CORPUS / "disclosure_2021" / "city_thousands.txt")

    (row,) = parse_batch(of(page)).to_pylist()

    assert row["wide"]["proactive.fees.amount"] == Decimal("128406.75")
    (fees,) = (figure for figure in row["figures"] if figure["path"] == "proactive.fees.amount")
    assert (fees["value"], fees["unit"]) == (Decimal("128406.75"), "万元")


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (Decimal("0.000000000000001"), True),
        (999_999_999_999_999, True),
        (Decimal("0.0000000000000001"), False),
        (10**24, False),
        (-(10**22), True),
    ],
)
def test_a_decimal_is_exact_or_null(value: int | Decimal, kept: bool) -> None:
    from reportparse.dataset.arrow import to_batch

    mention: list[list[object]] = [["件"], [value], ["件"], [False], ["…"], [1], [1], [None]]
    batch = to_batch([Record("x", mentions=mention)])

    (row,) = batch.column("mentions").to_pylist()
    assert row[0]["value"] == (value if kept else None)


def test_numbers_that_no_column_holds_cost_nobody_else() -> None:
    sums = "主动公开信息999999999999999千亿条,主动公开文件12345678901234件。\n"
    page = read(CORPUS / "disclosure_2021" / "ministry_plain.txt")

    other, one = parse_batch(of(page, page.replace("二、主动", f"{sums}二、主动"))).to_pylist()

    assert (other["failure"], one["failure"]) == (None, None)
    assert 12345678901234 in [mention["value"] for mention in one["mentions"]]
    assert one["figures"][0]["value"] == other["figures"][0]["value"]


def test_what_arrow_cannot_hold_is_a_failure_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    from reportparse.dataset import batch as module

    def filled(record: Record, report: reportparse.Report, *_: object) -> None:
        record.report = ("too few columns",) if "二" in str(report.preamble) else None
        record.failure = None if record.report else ("no-text", "…")

    monkeypatch.setattr(module, "fill", filled)

    rows = parse_batch(of("第一份", "第二份")).to_pylist()

    assert [row["failure"]["kind"] for row in rows] == ["no-text", "internal-error"]


def test_wide_has_a_column_for_each_figure_of_all_forms() -> None:
    paths = {
        path for form in registry.forms().values() for row in form.rows for path in row.figures
    }

    assert wide().names[:4] == ("report", "agency", "year", "form")
    assert set(wide().names[4:]) == paths


def test_every_column_is_described_in_both_languages() -> None:
    for table in (*all_tables(), COLUMNS):
        assert len(set(table.names)) == len(table.names)
        assert table.zh
        assert table.en
        for column in table.columns:
            assert any("一" <= char <= "鿿" or char == "-" for char in column.zh), column
            assert column.en.isascii() or "`" in column.en, column
        titles = [column.zh for column in table.columns]
        assert len(set(titles)) == len(titles), table.name
        metadata = arrow_schema(table).field(table.names[-1]).metadata
        assert metadata[b"zh"].decode() == table.columns[-1].zh


def test_figures_state_their_units() -> None:
    units = {column.name: column.unit for column in wide().columns}

    assert units["applications.new.total"] == "件"
    assert units["proactive.fees.amount"] == "proactive.fees.amount_unit"
    assert units["proactive.licensing.change"] == "项"
    assert units["statistics.staff.value"] == "人"
    assert units["statistics.organisation.value"] is None
