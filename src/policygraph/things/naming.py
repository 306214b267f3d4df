"""What things are called on the pages: by their labels, else by kind and identifier.

Terms of other vocabularies have no labels in the graph; what they are called here stands in `names.toml`.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from policygraph import terms
from policygraph.query import bind
from policygraph.query.lookups import read_lookup
from policygraph.store import Iri

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policygraph.errors import Language
    from policygraph.things.rows import Row, Term

RDF_TYPE = f"{terms.PREFIXES['rdf']}type"
_SKOS, _RDFS = terms.PREFIXES["skos"], terms.PREFIXES["rdfs"]
# What a thing is called by, best first; a text or a quotation only where nothing else names it.
_LABELS = (f"{_SKOS}prefLabel", f"{_RDFS}label", f"{terms.PREFIXES['dcterms']}title")
_WORDS = (f"{terms.PG}text", f"{terms.PREFIXES['oa']}exact")
_LONGEST = 90


class Names:
    """The names of some things in one language."""

    def __init__(self, rows: Iterable[Row], language: Language) -> None:
        self._language = language
        self._found: dict[str, dict[str, list[Term]]] = {}
        for row in rows:
            roles = self._found.setdefault(row["thing"].value, {})
            roles.setdefault(row["role"].value, []).append(row["name"])

    def label(self, iri: str) -> str | None:
        """The label of a thing, if it has one."""
        roles = self._found.get(iri, {})
        for role in _LABELS:
            if (best := self._best(roles.get(role, []))) is not None:
                return best
        return _elsewhere().get(iri, {}).get(self._language)

    def kinds(self, iri: str) -> list[str]:
        """What kind of thing it is; several, if it is."""
        found = self._found.get(iri, {}).get(RDF_TYPE, [])
        labels = {name.value for name in found if name.language == self._language}
        others = {_elsewhere().get(name.value, {}).get(self._language) for name in found if name.is_iri}
        return sorted(labels) or sorted(filter(None, others))

    def words(self, iri: str) -> str | None:
        """The words of the document that a thing is, shortened; None if they are not in the graph."""
        roles = self._found.get(iri, {})
        for role in _WORDS:
            if words := self._best(roles.get(role, [])):
                return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
        return None

    def name(self, iri: str) -> str:
        """What to call a thing in a list: never empty."""
        if label := self.label(iri):
            return label
        kinds = self.kinds(iri)
        if words := self.words(iri):
            return f"{kinds[0]}: {words}" if kinds else words
        if kinds and iri.startswith(terms.ID):
            return f"{kinds[0]} {_tail(iri)}"
        return terms.shorten(iri)

    def _best(self, names: list[Term]) -> str | None:
        order = (self._language, "", "ko", "en")
        ranked = sorted(names, key=lambda n: order.index(n.language) if n.language in order else len(order))
        return ranked[0].value if ranked else None


def names_query(iris: Iterable[str]) -> str | None:
    """The query for what things are called; None if none of them is policygraph's, whom the graph names."""
    ours = sorted({iri for iri in iris if iri.startswith(terms.HOME)})
    if not ours:
        return None
    return bind(read_lookup("policygraph.things", "names"), {"thing": [Iri(iri) for iri in ours]})


def _tail(iri: str) -> str:
    """The end of an IRI that tells it from others of its kind."""
    parts = iri.removeprefix(terms.ID).split("/")
    return "/".join(parts[2:] or parts)


@cache
def _elsewhere() -> dict[str, dict[str, str]]:
    text = (resources.files("policygraph.things") / "names.toml").read_text(encoding="utf-8")
    return {
        terms.PREFIXES[prefix] + local: {"ko": ko, "en": en}
        for prefix, names in tomllib.loads(text).items()
        for local, (ko, en) in names.items()
    }
