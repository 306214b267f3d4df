"""How facts are ordered, which of them are money, and the places of the source that a thing was read from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policygraph import terms
from policygraph.provenance import origin
from policygraph.things.naming import RDF_TYPE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policygraph.things.rows import Row

# What is in won.
MONEY = frozenset(f"{terms.PG}{name}" for name in ("amount", "difference", "restatedAmount", "tableAmount"))
# Shown in a section of its own, with the words.
EVIDENCE = f"{terms.PG}evidence"
LABELS = frozenset({f"{terms.PREFIXES['skos']}prefLabel", f"{terms.PREFIXES['rdfs']}label"})


@dataclass(slots=True)
class Place:
    """Lines of the source, with the words there and how they were repaired or are suspected."""

    iri: str
    lines: list[int]
    before: str
    quote: str
    after: str
    repairs: list[dict[str, str]]


def kinds(rows: Iterable[Row]) -> list[str]:
    """The kinds of a thing among its facts, what is printed before what is inferred."""
    found = [
        (origin(row["graph"].value).rank, row["value"].value)
        for row in rows
        if row["property"].value == RDF_TYPE
    ]
    return list(dict.fromkeys(kind for _, kind in sorted(found)))


def rank(term: str, name: str) -> tuple[int, str]:
    """Where a property stands among others: kinds and names, policygraph's own terms, the others."""
    if term == RDF_TYPE:
        return 0, ""
    if term in LABELS:
        return 1, ""
    return (2 if term.startswith(terms.PG) else 3), name


def places(rows: Iterable[Row]) -> list[Place]:
    """The places of a thing, one row for each line and repair, in the order of their lines."""
    found: dict[str, Place] = {}
    for row in rows:
        texts = {name: term.value for name, term in row.items()}
        place = found.setdefault(
            texts["place"],
            Place(texts["place"], [], texts.get("before", ""), texts["quote"], texts.get("after", ""), []),
        )
        line = int(texts["line"])
        if line not in place.lines:
            place.lines.append(line)
        repair: dict[str, str] = {
            name: texts[name] for name in ("treatment", "raw_text", "reading", "reason") if name in texts
        }
        if repair and repair not in place.repairs:
            place.repairs.append(repair)
    return sorted(found.values(), key=lambda place: place.lines)
