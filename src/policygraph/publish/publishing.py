"""A whole build onto a server: what is new or changed is sent, all is counted, nothing foreign is touched."""

from dataclasses import dataclass
from typing import Literal

from policygraph.errors import CommandError
from policygraph.publish.patience import Patience
from policygraph.publish.record import forget, keep_manifest, read_record
from policygraph.publish.sending import Sender
from policygraph.publish.steps import Step, Watch
from policygraph.store import Iri
from policygraph.store.outgoing import OutgoingBuild
from policygraph.store.remote_update import RemoteUpdate
from policygraph.store.statements import statement


@dataclass(frozen=True, slots=True)
class PublishedGraph:
    """A graph after publishing.

    Attributes:
        name: its IRI.
        outcome: whether it was sent, or was there already.
        triples: how many distinct triples the build has.
        found: how many the server counts.
    """

    name: str
    outcome: Literal["sent", "unchanged"]
    triples: int
    found: int


@dataclass(frozen=True, slots=True)
class Publication:
    """What was published.

    Attributes:
        graphs: all graphs of the build.
        stale: graphs of an earlier publication that are not in the build, and are still there.
        pruned: those that were removed.
    """

    graphs: tuple[PublishedGraph, ...]
    stale: tuple[str, ...] = ()
    pruned: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether the server counts the triples that the build has, in every graph."""
        return all(graph.found == graph.triples for graph in self.graphs)


def publish(  # noqa: PLR0913 - two switches and two hooks, all named
    build: OutgoingBuild,
    server: RemoteUpdate,
    *,
    adopt: bool = False,
    prune: bool = False,
    watch: Watch = lambda _step: None,
    patience: Patience | None = None,
) -> Publication:
    """Put the graphs of `build` on `server`.

    Args:
        build: what to publish.
        server: where to.
        adopt: take over graphs that are there and were not published from here.
        prune: remove graphs that were published from here and are not in the build any more.
        watch: is told what happens.
        patience: with the server; the usual, if None.

    Raises:
        CommandError: a graph is there that was not published from here, or the server refuses.
        StoreError: a graph could not be put there; those before it are there, and it is as it was.
    """
    sender = Sender(server, build.version, patience or Patience(), watch)
    record = sender.patience.persist(lambda: read_record(server))
    names = [graph.name for graph in build.graphs]
    counts = {name: sender.count(name) for name in names}
    if not adopt:
        _refuse_foreign([name for name in names if counts[name] and name not in record.graphs])
    triples: dict[str, int] = {}
    sent: set[str] = set()
    for graph in build.graphs:
        recorded = record.graphs.get(graph.name)
        staged = record.staged.get(graph.name, frozenset())
        if (
            recorded is not None
            and recorded.sha256 == graph.sha256
            and recorded.triples == counts[graph.name]
        ):
            triples[graph.name] = counts[graph.name]
            sender.clear(graph.name, staged)
            watch(Step("unchanged", graph.name, counts[graph.name], counts[graph.name]))
        else:
            triples[graph.name] = sender.send(graph, staged)
            sent.add(graph.name)
    stale = tuple(sorted(record.graphs.keys() - set(names)))
    if prune:
        for name in stale:
            sender.clear(name, record.staged.get(name, frozenset()))
            sender.update(name, [statement("drop", graph=Iri(name)), forget(name)])
            watch(Step("pruned", name))
    if record.manifest != build.manifest:
        sender.update(names[-1], [keep_manifest(build)])
    return Publication(
        tuple(
            PublishedGraph(name, "sent" if name in sent else "unchanged", triples[name], sender.count(name))
            for name in names
        ),
        () if prune else stale,
        stale if prune else (),
    )


def _refuse_foreign(foreign: list[str]) -> None:
    if foreign:
        listed = ", ".join(foreign)
        raise CommandError(
            "these graphs are on the server and were not published from here, so they stay as they are:"
            f" {listed} (--adopt takes them over and replaces them)",
            f"서버에 있지만 여기서 올린 것이 아니어서 그대로 두는 그래프: {listed}"
            " (--adopt를 주면 넘겨받아 바꿉니다)",
        )
