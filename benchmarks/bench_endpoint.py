"""What queries that never end do to the others at `policygraph serve`.

32 clients ask the library's questions, each the next as soon as it has its answer: for some seconds among
themselves, then for as long with one runaway query started every second. The clients are in this process, the
server is `policygraph serve` as it comes, with its processes.

    python benchmarks/bench_endpoint.py [SECONDS]

It exits with 1 if a question got another answer than 200, a runaway anything but 408 or 503, the 95th
percentile of the questions with runaways is more than BOUND times that without, or memory grew by more than
GROWTH from the second third of the run with runaways, when as many of them run as may, to the last. Questions
that are long by the server's own measure of work are left out and named: they are what the server gives low
priority to.
"""

import asyncio
import itertools
import random
import re
import statistics
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlsplit

from policygraph.query import questions
from policygraph.serve.limits import Limits
from policygraph.store import open_store

CLIENTS, SECONDS, WARM_UP_SECONDS = 32, 60, 5
BOUND, GROWTH = 3.0, 1.25
LONG_SECONDS = 0.75 * Limits().long_after
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
_LENGTH = re.compile(rb"\r\ncontent-length: (\d+)", re.IGNORECASE)


@dataclass
class Phase:
    """What was measured in one phase."""

    seconds: list[float] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    runaways: list[int] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)

    def percentile(self, percent: int) -> float:
        """Of the seconds that the questions took."""
        return statistics.quantiles(self.seconds, n=100)[percent - 1]


def main(seconds: float) -> int:
    """Run both phases, print what was found."""
    asked, left_out = choose()
    command = [sys.executable, "-m", "policygraph.cli", "serve", "--port", "0", "--lang", "en"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        if server.stderr is None:
            raise AssertionError
        address = next(line.split("at ")[1].split()[0] for line in server.stderr if "http://" in line)
        log = threading.Thread(target=server.stderr.read)  # or the pipe would be full
        log.start()
        try:
            quiet, rough = asyncio.run(measure(address, asked, server.pid, seconds))
        finally:
            server.terminate()
            server.wait()
            log.join()
    print(
        f"{len(asked)} questions, {CLIENTS} clients, {seconds:g} s each; left out as long: {left_out or '-'}"
    )
    return report(quiet, rough)


def choose() -> tuple[list[str], str]:
    """The questions to ask, as paths; the names of those that are long."""
    store = open_store()
    chosen, left_out = [], []
    for question in questions():
        since = time.process_time()
        store.query(question.sparql).serialize()
        if time.process_time() - since < LONG_SECONDS:
            chosen.append(f"/sparql?query={quote(question.sparql)}")
        else:
            left_out.append(question.name)
    return chosen, ", ".join(left_out)


async def measure(address: str, asked: list[str], server: int, seconds: float) -> tuple[Phase, Phase]:
    """Both phases, after a warm-up."""
    await run(address, asked, server, WARM_UP_SECONDS, 0)
    quiet = await run(address, asked, server, seconds, 0)
    return quiet, await run(address, asked, server, seconds, 1)


async def run(address: str, asked: list[str], server: int, seconds: float, runaways: float) -> Phase:
    """One phase; `runaways` are started in each second."""
    phase, parts = Phase(), urlsplit(address)
    end = time.monotonic() + seconds

    async def client(number: int) -> None:
        draw = random.Random(number)  # noqa: S311 - a seed, no secret
        reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
        while time.monotonic() < end:
            since = time.monotonic()
            phase.statuses.append(await get(reader, writer, draw.choice(asked)))
            phase.seconds.append(time.monotonic() - since)
        writer.close()

    async def runaway() -> None:
        reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
        with suppress(asyncio.CancelledError):
            phase.runaways.append(await get(reader, writer, f"/sparql?query={quote(RUNAWAY)}"))
        writer.close()

    async def beside() -> None:
        for _ in itertools.count():
            phase.memory.append(memory(server))
            if runaways:
                started.append(asyncio.create_task(runaway()))
            await asyncio.sleep(1 / (runaways or 1))

    started: list[asyncio.Task[None]] = []
    ticking = asyncio.create_task(beside())
    await asyncio.gather(*(client(number) for number in range(CLIENTS)))
    for task in (ticking, *started):
        task.cancel()
    await asyncio.gather(ticking, *started, return_exceptions=True)
    return phase


async def get(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str) -> int:
    """The status of the answer, which is read whole."""
    writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n".encode())
    head = await reader.readuntil(b"\r\n\r\n")
    length = _LENGTH.search(head)
    await reader.readexactly(int(length[1]) if length else 0)
    return int(head.split(b" ", 2)[1])


def memory(server: int) -> int:
    """The bytes that the server and its processes have for themselves; what they share does not count."""
    total = 0
    with suppress(OSError):
        children = Path(f"/proc/{server}/task/{server}/children").read_text(encoding="ascii").split()
        for pid in (str(server), *children):
            with suppress(OSError):
                status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
                total += int(status.split("RssAnon:")[1].split()[0]) << 10 if "RssAnon:" in status else 0
    return total


def report(quiet: Phase, rough: Phase) -> int:
    """Print, and judge."""
    for name, phase in (("without runaways", quiet), ("with one a second", rough)):
        print(
            f"{name:<20} {len(phase.seconds):7,} answers   "
            f"p50 {1000 * phase.percentile(50):7.1f} ms   p95 {1000 * phase.percentile(95):7.1f} ms   "
            f"not 200: {sum(status != 200 for status in phase.statuses)}"  # noqa: PLR2004 - HTTP's own
        )
    ratio = rough.percentile(95) / quiet.percentile(95)
    third = len(rough.memory) // 3
    first, last = statistics.median(rough.memory[third:-third]), statistics.median(rough.memory[-third:])
    growth = last / first if first else 1.0
    ended = {status: rough.runaways.count(status) for status in sorted(set(rough.runaways))}
    print(f"p95 with / without runaways: ratio {ratio:.2f}, bound {BOUND:g}")
    print(f"memory {first / 1e6:.0f} MB, later {last / 1e6:.0f} MB: ratio {growth:.2f}, bound {GROWTH:g}")
    print(f"runaways ended with {ended}")
    right = {*quiet.statuses, *rough.statuses} == {200} and set(ended) <= {408, 503}
    return 0 if right and ratio <= BOUND and growth <= GROWTH else 1


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS))
