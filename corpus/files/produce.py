# SPDX-License-Identifier: MIT
# ruff: noqa: INP001 - the corpus is no package
"""Make the files in `made/` from the reports in `reports/`: DOCX and PDF by real programs.

    python corpus/files/produce.py          # all
    python corpus/files/produce.py 03 07    # some

Run by hand, when a report or a recipe is changed. Needs LibreOffice, Chromium, pdftoppm, the type
WenQuanYi Zen Hei (other Chinese types make files many times as large), python-docx and Pillow.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path

HERE = Path(__file__).resolve().parent
# The pages and documents are made by what the tests have.
sys.path.insert(0, str(HERE.parents[1]))

from tests.files import word  # noqa: E402
from tests.files.model import (  # noqa: E402
    APPLICATIONS,
    Heading,
    Page,
    Table,
    low_heads,
    model,
    parts,
    thousands,
)

REPORTS = HERE / "reports"
MADE = HERE / "made"
TYPE = "WenQuanYi Zen Hei"
TYPES = (TYPE, TYPE)
#: Report of whose pages one is scanned.
SCANNED = "05_wangjiang_subdistrict"
SECONDS = 200


@dataclass(frozen=True)
class Print:
    """How a page is laid out that is printed.

    Attributes:
        heads: Whether heads of tables are repeated on each page.
        landscape: Whether pages lie on their side.
        running: Whether there are a running head and page numbers.
        bold: Whether headings are bold: Chromium has no bold of the type, and draws it.
        size: Of the type, in points.
        separate: Whether section two is one table for each item.
        low: Whether the heads of 行政复议 are in the lowest row.
        commas: Whether figures have commas for thousands.
        margins: Of the page.
        tagged: Whether the file says which cells are which, as Chromium does unless told not to;
            such files are large.
        torn: Whether rows, too, may go on on the next page. Where they may not, Chromium keeps
            all rows beside 三、本年度办理结果 together, as long as a page can hold them.
    """

    heads: bool = False
    landscape: bool = False
    running: bool = False
    bold: bool = False
    size: float = 12
    separate: bool = False
    low: bool = False
    commas: bool = False
    margins: str = "2.5cm 2.2cm"
    tagged: bool = False
    torn: bool = False


@dataclass(frozen=True)
class Recipe:
    """How the files of a report are made.

    Attributes:
        paper: The page that Chromium prints.
        look: The document that LibreOffice saves; None if it saves the page.
    """

    paper: Print = field(default_factory=Print)
    look: word.Look | None = None


def _look(
    *,
    numbered: bool = False,
    tracked: bool = False,
    text_box: bool = False,
    styles: bool = False,
    size: float = 16,
) -> word.Look:
    return word.Look(
        numbered=numbered,
        tracked=tracked,
        text_box=text_box,
        heading_styles=styles,
        fonts=TYPES,
        size=size,
    )


_RUNNING = "政府信息公开年度报告"

RECIPES = {
    "01": Recipe(Print(heads=True, running=True), _look(numbered=True, styles=True)),
    "02": Recipe(Print(bold=True, size=14)),
    "03": Recipe(Print(separate=True, size=14), _look(tracked=True)),
    "04": Recipe(Print(size=10.5, torn=True), _look(numbered=True, text_box=True)),
    "05": Recipe(Print(landscape=True, running=True, tagged=True)),
    "06": Recipe(Print(running=True, low=True, torn=True), _look(numbered=True, tracked=True)),
    "07": Recipe(
        Print(heads=True, size=14, torn=True),
        replace(_look(), running=_RUNNING, landscape=True, repeat_heads=True),
    ),
    "08": Recipe(Print(size=14, torn=True), replace(_look(), running=_RUNNING)),
    "09": Recipe(Print(heads=True, size=16, margins="3.7cm 2.6cm 3.5cm 2.8cm")),
    "10": Recipe(Print(low=True, separate=True), _look(numbered=True)),
    "11": Recipe(
        Print(running=True, size=15, torn=True),
        replace(_look(numbered=True, styles=True), repeat_heads=True),
    ),
    "12": Recipe(Print(commas=True, heads=True, landscape=True)),
}


def main(wanted: Sequence[str]) -> None:
    """Make the files of the reports with these numbers, or of all."""
    MADE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for path in sorted(REPORTS.glob("*.txt")):
            number = path.name[:2]
            if wanted and number not in wanted:
                continue
            page = model(path.read_text(encoding="utf-8"))
            produce(path.stem, page, RECIPES[number], work)
            sizes = [one.stat().st_size for one in sorted(MADE.glob(f"{path.stem}.*"))]
            print(path.stem, *sizes)  # noqa: T201 - what the command is run to see
        if not wanted or "scanned" in wanted:
            scan(MADE / f"{SCANNED}.chromium.pdf", MADE / "scanned.pdf", work)


def produce(name: str, page: Page, recipe: Recipe, work: Path) -> None:
    """Make the three files of one report."""
    printed = work / f"{name}.html"
    printed.write_text(printable(page, recipe.paper), encoding="utf-8")
    _print(printed, MADE / f"{name}.chromium.pdf", work, tagged=recipe.paper.tagged)
    saved = work / "saved"
    saved.mkdir(exist_ok=True)
    document = MADE / f"{name}.lo.docx"
    if recipe.look is None:
        _office("docx:Office Open XML Text", saved, printed, work, read_as="HTML (StarWriter)")
        shutil.copyfile(saved / f"{name}.docx", document)
        _office("pdf", saved, document, work)
    else:
        written = work / f"{name}.docx"
        written.write_bytes(word.document(page, recipe.look))
        _office("docx:Office Open XML Text", saved, written, work)
        shutil.copyfile(saved / f"{name}.docx", document)
        # Printed once the changes are accepted: else what is deleted is printed, too.
        accepted = work / f"{name}.lo.docx"
        accepted.write_bytes(word.document(page, replace(recipe.look, tracked=False)))
        _office("pdf", saved, accepted if recipe.look.tracked else document, work)
    shutil.copyfile(saved / f"{name}.lo.pdf", MADE / f"{name}.lo.pdf")


def printable(page: Page, paper: Print) -> str:
    """A plain page with ruled tables, to be printed."""
    body = [f"<h1>{escape(page.title)}</h1>"]
    if page.date_printed:
        body.append(f'<p class="date">公开日期：{page.date}</p>')
    for block in page.blocks:
        if isinstance(block, Table):
            body += [_ruled(one, paper) for one in _pieces(block, paper)]
        elif isinstance(block, Heading):
            body.append(f'<p class="h{block.level}">{escape(block.text)}</p>')
        else:
            body.append(f"<p>{escape(block.text)}</p>")
    return f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(page.title)}</title>
<style>{_style(page, paper)}</style></head><body>
{"".join(f"{one}{chr(10)}" for one in body)}</body></html>
"""


def scan(source: Path, target: Path, work: Path) -> None:
    """A page of *source* as a picture, a little aslant, in black and white."""
    from PIL import Image

    drawn = work / "scan"
    # The page that has the most of section three.
    command = ["pdftoppm", "-r", "200", "-gray", "-f", "2", "-l", "2", "-singlefile"]
    _run([*command, str(source), str(drawn)])
    with Image.open(drawn.with_suffix(".pgm")) as picture:
        aslant = picture.rotate(0.7, resample=Image.Resampling.BICUBIC, fillcolor=255)
        aslant.convert("1", dither=Image.Dither.NONE).save(target, "PDF", resolution=200.0)


def _pieces(table: Table, paper: Print) -> list[Table]:
    if table.width == 4:
        return parts(table) if paper.separate else [table]
    return [low_heads(table)] if paper.low and table.kind != APPLICATIONS else [table]


def _ruled(table: Table, paper: Print) -> str:
    rows = []
    for row in table.rows:
        cells = ""
        for cell in row:
            text = thousands(cell.text) if cell.figure and paper.commas else escape(cell.text)
            rowspan = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
            colspan = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
            # LibreOffice takes no heed of the style of cells.
            small = f'<span style="font-size: 9pt">{text}</span>' if text else ""
            cells += f"<td{rowspan}{colspan}>{small}</td>"
        rows.append(f"<tr>{cells}</tr>\n")
    heads = table.heads if paper.heads else 0
    head = f"<thead>{''.join(rows[:heads])}</thead>" if heads else ""
    columns = "".join(f'<col style="width:{width}%">' for width in _widths(table))
    return (
        f'<table border="1" cellspacing="0" cellpadding="2" width="99%" class="{table.kind}">'
        f"<colgroup>{columns}</colgroup>{head}<tbody>{''.join(rows[heads:])}</tbody></table>"
    )


def _widths(table: Table) -> list[float]:
    if table.kind != APPLICATIONS:
        return [round(100 / table.width, 2)] * table.width
    return [9, 11, 24, *[8] * 7]


def _style(page: Page, paper: Print) -> str:
    edge = ""
    if paper.running:
        edge = (
            f'@top-center {{ content: "{page.title}"; font: 9pt "{TYPE}"; }}'
            f'@bottom-center {{ content: "— " counter(page) " —"; font: 9pt "{TYPE}"; }}'
        )
    weight = "bold" if paper.bold else "normal"
    return f"""
@page {{ size: A4{" landscape" if paper.landscape else ""}; margin: {paper.margins}; {edge} }}
body {{ font: {paper.size}pt "{TYPE}"; margin: 0; }}
h1 {{ font-size: {paper.size + 6}pt; font-weight: normal; text-align: center; }}
p {{ text-indent: 2em; margin: 0; text-align: justify; line-height: 1.7; }}
p.date {{ text-align: center; text-indent: 0; }}
p.h1 {{ font-weight: {weight}; font-size: {paper.size + 1}pt; }}
table {{ border-collapse: collapse; width: 99%; margin: 8pt 0;
  line-height: 1.3; }}
td {{ border: 0.75pt solid #000; padding: 3pt 2pt; text-align: center; }}
tr {{ break-inside: {"auto" if paper.torn else "avoid"}; }}
"""


def _print(source: Path, target: Path, work: Path, *, tagged: bool) -> None:
    quiet = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-pdf-header-footer",
    ]
    if not tagged:
        quiet.append("--disable-pdf-tagging")
    profile = f"--user-data-dir={work / 'chromium'}"
    _run(["chromium", *quiet, profile, f"--print-to-pdf={target}", source.as_uri()])


def _office(kind: str, folder: Path, source: Path, work: Path, *, read_as: str = "") -> None:
    profile = f"-env:UserInstallation={(work / 'office').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder)]
    _run([*command, *([f"--infilter={read_as}"] if read_as else []), str(source)])


def _run(command: Sequence[str]) -> None:
    """Run a program of the system; what it says is shown when it fails."""
    done = subprocess.run(  # noqa: S603 - the commands are those above
        ["nice", *command],  # noqa: S607
        capture_output=True,
        check=False,
        timeout=SECONDS,
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stderr.decode(errors='replace')}")


if __name__ == "__main__":
    main(sys.argv[1:])
