# SPDX-License-Identifier: MIT
"""`reportparse check` and `explain` as people use them."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner

import reportparse
from reportparse.checks.groups import Family
from reportparse.cli import checking
from reportparse.cli.group import group
from tests.cli.test_commands import CLEAN, FAULTY, run
from tests.conftest import CORPUS, ROOT
from tests.makers.rule_package import CODE, rule_package

CHECKS = CORPUS / "checks"
PROSE = CHECKS / "mention-differs" / "forestry_2024.txt"
SUMS = CHECKS / "applicants-differ" / "forestry_2024.txt"


@pytest.mark.parametrize(
    ("other", "comparison", "whose"),
    [
        (
            "consistent/township_2019.txt",
            "other-agency",
            "is of 青石县白河镇人民政府; it should be of",
        ),
        ("previous-differs/previous.txt", "other-year", "is on 2022; it should be on 2023"),
    ],
)
def test_a_report_that_is_not_last_years_is_not_called_compared(
    other: str, comparison: str, whose: str
) -> None:
    done = run(
        *("check", CHECKS / "consistent" / "forestry_2024.txt", "--previous", CHECKS / other),
        *("--lang", "en", "--format", "json"),
    )

    found = json.loads(done.stdout)
    (report,) = found["reports"]
    assert (report["comparison"], report["previous"]) == (comparison, None)
    assert found["comparisons"] == {"compared": 0, comparison: 1}
    (finding,) = report["diagnostics"]
    assert finding["code"] == "previous-differs"
    assert whose in finding["message"]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ((), 2),
        (("--select", CODE), 2),
        (("--select", "balance-differs"), 0),
        (("--ignore", CODE), 0),
    ],
)
def test_a_rule_that_fails_counts_if_it_is_asked_for(
    arguments: tuple[str, ...], status: int, tmp_path: Path
) -> None:
    report = CHECKS / "consistent" / "forestry_2024.txt"
    done = run("check", report, *arguments, "--lang", "en", PYTHONPATH=rule_package(tmp_path, 2024))

    assert done.returncode == status
    assert (f"the rule {CODE!r} failed" in done.stderr) == (status == 2)


@pytest.mark.parametrize(
    ("owner", "name"),
    [(checking, "parse_source"), (Family, "checked_at")],
    ids=["reading", "checking"],
)
def test_ctrl_c_leaves_what_was_checked(
    owner: object, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [tmp_path / f"{number}.txt" for number in range(4)]
    for file in files:
        shutil.copy(SUMS, file)
    _interrupt_second(monkeypatch, owner, name)

    done = CliRunner().invoke(
        group, ["check", *map(str, files), "--format", "json"], standalone_mode=False
    )

    assert done.return_value == 130
    assert "interrupted with 2 files not checked" in done.stderr
    found = json.loads(done.stdout)
    assert [report["source"] for report in found["reports"]] == list(map(str, files[:2]))
    left = [{"source": str(file), "message": "interrupted"} for file in files[2:]]
    assert found["files"]["unreadable"] == left


def test_files_left_at_ctrl_c_are_not_called_unreadable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [tmp_path / f"{number}.txt" for number in range(4)]
    for file in files:
        shutil.copy(SUMS, file)
    _interrupt_second(monkeypatch, checking, "parse_source")

    done = CliRunner().invoke(
        group, ["check", *map(str, files), "--lang", "en"], standalone_mode=False
    )

    left = "unreadable 0, passed over by name or content 0, left when interrupted 2"
    assert f"files not checked: {left}" in done.stdout


def _interrupt_second(monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> None:
    """Press Ctrl-C during the second call of a function."""
    calls: list[object] = []
    called = getattr(owner, name)

    def interrupting(*arguments: Any, **named: Any) -> Any:
        calls.append(arguments)
        if len(calls) == 2:
            signal.raise_signal(signal.SIGINT)
        return called(*arguments, **named)

    monkeypatch.setattr(owner, name, interrupting)


@pytest.mark.parametrize(
    ("language", "start", "hint", "reasons"),
    [
        (
            "en",
            "undecided: ",
            " (--verbose says why)",
            ("no report of 青", "a value to compare is"),
        ),
        (
            "zh",
            "无法判断 ",
            "（--verbose 列出原因）",
            ("没有读到“青石县林业局”", "缺少要比较的数据"),
        ),
    ],
)
def test_text_says_why_checks_are_undecided(
    language: str, start: str, hint: str, reasons: tuple[str, str], tmp_path: Path
) -> None:
    report = tmp_path / "2024.txt"
    text = (CHECKS / "consistent" / "forestry_2024.txt").read_text("utf-8")
    report.write_text(reportparse.edit(text, "applications.new.total", None), "utf-8")

    short = run("check", report, "--lang", language).stdout.splitlines()
    long = run("check", report, "--lang", language, "--verbose").stdout.splitlines()

    (summary,) = [line.removesuffix(hint) for line in short if line.endswith(hint)]
    assert summary in long
    said = [line.removeprefix(start) for line in long if line.startswith(start)]
    numbers = [int(line.partition(":" if language == "en" else " 处")[0]) for line in said]
    assert summary.endswith(f"{start}{sum(numbers)}")
    assert all(reason in line for reason, line in zip(reasons, said, strict=True))


def test_text_shows_the_place_the_line_and_the_other_places() -> None:
    done = run("check", PROSE, "--lang", "zh")

    assert done.returncode == 0
    head, first, line, caret, related, other, other_caret, hint, summary, last = (
        done.stdout.splitlines()
    )
    assert head == f"{PROSE}  青石县林业局 2024  警告 1  未与上一年度比较：没有读到上一年度报告"
    assert last == "与上一年度报告比较的 0 份，未比较的 1 份（没有读到上一年度报告 1）"
    assert first.startswith("  3:39 警告 文中称“551件”")
    assert first.endswith("[mention-differs]")
    assert "政府信息公开申请551件" in line
    # Signs before the caret are two columns wide, but for the digits and the opening ….
    assert caret.index("^") == 4 + sum(
        1 if one.isascii() else 2 for one in line[4:].split("551")[0]
    ) - (1 if "…" in line.split("551")[0] else 0)
    assert caret.count("^") == 5
    assert related.strip().startswith("· 23:60 ")
    assert "一、本年新收政府信息公开申请数量" in other
    assert other_caret.strip() == "^^^"
    assert hint.strip().startswith("→ ")
    assert summary.startswith("1 份报告：错误 0，警告 1，提示 0；")


def test_errors_give_status_1() -> None:
    done = run("check", SUMS, "--lang", "en")

    assert done.returncode == 1
    assert "if 申请情况→部分公开→总计 were 14, not 13" in done.stdout


@pytest.mark.parametrize(
    ("level", "path", "status"),
    [
        ("error", PROSE, 0),
        ("warning", PROSE, 1),
        ("never", SUMS, 0),
        ("error", SUMS, 1),
        ("warning", CHECKS / "section-renamed" / "forestry_2024.txt", 0),
    ],
)
def test_fail_on(level: str, path: Path, status: int) -> None:
    assert run("check", path, "--fail-on", level).returncode == status


def test_select_and_ignore() -> None:
    def codes(*arguments: str) -> set[str]:
        done = run("check", SUMS, FAULTY, "--format", "json", *arguments)
        reports = json.loads(done.stdout)["reports"]
        return {finding["code"] for report in reports for finding in report["diagnostics"]}

    assert codes("--select", "applicants-differ") == {"applicants-differ"}
    both = codes("--select", "applicants-differ,row-missing", "--select", "row-repeated")
    assert both == {"applicants-differ", "row-missing", "row-repeated"}
    assert "applicants-differ" not in codes("--ignore", "applicants-differ")
    assert "row-missing" in codes("--ignore", "applicants-differ")


def test_an_unknown_code_is_named_with_those_like_it() -> None:
    done = run("check", SUMS, "--select", "applicant-differs")

    assert done.returncode == 2
    assert "there is no code 'applicant-differs'; did you mean applicants-differ" in done.stderr


def test_a_folder_finds_its_years() -> None:
    done = run("check", CHECKS / "carried-in-differs", "--format", "ndjson")

    first, second = map(json.loads, done.stdout.splitlines())
    assert (first["year"], first["previous"]) == (2023, None)
    assert second["previous"] == str(CHECKS / "carried-in-differs" / "forestry_2023.txt")
    codes = {finding["code"] for finding in second["diagnostics"]}
    assert codes == {"carried-in-differs"}
    (other,) = second["diagnostics"][0]["related"]
    assert other["source"] == second["previous"]


def test_previous_and_parent() -> None:
    folder = CHECKS / "carried-in-differs"
    previous = run(
        "check", folder / "forestry_2024.txt", "--previous", folder / "forestry_2023.txt"
    )
    family = CHECKS / "children-differ"
    parent = run(
        *("check", family / "forestry.txt", family / "water.txt"),
        *("--parent", family / "parent.txt", "--fail-on", "warning"),
    )

    assert previous.returncode == 1
    assert "carried-in-differs" in previous.stdout
    assert parent.returncode == 1
    assert "children-differ" in parent.stdout


@pytest.mark.parametrize(
    ("language", "message"),
    [("zh", "--parent 就是所核对的报告"), ("en", "--parent is the report that is checked")],
)
def test_a_report_does_not_sum_up_itself(language: str, message: str, tmp_path: Path) -> None:
    parent = tmp_path / "parent.txt"
    parent.write_bytes((CHECKS / "children-differ" / "parent.txt").read_bytes())

    for given in (parent, tmp_path):
        done = run("check", given, "--parent", parent, "--lang", language)
        assert (done.returncode, message in done.stderr) == (2, True)


def test_a_child_that_cannot_be_read_leaves_the_parent_undecided(tmp_path: Path) -> None:
    family = CHECKS / "children-differ"
    missing = tmp_path / "missing.txt"
    done = run(
        *("check", family / "forestry.txt", missing, "--parent", family / "parent.txt"),
        *("--format", "json"),
    )

    assert done.returncode == 2
    assert str(missing) in done.stderr
    parent = json.loads(done.stdout)["reports"][-1]
    statuses = {check["status"] for check in parent["checks"] if check["rule"] == "children-differ"}
    assert statuses == {"undecided"}


def test_previous_takes_one_input() -> None:
    done = run("check", SUMS, PROSE, "--previous", CLEAN)

    assert done.returncode == 2
    assert "--previous takes one input" in done.stderr


def test_a_folder_without_reports(tmp_path: Path) -> None:
    done = run("check", tmp_path)

    assert done.returncode == 2
    assert "no file in this folder ends in any of .txt" in done.stderr


def test_standard_input() -> None:
    done = run("check", "-", text=SUMS.read_text("utf-8"), LC_ALL="C.UTF-8")
    github = run("check", "--format", "github", text=SUMS.read_text("utf-8"))

    assert done.stdout.startswith("<stdin>  青石县林业局 2024  errors 2")
    assert "\n  26:64 error" in done.stdout
    assert github.stdout.startswith("::error file=stdin,line=26,endLine=26,col=64,endColumn=65,")


@pytest.fixture(scope="module")
def sarif_schema() -> Any:
    text = (ROOT / "tests" / "data" / "sarif-2.1.0.schema.json").read_text("utf-8")
    return jsonschema.Draft4Validator(json.loads(text))


@pytest.mark.parametrize(
    "path", [CHECKS, CORPUS / "layouts", CLEAN], ids=["checks", "layouts", "clean"]
)
def test_sarif_is_of_its_schema(path: Path, sarif_schema: Any) -> None:
    log = json.loads(run("check", path, "--format", "sarif").stdout)

    assert list(sarif_schema.iter_errors(log)) == []
    (sarif,) = log["runs"]
    assert sarif["columnKind"] == "unicodeCodePoints"
    rules = [rule["id"] for rule in sarif["tool"]["driver"]["rules"]]
    for result in sarif["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]


def test_sarif_places_are_those_of_the_text() -> None:
    log = json.loads(run("check", PROSE, "--format", "sarif").stdout)

    (result,) = log["runs"][0]["results"]
    (location,) = result["locations"]
    place = location["physicalLocation"]
    assert place["artifactLocation"] == {
        "uri": os.path.relpath(PROSE, ROOT),
        "uriBaseId": "SRCROOT",
    }
    region = place["region"]
    line = PROSE.read_text("utf-8").split("\n")[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "551件"
    (related,) = result["relatedLocations"]
    assert related["physicalLocation"]["region"]["startLine"] == 23
    assert result["level"] == "warning"


def test_github_shows_the_worst_first_and_says_how_many_it_cut() -> None:
    done = run("check", CORPUS / "layouts", "--format", "github")

    lines = done.stdout.splitlines()
    kinds = [line.split(" ")[0] for line in lines[:-1]]
    assert kinds == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"] * 10
    cut, total = (int(word) for word in lines[-1].split() if word.isdigit())
    everything = run("check", CORPUS / "layouts", "--format", "json").stdout
    summary = json.loads(everything)["summary"]
    assert total == summary["error"] + summary["warning"] + summary["info"]
    assert cut == total - 30


def test_json_is_of_its_schema() -> None:
    schema = json.loads(run("schema", "--findings").stdout)
    done = json.loads(run("check", CHECKS, "--format", "json").stdout)
    validator = jsonschema.Draft202012Validator(schema)

    validator.check_schema(schema)
    validator.validate(done)
    assert done["summary"]["reports"] == len(done["reports"]) > 1
    assert done["summary"]["checks"] == sum(len(report["checks"]) for report in done["reports"])
    done["reports"][0]["checks"][0]["status"] = "perhaps"
    assert not validator.is_valid(done)


def test_ndjson_has_one_of_those_reports_a_line() -> None:
    objects = json.loads(run("check", CHECKS, "--format", "json").stdout)["reports"]
    lines = run("check", CHECKS, "--format", "ndjson").stdout.splitlines()

    assert [json.loads(line) for line in lines] == objects


def test_output_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "found.txt"
    done = run("check", SUMS, "-o", target)

    assert (done.returncode, done.stdout) == (1, "")
    assert "applicants-differ" in target.read_text("utf-8")


def test_checks_in_the_json_of_a_report() -> None:
    done = run("parse", "--check", PROSE)

    data = json.loads(done.stdout)
    assert [finding["code"] for finding in data["diagnostics"]] == ["mention-differs"]
    (failed,) = (check for check in data["checks"] if check["status"] == "fail")
    assert failed == {
        "rule": "mention-differs",
        "path": "applications.new.total",
        "status": "fail",
        "published": 551,
        "computed": 550,
    }
    assert "checks" not in json.loads(run("parse", PROSE).stdout)


def test_explain() -> None:
    zh = run("explain", "balance-differs", "--lang", "zh").stdout
    every = run("explain", "--lang", "en").stdout

    assert "第一项加第二项之和，等于第三项加第四项之和" in zh
    assert "row-missing [error]" in every
    assert "parts-differ [warning]" in every


def test_explain_an_unknown_code() -> None:
    done = run("explain", "row-mising")

    assert done.returncode == 2
    assert "did you mean row-missing" in done.stderr


def test_a_finding_without_a_place_has_none_elsewhere() -> None:
    folder = CHECKS / "previous-differs"
    arguments = ("check", folder / "forestry_2024.txt", "--previous", folder / "previous.txt")

    sarif = json.loads(run(*arguments, "--format", "sarif").stdout)
    github = run(*arguments, "--format", "github").stdout
    text = run(*arguments).stdout

    (result,) = sarif["runs"][0]["results"]
    assert "region" not in result["locations"][0]["physicalLocation"]
    assert "line=" not in github
    assert "\n  warning " in text


def test_the_parent_is_not_its_own_child() -> None:
    folder = CHECKS / "consistent_family"
    done = run("check", folder, folder, "--parent", folder / "parent.txt", "--format", "json")

    data = json.loads(done.stdout)
    assert [Path(report["source"]).name for report in data["reports"]] == [
        "forestry.txt",
        "water.txt",
        "parent.txt",
    ]
    assert data["summary"]["fail"] == 0


def test_a_child_of_another_year_is_missing(tmp_path: Path) -> None:
    folder = CHECKS / "consistent_family"
    other = tmp_path / "forestry.txt"
    other.write_text(
        (folder / "forestry.txt").read_text("utf-8").replace("2024年", "2023年"), "utf-8"
    )
    done = run(
        *("check", other, folder / "water.txt", "--parent", folder / "parent.txt"),
        *("--format", "json"),
    )

    parent = json.loads(done.stdout)["reports"][-1]
    statuses = {check["status"] for check in parent["checks"] if check["rule"] == "children-differ"}
    assert statuses == {"undecided"}


def test_last_years_report_from_standard_input_has_places_of_its_own() -> None:
    folder = CHECKS / "carried-in-differs"
    text = (folder / "forestry_2023.txt").read_text("utf-8")
    done = run("check", folder / "forestry_2024.txt", "--previous", "-", text=text)

    assert "· previous:47:23: " in done.stdout
    assert "| 四、结转下年度继续办理 |  |  | 7 |" in done.stdout


def test_no_name_is_no_folder() -> None:
    done = run("check", "")

    assert done.returncode == 2
    assert "this is a folder" in done.stderr


def test_a_file_name_of_any_bytes_in_sarif(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xff 2024.txt"
    Path(os.fsdecode(name)).write_bytes(PROSE.read_bytes())

    log = json.loads(run("check", tmp_path, "--format", "sarif").stdout)

    (result,) = log["runs"][0]["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.endswith("/%FF%202024.txt")


def test_a_parent_among_the_inputs_keeps_its_years() -> None:
    folder = CHECKS / "carried-in-differs"
    done = run("check", folder, "--parent", folder / "forestry_2024.txt", "--format", "json")

    reports = json.loads(done.stdout)["reports"]
    assert [report["year"] for report in reports] == [2023, 2024]
    assert {finding["code"] for finding in reports[1]["diagnostics"]} == {"carried-in-differs"}


def test_the_status_stands_when_nobody_reads_on() -> None:
    command = f"{sys.executable} -m reportparse check {CHECKS} | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (1, "")


def test_the_parents_other_reports_are_no_agencies_below_it(tmp_path: Path) -> None:
    family = CHECKS / "consistent_family"
    for path in family.glob("*.txt"):
        shutil.copy(path, tmp_path)
    parent = tmp_path / "parent.txt"
    text = parent.read_text("utf-8")
    (tmp_path / "parent.html").write_text(f"<html><body><pre>{text}</pre></body></html>", "utf-8")
    (tmp_path / "last_year.txt").write_text(text.replace("2024", "2023"), "utf-8")
    done = run("check", tmp_path, "--parent", parent, "--format", "json")

    checked = json.loads(done.stdout)["reports"][-1]
    assert checked["source"] == str(parent)
    found = [check["status"] for check in checked["checks"] if check["rule"] == "children-differ"]
    assert len(found) > 100
    assert set(found) == {"pass"}


def test_files_that_are_not_checked_are_named(tmp_path: Path) -> None:
    shutil.copy(SUMS, tmp_path / "2024.shtml")
    for name in ("~$2024.docx", ".hidden.txt", "data.dat"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

    found = run("check", tmp_path, "--format", "json")
    log = json.loads(run("check", tmp_path, "--format", "sarif").stdout)["runs"][0]
    text = run("check", tmp_path, "--verbose", "--lang", "en")

    assert found.returncode == 2
    files = json.loads(found.stdout)["files"]
    over = [str(tmp_path / name) for name in ("data.dat", "~$2024.docx")]
    assert files["passed_over"] == over
    assert [file["source"] for file in files["unreadable"]] == [str(tmp_path / "old.doc")]
    assert "--verbose names them" in found.stderr
    assert f"passed over: {over[0]}" in text.stderr
    assert "files not checked: unreadable 1, passed over by name or content 2" in text.stdout
    (invocation,) = log["invocations"]
    assert not invocation["executionSuccessful"]
    levels = [notification["level"] for notification in invocation["toolExecutionNotifications"]]
    assert levels == ["error", "note", "note"]
    uri = log["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.startswith("file:///")
    assert all(
        "{" not in rule["shortDescription"]["text"] for rule in log["tool"]["driver"]["rules"]
    )


def test_editions_are_a_finding_on_each_and_copies_are_not(tmp_path: Path) -> None:
    text = SUMS.read_text("utf-8")
    (tmp_path / "a.txt").write_text(text, "utf-8")
    (tmp_path / "b.txt").write_text(text.replace("总体情况", "总体情况 "), "utf-8")
    other = reportparse.edit(text, "applications.new.natural_person", 99)
    (tmp_path / "c.txt").write_text(other, "utf-8")

    reports = json.loads(run("check", tmp_path, "--format", "json").stdout)["reports"]

    assert [held_report["same_as"] for held_report in reports] == [
        None,
        str(tmp_path / "a.txt"),
        None,
    ]
    found = [
        [
            finding["path"]
            for finding in report["diagnostics"]
            if finding["code"] == "editions-differ"
        ]
        for report in reports
    ]
    assert found == [["applications.new.natural_person"]] * 3
    assert run("check", tmp_path / "a.txt", tmp_path / "b.txt", "--lang", "en").stdout.count(
        "same figures as"
    )


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "另有 2 个版本"), ("en", "; 2 more editions")]
)
def test_the_last_finding_on_editions_counts_those_beyond_ten(
    tmp_path: Path, language: str, said: str
) -> None:
    text = SUMS.read_text("utf-8")
    for number in range(13):
        edition = reportparse.edit(text, "applications.new.natural_person", 90 + number)
        (tmp_path / f"{number:02}.txt").write_text(edition, "utf-8")

    printed = run("check", tmp_path, "--format", "json", "--lang", language).stdout

    for report in json.loads(printed)["reports"]:
        found = [
            finding["message"]
            for finding in report["diagnostics"]
            if finding["code"] == "editions-differ"
        ]
        assert [said in message for message in found] == [False] * 9 + [True]


def test_a_register_pairs_and_a_faulty_one_is_refused(tmp_path: Path) -> None:
    folder = shutil.copytree(CHECKS / "carried-in-differs", tmp_path / "in")
    last = folder / "forestry_2023.txt"
    last.write_text(last.read_text("utf-8").replace("青石县林业局", "青石县绿化委"), "utf-8")
    register = tmp_path / "units.csv"
    register.write_text("name,former\n青石县林业局,青石县绿化委(-2023)\n", "utf-8")

    before = run("check", folder, "--lang", "en").stdout
    after = run("check", folder, "--lang", "en", "--agencies", register).stdout

    assert before.splitlines()[-1].endswith(
        "compared with last year's: 0, not compared: 2 (no earlier report 2)"
    )
    assert "compared with last year's: 1, not compared: 1 (no earlier report 1)" in after
    register.write_text("names\n", "utf-8")
    faulty = run("check", folder, "--agencies", register)
    missing = run("check", folder, "--agencies", tmp_path / "none.csv")
    assert (faulty.returncode, missing.returncode) == (2, 2)
    assert f"{register}:1: the column 'names'" in faulty.stderr
    assert "none.csv: No such file" in missing.stderr


def test_a_register_is_proposed(tmp_path: Path) -> None:
    target = tmp_path / "units.csv"
    done = run("agencies", "propose", CHECKS / "consistent", "-o", target)

    assert done.returncode == 0
    assert "3 agencies in 5 reports, 0 without an agency" in done.stderr
    assert run("check", CHECKS / "consistent", "--agencies", target).returncode == 0
    chinese = run("agencies", "propose", CHECKS / "consistent", "--lang", "zh").stdout
    assert chinese.startswith("\ufeff名称,别名,曾用名,代码,级别,类别,上级\n")


PROFILED = CHECKS / "cells-blank"


def test_a_profile_judges_and_is_named() -> None:
    profile = PROFILED / "profile.toml"

    text = run("check", PROFILED, "--profile", profile, "--lang", "zh").stdout
    data = json.loads(run("check", PROFILED, "--profile", profile, "--format", "json").stdout)
    log = json.loads(run("check", PROFILED, "--profile", "guoban-2021", "--format", "sarif").stdout)

    assert "按方案 qingshi-2024（青政办函〔2024〕6号）核对" in text.splitlines()
    (report,) = data["reports"]
    assert report["profile"] == "qingshi-2024"
    (finding,) = report["diagnostics"]
    assert finding["code"] == "cells-blank"
    assert (finding["agency"], finding["year"]) == ("青石县林业局", 2024)
    assert finding["source"] == report["source"]
    (logged,) = log["runs"]
    assert logged["properties"]["profile"]["name"] == "guoban-2021"
    assert logged["invocations"][0]["ruleConfigurationOverrides"] == []


def test_a_profile_in_sarif(tmp_path: Path, sarif_schema: Any) -> None:
    profile = tmp_path / "own.toml"
    profile.write_text(
        'name = "own"\ndocument = "d"\n[rules.mention-differs]\ndocument = "d"\n'
        'severity = "error"\n[rules.figure-leaps]\ndocument = "d"\nenabled = false\n'
    )

    log = json.loads(run("check", PROSE, "--profile", profile, "--format", "sarif").stdout)

    sarif_schema.validate(log)
    assert log["runs"][0]["invocations"][0]["ruleConfigurationOverrides"] == [
        {
            "descriptor": {"id": "mention-differs"},
            "configuration": {"enabled": True, "level": "error"},
        },
        {"descriptor": {"id": "figure-leaps"}, "configuration": {"enabled": False}},
    ]
    assert log["runs"][0]["results"][0]["level"] == "error"


def test_an_optional_rule_that_is_selected_judges() -> None:
    data = json.loads(
        run("check", PROFILED, "--select", "fees-unstated", "--format", "json").stdout
    )

    (report,) = data["reports"]
    assert report["profile"] is None
    assert [finding["code"] for finding in report["diagnostics"]] == ["fees-unstated"]


def test_a_rule_that_is_off_or_has_nothing_to_check_is_named(tmp_path: Path) -> None:
    profile = tmp_path / "own.toml"
    off = '[rules.balance-differs]\nenabled = false\ndocument = "own"\n'
    profile.write_text(f'name = "own"\ndocument = "own"\n{off}[rules.overview-length]\n')
    with profile.open("a") as file:
        file.write('document = "own"\n')

    def said(*arguments: str, language: str = "en") -> list[str]:
        done = run("check", CLEAN, "--profile", profile, *arguments, "--lang", language)
        assert done.returncode == 0
        return [line for line in done.stderr.splitlines() if "passed over" not in line]

    assert said() == said("--select", "outcomes-differ") == said("--select", "width-differs") == []
    (on,) = said("--select", "balance-differs")
    assert on == "reportparse: balance-differs is off in the profile, and on by --select"
    (idle,) = said("--select", "overview-length,prose-alike,outcomes-differ")
    assert idle.startswith("reportparse: nothing to check for overview-length, prose-alike; ")
    assert said("--verbose")[0].startswith("reportparse: nothing to check for overview-length; ")
    chinese = said("--select", "prose-alike,balance-differs", language="zh")
    assert chinese[0] == "reportparse: 方案关闭了 balance-differs；因 --select 仍核对"
    assert chinese[1].startswith("reportparse: 没有可核对内容的规则：prose-alike；")


def test_profiles_are_shown_and_faulty_ones_are_refused(tmp_path: Path) -> None:
    shown = run("profile", "show")
    own = run("profile", "show", PROFILED / "profile.toml")
    faulty = tmp_path / "own.toml"
    faulty.write_text('name = "own"\n')

    assert shown.stdout.startswith('name = "guoban-2021"\n')
    assert '[limits.blanks]\nvalue = "uniform"\n' in own.stdout
    refused = run("check", PROSE, "--profile", faulty)
    assert refused.returncode == 2
    assert refused.stderr == f"Error: {faulty}: needs a text as 'document'\n"
    assert "none.toml: No such file" in run("check", PROSE, "--profile", "none.toml").stderr


def test_numbers_of_persons_are_printed_nowhere_in_full() -> None:
    folder = CHECKS / "personal-data"

    for output_format in ("text", "json", "sarif", "github"):
        done = run("check", folder, "--format", output_format)
        assert "139******78" in done.stdout
        assert "13912345678" not in done.stdout


def test_prose_of_two_agencies_in_a_folder_is_compared(tmp_path: Path) -> None:
    text = (CHECKS / "prose-alike" / "forestry_2024.txt").read_text("utf-8")
    for name in ("林业", "水务", "教育"):
        (tmp_path / f"{name}.txt").write_text(text.replace("林业", name), "utf-8")

    done = run("check", tmp_path, "--format", "json", "--lang", "zh")

    messages = [
        finding["message"]
        for report in json.loads(done.stdout)["reports"]
        for finding in report["diagnostics"]
        if finding["code"] == "prose-alike"
    ]
    assert len(messages) == 6
    assert messages[0].startswith("正文的 95% 与 ")
