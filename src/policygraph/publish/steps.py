"""What happens while graphs are published, for whoever shows it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from policygraph.errors import PolicygraphError

Kind = Literal["unchanged", "sending", "reused", "replacing", "published", "again", "pruned"]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened.

    Attributes:
        kind: what it was; "again" is a step that failed and is tried once more.
        graph: the graph that it is about.
        done: the triples of the graph that are on the server so far.
        total: the triples of the graph.
        error: why it is tried again.
        seconds: how long is waited before.
    """

    kind: Kind
    graph: str
    done: int = 0
    total: int = 0
    error: PolicygraphError | None = None
    seconds: float = 0.0


Watch = Callable[[Step], None]
