# SPDX-License-Identifier: MIT
"""A label with a slip is that label; one with another word is none."""

from __future__ import annotations

import pytest

from reportparse.forms import registry


def kind(form: str, printed: str) -> str:
    return registry.forms()[form].vocabulary.kind(printed)


@pytest.mark.parametrize(
    ("form", "printed", "label"),
    [
        ("2021", "5.属于三类内部事物信息", "5.属于三类内部事务信息"),
        ("2021", "四、结转下年度继续办里", "四、结转下年度继续办理"),
        ("2021", "一、本年新收政府信息公开申请数目", "一、本年新收政府信息公开申请数量"),
        ("2021", "一、本年新收政府信息信息公开申请数量", None),
        ("2021", "一、本年新收政府信信息公开申请数量", "一、本年新收政府信息公开申请数量"),
        ("2021", "7.属于行政执法案□", "7.属于行政执法案卷"),
        ("2021", "7.属于行政执法案", "7.属于行政执法案卷"),
        ("2021", "5.要求行政机关确认或重新出具已获取", "5.要求行政机关确认或重新出具已获取信息"),
        ("2021", "信息内荣", None),
        ("2021", "行政规范性文建", "行政规范性文件"),
        ("2014", "（一）收到申请数量", "（一）收到申请数"),
        # another word
        ("2021", "7.属于行政司法案卷", None),
        ("2021", "7.属于行政执法卷宗", None),
        ("2021", "4.无正当理由少量反复申请", None),
        ("2021", "5.要求行政机关否认或重新出具已获取信息", None),
        (
            "2021",
            "2.申请人逾期未按收费通知要求退还费用、行政机关不再处理其政府信息公开申请",
            None,
        ),
        ("2021", "2.有现成信息需要另行制作", None),
        ("2021", "1.本机关掌握相关政府信息", None),
        ("2021", "1.本机构不掌握相关政府信息", None),
        ("2021", "行政企业性收费", None),
        ("2021", "3.要求提供内部出版物", None),
        ("2021", "二、上年政府信息公开申请数量", None),
        ("2021", "四、结转下年度停止办理", None),
        ("2014", "（一）收到申请人数", None),
        ("2014", "1.参加或举办新闻发布会总人数", None),
        ("2014", "其中：分管负责同志参加新闻发布会次数", None),
        ("2014", "（二）设置政府信息公开投诉点数", None),
        ("2014", "6.申请信息存在数", None),
    ],
)
def test_labels_with_slips(form: str, printed: str, label: str | None) -> None:
    assert kind(form, printed) == (label or "TEXT")
