"""Processes as the system sees them, and a little data in which it is easy to ask too much."""

import time
from collections.abc import Collection
from pathlib import Path

from policygraph.store import EmbeddedStore

SIZE = 400
ALL = "SELECT ?s ?o { ?s <urn:p> ?o }"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
HOG = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?i"
TOO_DEEP = f"ASK {{ FILTER({'!' * 100_000}true) }}"


def write_snapshot(folder: Path) -> Path:
    """A store of `SIZE` triples."""
    store = EmbeddedStore()
    data = "\n".join(f"<urn:s{number}> <urn:p> {number} ." for number in range(SIZE))
    store.load(data.encode(), "urn:g")
    store.write_to(folder / "quads")
    return folder / "quads"


def living(pids: Collection[int]) -> list[int]:
    """Those of the processes that there are."""
    found = []
    for pid in pids:
        try:
            state = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
        except (FileNotFoundError, ProcessLookupError):
            continue
        if "\nState:\tZ" not in state:
            found.append(pid)
    return found


def left(pids: Collection[int], within: float = 10) -> list[int]:
    """Those of the processes that do not end in that time."""
    end = time.monotonic() + within
    while (still := living(pids)) and time.monotonic() < end:
        time.sleep(0.01)
    return still


def children(pid: int) -> list[int]:
    """The processes that a process started."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
