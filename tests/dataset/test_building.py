"""Datasets: what a run puts in, what the next one changes, and which reports are compared."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from hashlib import sha256
from pathlib import Path

import duckdb
import pytest

import reportparse
from reportparse.agents.libraries import library_at
from reportparse.agents.library import Library
from reportparse.cli.checking import family_of
from reportparse.cli.common import Run
from reportparse.dataset import Fields, Pool, opened
from reportparse.errors import DatasetError, UnfinishedWarning
from tests.cli.test_commands import run
from tests.conftest import CORPUS
from tests.dataset.common import (
    Stopping,
    built,
    dangerous,
    dies,
    dies_once,
    everything,
    query,
    write_made,
)

FAMILY = CORPUS / "checks"
#: The narratives of two reports are compared by `check` alone: a dataset does not keep them.
_OF_NARRATIVES = ("growth-differs", "prose-alike")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder `in` with 25 reports: five agencies, five years."""
    write_made(tmp_path / "in", 25)
    return tmp_path / "in"


def test_every_input_is_a_report_or_a_failure_in_the_order_of_inputs(folder: Path) -> None:
    out = folder.parent / "out.duckdb"
    (folder / "示例甲县教育局" / "2019b.txt").write_bytes(b"\x00" * 50)

    outcome = built(out, folder, pool=Pool(2))

    names = [path.relative_to(out.parent).as_posix() for path in sorted(folder.rglob("*.txt"))]
    sql = "SELECT name FROM (FROM reports SELECT id, name UNION ALL FROM failures SELECT id, name)"
    assert [name for (name,) in query(out, f"{sql} ORDER BY id")] == names
    assert (outcome.reports, outcome.failures) == (25, 1)
    assert query(out, "SELECT name, kind FROM failures") == [
        ("in/示例甲县教育局/2019b.txt", "format-not-read")
    ]


@pytest.mark.parametrize("name", sorted(path.name for path in FAMILY.iterdir() if path.is_dir()))
def test_findings_are_those_of_check(name: str, tmp_path: Path) -> None:
    folder = shutil.copytree(FAMILY / name, tmp_path / "in")
    parent = folder / "parent.txt" if (folder / "parent.txt").exists() else None
    files = sorted(map(str, folder.glob("*.txt")))
    family = family_of(Run(), files, "zh", parent=str(parent) if parent else None)
    expected = family.checked("zh")
    out = tmp_path / "out.duckdb"

    built(out, folder, parents=["in/parent.txt"] if parent else [])

    for checked in expected:
        path = Path(checked.source.name or "").relative_to(tmp_path)
        key = f"WHERE report = (SELECT id FROM reports WHERE name = '{path}')"
        found = query(out, f"SELECT code, message, hint, path, line FROM diagnostics {key}")
        assert sorted(found, key=repr) == sorted(
            (
                (d.code, *_named(d, tmp_path), d.path, d.line)
                for d in checked.diagnostics
                if d.code != "prose-alike"
            ),
            key=repr,
        )
        checks = query(
            out,
            "SELECT rule, path, status, published, computed FROM checks "
            f"{key} AND rule NOT IN {_OF_NARRATIVES}",
        )
        assert sorted(checks, key=repr) == sorted(
            (
                (c.rule, c.path, c.status, _shown(c.published, tmp_path), _shown(c.computed))
                for c in checked.checks
                if c.rule not in _OF_NARRATIVES
            ),
            key=repr,
        )
        ((errors, failed),) = query(
            out, f"SELECT errors, failed FROM reports WHERE name = '{path}'"
        )
        assert errors == sum(d.severity == "error" for d in checked.diagnostics)
        assert failed == sum(c.status == "fail" and c.rule != "prose-alike" for c in checked.checks)


def _named(diagnostic: object, base: Path) -> tuple[str, str]:
    """Message and hint with the names that the dataset gives to files."""
    said = (getattr(diagnostic, "message"), getattr(diagnostic, "hint"))  # noqa: B009
    return tuple(text.replace(f"{base}/", "") for text in said)


def _shown(value: object, base: Path | None = None) -> str | None:
    """A value as the dataset keeps it, with the names that it gives to files."""
    return None if value is None else str(value).replace(f"{base}/", "")


def test_reports_with_nothing_before_them_do_not_end_the_comparing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportparse.dataset.comparing._AT_ONCE", 1)
    out = folder.parent / "out.duckdb"

    built(out, folder)

    assert query(out, "SELECT count(previous) FROM reports WHERE comparison = 'compared'") == [
        (20,)
    ]


def test_a_second_run_reads_nothing_again(folder: Path) -> None:
    out = folder.parent / "out.duckdb"
    built(out, folder)
    before = everything(out)

    outcome = built(out, folder)

    assert (outcome.progress.reports, outcome.progress.kept) == (0, 25)
    assert everything(out) == before


def test_what_is_changed_is_read_again_and_takes_its_place(folder: Path) -> None:
    out, anew = folder.parent / "out.duckdb", folder.parent / "anew.duckdb"
    built(out, folder)
    changed = folder / "示例甲县教育局" / "2021.txt"
    text = changed.read_text("utf-8")
    changed.write_text(text.replace("全年", "今年"), "utf-8")

    outcome = built(out, folder)

    assert (outcome.progress.reports, outcome.progress.kept) == (1, 24)
    built(anew, folder)
    assert everything(out) == everything(anew)


def test_a_predecessor_that_comes_changes_or_goes_is_seen(folder: Path) -> None:
    out, anew = folder.parent / "out.duckdb", folder.parent / "anew.duckdb"
    first = folder / "示例甲县教育局" / "2020.txt"
    text = first.read_text("utf-8")
    built(out, folder)
    for content in (text.replace("2020", "2018"), None, text, text.replace("其他", "其它")):
        if content is None:
            first.unlink()
        else:
            first.write_text(content, "utf-8")
        built(out, folder, prune=True)
        built(anew, folder, rebuild=True)
        assert _without_ids(out) == _without_ids(anew)
    before = query(out, "SELECT previous FROM reports WHERE name LIKE '%教育局/2021%'")
    assert before != [(None,)]


def _without_ids(out: Path) -> list[tuple[object, ...]]:
    """The findings in each report, by its name: numbers differ where files came and went."""
    return query(
        out,
        """
        SELECT name, code, path, message, NULL, NULL FROM diagnostics JOIN reports ON report = id
        UNION ALL
        SELECT name, rule, path, status, checks.published, computed
        FROM checks JOIN reports ON report = id
        UNION ALL
        SELECT own.name, before.name, own.errors::VARCHAR, own.failed::VARCHAR, NULL, NULL
        FROM reports AS own LEFT JOIN reports AS before ON own.previous = before.id
        ORDER BY ALL
        """,
    )


def test_prune_removes_what_is_gone_and_nothing_else(folder: Path) -> None:
    out = folder.parent / "out.duckdb"
    built(out, folder)
    shutil.rmtree(folder / "示例甲县教育局")

    assert built(out, folder).reports == 25
    outcome = built(out, folder, prune=True)

    assert (outcome.reports, outcome.removed) == (20, 5)
    for table in ("figures", "wide", "checks", "mentions"):
        assert query(out, f"SELECT DISTINCT report FROM {table} ORDER BY report") == query(
            out, "SELECT id FROM reports ORDER BY id"
        )


def test_a_report_becomes_a_failure_and_a_report_again(folder: Path) -> None:
    out = folder.parent / "out.duckdb"
    path = folder / "示例甲县教育局" / "2023.txt"
    content = path.read_bytes()
    built(out, folder)
    before = everything(out)

    path.write_bytes(b"\x00" * 50)
    outcome = built(out, folder)
    assert (outcome.reports, outcome.failures) == (24, 1)
    path.write_bytes(content)
    outcome = built(out, folder)

    assert (outcome.reports, outcome.failures) == (25, 0)
    assert everything(out) == before


def test_the_same_file_twice_counts_once(folder: Path) -> None:
    out = folder.parent / "out.duckdb"
    shutil.copytree(folder / "示例甲县教育局", folder / "again")

    built(out, folder, folder / "again", folder / "again" / "2021.txt", str(folder / "*" / "2022*"))

    assert query(out, "SELECT count(*) FROM reports") == [(30,)]
    twins = query(
        out,
        "SELECT own.name, first.name FROM reports AS own JOIN reports AS first "
        "ON own.duplicate_of = first.id ORDER BY own.id",
    )
    assert len(twins) == 5
    assert all(Path(twin).name == Path(other).name for twin, other in twins)


def test_two_files_of_one_name_in_an_archive_are_two_inputs(tmp_path: Path) -> None:
    out = tmp_path / "out.duckdb"
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("1.txt", "one")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("1.txt", "two")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("1.txt", "one")

    for _ in range(2):
        built(out, tmp_path / "a.zip")
        assert query(out, "SELECT name, characters FROM reports ORDER BY id") == [
            ("a.zip/1.txt", 3),
            (f"a.zip/1.txt#{sha256(b'two').hexdigest()[:16]}", 3),
            (f"a.zip/1.txt#{sha256(b'one').hexdigest()[:16]}", 3),
        ]


def test_records_that_are_the_same_in_all_are_inputs_of_their_own(tmp_path: Path) -> None:
    out = tmp_path / "out.duckdb"
    (tmp_path / "a.ndjson").write_text('{"name": "局", "text": "一"}\n' * 700, "utf-8")

    for _ in range(2):
        outcome = built(out, *[tmp_path / "a.ndjson"] * 2, fields=Fields(name="name"))
        assert (outcome.reports, outcome.failures) == (700, 0)


def test_records_of_one_name_are_inputs_of_their_own(tmp_path: Path) -> None:
    out = tmp_path / "out.duckdb"
    lines = [json.dumps({"name": "局", "text": f"第{number}号"}) for number in range(600)]
    lines += ['{"name": "局"}', '{"name": "局", "text": 1}']
    (tmp_path / "a.ndjson").write_text("\n".join(lines), "utf-8")

    for _ in range(2):
        outcome = built(out, tmp_path / "a.ndjson", fields=Fields(name="name"))
        assert (outcome.reports, outcome.failures) == (600, 2)


def test_a_failure_without_content_is_looked_at_again(tmp_path: Path) -> None:
    out, records = tmp_path / "out.duckdb", tmp_path / "a.ndjson"
    for line, kind in (("{", "record-damaged"), ('{"x": 1}', "no-text")):
        records.write_text(line)
        built(out, records)
        assert query(out, "SELECT kind FROM failures") == [(kind,)]


def test_an_archive_that_is_damaged_for_a_while(folder: Path) -> None:
    out, archive = folder.parent / "out.duckdb", folder / "a.zip"
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr("1.txt", "one")
    whole = archive.read_bytes()

    for content, counts in ((whole[:20], (25, 1)), (whole, (26, 0)), (whole[:20], (26, 1))):
        archive.write_bytes(content)
        outcome = built(out, folder, prune=True)
        assert (outcome.reports, outcome.failures) == counts
    archive.unlink()
    assert built(out, folder, prune=True).reports == 25


def test_a_parent_is_held_against_what_there_is_now(tmp_path: Path) -> None:
    folder = shutil.copytree(FAMILY / "carried-in-differs", tmp_path / "in")
    out, anew = tmp_path / "out.duckdb", tmp_path / "anew.duckdb"
    before = folder / "forestry_2023.txt"
    lines = before.read_text("utf-8")

    for text in (lines, lines.replace("四、结转下年度继续办理 | 7", "四、结转下年度继续办理 | 4")):
        before.write_text(text, "utf-8")
        built(out, folder, parents=["in/forestry_2024.txt"])
        built(anew, folder, parents=["in/forestry_2024.txt"], rebuild=True)
        assert everything(out) == everything(anew)


def test_copies_elsewhere_take_nothing_from_a_parent_or_a_series(tmp_path: Path) -> None:
    out, base = tmp_path / "out.duckdb", tmp_path / "in"
    shutil.copytree(FAMILY / "consistent_family", base / "city")
    shutil.copytree(FAMILY / "consistent_family", base / "a_copy")
    for name in ("a", "b"):
        shutil.copytree(FAMILY / "carried-in-differs", base / name)
        for path in (base / name).glob("*.txt"):
            path.write_text(path.read_text("utf-8").replace("青石县", ""), "utf-8")
    with (base / "b" / "forestry_2024.txt").open("a", encoding="utf-8") as file:
        file.write("\n")

    built(out, base, parents=["in/city/parent.txt"])

    assert query(out, "SELECT count(*) FROM checks WHERE rule = 'children-differ'")[0][0] > 100
    assert query(out, "FROM checks WHERE rule = 'children-differ' AND status = 'fail'") == []
    failing = query(
        out,
        "SELECT name FROM checks JOIN reports ON report = id "
        "WHERE rule = 'carried-in-differs' AND status = 'fail' GROUP BY name ORDER BY name",
    )
    assert failing == [("in/a/forestry_2024.txt",), ("in/b/forestry_2024.txt",)]


def test_an_agency_with_two_reports_leaves_its_parent_undecided(tmp_path: Path) -> None:
    out = tmp_path / "out.duckdb"
    folder = shutil.copytree(FAMILY / "consistent_family", tmp_path / "in")
    shutil.copy(folder / "parent.txt", folder / "a_copy.txt")
    statuses = "SELECT DISTINCT status FROM checks WHERE rule = 'children-differ'"

    built(out, folder, parents=["in/parent.txt"])
    assert query(out, statuses) == [("pass",)]
    text = (folder / "water.txt").read_text("utf-8")
    (folder / "water_2.txt").write_text(text + "\n", "utf-8")
    built(out, folder, parents=["in/parent.txt"])
    assert query(out, statuses) == [("pass",)]
    other = reportparse.edit(text, "applications.new.total", 999)
    (folder / "water_3.txt").write_text(other, "utf-8")
    built(out, folder, parents=["in/parent.txt"])
    assert query(out, statuses) == [("undecided",)]

    files = sorted(map(str, folder.glob("*.txt")))
    checked = family_of(Run(), files, "zh", parent=str(folder / "parent.txt")).checked("zh")
    assert Path(str(checked[-1].source.name)).name == "parent.txt"
    several = [check.status for check in checked[-1].checks if check.rule == "children-differ"]
    assert set(several) == {"undecided"}


def test_one_report_of_an_agency_and_year_counts_even_if_others_print_no_figure(
    tmp_path: Path,
) -> None:
    (path,) = write_made(tmp_path / "in", 1)
    prose = [line for line in path.read_text("utf-8").split("\n") if "|" not in line]
    later = "\n".join([*prose, "发布日期：2030-05-06"])
    (path.parent / "0.txt").write_text(later, "utf-8")

    built(tmp_path / "out.duckdb", tmp_path / "in")

    found = query(
        tmp_path / "out.duckdb", "SELECT id, printed > 0, edition_of FROM reports ORDER BY id"
    )
    assert found == [(1, False, 2), (2, True, None)]


def test_of_a_parent_within_a_parent_only_itself_counts(tmp_path: Path) -> None:
    out, base = tmp_path / "out.duckdb", tmp_path / "in"
    county = shutil.copytree(FAMILY / "consistent_family", base / "city" / "county")
    text = (county / "parent.txt").read_text("utf-8")
    for folder, place in (("city", "青石市"), ("", "青石省")):
        (base / folder / "parent.txt").write_text(text.replace("青石县", place), "utf-8")

    parents = [f"in/{folder}parent.txt" for folder in ("", "city/", "city/county/")]
    built(out, base, parents=parents)

    assert query(out, "FROM checks WHERE rule = 'children-differ' AND status = 'fail'") == []
    assert query(
        out,
        "SELECT count(DISTINCT report) FROM checks "
        "WHERE rule = 'children-differ' AND status = 'pass'",
    ) == [(3,)]


def test_rebuild_begins_anew_and_leaves_what_is_in_use_and_what_is_not_ours(folder: Path) -> None:
    out, mine = folder.parent / "out.duckdb", folder.parent / "mine.duckdb"
    built(out, folder)
    with duckdb.connect(mine) as connection:
        connection.execute("CREATE TABLE precious AS SELECT 1 AS one")

    assert built(out, folder, rebuild=True).progress.reports == 25
    with pytest.raises(DatasetError, match="not made by reportparse"):
        built(mine, folder, rebuild=True)
    with duckdb.connect(mine) as connection:
        assert connection.execute("FROM precious").fetchall() == [(1,)]


def test_an_output_that_became_empty_is_empty(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("本年度报告", "utf-8")
    (tmp_path / "in").mkdir()
    out = tmp_path / "out.ndjson"
    built(out, tmp_path / "a.txt")
    assert out.read_bytes()

    built(out, tmp_path / "in", prune=True)

    assert out.read_bytes() == b""


def test_a_dataset_that_was_moved_says_so(folder: Path) -> None:
    built(folder.parent / "out.duckdb", folder)
    (folder.parent / "there").mkdir()
    moved = shutil.move(folder.parent / "out.duckdb", folder.parent / "there" / "out.duckdb")

    outcome = built(Path(moved), folder)

    assert outcome.moved_from == folder.parent
    assert built(Path(moved), folder, prune=True).reports == 25


def test_work_whose_process_dies_is_done_again(tmp_path: Path) -> None:
    marks = [str(tmp_path / str(number)) for number in range(8)]
    with Pool(2) as pool:
        assert list(pool.map(dies_once, marks)) == marks
        with pytest.raises(DatasetError, match="dies each time"):
            list(pool.map(dies, marks))


def test_a_run_can_be_stopped_while_nothing_is_new_and_while_years_are_compared(
    folder: Path,
) -> None:
    out = folder.parent / "out.duckdb"
    built(out, folder)

    assert built(out, folder, watch=Stopping(0).watch()).interrupted
    comparing = Stopping(3)
    assert built(folder.parent / "other.duckdb", folder, watch=comparing.watch()).interrupted


def test_a_run_that_is_stopped_goes_on_where_it_was(folder: Path) -> None:
    out, whole = folder.parent / "out.duckdb", folder.parent / "whole.duckdb"
    for number in range(4):
        write_made(folder / f"{number}", 40)
    stopping = Stopping(3)

    stopped = built(out, folder, watch=stopping.watch())
    outcome = built(out, folder)

    assert stopped.interrupted
    assert 0 < stopped.reports < 185
    assert outcome.progress.kept == stopped.reports
    built(whole, folder)
    assert everything(out) == everything(whole)


def test_a_run_that_is_stopped_leaves_a_dataset_that_says_so(folder: Path) -> None:
    out, table = folder.parent / "out.duckdb", folder.parent / "panel.csv"
    for again in (False, True):  # the second run has nothing new
        assert built(out, folder, watch=Stopping(0).watch()).interrupted
        with pytest.warns(UnfinishedWarning, match="was interrupted"), opened(out):
            pass
        done = run("dataset", "export", out, "-o", table, "--lang", "zh")
        assert (done.returncode, "上一次运行中断" in done.stderr) == (1, True)
        for kind, said in (
            ("text", "运行中断"),
            ("html", "运行中断"),
            ("json", '"is_unfinished": true'),
        ):
            done = run("dataset", "summary", out, "--format", kind, "--lang", "zh")
            assert (done.returncode, said in done.stdout) == (1, True)
        (unread,) = library_of(out).unread
        assert (unread.file, "中断" in unread.message) == ("out.duckdb", True)
        if not again:
            built(out, folder)
            assert run("dataset", "export", out, "-o", table).returncode == 0
            assert "中断" not in run("dataset", "summary", out, "--lang", "zh").stdout
            assert library_of(out).unread == []


def library_of(path: Path) -> Library:
    library = library_at([path], "zh")
    library.refresh()
    return library


def test_other_settings_read_everything_again(folder: Path) -> None:
    from reportparse.dataset import Options

    out = folder.parent / "out.duckdb"
    built(out, folder)

    outcome = built(out, folder, options=Options(language="en"))

    assert outcome.progress.reports == 25
    assert query(out, "SELECT count(*), count(DISTINCT read_by) FROM reports") == [(25, 1)]


def test_what_may_go_another_way_is_tried_again(folder: Path) -> None:
    out = folder.parent / "out.duckdb"
    missing = folder / "later.txt"

    first = built(out, folder, missing)
    missing.write_text("本年度报告", "utf-8")
    second = built(out, folder, missing)

    assert (first.failures, second.failures) == (1, 0)
    assert (second.progress.reports, second.reports) == (1, 26)


def test_a_file_that_hangs_or_kills_its_process_costs_itself_only(folder: Path) -> None:
    out = folder.parent / "out.duckdb"
    (folder / "a_hang.txt").write_text("HANG")
    (folder / "b_die.txt").write_text("DIE")
    (folder / "示例甲县教育局" / "die.txt").write_text("DIE")

    outcome = built(out, folder, pool=Pool(2, seconds=6.0, work=dangerous))

    assert outcome.reports == 25
    assert query(out, "SELECT name, kind, sha256 IS NOT NULL FROM failures ORDER BY id") == [
        ("in/a_hang.txt", "time-limit", True),
        ("in/b_die.txt", "worker-died", True),
        ("in/示例甲县教育局/die.txt", "worker-died", True),
    ]


def test_an_engine_that_loses_something_is_no_success(folder: Path) -> None:
    class Losing:
        def parse(self, batches: object) -> object:
            from reportparse.dataset import parse_batch

            return (parse_batch(batch).slice(1) for batch in batches)  # type: ignore[attr-defined]

    with pytest.raises(DatasetError, match="lost or mixed up"):
        built(folder.parent / "out.duckdb", folder, engine=Losing())


def test_a_run_that_is_killed_leaves_a_database_that_opens_and_goes_on(tmp_path: Path) -> None:
    write_made(tmp_path / "in", 250)
    out, whole = tmp_path / "out.duckdb", tmp_path / "whole.duckdb"
    built(whole, tmp_path / "in", pool=Pool(2))
    dice = random.Random(7)
    counts = []

    for _ in range(3):
        run = _start(tmp_path / "in", out)
        time.sleep(dice.uniform(1.0, 2.5))
        os.kill(run.pid, signal.SIGKILL)
        run.wait()
        if out.exists():
            with duckdb.connect(out, read_only=True) as connection:
                tables = connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()
                if ("reports",) in tables:
                    counts += connection.execute("SELECT count(*) FROM reports").fetchall()
    assert _start(tmp_path / "in", out).wait() == 0

    assert counts == sorted(counts)
    assert everything(out) == everything(whole)


def _start(folder: Path, out: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "reportparse", "dataset", "build", folder, "-o", out, "-q"]
    # Chinese like the dataset that it is compared with; the language is part of what is read.
    return subprocess.Popen([*map(str, command), "--lang", "zh"], stderr=subprocess.DEVNULL)
