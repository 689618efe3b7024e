"""Ray and Spark, each on a cluster of several processes here: the same rows, whatever dies."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.conftest import CORPUS, ROOT
from tests.dataset.common import NAMES, built, write_made

#: What each needs, and the script that runs it.
ENGINES = ["ray", "spark"]


def _needs(engine: str) -> None:
    module = {"ray": "ray", "spark": "pyspark"}[engine]
    if importlib.util.find_spec(module) is None:
        pytest.skip(f"{module} is not installed; `make engines` installs it")
    if engine == "spark" and shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark needs a Java runtime")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("engines")
    write_made(base / "in", 200)
    for path in (*CORPUS.glob("disclosure_2021/*.txt"), *CORPUS.glob("files/*.html")):
        shutil.copy(path, base / "in" / path.name)
    (base / "in" / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    built(base / "local", base / "in")
    return base


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("kill", [False, True], ids=["whole", "a worker killed"])
def test_an_engine_gives_the_rows_of_this_machine(engine: str, kill: bool, folder: Path) -> None:
    _needs(engine)
    out = folder / f"{engine}-{kill}"
    script = ROOT / "tests" / "engines" / f"on_{engine}.py"
    command = [sys.executable, script, folder / "in", out, folder / "killed" if kill else "-"]
    (folder / "killed").unlink(missing_ok=True)

    done = subprocess.run(
        list(map(str, command)),
        capture_output=True,
        text=True,
        check=False,
        timeout=400,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")])},
    )

    assert done.returncode == 0, done.stderr[-3000:]
    processes = int(done.stdout.split()[-1])
    assert processes >= 2
    assert (folder / "killed").exists() == kill
    for name in NAMES:
        table = pq.read_table(out / f"{name}.parquet")
        assert table.equals(pq.read_table(folder / "local" / f"{name}.parquet")), name
