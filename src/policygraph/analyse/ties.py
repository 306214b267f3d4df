"""Ties between ministries by five measures that are never mixed, each with the evidence that made it.

* `co-funds`: projects that both pay for, as the budget rows declare; counted.
* `joint`: measures that name both as responsible; counted.
* `shared-goals`: how alike their money is spread over the performance goals: Schoener's index, the sum over
  all goals of the smaller of the two shares; 1 when the profiles are equal, 0 when they share no goal.
* `same-topics`: technologies and subjects that a project of one and another project of the other name;
  counted. A project that both pay for is declared already and does not count here.
* `similar`: pairs of a project of one and a project of the other whose names and texts are alike, and that no
  person found to be different; counted. They are to be reviewed.

A tie says where to look. It is not duplication, and the counts of two measures must not be compared.

>>> schoener({"a": Fraction(1)}, {"a": Fraction(1, 4), "b": Fraction(3, 4)})
Fraction(1, 4)
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product
from typing import TypeVar

from policygraph.analyse.budget import BudgetRow
from policygraph.analyse.cofunding import co_funding

Key = TypeVar("Key", bound=Hashable)
MEASURES = ("co-funds", "joint", "shared-goals", "same-topics", "similar")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that ties two ministries.

    Attributes:
        iri: a project, measure, performance goal or topic, or the result that finds two projects alike.
        one_amount: the first ministry's money in it, in won; None where money says nothing.
        other_amount: the second ministry's.
        lines: of the source.
    """

    iri: str
    one_amount: int | None
    other_amount: int | None
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """Two ministries, joined by one measure.

    Attributes:
        measure: one of `MEASURES`.
        one: a ministry.
        other: another, later by identifier.
        value: a count, or an index between 0 and 1.
        evidence: what was counted or compared.
        goals: the performance goals that it touches.
        statuses: the statuses of the budget rows behind it.
    """

    measure: str
    one: str
    other: str
    value: Fraction
    evidence: tuple[Evidence, ...]
    goals: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()

    @property
    def amount(self) -> int | None:
        """Both sides' money together, in won; None where money says nothing."""
        amounts = [item.one_amount for item in self.evidence] + [item.other_amount for item in self.evidence]
        return None if None in amounts else sum(won or 0 for won in amounts)


def ties(
    rows: Iterable[BudgetRow],
    responsible: Iterable[tuple[str, str]],
    topics: Iterable[tuple[str, str]],
    lines: Mapping[str, tuple[int, ...]],
    alike: Iterable[tuple[str, str, str]] = (),
) -> tuple[Tie, ...]:
    """Every tie, by measure and strength.

    Args:
        rows: of the budget.
        responsible: measure and ministry.
        topics: project and topic.
        lines: of the source, by measure.
        alike: result, and the two projects that it is of.
    """
    rows = tuple(rows)
    found = [
        *_co_funding(rows),
        *_joint(responsible, lines),
        *_shared_goals(rows),
        *_same_topics(rows, topics),
        *_similar(rows, alike),
    ]
    return tuple(sorted(found, key=lambda tie: (MEASURES.index(tie.measure), -tie.value, tie.one, tie.other)))


def schoener(one: Mapping[str, Fraction], other: Mapping[str, Fraction]) -> Fraction:
    """Schoener's index of two profiles of shares that each sum to 1."""
    return sum((min(one[key], other[key]) for key in one.keys() & other.keys()), Fraction(0))


def _co_funding(rows: tuple[BudgetRow, ...]) -> Iterable[Tie]:
    by_project = _grouped(rows, lambda row: row.project.iri)
    for pair in co_funding(rows):
        evidence = tuple(
            Evidence(shared.project.iri, shared.one_amount, shared.other_amount, shared.lines)
            for shared in pair.projects
        )
        behind = [
            row
            for shared in pair.projects
            for row in by_project[shared.project.iri]
            if row.ministry in {pair.one, pair.other}
        ]
        yield Tie(
            "co-funds", pair.one.iri, pair.other.iri, Fraction(len(evidence)), evidence, *_facets(behind)
        )


def _joint(responsible: Iterable[tuple[str, str]], lines: Mapping[str, tuple[int, ...]]) -> Iterable[Tie]:
    ministries: dict[str, set[str]] = defaultdict(set)
    for measure, ministry in responsible:
        ministries[measure].add(ministry)
    shared: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for measure, named in sorted(ministries.items()):
        for one, other in combinations(sorted(named), 2):
            shared[one, other].append(Evidence(measure, None, None, lines.get(measure, ())))
    for (one, other), evidence in shared.items():
        yield Tie("joint", one, other, Fraction(len(evidence)), tuple(evidence))


def _shared_goals(rows: tuple[BudgetRow, ...]) -> Iterable[Tie]:
    by_ministry = _grouped(rows, lambda row: row.ministry.iri)
    by_cell = _grouped(rows, lambda row: (row.ministry.iri, row.goal.iri))
    money = {cell: sum(row.amount for row in part) for cell, part in by_cell.items()}
    profiles: dict[str, dict[str, Fraction]] = {}
    for ministry, part in by_ministry.items():
        total = sum(row.amount for row in part)
        if total:
            goals = {row.goal.iri for row in part}
            profiles[ministry] = {goal: Fraction(money[ministry, goal], total) for goal in goals}
    for one, other in combinations(sorted(profiles), 2):
        common = sorted(profiles[one].keys() & profiles[other].keys())
        if not common:
            continue
        behind = [row for goal in common for side in (one, other) for row in by_cell[side, goal]]
        evidence = tuple(
            Evidence(
                goal,
                money[one, goal],
                money[other, goal],
                tuple(sorted(row.line for side in (one, other) for row in by_cell[side, goal])),
            )
            for goal in common
        )
        value = schoener(profiles[one], profiles[other])
        yield Tie("shared-goals", one, other, value, evidence, *_facets(behind))


def _same_topics(rows: tuple[BudgetRow, ...], topics: Iterable[tuple[str, str]]) -> Iterable[Tie]:
    by_project = _grouped(rows, lambda row: row.project.iri)
    projects: dict[str, list[str]] = defaultdict(list)
    for project, topic in topics:
        projects[topic].append(project)
    payers = {project: {row.ministry.iri for row in part} for project, part in by_project.items()}
    shared: dict[tuple[str, str], list[tuple[str, list[BudgetRow], list[BudgetRow]]]] = defaultdict(list)
    for topic, named in sorted(projects.items()):
        ministries = sorted({ministry for project in named for ministry in payers.get(project, ())})
        for one, other in combinations(ministries, 2):
            sides = [
                [
                    row
                    for project in sorted(named)
                    if side in payers.get(project, ()) and away not in payers[project]
                    for row in by_project[project]
                    if row.ministry.iri == side
                ]
                for side, away in ((one, other), (other, one))
            ]
            if all(sides):
                shared[one, other].append((topic, sides[0], sides[1]))
    for (one, other), found in shared.items():
        evidence = tuple(
            Evidence(
                topic,
                sum(row.amount for row in ours),
                sum(row.amount for row in theirs),
                tuple(sorted(row.line for row in (*ours, *theirs))),
            )
            for topic, ours, theirs in found
        )
        behind = [row for _, ours, theirs in found for row in (*ours, *theirs)]
        yield Tie("same-topics", one, other, Fraction(len(evidence)), evidence, *_facets(behind))


def _similar(rows: tuple[BudgetRow, ...], alike: Iterable[tuple[str, str, str]]) -> Iterable[Tie]:
    by_project = _grouped(rows, lambda row: row.project.iri)
    shared: dict[tuple[str, str], list[tuple[str, BudgetRow, BudgetRow]]] = defaultdict(list)
    for result, one, other in alike:
        for pair in product(by_project[one], by_project[other]):
            ours, theirs = sorted(pair, key=lambda row: row.ministry.iri)
            if ours.ministry != theirs.ministry:
                shared[ours.ministry.iri, theirs.ministry.iri].append((result, ours, theirs))
    for (one, other), found in shared.items():
        evidence = tuple(
            Evidence(result, ours.amount, theirs.amount, tuple(sorted((ours.line, theirs.line))))
            for result, ours, theirs in found
        )
        behind = [row for _, ours, theirs in found for row in (ours, theirs)]
        yield Tie("similar", one, other, Fraction(len(evidence)), evidence, *_facets(behind))


def _facets(rows: Iterable[BudgetRow]) -> tuple[frozenset[str], frozenset[str]]:
    rows = tuple(rows)
    return frozenset(row.goal.iri for row in rows), frozenset(row.status for row in rows)


def _grouped(rows: Iterable[BudgetRow], key: Callable[[BudgetRow], Key]) -> dict[Key, list[BudgetRow]]:
    found: dict[Key, list[BudgetRow]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found
