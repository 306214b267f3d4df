"""One worker process, seen from the server."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from policygraph import errors
from policygraph.errors import CommandError, PolicygraphError, QuerySyntaxError, RefusedQueryError
from policygraph.serve.asking import Asked, Reply

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from policygraph.serve.limits import Limits

_LOG = logging.getLogger(__name__)
_LINE = 1 << 20  # of a head; bodies are read by their length
_LOW_PRIORITY = 10  # a twentieth of the time on a full machine; with 19 a query would hardly go on at all
_ANSWERS_OF_A_LIFE = 5000
_SECONDS_TO_START = 60


@dataclass(frozen=True, slots=True)
class Remote:
    """A SPARQL server that has the data: its address, and the names of the graphs there."""

    endpoint: str
    graphs: tuple[str, ...]


class Worker:
    """A process that answers one query at a time."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        if process.stdin is None or process.stdout is None:
            raise TypeError("a worker is spoken to through pipes")
        self._process, self._input, self._output = process, process.stdin, process.stdout
        self._answers = 0
        self.long = asyncio.Event()
        self.worn = False
        self.died = False

    @classmethod
    async def start(cls, source: Path | Remote, limits: Limits, services: Collection[str]) -> Worker:
        """Start one; it is ready when this returns.

        Args:
            source: a folder that `EmbeddedStore` opens, or a SPARQL server.
            limits: what queries may take.
            services: the hosts that a query may call by SERVICE.

        Raises:
            OSError: it did not start.
        """
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "policygraph.serve.worker",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            limit=_LINE,
            # Ctrl+C is for the server, which lets queries end. In a session of its own, Linux would give
            # the process as much time as all others together, whatever its priority.
            process_group=0 if os.name == "posix" else None,
        )
        worker = cls(process)
        settings = {
            **(asdict(source) if isinstance(source, Remote) else {"snapshot": str(source), "endpoint": None}),
            "seconds": limits.seconds,
            "rows": limits.rows,
            "size": limits.size,
            "long_after": limits.long_after,
            "memory": limits.memory,
            "services": sorted(services),
        }
        try:
            async with asyncio.timeout(_SECONDS_TO_START):
                await worker._say(settings)
                await worker._hear()
        except (OSError, EOFError) as error:  # TimeoutError is an OSError
            await worker.stop()
            raise OSError("a worker process did not start") from error
        return worker

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the process can answer."""
        return self._process.returncode is None

    async def ask(self, asked: Asked) -> Reply:
        """Have it answer; if this is cancelled, or the worker is worn afterwards, it must be stopped.

        Raises:
            CommandError: what the query is at fault for.
            StoreError: the server behind it does not answer.
        """
        try:
            await self._say(asdict(asked))
            head, body = await self._hear()
            while "long" in head:  # of this query, or of the one before, if it ended just then
                self.long.set()
                head, body = await self._hear()
        except (OSError, EOFError) as error:
            self.worn = self.died = True
            raise RefusedQueryError(
                "the query needs more memory than it may have, or is nested too deeply",
                "질의에 필요한 메모리가 한도를 넘거나, 질의가 너무 깊습니다",
            ) from error
        self._answers += 1
        self.long.clear()
        self.worn = self.worn or head["worn"] or self._answers >= _ANSWERS_OF_A_LIFE
        if "error" in head:
            raise _error(head)
        return Reply(head["kind"], body)

    def lower_priority(self) -> None:
        """Let others go first from now on."""
        with suppress(OSError, AttributeError):  # it has just ended; or the system has no such thing
            os.setpriority(os.PRIO_PROCESS, self.pid, _LOW_PRIORITY)

    def kill(self) -> None:
        """End it at once, whatever it does."""
        with suppress(ProcessLookupError):
            self._process.kill()

    async def stop(self) -> None:
        """End it, and wait for its end."""
        self.kill()
        await self._process.wait()

    async def _say(self, message: dict[str, Any]) -> None:
        self._input.write(json.dumps(message).encode() + b"\n")
        await self._input.drain()

    async def _hear(self) -> tuple[dict[str, Any], bytes | None]:
        line = await self._output.readline()
        if not line:
            raise EOFError
        head = json.loads(line)
        if head["length"] is None:
            return head, None
        return head, await self._output.readexactly(head["length"])


def _error(head: dict[str, Any]) -> PolicygraphError:
    if "trace" in head:
        _LOG.error("unexpected, in a worker\n%s", head["trace"])
        return CommandError("the query cannot be evaluated", "질의를 계산할 수 없습니다")
    if head["error"] == MemoryError.__name__:
        return RefusedQueryError(
            "the query needs more memory than it may have", "질의에 필요한 메모리가 한도를 넘습니다"
        )
    if head["error"] == QuerySyntaxError.__name__:
        return QuerySyntaxError(head["en"], head["ko"], at=head["at"] and tuple(head["at"]))
    kind: type[PolicygraphError] = getattr(errors, head["error"], CommandError)
    return kind(head["en"], head["ko"])
