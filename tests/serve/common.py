"""A server as people start it, and one with small limits."""

from __future__ import annotations

import os
import re
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from attrs import frozen

from tests.conftest import CORPUS, ROOT

FAULTY = CORPUS / "disclosure_2021" / "county_with_faults.txt"
CLEAN = CORPUS / "disclosure_2021" / "city_thousands.txt"
YEARS = sorted((CORPUS / "checks" / "carried-in-differs").glob("*.txt"))

#: A server with settings of its own; the first argument is their values.
_PROGRAM = """
import sys, socket
from reportparse.cli.serve_command import _listening, _serve
from reportparse.serve import Settings, application
listening = _listening(0)
print("http://127.0.0.1:%d/" % listening.getsockname()[1], file=sys.stderr, flush=True)
if __name__ == "__main__":
    _serve(application(Settings(**eval(sys.argv[1]))), listening)
"""


@frozen
class Server:
    """A server that runs."""

    address: str
    process: subprocess.Popen[str]

    def workers(self) -> list[int]:
        """The numbers of the processes that read for it."""
        done = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(self.process.pid)],
            capture_output=True,
            text=True,
            check=False,
        )
        return [int(word) for word in done.stdout.split()]

    def memory(self) -> int:
        """Its peak memory in bytes."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        assert found
        return int(found[1]) << 10


def forbid_files() -> None:
    """Let this process write no byte to a file; pipes and sockets are none."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


@contextmanager
def served(*, before: Callable[[], None] | None = None, **settings: object) -> Iterator[Server]:
    """The server of the command line, or, with *settings*, one that has these.

    *before* is called in its process before it starts.
    """
    command = ["-m", "reportparse", "serve", "--port", "0"]
    if settings:
        command = ["-c", _PROGRAM, repr(settings)]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    if before is not None:
        environment.pop("COVERAGE_PROCESS_CONFIG", None)  # it would write to a file
    process = subprocess.Popen(
        [sys.executable, *command],
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment,
        preexec_fn=before,  # noqa: PLW1509  # it sets a limit, no more
    )
    assert process.stderr is not None
    try:
        found = re.search(r"http://\S+", process.stderr.readline())
        assert found
        yield Server(found[0].rstrip("/"), process)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
        process.stderr.close()
