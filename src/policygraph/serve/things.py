"""What a page on a thing shows: its facts, each under where it comes from, and the lines of its source."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policygraph.money import amount
from policygraph.provenance import Origin, origin
from policygraph.serve.naming import read_names
from policygraph.store import Iri
from policygraph.things import EVIDENCE, LABELS, MONEY, Place, kinds, places, rank

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policygraph.errors import Language
    from policygraph.serve.reading import Reader
    from policygraph.things import Names, Row, Term

_BEFORE_FOLDING, PAGE = 10, 100


@dataclass(slots=True)
class Shown:
    """A value on a page.

    Attributes:
        text: what to show; money in the language's unit.
        iri: what it leads to, if it is a thing.
        exact: the number itself, where `text` rounds or converts it.
        language: of the text, if it is known.
    """

    text: str
    iri: str | None = None
    exact: str = ""
    language: str = ""


@dataclass(slots=True)
class Group:
    """The values of one property, from one graph: some to see, some folded, the rest on other pages."""

    term: str
    name: str
    graph: str
    count: int
    values: list[Shown] = field(default_factory=list)

    @property
    def seen(self) -> list[Shown]:
        """The values to see at once."""
        return self.values[:_BEFORE_FOLDING]

    @property
    def folded(self) -> list[Shown]:
        """The values to unfold."""
        return self.values[_BEFORE_FOLDING:]


@dataclass(slots=True)
class Section:
    """What comes from one graph."""

    graph: str
    origin: Origin
    groups: list[Group]


@dataclass(slots=True)
class Thing:
    """All that a page shows."""

    iri: str
    name: str
    labels: list[tuple[str, str]]
    kinds: list[Shown]
    out: list[Section]
    into: list[Section]
    places: list[Place]


async def read_thing(reader: Reader, iri: str, language: Language) -> Thing | None:
    """What there is to say of a thing; None if there is nothing."""
    thing = {"thing": [Iri(iri)]}
    counts, out, into, found = await asyncio.gather(
        reader.rows("counts", thing),
        reader.rows("facts-out", thing),
        reader.rows("facts-in", thing),
        reader.rows("places", thing),
    )
    if not counts:
        return None
    names = await read_names(reader, {iri, *_iris([*counts, *out, *into])}, language)
    return Thing(
        iri,
        names.name(iri),
        [(row["value"].value, row["value"].language) for row in out if row["property"].value in LABELS],
        [Shown(names.name(kind), kind) for kind in kinds(out)],
        _sections(counts, "out", out, names, language),
        _sections(counts, "in", into, names, language),
        places(found),
    )


@dataclass(frozen=True, slots=True)
class Wanted:
    """One page of the values of one property.

    Attributes:
        iri: of the thing.
        direction: "out" or "in".
        term: the property.
        graph: that says so.
        number: of the page, from 1.
    """

    iri: str
    direction: str
    term: str
    graph: str
    number: int


async def read_more(reader: Reader, wanted: Wanted, language: Language) -> tuple[Group, str]:
    """One page of the values of a property, and the name of the thing."""
    iri, property_, graph = wanted.iri, wanted.term, wanted.graph
    values = {"thing": [Iri(iri)], "property": [Iri(property_)], "graph": [Iri(graph)]}
    counts, rows = await asyncio.gather(
        reader.rows("counts", {"thing": [Iri(iri)]}),
        reader.rows(f"more-{wanted.direction}", values, skip=(wanted.number - 1) * PAGE),
    )
    chosen = (wanted.direction, property_, graph)
    total = sum(
        int(row["statements"].value)
        for row in counts
        if tuple(row[name].value for name in ("direction", "property", "graph")) == chosen
    )
    names = await read_names(reader, {iri, property_, *_iris(rows)}, language)
    shown = [_shown(property_, row["value"], names, language) for row in rows]
    return Group(property_, names.name(property_), graph, total, shown), names.name(iri)


def _sections(
    counts: Iterable[Row], direction: str, rows: Iterable[Row], names: Names, language: Language
) -> list[Section]:
    groups: dict[str, dict[str, Group]] = {}
    for row in counts:
        graph, property_ = row["graph"].value, row["property"].value
        if row["direction"].value != direction or (direction == "out" and property_ == EVIDENCE):
            continue
        count = int(row["statements"].value)
        groups.setdefault(graph, {})[property_] = Group(property_, names.name(property_), graph, count)
    for row in rows:
        group = groups.get(row["graph"].value, {}).get(row["property"].value)
        if group is not None:
            group.values.append(_shown(group.term, row["value"], names, language))
    sections = [Section(graph, origin(graph), _ordered(found)) for graph, found in groups.items()]
    return sorted(sections, key=lambda section: (section.origin.rank, section.graph))


def _ordered(groups: dict[str, Group]) -> list[Group]:
    """Kinds and names first, then policygraph's own terms, then the others."""
    return sorted(groups.values(), key=lambda group: rank(group.term, group.name))


def _shown(property_: str, value: Term, names: Names, language: Language) -> Shown:
    if value.is_iri:
        return Shown(names.name(value.value), value.value)
    if property_ in MONEY and value.value.lstrip("-").isdigit():
        text = amount(int(value.value), language)
        return Shown(f"{text}억원" if language == "ko" else f"KRW {text} bn", exact=f"{int(value.value):,}")
    return Shown(value.value, language=value.language)


def _iris(rows: Iterable[Row]) -> set[str]:
    return {term.value for row in rows for term in row.values() if term.is_iri}
