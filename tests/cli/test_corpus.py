# SPDX-License-Identifier: MIT
"""`reportparse corpus` and the pytest plugin: folders of anyone's reports."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import reportparse
from reportparse.corpus.scores import expectation_of
from tests.cli.test_commands import CITY, CLEAN, run
from tests.conftest import ROOT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A report as expected, one without expectations, one that is no text at all."""
    shutil.copy(CLEAN, tmp_path / "clean.txt")
    shutil.copy(CLEAN.with_suffix(".json"), tmp_path / "clean.json")
    shutil.copy(CITY, tmp_path / "city.txt")
    (tmp_path / "broken.txt").write_bytes("一\n".encode() + b"\xff")
    return tmp_path


def _expect_one_more(folder: Path) -> None:
    golden = folder / "clean.json"
    data = json.loads(golden.read_bytes())
    data["applications"]["new"]["total"] += 1
    golden.write_text(json.dumps(data, ensure_ascii=False), "utf-8")


def test_check_of_what_is_kept(folder: Path) -> None:
    (folder / "broken.txt").unlink()
    done = run("corpus", "check", folder)

    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "reportparse: 2 reports, 1 with expected results, 0 failed\n"


def test_check_names_what_is_not_kept(folder: Path) -> None:
    _expect_one_more(folder)
    done = run("corpus", "check", folder)

    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        (
            f"{folder}/broken.txt: cannot be read: cannot decode byte 0xff at offset 4 (line 2) as "
            "UTF-8; check the encoding of the file, or name it with --encoding"
        ),
        f"{folder}/clean.txt: not as expected: applications.new.total is 0, not 1",
    ]
    assert "3 reports, 1 with expected results, 2 failed" in done.stderr


def test_check_as_json(folder: Path) -> None:
    done = run("corpus", "check", folder, "--format", "json")

    files = {Path(load["name"]).name: load for load in json.loads(done.stdout)["files"]}
    assert [file["promise"] for file in files["broken.txt"]["broken"]] == ["file"]
    assert files["clean.txt"] | {"name": ""} == {"name": "", "golden": True, "broken": []}
    assert files["city.txt"]["golden"] is False


def test_check_of_figures_expected_by_hand(folder: Path) -> None:
    expected = {"expected": {"applications.new.total": 7, "reviews.nothing": 1}}
    (folder / "clean.json").write_text(json.dumps(expected), "utf-8")
    done = run("corpus", "check", folder / "clean.txt")

    assert done.stdout.splitlines() == [
        f"{folder}/clean.txt: not as expected: applications.new.total is 0, not 7",
        f"{folder}/clean.txt: not as expected: no figure at 'reviews.nothing'",
    ]


@pytest.mark.parametrize(
    ("golden", "message"),
    [
        ("{", "clean.json: Expecting property name"),
        ("[]", "not as expected: it is not a JSON object"),
    ],
)
def test_check_of_broken_expectations(folder: Path, golden: str, message: str) -> None:
    (folder / "clean.json").write_text(golden, "utf-8")
    done = run("corpus", "check", folder / "clean.txt")

    assert done.returncode == 1
    assert message in done.stdout


def test_check_says_where_lists_and_long_texts_differ(folder: Path) -> None:
    golden = folder / "clean.json"
    data = json.loads(golden.read_bytes())
    data["sections"][0]["heading"] = "总" * 100
    data["breadcrumb"].pop()
    golden.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    lines = run("corpus", "check", folder / "clean.txt").stdout.splitlines()

    assert lines[0].startswith(f'{folder}/clean.txt: not as expected: breadcrumb is ["首页", ')
    assert lines[1].endswith(
        f'not as expected: sections[0].heading is "总体情况", not "{"总" * 59}…'
    )


def test_check_of_a_folder_without_reports(tmp_path: Path) -> None:
    assert "no report in this folder" in run("corpus", "check", tmp_path).stderr
    assert "no such file or folder" in run("corpus", "check", tmp_path / "none").stderr
    assert run("corpus", "check", tmp_path).returncode == 2


def test_accept_shows_and_writes_what_differs(folder: Path) -> None:
    (folder / "broken.txt").unlink()
    _expect_one_more(folder)
    done = run("corpus", "accept", "--yes", folder, CI="")

    assert done.returncode == 0
    assert '-      "total": 1' in done.stdout or '"total": 1' in done.stdout
    assert '+      "total": 0' in done.stdout
    assert "2 files written" in done.stderr
    accepted = reportparse.from_json((folder / "city.json").read_bytes())
    assert accepted == reportparse.parse_file(CITY)
    assert accepted.provenance == reportparse.parse_file(CITY).provenance
    assert accepted.source.name == "city.txt"
    assert run("corpus", "check", folder).returncode == 0
    assert run("corpus", "accept", "--yes", folder, CI="").stdout == ""
    assert sorted(path.name for path in folder.iterdir()) == [
        "city.json", "city.txt", "clean.json", "clean.txt",
    ]  # fmt: skip


def test_accept_keeps_to_what_a_golden_holds(folder: Path) -> None:
    golden = folder / "clean.json"
    report = reportparse.parse_file(CLEAN)
    golden.write_bytes(reportparse.to_json(report, checked=reportparse.check(report)))
    assert run("corpus", "check", folder / "clean.txt").returncode == 0
    data = json.loads(golden.read_bytes())
    data["checks"].pop()
    golden.write_text(json.dumps(data, ensure_ascii=False), "utf-8")

    assert "not as expected: checks is [" in run("corpus", "check", folder / "clean.txt").stdout
    run("corpus", "accept", "--yes", folder / "clean.txt", CI="")
    again = json.loads(golden.read_bytes())
    assert len(again["checks"]) == len(data["checks"]) + 1
    assert "provenance" not in again


def test_accept_leaves_figures_expected_by_hand_alone(folder: Path) -> None:
    by_hand = '{"expected": {"applications.new.total": 7}}'
    (folder / "clean.json").write_text(by_hand, "utf-8")
    done = run("corpus", "accept", "--yes", folder / "clean.txt", CI="")

    assert (done.returncode, done.stdout) == (0, "")
    assert (folder / "clean.json").read_text("utf-8") == by_hand


def test_accept_asks_first(folder: Path) -> None:
    done = run("corpus", "accept", folder / "city.txt", CI="")

    assert done.returncode == 2
    assert done.stdout.startswith("---")
    assert "1 file would change; --yes writes them" in done.stderr
    assert not (folder / "city.json").exists()


def test_accept_refuses_in_ci(folder: Path) -> None:
    done = run("corpus", "accept", "--yes", folder / "city.txt", CI="true")

    assert done.returncode == 2
    assert "accepted by a person" in done.stderr
    assert not (folder / "city.json").exists()


def test_accept_names_a_report_that_cannot_be_read(folder: Path) -> None:
    done = run("corpus", "accept", "--yes", folder, CI="")

    assert done.returncode == 2
    assert "broken.txt: cannot decode byte 0xff" in done.stderr
    assert (folder / "city.json").exists()


FILES = ROOT / "corpus" / "files" / "made"


def test_what_is_accepted_of_files_with_places_is_what_is_read(tmp_path: Path) -> None:
    for name in ("01_qinghe_city.lo.docx", "02_lixi_township.lo.pdf"):
        shutil.copy(FILES / name, tmp_path)
    run("corpus", "accept", "--yes", tmp_path, CI="")
    done = run("corpus", "check", tmp_path)

    assert (done.returncode, done.stdout) == (0, "")
    assert "2 reports, 2 with expected results, 0 failed" in done.stderr


def test_files_of_one_name_have_expectations_of_their_own(tmp_path: Path) -> None:
    shutil.copy(FILES / "01_qinghe_city.lo.docx", tmp_path / "r.docx")
    shutil.copy(CITY, tmp_path / "r.txt")
    run("corpus", "accept", "--yes", tmp_path, CI="")

    assert sorted(path.name for path in tmp_path.glob("*.json")) == ["r.docx.json", "r.txt.json"]
    assert run("corpus", "check", tmp_path).returncode == 0
    assert run("corpus", "accept", tmp_path, CI="").stdout == ""


def test_figures_expected_by_hand_are_for_all_files_of_the_name(tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text('{"expected": {"applications.new.total": 0}}')
    for name in ("r.docx", "r.txt"):
        assert expectation_of(tmp_path / name) == tmp_path / "r.json"


def test_files_of_other_kinds_are_counted(tmp_path: Path) -> None:
    shutil.copy(CLEAN, tmp_path / "r.txt")
    (tmp_path / "scan.jpg").write_bytes(b"")
    done = run("corpus", "check", tmp_path, "--lang", "zh")

    assert "按文件名或内容略过 1 个文件" in done.stderr


def test_an_expectation_that_is_not_json_in_chinese(folder: Path) -> None:
    (folder / "clean.json").write_text("{", "utf-8")
    done = run("corpus", "check", folder / "clean.txt", "--lang", "zh")

    assert done.stdout == (
        f"{folder}/clean.txt：与预期结果不符：{folder}/clean.json：第 1 行第 2 列不是有效的 JSON\n"
    )


def test_nothing_to_score(folder: Path) -> None:
    (folder / "broken.txt").unlink()
    (folder / "clean.json").write_text('{"expected": {}}', "utf-8")

    assert run("corpus", "score", folder).returncode == 2


def test_plugin_has_a_test_for_each_report(folder: Path, pytester: pytest.Pytester) -> None:
    _expect_one_more(folder)
    done = pytester.runpytest_subprocess("--reportparse-corpus", str(folder), "-v", "-rf")

    done.assert_outcomes(passed=1, failed=2)
    done.stdout.fnmatch_lines(
        [
            "*city.txt::reportparse PASSED*",
            "*clean.txt::reportparse FAILED*",
            "golden: applications.new.total is 0, not 1",
        ]
    )


def test_plugin_beside_other_tests(folder: Path, pytester: pytest.Pytester) -> None:
    (folder / "broken.txt").unlink()
    pytester.makepyfile("def test_other(): pass")
    done = pytester.runpytest_subprocess(
        "--reportparse-corpus", str(folder), str(pytester.path), str(folder)
    )

    done.assert_outcomes(passed=3)


def test_plugin_names_a_folder_that_is_not_there(pytester: pytest.Pytester) -> None:
    done = pytester.runpytest_subprocess("--reportparse-corpus", "nowhere")

    assert done.ret == pytest.ExitCode.USAGE_ERROR
    done.stderr.fnmatch_lines(["*--reportparse-corpus: nowhere: no such file or folder*"])


def test_plugin_says_what_must_be_installed(folder: Path, pytester: pytest.Pytester) -> None:
    pytester.makeconftest("import sys\nsys.modules['jsonschema'] = None")
    done = pytester.runpytest_subprocess("--reportparse-corpus", str(folder))

    done.assert_outcomes(failed=3)
    done.stdout.fnmatch_lines(['*pip install "reportparse?testing?"*'])
    done.stdout.no_fnmatch_line("*Traceback*")
    done.stdout.no_fnmatch_line("*raise *")


def test_plugin_does_nothing_unasked(folder: Path, pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        "import sys\ndef test_not_imported(): assert 'reportparse' not in sys.modules"
    )
    shutil.copy(folder / "clean.txt", pytester.path)

    pytester.runpytest_subprocess().assert_outcomes(passed=1)


@pytest.mark.parametrize("name", ["build", ".hidden", "a[1]", "a::b"])
def test_plugin_tests_folders_that_pytest_leaves_out(
    folder: Path, pytester: pytest.Pytester, name: str
) -> None:
    _expect_one_more(folder)
    folder.rename(folder.with_name(name))
    done = pytester.runpytest_subprocess("--reportparse-corpus", folder.with_name(name))

    done.assert_outcomes(passed=1, failed=2)


def test_plugin_follows_a_link_to_the_folder(folder: Path, pytester: pytest.Pytester) -> None:
    link = folder.with_name("link")
    link.symlink_to(folder)
    done = pytester.runpytest_subprocess("--reportparse-corpus", link)

    done.assert_outcomes(passed=2, failed=1)


def test_plugin_refuses_a_folder_without_reports(tmp_path: Path, pytester: pytest.Pytester) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    done = pytester.runpytest_subprocess("--reportparse-corpus", empty)

    assert done.ret == pytest.ExitCode.USAGE_ERROR
    done.stderr.fnmatch_lines(["*no report in*empty*"])


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("false", "applications.new.total is 0, not false"),
        ('"0"', 'applications.new.total is 0, not "0"'),
        ("0.0", "applications.new.total is 0, not 0.0"),
        ('0, "total": 0', "the key 'total' occurs twice"),
    ],
)
def test_a_golden_is_compared_type_by_type(folder: Path, value: str, message: str) -> None:
    golden = folder / "clean.json"
    data = json.loads(golden.read_bytes())
    data["applications"]["new"]["total"] = "HERE"
    golden.write_text(json.dumps(data).replace('"HERE"', value), "utf-8")
    done = run("corpus", "check", folder / "clean.txt")

    assert done.returncode == 1
    assert message in done.stdout


def test_a_golden_in_another_encoding_can_be_replaced(folder: Path) -> None:
    golden = folder / "clean.json"
    text = golden.read_text("utf-8").replace('"year": 2023', '"year": 1999')
    golden.write_text(text, "utf-16")
    done = run("corpus", "accept", "--yes", folder / "clean.txt", CI="")

    assert done.returncode == 0, done.stderr
    assert run("corpus", "check", folder / "clean.txt").returncode == 0
    assert sorted(path.name for path in folder.iterdir() if "json" not in path.suffix) == [
        "broken.txt",
        "city.txt",
        "clean.txt",
    ]
