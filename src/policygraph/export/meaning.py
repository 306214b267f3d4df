"""What tables and columns mean, in both languages: the words of the ontology, and the type of its values.

The data dictionary and the descriptions in a data package are these words: said once, in the Turtle.

>>> from policygraph.export.definitions import find_table
>>> meaning = Meaning()
>>> column = find_table("allocations").column("amount_krw")
>>> meaning.title(column), meaning.type_of(column)
(Words(ko='금액', en='amount'), 'integer')
"""

from policygraph import terms
from policygraph.export.definitions import Column, Table, find_table
from policygraph.export.facts import Facts, expand
from policygraph.provenance import KINDS
from policygraph.store import EmbeddedStore, load_ontology
from policygraph.wording import Words

_TYPES = {"integer": "integer", "decimal": "number", "date": "date", "boolean": "boolean"}
_PARTS = {
    "key": Words("이 행의 식별자(IRI).", "The identifier (IRI) of the row."),
    "subject": Words("무엇에 관한 진술인지: 그 식별자.", "The identifier of what the statement is about."),
    "property": Words(
        "진술의 속성(온톨로지의 이름).", "The property of the statement, as the ontology names it."
    ),
    "object": Words("무엇을 가리키는 진술인지: 그 식별자.", "The identifier of what the statement leads to."),
    "kind": Words("무엇인지: 온톨로지 클래스의 이름.", "What it is: the name of a class of the ontology."),
    "origin": Words(
        f"{'; '.join(f'{kind.code}: {kind.ko}' for kind in KINDS.values())}.",
        f"{'; '.join(f'{kind.code}: {kind.en}' for kind in KINDS.values())}.",
    ),
    "lines": Words(
        "그것이 적혀 있는 원문의 행 번호 (760–762, 785처럼).",
        "The lines of the source that it stands on, such as 760–762, 785.",
    ),
}
_TITLES = {
    "key": Words("식별자", "identifier"),
    "subject": Words("주어", "subject"),
    "property": Words("속성", "property"),
    "object": Words("값", "object"),
    "kind": Words("종류", "kind"),
    "origin": Words("진술의 종류", "kind of statement"),
    "lines": Words("원문 행", "lines"),
}


class Meaning:
    """The ontology as far as columns are explained by it."""

    def __init__(self) -> None:
        store = EmbeddedStore()
        load_ontology(store)
        self._facts = Facts(store)

    def title(self, column: Column) -> Words:
        """What a column is called: the label of its term, or of what its values are keys of."""
        if column.part in {"subject", "object"} and column.to:
            return self.label(find_table(column.to).classes[0])
        if column.part:
            return _TITLES[column.part]
        label = self.label(column.term)
        if column.path[-1].startswith("^") or not label.ko:  # the label says it the other way round
            return Words(column.words.ko.rstrip("."), column.words.en.rstrip("."))
        return label

    def label(self, term: str) -> Words:
        """What the ontology calls a term; nothing for another vocabulary's."""
        return self._said(expand(term), "rdfs:label")

    def description(self, column: Column) -> Words:
        """What a column means: what the table says of it, else the definition of its term."""
        if column.words.ko:
            return column.words
        return _PARTS[column.part] if column.part else self._said(expand(column.term), "skos:definition")

    def type_of(self, column: Column) -> str:
        """The type of its values, as a Table Schema names it."""
        if column.type:
            return column.type
        if column.part or column.code or column.many or not column.path:
            return "string"
        ranges = self._facts.values(expand(column.term), "rdfs:range")
        return next((_TYPES[local] for local in map(_xsd, ranges) if local in _TYPES), "string")

    def codes(self, table: Table, column: Column) -> dict[str, Words]:
        """The codes that may stand in a column, with their names; none, if it has no list."""
        if column.part == "kind" and column.name == "kind":
            return {class_.partition(":")[2]: self.label(class_) for class_ in table.classes}
        if column.part or len(column.path) > 1:
            return {}
        listed = self._facts.values(expand(column.term), "pg:codeList") if column.term else ()
        lists = [str(stated.value) for stated in listed]
        if column.codes:
            lists.append(f"{terms.VOCABULARY}{column.codes}")
        found = {}
        for concept in (one for scheme in lists for one in self._facts.values(scheme, "^skos:inScheme")):
            (notation,) = self._facts.values(str(concept.value), "skos:notation")
            found[str(notation.value)] = self._said(str(concept.value), "skos:prefLabel")
        return dict(sorted(found.items()))

    def is_identifier(self, column: Column) -> bool:
        """Whether its values are IRIs."""
        if column.part in {"key", "subject", "object"} or column.to:
            return True
        if column.part or column.code or column.many or not column.path:
            return False
        return self._is_object(column.term) or column.path[-1].startswith("^")

    def _is_object(self, term: str) -> bool:
        return any(
            str(kind.value).endswith("#ObjectProperty")
            for kind in self._facts.values(expand(term), "rdf:type")
        )

    def _said(self, iri: str, property_: str) -> Words:
        stated = self._facts.values(iri, property_)
        by_language = {one.language: str(one.value) for one in stated}
        return Words(by_language.get("ko", ""), by_language.get("en", ""))


def _xsd(stated: object) -> str:
    value = str(getattr(stated, "value", ""))
    return value.removeprefix(terms.PREFIXES["xsd"])
