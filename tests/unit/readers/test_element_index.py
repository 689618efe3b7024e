# SPDX-License-Identifier: MIT
"""The index of a page's elements finds what the parser finds."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from reportparse.readers import Limits, read
from reportparse.readers.html.element_index import ElementIndex

PAGE = (
    "<div class='Foo bar Foo' id='Ab'><p class='foo\u3000x'></p></div><DIV class='foo\tBAR'></DIV>"
    "<svg><linearGradient class=foo></linearGradient></svg><i class>z</i><i id=''><td></td>"
)
DOCTYPES = (
    "",
    "<!DOCTYPE html>",
    "<!DOCTYPE HTML PUBLIC '-//W3C//DTD HTML 4.01 Transitional//EN'>",
)
SELECTORS = (
    *("*", "div", "DIV", ".foo", ".Foo", ".FOO", "div.foo", "*.bar", "#ab", "#Ab", "div.Foo#Ab"),
    *(
        ".foo.bar",
        ".Foo.bar",
        ".BAR.foo",
        "linearGradient",
        "lineargradient.foo",
        "i",
        ".none",
        "td",
    ),
)


@pytest.mark.parametrize("doctype", DOCTYPES)
@pytest.mark.parametrize("selector", SELECTORS)
def test_the_index_finds_what_the_parser_finds(doctype: str, selector: str) -> None:
    tree = LexborHTMLParser(doctype + PAGE)

    found = ElementIndex(tree).find(selector)

    assert found is not None
    assert set(found) == {node.mem_id for node in tree.css(selector)}


@pytest.mark.parametrize("selector", ["", "div p", "td:first-child", ".a\\:b", "[id]", ".3", "a>b"])
def test_other_selectors_are_left_to_the_parser(selector: str) -> None:
    assert ElementIndex(LexborHTMLParser(PAGE)).find(selector) is None


def test_as_many_rules_as_cells_are_within_the_limit() -> None:
    count = 600
    cells = "".join(f"<td class=c{index}>" for index in range(count))
    rules = "".join(f".c{index}{{color:red}}" for index in range(count))

    # Each rule looked for among all tags would be more steps.
    limits = Limits(rules=count * count // 2)
    read(f"<style>{rules}</style><table><tr>{cells}</table>".encode(), limits=limits)
