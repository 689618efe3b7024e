# SPDX-License-Identifier: MIT
"""The notebook's plots, for the gallery: `make picture` draws them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import matplotlib as mpl

_DOCS = Path(__file__).resolve().parents[1]


def main() -> None:
    """Run the notebook's cells and keep each plot, in their order."""
    mpl.use("svg")
    # Text as text, and the same file at each run.
    mpl.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "reportparse"})
    notebook = json.loads((_DOCS / "tutorials" / "notebook.ipynb").read_text("utf-8"))
    names: dict[str, Any] = {}
    number, before = 0, Path.cwd()
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code":
            continue
        exec("".join(cell["source"]), names)  # noqa: S102  # our own notebook
        if "axes" in "".join(cell["source"]):
            number += 1
            names["figure"].savefig(
                _DOCS / f"plot-{number}.svg", bbox_inches="tight", metadata={"Date": None}
            )
    os.chdir(before)


if __name__ == "__main__":
    main()
