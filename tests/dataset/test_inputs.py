"""Names -> inputs: each once, by a name of its own, and none lost."""

from __future__ import annotations

import gzip
import io
import json
import os
import tarfile
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from reportparse.dataset import Fields, Inputs
from reportparse.dataset.containers import Input


def given(base: Path, *names: str | Path, fields: Fields | None = None) -> list[Input]:
    return list(Inputs([str(base / name) for name in names], base, fields or Fields()))


def contents(found: list[Input]) -> dict[str, bytes | str | None]:
    return {file.name: file.content for file in found}


def kinds(found: list[Input]) -> dict[str, str | None]:
    return {file.name: file.failure and file.failure[0] for file in found}


def test_a_folder_stands_for_its_files_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.html", "a/1.txt", "a.pdf", ".hidden.txt", "notes.json", "old.doc"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text(name)

    found = contents(given(tmp_path, "in"))

    assert list(found) == ["in/a/1.txt", "in/a/2.html", "in/a.pdf", "in/b.txt", "in/old.doc"]
    assert found["in/b.txt"] == b"b.txt"


def test_the_name_is_the_same_from_wherever_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("a")
    monkeypatch.chdir(tmp_path / "in")

    names = ["a.txt", "../in/a.txt", str(tmp_path / "in" / "a.txt"), "."]
    found = [file.name for file in Inputs(names, tmp_path)]

    assert found == ["in/a.txt"] * 4


def test_patterns(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.html", "[d].txt"):
        (tmp_path / name).write_text(name)

    assert list(contents(given(tmp_path, "[ab].txt"))) == ["a.txt", "b.txt"]
    assert list(contents(given(tmp_path, "[d].txt"))) == ["[d].txt"]
    assert kinds(given(tmp_path, "*.docx")) == {"*.docx": "unreadable"}


def test_what_is_not_there_is_a_failure(tmp_path: Path) -> None:
    assert kinds(given(tmp_path, "none.txt", "none.zip", "none.ndjson", "none.parquet")) == {
        "none.txt": "unreadable",
        "none.zip": "unreadable",
        "none.ndjson": "unreadable",
        "none.parquet": "unreadable",
    }


def test_what_is_set_apart_is_no_input(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "b.txt").write_text("b")

    found = Inputs([str(tmp_path)], tmp_path, apart=frozenset({str((tmp_path / "out").resolve())}))

    assert [file.name for file in found] == ["a.txt"]


def zipped(path: Path, members: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def test_archives(tmp_path: Path) -> None:
    members = {"局/2023.txt": b"one", "__MACOSX/._2023.txt": b"x", "notes.json": b"{}"}
    zipped(tmp_path / "a.zip", members)
    with tarfile.open(tmp_path / "b.tar.gz", "w:gz") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)

    found = given(tmp_path, ".")
    assert contents(found) == {
        "a.zip/局/2023.txt": b"one",
        "b.tar.gz/局/2023.txt": b"one",
        "b.tar.gz/link.txt": None,
    }
    assert kinds(found)["b.tar.gz/link.txt"] == "archive-damaged"


def test_names_of_archives_from_chinese_windows(tmp_path: Path) -> None:
    zipped(tmp_path / "a.zip", {"QQ.txt": b"one"})
    data = (tmp_path / "a.zip").read_bytes()
    (tmp_path / "a.zip").write_bytes(data.replace(b"QQ.txt", "局".encode("gb18030") + b".txt"))
    zipped(tmp_path / "b.zip", {"QQQ.txt": b"one"})
    data = (tmp_path / "b.zip").read_bytes()
    (tmp_path / "b.zip").write_bytes(data.replace(b"QQQ.txt", "局.txt".encode()))

    assert list(contents(given(tmp_path, "a.zip", "b.zip"))) == ["a.zip/局.txt", "b.zip/局.txt"]


def test_damaged_archives(tmp_path: Path) -> None:
    zipped(tmp_path / "a.zip", {"1.txt": b"one" * 100, "2.txt": os.urandom(1000)})
    data = (tmp_path / "a.zip").read_bytes()
    place = data.index(b"2.txt") + 100
    (tmp_path / "a.zip").write_bytes(data[:place] + b"\xff" * 200 + data[place + 200 :])
    (tmp_path / "b.zip").write_bytes(b"no archive")
    (tmp_path / "c.tar").write_bytes(b"no archive" * 100)
    with tarfile.open(tmp_path / "d.tar", "w") as archive:
        info = tarfile.TarInfo("1.txt")
        info.size = 3000
        archive.addfile(info, io.BytesIO(b"x" * 3000))
    (tmp_path / "d.tar").write_bytes((tmp_path / "d.tar").read_bytes()[:2000])

    assert kinds(given(tmp_path, "a.zip", "b.zip", "c.tar", "d.tar")) == {
        "a.zip/1.txt": None,
        "a.zip/2.txt": "archive-damaged",
        "b.zip": "archive-damaged",
        "c.tar": "archive-damaged",
        "d.tar": "archive-damaged",
    }


@pytest.mark.parametrize("cut", [1536, 1600, 2048])
def test_a_tar_that_ends_too_soon_is_damaged(tmp_path: Path, cut: int) -> None:
    with tarfile.open(tmp_path / "a.tar", "w") as archive:
        for name in ("1.txt", "2.txt", "3.txt"):
            info = tarfile.TarInfo(name)
            info.size = 3
            archive.addfile(info, io.BytesIO(b"one"))
    whole = (tmp_path / "a.tar").read_bytes()
    assert set(kinds(given(tmp_path, "a.tar")).values()) == {None}

    (tmp_path / "a.tar").write_bytes(whole[:cut])
    assert kinds(given(tmp_path, "a.tar"))["a.tar"] == "archive-damaged"

    # The sum in the header of the second member.
    (tmp_path / "a.tar").write_bytes(whole[:1172] + b"0000000\0" + whole[1180:])
    assert kinds(given(tmp_path, "a.tar")) == {"a.tar/1.txt": None, "a.tar": "archive-damaged"}


def test_an_archive_in_an_archive_is_not_passed_over(tmp_path: Path) -> None:
    zipped(tmp_path / "in.zip", {"1.txt": b"one"})
    inner = (tmp_path / "in.zip").read_bytes()
    zipped(tmp_path / "out.zip", {"in.zip": inner, "2.txt": b"two", "3.tgz": b"x"})

    names = [file.name for file in given(tmp_path, "out.zip")]

    assert names == ["out.zip/in.zip", "out.zip/2.txt", "out.zip/3.tgz"]


def test_links_to_folders_are_followed_but_not_in_circles(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_text("a")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "link").symlink_to(tmp_path / "real")
    (tmp_path / "in" / "circle").symlink_to(tmp_path / "in")

    assert list(contents(given(tmp_path, "in"))) == ["in/link/a.txt"]


@pytest.mark.parametrize("pattern", ["**", "*", "."])
def test_what_is_in_the_dataset_is_no_input(tmp_path: Path, pattern: str) -> None:
    (tmp_path / "tables").mkdir()
    for name in ("a.txt", "tables/figures.parquet", "tables/b.txt"):
        (tmp_path / name).write_text("a")
    apart = frozenset({str(tmp_path / "tables")})

    found = list(Inputs([str(tmp_path / pattern)], tmp_path, apart=apart))

    assert [file.name for file in found] == ["a.txt"]


def test_standard_input_that_is_closed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.stdin", None)

    assert kinds(list(Inputs(["-"], tmp_path))) == {"<stdin>": "unreadable"}


def test_a_mark_of_byte_order_is_no_part_of_a_record(tmp_path: Path) -> None:
    (tmp_path / "a.ndjson").write_text('{"text": "一"}\n{"text": "二"}\n', "utf-8-sig")

    assert list(contents(given(tmp_path, "a.ndjson")).values()) == ["一", "二"]


def test_a_bomb_is_read_no_further_than_a_report_may_be_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reportparse.readers import Limits

    monkeypatch.setattr("reportparse.dataset.containers.LIMITS", Limits(size=1000))
    zipped(tmp_path / "a.zip", {"1.txt": b"\0" * 10_000_000})

    (file,) = given(tmp_path, "a.zip")

    assert file.content == b"\0" * 1001


def test_records_of_ndjson(tmp_path: Path) -> None:
    lines = [
        json.dumps({"text": "一", "id": "甲"}),
        "",
        json.dumps({"text": "二"}),
        "{broken",
        '["no object"]',
        json.dumps({"body": "三"}),
        json.dumps({"text": 4, "id": 5}),
        json.dumps({"text": "六", "id": [1]}),
    ]
    (tmp_path / "a.ndjson").write_text("\n".join(lines), "utf-8")
    with gzip.open(tmp_path / "b.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"body": "三"}))

    found = given(tmp_path, "a.ndjson", fields=Fields("text", "id"))

    assert [
        (input_file.name, input_file.failure and input_file.failure[0]) for input_file in found
    ] == [
        ("a.ndjson:甲", None),
        ("a.ndjson:3", None),
        ("a.ndjson:4", "record-damaged"),
        ("a.ndjson:5", "record-damaged"),
        ("a.ndjson:6", "no-text"),
        ("a.ndjson:7", "no-text"),
        ("a.ndjson:8", "record-damaged"),
    ]
    assert contents(given(tmp_path, "b.jsonl.gz", fields=Fields("body"))) == {"b.jsonl.gz:1": "三"}


def test_rows_of_parquet(tmp_path: Path) -> None:
    rows = {"text": ["一", None, "三"], "id": ["甲", "乙", None], "more": [1, 2, 3]}
    pq.write_table(pa.table(rows), tmp_path / "a.parquet")
    pq.write_table(pa.table({"body": [b"bytes"]}), tmp_path / "b.parquet")
    pq.write_table(pa.table({"text": [1]}), tmp_path / "c.parquet")
    (tmp_path / "d.parquet").write_bytes(b"no parquet")

    found = given(tmp_path, "a.parquet", fields=Fields("text", "id"))

    assert contents(found) == {"a.parquet:甲": "一", "a.parquet:2": None, "a.parquet:3": "三"}
    assert kinds(found)["a.parquet:2"] == "no-text"
    assert contents(given(tmp_path, "b.parquet", fields=Fields("body"))) == {
        "b.parquet:1": b"bytes"
    }
    assert kinds(given(tmp_path, "b.parquet", "c.parquet", "d.parquet")) == {
        "b.parquet:1": "no-text",
        "c.parquet:1": "no-text",
        "d.parquet": "archive-damaged",
    }


@pytest.mark.parametrize("name", [b"\xff\xfe\xfd.txt", b"\xb1\xa8.txt"])
def test_a_zip_whose_names_are_not_what_it_says(tmp_path: Path, name: bytes) -> None:
    zipped(tmp_path / "a.zip", {"报报.txt": b"one"})
    data = (tmp_path / "a.zip").read_bytes()
    (tmp_path / "a.zip").write_bytes(data.replace("报报.txt".encode(), name.rjust(10, b"x")))
    (tmp_path / "b.txt").write_text("b")

    assert kinds(given(tmp_path, ".")) == {"a.zip": "archive-damaged", "b.txt": None}


def test_rows_of_parquet_that_cannot_be_had(tmp_path: Path) -> None:
    broken = pa.array([b"one", b"\xff\xfe", b"three"]).view(pa.string())
    pq.write_table(pa.table({"text": broken}), tmp_path / "a.parquet")

    assert kinds(given(tmp_path, "a.parquet")) == {
        "a.parquet:1": None,
        "a.parquet:2": "record-damaged",
        "a.parquet:3": None,
    }


def test_what_is_no_file_in_a_folder(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    found = Inputs([str(tmp_path)], tmp_path, apart=frozenset({"/nothing"}))

    assert kinds(list(found)) == {"loop.txt": "unreadable", "pipe.txt": "unreadable"}


def test_the_dataset_is_no_input_even_if_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "out.ndjson").write_text("{}")
    apart = frozenset({str(tmp_path / "out.ndjson")})
    names = [str(tmp_path / "a.txt"), str(tmp_path / "out.ndjson"), str(tmp_path / "out.*")]

    assert [file.name for file in Inputs(names, tmp_path, apart=apart)] == ["a.txt"]


def test_all_weigh_what_their_files_do(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 100)
    zipped(tmp_path / "b.zip", {"1.txt": os.urandom(5000), "2.txt": os.urandom(5000)})
    (tmp_path / "c.ndjson").write_text('{"text": "a"}\n{"text": "b"}\n')
    inputs = Inputs([str(tmp_path), str(tmp_path / "c.ndjson")], tmp_path)

    weighed = sum(file.weight for file in inputs)

    assert 0.9 < weighed / inputs.weight() <= 1


def test_names_that_are_no_unicode(tmp_path: Path) -> None:
    for name in (b"\xbe\xd6.txt", b"\xff\xff.txt"):
        os.close(os.open(os.fsencode(tmp_path) + b"/" + name, os.O_CREAT))

    assert sorted(contents(given(tmp_path, "."))) == ["\\xff\\xff.txt", "局.txt"]
