"""What a server's record says of the graphs that were published to it, and the updates that keep it."""

from dataclasses import dataclass

from policygraph import terms
from policygraph.store import Iri
from policygraph.store.outgoing import OutgoingBuild
from policygraph.store.remote_update import RemoteUpdate
from policygraph.store.statements import statement

RECORD = Iri(terms.graph(terms.PUBLICATION))


@dataclass(frozen=True, slots=True)
class Recorded:
    """A graph that was published, as the record has it.

    Attributes:
        triples: how many it holds; None if it was begun and never finished.
        sha256: of the file that it was read from; None likewise.
        version: of the build; None likewise.
    """

    triples: int | None = None
    sha256: str | None = None
    version: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """What was published to a server.

    Attributes:
        graphs: the graphs that were published from here.
        staged: for each graph that is on its way, its parts that may be on the server.
        manifest: of the build that was published last; None before the first.
    """

    graphs: dict[str, Recorded]
    staged: dict[str, frozenset[str]]
    manifest: str | None


def read_record(server: RemoteUpdate) -> Record:
    """The record on the server; empty if there is none."""
    graphs = {
        str(graph): Recorded(
            None if triples is None else int(str(triples)),
            None if sha256 is None else str(sha256),
            None if version is None else str(version),
        )
        for graph, triples, sha256, version in server.rows("recorded", record=RECORD)
    }
    staged: dict[str, frozenset[str]] = {}
    for graph, part in server.rows("staged", record=RECORD):
        staged[str(graph)] = staged.get(str(graph), frozenset()) | {str(part)}
    manifests = [str(manifest) for (manifest,) in server.rows("published-manifest", record=RECORD)]
    return Record(graphs, staged, manifests[0] if manifests else None)


def claim(graph: str) -> str:
    """That `graph` is published from here."""
    return statement("claim", record=RECORD, graph=Iri(graph))


def stage(graph: str, part: str) -> str:
    """That `part` may be on the server."""
    return statement("stage", record=RECORD, graph=Iri(graph), part=Iri(part))


def unstage(graph: str, part: str) -> str:
    """That `part` is gone."""
    return statement("unstage", record=RECORD, graph=Iri(graph), part=Iri(part))


def record(graph: str, recorded: Recorded) -> tuple[str, str]:
    """That `graph` holds this now."""
    return (
        statement("unrecord", record=RECORD, graph=Iri(graph), checksum=_checksum(graph)),
        statement(
            "record",
            record=RECORD,
            graph=Iri(graph),
            checksum=_checksum(graph),
            triples=recorded.triples or 0,
            sha256=recorded.sha256 or "",
            version=recorded.version or "",
        ),
    )


def forget(graph: str) -> str:
    """That `graph` is not published from here any more."""
    return statement("forget", record=RECORD, graph=Iri(graph), checksum=_checksum(graph))


def keep_manifest(build: OutgoingBuild) -> str:
    """Which build was published."""
    return statement("manifest", record=RECORD, manifest=build.manifest, version=build.version)


def _checksum(graph: str) -> Iri:
    return Iri(f"{graph}/checksum")
