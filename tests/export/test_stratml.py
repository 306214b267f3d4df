"""The skeleton of the plan as StratML: of the standard's structure, and what the graph says."""

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from export.conftest import Exported
from policygraph import terms
from policygraph.export import Source, write
from policygraph.export.stratml import identifier
from policygraph.query import answer
from policygraph.store import EmbeddedStore

pytestmark = pytest.mark.slow

STRATML = "{urn:ISO:std:iso:17469:tech:xsd:stratml_core}"


@pytest.fixture(scope="session")
def schema() -> etree.RelaxNG:
    """The structure of ISO 17469-1, written from its description."""
    return etree.RelaxNG(etree.parse(str(Path(__file__).with_name("stratml.rng"))))


@pytest.fixture
def plan(exported: Exported) -> Any:  # noqa: ANN401 - an lxml element
    """The plan of 2021."""
    return etree.parse(str(exported("stratml") / "icd-2021.stratml.xml")).getroot()


def texts(element: Any, *path: str) -> list[str]:  # noqa: ANN401 - as above
    """The texts at a path."""
    return [found.text or "" for found in element.findall("/".join(f"{STRATML}{name}" for name in path))]


def find(element: Any, *path: str) -> Any:  # noqa: ANN401 - as above
    """The first element at a path."""
    return element.find("/".join(f"{STRATML}{name}" for name in path))


def test_the_structure_is_the_standards(plan: Any, schema: etree.RelaxNG) -> None:  # noqa: ANN401 - as above
    """Order, number and types of elements."""
    assert (schema.validate(plan), str(schema.error_log)) == (True, "")


def test_no_identifier_is_there_twice(plan: Any) -> None:  # noqa: ANN401 - as above
    """An xsd:ID names one thing; a RELAX NG of lxml does not look."""
    found = [element.text for element in plan.iter(f"{STRATML}Identifier")]

    assert (len(found), len(set(found))) == (1 + 1 + 3 + 4 + 9, len(found))


@pytest.mark.parametrize(
    ("path", "where"),
    [
        (("AdministrativeInformation",), 0),
        (("StrategicPlanCore", "Vision"), -1),
        (("StrategicPlanCore", "Goal", "Identifier"), 0),
        (("StrategicPlanCore", "Goal", "OtherInformation"), -1),
        (("AdministrativeInformation", "Source"), 0),
    ],
)
def test_another_order_is_not(
    plan: Any,  # noqa: ANN401 - as above
    schema: etree.RelaxNG,
    path: tuple[str, ...],
    where: int,
) -> None:
    """An element at the start or the end of those beside it."""
    moved = find(plan, *path)
    parent = moved.getparent()
    parent.remove(moved)
    parent.insert(where if where == 0 else len(parent), moved)

    assert not schema.validate(plan)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("AdministrativeInformation", "StartDate"), "2021-05"),
        (("StrategicPlanCore", "Goal", "Identifier"), "https://w3id.org/x"),
    ],
)
def test_another_type_is_not(
    plan: Any,  # noqa: ANN401 - as above
    schema: etree.RelaxNG,
    path: tuple[str, ...],
    value: str,
) -> None:
    """A month for a day, an address for an identifier."""
    find(plan, *path).text = value

    assert not schema.validate(plan)


def test_goals_strategies_and_tasks_are_those_of_the_graph(plan: Any, store: EmbeddedStore) -> None:  # noqa: ANN401 - as above
    """Each strategy under the goal that a person read it to serve, its tasks after it, by number."""
    goals = [
        (
            texts(goal, "Name")[0],
            list(
                zip(*(texts(goal, "Objective", name) for name in ("SequenceIndicator", "Name")), strict=True)
            ),
        )
        for goal in plan.findall(f"{STRATML}StrategicPlanCore/{STRATML}Goal")
    ]
    tasks = [tuple(map(str, row)) for row in answer(store, "strategies-and-tasks").rows]
    expected: dict[str, list[tuple[str, str]]] = {}
    for row in answer(store, "goals-and-strategies").records():
        code, name = str(row["strategy_code"]), str(row["strategy_name"])
        below = [(number, task) for strategy, _, _, number, task in tasks if strategy == code]
        expected.setdefault(str(row["goal_name"]), []).extend([(code, name), *below])

    assert goals == list(expected.items())


def test_the_vision_is_the_plans(plan: Any) -> None:  # noqa: ANN401 - as above
    """In the words of line 262; the plan prints no mission and no values."""
    core = find(plan, "StrategicPlanCore")

    assert texts(core, "Vision", "Description") == ["산업 융합을 통한 K-뉴딜 성과 확산"]
    assert (texts(core, "Mission"), texts(core, "Value")) == ([], [])


def test_ministries_are_stakeholders(plan: Any, store: EmbeddedStore) -> None:  # noqa: ANN401 - as above
    """All eleven of the plan, and of a task those that its measures name."""
    core = find(plan, "StrategicPlanCore")
    of_task: dict[str, set[str]] = {}
    for row in answer(store, "fragmentation-of-tasks").records():
        code = str(row["task_code"])
        rows = answer(store, "measures-of-task", {"task": code}).records()
        of_task[code] = {str(one["ministry_name"]) for one in rows if one["ministry_name"]}
    found = {
        texts(objective, "SequenceIndicator")[0]: set(texts(objective, "Stakeholder", "Name"))
        for objective in core.findall(f"{STRATML}Goal/{STRATML}Objective")
    }

    assert len(texts(core, "Organization", "Stakeholder", "Name")) == 11
    assert {code: names for code, names in found.items() if "-" in code} == of_task


def test_what_a_person_read_is_said_to_be(plan: Any) -> None:  # noqa: ANN401 - as above
    """Which strategy serves which goal is not printed."""
    said = texts(plan, "StrategicPlanCore", "Goal", "OtherInformation")

    assert len(said) == 3
    assert all("문서에 인쇄되어 있지 않으며, 사람이 읽은 것이다. 추진 전략" in text for text in said)


def test_nothing_is_made_up(plan: Any) -> None:  # noqa: ANN401 - as above
    """The cover prints a month, so no day of publication; nobody submits the plan."""
    admin = find(plan, "AdministrativeInformation")

    assert [(etree.QName(child).localname, child.text) for child in admin] == [
        ("StartDate", "2021-01-01"),
        ("EndDate", "2021-12-31"),
        ("Source", "https://w3id.org/policygraph/id/icd-2021"),
    ]
    assert "발행: 2021-05(인쇄된 만큼)" in texts(plan, "OtherInformation")[0]


def test_in_english_the_names_are_english(source: Source, schema: etree.RelaxNG, tmp_path: Path) -> None:
    """And the Korean ones are the descriptions."""
    (path,) = write("stratml", Source(source.store, source.manifest, "en"), tmp_path)
    read = etree.parse(str(path)).getroot()

    assert schema.validate(read)
    assert (
        texts(read, "StrategicPlanCore", "Goal", "Description")[0]
        == "데이터 융합으로 산업 전반의 경쟁력 제고"
    )


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        (f"{terms.ID}icd-2021/task/1-1", "icd-2021.task.1-1"),
        (f"{terms.ID}2021/goal/1", "_2021.goal.1"),
        ("urn:a b", "urn-a-b"),
    ],
)
def test_an_identifier_is_an_xml_name(iri: str, name: str) -> None:
    """No slash, no colon, no digit first."""
    assert identifier(iri) == name
