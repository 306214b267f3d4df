"""The same code reads a plan of another year, with other counts, on other lines."""

from dataclasses import replace
from pathlib import Path

import pytest

from policygraph.build import PlanReport, examine
from policygraph.model import Emendation, Measure, Plan, Span
from records import another_year
from records.another_year import Written
from records.folder import SourceFolder


@pytest.fixture(scope="module", params=[0, 3], ids=["plain", "padded"])
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Written, Path]:
    """The plan of 2022 as written, and its source folder; padded, everything stands further down."""
    folder = tmp_path_factory.mktemp("sources") / "icd-2022"
    return another_year.write(folder, padding=request.param), folder


@pytest.fixture(scope="module")
def truth(written: tuple[Written, Path]) -> Written:
    """What was written."""
    return written[0]


@pytest.fixture(scope="module")
def report(written: tuple[Written, Path]) -> PlanReport:
    """What the build makes of it."""
    return examine(written[1])


@pytest.fixture(scope="module")
def plan(report: PlanReport) -> Plan:
    """The plan of 2022 as read."""
    return report.plan


def test_nothing_is_wrong(report: PlanReport) -> None:
    """Every promise is kept and every figure reconciles."""
    assert report.findings == ()


def test_cover(plan: Plan) -> None:
    """Title, year, date, issuer and basic plan are its own."""
    expected = (another_year.TITLE, 2022, "2022-04", "관계부처 합동", 2, 2019, 2023)
    basic = plan.basic
    found = (plan.name.clean, plan.year, plan.issued, plan.issuer, basic.number)
    assert expected == (*found, basic.first_year, basic.last_year)


def test_vision_and_goals(plan: Plan) -> None:
    """One vision, two goals."""
    names = (plan.vision.name.clean, *(goal.name.clean for goal in plan.goals))
    assert (another_year.VISION, *another_year.GOALS) == names


def test_strategies_and_tasks(plan: Plan) -> None:
    """Three strategies with two, one and two tasks."""
    found = {s.name.clean: tuple(task.name.clean for task in s.tasks) for s in plan.strategies}
    assert found == another_year.STRATEGIES


def test_fields_and_performance_goals(plan: Plan) -> None:
    """Three fields with two, one and two performance goals."""
    found = {f.name.clean: tuple(goal.name.clean for goal in f.goals) for f in plan.fields}
    assert found == another_year.FIELDS


def test_ministries(plan: Plan) -> None:
    """Four ministries, in the order of their chapters."""
    assert tuple(another_year.MINISTRIES) == plan.ministries


def test_measures(truth: Written, plan: Plan) -> None:
    """Every measure with its label and its ministries."""
    assert truth.measures == {m.code: (m.label, m.responsible) for m in plan.measures}


def test_projects(truth: Written, plan: Plan) -> None:
    """Every project with its name, co-funded ones once."""
    assert truth.projects == {project.code: project.name.clean for project in plan.projects}


def test_allocations(truth: Written, plan: Plan) -> None:
    """Every budget row with its project, goal, ministry, amount, status and line."""
    words = {"New": "신규", "Continuing": "계속"}
    found = [
        (row.project, row.goal, row.ministry, row.amount, words[row.status], row.span.first)
        for row in plan.allocations
    ]
    assert truth.rows == found


def test_figures(truth: Written, plan: Plan) -> None:
    """Every figure with its amount, share and count."""
    found = {
        total.code: (total.amount, None if total.share is None else int(total.share * 100), total.count)
        for total in plan.totals
    }
    assert truth.figures == found


def test_leaves(report: PlanReport) -> None:
    """Only the matrix and goals of 2021 and the tasks of 2022 cannot be recomputed."""
    expected = {
        "2021-executed-by-performance-goal": 5,
        "2021-executed-by-ministry-and-field": 12,
        "2022-planned-by-task": 5,
    }
    assert expected == {table.code: table.leaves for table in report.reconciliation.tables if table.leaves}


def test_repairs(truth: Written, plan: Plan) -> None:
    """Every repair is kept."""
    expected = tuple(
        Emendation(raw, reading, "판독 오류", "같은 칸", Span(line, line, cell))
        for line, cell, raw, reading, _ in truth.corrections
    )
    assert expected == plan.emendations


def test_readings(plan: Plan) -> None:
    """Goals have their strategies."""
    found = [(r.subject, r.value) for r in plan.readings if r.property == "hasStrategy"]
    expected = [
        (f"goal/{goal}", f"strategy/{s}") for goal, served in another_year.SERVES.items() for s in served
    ]
    assert expected == found


def test_lines_do_not_matter(tmp_path: Path) -> None:
    """The same plan further down is the same plan, but for where it stands."""
    plans = []
    for padding in (0, 5):
        folder = tmp_path / str(padding)
        another_year.write(folder, padding)
        plan = examine(folder).plan
        measures = tuple(_moved(measure) for measure in plan.measures)
        rows = tuple(replace(row, span=Span(0, 0)) for row in plan.allocations)
        totals = tuple(replace(total, spans=()) for total in plan.totals)
        names = tuple(project.name.clean for project in plan.projects)
        plans.append((measures, rows, totals, names))
    assert plans[0] == plans[1]


def _moved(measure: Measure) -> Measure:
    return replace(measure, span=Span(0, 0))


def test_wrong_amount_is_found(tmp_path: Path) -> None:
    """A budget row that was changed and vouched for does not reconcile."""
    truth = another_year.write(tmp_path / "icd-2022")
    folder = SourceFolder(tmp_path / "icd-2022")
    line = truth.rows[0][-1]
    folder.edit(line, "12,345", "12,346")
    folder.vouch()
    assert line in folder.named_lines()


def test_two_plans_share_nothing(plan: Plan, real_plan: Plan) -> None:
    """The plan of 2022 has no project of 2021 and no line beyond its own text."""
    assert not {p.name.clean for p in plan.projects} & {p.name.clean for p in real_plan.projects}
    assert max(row.span.first for row in plan.allocations) == len(plan.text)
