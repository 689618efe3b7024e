# SPDX-License-Identifier: MIT
"""The statements of the documentation are true of the code."""

from __future__ import annotations

import re
from typing import Any

import pytest

import reportparse
import reportparse.dataset
import reportparse.forms
from docs.making import published
from reportparse.checks.known_rules import kinds
from reportparse.forms import registry
from tests.conftest import ROOT

PAGES = [
    path
    for path in sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
    if "_build" not in path.parts
]


def test_published_pages_are_current() -> None:
    made = published()

    for name, text in made.items():
        current = (ROOT / "docs" / name).read_text("utf-8")
        assert current == text, f"docs/{name}: run `make published` and read the diff"
    pages = {f"rules/{path.name}" for path in (ROOT / "docs" / "rules").iterdir()}
    assert pages == {name for name in made if name.startswith("rules/")}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Any) -> None:
    for target in re.findall(r"\]\((?!https:)([^)#]+)\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


_CODE = re.compile(r"`((?:row|cell|head|heading|number|text|section|count|figure)-[a-z-]+)`")


def test_codes_named_in_the_pages_exist() -> None:
    for page in PAGES:
        for name in _CODE.findall(page.read_text("utf-8")):
            assert name in kinds(), f"{page.name}: {name}"


def test_all_that_is_public_has_its_place_in_the_reference() -> None:
    reference = (ROOT / "docs" / "api.md").read_text("utf-8")
    directive = r"auto(?:function|class|exception|data):: (?:reportparse\.)?(\S+)"
    listed = {*re.findall(directive, reference), *re.findall(r"`reportparse\.(\S+)`", reference)}
    public = {name for name in reportparse.__all__ if name != "__version__"}
    public |= {f"dataset.{name}" for name in reportparse.dataset.__all__}
    public |= {f"forms.{name}" for name in reportparse.forms.__all__}

    assert public - listed == set()


def test_the_drawing_names_modules_that_are_there() -> None:
    drawing = (ROOT / "docs" / "architecture.svg").read_text("utf-8")
    source = ROOT / "src" / "reportparse"
    named = 0
    for line in re.findall(r'class="module"[^>]*>([^<]+)<', drawing):
        folder, _, names = line.rpartition("/")
        for name in names.split(", "):
            path = source / folder / name
            assert path.is_dir() or path.with_suffix(".py").is_file(), name
            named += 1
    assert named > 20


def test_the_chinese_readme_names_the_forms_and_commands_that_exist() -> None:
    readme = (ROOT / "README.zh.md").read_text("utf-8")
    forms = registry.forms()

    assert re.findall(r"^\| (\d{4}) \|", readme, re.MULTILINE) == list(forms)
    for form in forms.values():
        assert form.issued in readme


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").split()) <= 600


def test_the_python_of_adding_a_form_is_part_of_the_example() -> None:
    page = (ROOT / "docs" / "adding-a-form.md").read_text("utf-8")
    example = ROOT / "examples" / "department_accounts"
    blocks = {
        "python": (example / "department_accounts.py").read_text("utf-8"),
        "toml": (example / "pyproject.toml").read_text("utf-8"),
    }
    shown = re.findall(r"```(python|toml)\n(.*?)```", page, re.DOTALL)

    assert [text for language, text in shown if text not in blocks[language]] == []
    assert len(shown) > 6
    assert re.findall(r"^## (\d)\.", page, re.MULTILINE) == list("123456")


def test_the_first_page_reads_without_sphinx_and_lists_all_pages() -> None:
    page = (ROOT / "docs" / "index.md").read_text("utf-8")
    listed = re.findall(r"\]\(([^)]+)\)", page.partition("## All pages")[2])
    every = {
        path.relative_to(ROOT / "docs").as_posix()
        for path in PAGES
        if path.is_relative_to(ROOT / "docs")
    }
    (quoted,) = re.findall(r"```text\n(.*?)```", page, re.DOTALL)

    assert "{" not in re.sub(r"```python.*?```", "", page, flags=re.DOTALL)
    assert len(listed) == len(set(listed))
    of_codes = {name for name in every if re.fullmatch(r"rules/[a-z-]+\.md", name)}
    assert {*listed} == every - of_codes - {"index.md"} | {"tutorials/notebook.ipynb"}
    assert quoted in (ROOT / "corpus" / "disclosure_2021" / "city_thousands.txt").read_text("utf-8")
