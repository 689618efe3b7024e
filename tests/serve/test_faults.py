"""The server under load, and with clients and processes that fail."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPResponse
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from tests.serve.common import (
    CLEAN,
    FAULTY,
    YEARS,
    Server,
    allow_little_memory,
    children,
    forbid_files,
    is_running,
    served,
    until,
)

SMALL = CLEAN.read_bytes()
#: A text that takes a while.
LONG = SMALL * 1200


def post(server: Server, content: bytes = SMALL, path: str = "/parse") -> httpx.Response:
    return httpx.post(f"{server.address}{path}", content=content, timeout=120)


def all_ended(processes: list[int]) -> bool:
    return not any(map(is_running, processes))


def connected(server: Server) -> socket.socket:
    address = urlsplit(server.address)
    return socket.create_connection((address.hostname, address.port), timeout=60)


def head(server: Server, length: int, path: str = "/parse") -> bytes:
    host = urlsplit(server.address).netloc
    return f"POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: {length}\r\n\r\n".encode()


def worker_of(server: Server) -> int:
    """The one process of *server*, which has been at work."""
    assert post(server).status_code == 200
    (worker,) = server.workers()
    return worker


@contextmanager
def stopped(worker: int) -> Iterator[int]:
    """A process that does nothing more until it is continued."""
    os.kill(worker, signal.SIGSTOP)
    yield worker
    if is_running(worker):
        os.kill(worker, signal.SIGCONT)


def is_busy(server: Server) -> bool:
    return bool(post(server, b"", "/parse").json()["code"] == "busy")


@contextmanager
def place_of(server: Server) -> Iterator[socket.socket]:
    """A client that has the one place of *server* for a request of which the body is to come.

    While its process is at work, the question for the place does not keep it.
    """
    while True:
        with connected(server) as client:
            client.sendall(head(server, len(SMALL)))
            if is_busy(server):
                yield client
                return


@contextmanager
def one_in_hand() -> Iterator[tuple[Server, int, socket.socket]]:
    """A server with one place, its process, which is stopped, and the client that it works for."""
    with served(processes=1, at_once=1) as server:
        worker = worker_of(server)
        with place_of(server) as client, stopped(worker):
            client.sendall(SMALL)
            assert is_busy(server)
            yield server, worker, client


def answer_to(client: socket.socket) -> tuple[int, Any]:
    """The status of the answer that *client* gets, and its JSON."""
    response = HTTPResponse(client)
    response.begin()
    return response.status, json.loads(response.read())


def test_many_at_once_are_answered_as_one_after_another() -> None:
    with served(at_once=8) as server:
        expected = {path: post(server, path.read_bytes()).text for path in (CLEAN, FAULTY, *YEARS)}
        work = list(expected) * 40
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(lambda path: post(server, path.read_bytes()).text, work))

        assert found == [expected[path] for path in work]
        assert len(server.workers()) <= (os.cpu_count() or 1)


def test_requests_one_after_another_take_no_more_and_more_memory() -> None:
    with served(processes=1) as server:
        for _ in range(20):
            post(server)
        memory = server.memory()
        for _ in range(60):
            post(server)

        # An answer has 30 kB: to keep those of 60 requests would take 2 MB.
        assert server.memory() < memory + (1 << 20)


def test_nobody_gets_the_answer_to_another_request() -> None:
    with served(processes=1) as server:
        for name in "abcdef":
            found = post(server, path=f"/parse?name={name}")
            if found.status_code == 200:
                assert found.json()["source"]["name"] == name
            for worker in server.workers():
                os.kill(worker, signal.SIGINT)

        assert found.json()["source"]["name"] == "f"


def test_more_than_are_taken_on_are_told_to_come_again() -> None:
    with one_in_hand() as (server, worker, client):
        refused = post(server)
        os.kill(worker, signal.SIGCONT)

        assert (refused.status_code, refused.json()["code"]) == (503, "busy")
        assert refused.headers["retry-after"] == "1"
        assert answer_to(client)[0] == 200
        assert post(server).status_code == 200


def test_what_takes_too_long_is_ended_and_the_next_is_answered() -> None:
    with served(processes=1, seconds=5) as server, stopped(worker_of(server)) as worker:
        late = post(server)

        assert (late.status_code, late.json()["code"]) == (504, "time-limit")
        assert until(lambda: all_ended([worker]))
        assert post(server).status_code == 200


def test_what_takes_too_much_memory_is_refused_and_the_next_is_answered() -> None:
    with served(processes=1, seconds=600, memory=250 << 20) as server:
        large = post(server, LONG * 2)

        assert (large.status_code, large.json()["code"]) == (422, "over-limit")
        assert post(server).status_code == 200


def test_it_works_where_less_memory_is_allowed_than_it_would_take() -> None:
    with served(before=allow_little_memory) as server:
        pdf = (CLEAN.parents[1] / "files" / "made" / "01_qinghe_city.lo.pdf").read_bytes()

        assert post(server).status_code == 200
        assert post(server, pdf).json()["agency"] == "青禾市人民政府"


def test_a_process_that_is_killed_takes_its_request_with_it_only() -> None:
    with one_in_hand() as (server, worker, client):
        os.kill(worker, signal.SIGKILL)

        assert answer_to(client)[1]["code"] == "process-ended"
        assert post(server).status_code == 200


def test_nobody_works_for_a_client_that_is_gone() -> None:
    with one_in_hand() as (server, worker, client):
        client.close()

        assert until(lambda: all_ended([worker]))
        assert post(server).status_code == 200


def test_clients_that_go_while_a_process_starts_leave_none_behind() -> None:
    with served() as server:
        for _ in range(12):
            with connected(server) as client:
                client.sendall(head(server, len(SMALL)) + SMALL)
                time.sleep(0.03)

        assert post(server).status_code == 200
        assert until(lambda: len(server.workers()) <= (os.cpu_count() or 1))


def test_a_client_that_goes_in_the_middle_leaves_its_place() -> None:
    with served(processes=1, at_once=1) as server:
        for _ in range(3):
            with connected(server) as client:
                client.sendall(head(server, 1000) + b"x" * 10)
            assert until(lambda: post(server).status_code == 200)


def slow_pdf() -> bytes:
    """A file whose page is drawn in so many steps that reading it takes minutes."""
    drawn = zlib.compress(b"1 0 0 1 0 0 cm\n" * 8_000_000)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(drawn), drawn),
    ]
    text, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(text))
        text += b"%d 0 obj%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return text + (
        b"xref\n0 5\n0000000000 65535 f \n%strailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (table, len(text))
    )


def reader_of_a_pdf(server: Server) -> list[int]:
    """The processes that read a PDF file for the server's."""
    return [child for worker in server.workers() for child in children(worker)]


def test_the_reader_of_a_pdf_ends_with_its_request_and_with_the_server() -> None:
    content = slow_pdf()
    with served(processes=1) as server:
        with connected(server) as client:
            client.sendall(head(server, len(content)) + content)
            assert until(lambda: bool(reader_of_a_pdf(server)))
            first = reader_of_a_pdf(server)
        assert until(lambda: all_ended(first))

        with connected(server) as client:
            client.sendall(head(server, len(content)) + content)
            assert until(lambda: bool(reader_of_a_pdf(server)))
            all_of_them = [*reader_of_a_pdf(server), *server.workers()]
            server.process.kill()
            assert until(lambda: all_ended(all_of_them))


def test_a_client_that_does_not_go_on_is_told_so() -> None:
    with served(sending=0.5) as server, connected(server) as client:
        client.sendall(head(server, 1000) + b"x" * 10)
        said = b""
        while piece := client.recv(4096):
            said += piece

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


@pytest.mark.parametrize("field", ["file", "text"])
def test_too_many_files(field: str) -> None:
    with served(files=2) as server:
        name = "a.txt" if field == "file" else None
        files = [(field, (name, SMALL + b"\n" * n)) for n in range(3)]
        done = httpx.post(f"{server.address}/parse", files=files)

        assert (done.status_code, done.json()["code"]) == (413, "too-many-files")


@pytest.mark.parametrize(
    "junk", [b"\x16\x03\x01\x02\x00\x01", b"GET / HTTP/9\r\n\r\n", b"\r\n" * 50]
)
def test_what_is_no_http_does_no_harm(junk: bytes) -> None:
    with served() as server:
        with connected(server) as client:
            client.sendall(junk)
            client.shutdown(socket.SHUT_WR)
            client.recv(4096)

        assert post(server).status_code == 200


def test_nothing_is_written_to_a_file() -> None:
    large = FAULTY.read_bytes() * 400
    assert len(large) > 1 << 20
    with served(before=forbid_files) as server:
        files = [("file", ("large.txt", large)), ("text", (None, large))]
        checked = httpx.post(f"{server.address}/check", files=files, timeout=120)

        assert checked.json()["summary"]["reports"] == 2
        for path in ("/view", "/workbook"):
            assert post(server, FAULTY.read_bytes(), path).status_code == 200


@pytest.mark.parametrize("name", ["anyio", "pickle", "types", "reportparse"])
def test_what_lies_in_the_folder_where_it_is_started_is_not_run(name: str, tmp_path: Path) -> None:
    (tmp_path / f"{name}.py").write_text("open('run', 'w')")
    with served(place=tmp_path) as server:
        assert post(server).status_code == 200

    assert not (tmp_path / "run").exists()


def test_ctrl_c_ends_it_in_silence() -> None:
    with served() as server:
        assert post(server).status_code == 200
        workers = server.workers()
        os.killpg(server.process.pid, signal.SIGINT)
        _, said = server.process.communicate(timeout=120)

        assert (server.process.returncode, said) == (0, "")
        assert workers
        assert until(lambda: all_ended(workers))


def test_ctrl_c_waits_for_nobody_and_is_silent() -> None:
    with served(processes=2) as server, ThreadPoolExecutor(1) as pool, connected(server) as client:
        client.sendall(head(server, 1000) + b"x" * 10)
        request: Future[httpx.Response] = pool.submit(post, server, LONG)
        assert until(lambda: bool(server.workers()))
        workers = server.workers()
        os.killpg(server.process.pid, signal.SIGINT)
        _, said = server.process.communicate(timeout=120)

        assert (server.process.returncode, said) == (0, "")
        assert until(lambda: all_ended(workers))
        if request.exception() is None:
            assert request.result().json()["code"] == "process-ended"


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


@pytest.mark.parametrize("missing", ["anyio", "jinja2", "python_multipart", "starlette", "uvicorn"])
def test_without_the_extra_it_says_what_to_install(missing: str) -> None:
    program = (
        "import sys, importlib.util as util; find = util.find_spec; "
        f"util.find_spec = lambda name, *more: None if name == {missing!r} else find(name, *more); "
        "sys.argv = ['reportparse', 'serve']; from reportparse.cli import main; main()"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert 'pip install "reportparse[serve]"' in done.stderr
