"""What a page says of its thing: facts and neighbours, each under where it comes from, never mixed."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from policygraph import terms
from policygraph.money import money
from policygraph.provenance import Origin, origin
from policygraph.terms import natural
from policygraph.things import EVIDENCE, MONEY, RDF_TYPE, Row, Term, rank
from policygraph.view.addresses import discrepancy, href, source_line
from policygraph.view.entities.turtle import Fact
from policygraph.view.reading import DISCREPANCY, Named, Source, Words

_OWL, _DCTERMS, _SKOS = (terms.PREFIXES[prefix] for prefix in ("owl", "dcterms", "skos"))
# Said elsewhere on the page, or of every pair of ministries.
_SHOWN_APART = {EVIDENCE, f"{terms.PG}emends", f"{_OWL}differentFrom"}
# What follows from a statement in the other direction is shown once.
_MIRRORED = {
    f"{_DCTERMS}hasPart",
    f"{terms.PG}hasPart",
    f"{terms.PG}partOf",
    f"{_SKOS}narrower",
    f"{_SKOS}broader",
}
_DISCREPANCY = re.compile(re.escape(terms.ID) + r"[^/]+/discrepancy/[^/]+")
_BEFORE_FOLDING = 10


@dataclass(frozen=True, slots=True)
class Note:
    """Why a statement was made: the words of the source, their line, a reason."""

    words: str = ""
    reason: str = ""
    is_korean: bool = True
    line: int | None = None
    address: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """A value on a page.

    Attributes:
        name: what to show.
        language: of a text that stands alone in one language; else empty.
        address: what it leads to; or empty.
        is_outside: whether that is another site.
        exact: the number itself, where the name rounds or converts it.
        line: where in the source a thing without a page stands, as a link.
        notes: why it is said.
    """

    name: Named
    language: str = ""
    address: str = ""
    is_outside: bool = False
    exact: str = ""
    line: tuple[int, str] | None = None
    notes: tuple[Note, ...] = ()


@dataclass(slots=True)
class Group:
    """The values of one property; `is_in` if they are what it leads from."""

    term: str
    ko: str
    en: str
    is_in: bool
    values: list[Value] = field(default_factory=list)

    @property
    def seen(self) -> list[Value]:
        """The values to see at once."""
        return self.values[:_BEFORE_FOLDING]

    @property
    def folded(self) -> list[Value]:
        """The values to unfold."""
        return self.values[_BEFORE_FOLDING:]


@dataclass(frozen=True, slots=True)
class Section:
    """What comes from one graph."""

    graph: str
    origin: Origin
    groups: tuple[Group, ...]

    @property
    def is_inferred(self) -> bool:
        """Whether a program inferred it: it follows from the rest, and stays folded."""
        return self.origin.code == terms.INFERRED


@dataclass(frozen=True, slots=True)
class Shower:
    """Turns facts into sections.

    Attributes:
        words: what things are called.
        source: where they stand.
        reasons: (thing, property, value) → why that is said.
        root: the way from the page to the root of the site.
    """

    words: Words
    source: Source
    reasons: Mapping[tuple[str, str, str], tuple[Note, ...]]
    root: str

    def sections(self, iri: str, out: Sequence[Fact], into: Sequence[Fact]) -> list[Section]:
        """What the graphs say of a thing (`out`), and with it as the value (`into`)."""
        groups: dict[str, dict[tuple[bool, str], Group]] = defaultdict(dict)
        for is_in, facts in ((False, out), (True, into)):
            for fact in sorted(facts, key=lambda one: (natural(one.value.value), one)):
                if self._is_shown(fact, is_in=is_in):
                    group = groups[fact.graph].setdefault(
                        (is_in, fact.property), self._group(fact, is_in=is_in)
                    )
                    value = self._value(iri, fact, is_in=is_in)
                    if value not in group.values[-1:]:  # two statements of one discrepancy
                        group.values.append(value)
        sections = [
            Section(
                graph,
                origin(graph),
                tuple(sorted(found.values(), key=lambda one: (one.is_in, rank(one.term, one.ko)))),
            )
            for graph, found in groups.items()
        ]
        return sorted(sections, key=lambda section: (section.origin.rank, section.graph))

    def _is_shown(self, fact: Fact, *, is_in: bool) -> bool:
        if fact.property in _SHOWN_APART:
            return False
        inferred = origin(fact.graph).code == terms.INFERRED
        if inferred and (fact.property in _MIRRORED) and (is_in or fact.property == f"{_DCTERMS}hasPart"):
            return False
        budget = self.words.budget
        return not (is_in and (fact.value.value in budget.rows or fact.value.value in budget.printed))

    def _group(self, fact: Fact, *, is_in: bool) -> Group:
        ko, en = self.words.ko.name(fact.property), self.words.en.name(fact.property)
        return Group(fact.property, ko, en, is_in)

    def _value(self, iri: str, fact: Fact, *, is_in: bool) -> Value:
        term = fact.value
        notes = () if is_in else self.reasons.get((iri, fact.property, term.value), ())
        if not term.is_iri:
            return self._literal(fact.property, term, notes)
        name = self.words.name(term.value)
        if (entity := self.words.entities.found.get(term.value)) is not None:
            if name.quoted:
                name = Named(entity.kind_ko, entity.kind_en, name.quoted)
            return Value(name, address=self.root + href(entity.file), notes=notes)
        if term.value.lower().startswith(("https://", "http://")) and not term.value.startswith(terms.HOME):
            is_term = fact.property == RDF_TYPE
            return Value(name, address="" if is_term else term.value, is_outside=not is_term, notes=notes)
        if (told := _DISCREPANCY.match(term.value)) is not None:
            name = self._discrepancy(told[0])
            return Value(name, address=self.root + discrepancy(told[0]), notes=notes)
        places = self.source.by_thing.get(term.value, ())
        line = (
            (places[0].lines[0], self.root + source_line(places[0].plan, places[0].lines[0]))
            if places
            else None
        )
        return Value(name, line=line, notes=notes)

    def _discrepancy(self, iri: str) -> Named:
        """A discrepancy by what explains it, where the graph has that."""
        ko, en = self.words.ko.name(DISCREPANCY), self.words.en.name(DISCREPANCY)
        code = iri.rpartition("/")[2]
        return Named(f"{ko} {code}", f"{en} {code}")

    @staticmethod
    def _literal(property_: str, term: Term, notes: tuple[Note, ...]) -> Value:
        if property_ in MONEY and term.value.lstrip("-").isdigit():
            won = int(term.value)
            return Value(Named(money(won, "ko"), money(won, "en")), exact=f"{won:,}", notes=notes)
        return Value(Named(term.value, term.value), language=term.language or "none", notes=notes)


def read_reasons(
    rows: Iterable[Row], source: Source, root: str
) -> dict[tuple[str, str, str], tuple[Note, ...]]:
    """Why statements were made, from the rows of `reasons.rq`."""
    axioms: dict[tuple[str, str, str, str], dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        key = (row["thing"].value, row["property"].value, row["value"].value, row["axiom"].value)
        axioms[key][row["role"].value.removeprefix(terms.PG)].append(row["said"])
    found: dict[tuple[str, str, str], list[Note]] = defaultdict(list)
    for (thing, property_, value, _), said in sorted(axioms.items()):
        words = min(said.get("words", [Term("")])).value
        reason = min(said.get("reason", [Term("")]))
        places = sorted(
            (source.places[one.value] for one in said.get("evidence", ()) if one.value in source.places),
            key=lambda place: place.lines,
        )
        line = places[0].lines[0] if places else None
        address = root + source_line(places[0].plan, places[0].lines[0]) if places else ""
        note = Note(words, reason.value, reason.language != "en", line, address)
        if note not in found[thing, property_, value]:
            found[thing, property_, value].append(note)
    return {key: tuple(notes) for key, notes in found.items()}
