"""A process that answers queries, one after the other, until its input ends.

It is told by lines of JSON and answers with a line of JSON, followed by as many bytes as that says. It is
a process of its own because the engine cannot stop a query: a process can be stopped. It ends with the
server, however that ends, even in the middle of a query: its input is read beside the query.
"""

import json
import os
import sys
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Lock, Thread
from typing import Any, BinaryIO

from policygraph.errors import PolicygraphError
from policygraph.serve.asking import Asked, Reply
from policygraph.store import Dataset, EmbeddedStore, Most, Store

try:
    import resource
except ImportError:  # Windows has none
    resource = None  # type: ignore[assignment] # asked for below

_LOOK_SECONDS = 0.05  # how often it is looked at how much work a query has been
_GROWN = 64 << 10  # KiB of memory that a process does not give back by itself


def main() -> None:
    """Answer what comes in on standard input."""
    outgoing = _Outgoing(os.fdopen(os.dup(sys.stdout.fileno()), "wb"))
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nothing that prints can disturb the answers
    messages = _messages(sys.stdin.buffer)
    settings = next(messages)
    _limit_memory(settings["memory"])
    store = _open(settings)
    most = Most(settings["rows"], settings["size"])
    before = _peak()
    outgoing.send({"ready": True})
    work = _Work(outgoing, settings["long_after"])
    for message in messages:
        work.begin()
        try:
            reply = answer(store, _asked(message), most)
        except PolicygraphError as error:
            at = getattr(error, "at", None)
            head = {"error": type(error).__name__, "en": error.en, "ko": error.ko, "at": at}
            body = None
        except MemoryError:
            head, body = {"error": "MemoryError"}, None
        except Exception:  # noqa: BLE001 - whatever it is, the server logs it
            head, body = {"error": "Exception", "trace": traceback.format_exc()}, None
        else:
            head, body = {"kind": reply.kind}, reply.body
        work.end()
        worn = head.get("error") in {"MemoryError", "Exception"} or _peak() - before > _GROWN
        outgoing.send({**head, "worn": worn}, body)


def answer(store: Store, asked: Asked, most: Most) -> Reply:
    """The answer of `store`, in the format that is welcome for its kind; no larger than it may be."""
    found = store.query(asked.sparql, asked.dataset)
    if found.is_graph:
        body = None if asked.triples is None else found.serialize(triples=asked.triples, most=most)
        return Reply("triples", body)
    format_ = asked.boolean if found.is_boolean else asked.rows
    body = None if format_ is None else found.serialize(rows=format_, most=most)
    return Reply("boolean" if found.is_boolean else "rows", body)


def _open(settings: dict[str, Any]) -> Store:
    if settings["endpoint"] is None:
        return EmbeddedStore(Path(settings["snapshot"]), services=settings["services"])
    from policygraph.store.remote import RemoteStore  # noqa: PLC0415 - the HTTP client is slow to import

    return RemoteStore(settings["endpoint"], seconds=settings["seconds"], known=settings["graphs"])


def _messages(incoming: BinaryIO) -> Iterator[dict[str, Any]]:
    """What the server says; when it says no more, this process ends at once."""
    lines: SimpleQueue[bytes] = SimpleQueue()

    def read() -> None:
        for line in incoming:
            lines.put(line)
        os._exit(0)

    Thread(target=read, daemon=True).start()
    while True:
        yield json.loads(lines.get())


def _asked(message: dict[str, Any]) -> Asked:
    dataset = message.pop("dataset")
    graphs = None if dataset is None else Dataset(tuple(dataset["default"]), tuple(dataset["named"]))
    return Asked(dataset=graphs, **message)


class _Outgoing:
    """What the server hears, one message after the other."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._lock = Lock()

    def send(self, head: dict[str, Any], body: bytes | None = None) -> None:
        length = None if body is None else len(body)
        with self._lock:
            self._stream.write(json.dumps({**head, "length": length}).encode() + b"\n" + (body or b""))
            self._stream.flush()


class _Work:
    """Says when a query is long, by the work that it has been: a busy machine makes no query long."""

    def __init__(self, outgoing: _Outgoing, most: float) -> None:
        self._outgoing, self._most = outgoing, most
        self._begun = 0.0
        self._running = Event()
        Thread(target=self._watch, daemon=True).start()

    def begin(self) -> None:
        self._begun = time.process_time()
        self._running.set()

    def end(self) -> None:
        self._running.clear()

    def _watch(self) -> None:
        while self._running.wait():
            time.sleep(_LOOK_SECONDS)
            if self._running.is_set() and time.process_time() - self._begun > self._most:
                self._running.clear()
                self._outgoing.send({"long": True})


def _peak() -> int:
    """The most memory that this process ever had, in KiB; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if status.exists():  # on Linux getrusage tells the peak of the process that started this one, too
        lines = status.read_text(encoding="ascii", errors="replace").splitlines()
        return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)
    if resource is None:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak >> 10 if sys.platform == "darwin" else peak


def _limit_memory(most: int) -> None:
    """Let this process die, and no other, when a query wants more; where the system can do so."""
    if resource is None:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform != "darwin":  # which knows the limit, and does not keep to it
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    main()
