"""What the rest of policygraph asks of a store, wherever it is."""

from dataclasses import dataclass
from typing import Protocol

from policygraph.store.answer import Answer


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query reads, as the SPARQL protocol names them; they outrank FROM.

    Attributes:
        default: the graphs whose union is the default graph.
        named: the graphs that GRAPH can name.
    """

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


class Store(Protocol):
    """Named graphs that can be asked: embedded, or on a server."""

    def query(self, sparql: str, dataset: Dataset | None = None) -> Answer:
        """Ask; the prefixes of `terms.PREFIXES` are declared.

        Args:
            sparql: a SPARQL 1.1 query.
            dataset: the graphs to read. Without it they are those that the query names by FROM; without
                these, too, the default graph is the union of the named graphs.

        Raises:
            CommandError: the query is not SPARQL 1.1, cannot be evaluated, or calls another endpoint.
            StoreError: the server does not answer.
        """
        ...

    def graphs(self) -> tuple[str, ...]:
        """The names of the graphs, sorted."""
        ...
