"""The statements of a store by property, each with the graph that makes it.

One named question (`statements`), asked once for each property that is wanted: tables, context and plan
skeletons are made of what it answers, whether the graphs are here or on a server.

>>> from policygraph.store import EmbeddedStore
>>> store = EmbeddedStore()
>>> text = b'<urn:a> <https://w3id.org/policygraph/ontology#code> "1-1" .'
>>> store.load(text, "https://w3id.org/policygraph/graph/icd-2021/asserted")
>>> Facts(store).values("urn:a", "pg:code")
(Stated(value='1-1', language='', graph='icd-2021/asserted'),)
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from policygraph import terms
from policygraph.provenance import KINDS, origin
from policygraph.query import answer
from policygraph.store import Store, Value

_AXIOM = ("owl:annotatedSource", "owl:annotatedProperty", "owl:annotatedTarget")
ORIGINS = tuple(KINDS)
"""What kinds of statements there are, by code."""
COMPUTED = frozenset({"estimated", "analysed"})
"""Those that a program made: they stand on no line of the source."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a statement says of its subject.

    Attributes:
        value: an identifier, a number or a text.
        language: of a text that has one.
        graph: plan and file stem, or a stem alone.
    """

    value: Value
    language: str
    graph: str

    @property
    def origin(self) -> str:
        """One of `ORIGINS`: what is printed, read, inferred and estimated stands in graphs of its own."""
        return origin(self.graph).kind

    @property
    def plan(self) -> str:
        """The code of the plan whose graph it is; nothing where it is no plan's."""
        return self.graph.rpartition("/")[0]


class Facts:
    """The statements of a store, read when they are first wanted."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read: dict[str, dict[str, tuple[Stated, ...]]] = {}
        self._inverse: dict[str, dict[str, tuple[Stated, ...]]] = {}
        self._notes: dict[tuple[str, ...], str] | None = None
        self._members: dict[str, list[tuple[str, Stated]]] | None = None

    def by_subject(self, property_: str) -> Mapping[str, tuple[Stated, ...]]:
        """What is stated with a property, given as a prefixed name: by subject, in order."""
        if property_ not in self._read:
            found: dict[str, list[Stated]] = defaultdict(list)
            rows = answer(self._store, "statements", {"property": expand(property_)}).rows
            for subject, value, language, graph in rows:
                if value is not None and origin(str(graph)).kind:
                    found[str(subject)].append(Stated(value, str(language or ""), str(graph)))
            self._read[property_] = {subject: tuple(stated) for subject, stated in sorted(found.items())}
        return self._read[property_]

    def values(self, subject: str, property_: str) -> tuple[Stated, ...]:
        """What a property says of a subject; `^property` says it the other way round."""
        if not property_.startswith("^"):
            return self.by_subject(property_).get(subject, ())
        if property_ not in self._inverse:
            found: dict[str, list[Stated]] = defaultdict(list)
            for whole, stated in self.by_subject(property_[1:]).items():
                for one in stated:
                    found[str(one.value)].append(Stated(whole, "", one.graph))
            self._inverse[property_] = {subject: tuple(stated) for subject, stated in found.items()}
        return self._inverse[property_].get(subject, ())

    def members(self, class_: str) -> tuple[tuple[str, Stated], ...]:
        """The things of a class, by identifier, each with the statement that it is one."""
        if self._members is None:
            self._members = defaultdict(list)
            for subject, kinds in self.by_subject("rdf:type").items():
                for kind in kinds:
                    self._members[str(kind.value)].append((subject, kind))
        return tuple(self._members.get(expand(class_), ()))

    def note(self, subject: str, property_: str, value: str) -> str | None:
        """The `owl:Axiom` that tells more about a statement, if there is one."""
        if self._notes is None:
            parts = [self.by_subject(name) for name in _AXIOM]
            self._notes = {
                tuple(str(part[axiom][0].value) for part in parts): axiom
                for axiom in parts[0]
                if all(axiom in part for part in parts)
            }
        return self._notes.get((subject, expand(property_), value))


def expand(name: str) -> str:
    """A prefixed name as an IRI.

    >>> expand("pg:amount")
    'https://w3id.org/policygraph/ontology#amount'
    """
    prefix, _, local = name.partition(":")
    return terms.PREFIXES[prefix] + local
