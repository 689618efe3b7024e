# SPDX-License-Identifier: MIT
"""The documentation as a site: `make docs`."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.search.en import SearchEnglish

import reportparse

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "reportparse"
author = "the authors of reportparse"
copyright = "the authors of reportparse"  # noqa: A001  # what Sphinx calls it
release = version = reportparse.__version__
language = "en"
html_search_language = "zh"  # of `_Search`

_CHINESE = re.compile("[一-鿿]+")
# What is quoted is often code, to be copied.
smartquotes = False
# Backticks in docstrings mean code.
default_role = "code"
extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx.ext.viewcode",
    "sphinx_copybutton",
]
exclude_patterns = ["_build"]

# Links between pages are those that work on a page of the repository, too.
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
# `console` has prompts and answers; what is copied is the command.
copybutton_prompt_text = "$ "

# The notebook imports what makes up reports from the tests, which are not installed.
os.environ["PYTHONPATH"] = os.pathsep.join(
    filter(None, [str(Path(__file__).resolve().parents[1]), os.environ.get("PYTHONPATH")])
)
# The notebook is run anew each time; an error in it is one of the build.
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 300
nb_merge_streams = True

autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented_params"
napoleon_google_docstring = True
napoleon_numpy_docstring = False
# `Attributes:` in a docstring is where attributes are described; members are not listed twice.
napoleon_use_ivar = True
python_use_unqualified_type_names = True

html_theme = "furo"
html_title = "reportparse"
html_theme_options = {
    "source_edit_link": "",
    "navigation_with_keys": True,
}
html_show_sourcelink = False


class _Search(SearchEnglish):
    """English words, and Chinese by its characters and pairs of characters.

    Any Chinese query is found that a page has, without a dictionary. (The search of Sphinx 9 for
    Chinese does not start in a browser: it asks for a stemmer of a name that is not there.)
    """

    lang = "zh"
    js_splitter_code = r"""
var splitQuery = (query) =>
  (query.match(/[\u4e00-\u9fff]+|(?:(?![\u4e00-\u9fff])[\p{Letter}\p{Number}_])+/gu) || [])
    .flatMap((word) => /^[\u4e00-\u9fff]{2,}$/.test(word)
      ? Array.from(word.slice(1), (_, at) => word.slice(at, at + 2))
      : [word]);
"""

    def split(self, input: str) -> list[str]:  # noqa: A002  # Sphinx calls it so
        runs = _CHINESE.findall(input)
        pairs = (run[at : at + 2] for run in runs for at in range(len(run) - 1))
        return [*super().split(_CHINESE.sub(" ", input)), *"".join(runs), *pairs]


#: A list of pages, a caption before it, and a link in it: the menu, and readable without Sphinx.
_LISTED = re.compile(r"^- ([^\n:]+):((?:\s+\[[^\]]+\]\([^)]+\),?)+)", re.MULTILINE)
_LINK = re.compile(r"\(([^)]+)\.(?:md|ipynb)\)")


def _list_pages(_: Sphinx, name: str, source: list[str]) -> None:
    """Make the menu of the pages that the first one lists, and put those of the codes below it."""
    if name == "index":
        for caption, links in _LISTED.findall(source[0].partition("## All pages")[2]):
            pages = "\n".join(_LINK.findall(links))
            source[0] += f"\n```{{toctree}}\n:caption: {caption}\n:hidden:\n\n{pages}\n```\n"
    if name == "rules/README":
        source[0] += "\n```{toctree}\n:hidden:\n:glob:\n\n*\n```\n"


def _without_defaults(_: Sphinx, what: str, *__: object) -> tuple[str, None] | None:
    """Classes are made with their attributes, which their docstrings list."""
    return ("", None) if what == "class" else None


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.add_search_language(_Search)
    app.connect("source-read", _list_pages)
    app.connect("autodoc-process-signature", _without_defaults)
