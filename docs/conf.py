# SPDX-License-Identifier: MIT
"""The documentation as a site: `make docs`."""

from __future__ import annotations

import logging
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import jieba

import reportparse

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "reportparse"
author = "the authors of reportparse"
copyright = "the authors of reportparse"  # noqa: A001  # what Sphinx calls it
release = version = reportparse.__version__
language = "en"
# Chinese words are found as well: jieba splits them, with the terms of the glossary as words.
html_search_language = "zh"
_WORDS = Path(__file__).parent / "_build" / "search-words.txt"
html_search_options = {"dict": str(_WORDS)}
jieba.setLogLevel(logging.WARNING)

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


def _write_words() -> None:
    """Write the terms of the glossary as a dictionary of jieba."""
    glossary = (_WORDS.parents[1] / "glossary.md").read_text("utf-8")
    rows = re.findall(r"^\| ([一-鿿]+) \|", glossary, re.MULTILINE)
    _WORDS.parent.mkdir(exist_ok=True)
    _WORDS.write_text("".join(f"{word}\n" for word in rows), "utf-8")


_write_words()


def _list_codes(_: Sphinx, name: str, source: list[str]) -> None:
    """Put the pages of the codes below the page of all of them, which is read elsewhere, too."""
    if name == "rules/README":
        source[0] += "\n```{toctree}\n:hidden:\n:glob:\n\n*\n```\n"


def _without_defaults(_: Sphinx, what: str, *__: object) -> tuple[str, None] | None:
    """Classes are made with their attributes, which their docstrings list."""
    return ("", None) if what == "class" else None


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.connect("source-read", _list_codes)
    app.connect("autodoc-process-signature", _without_defaults)
