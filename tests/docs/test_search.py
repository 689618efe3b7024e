"""The search of the site finds Chinese."""

from __future__ import annotations

import pytest

pytest.importorskip("sphinx")

from docs import conf


def test_chinese_is_found_by_its_characters_and_pairs() -> None:
    words = conf._Search({}).split("figures 上年结转, 件")

    assert words == ["figures", *"上年结转件", "上年", "年结", "结转"]
