# SPDX-License-Identifier: MIT
"""Labels as they are compared: marks, numbers and notes that change nothing are gone."""

from __future__ import annotations

import pytest

from reportparse.forms.folding import fold


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("1、属于国家秘密", "1.属于国家秘密"),
        ("3.3.1 属于国家秘密", "1.属于国家秘密"),
        ("2:重复申请", "2.重复申请"),
        ("No.2 重复申请", "2.重复申请"),
        ("[2]重复申请", "2.重复申请"),
        ("第2项 重复申请", "2.重复申请"),
        ("2)重复申请", "2.重复申请"),
        ("（1）、重复申请", "1.重复申请"),
        ("②重复申请", "2.重复申请"),
        ("1 重复申请", "1.重复申请"),
        ("二，上年结转", "二、上年结转"),
        ("二.上年结转", "二、上年结转"),
        ("（一）、予以公开", "（一）予以公开"),
        ("更正：一、本年新收", "一、本年新收"),
        ("（更正后）一、本年新收", "一、本年新收"),
        ("应为：（一）予以公开", "（一）予以公开"),
        ("更正", "更正"),
        ("总计 ↓", "总计"),
        ("_. 总计", "总计"),
        ("【总计】", "总计"),
        ("# 总计栏：", "总计"),
        ("规章〔1〕", "规章"),
        ("规章[注2]", "规章"),
        ("规章③", "规章"),
        # numbers that are not serial, and notes that say something
        ("（1-6月）", "（1-6月）"),
        ("12月", "12月"),
        ("2023年", "2023年"),
        ("5件", "5件"),
        ("1.5", "1.5"),
        ("1.", "1."),
        ("〔2〕", "〔2〕"),
        ("↓", "↓"),
        ("行政许可（第五项）", "行政许可（第五项）"),
    ],
)
def test_fold(printed: str, folded: str) -> None:
    assert fold(printed) == folded
