"""The embedded engine: triples into named graphs, SPARQL out.

The default graph of a query is the union of the named graphs. Nothing leaves the machine: a query that would
call another endpoint is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from policygraph import terms
from policygraph.errors import CommandError
from policygraph.store.answer import Answer, evaluating
from policygraph.store.interface import Dataset
from policygraph.store.syntax import names_its_graphs, refuse_service, refuse_update, syntax_error

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

ENGINE = f"oxigraph {ox.__version__}"


class EmbeddedStore:
    """Named graphs in memory, or in a folder that is only read.

    Args:
        folder: a store on disk, written by `write_to`.
        visible: the only graphs that exist for a query; all, if None.
        services: the hosts that a query may call by SERVICE.
    """

    def __init__(
        self,
        folder: Path | None = None,
        visible: Collection[str] | None = None,
        services: Collection[str] = (),
    ) -> None:
        self._store = ox.Store() if folder is None else ox.Store.read_only(str(folder))
        self._services = frozenset(services)
        self._visible = None if visible is None else frozenset(visible)

    def load(self, data: bytes, graph: str) -> None:
        """Add Turtle to the graph of that name."""
        self._store.load(data, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(graph))

    def write_to(self, folder: Path) -> None:
        """Put a copy of everything into a new folder, to be opened without reading Turtle again."""
        copy = ox.Store(str(folder))
        copy.bulk_extend(self._store)
        copy.flush()
        copy.optimize()

    def query(self, sparql: str, dataset: Dataset | None = None) -> Answer:
        """Ask; see `Store.query`."""
        refuse_update(sparql)
        refuse_service(sparql, self._services)
        if self._visible is not None:
            dataset = self._seen(sparql, dataset)
        try:
            with evaluating():
                return Answer(
                    self._store.query(
                        sparql,
                        prefixes=terms.PREFIXES,
                        use_default_graph_as_union=dataset is None and not names_its_graphs(sparql),
                        default_graph=None if dataset is None else _named(dataset.default),
                        named_graphs=None if dataset is None else _named(dataset.named),
                    )
                )
        except SyntaxError as error:
            raise syntax_error(error) from error

    def _seen(self, sparql: str, dataset: Dataset | None) -> Dataset:
        """The graphs to read among those that can be seen."""
        visible = tuple(sorted(self._visible or ()))
        if dataset is not None:
            return Dataset(
                tuple(name for name in dataset.default if name in visible),
                tuple(name for name in dataset.named if name in visible),
            )
        if names_its_graphs(sparql):
            raise CommandError(
                "the query says FROM which graphs it reads: no choice of graphs can be given",
                "질의가 FROM으로 그래프를 정했습니다: 그래프를 따로 고를 수 없습니다",
            )
        return Dataset(visible, visible)

    def graphs(self) -> tuple[str, ...]:
        """The names of the graphs, sorted."""
        names = {graph.value for graph in self._store.named_graphs()}
        return tuple(sorted(names if self._visible is None else names & self._visible))

    def triples(self, graph: str) -> Iterator[str]:
        """The triples of a graph as N-Triples lines."""
        if self._visible is None or graph in self._visible:
            for quad in self._quads(graph):
                yield f"{quad.triple} ."

    def copy(self) -> EmbeddedStore:
        """The same graphs in memory, to be added to: a store in a folder is only read."""
        copied = EmbeddedStore(services=self._services)
        for graph in self.graphs():
            copied._store.extend(self._quads(graph))
        return copied

    def __len__(self) -> int:
        """The number of triples, over all graphs."""
        if self._visible is None:
            return len(self._store)
        return sum(1 for graph in self.graphs() for _ in self._quads(graph))

    def _quads(self, graph: str) -> Iterator[ox.Quad]:
        return self._store.quads_for_pattern(None, None, None, ox.NamedNode(graph))


def _named(graphs: tuple[str, ...]) -> list[Any]:
    return [ox.NamedNode(name) for name in graphs]
