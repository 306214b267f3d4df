"""What to call things: those that have a page by their names, the others in words.

A budget row is called by its project, ministry and amount, a printed figure by its table, a target by what it
says; footnotes and the like by their kind and the document's words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from policygraph import terms
from policygraph.money import money
from policygraph.things import Names, Row
from policygraph.view.reading.asking import Asking
from policygraph.view.reading.budget import Budget, BudgetRow, Printed
from policygraph.view.reading.entities import Entities, Named

_WON = "원"


@dataclass(frozen=True, slots=True)
class Words:
    """Names for everything.

    Attributes:
        entities: what has a page.
        budget: rows and figures.
        targets: IRI → what a target says.
        ko: other names in Korean.
        en: other names in English.
    """

    entities: Entities
    budget: Budget
    targets: Mapping[str, str]
    ko: Names
    en: Names

    def name(self, iri: str) -> Named:
        """What to call a thing."""
        if iri in self.entities.found:
            return self.entities.found[iri].name
        if iri in self.budget.rows:
            return self._row(self.budget.rows[iri])
        if iri in self.budget.printed:
            return self._figure(self.budget.printed[iri])
        if iri in self.targets:
            return Named(self._kind(iri, self.ko), self._kind(iri, self.en), self.targets[iri])
        if text := self.ko.words(iri):
            return Named(self._kind(iri, self.ko), self._kind(iri, self.en), text)
        return Named(self.ko.name(iri), self.en.name(iri))

    def with_names(self, ko: Names, en: Names) -> "Words":
        """The same with the names of other things."""
        return Words(self.entities, self.budget, self.targets, ko, en)

    def _row(self, row: BudgetRow) -> Named:
        project, ministry = self.name(row.project), self.name(row.ministry)
        return Named(
            f"{project.ko} · {ministry.ko} · {money(row.amount, 'ko')}",
            f"{project.en} · {ministry.en} · {money(row.amount, 'en')}",
        )

    def _figure(self, figure: Printed) -> Named:
        names = [self.name(iri) for iri in figure.of]
        of_ko = ", ".join(name.ko for name in names) or "합계"
        of_en = ", ".join(name.en for name in names) or "total"
        return Named(
            f"{figure.table[0]} · {of_ko} · {money(figure.amount, 'ko')}",
            f"{figure.table[1]} · {of_en} · {money(figure.amount, 'en')}",
        )

    @staticmethod
    def _kind(iri: str, names: Names) -> str:
        return next(iter(names.kinds(iri)), terms.shorten(iri))


def read_words(asking: Asking, entities: Entities, budget: Budget, others: Iterable[str] = ()) -> Words:
    """Names for everything that has a page, for money and targets, and for some other things."""
    known = {*entities.found, *budget.rows, *budget.printed}
    targets = {row["thing"].value: _target(row) for row in asking.rows("targets")}
    ko, en = asking.names({*others} - known)
    return Words(entities, budget, targets, ko, en)


def _target(row: Row) -> str:
    """What a target says: `업종별 플랫폼: 5 → 12 개`."""
    unit = row["unit"].value if "unit" in row else ""
    values = [_value(row[name].value, unit) for name in ("from", "to") if name in row]
    return f"{row['indicator'].value}: {' → '.join(values)}" if values else row["indicator"].value


def _value(number: str, unit: str) -> str:
    if unit == _WON and number.lstrip("-").isdigit():
        return money(int(number), "ko")
    return f"{number}{unit}"
