"""A server on loopback that says what a test wants, and keeps what it was asked."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROWS = "application/sparql-results+json"


@dataclass(frozen=True, slots=True)
class Said:
    """A response."""

    body: bytes = b""
    kind: str = ROWS
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = None  # what it claims, where that is not so


@dataclass(frozen=True, slots=True)
class Heard:
    """A request."""

    method: str
    path: str
    headers: dict[str, str]
    form: dict[str, list[str]]


@dataclass
class Speaking:
    """The server: its address, and what it heard."""

    url: str
    heard: list[Heard]


@contextmanager
def speaking(*said: Said | Callable[[Heard], Said]) -> Iterator[Speaking]:
    """A server that says these one after another, the last one for ever."""
    heard: list[Heard] = []

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            parts = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            form = parse_qs(body or parts.query)
            headers = {name.lower(): value for name, value in self.headers.items()}
            request = Heard(self.command, parts.path, headers, form)
            heard.append(request)
            saying = said[min(len(heard), len(said)) - 1]
            response = saying if isinstance(saying, Said) else saying(request)
            self.send_response(response.status)
            self.send_header("Content-Type", response.kind)
            self.send_header("Content-Length", str(response.length or len(response.body)))
            for name, value in response.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(response.body)

        do_GET = do_POST = _answer  # noqa: N815 - http.server's names

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """Who asked may be gone before the answer."""

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield Speaking(f"http://127.0.0.1:{server.server_port}/sparql", heard)
        finally:
            server.shutdown()
            thread.join()
