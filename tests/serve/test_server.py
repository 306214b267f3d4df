"""The server's own edges: slow clients, large requests, unexpected errors, the log, the end."""

import asyncio
import logging
import os
import re
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from policygraph.cli import main
from policygraph.errors import BusyError, CommandError
from policygraph.serve.app import create_app
from policygraph.serve.asking import Asked, Reply
from policygraph.serve.limits import Limits
from policygraph.serve.server import create_server, listen
from serve.processes import RUNAWAY, children, left
from serve.served import Served

SECONDS = 0.3
# Takes a second or two.
MILLIONS = "{ SELECT ?%s { ?%s ?p ?o } LIMIT 2000 }"
LONG = f"SELECT (COUNT(*) AS ?n) {{ {MILLIONS % ('a', 'a')} {MILLIONS % ('b', 'b')} }}"
HEADERS = {
    "content-security-policy",
    "x-content-type-options",
    "referrer-policy",
    "x-frame-options",
    "permissions-policy",
}


class Nobody:
    """Answers no query."""

    async def ask(self, asked: Asked) -> Reply:
        """Refuse."""
        raise BusyError(f"not {asked.sparql}", "아니요")


async def fail(_: Request) -> Response:
    """Go wrong in an unexpected way."""
    raise RuntimeError("a secret: /home/somebody")


async def echo(request: Request) -> Response:
    """Send back as many bytes as asked for."""
    return Response(b"x" * int(request.query_params["size"]))


@pytest.fixture(scope="module")
def address() -> Iterator[tuple[str, int]]:
    """Where a server in this process listens that has little patience."""
    app = create_app(Nobody(), [Route("/fail", fail), Route("/echo", echo)])
    server = create_server(app, Limits(slowness=SECONDS))
    listening = listen("127.0.0.1", 0)
    thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[listening])))
    thread.start()
    yield listening.getsockname()
    server.should_exit = True
    thread.join()


@contextmanager
def connected(address: tuple[str, int], *, window: int | None = None) -> Iterator[socket.socket]:
    """A connection; with a small window for what comes back, if given."""
    with socket.socket() as connection:
        if window is not None:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, window)
        connection.settimeout(10)
        connection.connect(address)
        yield connection


def everything(connection: socket.socket) -> bytes:
    """All that comes until the other side closes."""
    return b"".join(iter(lambda: connection.recv(1 << 16), b""))


@pytest.mark.parametrize("sent", [b"", b"GET /health HT", b"GET /health HTTP/1.1\r\nHost: x\r\nX-A: "])
def test_a_head_that_does_not_come_is_not_waited_for(address: tuple[str, int], sent: bytes) -> None:
    """A connection that brings no whole head in its time is closed with 408."""
    with connected(address) as connection:
        connection.sendall(sent)

        assert everything(connection).split(b"\r\n")[0] == b"HTTP/1.1 408 Request Timeout"


def test_dripping_does_not_keep_a_connection(address: tuple[str, int]) -> None:
    """A byte now and then buys no time: the head has one deadline."""
    since = time.monotonic()
    with connected(address) as connection:
        connection.sendall(b"GET /health HTTP/1.1\r\nX-A: ")
        connection.settimeout(SECONDS / 10)
        while time.monotonic() - since < 10 * SECONDS:
            connection.sendall(b"a")
            with suppress(TimeoutError):
                answer = connection.recv(1 << 16)
                break

    assert answer.split(b"\r\n")[0] == b"HTTP/1.1 408 Request Timeout"


def test_a_second_head_has_its_time_too(address: tuple[str, int]) -> None:
    """On a connection that stays open, the next head is waited for no longer than the first."""
    with connected(address) as connection:
        connection.sendall(b"GET /none HTTP/1.1\r\nHost: x\r\n\r\n")
        connection.recv(1 << 16)
        connection.sendall(b"GET /none HTTP")

        assert b"408" in everything(connection)


def test_a_client_that_reads_nothing_is_let_go(address: tuple[str, int]) -> None:
    """An answer of which nothing is taken for a time is given up."""
    with connected(address, window=4096) as connection:
        connection.sendall(b"GET /echo?size=50000000 HTTP/1.1\r\nHost: x\r\n\r\n")
        connection.recv(1)
        time.sleep(5 * SECONDS)  # a client that does not read
        rest = 0
        with suppress(ConnectionError):
            while part := connection.recv(1 << 20):
                rest += len(part)

    assert rest < 50_000_000


def test_a_client_that_reads_slowly_is_served(address: tuple[str, int]) -> None:
    """Whoever takes something in each time gets all of it."""
    got = 0
    with connected(address, window=1 << 16) as connection:
        connection.sendall(b"GET /echo?size=12000000 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        while part := connection.recv(1 << 20):
            got += len(part)
            if got < 4_000_000:
                time.sleep(SECONDS / 50)  # a client that reads slowly

    assert got > 12_000_000


@pytest.mark.parametrize(
    "head",
    [
        b"GET /health HTTP/1.1\r\nX-Long: " + b"a" * 70_000,
        b"GET /" + b"a" * 70_000,
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET\r\n\r\n",
    ],
    ids=["field", "address", "TLS", "no HTTP"],
)
def test_a_head_that_is_none_is_refused(address: tuple[str, int], head: bytes) -> None:
    """What is too long or not HTTP gets a 400."""
    with connected(address) as connection:
        connection.sendall(head)

        assert everything(connection).split(b"\r\n")[0] == b"HTTP/1.1 400 Bad Request"


def test_nothing_of_an_unexpected_error_leaves(
    address: tuple[str, int], caplog: pytest.LogCaptureFixture
) -> None:
    """The client gets a short text, the log the whole error."""
    response = httpx.get(f"http://{address[0]}:{address[1]}/fail", trust_env=False)

    assert (response.status_code, "secret" in response.text) == (503, False)
    assert "a secret" in caplog.text


@pytest.mark.parametrize("path", ["/health", "/none", "/fail", "/echo?size=1"])
def test_every_answer_has_the_security_headers(address: tuple[str, int], path: str) -> None:
    """Whatever the status, the headers are there."""
    response = httpx.get(f"http://{address[0]}:{address[1]}{path}", trust_env=False)

    assert set(response.headers) >= HEADERS


def test_health_says_when_queries_are_not_answered(address: tuple[str, int]) -> None:
    """A server whose queries fail is not well."""
    response = httpx.get(f"http://{address[0]}:{address[1]}/health", trust_env=False)

    assert (response.status_code, response.json()["status"]) == (503, "failing")


def test_the_log_tells_what_was_answered_and_not_what_was_asked(
    address: tuple[str, int], caplog: pytest.LogCaptureFixture
) -> None:
    """A request is one line: method, path, status, size and time."""
    with caplog.at_level(logging.INFO, "policygraph.access"):
        httpx.get(f"http://{address[0]}:{address[1]}/a%0Ab?query=private", trust_env=False)
        end = time.monotonic() + 5
        while not caplog.records and time.monotonic() < end:  # it is written after the answer has gone
            time.sleep(0.01)
    (line,) = (record.getMessage() for record in caplog.records if record.name == "policygraph.access")

    assert re.fullmatch(r"GET /a%0Ab 404 \d+ B \d+ ms", line)


def test_a_port_that_is_taken_is_said() -> None:
    """The message names the address and the way out."""
    with listen("127.0.0.1", 0) as first, pytest.raises(CommandError, match=r"in use.*--port"):
        listen("127.0.0.1", first.getsockname()[1])


@pytest.mark.parametrize(
    "options",
    [
        ["--port", "99999"],
        ["--host", "a..b"],
        ["--timeout", "0"],
        ["--timeout", "nan"],
        ["--max-rows", "-1"],
        ["--max-queries", "0"],
        ["--allow-service", "http://example.org/"],
        ["--allow-service", "user@example.org"],
    ],
    ids=" ".join,
)
def test_options_that_make_no_sense_are_refused(
    options: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong option is a line on stderr and code 2; nothing starts."""
    with ThreadPoolExecutor(1) as threads:  # a browser of another test may keep a loop in this thread
        code = threads.submit(main, ["serve", *options]).result()

    assert (code, capsys.readouterr().err.splitlines()[-1][:13]) == (2, "policygraph: ")


@pytest.fixture
def own() -> Iterator[Callable[..., Served]]:
    """Starts servers that a test may end as it likes."""
    started: list[Served] = []

    def start(*options: str) -> Served:
        started.append(Served.start(*options))
        return started[-1]

    yield start
    for served in started:
        if served.process.poll() is None:
            served.stop()


def ask_beside(served: Served, query: str) -> tuple[threading.Thread, list[httpx.Response | Exception]]:
    """Have a thread ask; returns when the query runs."""
    answers: list[httpx.Response | Exception] = []

    def ask() -> None:
        try:
            parameters = {"query": query}
            answers.append(
                httpx.get(f"{served.address}/sparql", params=parameters, timeout=60, trust_env=False)
            )
        except httpx.HTTPError as error:
            answers.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    while not answers and running(served) == 0:
        time.sleep(0.01)  # until the query runs: the server tells nobody
    return thread, answers


def running(served: Served) -> int:
    """How many queries a server says that it runs."""
    health = httpx.get(f"{served.address}/health", trust_env=False).json()
    return int(health["queries"]["running"])


on_linux = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")


@pytest.mark.slow
@on_linux
@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_the_end_is_graceful(
    own: Callable[..., Served], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sent: signal.Signals
) -> None:
    """Told to stop, the server answers what is asked, and leaves neither process nor file behind."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    served = own()
    workers, kept = children(served.process.pid), list(tmp_path.iterdir())
    thread, answers = ask_beside(served, LONG)
    served.process.send_signal(sent)
    thread.join()
    code = served.process.wait(30)

    assert [getattr(answer, "status_code", answer) for answer in answers] == [200]
    assert (code, len(workers) > 1, left(workers)) == (0, True, [])
    assert (len(kept), list(tmp_path.iterdir())) == (1, [])
    assert not [line for line in served.log if "Traceback" in line]


@on_linux
@pytest.mark.slow
def test_a_query_does_not_hold_up_the_end(own: Callable[..., Served]) -> None:
    """What still runs when the grace is over gets 503, and the server ends."""
    served = own()
    workers = children(served.process.pid)
    thread, answers = ask_beside(served, RUNAWAY)
    served.process.send_signal(signal.SIGTERM)
    thread.join()

    assert [getattr(answer, "status_code", answer) for answer in answers] == [503]
    assert (served.process.wait(30), left(workers)) == (0, [])
    assert not [line for line in served.log if "Traceback" in line]


@pytest.mark.slow
@on_linux
def test_no_process_outlives_a_server_that_is_killed(own: Callable[..., Served]) -> None:
    """Even in the middle of a query a worker ends with its server."""
    served = own()
    thread, _ = ask_beside(served, RUNAWAY)
    workers = children(served.process.pid)
    os.kill(served.process.pid, signal.SIGKILL)
    thread.join()

    assert (len(workers) > 1, left(workers)) == (True, [])


@pytest.mark.slow
@on_linux
def test_a_client_that_leaves_takes_its_query_along(own: Callable[..., Served]) -> None:
    """When the connection is closed the query is stopped."""
    served = own()
    workers = children(served.process.pid)
    with served.connect() as connection:
        query = httpx.QueryParams({"query": RUNAWAY})
        connection.sendall(f"GET /sparql?{query} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        while running(served) == 0:
            time.sleep(0.01)  # until the query runs: the server tells nobody
    end = time.monotonic() + 10
    while set(children(served.process.pid)) >= set(workers) and time.monotonic() < end:
        time.sleep(0.01)

    assert len(set(workers) - set(children(served.process.pid))) == 1


@pytest.mark.slow
@on_linux
def test_a_build_may_be_replaced_while_it_is_served(own: Callable[..., Served], build_copy: Path) -> None:
    """The server keeps what it opened: fresh processes open the same data, though the folder is gone."""
    served = own("--data", str(build_copy), "--timeout", "0.3")
    before = httpx.get(f"{served.address}/health", trust_env=False).json()["workers"]
    for path in sorted(build_copy.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    for _ in range(before):
        ask_beside(served, RUNAWAY)[0].join()

    assert httpx.get(f"{served.address}/health", trust_env=False).json()["status"] == "ok"
