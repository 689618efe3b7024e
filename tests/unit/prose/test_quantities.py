# SPDX-License-Identifier: MIT
from __future__ import annotations

from decimal import Decimal

import pytest

from reportparse.narrative.quantities import quantities
from reportparse.text.numerals import chinese_value


@pytest.mark.parametrize(
    ("text", "value", "unit", "approximate", "words"),
    [
        ("发布信息102条", 102, "条", False, "102条"),
        ("发布信息约102条", 102, "条", True, "约102条"),
        ("发布信息1.2万余条", 12000, "条", True, "1.2万余条"),
        ("点击３２万次", 320000, "次", False, "３２万次"),
        ("共1,234件", 1234, "件", False, "1,234件"),
        ("共１，２３４件", 1234, "件", False, "１，２３４件"),
        ("金额2.5亿元", 250000000, "元", False, "2.5亿元"),
        ("金额25.65万元", 256500, "元", False, "25.65万元"),
        ("金额0.05元", Decimal("0.05"), "元", False, "0.05元"),
        ("访问300余万次", 3000000, "次", True, "300余万次"),
        ("大约发放宣传册500册", 500, "册", True, "500册"),
        ("至少更新2次", 2, "次", True, "2次"),
        ("增长12.5%", Decimal("12.5"), "%", False, "12.5%"),
        ("增长１２％", 12, "%", False, "１２％"),
        ("占百分之十二点五", Decimal("12.5"), "%", False, "百分之十二点五"),
        ("提高2个百分点", 2, "百分点", False, "2个百分点"),
        ("收到申请十二件", 12, "件", False, "十二件"),
        ("收到两件", 2, "件", False, "两件"),
        ("一百零三条", 103, "条", False, "一百零三条"),
        ("百余件", 100, "件", True, "百余件"),
        ("培训100人次左右", 100, "人次", True, "100人次左右"),
        ("近3千条", 3000, "条", True, "近3千条"),
        ("公开 12 条", 12, "条", False, "12 条"),
        ("3名专职人员", 3, "名", False, "3名"),
        ("访问１．２万次", 12000, "次", False, "１．２万次"),
        ("十余件", 10, "件", True, "十余件"),
        ("近百件", 100, "件", True, "近百件"),
        ("八家企业", 8, "家", False, "八家"),
        ("七所中心小学", 7, "所", False, "七所"),
        ("3类信息", 3, "类", False, "3类"),
        ("三批", 3, "批", False, "三批"),
    ],
)
def test_reads(text: str, value: int | Decimal, unit: str, approximate: bool, words: str) -> None:
    (quantity,) = quantities(text)

    assert (quantity.value, quantity.unit, quantity.approximate) == (value, unit, approximate)
    assert type(quantity.value) is type(value)
    assert text[quantity.start : quantity.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "2024年3月5日",
        "第二十条第(一)项规定",
        "第5条",
        "公开信息12\u2009650条",
        "信息1×30条，动态1*30条，公文1'456条，访问3·5万人次",
        "信息3、500条，抽调7、8人，组织一、两次培训",
        "金额12. 5万元，结转二点五件",
        "金额3 ,456元，图解1, 234条，访问1。5万次，阅读1· 5万次，粉丝1′234人",
        "五家渠街道、三条石街道、四家子苏木、三个泉镇、二条巷社区",
        "再一次压实责任，一份责任，一个标准抓到底",
        "《条例》和“三审三校”3制度",
        "“一网通办”8次".replace("8次", ""),
        "《关于12件实事的通知》",
        "办成一件事",
        "20个工作日",
        "3-5条"[2:].replace("5条", "五一条例"),
        "1,2345件",
        "12:30件",
        "万元",
        "每个月",
        "统一部署",
        "二〇二四件",
        "9999999999999999条",
        "百分之",
        "百分之三点百",
        "收到2，150件",
        "分别为120,150件",
        "三四十件",
        "两万四件",
        "收费1 234.5万元",
        "收费1  234.5万元",
        "卅二条",
        "数十件",
        "3至5件",
        "三到五件",
        "3件至5件",
        "3或4次",
        "一项重要内容",
        "一件惠及群众的好事，一场自我革命，一份份文件，一项日常工作，一张亮丽名片",
        "一户一档、一件一策，公开一批、规范一批，再上一个新台阶，营造一个良好氛围",
        "四家寨小学、七项桥卫生院、三所在建",
        "六个部分",
        "三类信息",
        "八家子镇、三项沟村",
        "九个庄乡、两家店社区、三家集镇",
    ],
)
def test_is_none(text: str) -> None:
    assert quantities(text) == []


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("共发布信息102条", ["发布信息"]),
        ("其中工作动态41条、部门文件30条", ["工作动态", "部门文件"]),
        ("收到12件政府信息公开申请", ["收到政府信息公开申请"]),
        ("102条信息", ["信息"]),
        ("2024年，共有3名人员", ["人员"]),
        ("制定文件共计5份；印发3份", ["制定文件", "印发"]),
        ("- 救助信息66条", ["救助信息"]),
        ("共青团信息9条", ["共青团信息"]),
        ("共有产权住房信息9条、共产党员先锋岗3个", ["共有产权住房信息", "共产党员先锋岗"]),
        (
            "和解案件3件，全年级学生手册5册，全年无休网点2处",
            ["和解案件", "全年级学生手册", "全年无休网点"],
        ),
        ("共享数据集15个、和谐社区建设信息8条", ["共享数据集", "和谐社区建设信息"]),
        ("与民同行信息9条，与群众座谈3次", ["与民同行信息", "群众座谈"]),
        ("全年龄段指南7份、与会代表名录3份", ["全年龄段指南", "与会代表名录"]),
    ],
)
def test_says_what_is_counted(text: str, labels: list[str]) -> None:
    assert [quantity.label(text) for quantity in quantities(text)] == labels


@pytest.mark.parametrize(
    ("text", "value", "agrees"),
    [
        ("102条", 102, True),
        ("102条", 101, False),
        ("约102条", 102, True),
        ("约102条", 103, False),
        ("约1200条", 1250, True),
        ("约1200条", 1300, False),
        ("1100余条", 1128, True),
        ("1100余条", 1228, False),
    ],
)
def test_agrees(text: str, value: int, agrees: bool) -> None:
    (quantity,) = quantities(text)

    assert quantity.agrees(value) is agrees


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("二十", 20),
        ("三百零五", 305),
        ("两万四千", 24000),
        ("一亿零三万", 100030000),
        ("零", 0),
        ("千", None),
        ("三四十", None),
        ("一二百", None),
        ("两万四", None),
        ("三百二", None),
        ("两万零四", 20004),
        ("二〇二四", None),
    ],
)
def test_chinese_numerals(text: str, value: int | None) -> None:
    assert chinese_value(text) == value


@pytest.mark.parametrize("unit", ["5 ", "一", "一百", "1,", "“", "5件", "约", "1 ", "百分之", "(a"])
def test_any_run_is_read_once(unit: str) -> None:
    """Quadratic reading would take minutes here."""
    text = unit * (100_000 // len(unit))

    assert len(quantities(text)) <= len(text) // len(unit)
