"""Links of fictional plans with known answers, and of the real one."""

import numpy as np
import pytest

from analyse.linking import plans
from policygraph.analyse.linking import Draws, Linking, Material, link, link_tasks, read_linking, results
from policygraph.store import open_store

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def real() -> Linking:
    """The links of the real plan, from a small sample."""
    return link_tasks(open_store(), draws=Draws(runs=3, each=60, exact=8, moves=4))


def kinds(linking: Linking) -> list[str]:
    """How certain each link of the best assignment is."""
    return [found.kind for found in linking.best]


def test_where_all_is_forced_all_is_certain() -> None:
    """One link of each project, with confidence 1."""
    linking = link(plans.FORCED)

    assert (kinds(linking), {found.confidence for found in linking.links}) == (["forced"] * 4, {1.0})


@pytest.mark.parametrize("material", [plans.CONTRADICTORY, plans.UNREACHABLE], ids=["sums", "no way"])
def test_totals_that_contradict_give_no_link_and_say_so(material: Material) -> None:
    """Nothing is linked, and the reason is there in both languages."""
    linking = link(material)

    assert linking.contradiction is not None
    assert (linking.links, bool(linking.contradiction.ko), bool(linking.contradiction.en)) == ((), True, True)


def test_without_text_only_the_totals_speak() -> None:
    """Both ways are as likely, so no link is."""
    linking = link(plans.SILENT)

    assert ({found.confidence for found in linking.links}, {found.kind for found in linking.links}) == (
        {0.5},
        {"open"},
    )


def test_a_name_speaks_as_far_as_it_is_trusted() -> None:
    """One name and no mistake: (1 + 1) / (1 + 2), and its partner by the totals goes with it."""
    linking = link(plans.SPOKEN)
    chances = {(found.project.name, found.task.code): found.confidence for found in linking.links}
    first = chances["스마트팜 실증단지", "1"]

    assert (first > 0.6, chances["사업 2", "1"] == first, kinds(linking)[0]) == (True, True, "named")


def test_a_plan_without_totals_of_tasks_links_nothing() -> None:
    """No task prints a count and a sum."""
    assert link(Material((), plans.SILENT.projects)) == Linking(())


def test_the_best_assignment_of_the_real_plan_meets_every_total(real: Linking) -> None:
    """One link of each of 154 projects: counts and sums of nine tasks, recomputed from the links."""
    found = {
        task.code: (
            sum(one.project.rows for one in real.best if one.task == task),
            sum(one.project.amount for one in real.best if one.task == task),
        )
        for task in real.tasks
    }

    assert found == {task.code: (task.rows, task.amount) for task in real.tasks}
    assert len({one.project.iri for one in real.best}) == 154


def test_every_draw_of_the_real_plan_is_exact(real: Linking) -> None:
    """Counts and sums of each draw, recomputed with numpy from won."""
    assert real.sample is not None
    material = read_linking(open_store())
    rows = np.array([project.rows for project in material.projects])
    won = np.array([project.amount for project in material.projects])
    wrong = [
        (draw, task.code)
        for draw, state in enumerate(real.sample.draws)
        for number, task in enumerate(material.tasks)
        if (int(rows[state == number].sum()), int(won[state == number].sum())) != (task.rows, task.amount)
    ]

    assert (wrong, len(real.sample.draws)) == ([], 24)


def test_the_name_that_the_totals_contradict_is_said(real: Linking) -> None:
    """The text names 2-2-2 under 4-2; the totals force it into 4-1."""
    found = {one.task.code: one.kind for one in real.links if one.project.iri.endswith("/2-2-2")}

    assert found == {"4-1": "forced", "4-2": "ruled-out"}


def test_confidences_of_a_project_add_up_to_one(real: Linking) -> None:
    """In thousandths, exactly."""
    sums: dict[str, int] = {}
    for one in real.links:
        sums[one.project.iri] = sums.get(one.project.iri, 0) + round(one.confidence * 1000)

    assert set(sums.values()) == {1000}


def test_text_tells_hidden_names_far_better_than_totals(real: Linking) -> None:
    """What the documentation says of the calibration: the totals add nothing to the text."""
    assert real.calibration is not None
    loss = {score.way: score.log_loss for score in real.calibration.scores}

    assert loss["text"] < loss["both"] < loss["uniform"]
    assert loss["totals"] > 1.9
    assert {score.projects for score in real.calibration.scores} == {25}


def test_results_are_one_per_link_and_per_score(real: Linking) -> None:
    """Each with its evidence: the printed total at least."""
    found = results(real)
    links = [result for result in found if result.measure == "task-link"]

    assert (len(links), len(found) - len(links), all(result.evidence for result in links)) == (
        len(real.links),
        5,
        True,
    )
