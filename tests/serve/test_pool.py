"""A query has a process, a time, a memory and a size; what takes more is stopped, and nothing else."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import pytest

from policygraph.errors import (
    BusyError,
    CommandError,
    QuerySyntaxError,
    QueryTimeoutError,
    RefusedQueryError,
    StoreError,
)
from policygraph.serve.asking import Asked, Reply
from policygraph.serve.limits import Limits
from policygraph.serve.pool import Pool
from policygraph.store import Dataset
from serve.loops import finished
from serve.processes import ALL, COUNT, HOG, RUNAWAY, SIZE, TOO_DEEP, left, write_snapshot

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")
T = TypeVar("T")
CONSTRUCT = "CONSTRUCT WHERE { ?s ?p ?o }"


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small store."""
    return write_snapshot(tmp_path_factory.mktemp("snapshot"))


def with_pool(snapshot: Path, limits: Limits, do: Callable[[Pool], Awaitable[T]]) -> T:
    """What `do` gives, with a pool of these limits."""

    async def run() -> T:
        async with Pool(snapshot, limits) as pool:
            return await do(pool)

    return finished(run())


async def counted(pool: Pool) -> int:
    """How many triples there are, asked now."""
    reply = await pool.ask(Asked(COUNT))
    return int(json.loads(reply.body or b"")["results"]["bindings"][0]["n"]["value"])


async def until(true: Callable[[], bool]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(10):
        while not true():  # noqa: ASYNC110 - the pool tells nobody
            await asyncio.sleep(0.005)


@pytest.mark.parametrize(
    ("asked", "reply"),
    [
        (Asked("ASK {}", boolean="json"), Reply("boolean", b'{"head":{},"boolean":true}')),
        (Asked("ASK {}", boolean=None), Reply("boolean", None)),
        (Asked("SELECT ?s { ?s ?p 7 }", rows="csv"), Reply("rows", b"s\r\nurn:s7\r\n")),
        (Asked("SELECT ?s { ?s ?p 7 }", rows=None), Reply("rows", None)),
        (Asked("SELECT ?s { ?s ?p 7 }", Dataset(("urn:other",)), rows="tsv"), Reply("rows", b"?s\n")),
        (
            Asked("CONSTRUCT WHERE { ?s ?p 7 }", triples="ntriples"),
            Reply("triples", b'<urn:s7> <urn:p> "7"^^<http://www.w3.org/2001/XMLSchema#integer> .\n'),
        ),
        (Asked(CONSTRUCT, triples=None), Reply("triples", None)),
    ],
)
def test_an_answer_comes_in_the_welcome_format(snapshot: Path, asked: Asked, reply: Reply) -> None:
    """Each kind of answer comes in the format for its kind, or without a body."""
    assert with_pool(snapshot, Limits(workers=1), lambda pool: pool.ask(asked)) == reply


def test_a_query_over_its_time_is_stopped(snapshot: Path) -> None:
    """A query that takes too long is an error, its process is gone, and the next query is answered."""

    async def run(pool: Pool) -> tuple[list[int], int]:
        pids = pool.pids
        with pytest.raises(QueryTimeoutError, match=r"longer than 0\.3 s"):
            await pool.ask(Asked(RUNAWAY))
        return left(pids), await counted(pool)

    assert with_pool(snapshot, Limits(workers=1, seconds=0.3), run) == ([], SIZE)


@pytest.mark.parametrize("query", [ALL, CONSTRUCT])
@pytest.mark.parametrize("limits", [Limits(workers=1, rows=SIZE - 1), Limits(workers=1, size=2000)])
def test_an_answer_that_is_too_large_is_refused(snapshot: Path, query: str, limits: Limits) -> None:
    """More rows, triples or bytes than may be are an error that names LIMIT; the process goes on."""

    async def run(pool: Pool) -> bool:
        pids = pool.pids
        with pytest.raises(RefusedQueryError, match="LIMIT"):
            await pool.ask(Asked(query))
        return pool.pids == pids

    assert with_pool(snapshot, limits, run)


@pytest.mark.parametrize("query", [ALL, CONSTRUCT])
def test_an_answer_may_be_as_large_as_the_limit(snapshot: Path, query: str) -> None:
    """As many rows as may be are no error."""
    reply = with_pool(snapshot, Limits(workers=1, rows=SIZE), lambda pool: pool.ask(Asked(query)))

    assert reply.body is not None


def test_a_query_without_end_is_stopped_at_its_first_rows(snapshot: Path) -> None:
    """The engine stops when there are too many rows, though it would find more for hours."""
    query = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"

    with pytest.raises(RefusedQueryError, match="more than 1,000 rows"):
        with_pool(snapshot, Limits(workers=1, rows=1000), lambda pool: pool.ask(Asked(query)))


@pytest.mark.slow
@pytest.mark.parametrize("query", [HOG, TOO_DEEP], ids=["memory", "stack"])
def test_a_query_that_kills_its_process_kills_no_other(snapshot: Path, query: str) -> None:
    """Too much memory or too deep a query costs one process; it is an error, and the pool heals."""

    async def run(pool: Pool) -> tuple[list[int], int, int]:
        pids = pool.pids
        with pytest.raises(RefusedQueryError, match="memory"):
            await pool.ask(Asked(query))
        return left(pids), await counted(pool), pool.counts.died

    limits = Limits(workers=1, memory=1200 << 20, rows=10**9)
    assert with_pool(snapshot, limits, run) == ([], SIZE, 1)


@pytest.mark.parametrize("bracket", ["{", "(", "["])
def test_deep_brackets_do_not_reach_the_engine(snapshot: Path, bracket: str) -> None:
    """Brackets that would overflow the parser's stack are counted beforehand: no process is lost."""

    async def run(pool: Pool) -> int:
        with pytest.raises(RefusedQueryError, match="nested"):
            await pool.ask(Asked(f"ASK {{ {bracket * 10_000}"))
        return pool.counts.died

    assert with_pool(snapshot, Limits(workers=1), run) == 0


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("SELECT", QuerySyntaxError),
        ("SELECT * { ?s ?p ?o }}", QuerySyntaxError),
        ("INSERT DATA { <urn:a> <urn:b> 1 }", RefusedQueryError),
        ("LOAD <urn:x>", RefusedQueryError),
        ("ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", RefusedQueryError),
    ],
)
def test_a_wrong_query_is_told_and_costs_no_process(
    snapshot: Path, query: str, kind: type[CommandError]
) -> None:
    """What is wrong with a query arrives as what it is, and the same process answers the next."""

    async def run(pool: Pool) -> tuple[type[Exception], bool, int]:
        pids = pool.pids
        with pytest.raises(CommandError) as caught:
            await pool.ask(Asked(query))
        return caught.type, pool.pids == pids, await counted(pool)

    assert with_pool(snapshot, Limits(workers=1), run) == (kind, True, SIZE)


def test_a_syntax_error_knows_its_place(snapshot: Path) -> None:
    """Line and column come through the pipe."""

    async def run(pool: Pool) -> tuple[int, int] | None:
        with pytest.raises(QuerySyntaxError) as caught:
            await pool.ask(Asked("ASK {\n  ?s ?p }"))
        return caught.value.at

    assert with_pool(snapshot, Limits(workers=1), run) == (2, 10)


def test_what_nobody_expected_is_logged_and_not_shown(
    snapshot: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """An error of ours in a process is an error without details for the client, and in the log whole."""

    async def run(pool: Pool) -> str:
        with pytest.raises(CommandError) as caught:
            await pool.ask(Asked(COUNT, Dataset(("no IRI",))))
        assert await counted(pool) == SIZE
        return str(caught.value)

    assert with_pool(snapshot, Limits(workers=1), run) == "the query cannot be evaluated"
    assert "Traceback" in caplog.text


def test_a_long_query_holds_up_nobody(snapshot: Path) -> None:
    """While a long query runs, in the only place there is, others are answered by a fresh process."""

    async def run(pool: Pool) -> tuple[int, int, int]:
        (pid,) = pool.pids
        async with asyncio.TaskGroup() as group:
            long = group.create_task(pool.ask(Asked(RUNAWAY)))
            await until(lambda: pool.load["long"] == 1)
            answer, priority = await counted(pool), os.getpriority(os.PRIO_PROCESS, pid)
            running = pool.load["long"]
            # In a session of its own the process would have as much time as all others, at any priority.
            assert os.getsid(pid) == os.getsid(0)
            long.cancel()
        return answer, priority, running

    assert with_pool(snapshot, Limits(workers=1, long_after=0.1, long=1), run) == (SIZE, 10, 1)


def test_there_is_room_for_few_long_queries(snapshot: Path) -> None:
    """A query that becomes long where none may is stopped."""

    async def run(pool: Pool) -> tuple[list[int], int]:
        pids = pool.pids
        with pytest.raises(BusyError):
            await pool.ask(Asked(RUNAWAY))
        return left(pids), await counted(pool)

    assert with_pool(snapshot, Limits(workers=1, long_after=0.1, long=0), run) == ([], SIZE)


def test_the_oldest_long_query_makes_room(snapshot: Path) -> None:
    """Of two long queries where there is room for one, the second goes on."""

    async def run(pool: Pool) -> tuple[list[int], bool, int]:
        pids = pool.pids
        async with asyncio.TaskGroup() as group:
            first = group.create_task(refused(pool))
            await until(lambda: pool.load["long"] == 1)
            second = group.create_task(pool.ask(Asked(RUNAWAY)))
            await first
            result = left(pids), second.done(), pool.load["long"]
            second.cancel()
        return result

    async def refused(pool: Pool) -> None:
        with pytest.raises(BusyError):
            await pool.ask(Asked(RUNAWAY))

    assert with_pool(snapshot, Limits(workers=1, long_after=0.1, long=1), run) == ([], False, 1)


@pytest.mark.parametrize(
    "limits",
    [
        Limits(workers=1, long_after=60, waiting=0, patience=60),
        Limits(workers=1, long_after=60, waiting=1, patience=0.1),
    ],
    ids=["no place in the queue", "no patience"],
)
def test_waiting_is_bounded(snapshot: Path, limits: Limits) -> None:
    """Where all processes are busy, a query waits if there is room, and not for ever."""

    async def run(pool: Pool) -> tuple[int, int]:
        async with asyncio.TaskGroup() as group:
            long = group.create_task(pool.ask(Asked(RUNAWAY)))
            await until(lambda: pool.load["running"] == 1)
            with pytest.raises(BusyError):
                await pool.ask(Asked(COUNT))
            long.cancel()
        return pool.counts.busy, await counted(pool)

    # Where nobody may wait, the fresh process must be there first.
    async def patiently(pool: Pool) -> tuple[int, int]:
        try:
            return await run(pool)
        except BusyError:
            await until(lambda: pool.load["running"] == 0 and bool(pool.pids))
            return pool.counts.busy - 1, await counted(pool)

    assert with_pool(snapshot, limits, patiently) == (1, SIZE)


def test_a_query_that_nobody_waits_for_is_stopped(snapshot: Path) -> None:
    """When the asking is cancelled, the process ends."""

    async def run(pool: Pool) -> list[int]:
        pids = pool.pids
        asking = asyncio.create_task(pool.ask(Asked(RUNAWAY)))
        await until(lambda: pool.load["running"] == 1)
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
        return left(pids)

    assert with_pool(snapshot, Limits(workers=1), run) == []


def test_a_process_that_died_while_idle_is_replaced(snapshot: Path) -> None:
    """What ends a process between two queries is no query's fault."""

    async def run(pool: Pool) -> int:
        (pid,) = pool.pids
        os.kill(pid, signal.SIGKILL)
        await until(lambda: not pool.pids)
        return await counted(pool)

    assert with_pool(snapshot, Limits(workers=1), run) == SIZE


@pytest.mark.slow
def test_a_process_that_has_grown_is_replaced(snapshot: Path) -> None:
    """A process that took much memory for an answer does not keep it: it ends after the answer."""
    long = "x" * 1000
    query = f'SELECT ("{long}" AS ?long) {{ ?a ?b ?c . ?d ?e ?f }}'

    async def run(pool: Pool) -> list[int]:
        pids = pool.pids
        await pool.ask(Asked(query, rows="tsv"))
        return left(pids)

    assert with_pool(snapshot, Limits(workers=1, rows=SIZE**2, size=1 << 30), run) == []


def test_the_end_of_the_pool_is_the_end_of_its_processes(snapshot: Path) -> None:
    """No process stays behind, be it busy or idle."""

    async def run(pool: Pool) -> tuple[int, ...]:
        asking = asyncio.create_task(pool.ask(Asked(RUNAWAY)))
        await until(lambda: pool.load["running"] == 1)
        pids = pool.pids
        asking.cancel()
        return pids

    pids = with_pool(snapshot, Limits(workers=2), run)
    assert (len(pids), left(pids)) == (2, [])


def test_without_data_there_is_no_pool(tmp_path: Path) -> None:
    """Where no process can open the data, that is said at the start."""
    with pytest.raises(StoreError, match="no process can open"):
        with_pool(tmp_path / "none", Limits(workers=1), counted)
