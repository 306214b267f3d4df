"""The budget rows as analyses need them: one question to the store, then plain columns."""

from dataclasses import dataclass

from policygraph import terms
from policygraph.errors import Language
from policygraph.query import answer, newest_year
from policygraph.store import Store


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """Something with an identifier and a name."""

    iri: str
    name: str


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """One ministry's money (won) for one project, and its line in the source.

    Attributes:
        status: New or Continuing, as the ontology calls them.
        iri: of the allocation.
    """

    project: Named
    ministry: Named
    goal: Named
    goal_code: str
    amount: int
    line: int
    status: str = ""
    iri: str = ""


def read_budget(
    store: Store, language: Language = "ko", year: int | None = None, *, short: bool = False
) -> tuple[BudgetRow, ...]:
    """Every budget row of `year`, in the order of the document.

    Args:
        store: the graphs.
        language: of all names.
        year: the fiscal year; of the newest plan, if None.
        short: whether ministries go by their short names (산업부, MOTIE).
    """
    ministry_name = "ministry_short" if short else "ministry_name"
    table = answer(store, "allocations", {"lang": language, "year": str(year or newest_year(store))})
    return tuple(
        BudgetRow(
            project=Named(str(row["project"]), str(row["project_name"])),
            ministry=Named(str(row["ministry"]), str(row[ministry_name])),
            goal=Named(str(row["performance_goal"]), str(row["performance_goal_name"])),
            goal_code=str(row["code"]),
            amount=int(str(row["amount_krw"])),
            line=int(str(row["line"])),
            status=str(row["status"]).removeprefix(terms.PG),
            iri=str(row["allocation"]),
        )
        for row in table.records()
    )
