"""The server under load, and with clients and processes that fail."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from tests.serve.common import CLEAN, FAULTY, YEARS, Server, forbid_files, served

#: A text that takes several seconds.
LONG = CLEAN.read_bytes() * 1200


def post(server: Server, content: bytes, path: str = "/parse") -> httpx.Response:
    return httpx.post(f"{server.address}{path}", content=content, timeout=120)


def until(holds: Callable[[], bool], seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
    return holds()


def all_ended(processes: list[int]) -> bool:
    return not any(Path(f"/proc/{one}").exists() for one in processes)


def connected(server: Server) -> socket.socket:
    address = urlsplit(server.address)
    return socket.create_connection((address.hostname, address.port), timeout=30)


def head(server: Server, length: int) -> bytes:
    host = urlsplit(server.address).netloc
    return f"POST /parse HTTP/1.1\r\nHost: {host}\r\nContent-Length: {length}\r\n\r\n".encode()


def test_many_at_once_are_answered_as_one_after_another() -> None:
    with served(at_once=8) as server:
        expected = {path: post(server, path.read_bytes()).text for path in (CLEAN, FAULTY, *YEARS)}
        work = list(expected) * 40
        with ThreadPoolExecutor(8) as pool:
            first = list(pool.map(lambda path: post(server, path.read_bytes()).text, work[:40]))
            memory = server.memory()
            rest = list(pool.map(lambda path: post(server, path.read_bytes()).text, work[40:]))

        assert [*first, *rest] == [expected[path] for path in work]
        assert server.memory() < 1.2 * memory
        assert len(server.workers()) <= (os.cpu_count() or 1)


def test_more_than_are_taken_on_are_told_to_come_again() -> None:
    with served(processes=1, at_once=1) as server, ThreadPoolExecutor(1) as pool:
        long = pool.submit(post, server, LONG)
        assert until(lambda: bool(server.workers()))
        refused = post(server, CLEAN.read_bytes())

        assert (refused.status_code, refused.json()["code"]) == (503, "busy")
        assert refused.headers["retry-after"] == "1"
        assert long.result().status_code == 200
        assert post(server, CLEAN.read_bytes()).status_code == 200


def test_what_takes_too_long_is_ended_and_the_next_is_answered() -> None:
    with served(processes=1, seconds=2.5) as server:
        assert post(server, CLEAN.read_bytes()).status_code == 200
        late = post(server, LONG)

        assert (late.status_code, late.json()["code"]) == (504, "time-limit")
        assert until(lambda: not server.workers())
        assert post(server, CLEAN.read_bytes()).status_code == 200


@pytest.mark.skipif(sys.platform == "darwin", reason="has no such bound")
def test_what_takes_too_much_memory_is_refused_and_the_next_is_answered() -> None:
    with served(processes=1, memory=250 << 20) as server:
        large = post(server, LONG * 2)

        assert (large.status_code, large.json()["code"]) == (422, "over-limit")
        assert post(server, CLEAN.read_bytes()).status_code == 200


def test_a_process_that_is_killed_takes_its_request_with_it_only() -> None:
    with served(processes=1) as server, ThreadPoolExecutor(1) as pool:
        assert post(server, CLEAN.read_bytes()).status_code == 200
        (worker,) = server.workers()
        long = pool.submit(post, server, LONG)
        time.sleep(0.5)
        os.kill(worker, signal.SIGKILL)

        assert long.result().json()["code"] == "process-ended"
        assert post(server, CLEAN.read_bytes()).status_code == 200


def test_nobody_works_for_a_client_that_is_gone() -> None:
    with served(processes=1, at_once=1) as server:
        assert post(server, CLEAN.read_bytes()).status_code == 200
        (worker,) = server.workers()
        with connected(server) as client:
            client.sendall(head(server, len(LONG)) + LONG)
            time.sleep(0.5)

        assert until(lambda: worker not in server.workers(), 3)
        assert post(server, CLEAN.read_bytes()).status_code == 200


def test_a_client_that_goes_in_the_middle_leaves_its_place() -> None:
    with served(processes=1, at_once=1) as server:
        for _ in range(3):
            with connected(server) as client:
                client.sendall(head(server, 1000) + b"x" * 10)
            assert until(lambda: post(server, CLEAN.read_bytes()).status_code == 200)


def test_a_client_that_does_not_go_on_is_told_so() -> None:
    with served(sending=0.5) as server, connected(server) as client:
        client.sendall(head(server, 1000) + b"x" * 10)
        said = client.recv(4096)

        assert b" 408 " in said.splitlines()[0]
        assert b"too-slow" in said


def test_too_large_is_told_before_it_is_read() -> None:
    with served(size=1000) as server, connected(server) as client:
        client.sendall(head(server, 10**15))

        assert b" 413 " in client.recv(4096).splitlines()[0]


def test_too_large_without_saying_so() -> None:
    with served(size=100_000) as server, connected(server) as client:
        host = urlsplit(server.address).netloc
        client.sendall(
            f"POST /parse HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
        )
        for _ in range(3):
            client.sendall(b"c350\r\n" + b"x" * 50_000 + b"\r\n")

        assert b" 413 " in client.recv(4096).splitlines()[0]


def test_too_many_files() -> None:
    with served(files=2) as server:
        files = [("file", (str(n), CLEAN.read_bytes())) for n in range(3)]
        done = httpx.post(f"{server.address}/parse", files=files)

        assert done.json()["code"] == "form-damaged"
        assert "Too many files" in done.json()["detail"]


@pytest.mark.parametrize(
    "junk", [b"\x16\x03\x01\x02\x00\x01", b"GET / HTTP/9\r\n\r\n", b"\r\n" * 50]
)
def test_what_is_no_http_does_no_harm(junk: bytes) -> None:
    with served() as server:
        with connected(server) as client:
            client.sendall(junk)
            client.shutdown(socket.SHUT_WR)
            client.recv(4096)

        assert post(server, CLEAN.read_bytes()).status_code == 200


def test_nothing_is_written_to_a_file() -> None:
    large = FAULTY.read_bytes() * 400
    assert len(large) > 1 << 20
    with served(before=forbid_files, size=64 << 20) as server:
        files = [("file", ("large.txt", large)), ("text", (None, large))]
        checked = httpx.post(f"{server.address}/check", files=files, timeout=120)

        assert checked.json()["summary"]["reports"] == 2
        assert post(server, FAULTY.read_bytes(), "/view").status_code == 200


def test_ctrl_c_ends_it_in_silence() -> None:
    with served() as server:
        assert post(server, CLEAN.read_bytes()).status_code == 200
        workers = server.workers()
        server.process.send_signal(signal.SIGINT)
        _, said = server.process.communicate(timeout=20)

        assert (server.process.returncode, said) == (0, "")
        assert workers
        assert until(lambda: all_ended(workers))


def test_ctrl_c_does_not_wait_for_long() -> None:
    with served() as server, ThreadPoolExecutor(1) as pool:
        pool.submit(post, server, LONG)
        assert until(lambda: bool(server.workers()))
        workers = server.workers()
        server.process.send_signal(signal.SIGINT)

        assert server.process.wait(15) == 0
        assert until(lambda: all_ended(workers))


def test_a_port_that_is_taken() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "reportparse", "serve", "--port", str(port)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    assert done.returncode == 2
    assert done.stderr.startswith(f"Error: port {port}: ")
    assert done.stderr.endswith("--port 0 takes one that is free\n")


def test_without_the_extra_it_says_what_to_install() -> None:
    program = (
        "import sys; sys.modules['starlette'] = None; sys.argv = ['reportparse', 'serve']; "
        "from reportparse.cli import main; main()"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    assert done.returncode == 2
    assert "pip install 'reportparse[serve]'" in done.stderr
