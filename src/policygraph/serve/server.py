"""The server: one address, clients that do not dawdle, a graceful end."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from policygraph.errors import CommandError

if TYPE_CHECKING:
    import asyncio

    from starlette.applications import Starlette

    from policygraph.serve.limits import Limits

_LARGEST_HEAD = 64 << 10
_CONNECTIONS, _GRACE_SECONDS = 1000, 5
_TIMEOUT = b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 takes a free one.

    Raises:
        CommandError: the address cannot be had.
    """
    try:
        family, kind, proto, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, proto)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
    except OSError as error:
        raise CommandError(
            f"cannot listen at {host}:{port} ({error.strerror}): choose another with --host, --port",
            f"{host}:{port}에서 열 수 없습니다 ({error.strerror}): --host, --port로 다른 곳을 고르십시오",
        ) from error
    return listening


class _Impatient(H11Protocol):
    """Closes a connection that does not bring the head of a request in time."""

    patience = 0.0
    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn's
        super().connection_made(transport)
        self._expect()

    def data_received(self, data: bytes) -> None:
        before = self.cycle
        super().data_received(data)
        if self.cycle is not before:
            self._unexpect()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if not self.transport.is_closing():
            self._expect()

    def connection_lost(self, exc: Exception | None) -> None:
        self._unexpect()
        super().connection_lost(exc)

    def _expect(self) -> None:
        self._unexpect()
        self._deadline = self.loop.call_later(self.patience, self._close)

    def _unexpect(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _close(self) -> None:
        if not self.transport.is_closing():
            self.transport.write(_TIMEOUT)
            self.transport.close()


def create_server(app: Starlette, limits: Limits) -> uvicorn.Server:
    """A server of the application; run it with `serve(sockets=[…])`."""

    class Protocol(_Impatient):
        patience = limits.slowness

    config: dict[str, Any] = {
        "http": Protocol,
        "ws": "none",
        "loop": "asyncio",
        "lifespan": "off",
        "log_config": None,
        "server_header": False,
        "limit_concurrency": _CONNECTIONS,
        "timeout_graceful_shutdown": _GRACE_SECONDS,
        "h11_max_incomplete_event_size": _LARGEST_HEAD,
    }
    return uvicorn.Server(uvicorn.Config(app, **config))
