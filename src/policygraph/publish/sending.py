"""One graph onto the server: its parts beside it, counted, and then into its place at one stroke."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from policygraph.publish.patience import MiscountedError, Patience
from policygraph.publish.record import Recorded, claim, record, stage, unstage
from policygraph.publish.steps import Step, Watch
from policygraph.store import Iri
from policygraph.store.outgoing import OutgoingGraph, Part
from policygraph.store.remote_update import RemoteUpdate
from policygraph.store.statements import statement

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Sender:
    """Puts graphs on a server.

    Attributes:
        server: where to.
        version: of the build, for the record.
        patience: with the server.
        watch: is told what happens.
    """

    server: RemoteUpdate
    version: str
    patience: Patience
    watch: Watch

    def send(self, graph: OutgoingGraph, staged: frozenset[str]) -> int:
        """Put `graph` in the place of what the server has under its name; returns how many triples it has.

        Args:
            graph: what to send.
            staged: the parts of it, this or another one, that an earlier run may have left.

        Raises:
            StoreError: it could not be done; what was there is there still.
        """
        counts = {part.name: len(part.lines) for part in graph.parts()}
        total = sum(counts.values())
        step = Step("sending", graph.name, 0, total)
        on_server = {name for name in staged if name in counts}
        self._persist(
            step,
            lambda: self.server.update([claim(graph.name), *(stage(graph.name, name) for name in counts)]),
        )
        done = 0
        for part in graph.parts():
            step = replace(step, done=done)
            reused = self._persist(step, partial(self._put, part, looks=part.name in on_server))
            done += len(part.lines)
            self.watch(replace(step, kind="reused" if reused else "sending", done=done))
        step = replace(step, kind="replacing", done=total)
        self.watch(step)
        self._persist(step, lambda: self._swap(graph, counts))
        self.clear(graph.name, staged | counts.keys())
        self.watch(replace(step, kind="published"))
        return total

    def clear(self, graph: str, parts: Iterable[str]) -> None:
        """Remove parts of a graph, which it does not need any more."""
        updates = [
            update
            for part in sorted(parts)
            for update in (statement("drop", graph=Iri(part)), unstage(graph, part))
        ]
        if updates:
            self.update(graph, updates)

    def count(self, graph: str) -> int:
        """The triples that the server has in a graph."""
        return self._persist(Step("replacing", graph), lambda: self.server.count(graph))

    def update(self, graph: str, updates: list[str]) -> None:
        """Do what may be done twice, about a graph."""
        self._persist(Step("replacing", graph), lambda: self.server.update(updates))

    def _put(self, part: Part, *, looks: bool) -> bool:
        """Put a part on the server, unless it is there; returns whether it was."""
        if looks and self.server.count(part.name) == len(part.lines):
            return True
        self.server.replace(part.name, part.lines, blank=part.blank)
        self._require(part.name, len(part.lines))
        return False

    def _swap(self, graph: OutgoingGraph, counts: dict[str, int]) -> None:
        """All parts into the graph and the record at one stroke, and no less than all."""
        for name, triples in counts.items():
            self._require(name, triples)
        self.server.update(
            [
                statement("drop", graph=Iri(graph.name)),
                *(statement("add", part=Iri(name), graph=Iri(graph.name)) for name in counts),
                *record(graph.name, Recorded(sum(counts.values()), graph.sha256, self.version)),
            ]
        )

    def _require(self, graph: str, triples: int) -> None:
        found = self.server.count(graph)
        if found != triples:
            raise MiscountedError(
                f"{graph}: the server has {found:,} of {triples:,} triples",
                f"{graph}: 서버에 트리플 {triples:,}개 가운데 {found:,}개만 있습니다",
            )

    def _persist(self, step: Step, action: Callable[[], _Result]) -> _Result:
        return self.patience.persist(
            action, lambda error, pause: self.watch(replace(step, kind="again", error=error, seconds=pause))
        )
