"""Where everything stands in the source, and what of it was repaired or is suspected."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from policygraph import terms
from policygraph.provenance import Origin, origin
from policygraph.terms import natural
from policygraph.things import Row
from policygraph.view.reading.asking import Asking, grouped

DISCREPANCY = f"{terms.PG}Discrepancy"


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a text.

    Attributes:
        plan: the code of the plan that the text is of.
        lines: on which they stand.
        before: what stands before them on the line, if they are not the whole of it.
        after: what stands after them.
    """

    iri: str
    plan: str
    lines: tuple[int, ...]
    quote: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that was read from a place.

    Attributes:
        kind: the IRI of its class.
        origin: who says so.
        relation: for an annotated statement, its property and its value; else nothing.
    """

    thing: str
    place: Place
    kind: str
    origin: Origin
    relation: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Emendation:
    """A repair of the text, or a fault that is only suspected and was read as it stands.

    Attributes:
        things: the IRIs of what it touches.
        fault: the kind of a suspected fault, in Korean and in English.
    """

    iri: str
    is_repair: bool
    place: Place
    raw: str
    reading: str
    reason: str
    basis: str
    fault: tuple[str, str]
    things: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """What was read from where.

    Attributes:
        places: IRI → place.
        evidence: all that was read, in the order of the text.
        by_thing: IRI → its places.
        emendations: in the order of the text.
        by_touched: IRI → the emendations that touch it.
    """

    places: Mapping[str, Place]
    evidence: tuple[Evidence, ...]
    by_thing: Mapping[str, tuple[Place, ...]]
    emendations: tuple[Emendation, ...]
    by_touched: Mapping[str, tuple[Emendation, ...]]


def read_source(asking: Asking, plans: Iterable[str]) -> Source:
    """What was read from the texts of the plans."""
    places = _places(asking.rows("places"), {terms.text(plan): plan for plan in plans})
    evidence = []
    for row in asking.rows("evidence"):
        place = places.get(row["place"].value)
        if place is not None:
            relation = (row["property"].value, row["value"].value) if "property" in row else None
            evidence.append(
                Evidence(row["thing"].value, place, row["kind"].value, origin(row["graph"].value), relation)
            )
    evidence.sort(key=lambda one: (one.place.lines, natural(one.thing), one.kind, one.origin.rank))
    by_thing: dict[str, dict[str, Place]] = defaultdict(dict)
    for one in evidence:
        by_thing[one.thing][one.place.iri] = one.place
    emendations = _emendations(asking.rows("emendations"), places)
    by_touched: dict[str, list[Emendation]] = defaultdict(list)
    for emendation in emendations:
        for thing in emendation.things:
            by_touched[thing].append(emendation)
    return Source(
        places,
        tuple(evidence),
        {thing: tuple(found.values()) for thing, found in by_thing.items()},
        emendations,
        {thing: tuple(found) for thing, found in by_touched.items()},
    )


def _places(rows: Iterable[Row], plans: Mapping[str, str]) -> dict[str, Place]:
    """The places in the texts of the plans."""
    found = grouped((row for row in rows if row["text"].value in plans), "place")
    return {
        iri: Place(
            iri,
            plans[some[0]["text"].value],
            tuple(sorted({int(row["line"].value) for row in some})),
            some[0]["quote"].value,
            some[0]["before"].value if "before" in some[0] else "",
            some[0]["after"].value if "after" in some[0] else "",
        )
        for iri, some in found.items()
    }


def _emendations(rows: Iterable[Row], places: Mapping[str, Place]) -> tuple[Emendation, ...]:
    emendations = []
    for iri, some in grouped((row for row in rows if row["place"].value in places), "emendation").items():
        one = some[0]
        faults = {row["language"].value: row["fault"].value for row in some if "fault" in row}
        emendations.append(
            Emendation(
                iri,
                one["kind"].value == f"{terms.PG}Emendation",
                places[one["place"].value],
                one["raw_text"].value,
                one["reading"].value,
                one["reason"].value,
                one["basis"].value,
                (faults.get("ko", ""), faults.get("en", "")),
                tuple(sorted({row["thing"].value for row in some if "thing" in row}, key=natural)),
            )
        )
    return tuple(sorted(emendations, key=lambda one: (one.place.lines, natural(one.iri))))
