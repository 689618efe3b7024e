# SPDX-License-Identifier: MIT
"""Numbers of persons that must not be published. A finding never prints one in full."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..diagnostics.catalogue import Language
from ..narrative.content import Paragraph, Table, walk
from ..text.personal_numbers import personal_numbers
from .rules import Finding, Rule, failure, passing
from .subject import Subject

_KINDS: Final[dict[str, dict[Language, str]]] = {
    "identity": {"zh": "身份证号码", "en": "an identity number"},
    "mobile": {"zh": "手机号码", "en": "a mobile number"},
}


def _numbers(subject: Subject) -> Iterator[Finding]:
    """Each number of a person in the prose and in tables that are not the form's."""
    texts: list[tuple[str, int | None]] = []
    for child in walk((*subject.report.preamble, *subject.report.sections)):
        if isinstance(child, Paragraph):
            texts.append((child.text, child.start))
        elif isinstance(child, Table):
            texts += ((cell, None) for row in child.rows for cell in row)
    if not any(personal_numbers("\n\n".join(text for text, _ in texts))):
        yield passing("sections")
        return
    for text, start in texts:
        for number in personal_numbers(text):
            kind, length = _KINDS[number.kind][subject.language], number.end - number.start
            place = subject.place_at(start, length, number.start)
            yield failure("sections", place, published=number.masked, kind=kind)


RULES = (
    Rule(
        code="personal-data",
        severity="warning",
        evaluate=_numbers,
        zh="公开的文字中有{kind}：{published}",
        en="the text prints {kind}: {published}",
        hint_zh="公布前删去或隐去；手机号码若为单位对外公布的联系电话，可不改",
        hint_en="remove it before publication; a mobile number may be the agency's own",
        why_zh="《个人信息保护法》和《政府信息公开条例》第十五条：涉及个人隐私的信息不得公开。"
        "身份证号码按校验位识别（GB 11643）。",
        why_en="The Personal Information Protection Law and article 15 of the Regulations forbid "
        "publishing it. Identity numbers are detected by their check digit (GB 11643).",
        example="如有疑问，请与经办人联系，电话 138****1234。",
    ),
)
