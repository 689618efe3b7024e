# SPDX-License-Identifier: MIT
"""The command line as people use it: files, `-`, pipes, broken input, interrupts."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from rich.console import Console

import reportparse
from reportparse.output.report_text import print_report
from tests.conftest import CORPUS, LAYOUTS, ROOT, read
from tests.laws.finds import finds

CLEAN = CORPUS / "disclosure_2021" / "township_zeros.txt"
CITY = CORPUS / "disclosure_2021" / "city_thousands.txt"
FAULTY = CORPUS / "disclosure_2021" / "county_with_faults.txt"

COMMAND = [sys.executable, "-m", "reportparse"]
ENVIRONMENT = os.environ | {"LC_ALL": "C.UTF-8", "NO_COLOR": "1", "COLUMNS": "100"}


def run(
    *arguments: str | Path, text: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        input=text,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=ENVIRONMENT | environment,
    )


def test_one_file_gives_one_object() -> None:
    done = run("parse", CLEAN)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith('{\n  "schema_version"')
    report = reportparse.from_json(done.stdout)
    assert report == reportparse.parse_file(CLEAN)
    assert (report.source.name, report.source.encoding) == (str(CLEAN), "utf-8")
    assert "provenance" not in json.loads(done.stdout)


def test_provenance() -> None:
    done = run("parse", "--provenance", CITY)

    assert reportparse.from_json(done.stdout).provenance == reportparse.parse_file(CITY).provenance


@pytest.mark.parametrize("arguments", [["parse"], ["parse", "-"]])
def test_standard_input(arguments: list[str]) -> None:
    done = run(*arguments, text=read(CLEAN))

    assert done.returncode == 0
    assert reportparse.from_json(done.stdout) == reportparse.parse_file(CLEAN)


def test_several_files_give_a_line_each_in_order(tmp_path: Path) -> None:
    missing, undecodable = tmp_path / "missing.txt", tmp_path / "gbk.txt"
    undecodable.write_bytes("一\n".encode() + "规章".encode("gb18030"))
    done = run("parse", CITY, missing, undecodable, tmp_path, CLEAN)

    assert done.returncode == 2
    names = [json.loads(line)["source"]["name"] for line in done.stdout.splitlines()]
    assert names == [str(CITY), str(CLEAN)]
    errors = done.stderr.splitlines()
    assert len(errors) == 3
    assert errors[0] == f"reportparse: {missing}: No such file or directory"
    assert errors[1] == (
        f"reportparse: {undecodable}: cannot decode byte 0xb9 at offset 4 (line 2) as UTF-8; "
        "check the encoding of the file, or name it with --encoding"
    )
    assert (
        errors[2]
        == f"reportparse: {tmp_path}: this is a folder; check, view, sum and dataset take folders"
    )


def test_problems_set_the_status_and_go_to_stderr() -> None:
    done = run("parse", FAULTY)

    assert done.returncode == 1
    assert done.stderr == f"reportparse: {FAULTY}: 4 errors among 6 findings\n"
    assert len(json.loads(done.stdout)["diagnostics"]) == 6


def test_strict_leaves_out_what_has_errors() -> None:
    done = run("parse", "--strict", FAULTY, CLEAN)

    assert done.returncode == 1
    (line,) = done.stdout.splitlines()
    assert json.loads(line)["source"]["name"] == str(CLEAN)


def test_json_for_several_is_refused() -> None:
    done = run("parse", "--format", "json", CLEAN, CITY)

    assert (done.returncode, done.stdout) == (2, "")
    assert "ndjson" in done.stderr


def test_language() -> None:
    assert "缺少一行" in run("parse", FAULTY, "--lang", "zh").stdout
    assert "lacks the row" in run("parse", FAULTY, LC_ALL="en_US.UTF-8").stdout
    assert "缺少一行" in run("parse", FAULTY, LC_ALL="zh_CN.UTF-8").stdout


def test_output_is_written_whole(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("old")
    target.chmod(0o640)
    done = run("parse", CLEAN, "-o", target)

    assert (done.returncode, done.stdout) == (0, "")
    assert reportparse.from_json(target.read_bytes()) == reportparse.parse_file(CLEAN)
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [target]


def test_output_that_cannot_be_written(tmp_path: Path) -> None:
    done = run("parse", CLEAN, "-o", tmp_path / "no" / "out.json")

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "No such file or directory" in done.stderr


def test_an_interrupt_leaves_the_old_output(tmp_path: Path) -> None:
    target = tmp_path / "out.ndjson"
    target.write_text("old")
    # Where the tests run in the background interrupts are ignored, and programs inherit that.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(
        [*COMMAND, "parse", str(CLEAN), "-", "-o", str(target)],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
        start_new_session=True,
    ) as process:
        deadline = time.monotonic() + 30
        while len(list(tmp_path.iterdir())) < 2 and time.monotonic() < deadline:
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)

    # Python ends by the signal itself where it was interrupted while it ran a text as code, as
    # some libraries do at their import; a shell gives both as 130.
    assert process.returncode in (130, -signal.SIGINT)
    assert errors.decode() == "reportparse: interrupted\n"
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("language", "said"), [("en", "reportparse: interrupted\n"), ("zh", "reportparse: 已中断\n")]
)
def test_an_interrupt_is_met_while_the_program_starts(language: str, said: str) -> None:
    interrupting = (
        "import sys\n"
        "class Finder:\n"
        "    def find_spec(self, name, path, target=None):\n"
        "        if name == 'reportparse.cli.group': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Finder())\n"
        f"sys.argv = ['reportparse', 'parse', '--lang', '{language}']\n"
        "from reportparse.cli import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", interrupting],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=ENVIRONMENT,
    )

    assert (done.returncode, done.stdout, done.stderr) == (130, "", said)


def test_a_reader_that_goes_away_is_no_fault() -> None:
    files = " ".join([str(CITY)] * 40)
    done = subprocess.run(
        ["bash", "-c", f"{' '.join(COMMAND)} parse {files} | head -c 1"],
        capture_output=True,
        check=False,
        env=ENVIRONMENT,
    )

    assert (done.stdout, done.stderr) == (b"{", b"")


def test_show() -> None:
    done = run("show", FAULTY, "--lang", "en")

    assert done.returncode == 1
    assert "石桥县教育局2024年度政府信息公开工作年度报告" in done.stdout
    lines = done.stdout.splitlines()
    at = next(i for i, line in enumerate(lines) if "[number-unreadable]" in line)
    assert lines[at].startswith(f"{FAULTY}:27:23: error")
    # The caret is below 12O; Chinese characters are two columns wide.
    before = lines[at + 2].index("^")
    assert lines[at + 2].count("^") == 3
    assert _columns(lines[at + 1][: lines[at + 1].index("12O")]) == before
    assert "—" in done.stdout


def _columns(text: str) -> int:
    return sum(2 if ord(char) > 0x2E80 else 1 for char in text)


@pytest.mark.parametrize("width", [16, 30, 60, 200])
def test_figures_are_never_cut(width: int) -> None:
    """What does not fit beside the other columns comes below them."""
    out = io.StringIO()
    report = reportparse.parse_file(CITY)

    print_report(Console(file=out, width=width), report, "zh")

    shown = re.findall(r"[0-9.]{3,}(?= |$)", out.getvalue(), re.MULTILINE)
    printed = {str(value) for _, value in report.figures() if value is not None}
    assert {text for text in printed if re.fullmatch(r"[0-9.]{3,}", text)} <= set(shown)


def test_show_prints_no_control_signs() -> None:
    done = run("show", text="一、\x1b[31m标题\n1、\x07甲\n3.乙\n")

    assert "\x1b" not in done.stdout
    assert "\x07" not in done.stdout


def test_format() -> None:
    done = run("format", CITY)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == reportparse.unparse(reportparse.parse_file(CITY))


def test_format_check(tmp_path: Path) -> None:
    canonical = tmp_path / "a.txt"
    canonical.write_text(reportparse.unparse(reportparse.parse_file(CITY)), "utf-8")

    assert run("format", "--check", canonical).returncode == 0
    done = run("format", "--check", canonical, CITY)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == f"reportparse: {CITY}: not canonical\n"


def test_format_in_place(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_bytes(CITY.read_bytes())
    bad.write_bytes(FAULTY.read_bytes())
    done = run("format", "-i", good, bad)

    assert done.returncode == 1
    assert good.read_text("utf-8") == reportparse.unparse(reportparse.parse_file(CITY))
    assert bad.read_bytes() == FAULTY.read_bytes()
    assert re.search(r"not written back: figures would be lost \(line [0-9]+\)", done.stderr)


@pytest.mark.parametrize("arguments", [["-i"], ["-i", "-"], ["-i", "--check", "x"], ["--nonsense"]])
def test_format_used_wrongly(arguments: list[str]) -> None:
    done = run("format", *arguments)

    assert (done.returncode, done.stdout) == (2, "")


def test_schema() -> None:
    done = run("schema")

    assert json.loads(done.stdout) == reportparse.json_schema()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str) -> None:
    done = run("completion", shell)

    assert done.returncode == 0
    assert "_REPORTPARSE_COMPLETE" in done.stdout


def test_version_and_help() -> None:
    assert run("--version").stdout == f"reportparse, version {reportparse.__version__}\n"
    help_text = run("--help").stdout
    assert all(name in help_text for name in ("parse", "show", "format", "schema", "completion"))
    assert run("nonsense").returncode == 2


def test_nothing_to_write_leaves_the_old_output(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("old")

    assert run("parse", tmp_path / "missing.txt", "-o", target).returncode == 2
    done = run("parse", "--strict", FAULTY, "-o", target)
    assert (done.returncode, "1 report with errors not written" in done.stderr) == (1, True)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_the_output_is_no_input(tmp_path: Path) -> None:
    text = tmp_path / "report.txt"
    text.write_bytes(CLEAN.read_bytes())
    done = run("parse", CITY, text, "-o", text)

    assert (done.returncode, done.stdout) == (2, "")
    assert text.read_bytes() == CLEAN.read_bytes()


def test_a_pipe_with_a_name_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        assert run("parse", CLEAN, "-o", pipe).returncode == 0
        out, _ = reader.communicate(timeout=30)

    assert reportparse.from_json(out) == reportparse.parse_file(CLEAN)
    assert pipe.is_fifo()


def test_what_is_no_report_is_not_written_back(tmp_path: Path) -> None:
    text = tmp_path / "notes.md"
    text.write_text("# a\n\n    b\n")
    done = run("format", "-i", text)

    assert done.returncode == 1
    assert "not an annual report" in done.stderr
    assert text.read_text() == "# a\n\n    b\n"
    assert run("format", text).stdout == ""


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="there is no full device")
@pytest.mark.parametrize("command", ["parse", "show", "format"])
def test_a_full_disk_is_said_in_one_line(command: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, command, str(CLEAN)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env=ENVIRONMENT,
        )

    assert done.returncode == 2
    assert done.stderr == b"Error: No space left on device\n"


@pytest.mark.parametrize("command", ["parse", "show", "format"])
def test_a_closed_pipe_is_no_failure(command: str) -> None:
    line = f"set -o pipefail; {' '.join(COMMAND)} {command} {CLEAN} | true"
    done = subprocess.run(["bash", "-c", line], capture_output=True, check=False, env=ENVIRONMENT)

    assert (done.returncode, done.stderr) == (0, b"")


def test_show_where_chinese_cannot_be_printed() -> None:
    done = run("show", CLEAN, PYTHONIOENCODING="ascii")

    assert (done.returncode, done.stderr) == (0, "")
    assert "?" in done.stdout


def test_format_writes_nothing_that_would_not_read_back(tmp_path: Path) -> None:
    find = next(one for one in finds() if one.open and "title" in one.open)
    page = tmp_path / "page.txt"
    page.write_text(find.text, "utf-8")
    done = run("format", page)

    assert (done.returncode, done.stdout) == (2, "")
    assert "would not read back as the same report; nothing was written" in done.stderr


def test_schema_of_a_form_that_is_not_known() -> None:
    done = run("schema", "--form", "1999")

    assert done.returncode == 2
    assert "there is no form '1999'; known are 2021, 2019, 2014" in done.stderr


@pytest.mark.parametrize("command", ["parse", "show", "text", "format"])
def test_a_folder_is_named_as_one(command: str, tmp_path: Path) -> None:
    done = run(command, tmp_path, CLEAN)

    assert done.returncode == 2
    assert f"{tmp_path}: this is a folder; check, view, sum and dataset take folders" in done.stderr
    assert done.stdout


def test_schema_of_a_form_and_of_findings_is_too_much() -> None:
    done = run("schema", "--form", "2021", "--findings")

    assert done.returncode == 2
    assert "--form and --findings exclude each other" in done.stderr


def test_score_says_how_a_folder_is_read(tmp_path: Path) -> None:
    shutil.copy(LAYOUTS / "338.txt", tmp_path)
    shutil.copy(LAYOUTS / "317.txt", tmp_path)
    shutil.copy(LAYOUTS / "338.json", tmp_path)
    done = run("corpus", "score", str(tmp_path), "--format", "json")

    data = json.loads(done.stdout)
    assert done.returncode == 0
    assert data["sum"]["expected"] == 25
    assert data["sum"]["exact"] == 22
    assert data["sum"]["flagged_paths"][0] == "338.txt: applications.new.total"
    text = run("corpus", "score", str(tmp_path)).stdout
    assert text.splitlines()[-1].split() == ["sum", "25", "22", "3", "0"]
    assert run("corpus", "score", str(tmp_path), "--floor", "0.99").returncode == 1


def test_score_finds_what_is_silently_wrong(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes((LAYOUTS / "355.txt").read_bytes())
    (tmp_path / "a.json").write_text('{"expected": {"proactive.rules.issued": 4711}}')
    done = run("corpus", "score", str(tmp_path), "--format", "json")

    assert done.returncode == 1
    assert json.loads(done.stdout)["sum"]["silent_paths"] == ["a.txt: proactive.rules.issued"]


def test_score_reads_whole_reports_as_expected() -> None:
    folder = ROOT / "corpus" / "statistics_2014"
    done = run("corpus", "score", str(folder), "--format", "json")

    assert done.returncode == 0
    assert json.loads(done.stdout)["sum"]["share"] == 1.0


@pytest.mark.parametrize(
    ("expected", "message"),
    [
        ("{", "a.json"),
        ('{"expected": []}', "expected is not an object"),
        ('{"expected": {"proactive.rules.issued": "x", "b": true}}', "b: True is not a figure"),
    ],
)
def test_score_names_a_broken_file(tmp_path: Path, expected: str, message: str) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "a.json").write_text(expected)
    done = run("corpus", "score", str(tmp_path))

    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_score_of_nothing(tmp_path: Path) -> None:
    assert run("corpus", "score", str(tmp_path)).returncode == 2
    assert "not a folder" in run("corpus", "score", str(tmp_path / "none")).stderr


PAGE = (
    "<html><body><h1>某县2024年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>无。</p>"
    "<p>二、主动公开政府信息情况</p><table><tr><td>信息内容</td><td>本年处理决定数量</td></tr>"
    "<tr><td>行政许可</td><td>12O</td></tr></table></body></html>"
)


def test_a_page_is_read_and_its_problems_say_where_they_are(tmp_path: Path) -> None:
    page = tmp_path / "年报.html"
    page.write_text(PAGE, "utf-8")
    parsed = run("parse", page, "--provenance")
    shown = run("show", page, "--lang", "en")

    report = json.loads(parsed.stdout)
    assert report["source"]["format"] == "html"
    found = next(
        finding for finding in report["diagnostics"] if finding["code"] == "number-unreadable"
    )
    assert found["in_file"] == {"line": 1, "column": PAGE.index("<td>12O") + 1}
    assert f"column {PAGE.index('<td>12O') + 1} of the page's source" in shown.stdout


def test_text_prints_what_a_file_is_read_as(tmp_path: Path) -> None:
    page = tmp_path / "page"
    page.write_text(PAGE, "gb18030")
    done = run("text", page)

    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == "| 行政许可 | 12O |"
    again = run("text", "-", text=done.stdout)
    assert again.stdout == done.stdout


def test_the_encoding_can_be_named(tmp_path: Path) -> None:
    file = tmp_path / "big5.txt"
    file.write_bytes("臨江市".encode("big5"))

    assert run("text", file, "--encoding", "big5").stdout == "臨江市"
    refused = run("text", file, "--encoding", "klingon")
    assert refused.returncode == 2
    assert "no encoding is called 'klingon'" in refused.stderr


def test_what_is_not_read_is_named_and_the_others_follow(tmp_path: Path) -> None:
    old = tmp_path / "old.doc"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100))
    done = run("parse", old, CLEAN)

    assert done.returncode == 2
    assert f"{old}: this is an old Office file" in done.stderr
    assert len(done.stdout.splitlines()) == 1


def test_only_text_in_utf8_is_written_back(tmp_path: Path) -> None:
    page, text = tmp_path / "page.html", tmp_path / "text.txt"
    page.write_text(PAGE.replace("12O", "120"), "utf-8")
    text.write_bytes(CITY.read_bytes().decode().encode("gb18030"))
    before = page.read_bytes(), text.read_bytes()
    done = run("format", "-i", page, text, "--lang", "en")

    assert done.returncode == 1
    assert "not text but HTML" in done.stderr
    assert "encoded in gb18030, not UTF-8" in done.stderr
    assert (page.read_bytes(), text.read_bytes()) == before


def test_a_number_that_canonical_text_would_lack_keeps_the_file_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    text = CITY.read_text("utf-8")
    file.write_text(text.replace("行政强制", "行政强制（另有4321件未计入）", 1), "utf-8")
    done = run("format", "-i", file)

    assert done.returncode == 1
    line = text[: text.index("行政强制")].count("\n") + 1
    assert f"the number 4321 would be lost (line {line})" in done.stderr
    assert "4321" in file.read_text("utf-8")


def test_sarif_has_lines_of_the_page_itself(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGE, "utf-8")
    log = json.loads(run("check", page, "--format", "sarif", "--lang", "en").stdout)
    found = [
        result for result in log["runs"][0]["results"] if result["ruleId"] == "number-unreadable"
    ]

    region = found[0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (1, PAGE.index("<td>12O") + 1)
    github = run("check", page, "--format", "github").stdout
    assert f"line=1,endLine=1,col={PAGE.index('<td>12O') + 1}" in github


def test_pdf_and_docx_have_no_lines_but_places() -> None:
    made = CORPUS / "files" / "made"
    for name, words in (("scanned.pdf", "OCR"), ("missing.docx", "No such file")):
        assert words in run("show", made / name).stderr
    log = run("check", made / "08_shuanghe_county.lo.docx", "--format", "sarif", "--lang", "en")
    results = json.loads(log.stdout)["runs"][0]["results"]
    for result in results:
        assert "region" not in result["locations"][0]["physicalLocation"]
