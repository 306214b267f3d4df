"""A graph of this project's shape at the scale of a government: 60 plans of five years.

The ministries are the project's own; plans, performance goals, projects and budget rows are drawn from a
seed: 60 plans × 1,500 projects, 138,074 budget rows, 1,190,326 triples, as N-Quads, one graph for each plan.
One project in three is funded by two ministries or more. There are no lines, measures or printed totals,
so that of the library it answers the questions about plans, goals, projects, ministries and money.

    python benchmarks/large_graph.py graph.nq
"""

import csv
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from policygraph import paths, terms

PLANS, PROJECTS, ALLOCATIONS, TRIPLES = 60, 1_500, 138_074, 1_190_326
SHARE_OF_CO_FUNDED = 0.306
YEARS = (2019, 2020, 2021, 2022, 2023)
GOALS = ("1-1", "1-2", "1-3", "2-1", "2-2", "3-1", "3-2", "3-3", "4-1", "4-2")
WORDS = (
    "데이터",
    "인공지능",
    "바이오",
    "스마트",
    "수소",
    "자율주행",
    "물류",
    "의료",
    "농업",
    "해양",
    "콘텐츠",
    "소재",
)
ENDS = ("기술개발", "실증", "플랫폼 구축", "인력양성", "보급", "생태계 조성")
with paths.MINISTRIES.open(encoding="utf-8", newline="") as _file:
    MINISTRIES = tuple(terms.ministry(row["abbr"]) for row in csv.DictReader(_file))
A = f"<{terms.PREFIXES['rdf']}type>"
LABEL = f"<{terms.PREFIXES['skos']}prefLabel>"
INTEGER = f"{terms.PREFIXES['xsd']}integer"


def main(target: Path) -> None:
    """Write the graph."""
    with target.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for line in quads(random.Random(20)))  # noqa: S311 - a seed, no secret


def quads(draw: random.Random) -> Iterator[str]:
    """Every statement, in the same order each time."""
    funders = [1 + (draw.random() < SHARE_OF_CO_FUNDED) for _ in range(PLANS * PROJECTS)]
    several = [at for at, count in enumerate(funders) if count > 1]
    for at in draw.choices(several, k=ALLOCATIONS - sum(funders)):
        funders[at] += 1
    statements = 0
    for plan in range(PLANS):
        for statement in plan_statements(plan, funders, draw):
            statements += 1
            yield statement
    # What is missing to the round number are the marks of new projects.
    for project in range(TRIPLES - statements):
        plan, number = project % PLANS, project // PLANS
        yield f"{allocation(plan, number, 0)} {pg('status')} {pg('New')} {graph_of(plan)} ."


def plan_statements(plan: int, funders: list[int], draw: random.Random) -> Iterator[str]:
    """One plan with its goals, projects and budget rows."""
    graph, year = graph_of(plan), YEARS[plan % len(YEARS)]
    document = iri(f"plan-{plan}")
    yield f"{document} {A} {pg('AnnualPlan')} {graph} ."
    yield f"{document} {pg('fiscalYear')} {integer(year)} {graph} ."
    yield f'{document} {LABEL} "계획 {plan + 1}"@ko {graph} .'
    for code in GOALS:
        goal = iri(f"plan-{plan}/performance-goal/{code}")
        yield f"{goal} {A} {pg('PerformanceGoal')} {graph} ."
        yield f'{goal} {pg("code")} "{code}" {graph} .'
        yield f'{goal} {LABEL} "계획 {plan + 1}의 성과 목표 {code}"@ko {graph} .'
    for number in range(PROJECTS):
        project = iri(f"plan-{plan}/project/{number}")
        name = f"{draw.choice(WORDS)} {draw.choice(WORDS)} {draw.choice(ENDS)} {number}"
        goal = iri(f"plan-{plan}/performance-goal/{draw.choice(GOALS)}")
        yield f"{project} {A} {pg('Project')} {graph} ."
        yield f'{project} {LABEL} "{name}"@ko {graph} .'
        count = min(funders[plan * PROJECTS + number], len(MINISTRIES))
        for place, ministry in enumerate(draw.sample(MINISTRIES, count)):
            row = allocation(plan, number, place)
            yield f"{project} {pg('fundedBy')} <{ministry}> {graph} ."
            yield f"{row} {A} {pg('Allocation')} {graph} ."
            yield f"{row} {pg('project')} {project} {graph} ."
            yield f"{row} {pg('ministry')} <{ministry}> {graph} ."
            yield f"{row} {pg('fiscalYear')} {integer(year)} {graph} ."
            yield f"{row} {pg('amount')} {integer(draw.randint(50, 20_000) * 1_000_000)} {graph} ."
            yield f"{row} {pg('classifiedUnder')} {goal} {graph} ."


def allocation(plan: int, project: int, place: int) -> str:
    """The IRI of a budget row."""
    return iri(f"plan-{plan}/allocation/{project}/{place}")


def graph_of(plan: int) -> str:
    """The IRI of a plan's graph."""
    return f"<{terms.graph(f'plan-{plan}', 'asserted')}>"


def pg(name: str) -> str:
    """The IRI of a term."""
    return f"<{terms.PG}{name}>"


def iri(path: str) -> str:
    """The IRI of an individual."""
    return f"<{terms.individual(path)}>"


def integer(value: int) -> str:
    """A whole number."""
    return f'"{value}"^^<{INTEGER}>'


if __name__ == "__main__":
    main(Path(sys.argv[1]))
