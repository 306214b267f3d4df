"""A process that answers queries, one after the other, until its input ends.

It is told by lines of JSON and answers with a line of JSON, followed by as many bytes as that says. It is
a process of its own because the engine cannot stop a query: a process can be stopped.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any, BinaryIO

from policygraph.errors import CommandError
from policygraph.serve.asking import Asked, Reply
from policygraph.store import Dataset, EmbeddedStore


def main() -> None:
    """Answer what comes in on standard input."""
    incoming, outgoing = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nothing that prints can disturb the answers
    settings = json.loads(incoming.readline())
    _limit_memory(settings["memory"])
    store = EmbeddedStore(Path(settings["snapshot"]), services=settings["services"])
    _send(outgoing, {"ready": True})
    for line in incoming:
        try:
            reply = answer(store, _asked(json.loads(line)), settings["rows"])
        except CommandError as error:
            at = getattr(error, "at", None)
            _send(outgoing, {"error": type(error).__name__, "en": error.en, "ko": error.ko, "at": at})
        except MemoryError:
            _send(outgoing, {"error": "MemoryError"})
            return  # what is left of the memory is not to be relied on
        else:
            _send(outgoing, {"kind": reply.kind}, reply.body)


def answer(store: EmbeddedStore, asked: Asked, most: int) -> Reply:
    """The answer of `store`, in the format that is welcome for its kind; of at most so many rows."""
    found = store.query(asked.sparql, asked.dataset)
    if found.is_graph:
        body = None if asked.triples is None else found.serialize(triples=asked.triples, most=most)
        return Reply("triples", body)
    format_ = asked.boolean if found.is_boolean else asked.rows
    body = None if format_ is None else found.serialize(rows=format_, most=most)
    return Reply("boolean" if found.is_boolean else "rows", body)


def _asked(data: dict[str, Any]) -> Asked:
    dataset = data.pop("dataset")
    graphs = None if dataset is None else Dataset(tuple(dataset["default"]), tuple(dataset["named"]))
    return Asked(dataset=graphs, **data)


def _send(outgoing: BinaryIO, head: dict[str, Any], body: bytes | None = None) -> None:
    length = None if body is None else len(body)
    outgoing.write(json.dumps({**head, "length": length}).encode() + b"\n" + (body or b""))
    outgoing.flush()


def _limit_memory(most: int) -> None:
    """Let this process die, and no other, when a query wants more; where the system can do so."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
