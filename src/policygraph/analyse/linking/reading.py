"""What linking rests on, read from a store: tasks with their totals, projects, and what the text says.

Three things of a project may stand in a measure of a task or in a footnote of one: its name as it is printed,
its name in another form that a person recognised, or an amount that agrees with its budget. Each is a
`Mention` and keeps the identifier and the line of its proof.

>>> from policygraph.store import open_store
>>> material = read_linking(open_store())
>>> len(material.tasks), len(material.projects), sum(project.rows for project in material.projects)
(9, 154, 163)
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from policygraph import terms
from policygraph.analyse.budget import BudgetRow, read_budget
from policygraph.query import bind, newest_year
from policygraph.query.lookups import read_lookup
from policygraph.store import Store, Value

Kind = Literal["printed", "read", "amount"]


@dataclass(frozen=True, slots=True)
class Task:
    """A policy task and the figures that the document prints for it.

    Attributes:
        rows: of the budget, as printed.
        amount: their sum in won, as printed.
        total: the identifier of the printed figure.
        line: where it is printed.
    """

    iri: str
    code: str
    name: str
    rows: int
    amount: int
    total: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Project:
    """A project with the amount (won) of each of its budget rows."""

    iri: str
    name: str
    amounts: tuple[int, ...]
    ministries: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()

    @property
    def rows(self) -> int:
        """How many budget rows it has."""
        return len(self.amounts)

    @property
    def amount(self) -> int:
        """Its whole money, in won."""
        return sum(self.amounts)


@dataclass(frozen=True, slots=True)
class Passage:
    """The text of a measure or of a footnote of one, under its task."""

    iri: str
    measure: str
    task: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of the text that name a project or give its amount.

    Attributes:
        kind: `printed`: the name itself; `read`: another form of it; `amount`: an amount that agrees.
        passage: where the words stand.
        task: whose measure it is; "" for text of no task.
        proof: the identifier of what ties the words to the project.
        place: the identifier of the place in the source.
    """

    project: str
    kind: Kind
    passage: str
    task: str
    words: str
    line: int
    proof: str
    place: str


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that linking rests on.

    Attributes:
        responsible: task, measure and a ministry that it names.
    """

    tasks: tuple[Task, ...]
    projects: tuple[Project, ...]
    passages: tuple[Passage, ...] = ()
    responsible: tuple[tuple[str, str, str], ...] = ()
    mentions: tuple[Mention, ...] = ()


def read_linking(store: Store, year: int | None = None) -> Material:
    """What the linking of `year` (of the newest plan, if None) rests on, in the order of identifiers."""
    year = year or newest_year(store)
    tasks = tuple(
        Task(
            row["task"],
            row["code"],
            row["name"],
            int(row["rows"]),
            int(row["amount"]),
            row["total"],
            _line(row),
        )
        for row in _rows(store, "tasks", year=year)
    )
    passages = tuple(
        Passage(row["passage"], row["measure"], row["task"], row["text"], _line(row))
        for row in _rows(store, "passages")
    )
    task_of = {passage.iri: passage.task for passage in passages}
    responsible = _rows(store, "responsible")
    projects = _projects(read_budget(store, "ko", year))
    return Material(
        tasks=tuple(sorted(tasks, key=lambda task: terms.natural(task.iri))),
        projects=projects,
        passages=passages,
        responsible=tuple((row["task"], row["measure"], row["ministry"]) for row in responsible),
        mentions=_mentions(store, year, task_of, {project.iri for project in projects}),
    )


def _mentions(store: Store, year: int, task_of: dict[str, str], known: set[str]) -> tuple[Mention, ...]:
    found = []
    for row in _rows(store, "namings"):
        kind: Kind = "read" if row["reason"] else "printed"
        task = task_of.get(row["passage"], "")
        found.append(
            Mention(
                row["project"],
                kind,
                row["passage"],
                task,
                row["words"],
                _line(row),
                row["note"],
                row["place"],
            )
        )
    for row in _rows(store, "amounts", year=year):
        task = task_of.get(row["passage"], "")
        found.append(
            Mention(
                row["project"],
                "amount",
                row["passage"],
                task,
                row["words"],
                _line(row),
                row["comparison"],
                row["place"],
            )
        )
    return tuple(mention for mention in found if mention.project in known)


def _projects(rows: tuple[BudgetRow, ...]) -> tuple[Project, ...]:
    by_project: dict[str, list[BudgetRow]] = defaultdict(list)
    for row in rows:
        by_project[row.project.iri].append(row)
    return tuple(
        Project(
            iri,
            part[0].project.name,
            tuple(row.amount for row in part),
            tuple(row.ministry.iri for row in part),
            tuple(row.line for row in part),
        )
        for iri, part in sorted(by_project.items(), key=lambda item: terms.natural(item[0]))
    )


def _rows(store: Store, name: str, **values: Value) -> list[dict[str, str]]:
    """The rows that answer `lookups/<name>.rq`, as text; "" for what is unbound."""
    table = store.query(bind(read_lookup("policygraph.analyse.linking", name), values)).bindings()
    return [
        {name: "" if value is None else str(value) for name, value in row.items()} for row in table.records()
    ]


def _line(row: dict[str, str]) -> int:
    return int(row["line"])
