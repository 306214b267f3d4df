"""What the HTTP side asks of whatever answers queries: a pool of processes, or a remote server."""

from dataclasses import dataclass
from typing import Literal, Protocol

from policygraph.store import Dataset, GraphFormat, RowFormat


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, and the formats in which its answer would be welcome.

    Attributes:
        sparql: as it came; the prefixes of `terms.PREFIXES` are declared.
        dataset: the graphs that the protocol names, which outrank FROM.
        rows: the format for a SELECT; None if no row format is acceptable.
        boolean: the format for an ASK; None if none is acceptable.
        triples: the format for a CONSTRUCT or DESCRIBE; None if none is acceptable.
    """

    sparql: str
    dataset: Dataset | None = None
    rows: RowFormat | None = "json"
    boolean: RowFormat | None = "json"
    triples: GraphFormat | None = "turtle"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, serialised whole; a body of None: the answer is of a kind for which no format is welcome."""

    kind: Literal["rows", "boolean", "triples"]
    body: bytes | None


class Asking(Protocol):
    """Answers queries, several at once."""

    async def ask(self, asked: Asked) -> Reply:
        """Answer.

        Raises:
            QuerySyntaxError: it is not SPARQL.
            RefusedQueryError: it asks for what is not allowed, or for too much.
            QueryTimeoutError: it took too long, and was stopped.
            BusyError: there are too many queries at once.
            StoreError: the server behind it does not answer.
            CommandError: it cannot be evaluated.
        """
        ...
