"""The money of things: the budget rows, and the figures that the document prints of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from policygraph import terms
from policygraph.terms import natural
from policygraph.things import Row
from policygraph.view.reading.asking import Asking, grouped
from policygraph.view.reading.entities import Entities
from policygraph.view.theme import STATUSES
from policygraph.wording import table_name


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """A printed budget row; amounts in won, `status` in Korean and English."""

    iri: str
    plan: str
    project: str
    ministry: str
    goal: str
    year: int
    status: tuple[str, str]
    amount: int
    line: int

    @property
    def joins(self) -> tuple[str, str, str]:
        """The IRIs of what it joins: project, ministry and performance goal."""
        return self.project, self.ministry, self.goal


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure that the document prints.

    Attributes:
        table: the table that it stands in, in Korean and English: "2021 계획 분야별".
        executed: whether it was spent; else it is planned.
        share: in per cent, as printed; or empty.
        items: how many projects it counts, as printed; or empty.
        of: the IRIs of what it totals; nothing for the whole plan.
    """

    iri: str
    plan: str
    table: tuple[str, str]
    year: int
    executed: bool
    amount: int
    share: str
    items: str
    of: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Budget:
    """All money.

    Attributes:
        rows: in the order of the text.
        printed: in the order of the text.
        rows_of: IRI → the rows that are its own, or of what is a part of it.
        printed_of: IRI → the figures that total it, alone or with others.
    """

    rows: Mapping[str, BudgetRow]
    printed: Mapping[str, Printed]
    rows_of: Mapping[str, tuple[BudgetRow, ...]]
    printed_of: Mapping[str, tuple[Printed, ...]]


def read_budget_of(asking: Asking, entities: Entities, plans: Iterable[str]) -> Budget:
    """All money of the plans."""
    texts = {terms.text(plan): plan for plan in plans}
    rows = _rows(asking.rows("allocations"), texts)
    printed = _printed(asking.rows("totals"), texts)
    visions = defaultdict(list)
    for part, wholes in entities.wholes.items():
        if entities.found[part].kind == "Vision":
            for whole, _ in wholes:
                visions[whole].append(part)
    rows_of: dict[str, list[BudgetRow]] = defaultdict(list)
    above: dict[str, set[str]] = {}
    for row in rows:
        if row.goal not in above:
            above[row.goal] = entities.above(row.goal)
        plan = terms.individual(row.plan)
        for thing in sorted({row.project, row.ministry, row.goal, *above[row.goal], plan, *visions[plan]}):
            rows_of[thing].append(row)
    printed_of: dict[str, list[Printed]] = defaultdict(list)
    for figure in printed:
        plan = terms.individual(figure.plan)
        for thing in figure.of or (plan, *visions[plan]):
            printed_of[thing].append(figure)
    return Budget(
        {row.iri: row for row in rows},
        {figure.iri: figure for figure in printed},
        {thing: tuple(found) for thing, found in rows_of.items()},
        {thing: tuple(found) for thing, found in printed_of.items()},
    )


def _rows(rows: Iterable[Row], texts: Mapping[str, str]) -> list[BudgetRow]:
    found = {
        row["thing"].value: BudgetRow(
            row["thing"].value,
            texts[row["text"].value],
            row["project"].value,
            row["ministry"].value,
            row["goal"].value,
            int(row["year"].value),
            STATUSES[row["status"].value.removeprefix(terms.PG)],
            int(row["amount"].value),
            int(row["line"].value),
        )
        for row in rows
        if row["text"].value in texts
    }
    return sorted(found.values(), key=lambda row: (row.line, natural(row.iri)))


def _printed(rows: Iterable[Row], texts: Mapping[str, str]) -> list[Printed]:
    figures = []
    for iri, some in grouped((row for row in rows if row["text"].value in texts), "thing").items():
        one = some[0]
        code = one["table"].value.rpartition("/")[2]
        figures.append(
            Printed(
                iri,
                texts[one["text"].value],
                (table_name(code, "ko"), table_name(code, "en")),
                int(one["year"].value),
                one["phase"].value == f"{terms.PG}Executed",
                int(one["amount"].value),
                one["share"].value if "share" in one else "",
                one["items"].value if "items" in one else "",
                tuple(sorted({row["of"].value for row in some if "of" in row}, key=natural)),
                min(int(row["line"].value) for row in some),
            )
        )
    return sorted(figures, key=lambda one: (one.line, natural(one.iri)))
