"""What the totals prove: against every assignment listed, and on the real plan by another method."""

from itertools import product

import pytest

from analyse.linking import plans
from policygraph.analyse.linking import Material, Problem, deduce, reachable, read_linking
from policygraph.store import open_store


def problem_of(material: Material) -> Problem:
    """The numbers of what was read."""
    return Problem.of(
        [project.amounts for project in material.projects],
        [(task.rows, task.amount) for task in material.tasks],
    )


@pytest.fixture(scope="module")
def real() -> Problem:
    """The plan of 2021."""
    return problem_of(read_linking(open_store()))


def exact(problem: Problem) -> list[tuple[int, ...]]:
    """Every exact assignment, by trying all."""
    tasks = range(len(problem.counts))
    return [way for way in product(tasks, repeat=len(problem.parts)) if not problem.misses(way)]


def test_all_is_forced_where_there_is_one_way() -> None:
    """The deduction finds the one exact assignment."""
    known, ways = deduce(problem_of(plans.FORCED)), exact(problem_of(plans.FORCED))

    assert [tuple(known.forced[number] for number in range(4))] == ways


@pytest.mark.parametrize("material", [plans.FORCED, plans.SILENT, plans.SPOKEN, plans.UNREACHABLE])
def test_nothing_is_excluded_that_some_exact_assignment_has(material: Material) -> None:
    """No exact assignment has an excluded link, and each has all forced ones."""
    problem = problem_of(material)
    known = deduce(problem)
    wrong = [
        way
        for way in exact(problem)
        if any((number, task) in known.exclusions for number, task in enumerate(way))
        or any(way[number] != task for number, task in known.forced.items())
    ]

    assert wrong == []


def test_bounds_agree_with_brute_force_on_many_small_plans() -> None:
    """Whatever small plan is drawn, no exclusion contradicts an exact assignment."""
    import numpy as np  # noqa: PLC0415 - only here

    draw = np.random.Generator(np.random.PCG64(7))
    wrong = 0
    for _ in range(60):
        parts = [tuple(int(x) for x in draw.integers(1, 9, draw.integers(1, 3))) for _ in range(6)]
        home = draw.integers(0, 3, 6)
        totals = [
            (
                sum(len(part) for part, at in zip(parts, home, strict=True) if at == task),
                sum(sum(part) for part, at in zip(parts, home, strict=True) if at == task),
            )
            for task in range(3)
        ]
        problem = Problem.of(parts, totals)
        known = deduce(problem)
        wrong += known.contradiction is not None
        wrong += sum(
            (number, task) in known.exclusions for way in exact(problem) for number, task in enumerate(way)
        )

    assert wrong == 0


def test_totals_that_do_not_add_up_are_said_to_contradict() -> None:
    """The sum of the tasks is not the budget's."""
    known = deduce(problem_of(plans.CONTRADICTORY))

    assert known.contradiction is not None
    assert "11" in known.contradiction.en


def test_the_forced_link_of_the_real_plan(real: Problem) -> None:
    """Task 4-1 has one row of 63.48억원, and one project has just that."""
    material = read_linking(open_store())
    known = deduce(real)
    ((project, task),) = known.forced.items()
    same = [row for other in material.projects for row in other.amounts if row == 6_348_000_000]

    assert (material.projects[project].iri.rpartition("/")[2], material.tasks[task].code, len(same)) == (
        "2-2-2",
        "4-1",
        1,
    )


def test_every_exclusion_of_the_real_plan_holds_by_another_method(real: Problem) -> None:
    """All sums that choices of other rows can make, as bits, do not hold what the task would need."""
    known = deduce(real)
    barred = frozenset(known.forced)
    wrong = [
        pair
        for pair, exclusion in known.exclusions.items()
        if exclusion.ground != "elsewhere" and reachable(real, pair[1], pair[0], barred - {pair[0]})
    ]

    assert (wrong, len(known.exclusions)) == ([], 191)


def test_two_large_projects_cannot_share_the_smaller_task(real: Problem) -> None:
    """첨단도로교통체계 and 스마트공장 can only be in 1-2 and 3-2, and together exceed 1-2."""
    known = deduce(real)
    one, other = sorted(range(len(real.parts)), key=lambda number: -real.amounts[number])[:2]
    left = [[task for task in range(9) if (number, task) not in known.exclusions] for number in (one, other)]

    assert (left, real.amounts[one] + real.amounts[other] > real.sums[1]) == ([[1, 5], [1, 5]], True)
