"""Where something comes from: lines and words, repairs with their proof, and who says each statement of it.

>>> from policygraph.query import project_store
>>> found = read_evidence(project_store(), "icd-2021/project/1-1-3", "en")
>>> found.name, found.kind, found.origin, found.lines
('Pilot project for building bio big data', 'project', 'printed', (762, 763))
>>> [(repair.line, repair.reading) for repair in found.repairs]
[(763, '바이오빅데이터구축시범사업')]
"""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from policygraph import terms
from policygraph.api.identifiers import expanded, ministry_called, shortened
from policygraph.errors import CommandError
from policygraph.provenance import origin
from policygraph.query import bind, labels
from policygraph.query.display import heading
from policygraph.query.library import nearest
from policygraph.query.lookups import read_lookup

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from policygraph.errors import Language
    from policygraph.store import Bindings, Iri, Store, Value

StatementKind = Literal["printed", "reference", "definition", "read", "estimated", "analysed", "inferred"]
"""Who says so: the document, a list of ministries, the ontology, a person, a program's estimate, the analysis
of overlap, or a program's inference. They are never mixed: each has a graph of its own."""

_TYPE = f"{terms.PREFIXES['rdf']}type"
_REPAIR = ("treatment", "raw_text", "reading", "reason", "basis")
_TREATMENTS: dict[str, dict[Language, str]] = {
    "repaired": {"ko": "고쳐 읽음", "en": "repaired"},
    "suspected": {"ko": "의심됨 (적힌 대로 읽음)", "en": "suspected (read as it stands)"},
}
_RANKS = {kind: rank for rank, kind in enumerate(get_args(StatementKind))}


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the source.

    Attributes:
        first: the first line, counted from 1.
        last: the last line.
        quote: the words there, as the scan has them.
    """

    first: int
    last: int
    quote: str


@dataclass(frozen=True, slots=True)
class Repair:
    """A place where the scan is broken, or looks so.

    Attributes:
        line: of the source.
        treatment: `repaired`, or `suspected` of what was read as it stands.
        raw_text: what the scan has.
        reading: what was read.
        reason: why.
        proof: what proves it: words on another line, a printed total, the layout.
    """

    line: int
    treatment: str
    raw_text: str
    reading: str
    reason: str
    proof: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement, and who says so.

    Attributes:
        property: its identifier.
        value: an identifier, text, number, or truth value.
        kind: who says so.
        graph: the identifier of the graph that holds it.
    """

    property: str
    value: Value
    kind: StatementKind
    graph: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What something rests on.

    Attributes:
        iri: its identifier.
        name: what it is called; its identifier in short if it has no name.
        kind: what it is: 사업, project.
        origin: who says that it is there: `printed` in the document, `read` by a person, `estimated` …;
            None of a place in the text, which nobody states.
        passages: the words that it was read from; none of what a program computed.
        repairs: what was repaired there, or is suspected.
        statements: everything that is said of it but for where it stands, what is printed first.
        language: of the names.
    """

    iri: str
    name: str
    kind: str
    origin: StatementKind | None
    passages: tuple[Passage, ...]
    repairs: tuple[Repair, ...]
    statements: tuple[Statement, ...]
    language: Language

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines of the source that it was read from."""
        return tuple(sorted({line for one in self.passages for line in range(one.first, one.last + 1)}))

    def _repr_html_(self) -> str:
        """Tables for notebooks: the passages, then the repairs."""
        said = next((origin(one.graph) for one in self.statements if one.kind == self.origin), None)
        words = "" if said is None else said.ko if self.language == "ko" else said.en
        caption = " · ".join(filter(None, (self.name, self.kind, words)))
        places = [(_lines(p.first, p.last), p.quote) for p in self.passages]
        tables = self._table(caption, ("line", "quote"), places)
        if self.repairs:
            repairs = [
                (
                    str(r.line),
                    _TREATMENTS[r.treatment][self.language],
                    r.raw_text,
                    r.reading,
                    r.reason,
                    r.proof,
                )
                for r in self.repairs
            ]
            tables += self._table("", ("line", "treatment_name", *_REPAIR[1:]), repairs)
        return tables

    def _table(self, caption: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
        head = "".join(_cell("th", heading(name, self.language)) for name in columns)
        body = "".join(f"<tr>{''.join(_cell('td', cell) for cell in row)}</tr>" for row in rows)
        return f"<table><caption>{html.escape(caption)}</caption><tr>{head}</tr>{body}</table>"


def read_evidence(store: Store, iri: str, language: Language) -> Evidence:
    """What `iri` rests on.

    Args:
        store: the graphs.
        iri: an identifier, whole or in short: "icd-2021/project/1-1-1", "pg:Project".
        language: of names.

    Raises:
        CommandError: the graph has no such thing; the message names the nearest.
    """
    whole, said = _said(store, iri)
    statements = sorted(
        (
            Statement(property_, value, kind, graph)
            for graph, property_, value in said
            if (kind := _kind(graph)) is not None
        ),
        key=lambda one: (_RANKS[one.kind], one.property, str(one.value)),
    )
    kinds = [one for one in statements if one.property == _TYPE]
    ours = [one for one in kinds if str(one.value).startswith(terms.HOME)]
    first = next(iter([*ours, *kinds]), None)
    names = labels(store, (whole, str(first.value)) if first else (whole,), language)
    return Evidence(
        iri=str(whole),
        name=names.get(whole, shortened(whole)),
        kind=names.get(str(first.value), shortened(str(first.value))) if first else "",
        origin=first.kind if first else None,
        passages=tuple(_passages(_rows(store, "passages", {"thing": whole}))),
        repairs=tuple(
            Repair(int(str(row["line"])), *(str(row[name]) for name in _REPAIR))
            for row in _rows(store, "repairs", {"thing": whole}).records()
        ),
        statements=tuple(statements),
        language=language,
    )


def known(store: Store, iri: str) -> Iri:
    """The whole identifier of a thing of the graph.

    Raises:
        CommandError: the graph has no such thing; the message names the nearest.
    """
    return _said(store, iri)[0]


def _said(store: Store, iri: str) -> tuple[Iri, list[tuple[str, str, Value]]]:
    """The whole identifier, and graph, property and value of everything that is said of it."""
    whole = expanded(iri)
    said = [
        (str(graph), str(property_), value)
        for graph, property_, value in _rows(store, "said", {"thing": whole}).rows
        if value is not None
    ]
    if not said:
        raise _unknown(store, iri, whole)
    return whole, said


def _kind(graph: str) -> StatementKind | None:
    """Who makes the statements of a graph; None of where things stand, and of a graph that is not known."""
    known_graph = origin(graph)
    if known_graph.code == terms.EVIDENCE or not known_graph.kind:
        return None
    return "definition" if known_graph.code == terms.ONTOLOGY else known_graph.kind


def _passages(rows: Bindings) -> Iterable[Passage]:
    lines: dict[str, list[int]] = {}
    quotes: dict[str, str] = {}
    for place, line, quote in rows.rows:
        lines.setdefault(str(place), []).append(int(str(line)))
        quotes[str(place)] = str(quote)
    return (Passage(min(found), max(found), quotes[place]) for place, found in lines.items())


def _unknown(store: Store, given: str, whole: str) -> CommandError:
    """An error that names the nearest of the things whose identifiers begin alike."""
    beginning = whole
    found: list[str] = []
    while not found and beginning.rstrip("/") + "/" != terms.ID and beginning.startswith(terms.HOME):
        beginning = beginning.rstrip("/").rpartition("/")[0] + "/"
        found = [shortened(str(row[0])) for row in _rows(store, "near", {"beginning": beginning}).rows]
    spelt = {one.casefold(): one for one in found}
    alike = nearest(shortened(whole).casefold(), tuple(spelt), 0.6).split(", ")
    near = ", ".join(spelt[one] for one in alike if one) or shortened(ministry_called(store, given))
    hint_en = f"did you mean {near}?" if near else "ask the question elements for what there is"
    hint_ko = f"혹시 {near}?" if near else "있는 것은 질문 elements로 보십시오"
    return CommandError(
        f"the graph has no {given!r}; {hint_en}", f"그래프에 {given!r}이(가) 없습니다. {hint_ko}"
    )


def _rows(store: Store, name: str, values: Mapping[str, Value]) -> Bindings:
    return store.query(bind(read_lookup("policygraph.api", name), values)).bindings()


def _lines(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _cell(tag: str, text: str) -> str:
    return f'<{tag} style="text-align: left">{html.escape(text)}</{tag}>'
