"""SPARQL servers on loopback, for as long as a test run needs them.

Each runs in a folder of its own, on free ports, under a time limit: what a killed test run leaves behind
ends by itself. Each worker of a test run that needs a server has its own, so that no test sees what
another one publishes at that moment.
"""

import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

_SECONDS_TO_LIVE = 5400  # as long as a whole run may take
_SECONDS_TO_START = 90
_SECONDS_TO_STOP = 20
_CONFIGURATION = Path(__file__).with_name("virtuoso.ini")


@dataclass(frozen=True, slots=True)
class Server:
    """Where a server takes what.

    Attributes:
        name: oxigraph or virtuoso.
        query: the address for queries, open to all on loopback.
        update: the address for updates.
        graphs: the address of the Graph Store Protocol.
        user: who may change something; None where everybody may.
        password: made for this run.
    """

    name: str
    query: str
    update: str
    graphs: str
    user: str | None = None
    password: str | None = None

    def put(self, graph: str, turtle: bytes) -> None:
        """Replace a graph."""
        self._change("PUT", self.graphs, params={"graph": graph}, content=turtle)

    def drop(self, graph: str) -> None:
        """Remove a graph, if it is there."""
        self._change("POST", self.update, content=f"DROP SILENT GRAPH <{graph}>".encode())

    def _change(self, method: str, url: str, *, content: bytes, params: dict[str, str] | None = None) -> None:
        kind = "text/turtle" if method == "PUT" else "application/sparql-update"
        auth = httpx.DigestAuth(self.user, self.password) if self.user and self.password else None
        with httpx.Client(auth=auth, timeout=120, trust_env=False) as client:
            # Digest asks twice, and a server may close while the first body is still on its way.
            response = client.request(
                method, url, params=params, content=content, headers={"Content-Type": kind}
            )
        response.raise_for_status()


@contextmanager
def running_oxigraph(folder: Path, port: int | None = None, *, keep: bool = False) -> Iterator[Server]:
    """The server of the PyPI package `oxigraph`, in memory or, to keep what it has, in `folder`."""
    program = _found("oxigraph", Path(sys.executable).with_name("oxigraph"))
    port = port or free_port()
    place = ["--location", str(folder / "store")] if keep else []
    with _process([program, "serve", *place, "--bind", f"127.0.0.1:{port}"], folder, port):
        base = f"http://127.0.0.1:{port}"
        yield Server("oxigraph", f"{base}/query", f"{base}/update", f"{base}/store")


@contextmanager
def running_virtuoso(folder: Path) -> Iterator[Server]:
    """Debian's Virtuoso; its administrator's password is made here and known to nobody else."""
    program = _found(os.environ.get("VIRTUOSO") or "virtuoso-t")
    port, sql_port = free_port(), free_port()
    password = secrets.token_hex(8)  # 22 mixed letters Virtuoso 7.2.5 took and then refused
    ini = _CONFIGURATION.read_text(encoding="ascii").format(port=port, sql_port=sql_port)
    (folder / "virtuoso.ini").write_text(ini, encoding="ascii")
    command = [program, "+foreground", "+configfile", "virtuoso.ini"]
    # The first start makes an empty database, sets the password and ends with a code that says nothing.
    subprocess.run(
        [*command, "+pwdold", "dba", "+pwddba", password],
        cwd=folder,
        check=False,
        capture_output=True,
        timeout=_SECONDS_TO_START,
    )
    with _process(command, folder, port):
        base = f"http://127.0.0.1:{port}"
        yield Server(
            "virtuoso",
            f"{base}/sparql",
            f"{base}/sparql-auth",
            f"{base}/sparql-graph-crud-auth",
            "dba",
            password,
        )


def _found(name: str, *places: Path) -> str:
    """The program; missing, it fails in CI and the test is skipped elsewhere."""
    program = next((str(place) for place in places if place.exists()), None) or shutil.which(name)
    if program is None:
        reason = f"no {name} on this machine: see tests/servers/provide-servers.sh"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return program


def free_port() -> int:
    """A port of loopback that nobody listens at."""
    with closing(socket.socket()) as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@contextmanager
def _process(command: list[str], folder: Path, port: int) -> Iterator[None]:
    """The command in `folder` while its port is open; stopped by its own id, and by itself in the end."""
    limit = shutil.which("timeout")
    bounded = [limit, "--kill-after=10", str(_SECONDS_TO_LIVE), *command] if limit else command
    with (folder / "output.txt").open("wb") as output:
        process = subprocess.Popen(bounded, cwd=folder, stdout=output, stderr=subprocess.STDOUT)
    try:
        _wait_for(port, process, folder)
        yield
    finally:
        process.terminate()  # `timeout` hands the signal on
        try:
            process.wait(_SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(port: int, process: subprocess.Popen[bytes], folder: Path) -> None:
    """Return when the port is open; an open port is the only event that both servers offer."""
    end = time.monotonic() + _SECONDS_TO_START
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        with closing(socket.socket()) as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    said = (folder / "output.txt").read_text(encoding="utf-8", errors="replace")
    pytest.fail(f"the server did not start: {said[-2000:]}")
