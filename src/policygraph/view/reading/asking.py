"""Asks a store for rows with whole RDF terms, for some hundred things at a time."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from policygraph.query import bind
from policygraph.query.lookups import read_lookup
from policygraph.store import Iri, Store
from policygraph.things import Names, Row, names_query, read_rows

CHUNK = 250


@dataclass(frozen=True, slots=True)
class Asking:
    """Asks the questions of `lookups/`.

    Attributes:
        store: the graphs.
    """

    store: Store

    def rows(self, name: str, things: Collection[str] | None = None) -> list[Row]:
        """The rows that answer `lookups/<name>.rq`.

        Args:
            name: of the question.
            things: which it is about, where it is about some.
        """
        query = read_lookup("policygraph.view.reading", name)
        if things is not None:
            query = bind(query, {"thing": [Iri(thing) for thing in things]})
        return read_rows(self.store.query(query).serialize("json"))

    def names(self, iris: Iterable[str]) -> tuple[Names, Names]:
        """What things are called, in Korean and in English."""
        wanted = sorted(set(iris))
        rows: list[Row] = []
        for chunk in chunks(wanted):
            if query := names_query(chunk):
                rows += read_rows(self.store.query(query).serialize("json"))
        rows.sort(key=lambda row: (row["thing"], row["role"], row["name"]))
        return Names(rows, "ko"), Names(rows, "en")


def chunks(things: Collection[str]) -> Iterator[list[str]]:
    """The things, so many at a time."""
    listed = list(things)
    for start in range(0, len(listed), CHUNK):
        yield listed[start : start + CHUNK]


def grouped(rows: Iterable[Row], name: str) -> dict[str, list[Row]]:
    """The rows by what they have in a column, in the order of the first of each."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row[name].value, []).append(row)
    return found
