"""The terms of the ontology, for its page and for the completion of queries."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policygraph import terms
from policygraph.store import Iri

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policygraph.serve.reading import Reader
    from policygraph.things import Row

_OWL, _RDFS, _SKOS, _QB = (terms.PREFIXES[prefix] for prefix in ("owl", "rdfs", "skos", "qb"))
_KINDS = (
    (f"{_OWL}Class", "클래스", "Classes"),
    (f"{_OWL}ObjectProperty", "관계 속성", "Object properties"),
    (f"{_OWL}DatatypeProperty", "값 속성", "Datatype properties"),
    (f"{_OWL}AnnotationProperty", "주석 속성", "Annotation properties"),
    (f"{_QB}DataStructureDefinition", "자료 구조", "Data structures"),
    ("", "개체", "Individuals"),
)
_RELATIONS = (
    (f"{_RDFS}subClassOf", "상위", "Subclass of"),
    (f"{_RDFS}subPropertyOf", "상위", "Subproperty of"),
    (f"{_RDFS}domain", "정의역", "Domain"),
    (f"{_RDFS}range", "치역", "Range"),
    (f"{_OWL}inverseOf", "역관계", "Inverse of"),
    (f"{_OWL}disjointWith", "서로소", "Disjoint with"),
    (f"{terms.PG}codeList", "코드 목록", "Code list"),
    (f"{_SKOS}inScheme", "속한 목록", "In the list"),
)
_NOTES = (f"{_SKOS}scopeNote", f"{_RDFS}comment")
_TYPE = f"{terms.PREFIXES['rdf']}type"


@dataclass(slots=True)
class OntologyTerm:
    """A term.

    Attributes:
        iri: of the term.
        kind: the kind of term, of `_KINDS`.
        said: property → language ("" for none) → texts or IRIs.
    """

    iri: str
    kind: str = ""
    said: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    @property
    def anchor(self) -> str:
        """Its name within its namespace."""
        return self.iri.rpartition("#")[2]

    def text(self, name: str, language: str) -> str:
        """Its label ("label"), definition ("definition") or notes ("notes") in a language."""
        properties = {
            "label": (f"{_RDFS}label", f"{_SKOS}prefLabel"),
            "definition": (f"{_SKOS}definition",),
            "notes": _NOTES,
        }[name]
        found = [self.said.get(one, {}).get(language, []) for one in properties]
        if name == "label":
            return next((texts[0] for texts in found if texts), "")
        return " ".join(text for texts in found for text in texts)

    def relations(self) -> list[tuple[str, str, list[str]]]:
        """What it stands in relation to: the relation in Korean and English, and the IRIs."""
        return [
            (ko, en, self.said[relation][""])
            for relation, ko, en in _RELATIONS
            if self.said.get(relation, {}).get("")
        ]


async def read_terms(reader: Reader, namespace: str) -> list[OntologyTerm]:
    """The terms of a namespace, sorted."""
    return _terms(await reader.rows("terms", {"namespace": [Iri(namespace)]}))


def by_kind(found: Iterable[OntologyTerm]) -> list[tuple[str, str, list[OntologyTerm]]]:
    """The terms under their kinds, kinds in Korean and English."""
    listed = list(found)
    groups = [(ko, en, [term for term in listed if term.kind == kind]) for kind, ko, en in _KINDS]
    return [group for group in groups if group[2]]


def _terms(rows: Iterable[Row]) -> list[OntologyTerm]:
    found: dict[str, OntologyTerm] = {}
    known = {kind for kind, _, _ in _KINDS}
    for row in rows:
        term = found.setdefault(row["term"].value, OntologyTerm(row["term"].value))
        property_, value = row["property"].value, row["value"]
        term.said.setdefault(property_, {}).setdefault(value.language, []).append(value.value)
        if property_ == _TYPE and value.value in known and not term.kind:
            term.kind = value.value
    return sorted(found.values(), key=lambda term: term.anchor.casefold())
