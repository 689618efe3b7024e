# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from reportparse.narrative.breakdowns import Parts, parts_of
from reportparse.narrative.quantities import quantities


def after(text: str) -> Parts | None:
    return dict(parts_of(text, quantities(text))).get(0)


@pytest.mark.parametrize(
    ("text", "sums", "are_all"),
    [
        ("信息9条，涵盖动态4条、文件5条", [9], True),
        ("信息9条，分别为动态4条、文件5条", [9], True),
        ("信息9条：动态4条，文件5条，其他1条", [9, 10], True),
        ("信息9条（动态4条、文件5条），收到申请2条", [9], True),
        ("信息9条，包括动态4条、文件5条", [9], False),
        ("信息9条，包括动态4条、文件3条、公告2条", [9], False),
        ("信息9条，包括动态4条、文件3条、公告2条三类", [9], True),
        ("信息9条，涵盖动态4条、文件5条等", [9], False),
        ("信息9条，其中动态4条、文件5条", [9], False),
        ("信息9条，其中动态4条、其他信息5条", [9], True),
        ("申请9件，其中自然人4件、法人5件", [9], True),
        ("信息9条，其中县直部门4条、乡镇（街道）5条", [9], True),
        ("信息9条，涵盖动态4条，文件5条，收到申请3条", [9], True),
        ("信息9条，涵盖动态4条、文件5条，公告3条", [9], True),
        ("信息9条，按类别分，动态4条，文件5条", [9], True),
        ("参训9人次，其中干部4人、群众5人", [9], False),
        ("留言9条，已办结4条、正在办理5条", [9], True),
        ("来信9件，其中办结4件、正在办理5件", [9], True),
        ("信息9条，包括原创信息4条、转载信息5条", [9], True),
        ("信息员9名，包括专职4名、兼职5名", [9], True),
        ("新增栏目9个，分别是教育类4个、就业类5个", [9], True),
        ("培训9场，由县级4场和乡镇级5场构成", [9], True),
        ("咨询9人次，政策类4人次、办事类5人次", [9], False),
        ("信息9条，其中机构类1条、其他政策文件3条、动态5条", [9], False),
        ("争议9件，其中，复议4件，维持1件；诉讼5件，维持2件", [9, 5, 10, 12], False),
        ("信息9条，其中，动态1条，文件3条；公告5条", [4, 9], False),
        ("信息9条；其中，动态4条、文件5条", [9], False),
        ("信息9条，其中动态4条、其他5条，总量较上年的8条增加1条", [9], True),
        ("建议9条，采纳5条、部分采纳1条、未采纳3条", [9], True),
        ("公文9件，主动公开5件、依申请公开1件、不予公开3件", [9], True),
    ],
)
def test_takes_apart(text: str, sums: list[int], are_all: bool) -> None:
    parts = after(text)

    assert parts is not None
    assert (parts.sums(), parts.are_all) == (sums, are_all)


@pytest.mark.parametrize(
    "text",
    [
        "信息9条",
        "信息9条，涵盖动态4条",
        "信息9条，动态4条、文件5条",
        "信息9条，涵盖动态4条（含图片2条）、文件5条",
        "信息9条，涵盖动态4条、其中图片2条、文件3条",
        "信息9条，涵盖动态4条、文件5件",
        "信息9条，涵盖动态4条、文件约5条",
        "增长9%，其中动态4%、文件5%",
        "信息9条：收到申请4条、建议5条",
        "申请9件，其中自然人4件、网络申请5件",
        "工单9件，其中已办结8件，满意7件",
        "骨干9人，其中女性4人、党员8人",
        "信息9条。涵盖动态4条、文件5条",
        "信息9条，包括动态4条，同时公布预算5条",
        "培训9场，由县级4场和乡镇级5场分别组织",
        "信息9条，动态类40条、文件类5条",
    ],
)
def test_leaves_alone(text: str) -> None:
    assert after(text) is None


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("动态4条、文件5条，共计9条", [9]),
        ("动态4条，文件5条，合计9条", [9]),
        ("培训2次，分别为4人、5人，共计9人次", [9]),
        ("动态4条、文件5条、公告6条，两项合计11条", [11]),
        ("动态4条、文件5条，三项合计11条", None),
        ("公众号4篇，阅读量7万次；微博3条，短视频2条，三个平台共发布9条", [9]),
        ("网站8条，公众号4篇，微博3条，短视频2条，三个平台共发布9条", None),
        ("网站自开通以来分别发布4条、3条、2条，累计发布90条", None),
        ("公众号4篇，其中原创1篇；微博3条，短视频2条，三个平台共发布9条", None),
        ("网站8条，三个平台共发布9条", None),
        ("参训人员分别为4人次、5人次，累计9人次", [9]),
        ("动态4条、文件5条，累计30条", None),
        ("动态4条、文件5条，同比增长9条", None),
        ("动态4条、文件5条，总数达9条", [9]),
        ("12个股室、7个所和2个中心共21个内设机构", [21]),
        ("11个乡镇和42个部门，共53个单位", [53]),
        ("11个乡镇和42个部门共53个网站", None),
        ("信息30条中，动态4条、文件5条，合计9条", [9]),
        ("信息30条里，动态4条、文件5条，合计8条", [9]),
        ("动态4条，共计9条", None),
        ("动态4条（含2条）、文件5条，共计9条", None),
        ("动态4条。文件5条，公开信息共计9条", None),
        ("动态4条、文件5条，共计9条、图解1条，共计10条", None),
    ],
)
def test_sums_up(text: str, sums: list[int] | None) -> None:
    numbers = quantities(text)
    parts = dict(parts_of(text, numbers)).get(len(numbers) - 1)

    assert (parts.sums() if parts else None) == sums


@pytest.mark.parametrize("note", ["（有重复）", "（同一事项可归多类）", "交叉归类"])
def test_a_note_says_that_parts_overlap(note: str) -> None:
    parts = after(f"信息9条，涵盖动态4条、文件6条{note}。")

    assert parts is not None
    assert parts.may_overlap


def test_channels_may_overlap_but_applications_come_by_one() -> None:
    channels = after("信息9条，涵盖网站4条、微信5条")
    each_once = [
        after("申请9件，按渠道分，网上申请4件、信函申请5件"),
        after("政府网站9家，其中市级门户4家、部门网站5家"),
        after("网站及公众号合计发布信息9条，其中网站4条、公众号5条"),
    ]

    assert channels is not None
    assert channels.may_overlap
    assert [parts and parts.may_overlap for parts in each_once] == [False] * 3


@pytest.mark.parametrize(
    ("text", "is_doubtful"),
    [
        ("信息9条，包括动态4条，以及预算20条", True),
        ("信息9条，包括动态4条、预算20条", False),
        ("信息9条（动态4条，预算20条）", False),
    ],
)
def test_more_than_the_whole_may_be_no_part(text: str, is_doubtful: bool) -> None:
    parts = after(text)

    assert parts is not None
    assert parts.is_doubtful is is_doubtful


def test_parts_behind_two_numbers_may_be_of_both() -> None:
    text = "直接起诉和复议后起诉分别为6件、3件，其中维持4件、纠正2件"
    parts = dict(parts_of(text, quantities(text))).get(1)

    assert parts is not None
    assert (parts.sums(), parts.is_doubtful) == ([6], True)


@pytest.mark.parametrize(("mark", "is_list"), [("，现有", True), ("；现有", True), ("、", False)])
def test_each_of_the_last_number_or_of_both(mark: str, is_list: bool) -> None:
    text = f"账号12个{mark}账号9个，分别为微信4个、微博5个"

    assert (1 in dict(parts_of(text, quantities(text)))) is is_list
