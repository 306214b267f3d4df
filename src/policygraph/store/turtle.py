"""Turtle in one canonical order, so that the same triples are always the same bytes.

rdflib orders subjects by how often they are referred to; here they stand in the order of their
identifiers, numbers by value (project 1-1-3 before 1-1-10), so that a change shows where it was made.
"""

from io import BytesIO

from rdflib import BNode, Graph
from rdflib.plugins.serializers.turtle import TurtleSerializer
from rdflib.term import Node

from policygraph.errors import StoreError
from policygraph.terms import natural


def to_turtle(graph: Graph) -> bytes:
    """`graph` as UTF-8 Turtle in canonical order.

    Raises:
        StoreError: the graph has a blank node, which has no order of its own.
    """
    for triple in graph:
        if any(isinstance(node, BNode) for node in triple):
            raise StoreError("a published triple has a blank node", "공개 트리플에 빈 노드가 있습니다")
    buffer = BytesIO()
    _CanonicalTurtle(graph).serialize(buffer, encoding="utf-8")
    return buffer.getvalue()


class _CanonicalTurtle(TurtleSerializer):
    """rdflib's Turtle with subjects in the order of their identifiers.

    rdflib looks for the prefix of an identifier each time that it meets it, and of most there is none. Here
    it looks once while it gathers the prefixes, and once when they are all known.
    """

    def __init__(self, graph: Graph) -> None:
        self._pnames: dict[tuple[Node, bool], str | None] = {}
        super().__init__(graph)

    def preprocess(self) -> None:
        """Gather subjects and prefixes."""
        super().preprocess()
        self._pnames.clear()

    def get_pname(self, uri: Node, gen_prefix: bool = True) -> str | None:  # noqa: FBT001, FBT002 - rdflib's
        """The prefixed name of an identifier, or None."""
        key = uri, gen_prefix
        if key not in self._pnames:
            self._pnames[key] = super().get_pname(uri, gen_prefix)
        return self._pnames[key]

    def orderSubjects(self) -> list[Node]:  # noqa: N802 - rdflib's name
        """The subjects in natural order."""
        return sorted(self._subjects, key=lambda node: natural(str(node)))
