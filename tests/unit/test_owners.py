# SPDX-License-Identifier: MIT
"""Tables of other agencies and years are not the report's; its own captions change nothing."""

from __future__ import annotations

import pytest

import reportparse
from reportparse.forms import captions, registry

TITLE = "青禾镇2023年政府信息公开工作年度报告"
TABLE = """| 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
| 一、本年新收政府信息公开申请数量 | 8 | 1 | 0 | 0 | 2 | 0 | 11 |
"""
END = "五、存在的主要问题及改进情况\n无。\n"


def total(above: str, title: str = TITLE) -> tuple[object, list[str]]:
    """The total in a table below the lines *above*, and the words that give it to another."""
    heading = "三、收到和处理政府信息公开申请情况"
    report = reportparse.parse(f"{title}\n{heading}\n{above}\n{TABLE}{END}", language="en")
    messages = [
        finding.message for finding in report.diagnostics if finding.code == "table-of-other"
    ]
    return report.by_path.get("applications.new.total"), messages


@pytest.mark.parametrize(
    "caption",
    [
        "附：2022年情况",
        "2022年度收到和处理政府信息公开申请情况",
        "上年情况",
        "下表数据已失效。",
        "上一年度的数据",
        "2022年1月至12月情况",
        "去年申请情况表",
        "附件1：双桥镇信息公开情况统计表",
        "下表为双桥镇人民政府的数据",
        "附件：县青少年宫2023年度数据表",
        "双桥镇人民政府2023年政府信息公开申请情况",
        "县财政局依申请公开情况",
        "下属单位情况",
        "所辖外的直属机构统计",
        "（二）双桥镇2023年政府信息公开申请情况",
        "双桥镇人民政府2023年政府信息公开情况统计表",
        "双桥县教育局2023年收到和处理政府信息公开申请情况",
        "双桥镇人民政府",
        "县教育局：",
        "1.双桥镇",
        "附：双桥镇人民政府2023年数据",
        "表2 双桥镇2023年申请情况",
        "填报单位：双桥镇人民政府",
        "单位名称：县教育局",
        "统计期限：2022年1月1日至2022年12月31日",
        "上年（2022年）：",
        "对比：上年（2022年）数据",
        "2022年数据如下：",
        "（填写示例）",
        "样表",
        "各村处理申请情况",
        "其中：镇属事业单位情况",
        "镇属单位情况：",
        "全县各乡镇汇总情况",
        "参考：兄弟单位双桥镇数据",
        "全县卫生系统汇总情况如下：",
        "全县政府信息公开情况",
        "截至2022年12月31日",
        "截至2023年6月30日",
        "统计期限：2023年1月1日至2023年6月30日",
        "二〇二二年情况",
        "2023年1—6月情况",
        "2023年1-6月统计数据",
        "2023年1—9月数据",
        "2023年1~9月数据",
        "2023-1-6月数据",
        "2023年一至六月情况",
        '"双桥镇人民政府2023年情况统计表","","","","","","",""',
        '"双桥镇人民政府2023年情况统计表"\t""\t""\t""',
        '"填报单位：双桥镇人民政府","","单位：件",""',
        "填报单位：双桥镇人民政府,,,,",
        "2023年第四季度情况",
        "上半年数据",
        "2019—2023年累计情况",
        "近三年情况统计表",
        "更正前：",
        "机构合并前数据",
        "原报告数据（已作废）：",
        "填报样表（仅供参考）",
        "修订前数据：",
        "数据（未经审核）",
        "2022年情况如下。",
        "22年度情况",
        "2023.1-2023.6",
        "年初数",
        "“十三五”期间情况",
        "事业单位情况表",
        "汇总数（含下属单位）",
        "外县情况",
        "非本单位数据",
        "待核",
        "空白表",
        "转载：双桥镇",
        "**附表：双桥镇人民政府2023年情况**",
        "本年度没有收到申请。下表为上年度（2022年）数据：",
        "同比数据",
        "网站统计口径",
        "第三方统计",
        "媒体报道数据",
        "并入单位情况",
        "填报单位：双桥镇人民政府 填报日期：2024年1月9日",
        "Table: 双桥镇人民政府2023年度",
        ": 2022年度情况",
        "各乡镇（不含县直部门）",
    ],
)
@pytest.mark.parametrize("after", ["", "\n单位：件"])
def test_a_table_below_the_caption_of_another_is_not_read(caption: str, after: str) -> None:
    figure, messages = total(caption + after)

    assert figure is None
    assert len(messages) == 1
    assert caption.removeprefix("（二）").replace("\t", r"\t") in messages[0]


@pytest.mark.parametrize(
    "caption",
    [
        "",
        "青禾镇2023年政府信息公开情况统计表",
        "附件：青禾镇人民政府信息公开情况统计表",
        "本镇2022年和2023年情况",
        "全镇信息公开情况",
        "2023年度申请情况",
        "2022、2023年情况",
        "统计截至2024年1月12日",
        "依据青政发〔2022〕5号填报",
        "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "四、关于政府信息公开申请情况",
        "全镇2023年1月1日至12月31日情况",
        "2023年1—12月情况",
        "2023年1-12月情况",
        "制表2023年12月1日",
        "数据更新至2023-12-31",
        '"青禾镇2023年情况统计表","","","","","","",""',
        "截至2023年12月31日",
        "更正后：",
        "单位：件",
        "表一",
        "（本表由办公室填报）",
        "二〇二四年一月二十二日",
        "（本节数据含垂直管理机构）",
        "（含自然失效14件）",
        "以下文件已失效，共14件。",
        "（其中修订6件，废止2件）",
        "（不含下属单位）",
        "不包括镇属事业单位",
        "Table: 青禾镇2023年度",
        "关不再处理其政府信息公开申请",
        "（二）被依法纠错数",
        "与去年同期相比，申请有所增加：",
        "2023年第四季度收到申请5件，全年如下：",
        "收到信息公开申请的处理情况",
        "2024年1月，本镇统计了2023年的数据：",
        # sentences
        "与2022年相比，申请数量有所下降。",
        "2022年收到申请5件，今年情况如下",
        "2022年只有3件；",
        "我们根据2022年底下达的要求，对全部申请逐件登记、逐件办理、逐件答复，并在此基础上统计填报了下面这张表格，请参阅下面的数据表格",
        # too far above the table
        "2022年情况\n工作有序。\n数据完整。",
    ],
)
def test_captions_of_its_own_and_sentences_change_nothing(caption: str) -> None:
    assert total(caption) == (11, [])


@pytest.mark.parametrize(
    ("between", "is_read"),
    [
        ("（续表）", False),
        ("— 5 —", False),
        ("行政处罚情况", False),
        ("青禾镇2023年情况", True),
        ("2023年情况", True),
        ("以下为本年度全部申请的情况，请予审阅。", True),
        ("（二）本级", True),
    ],
)
def test_a_caption_holds_for_the_tables_below_until_another(between: str, is_read: bool) -> None:
    second = TABLE.replace("一、本年新收", "二、上年结转")
    text = (
        f"{TITLE}\n三、收到和处理政府信息公开申请情况\n附：2022年情况\n{TABLE}\n{between}\n{second}"
    )
    report = reportparse.parse(f"{text}{END}")

    assert report.by_path.get("applications.new.total") is None
    assert report.by_path.get("applications.carried_in.total") == (11 if is_read else None)


@pytest.mark.parametrize(
    ("unit", "after", "figures"),
    [
        ("单位：百件", "— 5 —", (None, None)),
        ("计量单位：千件", "（续表）", (None, None)),
        ("以百件为单位", "单位：件", (None, 11)),
        ("单位：件", "", (11, 11)),
    ],
)
def test_a_unit_holds_until_another(unit: str, after: str, figures: tuple[int | None, ...]) -> None:
    second = TABLE.replace("一、本年新收", "二、上年结转")
    text = f"{TITLE}\n三、收到和处理政府信息公开申请情况\n{unit}\n{TABLE}\n{after}\n{second}"
    report = reportparse.parse(f"{text}{END}")

    paths = ("applications.new.total", "applications.carried_in.total")
    assert tuple(map(report.by_path.get, paths)) == figures


@pytest.mark.parametrize(
    ("caption", "head"),
    [
        ("（单位：千件）", ""),
        ("（千件）", ""),
        ("", "（百件）"),
        ("", "（以百件计）"),
        ("", "（百）"),
        ("", "（万）"),
    ],
)
def test_a_caption_or_head_inside_a_table_may_count_thousands(caption: str, head: str) -> None:
    parts = [
        f"第二十条第（{article}）项{unit} |\n信息内容 | 本年处理决定数量{note} |\n{row} | 9 |\n"
        for article, unit, note, row in (
            ("五", "", "", "行政许可"),
            ("六", caption, head, "行政处罚"),
        )
    ]
    report = reportparse.parse(f"{TITLE}\n二、主动公开政府信息情况\n{''.join(parts)}{END}")

    assert report.by_path.get("proactive.penalties.decisions") is None
    assert "unit-multiplied" in {finding.code for finding in report.diagnostics}


def test_the_scale_in_the_head_of_an_amount_is_of_no_other_column() -> None:
    rows = [
        "第二十条第（五）项 |\n信息内容 | 本年处理决定数量 |\n行政许可 | 9 |\n",
        "第二十条第（八）项 |\n信息内容 | 本年收费金额（单位：万） |\n行政事业性收费 | 3 |\n",
    ]
    report = reportparse.parse(f"{TITLE}\n二、主动公开政府信息情况\n{''.join(rows)}{END}")

    assert report["proactive.licensing.decisions"] == 9
    assert report["proactive.fees.amount"] is None


def test_a_caption_inside_a_table_may_come_again_in_each_column() -> None:
    title = " | ".join(["双桥镇人民政府2023年政府信息公开申请情况统计表"] * 8)

    assert total(f"| {title} |")[0] is None


def test_the_table_of_the_body_above_is_not_its_own() -> None:
    title = TITLE.replace("青禾镇", "石桥县公安局交通警察大队")

    assert total("石桥县公安局2023年政府信息公开申请情况", title)[0] is None
    assert total("石桥县2023年政府信息公开申请情况", title) == (11, [])


def test_all_of_a_place_is_its_governments_own() -> None:
    title = TITLE.replace("青禾镇", "石桥县城东街道办事处")

    assert total("城东街道2023年申请情况", title) == (11, [])
    assert total("全街道申请情况", title) == (11, [])
    assert total("全县申请情况", title)[0] is None
    assert total("城西街道2023年申请情况", title)[0] is None
    assert total("全县申请情况", TITLE.replace("青禾镇", "石桥县人民政府")) == (11, [])


def test_a_page_without_a_title_has_no_others_but_last_year() -> None:
    assert total("双桥镇2022年信息公开情况", title="政府信息公开") == (11, [])
    assert total("上年情况", title="政府信息公开")[0] is None


def test_a_title_in_the_middle_of_a_page_begins_the_report_of_another() -> None:
    title = "双桥镇2023年政府信息公开工作年度报告"
    figure, messages = total(f"文字。\n{title}\n总体情况良好。\n工作有序。\n数据完整。")

    assert figure is None
    assert title in messages[0]
    assert total(f"文字。\n{TITLE}\n总体情况良好。\n工作有序。\n数据完整。") == (11, [])


def test_a_title_that_names_no_year_leaves_the_table_with_its_report() -> None:
    assert total("文字。\n双桥镇政府信息公开工作年度报告\n工作有序。\n数据完整。") == (11, [])


def test_a_heading_inside_a_section_gives_its_tables_to_another() -> None:
    own, other = "（一）本级", "（二）2022年的申请情况"
    first = TABLE.replace("| 11 |", "| 10 |")
    figure, messages = total(f"{own}\n{first}\n{other}")

    assert figure == 10
    assert len(messages) == 1


@pytest.mark.parametrize(
    ("below", "is_read"),
    [
        ("（以上为2022年数据，2023年没有此类事项。）", False),
        ("注：上表数据为双桥镇人民政府情况。", False),
        ("以上数据为2023年1月1日至12月31日的数据。", True),
        ("以上数据均为本机关数据。", True),
        ("以上数据不含本机关。", False),
        ("单位：百件", False),
        ("单位：万", False),
        ("单位：万 元", True),
        (": 双桥镇人民政府2023年度", False),
        ("Table: 2022年度情况", False),
        (": 青禾镇2023年度", True),
        (": 表一", True),
    ],
)
def test_a_line_right_below_a_table_may_give_it_to_another(below: str, *, is_read: bool) -> None:
    # As a row of the table, too, with others below it.
    for note in (f"\n{below}\n", f"|  | {below} |  |\n| 填表人：甲 |\n"):
        report = reportparse.parse(
            f"{TITLE}\n三、收到和处理政府信息公开申请情况\n{TABLE}{note}{END}"
        )

        assert report.by_path.get("applications.new.total") == (11 if is_read else None)


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        ("上表为双桥镇2023年情况，本机关情况见下表。", 10),
        ("下表为双桥镇2023年情况，本机关情况见上表。", 11),
        ("上表为本机关情况，下表为双桥镇情况。", 11),
        ("以上为2022年数据。", 10),
        ("（上表为双桥镇数据）", 10),
    ],
)
def test_a_line_between_two_tables_says_which_is_whose(between: str, expected: int) -> None:
    second = TABLE.replace("| 11 |", "| 10 |")
    heading = "三、收到和处理政府信息公开申请情况"
    report = reportparse.parse(f"{TITLE}\n{heading}\n{TABLE}\n{between}\n\n{second}\n{END}")

    assert report.by_path.get("applications.new.total") == expected


@pytest.mark.parametrize(
    "page", ["- 8 -", "第 8 页", "- 8 -\n青禾镇政府信息公开年报", f"8\n{TITLE}"]
)
def test_a_page_line_does_not_part_a_table_from_its_caption(page: str) -> None:
    assert total(f"附：双桥镇2023年政府信息公开情况\n{page}")[0] is None


HEADINGS = dict.fromkeys(
    heading.label for form in registry.forms().values() for heading in form.headings
)


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("agency", [None, "青禾乡人民政府", "某市公安局"])
def test_headings_of_forms_name_neither_agency_nor_time(heading: str, agency: str | None) -> None:
    words = captions.caption(f"二、{heading}")

    assert words is not None
    assert captions.is_of_another_agency(words, agency) is None
    assert captions.is_of_another_time(words, 2023) is None
    assert captions.is_valid(words)


@pytest.mark.parametrize(
    ("corner", "is_read"),
    [
        ("申请人情况", True),
        ("项目", True),
        ("单位：件", True),
        ("青禾镇", True),
        ("2023年", True),
        ("2022年", False),
        ("上年", False),
        ("双桥镇人民政府", False),
    ],
)
@pytest.mark.parametrize("above", ["", "| 申请人 | 申请人 | 法人 |\n"])
def test_the_corner_of_a_header_says_whose_a_table_is(
    corner: str, above: str, *, is_read: bool
) -> None:
    table = above + TABLE.replace("| 自然人", f"| {corner} | 自然人")
    heading = "三、收到和处理政府信息公开申请情况"
    report = reportparse.parse(f"{TITLE}\n{heading}\n{table}{END}")

    assert report.by_path.get("applications.new.total") == (11 if is_read else None)


def test_a_unit_holds_behind_a_strange_label() -> None:
    rows = ("（一）收到申请数 件 29", "四、行政复议数量 件 14", "（一）维持具体行政行为数 件 8")
    others = ("（二）被依法撤销数 件 4", "（三）其他情形数 件 2", "六、举报投诉数量 件 5")
    lines = "\n".join(("附：统计表", "单位：千件", "统计指标 单位 统计数", *rows, *others))
    report = reportparse.parse(f"{TITLE}\n{lines}{END}")

    assert report.by_path.get("statistics.complaints.value") is None


def test_the_label_of_a_row_with_characters_misread_names_no_owner() -> None:
    label = "2.申请人逾期末按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
    cells = "\n0" * 7

    assert total(f"{label}{cells}")[0] == 11


@pytest.mark.parametrize(
    ("between", "is_read"),
    [
        ("青禾镇人民政府情况", True),
        ("青禾镇人民政府本级情况", True),
        ("青禾镇人民政府机关", True),
        ("龙泉镇人民政府本级情况", False),
        ("青禾镇人民政府水利站机关情况", False),
    ],
)
def test_a_table_below_another_agencys_is_the_reports_if_its_caption_names_the_reports(
    between: str, *, is_read: bool
) -> None:
    second = TABLE.replace("一、本年新收", "二、上年结转")
    tables = f"双桥镇人民政府本级情况\n{TABLE}\n{between}\n{second}"
    text = f"{TITLE}\n三、收到和处理政府信息公开申请情况\n{tables}"
    report = reportparse.parse(f"{text}{END}")

    assert report.by_path.get("applications.new.total") is None
    assert report.by_path.get("applications.carried_in.total") == (11 if is_read else None)


_RUNNING = f"2024/1/3 10:22 {TITLE}"
_LAST = "| 四、结转下年度继续办理 | 0 | 1 | 0 | 0 | 2 | 0 | 3 |\n"


@pytest.mark.parametrize(
    ("above", "below", "is_own"),
    [
        ("双桥镇人民政府：\n", _LAST, False),
        ("双桥镇人民政府：\n", TABLE.splitlines()[0] + "\n" + _LAST, False),
        ("双桥镇人民政府：\n", f"（一）本镇\n{_LAST}", True),
        ("双桥镇人民政府：\n", TABLE + _LAST, True),
        ("", _LAST, True),
    ],
)
def test_a_table_goes_on_below_the_running_head_of_a_page(
    above: str, below: str, is_own: bool
) -> None:
    heading = "三、收到和处理政府信息公开申请情况\n"
    text = f"{_RUNNING}\n{TITLE}\n{heading}{above}{TABLE}{_RUNNING}\n{below}{END}"
    report = reportparse.parse(text)

    assert report.by_path.get("applications.carried_out.total") == (3 if is_own else None)


@pytest.mark.parametrize(
    ("above", "read"),
    [
        ("2023年\n2022年", 11),
        ("2023年度\n2022年度\n2021年度", 11),
        ("2022年", None),
        ("2022年\n2021年", None),
        ("2023年\n2022年情况", None),
    ],
)
def test_tabs_of_years_of_which_one_is_the_reports_give_no_table_away(
    above: str, read: int | None
) -> None:
    assert total(above)[0] == read


@pytest.mark.parametrize("line", ["修订稿：", "（更正后）", "更新后数据如下："])
def test_a_table_is_not_valid_above_a_later_edition_of_it(line: str) -> None:
    first = TABLE + "| 二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n"
    text = f"{TITLE}\n三、收到和处理政府信息公开申请情况\n{first}{line}\n"
    report = reportparse.parse(text + TABLE.replace("11", "12") + END)

    assert report["applications.new.total"] == 12
    assert report["applications.carried_in.total"] is None
    assert "table-of-other" in {finding.code for finding in report.diagnostics}


def test_a_later_edition_of_another_table_is_none() -> None:
    below = TABLE.replace("一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量")
    report = reportparse.parse(
        f"{TITLE}\n三、收到和处理政府信息公开申请情况\n{TABLE}更正后：\n{below}{END}"
    )
    assert report["applications.new.total"] == 11


def test_the_labels_of_a_header_without_a_blank_between_name_nobody() -> None:
    assert total("申请人情况法人或其他组织自然人商业企业")[1] == []


def test_the_running_head_of_a_page_ends_nothing_where_a_row_and_its_group_go_on_below_it() -> None:
    rows = "| （五）不予处理 | 1.信访举报投诉类申请 |{0}\n{1}\n| （五）不予处理 | 2.重复申请 |{0}\n"
    head = "青禾镇人民政府  政府信息公开年报"
    text = rows.format(" 1 | 2 | 3 | 4 | 5 | 6 | 21 |", head)
    title = "青禾镇人民政府2023年政府信息公开工作年度报告"
    above = "三、收到和处理政府信息公开申请情况\n附：2020年情况"
    report = reportparse.parse(f"{title}\n{above}\n{text}{END}")

    assert not any(
        path.startswith("applications.unprocessed") for path, value in report.figures() if value
    )


def test_a_broken_note_in_the_header_does_not_hide_the_caption_above_it() -> None:
    note = (
        "（本列数据的勾稽关系为：第一项加第二项之          申请人情况\n和，等于第三项加第四项之和）"
    )
    assert total(f"附：2022年情况\n{note}")[0] is None


@pytest.mark.parametrize("row", ["| {0} |", "| {0} |  |  |  |", "| {0} | {0} | {0} | {0} |"])
@pytest.mark.parametrize(
    "caption", ["附：2022年情况", "双桥镇人民政府", "上年度情况", "（2022年）"]
)
def test_a_row_between_two_tables_in_one_says_whose_the_second_is(row: str, caption: str) -> None:
    header = "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
    own, other = "| 规章 | 3 | 4 | 5 |\n", "| 规章 | 6 | 7 | 8 |\n| 行政规范性文件 | 9 | 9 | 9 |\n"
    heading = "二、主动公开政府信息情况"
    table = f"{header}{own}{row.format(caption)}\n{header}{other}"
    report = reportparse.parse(f"{TITLE}\n{heading}\n{table}{END}")

    assert report["proactive.rules.in_force"] == 5
    assert report["proactive.normative_documents.in_force"] is None
    assert reportparse.parse(reportparse.unparse(report)).by_path == report.by_path


def test_the_second_of_two_tables_in_one_is_the_own_if_the_row_between_says_so() -> None:
    header = "| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
    table = f"| 2022年 |\n{header}| 规章 | 3 | 4 | 5 |\n| 2023年 |\n{header}| 规章 | 6 | 7 | 8 |\n"
    report = reportparse.parse(f"{TITLE}\n二、主动公开政府信息情况\n{table}{END}")

    assert report["proactive.rules.in_force"] == 8
