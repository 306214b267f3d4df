"""How much a query may cost here."""

import os
from dataclasses import dataclass

WAITING = 10


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query, and all at once, may take.

    Attributes:
        seconds: a query that takes longer is stopped.
        rows: a query that finds more rows, or triples, is stopped.
        size: a query whose answer takes more bytes is stopped.
        memory: the most bytes of address space that a query's process may have; where the system has no
            such limit (Windows, macOS) there is none.
        workers: the processes that answer.
        long_after: seconds of work after which a query is long: it goes on with low priority, beside the
            others; so does one that waits (for SERVICE) `WAITING` times as long.
        long: the long queries at once; for one more the oldest is stopped.
        waiting: the queries that wait for a process; one more is refused.
        patience: seconds that a query waits for a process before it is refused.
        body: the most bytes of a request.
        slowness: seconds within which a request must have arrived.
    """

    seconds: float = 30.0
    rows: int = 100_000
    size: int = 64 << 20
    memory: int = 2 << 30
    workers: int = 2 + (os.cpu_count() or 1)
    long_after: float = 0.5
    long: int = 4
    waiting: int = 256
    patience: float = 30.0
    body: int = 1 << 20
    slowness: float = 20.0
