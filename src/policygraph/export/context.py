"""The JSON-LD context: a short name for every term of the ontology, and how its values are written.

Made from the Turtle: what a property leads to decides whether a value is an identifier, a number, a date or a
text by language. A value that is otherwise is written out whole under the full name, so that nothing is lost.

>>> context = Context.of_ontology()
>>> context.terms["amount"], context.terms["prefLabel"]["@container"]
({'@id': 'pg:amount', '@type': 'xsd:integer'}, '@language')
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from policygraph import terms
from policygraph.export.facts import Facts
from policygraph.store import EmbeddedStore, load_ontology

if TYPE_CHECKING:
    from policygraph.store.canonical import Quad

_OBJECT, _DATA, _NOTE = "owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty"
_XSD = terms.PREFIXES["xsd"]
_STRING = f"{_XSD}string"
_INTEGER = f"{_XSD}integer"
_LARGEST = 2**53
# Whose values are texts in a language though no range says so, of the ontology or of another vocabulary.
_TEXTS = {
    "dcterms:description",
    "dcterms:title",
    "pg:basis",
    "pg:reason",
    "rdfs:comment",
    "rdfs:label",
    "skos:altLabel",
    "skos:definition",
    "skos:editorialNote",
    "skos:hiddenLabel",
    "skos:note",
    "skos:prefLabel",
    "skos:scopeNote",
}
_PLAIN = {"oa:exact", "oa:prefix", "oa:suffix", "skos:notation"}
_TYPED = {"time:inXSDDate": "xsd:date", "sssom:confidence": "xsd:decimal"}
_LEADING = {"owl:annotatedProperty", "owl:annotatedSource", "owl:differentFrom", "pg:basedOn"}


@dataclass(frozen=True, slots=True)
class Context:
    """A context.

    Attributes:
        terms: what stands in `@context`.
        names: full name of a property or class → its short name.
    """

    terms: dict[str, Any]
    names: dict[str, str]

    @classmethod
    def of_ontology(cls) -> Context:
        """The context of the ontology that this version ships with."""
        store = EmbeddedStore()
        load_ontology(store)
        facts = Facts(store)
        defined: dict[str, Any] = {"@version": 1.1, **terms.PREFIXES}
        names: dict[str, str] = {}
        kinds = {iri for iri, _ in facts.members("owl:Class") if iri.startswith(terms.PG)}
        for iri in sorted(kinds):
            names[iri] = iri.removeprefix(terms.PG)
            defined[names[iri]] = terms.shorten(iri)
        for iri in sorted(_properties(facts), key=lambda iri: (not iri.startswith(terms.PG), iri)):
            short = terms.shorten(iri)
            local = short.rpartition(":")[2]
            names[iri] = short if local in defined else local
            defined[names[iri]] = _definition(facts, iri, short)
        return cls(defined, names)

    def name(self, iri: str) -> str:
        """A property or class as it is written: its short name, else with a prefix."""
        return self.names.get(iri) or terms.shorten(iri)

    def written(self, quad: Quad) -> tuple[str, str, Any]:
        """A statement's key, the language that its value stands under (or nothing), and the value."""
        name = self.name(quad.property)
        definition = self.terms.get(name, {})
        type_ = definition.get("@type")
        if quad.kind != "literal":
            value = quad.value if quad.kind == "blank" else terms.shorten(quad.value)
            return (name, "", value) if type_ == "@id" else (self._whole(quad, name), "", {"@id": value})
        if definition.get("@container") == "@language":
            return (name, quad.language, quad.value) if quad.language else self._other(quad)
        if type_ and quad.datatype == type_.replace("xsd:", _XSD):
            return name, "", _native(quad)
        if type_ is None and quad.datatype == _STRING:
            return name, "", quad.value
        return self._other(quad)

    def _other(self, quad: Quad) -> tuple[str, str, Any]:
        """A value that is not what its term says: written out."""
        told = {"@language": quad.language} if quad.language else {"@type": terms.shorten(quad.datatype)}
        value = {"@value": quad.value} | ({} if quad.datatype == _STRING else told)
        return self._whole(quad, self.name(quad.property)), "", value

    def _whole(self, quad: Quad, name: str) -> str:
        """The key for a value that is written out: a term's own rules would be applied to it."""
        definition = self.terms.get(name)
        ruled = isinstance(definition, dict) and definition.keys() & {"@type", "@container"}
        return quad.property if ruled else name


def _properties(facts: Facts) -> set[str]:
    found = {iri for kind in (_OBJECT, _DATA, _NOTE) for iri, _ in facts.members(kind)}
    extra = _TEXTS | _LEADING | set(_TYPED)
    return {iri for iri in found if terms.shorten(iri) != iri} | {
        terms.PREFIXES[prefix] + local for prefix, _, local in (name.partition(":") for name in extra)
    }


def _definition(facts: Facts, iri: str, short: str) -> dict[str, str]:
    kinds = {terms.shorten(str(kind.value)) for kind in facts.values(iri, "rdf:type")}
    ranges = [terms.shorten(str(stated.value)) for stated in facts.values(iri, "rdfs:range")]
    if _OBJECT in kinds or short in _LEADING:
        return {"@id": short, "@type": "@id"}
    if short in _TYPED:
        return {"@id": short, "@type": _TYPED[short]}
    if short in _TEXTS or (_DATA in kinds and not ranges and short not in _PLAIN):
        return {"@id": short, "@container": "@language"}
    typed = [name for name in ranges if name.startswith("xsd:") and name != "xsd:string"]
    return {"@id": short, "@type": typed[0]} if typed else {"@id": short}


def _native(quad: Quad) -> str | int:
    """A whole number as JSON knows it; other numbers keep their decimals as text."""
    if quad.datatype == _INTEGER and str(number := int(quad.value)) == quad.value and abs(number) < _LARGEST:
        return number
    return quad.value
