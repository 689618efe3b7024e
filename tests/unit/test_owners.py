# SPDX-License-Identifier: MIT
"""Tables of other agencies and years are not the report's; its own captions change nothing."""

from __future__ import annotations

import pytest

import reportparse

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
        "上一年度的数据",
        "2022年1月至12月情况",
        "去年申请情况表",
        "附件1：双桥镇信息公开情况统计表",
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
    ],
)
@pytest.mark.parametrize("after", ["", "\n单位：件"])
def test_a_table_below_the_caption_of_another_is_not_read(caption: str, after: str) -> None:
    figure, messages = total(caption + after)

    assert figure is None
    assert len(messages) == 1
    assert caption.removeprefix("（二）") in messages[0]


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
        "各村处理申请情况",
        "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "四、关于政府信息公开申请情况",
        "收到信息公开申请的处理情况",
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


def test_the_table_of_the_body_above_is_not_its_own() -> None:
    title = TITLE.replace("青禾镇", "石桥县公安局交通警察大队")

    assert total("石桥县公安局2023年政府信息公开申请情况", title)[0] is None
    assert total("石桥县2023年政府信息公开申请情况", title) == (11, [])


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
