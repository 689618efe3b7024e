"""`reportparse dataset` as people use it."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

import reportparse
from reportparse.errors import UnfinishedWarning
from tests.cli.test_commands import run
from tests.dataset.common import query, write_made
from tests.makers.rule_package import CODE, rule_package

COMMAND = [sys.executable, "-m", "reportparse", "dataset"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_made(tmp_path / "in", 10)
    return tmp_path


def test_a_folder_becomes_a_database(folder: Path) -> None:
    out = folder / "out.duckdb"

    first = run("dataset", "build", folder / "in", "-o", out)
    second = run("dataset", "build", folder / "in", "-o", out, "--processes", "0")

    assert (first.returncode, second.returncode) == (0, 0)
    assert first.stdout == ""
    assert "10 reports, 0 failures (10 read now, 0 kept)" in first.stderr
    assert "10 reports, 0 failures (0 read now, 10 kept)" in second.stderr
    (path, *_) = query(out, "SELECT name FROM reports ORDER BY id")[0]
    assert path == "in/示例甲县教育局/2019.txt"


@pytest.mark.parametrize("damage", ["words", "cut", "changed"])
def test_a_damaged_database_is_named_as_such(tmp_path: Path, damage: str) -> None:
    out = tmp_path / "out.duckdb"
    with duckdb.connect(out) as made:
        made.execute("CREATE TABLE reports AS SELECT * FROM range(10000)")
    data = out.read_bytes()
    changed = data[:5000] + b"\1" * 100 + data[5100:]
    out.write_bytes({"words": b"no database", "cut": data[:5000], "changed": changed}[damage])

    done = run("dataset", "summary", out, "--lang", "en")

    assert done.returncode == 2
    assert "not a DuckDB database, or damaged; remove it" in done.stderr


def test_what_cannot_be_read_gives_status_1(folder: Path) -> None:
    (folder / "in" / "damaged.docx").write_bytes(b"PK\x03\x04damaged")

    done = run(
        *("dataset", "build", folder / "in", folder / "none.txt", "-o", folder / "out.ndjson"),
        *("--lang", "en"),
    )

    assert done.returncode == 1
    assert "10 reports, 2 failures" in done.stderr
    assert done.stderr.count("none.txt") == 1
    assert "reportparse: in/damaged.docx: " in done.stderr
    last = json.loads((folder / "out.ndjson").read_bytes().splitlines()[-1])
    assert (last["name"], last["kind"]) == ("none.txt", "unreadable")


def test_a_rule_of_another_package_that_fails_is_named_and_evaluated_again(folder: Path) -> None:
    out = folder / "out.duckdb"

    def built_failing_on(year: int) -> subprocess.CompletedProcess[str]:
        path = rule_package(folder / "packages", year)
        return run("dataset", "build", folder / "in", "-o", out, "--lang", "en", PYTHONPATH=path)

    def statuses() -> list[tuple[object, ...]]:
        return query(
            out,
            f"SELECT status, count(*) FROM checks WHERE rule = '{CODE}' GROUP BY ALL ORDER BY 1",
        )

    first = built_failing_on(2019)
    assert first.returncode == 1
    said = f"reportparse: the rule {CODE!r} failed and was not evaluated in 2 reports\n"
    assert said in first.stderr
    assert statuses() == [("pass", 8), ("undecided", 2)]
    again = built_failing_on(2019)
    assert (again.returncode, again.stderr.count(said)) == (1, 1)
    assert "(2 read now, 8 kept)" in again.stderr
    last = built_failing_on(0)
    assert (last.returncode, last.stderr.count(CODE)) == (0, 0)
    assert statuses() == [("pass", 10)]


def test_what_is_read_again_in_another_way_is_said(folder: Path) -> None:
    arguments = ("dataset", "build", folder / "in", "-o", folder / "out.duckdb")
    run(*arguments, "--lang", "zh")

    again = run(*arguments, "--lang", "en")

    before = f"'reportparse {reportparse.__version__}, zh'"
    assert f"10 files read again: read before by {before}, now in another way" in again.stderr
    assert "read again" not in run(*arguments, "--lang", "en").stderr


def test_nothing_is_built_of_inputs_that_do_not_exist(tmp_path: Path) -> None:
    done = run("dataset", "build", tmp_path / "none.txt", "-o", tmp_path / "out.duckdb")

    assert done.returncode == 2
    assert "none.txt" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "{folder}/out.pdf"], "a dataset ends in .duckdb, .xlsx"),
        (["-o", "{folder}/in"], "not a dataset"),
        ([], "Missing option '-o'"),
        (["-o", "{folder}/x.duckdb", "--time-limit", "0"], "--time-limit"),
        (["-o", "/proc/x.duckdb"], "/proc/x.duckdb"),
        (["-o", "{folder}/a.duckdb", "--time-limit", "nan"], "this is not a number"),
    ],
)
def test_what_cannot_be_done_gives_status_2(folder: Path, arguments: list[str], said: str) -> None:
    filled = [argument.format(folder=folder) for argument in arguments]
    done = run("dataset", "build", folder / "in", *filled)

    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_database_in_use_is_named(folder: Path) -> None:
    out = folder / "out.duckdb"
    with duckdb.connect(out):
        done = run("dataset", "build", folder / "in", "-o", out)

    assert done.returncode == 2
    assert "another process has it open" in done.stderr


def test_a_parent_that_is_no_report_is_named(folder: Path) -> None:
    done = run(
        *("dataset", "build", folder / "in", "-o", folder / "out.duckdb"),
        *("--parent", folder / "in" / "none.txt"),
    )

    assert done.returncode == 1
    assert "in/none.txt: this parent is not a report" in done.stderr


def test_what_is_said_is_chinese_in_a_chinese_call(folder: Path) -> None:
    done = run(
        *("dataset", "build", folder / "in", folder / "nowhere", folder / "*.none"),
        *("-o", folder / "out.duckdb", "--lang", "zh"),
    )

    assert done.returncode == 1
    for name in ("nowhere", "*.none"):
        assert f"reportparse: {folder / name}：没有这个文件或文件夹\n" in done.stderr
    assert "报告 10 份，无法读取 2 个（本次读取 12，沿用 0）" in done.stderr


def test_standard_input_is_a_report(folder: Path) -> None:
    text = (folder / "in" / "示例甲县教育局" / "2019.txt").read_text("utf-8")

    done = run("dataset", "build", "-", "-o", folder / "out.duckdb", text=text)

    assert done.returncode == 0
    assert query(folder / "out.duckdb", "SELECT name, year FROM reports") == [("<stdin>", 2019)]


def test_ctrl_c_finishes_work_in_progress_and_says_how_to_go_on(folder: Path) -> None:
    write_made(folder / "in" / "more", 600)
    out = folder / "out.duckdb"
    command = [*COMMAND, "build", str(folder / "in"), "-o", str(out)]
    # Not ignored even where tests run in the background: the command sets a handler of its own.
    started = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    while not out.exists():
        time.sleep(0.05)
    time.sleep(0.7)
    os.killpg(started.pid, signal.SIGINT)
    _, said = started.communicate(timeout=60)

    assert started.returncode == 130
    assert "finishing work in progress" in said
    assert "run the same command again to go on" in said
    assert "Traceback" not in said
    with pytest.warns(UnfinishedWarning):
        ((count,),) = query(out, "SELECT count(*) FROM reports")
    assert f"{count:,} reports kept" in said
    assert count < 610
    again = subprocess.run(command, capture_output=True, text=True, check=True)
    assert f"610 reports, 0 failures ({610 - count:,} read now, {count:,} kept)" in again.stderr


def test_a_second_ctrl_c_does_not_wait(folder: Path) -> None:
    line = "本机关认真办理公众提出的申请,全年没有发生逾期答复的情况。\n"
    (folder / "in" / "long.txt").write_text(f"一、总体情况\n{line * 150_000}", "utf-8")
    out = folder / "out.duckdb"
    command = [*COMMAND, "build", str(folder / "in"), "-o", str(out), "--processes", "1"]
    started = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    while not out.exists():
        time.sleep(0.05)
    time.sleep(1.5)
    os.killpg(started.pid, signal.SIGINT)
    time.sleep(0.3)
    os.killpg(started.pid, signal.SIGINT)
    _, said = started.communicate(timeout=60)

    assert started.returncode in (130, -signal.SIGINT)  # a shell gives both as 130
    assert "Traceback" not in said
    with duckdb.connect(out) as connection:  # no process is left that has it open
        ((count,),) = connection.execute("SELECT count(*) FROM reports").fetchall()
    assert count <= 10  # the long one is not among them


def test_it_goes_on_where_nobody_listens(folder: Path) -> None:
    write_made(folder / "in" / "more", 40)
    out = folder / "out.duckdb"
    reader, writer = os.pipe()
    os.close(reader)

    done = subprocess.run(
        [*COMMAND, "build", str(folder / "in"), "-o", str(out)], stderr=writer, check=False
    )
    os.close(writer)

    assert done.returncode == 0
    assert query(out, "SELECT count(*) FROM reports") == [(50,)]


def test_what_a_killed_run_left_of_a_file_is_removed(folder: Path) -> None:
    from reportparse.support.atomic_files import beside

    out = folder / "out.xlsx"
    assert run("dataset", "build", folder / "in", "-o", out).returncode == 0
    with beside(out) as temporary:
        left = temporary.with_name(f"{temporary.name[:-4]}abcd")
        left.touch()
        temporary.write_bytes(out.read_bytes())

    assert run("dataset", "build", folder / "in", "-o", out).returncode == 0

    assert sorted(path.name for path in folder.iterdir()) == [".out.xlsx.duckdb", "in", "out.xlsx"]
    assert not left.exists()


def test_a_terminal_sees_a_bar(folder: Path) -> None:
    write_made(folder / "in" / "more", 100)
    command = [*COMMAND, "build", str(folder / "in"), "-o", str(folder / "out.duckdb")]
    inner, outer = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "140"}
    with subprocess.Popen(command, stderr=outer, env=environment) as started:
        os.close(outer)
        shown = b""
        try:
            while piece := os.read(inner, 65536):
                shown += piece
        except OSError:
            pass  # the other end is closed
    assert started.returncode == 0
    text = shown.decode()
    assert "━" in text
    assert "errors" in text
    assert "/s" in text


def test_a_file_sees_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    from reportparse.cli import progress
    from reportparse.dataset.updating import Progress

    said: list[str] = []
    monkeypatch.setattr("click.echo", lambda line, **_: said.append(line))
    monkeypatch.setattr(progress, "_EVERY", 0.0)
    with progress.shown(1000) as tell:
        tell(Progress(weight=250, kept=1, reports=2, failures=3, errors=4, warnings=5))

    (line,) = said
    assert line.startswith("reportparse: reading: 25%, 1 kept, 2 read, 3 failed, 4 errors, 5 warn")
    assert line.endswith(" left")
    with progress.shown(1000, quiet=True) as tell:
        tell(Progress())
    assert len(said) == 1


def test_a_second_ctrl_c_stops_at_once() -> None:
    from reportparse.cli.progress import stoppable

    before = signal.getsignal(signal.SIGINT)
    with stoppable() as stopped:
        assert not stopped()
        signal.raise_signal(signal.SIGINT)
        assert stopped()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) == before


def test_the_summary_in_three_ways(folder: Path) -> None:
    out = folder / "out.duckdb"
    assert run("dataset", "build", folder / "in", "-o", out).returncode == 0

    text = run("dataset", "summary", out, "--lang", "zh")
    data = run("dataset", "summary", out, "--format", "json")
    page = run("dataset", "summary", out, "--format", "html", "-o", folder / "page.html")

    assert (text.returncode, data.returncode, page.returncode) == (0, 0, 0)
    assert text.stdout.startswith("报告 10 份")
    assert json.loads(data.stdout)["reports"] == 10
    assert (folder / "page.html").read_text("utf-8").startswith("<!doctype html>")
    none = run("dataset", "summary", folder / "none.duckdb")
    assert none.returncode == 2
    assert "there is no dataset" in none.stderr


@pytest.mark.parametrize(
    ("missing", "arguments", "extra"),
    [
        ("pyarrow", ["build", "in", "-o", "out.duckdb"], "dataset"),
        ("duckdb", ["build", "in", "-o", "out.duckdb"], "dataset"),
        ("pyarrow", ["summary", "out.duckdb"], "dataset"),
        ("duckdb", ["summary", "out.duckdb"], "dataset"),
        ("xlsxwriter", ["build", "in", "-o", "out.xlsx"], "xlsx"),
    ],
)
def test_without_a_library_it_says_what_to_install(
    missing: str, arguments: list[str], extra: str, folder: Path
) -> None:
    (folder / "out.duckdb").touch()
    if arguments[0] == "build":
        (folder / "out.duckdb").unlink()
    program = (
        f"import sys, importlib.util as util; sys.modules[{missing!r}] = None; "
        "find = util.find_spec; "
        f"util.find_spec = lambda name, *more: None if name == {missing!r} else find(name, *more); "
        f"sys.argv = ['reportparse', 'dataset', *{arguments!r}]; "
        "from reportparse.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=False
    )

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert f'pip install "reportparse[{extra}]"' in done.stderr
    assert not (folder / "out.xlsx").exists()
