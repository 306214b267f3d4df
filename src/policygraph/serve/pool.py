"""Processes that answer queries, so that a query can be stopped and never holds up the others.

A query gets a process of its own. If it takes longer than a moment it is long: its process goes on with low
priority beside the others, and a fresh one takes its place. There is room for few long queries; for one more
the oldest is stopped, for it is the likeliest never to end, as is one that takes longer than it may. What is
stopped gives back its memory, for its process ends.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from policygraph.errors import BusyError, QueryTimeoutError, StoreError
from policygraph.serve.limits import WAITING
from policygraph.serve.process import Worker

if TYPE_CHECKING:
    from collections.abc import Collection, Coroutine
    from pathlib import Path
    from types import TracebackType

    from policygraph.serve.asking import Asked, Reply
    from policygraph.serve.limits import Limits
    from policygraph.serve.process import Remote

_LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class Counts:
    """What a pool did so far."""

    answered: int = 0
    timed_out: int = 0
    busy: int = 0
    died: int = 0


class Pool:
    """Answers queries over one store. Use it with `async with`.

    Args:
        source: a folder that `EmbeddedStore` opens, or a SPARQL server.
        limits: what queries may take.
        services: the hosts that a query may call by SERVICE.
    """

    def __init__(self, source: Path | Remote, limits: Limits, services: Collection[str] = ()) -> None:
        self._source = source
        self._limits = limits
        self._services = services
        self._idle: asyncio.Queue[Worker] = asyncio.Queue()
        self._workers: set[Worker] = set()
        self._starting = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False
        self._waiting = 0
        self._long: list[asyncio.Future[None]] = []  # oldest first; done: the query has lost its place
        self.counts = Counts()

    async def __aenter__(self) -> Self:
        """Start the processes.

        Raises:
            StoreError: none starts.
        """
        self._replace()
        await asyncio.gather(*self._tasks)
        if not self._workers:
            raise StoreError(
                "no process can open the data", "자료를 여는 프로세스가 하나도 시작되지 않았습니다"
            )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop all processes."""
        self._closed = True
        await asyncio.gather(*self._tasks)
        await asyncio.gather(*(worker.stop() for worker in self._workers))

    @property
    def pids(self) -> tuple[int, ...]:
        """The numbers of the living processes."""
        return tuple(sorted(worker.pid for worker in self._workers if worker.alive))

    @property
    def load(self) -> dict[str, int]:
        """How many queries wait, run and are long."""
        running = len(self._workers) - self._idle.qsize()
        return {"waiting": self._waiting, "running": max(running, 0), "long": len(self._long)}

    async def ask(self, asked: Asked) -> Reply:
        """Answer; see `Asking.ask`. If this is cancelled, the query is stopped."""
        _LOG.debug("%s", asked.sparql)
        worker = await self._free_worker()
        answering = asyncio.create_task(worker.ask(asked))
        try:
            reply = await self._in_time(worker, answering)
        except BaseException:
            await self._end(answering)
            raise
        finally:
            self._give_back(worker, clean=answering.done() and not answering.cancelled())
        self.counts.answered += 1
        return reply

    async def _free_worker(self) -> Worker:
        self._replace()  # whatever died, or did not start
        if self._idle.empty() and self._waiting >= self._limits.waiting:
            raise self._busy()
        self._waiting += 1
        try:
            async with asyncio.timeout(self._limits.patience):
                worker = await self._idle.get()
                while not worker.alive:
                    self._workers.discard(worker)
                    self._replace()
                    worker = await self._idle.get()
                return worker
        except TimeoutError as error:
            raise self._busy() from error
        finally:
            self._waiting -= 1

    async def _in_time(self, worker: Worker, answering: asyncio.Task[Reply]) -> Reply:
        limits = self._limits
        since = asyncio.get_running_loop().time()
        short = min(limits.long_after * WAITING, limits.seconds)
        becoming = asyncio.create_task(worker.long.wait())
        try:
            await asyncio.wait({answering, becoming}, timeout=short, return_when=asyncio.FIRST_COMPLETED)
        finally:
            becoming.cancel()
        left = limits.seconds - (asyncio.get_running_loop().time() - since)
        if not answering.done() and left > 0:
            worker.worn = True
            worker.lower_priority()
            self._replace()
            await self._go_on(answering, left)
        if not answering.done():
            self.counts.timed_out += 1
            raise QueryTimeoutError(
                f"the query took longer than {limits.seconds:g} s and was stopped",
                f"질의가 {limits.seconds:g}초를 넘어 멈추었습니다",
            )
        return answering.result()

    async def _go_on(self, answering: asyncio.Task[Reply], seconds: float) -> None:
        """Wait for a long query, in a place of its own for as long as no later one needs it."""
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._long.append(place)
        if len(self._long) > self._limits.long:
            self._long.pop(0).set_result(None)
        try:
            either: set[asyncio.Future[Any]] = {answering, place}
            await asyncio.wait(either, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        finally:
            if place in self._long:
                self._long.remove(place)
        if place.done() and not answering.done():
            raise self._busy()

    async def _end(self, answering: asyncio.Task[Reply]) -> None:
        answering.cancel()
        with suppress(asyncio.CancelledError, Exception):
            await answering

    def _give_back(self, worker: Worker, *, clean: bool) -> None:
        """Put the worker back, or a fresh one in its place."""
        if clean and worker.alive and not worker.worn:
            self._idle.put_nowait(worker)
            return
        if worker.died:
            self.counts.died += 1
        self._workers.discard(worker)
        worker.kill()
        self._start(worker.stop())
        self._replace()

    def _replace(self) -> None:
        """Start as many processes as are missing."""
        usable = sum(worker.alive and not worker.worn for worker in self._workers)
        missing = 0 if self._closed else self._limits.workers - usable - self._starting
        for _ in range(missing):
            self._starting += 1
            self._start(self._add())

    async def _add(self) -> None:
        try:
            worker = await Worker.start(self._source, self._limits, self._services)
        except OSError as error:  # the next query that ends will try again
            _LOG.error("%s", error)
            return
        finally:
            self._starting -= 1
        self._workers.add(worker)
        self._idle.put_nowait(worker)

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _busy(self) -> BusyError:
        self.counts.busy += 1
        return BusyError(
            "there are too many queries at once: ask again later",
            "질의가 너무 많습니다: 잠시 뒤에 다시 하십시오",
        )
