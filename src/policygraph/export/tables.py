"""The rows of a table, taken from the statements that its definition names.

A cell holds what the statements of the declared kinds say: a table of what is printed does not fill its
gaps with what a person read. More than one value where one is expected is an error, never a choice.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from policygraph import terms
from policygraph.errors import StoreError
from policygraph.export.definitions import Column, Table, find_table
from policygraph.export.facts import COMPUTED, ORIGINS, Facts, Stated, expand
from policygraph.query import answer
from policygraph.reconcile import compact
from policygraph.store import Iri, Store, Value
from policygraph.terms import natural

Cell = Value | None
SEPARATOR = " | "
"""Between several values in one cell."""


class Tables:
    """The tables of a store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._facts = Facts(store)
        self._rows: dict[str, list[tuple[Cell, ...]]] = {}

    def rows(self, table: Table) -> list[tuple[Cell, ...]]:
        """The rows of a table, in the order of their keys; numbers in identifiers count by value.

        Raises:
            StoreError: the graph says two things where the table has room for one.
        """
        if table.name not in self._rows:
            self._rows[table.name] = self._read(table)
        return self._rows[table.name]

    def _read(self, table: Table) -> list[tuple[Cell, ...]]:
        if table.question:
            return self._asked(table)
        made = self._things(table) if table.classes else self._statements(table)
        keys = [index for index, column in enumerate(table.columns) if column.name in table.key]
        return sorted(made, key=lambda row: [natural(str(row[index])) for index in keys])

    def _asked(self, table: Table) -> list[tuple[Cell, ...]]:
        records = answer(self._store, table.question).records()
        origin = ", ".join(table.origins)
        return [
            tuple(origin if column.part == "origin" else row[column.variable] for column in table.columns)
            for row in records
        ]

    def _things(self, table: Table) -> Iterator[tuple[Cell, ...]]:
        """A row for each thing of the classes; the first of them that it is of is its kind."""
        found: dict[str, list[tuple[str, Stated]]] = defaultdict(list)
        for class_ in table.classes:
            for thing, stated in self._facts.members(class_):
                if stated.origin in table.origins:
                    found[thing].append((class_, stated))
        for thing, kinds in found.items():
            origin = _joined(stated.origin for _, stated in kinds)
            parts: dict[str, Cell] = {"key": Iri(thing), "kind": _local(kinds[0][0]), "origin": origin}
            parts["lines"] = self._lines(*self._standing(table, thing))
            yield tuple(
                parts[column.part] if column.part else self._cell(column, thing) for column in table.columns
            )

    def _statements(self, table: Table) -> Iterator[tuple[Cell, ...]]:
        """A row for each statement and origin: one that two plans make is one row."""
        seen: set[tuple[str, str, str, str]] = set()
        for property_ in table.statements:
            for subject, values in self._facts.by_subject(property_).items():
                for stated in values:
                    row = (subject, property_, str(stated.value), stated.origin)
                    if stated.origin in table.origins and row not in seen and self._belongs(table, subject):
                        seen.add(row)
                        yield self._statement(table, *row)

    def _belongs(self, table: Table, subject: str) -> bool:
        """Whether the subject is of the kind that the table is about: others have properties like it."""
        if not (about := table.columns[0].to):
            return True
        kinds = {str(kind.value) for kind in self._facts.values(subject, "rdf:type")}
        return any(expand(class_) in kinds for class_ in find_table(about).classes)

    def _statement(
        self, table: Table, subject: str, property_: str, value: str, origin: str
    ) -> tuple[Cell, ...]:
        note = self._facts.note(subject, property_, value)
        starts = {"subject": subject, "object": value, "note": note}
        cells: list[Cell] = []
        for column in table.columns:
            start = starts[column.start]
            match column.part:
                case "subject" | "object":
                    cells.append(Iri(starts[column.part] or ""))
                case "property":
                    cells.append(_local(property_))
                case "kind":
                    cells.append(self._kind(start or ""))
                case "origin":
                    cells.append(origin)
                case "lines" if table.lines == "object":
                    cells.append(self._lines(value))
                case "lines":
                    own = self._lines(note) if note else None
                    # What a program estimated stands nowhere: the subject's lines would say it did.
                    cells.append(own if origin in COMPUTED else own or self._lines(subject))
                case _:
                    cells.append(None if start is None else self._cell(column, start))
        return tuple(cells)

    def _kind(self, thing: str) -> Cell:
        """The class of a thing that its graph states; what a rule infers is wider."""
        kinds = [stated for stated in self._facts.values(thing, "rdf:type") if stated.origin != "inferred"]
        kinds = kinds or list(self._facts.values(thing, "rdf:type"))
        ours = [str(stated.value) for stated in kinds if str(stated.value).startswith(terms.PG)]
        return _local(min(ours)) if ours else None

    def _cell(self, column: Column, start: str) -> Cell:
        """What the column's path leads to."""
        reached: list[Value] = [Iri(start)]
        for step, property_ in enumerate(column.path, 1):
            last = step == len(column.path)
            reached = [
                stated.value
                for thing in reached
                for stated in self._facts.values(str(thing), property_)
                if (not last or stated.origin in column.origins)
                and (not last or not column.language or stated.language == column.language)
            ]
        values = list(dict.fromkeys(reached))
        if column.code:
            values = [_local(str(value)) for value in values]
        if column.many:
            return SEPARATOR.join(sorted(map(str, values), key=natural)) or None
        if len(values) > 1:
            raise StoreError(
                f"{terms.shorten(start)} has {len(values)} values for {column.name}, where one is expected",
                f"{terms.shorten(start)}의 {column.name} 값이 하나가 아니라 {len(values)}개입니다",
            )
        return values[0] if values else None

    def _standing(self, table: Table, thing: str) -> Iterable[str]:
        """The things whose lines are those of a row."""
        if not table.lines:
            return (thing,)
        return (str(stated.value) for stated in self._facts.values(thing, table.lines))

    def _lines(self, *things: str) -> str | None:
        """The lines of the source, as ranges; of several sources, each by its plan."""
        found: dict[str, set[int]] = defaultdict(set)
        for thing in things:
            for plan, lines in self._places.get(thing, {}).items():
                found[plan] |= lines
        if len(found) == 1:
            return compact(sorted(*found.values()))
        return "; ".join(f"{plan}: {compact(sorted(lines))}" for plan, lines in sorted(found.items())) or None

    @cached_property
    def _places(self) -> dict[str, dict[str, set[int]]]:
        """The lines of each thing, by the plan whose text they are of."""
        found: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for row in answer(self._store, "quotations").records():
            plan = str(row["text"]).removeprefix(terms.ID).partition("/")[0]
            found[str(row["subject"])][plan].update(
                range(int(str(row["line"])), int(str(row["last_line"])) + 1)
            )
        return {thing: dict(places) for thing, places in found.items()}


def _joined(origins: Iterable[str]) -> str:
    there = set(origins)
    return ", ".join(origin for origin in ORIGINS if origin in there)


def _local(name: str) -> str:
    """The last part of an identifier or of a prefixed name.

    >>> _local("pg:Task"), _local("https://w3id.org/policygraph/vocabulary/unit/KRW")
    ('Task', 'KRW')
    """
    return name.replace("#", "/").replace(":", "/").rpartition("/")[2]
