# SPDX-License-Identifier: MIT
"""The stages of reading, printed."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from reportparse.cli.parse_command import command
from reportparse.output.stages import STAGES, stage_lines
from reportparse.text.source import SourceText
from tests.conftest import CORPUS

FAULTY = CORPUS / "disclosure_2021" / "county_with_faults.txt"
EXPECTED = {
    "lines": "27:1 ROW 三、本年度办理结果 ¦ (一)予以公开 ¦ 12O ¦ 7 ¦ 0 ¦ 0 ¦ 0 ¦ 1 ¦ 11",
    "tokens": "27:1 三、本年度办理结果 ¦ (一)予以公开 ¦ 12O ¦ 7 ¦ 0 ¦ 0 ¦ 0 ¦ 1 ¦ 11",
    "segments": "27:13 ROW '(一)予以公开': 12O ¦ 7 ¦ 0 ¦ 0 ¦ 0 ¦ 1 ¦ 11",
    "rows": "27:13 applications.granted: 12O ¦ 7 ¦ 0 ¦ 0 ¦ 0 ¦ 1 ¦ 11",
    "columns": "27:13 applications.granted: natural_person, enterprise, research, "
    "public_interest, legal_service, other_org, total",
}


@pytest.mark.parametrize("name", STAGES)
def test_each_stage_names_its_places(name: str) -> None:
    lines = list(stage_lines(name, SourceText(FAULTY.read_text("utf-8"))))

    assert EXPECTED.get(name, lines[0]).rstrip() in [line.rstrip(" ¦") for line in lines]


def test_words_become_a_value_in_the_pass_that_settles_them() -> None:
    source = SourceText(FAULTY.read_text("utf-8"))

    assert any("12O <TEXT>" in line for line in stage_lines("mark-padding", source))
    assert any("12O <FIGURE>" in line for line in stage_lines("settle-texts", source))
    (value,) = (line for line in stage_lines("values", source) if "'12O'" in line)
    assert value.startswith("applications.granted.natural_person = None (unreadable) 27:")


def test_an_unknown_stage_lists_the_names() -> None:
    done = CliRunner().invoke(command, ["--stage", "list", str(FAULTY)])

    assert done.exit_code == 2
    assert ", ".join(STAGES) in done.output
