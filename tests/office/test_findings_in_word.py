# SPDX-License-Identifier: MIT
"""Findings in Word: comments in the draft, and a list for each agency."""

from __future__ import annotations

import io
import json
from pathlib import Path

import click
import docx
import pytest
from attrs import evolve
from docx.document import Document
from docx.oxml.ns import qn

import reportparse
from reportparse.api import parse_source
from reportparse.checks.results import RULE_ITSELF
from reportparse.cli.checking import family_of
from reportparse.cli.common import Run
from reportparse.diagnostics.collecting import related_place
from reportparse.errors import UnparseError
from reportparse.office import annotating, to_docx
from reportparse.office.annotating import annotated
from reportparse.office.finding_words import described_finding
from reportparse.office.letters import letters as letters_of
from reportparse.readers import read
from reportparse.report.model import Report
from reportparse.text.spans import Place
from tests.conftest import CORPUS

from .common import run

FAULTY = CORPUS / "disclosure_2021/county_with_faults.txt"
MENTION = CORPUS / "checks/mention-differs/forestry_2024.txt"
YEARS = CORPUS / "checks/carried-in-differs"


def bytes_of(document: Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def comments(data: bytes) -> list[tuple[str, str]]:
    """The words that each comment is about, and the first line of the comment."""
    document = docx.Document(io.BytesIO(data))
    words: dict[int, str] = {}
    open_now: set[int] = set()
    for element in document.element.body.iter("{*}commentRangeStart", "{*}commentRangeEnd", "{*}t"):
        if element.tag.endswith("}t"):
            for number in open_now:
                words[number] += element.text or ""
            continue
        number = int(element.get(qn("w:id")))
        words.setdefault(number, "")
        open_now ^= {number}
    return [
        (words[comment.comment_id], comment.text.splitlines()[0]) for comment in document.comments
    ]


def annotate(data: bytes) -> list[tuple[str, str]]:
    """The comments of *data* after it was checked, its text unchanged."""
    report = parse_source(source := read(data))
    findings = (*report.diagnostics, *reportparse.check(report).diagnostics)
    out = annotated(data, source, findings)

    assert read(out).text == source.text
    assert len(comments(out)) == len(findings)
    return comments(out)


def of(path: Path) -> Report:
    return reportparse.parse_file(path)


def test_a_comment_is_at_the_cell_or_the_words_that_it_is_about() -> None:
    ((words, message),) = annotate(to_docx(of(MENTION)))

    assert words == "551件"
    assert message.startswith("警告：文中")
    assert "12O" in [words for words, _ in annotate(to_docx(of(FAULTY)))]


@pytest.mark.parametrize("cuts", [(60,), (40, 41, 58, 59), tuple(range(1, 70))])
def test_words_in_several_runs_are_found(cuts: tuple[int, ...]) -> None:
    document = docx.Document(io.BytesIO(to_docx(of(MENTION))))
    (prose,) = (line for line in document.paragraphs if "551件" in line.text)
    text, style = prose.text, prose.style
    for part in prose.runs:
        part.text = ""
    for start, end in zip((0, *cuts), (*cuts, None), strict=True):
        prose.add_run(text[start:end])
    prose.style = style

    ((words, _),) = annotate(bytes_of(document))
    assert "551件" in words
    assert words == "551件" or len(cuts) > 1


def test_a_run_that_holds_more_than_words_is_not_cut() -> None:
    document = docx.Document(io.BytesIO(to_docx(of(MENTION))))
    (prose,) = (line for line in document.paragraphs if "551件" in line.text)
    prose.runs[0].add_tab()
    prose.runs[0].add_text("。")

    ((words, _),) = annotate(bytes_of(document))
    assert words.startswith("2024年，我局")


def test_a_blank_cell_gets_its_comment() -> None:
    report = of(CORPUS / "checks/balance-differs/forestry_2024.txt")
    document = docx.Document(io.BytesIO(to_docx(report)))
    found = annotate(bytes_of(document))

    assert any(words == "" or words.isdecimal() for words, _ in found)


def test_a_finding_without_a_place_is_at_the_first_paragraph() -> None:
    data = to_docx(of(MENTION))
    report = parse_source(source := read(data))
    findings = [evolve(finding, in_file=None) for finding in reportparse.check(report).diagnostics]

    assert [words for words, _ in comments(annotated(data, source, findings))] == [report.title]


def test_an_empty_document_gets_its_comment() -> None:
    assert [words for words, _ in annotate(bytes_of(docx.Document()))] == [""]


def test_a_document_whose_text_would_change_is_not_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = to_docx(of(MENTION))
    source = read(data)
    monkeypatch.setattr(annotating, "read_docx", lambda *_: read(to_docx(of(FAULTY))))

    with pytest.raises(UnparseError, match="nothing was written"):
        annotated(data, source, ())


def test_the_command_annotates_one_document(tmp_path: Path) -> None:
    draft, out = tmp_path / "draft.docx", tmp_path / "out.docx"
    draft.write_bytes(to_docx(of(MENTION)))

    assert run("check", draft, "--annotate", out, "-o", tmp_path / "found.txt").status == 0
    assert len(comments(out.read_bytes())) == 1
    with pytest.raises(click.UsageError, match="may have been filled in; --force overwrites it"):
        run("check", draft, "--annotate", out, "--lang", "en")
    assert run("check", draft, "--annotate", out, "--lang", "en", "--force").status == 0
    assert comments(out.read_bytes())[0][1].startswith("warning: ")


@pytest.mark.parametrize("names", [["a.txt"], ["a.txt", "b.docx"]])
def test_only_a_document_can_be_annotated(tmp_path: Path, names: list[str]) -> None:
    files = [tmp_path / name for name in names]
    for file in files:
        file.write_bytes(to_docx(of(MENTION)) if file.suffix == ".docx" else MENTION.read_bytes())

    with pytest.raises(click.UsageError, match="takes one input, a DOCX file"):
        run("check", *files, "--annotate", tmp_path / "out.docx", "-o", tmp_path / "found.txt")


def test_each_agency_gets_a_list_of_findings(tmp_path: Path) -> None:
    folder, letters = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for path in (*YEARS.glob("*.txt"), FAULTY):
        (folder / path.name).write_bytes(path.read_bytes())

    done = run(
        "check", folder, "--letters", letters, "--due", "2026-01-20", "-o", tmp_path / "found.txt"
    )
    assert done.status == 1
    assert "2 个机关的问题清单" in done.err
    assert {path.name for path in letters.iterdir()} == {
        "石桥县教育局问题清单.docx",
        "青石县林业局问题清单.docx",
    }
    letter = docx.Document(str(letters / "青石县林业局问题清单.docx"))
    text = "\n".join(paragraph.text for paragraph in letter.paragraphs)
    assert "青石县林业局：" in text
    assert "于2026年1月20日前重新报送" in text
    rows = [[cell.text for cell in row.cells] for row in letter.tables[0].rows]
    assert rows[0] == ["序号", "文件和位置", "程度", "问题", "处理"]
    assert [row[0] for row in rows[1:]] == ["1", "2"]
    assert rows[1][1].splitlines() == [
        "forestry_2024.txt",
        "第 24 行",
        "申请情况→上年结转→自然人",
    ]


def test_letters_of_earlier_runs_are_named_and_never_read(tmp_path: Path) -> None:
    letters = tmp_path / "letters"
    for path in YEARS.glob("*.txt"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    command = ("check", tmp_path, "--letters", letters, "-o", tmp_path / "found.json")

    assert "以前" not in run(*command).err
    for path in (CORPUS / "checks" / "consistent").glob("forestry_202*.txt"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    done = run(*command)

    assert "另有以前写的问题清单 1 份，不是本次核对结果：青石县林业局问题清单.docx" in done.err
    found = json.loads((tmp_path / "found.json").read_bytes())
    assert found["files"]["unreadable"] == []
    assert str(letters / "青石县林业局问题清单.docx") in found["files"]["passed_over"]


def test_a_rule_that_failed_is_no_matter_of_the_agency() -> None:
    checked = family_of(Run(), [str(FAULTY)], "zh").checked("zh")
    failed = tuple(evolve(finding, path=RULE_ITSELF) for finding in checked[0].diagnostics)

    assert letters_of([evolve(checked[0], diagnostics=failed)]) == {}


def test_findings_name_other_files_without_their_folders() -> None:
    (finding, *_) = of(FAULTY).diagnostics
    other = related_place("上年", None, "/home/a/b.txt", Place(1, 1, 1, 2))
    finding = evolve(finding, message="与 /home/a/b.txt 不符", related=(other,))

    assert "/home" not in described_finding(finding, "zh")


def test_comments_of_an_earlier_run_are_replaced() -> None:
    data = to_docx(of(FAULTY))
    source = read(data)
    found = of(FAULTY).diagnostics[:3]
    once = annotated(data, source, found)
    twice = annotated(once, source, found[:1])

    assert len(comments(once)) == 3
    assert [text for _, text in comments(twice)] == [comments(once)[0][1]]


def test_agencies_of_one_name_have_letters_of_their_own(tmp_path: Path) -> None:
    for place in ("甲县", "乙县"):
        (tmp_path / place).mkdir()
        text = MENTION.read_text("utf-8").replace("青石县", "")
        (tmp_path / place / "林业局.txt").write_text(text, "utf-8")

    arguments = ("--letters", tmp_path / "out", "--lang", "en", "-o", tmp_path / "found")
    run("check", tmp_path, *arguments)
    letters = sorted((tmp_path / "out").iterdir())
    assert len(letters) == 2

    letters[0].unlink()
    with pytest.raises(click.UsageError, match="may have been filled in; --force overwrites it"):
        run("check", tmp_path, *arguments)
    assert not letters[0].exists()
    run("check", tmp_path, *arguments, "--force")
    assert letters[0].exists()
