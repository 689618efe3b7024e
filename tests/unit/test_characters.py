# SPDX-License-Identifier: MIT
from __future__ import annotations

import pytest

from reportparse.forms import Form, registry
from reportparse.text.characters import simplified, traditional


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("規(guī)范性文件", "规范性文件"),
        ("第二十條第（一）項(xiàng)", "第二十条第（一）项"),
        ("規範性檔案", "规范性文件"),
        ("資訊內容", "信息内容"),
        ("手冊", "手册"),
        ("等於第三項", "等于第三项"),
        ("(一)予以公开", "(一)予以公开"),
        ("本年收费金额(单位:万元)", "本年收费金额(单位:万元)"),
        ("A(b)", "A(b)"),
        ("", ""),
    ],
)
def test_simplified(printed: str, plain: str) -> None:
    assert simplified(printed) == plain


@pytest.mark.parametrize("form", registry.forms().values(), ids=registry.forms())
def test_labels_come_back_from_traditional_signs(form: Form) -> None:
    for label in form.vocabulary.labels:
        mirrored = traditional(label.text)
        assert form.vocabulary.kind(mirrored) == label.name, mirrored
        assert form.vocabulary.meant(mirrored) is None
