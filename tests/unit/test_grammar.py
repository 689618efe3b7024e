# SPDX-License-Identifier: MIT
"""Grammars that are saved in built form, and what becomes of them when they are out of date."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reportparse.document import tree as document
from reportparse.forms import registry
from reportparse.forms.model import GRAMMAR
from reportparse.grammar import loading as grammar
from reportparse.grammar.loading import Item, packaged


class _Row(Item):
    __slots__ = ()
    type = "ROW"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A grammar in a folder of its own, nothing saved beside it."""
    for one in packaged("document").parent.glob("*.lark"):
        shutil.copy(one, tmp_path)
    return tmp_path / "disclosure_2021.lark"


def _is_loaded(file: Path) -> bool:
    return grammar._saved(file, GRAMMAR) is not None


def test_what_is_saved_reads_like_what_is_built(file: Path) -> None:
    built = grammar.build(file, GRAMMAR)
    saved = grammar.save(file, GRAMMAR)
    loaded = grammar.build(file, GRAMMAR)

    assert saved == file.with_suffix(".built")
    assert _is_loaded(file)
    assert loaded.labels == built.labels == registry.forms()["2021"].grammar.labels
    items = [_Row(), _Row()]
    assert loaded.read(items) == built.read(items)


def test_the_grammar_of_documents_is_saved_alike(file: Path) -> None:
    path, kind = document.GRAMMAR
    copy = file.with_name(path.name)
    built = grammar.build(copy, kind)
    grammar.save(copy, kind)

    assert grammar._saved(copy, kind) is not None
    assert grammar.build(copy, kind).read([]) == built.read([]) == ((), [])


def test_nothing_is_left_beside_what_is_saved(file: Path) -> None:
    before = set(file.parent.iterdir())
    grammar.save(file, GRAMMAR)

    assert set(file.parent.iterdir()) - before == {file.with_suffix(".built")}


def test_a_change_in_any_grammar_beside_it_makes_it_out_of_date(file: Path) -> None:
    grammar.save(file, GRAMMAR)
    imported = file.with_name("disclosure.lark")
    text = imported.read_text("utf-8")
    imported.write_text(text.replace("规章", "规则"), "utf-8")

    assert not _is_loaded(file)
    patterns = {label.name: label.pattern for label in grammar.build(file, GRAMMAR).labels}
    assert "规则" in patterns["RULES"]


def test_another_release_of_lark_builds_it_anew(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    grammar.save(file, GRAMMAR)
    monkeypatch.setattr("lark.__version__", "0.0.1")

    assert not _is_loaded(file)


@pytest.mark.parametrize("data", [b"", b"nonsense", b"\x80\x04N."])
def test_what_cannot_be_loaded_is_built_anew(file: Path, data: bytes) -> None:
    file.with_suffix(".built").write_bytes(data)

    assert not _is_loaded(file)
    assert grammar.build(file, GRAMMAR).labels


def test_all_grammars_of_the_package_are_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    saved: list[str] = []
    monkeypatch.setattr(grammar, "save", lambda file, _: saved.append(file.stem))
    registry.save_grammars()

    assert sorted(saved) == ["disclosure_2019", "disclosure_2021", "document", "statistics_2014"]
    assert document.GRAMMAR[0].stem == "document"


def test_a_grammar_saved_as_one_of_another_kind_is_not_used(file: Path) -> None:
    grammar.save(file, GRAMMAR._replace(roles=GRAMMAR.roles[:1]))

    assert not _is_loaded(file)
    assert grammar.build(file, GRAMMAR).labels == registry.forms()["2021"].grammar.labels


@pytest.mark.parametrize("offset", [0, 15, 16, 40, 2611, 3233, -1])
def test_a_damaged_file_is_not_used(file: Path, offset: int) -> None:
    saved = grammar.save(file, GRAMMAR)
    data = bytearray(saved.read_bytes())
    data[offset] ^= 1
    saved.write_bytes(data)

    assert not _is_loaded(file)
    assert grammar.build(file, GRAMMAR).labels == registry.forms()["2021"].grammar.labels
