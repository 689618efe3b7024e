# SPDX-License-Identifier: MIT
"""Each limit, met by a hostile file."""

from __future__ import annotations

import io
import time
import zipfile
import zlib
from pathlib import Path

import docx
import pytest

import reportparse
from reportparse import FileFormatError, LimitError, Limits
from reportparse.readers import LIMITS, read


def assert_refused(data: bytes, limit: str, limits: Limits = LIMITS) -> LimitError:
    started = time.process_time()
    with pytest.raises(LimitError, match=limit) as caught:
        read(data, "hostile", limits=limits)
    # No measure of speed: what the limit is there for would take minutes.
    assert time.process_time() - started < 60
    return caught.value


def page(body: str) -> bytes:
    return f"<!DOCTYPE html><html><body>{body}</body></html>".encode()


def document() -> bytes:
    file = io.BytesIO()
    docx.Document().save(file)
    return file.getvalue()


def repacked(change: dict[str, bytes]) -> bytes:
    """A DOCX file with some of its parts changed."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(document())) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in {*old.namelist(), *change}:
            new.writestr(name, change[name] if name in change else old.read(name))
    return file.getvalue()


def pdf_with(stream: bytes) -> bytes:
    head = f"<< /Length {len(stream)} /Filter /FlateDecode >>\n".encode()
    return b"%PDF-1.4\n1 0 obj\n" + head + b"stream\n" + stream + b"\nendstream\nendobj\n"


def test_size(tmp_path: Path) -> None:
    error = assert_refused(b"x" * 101, "size", Limits(size=100))
    assert (error.limit, error.allowed) == ("size", 100)
    assert read(b"x" * 100, limits=Limits(size=100)).text == "x" * 100

    file = tmp_path / "long.txt"
    file.write_bytes(b"x" * 101)
    with pytest.raises(LimitError):
        reportparse.parse_file(file, limits=Limits(size=100))


@pytest.mark.parametrize("tag", ["div", "span", "table><tr><td", "ul><li"])
def test_elements_nested_too_deeply(tag: str) -> None:
    assert_refused(page(f"<{tag}>" * 100_000), "depth")


@pytest.mark.parametrize("tag", ["b", "font color=1"])
def test_elements_of_style_left_open(tag: str) -> None:
    """Each row that follows would open all of them again."""
    assert_refused(page(f"<table>{f'<{tag}>x' * 900}{'<tr>x' * 5_000}"), "styles")


def test_a_field_with_too_many_choices() -> None:
    assert_refused(page(f"<select>{'<option selected>字' * 2_001}</select>"), "options")


@pytest.mark.parametrize("end", ["", "</option>\n"])
def test_choices_that_a_field_does_not_show_cost_nothing(end: str) -> None:
    choices = f"<option>甲{end}{f'<option value=1>乙{end}' * 90_000}<option selected>丙{end}"

    data = page(f"<table><tr><td>一<td><select>{choices}</select></table>")
    assert read(data, limits=Limits(tags=400_000)).text == "| 一 | 丙 |\n"


def test_a_tag_with_too_many_attributes() -> None:
    words = " ".join(f"a{number}=1" for number in range(100_000))

    assert_refused(page(f"<p {words}>字</p>"), "attributes")
    assert_refused(page(f'<p title="1 > 0" {words}>字</p>'), "attributes")
    assert read(page(f"<p title='{words}'>字</p>")).text == "字\n"


def test_too_many_tags() -> None:
    assert_refused(page("<title>x</title " * 200_000), "tags")


def test_too_many_tables() -> None:
    assert_refused(page("<table><tr><td>1<td>2</table>" * 20_000), "tables")


def test_rows_that_cells_above_reach_into() -> None:
    cells = "<td rowspan=0>1</td>" * 20_000

    assert_refused(page(f"<table><tr>{cells}</tr>{'<tr></tr>' * 50_000}</table>"), "slots")


@pytest.mark.parametrize("part", ["<!-- x -->", "<script>x</script>", "<textarea>x</textarea>"])
def test_what_holds_no_elements_is_not_nested(part: str) -> None:
    assert read(page(f"<p>{f'{part}字' * 5_000}")).text.count("字") == 5_000


def test_elements_that_are_closed_are_not_nested() -> None:
    body = "<div><span>字</span></div>" * 20_000

    assert read(page(body)).text.count("字") == 20_000


@pytest.mark.parametrize(
    ("start", "end"), [("<script>", "</script>"), ("<STYLE a=b>", "</style >"), ("<!-- ", "-->")]
)
def test_what_is_no_markup_is_not_nested(start: str, end: str) -> None:
    assert read(page(f"{start}{'<div>' * 100_000}{end}<p>字</p>")).text == "字\n"


def test_cells_that_span_too_much() -> None:
    rows = "<tr><td colspan=999999 rowspan=999999>甲</td><td>乙</td></tr>" * 5_000

    assert_refused(page(f"<table>{rows}</table>"), "slots")


def test_a_wide_head_costs_nothing() -> None:
    rows = "<tr><td colspan=999999>甲<tr><td>一<td>二"

    assert read(page(f"<table>{rows}</table>")).text == "| 甲 |  |\n| 一 | 二 |\n"


def test_a_docx_that_unpacks_to_too_much() -> None:
    bomb = repacked({"word/media/zeros.bin": bytes(300 << 20)})

    assert len(bomb) < 1 << 20
    assert_refused(bomb, "expanded")


def test_a_docx_that_lies_about_its_sizes() -> None:
    bomb = bytearray(repacked({"word/media/zeros.bin": bytes(3 << 20)}))
    size = (3 << 20).to_bytes(4, "little")
    while (at := bomb.find(size)) >= 0:
        bomb[at : at + 4] = (100).to_bytes(4, "little")

    with pytest.raises((LimitError, FileFormatError)):
        read(bytes(bomb), limits=Limits(expanded=1 << 20))


def test_a_docx_of_too_many_parts() -> None:
    assert_refused(repacked({f"word/{number}": b"" for number in range(3_000)}), "members")


def test_a_docx_nested_too_deeply() -> None:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    deep = "<w:sdt><w:sdtContent>" * 120 + "<w:p/>" + "</w:sdtContent></w:sdt>" * 120
    body = f'<w:document xmlns:w="{word}"><w:body>{deep}</w:body></w:document>'

    assert_refused(repacked({"word/document.xml": body.encode()}), "depth")


def test_entities_of_xml_are_not_expanded() -> None:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    entities = '<!ENTITY a0 "lol">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)
    )
    secret = '<!ENTITY file SYSTEM "file:///etc/hostname">'
    body = (
        f"<!DOCTYPE x [{entities}{secret}]>"
        f'<w:document xmlns:w="{word}"><w:body><w:p><w:r><w:t>字&a11;&file;</w:t></w:r></w:p>'
        "</w:body></w:document>"
    )
    try:
        text = read(repacked({"word/document.xml": body.encode()})).text
    except FileFormatError:
        return
    assert text.strip() in ("", "字")


def test_a_pdf_that_unpacks_to_too_much() -> None:
    assert_refused(pdf_with(zlib.compress(bytes(300 << 20), 9)), "expanded")


def test_a_pdf_packed_twice() -> None:
    once = zlib.compress(bytes(300 << 20), 9)

    assert_refused(pdf_with(zlib.compress(once, 9)), "expanded")


def pdf_of_a_page(stream: bytes, filters: str) -> bytes:
    """A PDF file of one page with *stream* as its content."""
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 700] /Contents 4 0 R >>",
        f"<< /Length {len(stream)} /Filter {filters} >>\nstream\n".encode()
        + stream
        + b"\nendstream",
    )
    body = b"".join(
        f"{number} 0 obj\n".encode() + one + b"\nendobj\n" for number, one in enumerate(objects, 1)
    )
    return b"%PDF-1.4\n" + body + b"trailer << /Root 1 0 R /Size 5 >>\n%%EOF\n"


def test_a_pdf_whose_time_or_memory_nobody_can_tell_before() -> None:
    """Runs within a packed stream; and operators without end, each of them valid."""
    runs = zlib.compress(bytes((129, 0)) * (8 << 20), 9)
    endless = zlib.compress(b"0 0 m 9 9 l S\n" * 400_000, 9)

    assert_refused(
        pdf_of_a_page(runs, "[/FlateDecode /RunLengthDecode]"),
        "memory|seconds",
        Limits(seconds=10, memory=512 << 20),
    )
    assert_refused(pdf_of_a_page(endless, "/FlateDecode"), "seconds|memory", Limits(seconds=2))


def test_pages_and_marks_of_a_pdf() -> None:
    file = Path(__file__).resolve().parents[3] / "corpus/files/made/01_qinghe_city.lo.pdf"

    assert_refused(file.read_bytes(), "pages", Limits(pages=2))
    assert_refused(file.read_bytes(), "marks", Limits(marks=100))


def test_nothing_beside_the_file_is_opened(tmp_path: Path) -> None:
    """Names in an archive that lead out of it are names and nothing else."""
    file = tmp_path / "report.docx"
    file.write_bytes(repacked({"../../outside.txt": b"x", "/etc/outside": b"x"}))
    before = set(tmp_path.rglob("*"))
    reportparse.parse_file(file)

    assert set(tmp_path.rglob("*")) == before
    assert not (tmp_path.parent / "outside.txt").exists()


def test_a_docx_of_too_many_elements() -> None:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f'<w:document xmlns:w="{word}"><w:body>{"<w:p/>" * 1_000_001}</w:body></w:document>'

    assert_refused(repacked({"word/document.xml": body.encode()}), "elements")
