# SPDX-License-Identifier: MIT
from __future__ import annotations

import datetime

import pytest

import reportparse
from reportparse import Period


@pytest.mark.parametrize(
    ("title", "agency", "year"),
    [
        ("君堂镇人民政府2024年度政府信息公开工作年度报告", "君堂镇人民政府", 2024),
        ("2022年君堂镇人民政府政府信息公开工作年度报告", "君堂镇人民政府", 2022),
        ("2022年度青禾乡政府信息公开工作年度报告", "青禾乡", 2022),
        ("临江市人民政府2024年政府信息公开工作年度报告", "临江市人民政府", 2024),
        ("2022年临江市人民政府信息公开工作年度报告", "临江市人民政府", 2022),
        ("示例镇2021年信息公开年度报告", "示例镇", 2021),
        ("云溪县林业局关于2023年度政府信息公开工作情况的报告", "云溪县林业局", 2023),
        ("关于2021年度政府信息公开工作的年度报告", None, 2021),
        ("林业局政府信息公开工作年度报告（2022年）", "林业局", 2022),
        ("标题: 示例镇人民政府2020年政府信息公开工作年度报告", "示例镇人民政府", 2020),
        ("《石桥县教育局2024年政府信息公开年报》", "石桥县教育局", 2024),
        ("石桥县教育局二〇二四年政府信息公开工作年度报告", "石桥县教育局", 2024),
        ("石 桥 县 教 育 局 2024 年 政府信息公开工作年度报告", "石桥县教育局", 2024),
        ("林业局信息公开工作年度报告", "林业局", None),
        ("石桥县残联2022年政府信息公开工作年度报告", "石桥县残联", 2022),
        ("2022年政府信息公开工作年度报告——石桥县财政局", "石桥县财政局", 2022),
        ("政府信息公开工作年度报告", None, None),
    ],
)
def test_titles(title: str, agency: str | None, year: int | None) -> None:
    report = reportparse.parse(f"\n  {title}\n正文。\n一、总体情况\n")

    assert (report.title, report.agency, report.year) == (
        title.removeprefix("标题: ").strip("《》"),
        agency,
        year,
    )


@pytest.mark.parametrize(
    "agency",
    [
        "中共清河县委机构编制委员会办公室",
        "雲溪市機構編制委員會辦公室",
        "云溪市规划编制研究中心",
        "青岭省委编制办公室",
        "云溪市机构编制实名制管理中心",
        "云溪市突发事件预警信息发布中心",
        "云溪市公文印发中心",
        "云溪市政策解读中心",
        "云溪市革命根据地纪念馆",
        "旬阳市财政局",
        "本溪市财政局",
        "全椒县财政局",
        "全州县财政局",
        "全南县财政局",
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        "{}2022年政府信息公开工作年度报告\n一、概述\n",
        "2022年{}政府信息公开工作年度报告\n一、概述\n",
        "关于{}2022年政府信息公开工作年度报告的公示\n一、概述\n",
        "2022年政府信息公开工作年度报告\n本报告由{}编制。\n一、概述\n",
        "{}根据《条例》规定，编制2022年政府信息公开工作年度报告。\n一、概述\n",
    ],
)
def test_verbs_in_the_name_of_an_office_belong_to_it(text: str, agency: str) -> None:
    report = reportparse.parse(text.format(agency))

    assert (report.agency, report.year) == (agency, 2022)


@pytest.mark.parametrize(
    "line",
    [
        "关于印发云溪市财政局2022年政府信息公开工作年度报告",
        "云溪市财政局编制完成2022年政府信息公开工作年度报告",
        "云溪市人民政府转发财政局2022年政府信息公开工作年度报告",
        "关于转发中心校2022年政府信息公开工作年度报告",
        "关于做好编制办公室2022年政府信息公开工作年度报告",
        "云溪市财政局根据地方要求2022年政府信息公开工作年度报告",
        "本局2022年政府信息公开工作年度报告",
        "2022年上旬云溪市财政局政府信息公开工作报告",
    ],
)
def test_verbs_before_the_name_of_a_report_make_no_title(line: str) -> None:
    report = reportparse.parse(f"{line}\n一、概述\n")

    assert (report.title, report.agency) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "一、总体情况\n政府信息公开工作年度报告\n",
        "我局公布了政府信息公开工作年度报告。\n一、总体\n",
        "石桥县教育局2024年政府信息公开工作年度报告解读\n一、背景\n三、编号\n",
    ],
)
def test_not_a_report(text: str) -> None:
    report = reportparse.parse(text)

    assert report.title is None
    assert [finding.code for finding in report.diagnostics] == ["not-a-report"]


def test_sections_make_a_report_without_a_title() -> None:
    report = reportparse.parse("一、总体情况\n二、主动公开政府信息情况\n")

    assert "title-not-found" in {finding.code for finding in report.diagnostics}


def test_a_title_with_a_year_goes_first() -> None:
    report = reportparse.parse(
        "政府信息公开工作年度报告\n甲局2023年政府信息公开工作年度报告\n一、概述\n"
    )

    assert (report.title, report.year) == ("甲局2023年政府信息公开工作年度报告", 2023)
    assert report.preamble == (reportparse.Paragraph("政府信息公开工作年度报告"),)


@pytest.mark.parametrize(
    ("lines", "agency"),
    [
        ("示例县示例镇人民政府\n关于2021年度政府信息公开工作的年度报告", "示例县示例镇人民政府"),
        ("政府信息公开工作年度报告\n发布机构：永安区教育局", "永安区教育局"),
        ("政府信息公开工作年度报告\n来源：本站", None),
        ("2022年\n永安区教育局\n政府信息公开工作年度报告", "永安区教育局"),
        ("永安区教育局\n（2022年）\n政府信息公开工作年度报告", "永安区教育局"),
        ("国家税务总局\n永安县税务局\n2022年政府信息公开工作年度报告", "国家税务总局永安县税务局"),
        ("教育部\n2022年政府信息公开工作年度报告", "教育部"),
        ("永安区妇幼保健院\n2022年信息公开工作年度报告", "永安区妇幼保健院"),
        ("2022年政府信息公开工作年度报告——永安区人民政府", "永安区人民政府"),
        ("2022年政府信息公开工作年度报告——永安区人民政府\n发布机构：永安区教育局", None),
        ("2022年政府信息公开工作年度报告——中国永安区人民政府", None),
        ("2022年政府信息公开工作年度报告——永安区人民政府门户网站", None),
        ("附件2-1：永安区教育局2022年政府信息公开工作年度报告", "永安区教育局"),
        ("政务公开\n永安区要闻\n2022年政府信息公开工作年度报告", None),
        ("永安区新闻动态\n财政局\n2022年政府信息公开工作年度报告", None),
    ],
)
def test_an_agency_beside_the_title(lines: str, agency: str | None) -> None:
    assert reportparse.parse(f"{lines}\n一、概述\n").agency == agency


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("本单位2022年政府信息公开工作年度报告由总体情况等六部分组成。", 2022),
        ("2022年度政府信息公开工作年度报告由六个部分组成。", 2022),
        ("我局2022年政府信息公开工作年度报告全文包括六个部分。", 2022),
        ("本报告所列为我局2022年度政府信息公开工作情况。", 2022),
        ("按照2022年政府信息公开工作年度报告的要求，本报告由六个部分组成。", None),
        ("我局对2022年的文件进行了清理，共三个部分。", None),
    ],
)
def test_a_sentence_on_the_parts_of_the_report_says_its_year(line: str, year: int | None) -> None:
    assert reportparse.parse(f"{line}\n一、总体情况\n二、主动公开政府信息情况\n").year == year


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("发布时间：2024-01-18 10:00　来源：甲", datetime.date(2024, 1, 18)),
        ("公开日期: 2025年1月26日", datetime.date(2025, 1, 26)),
        ("发布日期 2025/01/06", datetime.date(2025, 1, 6)),
        ("发布时间：2024-13-40", None),
        ("发布时间：2024年01月18日09时30分", datetime.date(2024, 1, 18)),
        ("来源：甲县水利局2024-01-18", datetime.date(2024, 1, 18)),
        ("有效期：2019-01-01至2024-01-18", None),
        ("2024-01-18", None),
    ],
)
def test_publication(line: str, day: datetime.date | None) -> None:
    assert reportparse.parse(f"{line}\n一、概述\n").published == day
    if not line.startswith("来源"):
        assert reportparse.parse(f"一、概述\n{line}\n").published == day


_OWN = "甲县教育局2022年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("line", "is_own"),
    [
        ("2023-05-06", True),
        ("[2023-05-06]", True),
        ("2023-05-06发布", True),
        ("2023年5月6日 09:30", True),
        ("2023年5月6日召开会议", False),
        ("甲县教育局 2023年5月6日", False),
    ],
)
def test_a_day_alone_below_the_title_is_that_of_publication(line: str, is_own: bool) -> None:
    day = datetime.date(2023, 5, 6) if is_own else None

    assert reportparse.parse(f"{_OWN}\n{line}\n一、概述\n").published == day
    assert (
        reportparse.parse(f"{_OWN}\n正文。\n{line}\n一、概述\n").published is None or "发布" in line
    )


@pytest.mark.parametrize("mark", ["（置顶）", "(置顶)", "（原创）", "（推荐）", "【置顶】"])
def test_a_mark_before_the_title_is_not_part_of_it(mark: str) -> None:
    report = reportparse.parse(f"{mark}{_OWN}\n一、概述\n")

    assert (report.title, report.agency) == (_OWN, "甲县教育局")


@pytest.mark.parametrize(
    ("days", "year"),
    [("2022年1月1日至2022年12月31日", 2022), ("2021年1月1日至2022年12月31日", None)],
)
def test_the_days_of_a_year_behind_a_title(days: str, year: int | None) -> None:
    text = f"甲县教育局政府信息公开工作年度报告（{days}）\n一、概述\n"

    assert reportparse.parse(text).year == year


def test_the_title_over_lines_and_breaks() -> None:
    below = "2022年政府信息公开工作年度报告\n一、概述\n"

    for above in ("青屏县\n水利局\n", "# 青屏县水利局<br>", "# 青屏县水利局\\\n"):
        assert reportparse.parse(above + below).agency == "青屏县水利局"


@pytest.mark.parametrize(
    ("lines", "is_own"),
    [
        ("| 政策名称 | 发布日期 |\n| 《甲办法》 | 2023-05-06 |", False),
        ("| 序号 | 发布日期 |\n| 1 | 2023-05-06 |", False),
        ("| 标题 | 发布日期 |\n| 甲办法的解读 | 2023-05-06 |\n| 乙办法 |  |", False),
        ("| 文件名称 | 《甲办法》 | 发布日期 | 2023-05-06 |", False),
        ("| 文件名称 | 《甲办法》 |\n| 发布日期 | 2023-05-06 |", False),
        ("标题：甲办法 发布日期：2023-05-06", False),
        (f"| 标题 | 发布日期 |\n| {_OWN} | 2023-05-06 |", True),
        ("| 名称 | 2022年政府信息公开年报 |\n| 发布日期 | 2023-05-06 |", True),
        ("| 索引号 | 发布机构 | 发布日期 |\n| 000/1 | 甲县教育局 | 2023-05-06 |", True),
        ("| 名称 | 甲县教育局 |\n| 发布日期 | 2023-05-06 |", True),
    ],
)
def test_the_day_of_another_paper_is_not_that_of_the_report(lines: str, is_own: bool) -> None:
    day = datetime.date(2023, 5, 6) if is_own else None

    assert reportparse.parse(f"{_OWN}\n一、概述\n文件如下：\n{lines}\n").published == day
    assert reportparse.parse(f"{lines}\n{_OWN}\n一、概述\n").published == day


def test_the_day_of_the_report_on_another_year_is_not_that_of_the_report() -> None:
    other = f"相关阅读\n| 标题 | 发布日期 |\n| {_OWN.replace('2022', '2021')} | 2023-05-06 |"

    assert reportparse.parse(f"{_OWN}\n一、概述\n{other}\n").published is None


_NOTICE = "关于公布年报的通知"


@pytest.mark.parametrize(
    "index",
    [
        f"| 索引号 | 000/1 | 发布机构 | 甲县教育局 |\n| 名称 | {_NOTICE} | 发布日期 | 2023-05-06 |",
        f"| 发布机构 | 甲县教育局 |\n| 名称 | {_NOTICE} |\n| 发布日期 | 2023-05-06 |",
        f"索引号：000/1 名称：{_NOTICE} 发布日期：2023-05-06",
    ],
)
def test_the_index_above_the_report_is_about_it_whatever_it_calls_it(index: str) -> None:
    report = reportparse.parse(f"{index}\n{_OWN}\n一、概述\n")

    assert report.published == datetime.date(2023, 5, 6)
    assert (report.index_number or report.publisher) is not None


@pytest.mark.parametrize(
    ("text", "is_reported"),
    [
        (f"| 名称 | {_NOTICE} |\n| 发布日期 | 2023-05-06 |\n{_OWN}\n一、概述\n", True),
        (f"标题：{_NOTICE} 发布日期：2023-05-06\n{_OWN}\n一、概述\n", True),
        (
            f"{_OWN}\n一、概述\n| 索引号 | 000/1 | 名称 | {_NOTICE} | 发布日期 | 2023-05-06 |\n",
            True,
        ),
        (f"{_OWN}\n一、概述\n| 名称 | {_NOTICE} | 发布日期 | 2023-05-06 |\n", False),
    ],
)
def test_a_day_that_may_be_another_papers_is_a_candidate(text: str, is_reported: bool) -> None:
    report = reportparse.parse(text)
    found = [
        item.message
        for item in report.diagnostics
        if (item.code, item.path) == ("fact-uncertain", "published")
    ]

    assert report.published is None
    assert ["2023-05-06" in message for message in found] == [True] * is_reported


@pytest.mark.parametrize(
    ("line", "period"),
    [
        (
            "所列数据的统计期限自2024年1月1日起至2024年12月31日止。",
            Period(datetime.date(2024, 1, 1), datetime.date(2024, 12, 31)),
        ),
        (
            "统计时限自2024年1月1日零时起，至2024年12月31日24时止。",
            Period(datetime.date(2024, 1, 1), datetime.date(2024, 12, 31)),
        ),
        (
            "（统计时间：2022年1月1日—12月31日）",
            Period(datetime.date(2022, 1, 1), datetime.date(2022, 12, 31)),
        ),
        ("2024年3月1日至5月1日开展培训。", None),
        ("统计期限自2024年12月31日至2024年1月1日", None),
    ],
)
def test_period(line: str, period: Period | None) -> None:
    report = reportparse.parse(f"{line}\n一、概述\n")

    assert report.period == period
    assert report.year == (period.start.year if period else None)


def test_contact() -> None:
    contact = reportparse.parse(
        "如有疑问，请联系甲局办公室（地址：云溪县兴业路6号；邮编：355200；电话：0593-5550102；"
        "传真：0593-5550103；邮箱：a.b@x.gov.cn；网址：http://www.x.gov.cn/xxgk）。监督电话：12345678\n一、概述\n"
    ).contact

    assert contact.address == "云溪县兴业路6号"
    assert contact.postcode == "355200"
    assert contact.phone == "0593-5550102"
    assert contact.fax == "0593-5550103"
    assert contact.email == "a.b@x.gov.cn"
    assert contact.website == "http://www.x.gov.cn/xxgk"


def test_the_postcode_in_brackets_is_no_part_of_the_address() -> None:
    text = "通讯地址：云溪县（老城）兴业路6号（邮编355200）\n一、概述\n"
    contact = reportparse.parse(text).contact

    assert (contact.address, contact.postcode) == ("云溪县（老城）兴业路6号", "355200")


@pytest.mark.parametrize(
    ("line", "phone"),
    [
        ("请与办公室联系（地址：白沙路2号，邮编330100，电话0791-85551234）。", "0791-85551234"),
        ("联系人：办公室，电话0791-83900112，传真0791-83900114。", "0791-83900112"),
        ("请联系甲局（联系电话 0791-83900112，邮编 330022）。", "0791-83900112"),
        ("全年接听电话83900112次，地址：白沙路2号。", None),
        ("开通热线，电话0791-83900112，接受举报。", None),
        ("联系电话：0791-83900112转8021", "0791-83900112转8021"),
        ("联系电话：0791-83900112-8021", "0791-83900112-8021"),
        ("联系电话：83900112-83900114", "83900112"),
        ("请联系甲局（监督电话0791-83900112，邮编330022）。", None),
    ],
)
def test_a_number_without_a_colon_among_contact_facts(line: str, phone: str | None) -> None:
    assert reportparse.parse(f"{line}\n一、概述\n").contact.phone == phone


@pytest.mark.parametrize("label", ["电话：", "Tel: ", "TEL："])
def test_telephones_in_either_script(label: str) -> None:
    contact = reportparse.parse(f"{label}０５９３-5550102，Fax：0593-5550103\n一、概述\n").contact

    assert (contact.phone, contact.fax) == ("０５９３-5550102", "0593-5550103")


def test_a_telephone_for_complaints_is_no_contact() -> None:
    assert reportparse.parse("监督电话：0593-5550102\n一、概述\n").contact.phone is None


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("总体概述", "overview"),
        ("主要工作概述", "overview"),
        ("工作基本情况", "overview"),
        ("行政机关主动公开政府信息情况", "proactive"),
        ("收到的处理政府信息公开申请情况", "applications"),
        ("依申请公开政府信息情况", "applications"),
        ("因政府信息公开工作被申请行政复议、提起行政诉讼情况", "reviews"),
        ("存在的问题及改进措施", "problems"),
        ("政府信息公开工作存在的主要问题及改进情况", "problems"),
        ("其他报告事项", "other_matters"),
        ("其他需要报告的事项", "other_matters"),
        ("需要说明的事项", "other_matters"),
        ("领导讲话", None),
    ],
)
def test_kinds_of_sections(heading: str, kind: str | None) -> None:
    (section,) = reportparse.parse(f"一、{heading}\n").sections

    assert section.kind == kind
