# SPDX-License-Identifier: MIT
"""The index of a page's elements finds what the parser finds."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from reportparse import LimitError, Limits
from reportparse.readers import read
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
    *("div p", ".Foo p.foo", "body > div", "body>div p", "div > svg", "body i", "html .foo *"),
)


def index(tree: LexborHTMLParser) -> ElementIndex:
    """The index of a page, without a limit."""
    return ElementIndex(tree, lambda _: None)


@pytest.mark.parametrize("doctype", DOCTYPES)
@pytest.mark.parametrize("selector", SELECTORS)
def test_the_index_finds_what_the_parser_finds(doctype: str, selector: str) -> None:
    tree = LexborHTMLParser(doctype + PAGE)

    found = index(tree).find(selector)

    assert found is not None
    assert set(found) == {node.mem_id for node in tree.css(selector)}


def test_steps_that_selectors_share_lead_to_the_same_elements() -> None:
    """In any order, and where one selector ends and another goes on."""
    tree = LexborHTMLParser(PAGE)
    one = index(tree)

    for selector in (*SELECTORS, *reversed(SELECTORS), "body div p.foo", "body div", "body>div"):
        assert set(one.find(selector) or ()) == {node.mem_id for node in tree.css(selector)}


@pytest.mark.parametrize(
    "selector", ["", "div + p", "td:first-child", ".a\\:b", "[id]", ".3", "a>", ">a"]
)
def test_other_selectors_are_left_to_the_parser(selector: str) -> None:
    assert index(LexborHTMLParser(PAGE)).find(selector) is None


#: As many rules as cells: of which each is looked for in one way or another.
COUNT = 600
CELLS = "".join(f"<td class='a c{number}'>{number}" for number in range(COUNT))
#: Each rule looked for among all tags would be more steps.
LIMITS = Limits(rules=COUNT * COUNT // 2)


def cells_shown(*selectors: str) -> list[str]:
    """The words of the cells, where the cells of *selectors* are not seen."""
    rules = "".join(f"{selector}{{visibility:hidden}}" for selector in selectors)
    page = f"<style>{rules}</style><table><tr>{CELLS}</table>"
    return read(page.encode(), limits=LIMITS).text.strip("| \n").split(" | ")


@pytest.mark.parametrize("selector", [".c{}", "tr > .c{}", "table td.c{}", "p .c{}:hover"])
def test_as_many_rules_as_cells_are_within_the_limit(selector: str) -> None:
    shown = cells_shown(*(selector.format(number) for number in range(2, COUNT)))

    assert shown[:2] == ["0", "1"]
    assert len([*filter(str.strip, shown)]) == (COUNT if selector.startswith("p") else 2)


@pytest.mark.parametrize("selector", [".a", "i.a", "p > i", "body i", "i.a:hover"])
def test_looking_at_elements_that_get_no_style_counts(selector: str) -> None:
    rules = f"{selector}{{color:red}}" * COUNT
    page = f"<style>{rules}</style><table><tr>{CELLS}</table><p>{'<i class=a>1</i>' * COUNT}"

    with pytest.raises(LimitError, match="rules"):
        read(page.encode(), limits=LIMITS)
