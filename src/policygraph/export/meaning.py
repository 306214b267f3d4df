"""What tables and columns mean, in both languages: the words of the ontology, and the type of its values.

The data dictionary and the descriptions in a data package are these words: said once, in the Turtle.

>>> from policygraph.export.definitions import find_table
>>> meaning = Meaning()
>>> column = find_table("allocations").column("amount_krw")
>>> meaning.title(column), meaning.type_of(column)
(Words(ko='금액', en='amount'), 'integer')
"""

from policygraph import terms
from policygraph.export.definitions import Column, Words
from policygraph.export.facts import Facts, expand
from policygraph.store import EmbeddedStore, load_ontology

_TYPES = {"integer": "integer", "decimal": "number", "date": "date", "boolean": "boolean"}
_PARTS = {
    "key": Words("이 행의 식별자(IRI).", "The identifier (IRI) of the row."),
    "subject": Words("진술의 주어인 것의 식별자.", "The identifier of what the statement is about."),
    "property": Words(
        "진술의 속성(온톨로지의 이름).", "The property of the statement, as the ontology names it."
    ),
    "object": Words("진술의 값인 것의 식별자.", "The identifier of what the statement leads to."),
    "kind": Words("무엇인지: 온톨로지 클래스의 이름.", "What it is: the name of a class of the ontology."),
    "origin": Words(
        "누가 말하는가: printed 인쇄된 것, reference 참고 자료, read 사람이 읽은 것, inferred 추론한 것,"
        " estimated 추정한 것, analysed 분석한 것.",
        "Who says so: printed in the document, reference data, read by a person, inferred, estimated or"
        " analysed by a program.",
    ),
    "lines": Words("원문의 행.", "The lines of the source."),
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
        """What a column is called: the label of its term."""
        if column.part:
            return _TITLES[column.part]
        found = self._said(self._term(column), "rdfs:label")
        return found if found.ko else Words(column.words.ko.rstrip("."), column.words.en.rstrip("."))

    def description(self, column: Column) -> Words:
        """What a column means: what the table says of it, else the definition of its term."""
        if column.words.ko:
            return column.words
        return _PARTS[column.part] if column.part else self._said(self._term(column), "skos:definition")

    def type_of(self, column: Column) -> str:
        """The type of its values, as a Table Schema names it."""
        if column.type:
            return column.type
        if column.part or column.code or column.many or not column.path:
            return "string"
        ranges = self._facts.values(expand(self._term(column)), "rdfs:range")
        return next((_TYPES[local] for local in map(_xsd, ranges) if local in _TYPES), "string")

    def is_identifier(self, column: Column) -> bool:
        """Whether its values are IRIs."""
        if column.part in {"key", "subject", "object"} or column.to:
            return True
        if column.part or column.code or column.many or not column.path:
            return False
        return self._is_object(self._term(column)) or column.path[-1].startswith("^")

    def _is_object(self, term: str) -> bool:
        return any(
            str(kind.value).endswith("#ObjectProperty")
            for kind in self._facts.values(expand(term), "rdf:type")
        )

    def _term(self, column: Column) -> str:
        return column.path[-1].removeprefix("^")

    def _said(self, term: str, property_: str) -> Words:
        stated = self._facts.values(expand(term), property_)
        by_language = {one.language: str(one.value) for one in stated}
        return Words(by_language.get("ko", ""), by_language.get("en", ""))


def _xsd(stated: object) -> str:
    value = str(getattr(stated, "value", ""))
    return value.removeprefix(terms.PREFIXES["xsd"])
