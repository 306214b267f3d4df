"""A server of the real build on loopback, in a process of its own, as `policygraph serve` starts it."""

import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import IO, Self
from urllib.parse import urlsplit

_STARTED_SECONDS = 60


@dataclass(slots=True)
class Served:
    """A server that runs.

    Attributes:
        process: the server's.
        address: where it answers, `http://127.0.0.1:…`.
        log: the lines that it wrote so far.
    """

    process: subprocess.Popen[str]
    address: str
    log: list[str] = field(default_factory=list)
    _reader: threading.Thread = field(init=False)

    @classmethod
    def start(cls, *options: str) -> Self:
        """Start a server with these options of `policygraph serve`; it answers when this returns."""
        process = subprocess.Popen(
            [sys.executable, "-m", "policygraph.cli", "serve", "--port", "0", "--lang", "en", *options],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        if process.stderr is None:
            raise AssertionError
        for line in process.stderr:
            if "http://" in line:
                address = next(word for word in line.split() if word.startswith("http://")).rstrip("/")
                served = cls(process, address)
                served._reader = threading.Thread(target=served._read, args=[process.stderr], daemon=True)
                served._reader.start()
                return served
        raise AssertionError(f"the server did not start: {process.wait(_STARTED_SECONDS)}")

    def _read(self, stream: IO[str]) -> None:
        with stream:
            self.log.extend(stream)

    def connect(self) -> socket.socket:
        """A connection for what no HTTP client would send."""
        parts = urlsplit(self.address)
        return socket.create_connection((parts.hostname, parts.port), timeout=60)

    def send(self, lines: Sequence[bytes], body: bytes = b"") -> bytes:
        """What comes back for the lines of a head, and a body, sent as they are."""
        return self.exchange(b"\r\n".join([*lines, b"Connection: close", b"", b""]) + body)

    def exchange(self, data: bytes, *, whole: bool = True) -> bytes:
        """What comes back until the server closes the connection.

        Args:
            data: what is sent.
            whole: whether it ends where it says; if not, the server is told that nothing more comes.
        """
        answer = b""
        with self.connect() as connection:
            with suppress(ConnectionResetError, BrokenPipeError):  # it has read enough to answer
                connection.sendall(data)
                if not whole:
                    connection.shutdown(socket.SHUT_WR)
            with suppress(ConnectionResetError):
                while part := connection.recv(1 << 16):
                    answer += part
        return answer

    def stop(self) -> int:
        """End it, as a service manager does."""
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(30)
        self._reader.join(30)
        return code
