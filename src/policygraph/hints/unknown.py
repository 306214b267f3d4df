"""The terms of a query that occur neither in the ontology nor in the data, and the ones that were meant.

An engine answers a query with a misspelt property without a word: with no rows, or with an empty column.
"""

from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from policygraph import terms
from policygraph.errors import CommandError, Language
from policygraph.hints.tokens import Token, named_iris
from policygraph.query import bind
from policygraph.store import Iri, Store, to_sparql

_HERE = Path(__file__).parent
_NEAR = 0.72
_NOT_DATA = (terms.PREFIXES["xsd"],)


@dataclass(frozen=True, slots=True)
class Unknown:
    """A term that nothing is said of, and with.

    Attributes:
        written: as it stands in the query.
        token: where it stands.
        near: the nearest term that exists, shortened; empty if none is near.
        labels: of the nearest, by language.
    """

    written: str
    token: Token
    near: str
    labels: dict[Language, str]

    def message(self, language: Language) -> str:
        """What to tell."""
        label = self.labels.get(language, "")
        near = f"{self.near} ({label})" if label else self.near
        if language == "ko":
            return f"{self.written}은(는) 그래프에 없습니다" + (f": 혹시 {near}?" if near else "")
        return f"{self.written} is not in the graphs" + (f": did you mean {near}?" if near else "")


def unknown_terms(store: Store, sparql: str) -> tuple[Unknown, ...]:
    """The terms of the namespaces that policygraph knows which the graphs do not have.

    Args:
        store: the graphs.
        sparql: a query that the store can read.
    """
    asked = {iri: token for iri, token in named_iris(sparql).items() if _is_ours(iri)}
    if not asked:
        return ()
    present = bind(_text("present.rq"), {"term": [Iri(iri) for iri in asked if _is_iri(iri)]})
    here = {str(row[0]) for row in store.query(present).bindings().rows}
    absent = {iri: token for iri, token in asked.items() if iri not in here}
    if not absent:
        return ()
    known = {str(row[0]): row[1:] for row in store.query(_text("known.rq")).bindings().rows}
    graphs = store.graphs()
    found = []
    for iri, token in absent.items():
        near = _nearest(iri, graphs if iri.startswith(terms.GRAPH) else known)
        ko, en = known.get(near, (None, None))
        labels: dict[Language, str] = {"ko": str(ko or ""), "en": str(en or "")}
        found.append(Unknown(token.text, token, terms.shorten(near), labels))
    return tuple(found)


def _is_ours(iri: str) -> bool:
    spaces = (*terms.PREFIXES.values(), terms.HOME)
    return iri.startswith(spaces) and not iri.startswith(_NOT_DATA) and iri not in spaces


def _nearest(iri: str, known: object) -> str:
    """The known IRI of the same namespace, or of any, whose last part is most like that of `iri`."""
    local, space = _local(iri), iri[: -len(_local(iri))]
    best, score = "", _NEAR
    for other in known:  # type: ignore[attr-defined] # a dict or a tuple of IRIs
        other_local = _local(other)
        same = other[: -len(other_local)] == space
        if not same and local.casefold() != other_local.casefold():
            continue
        ratio = SequenceMatcher(None, local.casefold(), other_local.casefold()).ratio() + (
            0.001 if same else 0
        )
        if ratio > score:
            best, score = other, ratio
    return best


def _local(iri: str) -> str:
    return iri[max(iri.rfind("#"), iri.rfind("/")) + 1 :] or iri


def _text(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _is_iri(text: str) -> bool:
    try:
        to_sparql(Iri(text))
    except CommandError:
        return False
    return True
