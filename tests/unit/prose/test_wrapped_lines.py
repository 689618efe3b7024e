# SPDX-License-Identifier: MIT
"""Prose with the line breaks of a printed page is read as paragraphs."""

from __future__ import annotations

import pytest

import reportparse
from reportparse import Report

_PROSE = """\
本机关全年收到政府信息公开申请 34 件，上年结转政府信息公
开申请 2 件，均已在法定期限内办理完毕。办结的申请中，予
以公开 20 件，部分公开 5 件，无法提供 9 件，结转下年度继
续办理 2 件。
本机关重视政策解读，全年发布解读材料，内容包括图解、视频
和问答。
"""
_TABLE = """\
三、收到和处理政府信息公开申请情况
| 申请人情况 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
| 一、本年新收政府信息公开申请数量 | 34 | 0 | 0 | 0 | 0 | 0 | 34 |
| 二、上年结转政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
| 三、本年度办理结果 | （一）予以公开 | 20 | 0 | 0 | 0 | 0 | 0 | 20 |
| 四、结转下年度继续办理 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
四、政府信息公开行政复议、行政诉讼情况
"""


def read(prose: str) -> Report:
    return reportparse.parse(
        f"示例县水利局2023年政府信息公开工作年度报告\n一、总体情况\n{prose}{_TABLE}"
    )


def differing(report: Report) -> list[tuple[str, int]]:
    found = reportparse.check(report).diagnostics
    return [(finding.path or "", finding.line) for finding in found if "differs" in finding.code]


def test_a_clause_that_goes_on_on_the_next_line_is_one() -> None:
    report = read(_PROSE)

    stated = {mention.path: (mention.value, mention.text) for mention in report.mentions}
    assert stated["applications.carried_in.total"] == (2, "2 件")
    assert stated["applications.granted.total"] == (20, "20 件")
    assert differing(report) == []


def test_a_finding_is_at_the_line_that_prints_the_number() -> None:
    report = read(
        _PROSE.replace("开申请 2 件，均", "开申请 7 件，均").replace("续办理 2", "续办理 6")
    )

    assert differing(report) == [
        ("applications.carried_in.total", 4),
        ("applications.carried_out.total", 6),
    ]


def test_what_is_read_back_from_json_states_the_same() -> None:
    report = read(_PROSE)
    back = reportparse.from_json(reportparse.to_json(report))

    assert back.passages()[0].paragraph.text == report.passages()[0].paragraph.text


@pytest.mark.parametrize(
    "lines",
    [
        [
            "全年举办培训 3 次，收到申请并在规定时间内办理答复共 12",
            "34 件属于咨询事项，均已按照信访渠道告知申请人另行办理。",
        ],
        [
            "办公室统一受理并按照程序办理政府信息公开申请 34 件的情况",
            "政务服务中心窗口受理并转交办理政府信息公开申请事项的情况",
            "档案馆和图书馆查阅场所受理的政府信息公开申请 2 件的情况",
        ],
    ],
    ids=["digits meet", "no mark at the end"],
)
def test_lines_that_may_be_apart_are_not_joined(lines: list[str]) -> None:
    report = read(_PROSE + "\n".join(lines) + "\n")

    with_numbers = [line for line in lines if any(map(str.isdigit, line))]
    assert [passage.paragraph.text for passage in report.passages()][1:] == with_numbers


def test_no_blank_parts_a_letter_from_a_word() -> None:
    report = read(
        _PROSE + "本机关通过门户网站和政务微信公众号以及新媒体平台公开 A\n股信息 3 条。\n"
    )

    assert report.passages()[1].paragraph.text.endswith("公开 A股信息 3 条。")


def test_short_lines_and_lists_stay_apart() -> None:
    lines = [
        "本机关全年收到政府信息公开申请 34 件（其中网上 30 件）",
        "一是加强组织领导，全年召开专题会议 3 次，研究部署工作",
        "二是加强队伍建设，全年举办专题培训 2 次，共训 60 人次",
        "三是加强监督检查，全年开展专项检查 4 次，整改问题 9 个",
    ]
    report = read("\n".join(lines) + "\n")

    assert [passage.paragraph.text for passage in report.passages()][:4] == lines
