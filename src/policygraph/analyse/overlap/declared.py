"""Measure (a), declared co-funding, as results: what two ministries pay for together, by the budget rows.

Four numbers for each pair of ministries that share a project: how many projects, the money of each of the
two, and the whole money of those projects, whoever pays.

>>> from policygraph.analyse.budget import BudgetRow, Named
>>> goal, project = Named("g", "G"), Named("p", "P")
>>> rows = [BudgetRow(project, Named(m, m), goal, "1-1", won, 1, iri=f"row-{m}")
...         for m, won in (("a", 7), ("b", 3), ("c", 1))]
>>> for result in declared_results(rows)[:4]:
...     print(result.measure, result.value)
co-funded-projects 1
co-funding-of-first 7
co-funding-of-second 3
co-funding-in-all 11
"""

from collections.abc import Iterable

from policygraph.analyse.budget import BudgetRow
from policygraph.analyse.cofunding import CoFunding, co_funding
from policygraph.analyse.results import Result
from policygraph.wording import Words

METHOD = "co-funding/1"
_NOTE = Words(
    "예산표에서 한 사업 이름 아래 두 부처의 행이 있다는 뜻이며, 사업을 함께 관리한다는 뜻은 아니다.",
    "Both ministries have rows under one project name; that does not say that they run it together.",
)


def declared_results(rows: Iterable[BudgetRow]) -> tuple[Result, ...]:
    """Four results for each pair that shares a project, by identifiers."""
    rows = tuple(rows)
    pairs = sorted(co_funding(rows), key=lambda pair: (pair.one.iri, pair.other.iri))
    return tuple(result for pair in pairs for result in _of(pair, rows))


def _of(pair: CoFunding, rows: tuple[BudgetRow, ...]) -> Iterable[Result]:
    projects = {shared.project.iri for shared in pair.projects}
    behind = [row for row in rows if row.project.iri in projects]

    def paid_by(*sides: str) -> tuple[str, ...]:
        return tuple(row.iri for row in behind if not sides or row.ministry.iri in sides)

    about = tuple(sorted((pair.one.iri, pair.other.iri)))
    seen = pair.seen_from(about[0])
    one, other = about
    yield Result(
        "co-funded-projects",
        about,
        len(projects),
        "count",
        (*sorted(projects), *paid_by(one, other)),
        METHOD,
        note=_NOTE,
    )
    yield Result("co-funding-of-first", about, seen.one_amount, "won", paid_by(one), METHOD)
    yield Result("co-funding-of-second", about, seen.other_amount, "won", paid_by(other), METHOD)
    whole = sum(shared.whole for shared in pair.projects)
    yield Result("co-funding-in-all", about, whole, "won", paid_by(), METHOD)
