"""The server: one address, clients that do not dawdle, a graceful end."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING, Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from policygraph.errors import CommandError

if TYPE_CHECKING:
    import asyncio
    from types import FrameType

    from starlette.applications import Starlette

    from policygraph.serve.limits import Limits

_LARGEST_HEAD = 64 << 10
_CONNECTIONS, _BACKLOG, _GRACE_SECONDS = 1000, 256, 5
_TIMEOUT = b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 takes a free one.

    Raises:
        CommandError: the address cannot be had.
    """
    try:
        family, kind, proto, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, proto)
    except (OSError, UnicodeError) as error:
        raise _not_there(host, port, error) from error
    try:
        if os.name == "posix":  # elsewhere it lets two servers share a port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(_BACKLOG)  # from here on nobody is turned away, nor can another take the port
    except (OSError, OverflowError) as error:
        listening.close()
        raise _not_there(host, port, error) from error
    return listening


def _not_there(host: str, port: int, error: Exception) -> CommandError:
    why = getattr(error, "strerror", None) or error
    return CommandError(
        f"cannot listen at {host}:{port} ({why}): choose another with --host, --port",
        f"{host}:{port}에서 열 수 없습니다 ({why}): --host, --port로 다른 곳을 고르십시오",
    )


class _Impatient(H11Protocol):
    """Closes a connection that does not bring the head of a request in time, or does not take its answer.

    While an answer is written, something of it must be taken in each such time.
    """

    patience = 0.0
    _deadline: asyncio.TimerHandle | None = None
    _reading: asyncio.TimerHandle | None = None

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
        # The next request may have been there already, and be running now.
        if self.cycle.response_complete and not self.transport.is_closing():
            self._expect()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._watch(None)

    def resume_writing(self) -> None:
        super().resume_writing()
        self._unwatch()

    def connection_lost(self, exc: Exception | None) -> None:
        self._unexpect()
        self._unwatch()
        super().connection_lost(exc)

    def _expect(self) -> None:
        self._unexpect()
        self._deadline = self.loop.call_later(self.patience, self._close)

    def _unexpect(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _watch(self, left_before: int | None) -> None:
        """Look now and then whether the client reads."""
        left = self.transport.get_write_buffer_size()
        if left_before is not None and left >= left_before:
            self.transport.abort()
        else:
            self._reading = self.loop.call_later(self.patience, self._watch, left)

    def _unwatch(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def _close(self) -> None:
        if not self.transport.is_closing():
            self.transport.write(_TIMEOUT)
            self.transport.close()


class _Server(uvicorn.Server):
    """Ends by returning: uvicorn's own would send the signal again, and nothing could be put in order."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        self._captured_signals.clear()


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
        "access_log": False,  # the application keeps its own
        "server_header": False,
        "limit_concurrency": _CONNECTIONS,
        "timeout_graceful_shutdown": _GRACE_SECONDS,
        "h11_max_incomplete_event_size": _LARGEST_HEAD,
    }
    return _Server(uvicorn.Config(app, **config))
