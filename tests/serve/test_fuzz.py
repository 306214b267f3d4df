"""Thousands of requests, good and bad, to one server: it answers each, and is the same afterwards."""

import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from policygraph.store import EmbeddedStore
from serve.grammar import Sent, requests
from serve.served import Served

FEW, MANY = 300, 5000
ANSWERS = {200, 204, 303, 304, 307, 400, 403, 404, 405, 406, 408, 413, 414, 415, 431, 503}
QUERY = "SELECT ?ministry ?name { ?ministry a pg:Ministry ; skos:prefLabel ?name } ORDER BY ?ministry ?name"
GROWTH = 200 << 20
PROCESSES = Path("/proc")


@pytest.fixture(scope="module")
def battered() -> Iterator[Served]:
    """A server of its own, where no query takes long."""
    served = Served.start("--timeout", "1", "--max-rows", "2000")
    yield served
    served.stop()


def status(answer: bytes) -> int:
    """The status of an answer; 0 if there is none."""
    while answer.startswith(b"HTTP/1.1 100 "):
        answer = answer.partition(b"\r\n\r\n")[2]
    found = re.match(rb"HTTP/1\.1 (\d{3}) [^\r\n]*\r\n", answer)
    return int(found[1]) if found else 0


def batter(served: Served, count: int) -> Counter[int]:
    """Send so many requests; how often each status came back."""
    statuses: Counter[int] = Counter()

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(requests())
    def send(sent: Sent) -> None:
        answer = served.exchange(sent.data, whole=sent.whole)
        code = status(answer)
        statuses[code] += 1
        assert code in ANSWERS or (code == 0 and not sent.whole), (sent, answer[:500])
        assert code != 503 or b"retry-after" in answer.lower(), (sent, answer[:500])
        assert b"Traceback" not in answer, sent

    send()
    return statuses


def family(served: Served) -> list[int]:
    """The numbers of the server's process and of its workers."""
    pid = served.process.pid
    children = (PROCESSES / str(pid) / "task" / str(pid) / "children").read_text(encoding="ascii")
    return [pid, *map(int, children.split())]


def open_files(served: Served) -> int:
    """How many files, sockets and pipes the server has open."""
    return sum(1 for _ in (PROCESSES / str(served.process.pid) / "fd").iterdir())


def memory(served: Served) -> int:
    """The bytes of memory in use by the server and its workers."""
    sizes = (
        (PROCESSES / str(pid) / "statm").read_text(encoding="ascii").split()[1] for pid in family(served)
    )
    return sum(map(int, sizes)) * os.sysconf("SC_PAGE_SIZE")


def settled(client: httpx.Client, served: Served, most: int) -> bool:
    """Whether the server comes down to so many open files while it answers a few more requests."""
    return any(client.get("/health").status_code == 200 and open_files(served) <= most for _ in range(100))


@pytest.mark.skipif(not PROCESSES.exists(), reason="what a process uses is read from /proc")
@pytest.mark.parametrize(
    "count", [pytest.param(FEW, id="few"), pytest.param(MANY, id="many", marks=pytest.mark.slow)]
)
def test_no_request_breaks_the_server(battered: Served, store: EmbeddedStore, count: int) -> None:
    """No failure, no crash, no leak; and afterwards a good question has its right answer."""
    with httpx.Client(base_url=battered.address, trust_env=False, timeout=30) as client:
        client.get("/sparql", params={"query": QUERY})
        files, used, workers = open_files(battered), memory(battered), len(family(battered))
        statuses = batter(battered, count)
        rows = client.get("/sparql", params={"query": QUERY}).json()["results"]["bindings"]

        assert [tuple(row[name]["value"] for name in ("ministry", "name")) for row in rows] == [
            tuple(map(str, row)) for row in store.query(QUERY).bindings().rows
        ]
        assert settled(client, battered, files + 2)
        assert memory(battered) - used < GROWTH
        assert len(family(battered)) == workers
    assert battered.process.poll() is None
    assert "Traceback" not in "".join(battered.log)
    assert statuses.total() >= count
    assert {200, 400, 403, 404, 405, 406, 415} <= set(statuses)
