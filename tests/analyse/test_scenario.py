"""What-if: rows under other ministries, to the won; and what a scenario may not say."""

from collections import Counter

import pytest

from policygraph import terms
from policygraph.analyse.budget import BudgetRow, Named, read_budget
from policygraph.analyse.scenario import Choice, Decision, Event, Organisation, Scenario
from policygraph.analyse.scenario_files import find_scenario, read_scenario
from policygraph.errors import DataError
from policygraph.store import open_store
from policygraph.wording import Words

MILLION = 1_000_000
WORDS = Words("새 부처", "New ministry")
# Energy lines as the budget table prints them, in 백만원, by line of the source.
ENERGY = {793: 4_840, 797: 2_278, 848: 3_250, 853: 1_790, 870: 4_668, 910: 45_284, 957: 5_357}
UNSURE = {849: 2_961, 897: 25_550}


@pytest.fixture(scope="module")
def rows() -> tuple[BudgetRow, ...]:
    """The real rows, ministries by their short names."""
    return read_budget(open_store(), short=True)


@pytest.fixture(scope="module")
def reform() -> Scenario:
    """The reorganisation of 2025."""
    return read_scenario(find_scenario("2025-reorganisation"))


def row(project: str, ministry: str, won: int) -> BudgetRow:
    """A budget row of a plan called plan."""
    return BudgetRow(
        Named(terms.individual("plan", "project", project), project),
        Named(terms.ministry(ministry), ministry),
        Named("g", "g"),
        "1-1",
        won,
        1,
    )


def scenario(*events: Event, decisions: tuple[Decision, ...] = ()) -> Scenario:
    """A scenario with one new ministry, N."""
    return Scenario(
        "s",
        WORDS,
        "2025-10-01",
        "plan",
        WORDS,
        (Organisation("N", WORDS, WORDS),),
        events,
        decisions,
        "s.toml",
    )


def by_ministry(rows: tuple[BudgetRow, ...]) -> dict[str, int]:
    """Won by the ministries' names."""
    found: Counter[str] = Counter()
    for one in rows:
        found[one.ministry.name] += one.amount
    return dict(found)


def test_a_rename_moves_everything() -> None:
    """Every row of the ministry, and of no other, is under the new name."""
    event = Event("rename", ("A",), ("N",), "N", WORDS)

    assert by_ministry(scenario(event).applied_to([row("1", "A", 5), row("1", "B", 3)])) == {
        "새 부처": 5,
        "B": 3,
    }
    assert event.kind == "rename"


def test_a_merger_adds_up() -> None:
    """Two ministries become one with the money of both; a project of both is one ministry's."""
    event = Event("merge", ("A", "B"), ("N",), "N", WORDS)

    assert by_ministry(scenario(event).applied_to([row("1", "A", 5), row("1", "B", 3)])) == {"새 부처": 8}
    assert event.kind == "merge"


def test_a_split_goes_by_what_was_decided() -> None:
    """A row that is assigned goes there whole, the rest stays with who gets the rest."""
    event = Event("split", ("A",), ("A", "N"), "A", WORDS)
    decided = (Decision("2", "A", "move", "N", WORDS),)
    found = scenario(event, decisions=decided).applied_to([row("1", "A", 5), row("2", "A", 3)])

    assert (by_ministry(found), event.kind) == ({"A": 5, "새 부처": 3}, "split")


@pytest.mark.parametrize(("choice", "unsure", "moved"), [("unsure", True, True), ("unsure", False, False)])
def test_what_is_unsure_moves_only_if_asked(choice: Choice, *, unsure: bool, moved: bool) -> None:
    """Both answers can be tried."""
    event = Event("split", ("A",), ("A", "N"), "A", WORDS)
    decided = (Decision("1", "A", choice, "N", WORDS),)
    (found,) = scenario(event, decisions=decided).applied_to([row("1", "A", 5)], unsure=unsure)

    assert (found.ministry.name == "새 부처") is moved


def test_only_the_ministry_is_another(rows: tuple[BudgetRow, ...], reform: Scenario) -> None:
    """Project, goal, amount, line and identifier of each row are the same, in the same order."""
    after = reform.applied_to(rows, short=True)

    assert [(r.project, r.goal, r.amount, r.line, r.iri) for r in after] == [
        (r.project, r.goal, r.amount, r.line, r.iri) for r in rows
    ]


def test_the_energy_lines_go_to_the_climate_ministry(rows: tuple[BudgetRow, ...], reform: Scenario) -> None:
    """Seven rows of 산업부, 67,467 백만원, and all of 환경부: as their lines print them."""
    after = reform.applied_to(rows, short=True)
    moved = {
        new.line: new.amount // MILLION
        for old, new in zip(rows, after, strict=True)
        if (old.ministry.name, new.ministry.name) == ("산업부", "기후부")
    }
    before, now = by_ministry(rows), by_ministry(after)

    assert (moved, sum(moved.values())) == (ENERGY, 67_467)
    assert now["기후부"] == before["환경부"] + 67_467 * MILLION
    assert now["산업통상부"] == before["산업부"] - 67_467 * MILLION


def test_what_a_person_was_unsure_about_is_a_range(rows: tuple[BudgetRow, ...], reform: Scenario) -> None:
    """28,511 백만원 more, if charging and metering are energy."""
    sure, all_ = (
        by_ministry(reform.applied_to(rows, short=True, unsure=unsure))["기후부"] for unsure in (False, True)
    )

    assert all_ - sure == sum(UNSURE.values()) * MILLION


def test_the_money_of_the_plan_is_the_same(rows: tuple[BudgetRow, ...], reform: Scenario) -> None:
    """35,929.11억원 before and after."""
    assert sum(by_ministry(reform.applied_to(rows)).values()) == 3_592_911 * MILLION


def test_every_decision_gives_the_line_that_it_read(rows: tuple[BudgetRow, ...], reform: Scenario) -> None:
    """The line in each reason is that of the row in the plan."""
    lines = {(row.project.iri.rpartition("/")[2], row.ministry.iri): row.line for row in rows}

    assert [
        decision
        for decision in reform.decisions
        if f"({lines[decision.project, terms.ministry(decision.ministry)]}행)" not in decision.reason.ko
        or f"line {lines[decision.project, terms.ministry(decision.ministry)]})" not in decision.reason.en
    ] == []


def test_new_ministries_speak_both_languages(rows: tuple[BudgetRow, ...], reform: Scenario) -> None:
    """English names in full where English is asked for."""
    names = {row.ministry.name for row in reform.applied_to(rows, "en")}

    assert {
        "Ministry of Climate, Energy and Environment",
        "Ministry of Trade, Industry and Resources",
    } <= names


def test_who_goes_on_as_whom(rows: tuple[BudgetRow, ...], reform: Scenario) -> None:
    """산업부 as 산업통상부, 환경부 as 기후부, whoever else as before."""
    found = reform.successors(rows, short=True)

    assert {iri.rpartition("/")[2]: heir.name for iri, heir in found.items()} == {
        "motie": "산업통상부",
        "me": "기후부",
    }


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (scenario(Event("e", ("X",), ("N",), "N", WORDS)), "no budget row is of X"),
        (scenario(Event("e", ("A",), ("Y",), "Y", WORDS)), "Y is neither in the plan"),
        (
            scenario(
                Event("e", ("A",), ("N",), "N", WORDS),
                decisions=(Decision("9", "A", "move", "N", WORDS, 7),),
            ),
            "s.toml:7: the plan has no row of A for project 9",
        ),
    ],
)
def test_what_is_not_in_the_plan_is_an_error(wrong: Scenario, says: str) -> None:
    """It names the file, and the line of the decision."""
    with pytest.raises(DataError, match=says):
        wrong.applied_to([row("1", "A", 5)])
