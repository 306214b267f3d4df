"""A process that answers queries, one after the other, until its input ends.

It is told by lines of JSON and answers with a line of JSON, followed by as many bytes as that says. It is
a process of its own because the engine cannot stop a query: a process can be stopped. It ends with the
server, however that ends, even in the middle of a query: its input is read beside the query.
"""

import json
import os
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any, BinaryIO

from policygraph.errors import CommandError
from policygraph.serve.asking import Asked, Reply
from policygraph.store import Dataset, EmbeddedStore, Most

try:
    import resource
except ImportError:  # Windows has none
    resource = None  # type: ignore[assignment] # asked for below

_GROWN = 128 << 10  # KiB of memory that a process does not give back by itself


def main() -> None:
    """Answer what comes in on standard input."""
    outgoing = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nothing that prints can disturb the answers
    messages = _messages(sys.stdin.buffer)
    settings = next(messages)
    _limit_memory(settings["memory"])
    store = EmbeddedStore(Path(settings["snapshot"]), services=settings["services"])
    most = Most(settings["rows"], settings["size"])
    before = _peak()
    _send(outgoing, {"ready": True})
    for message in messages:
        try:
            reply = answer(store, _asked(message), most)
        except CommandError as error:
            at = getattr(error, "at", None)
            head = {"error": type(error).__name__, "en": error.en, "ko": error.ko, "at": at}
            body = None
        except MemoryError:
            head, body = {"error": "MemoryError"}, None
        except Exception:  # noqa: BLE001 - whatever it is, the server logs it
            head, body = {"error": "Exception", "trace": traceback.format_exc()}, None
        else:
            head, body = {"kind": reply.kind}, reply.body
        worn = head.get("error") in {"MemoryError", "Exception"} or _peak() - before > _GROWN
        _send(outgoing, {**head, "worn": worn}, body)


def answer(store: EmbeddedStore, asked: Asked, most: Most) -> Reply:
    """The answer of `store`, in the format that is welcome for its kind; no larger than it may be."""
    found = store.query(asked.sparql, asked.dataset)
    if found.is_graph:
        body = None if asked.triples is None else found.serialize(triples=asked.triples, most=most)
        return Reply("triples", body)
    format_ = asked.boolean if found.is_boolean else asked.rows
    body = None if format_ is None else found.serialize(rows=format_, most=most)
    return Reply("boolean" if found.is_boolean else "rows", body)


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


def _send(outgoing: BinaryIO, head: dict[str, Any], body: bytes | None = None) -> None:
    length = None if body is None else len(body)
    outgoing.write(json.dumps({**head, "length": length}).encode() + b"\n" + (body or b""))
    outgoing.flush()


def _peak() -> int:
    """The most memory that this process ever had, in KiB; 0 where the system does not tell."""
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
