"""A server as people start it, and one with small limits."""

from __future__ import annotations

import os
import re
import resource
import select
import signal
import subprocess
import sys
import time
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
import sys
from contextlib import suppress
from reportparse.cli.serve_command import _listening
from reportparse.serve import ServerLimits, application
from reportparse.serve.http import serve
listening = _listening(0)
print("http://127.0.0.1:%d/" % listening.getsockname()[1], file=sys.stderr, flush=True)
with suppress(KeyboardInterrupt):
    serve(application(ServerLimits(**eval(sys.argv[1]))), listening)
"""
#: Seconds in which a server must have started, on a machine that does other things, too.
_START = 60


@frozen
class Server:
    """A server that runs."""

    address: str
    process: subprocess.Popen[str]

    def workers(self) -> list[int]:
        """The numbers of the processes that read for it."""
        return children(self.process.pid)

    def memory(self) -> int:
        """Its peak memory in bytes."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        assert found
        return int(found[1]) << 10


def children(process: int) -> list[int]:
    """The processes that *process* has started and that have not ended."""
    found: list[int] = []
    for thread in Path(f"/proc/{process}/task").iterdir():
        found += [int(word) for word in (thread / "children").read_text().split()]
    return [item for item in found if is_running(item)]


def is_running(process: int) -> bool:
    """True if there is such a process and it has not ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def until(holds: Callable[[], bool], seconds: float = 60) -> bool:
    """True if *holds* becomes true within this many seconds."""
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.02)
    return holds()


def forbid_files() -> None:
    """Let this process write no byte to a file; pipes and sockets are none."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def allow_little_memory() -> None:
    """Let this process, and all that it starts, have no more than a gigabyte."""
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))


@contextmanager
def served(
    *, before: Callable[[], None] | None = None, place: Path = ROOT, **settings: object
) -> Iterator[Server]:
    """The server of the command line, or, with *settings*, one that has these.

    *before* is called in its process before it starts, in the folder *place*.
    """
    command = ["-m", "reportparse", "serve", "--port", "0"]
    if settings:
        command = ["-c", _PROGRAM, repr(settings)]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONSAFEPATH": "1"}
    if before is not None:
        environment.pop("COVERAGE_PROCESS_CONFIG", None)  # it would write to a file
    process = subprocess.Popen(
        [sys.executable, *command],
        stderr=subprocess.PIPE,
        text=True,
        cwd=place,
        env=environment,
        preexec_fn=before,  # noqa: PLW1509  # it sets a limit, no more
        start_new_session=True,
    )
    assert process.stderr is not None
    try:
        assert select.select([process.stderr], [], [], _START)[0], "the server does not start"
        found = re.search(r"http://\S+", process.stderr.readline())
        assert found
        yield Server(found[0].rstrip("/"), process)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stderr.close()
