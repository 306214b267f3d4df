"""Analyses against the raw budget lines, parsed here on their own."""

import re
from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

import pytest

from policygraph import paths
from policygraph.analyse import (
    BudgetRow,
    CoFunding,
    Concentration,
    Named,
    co_funding,
    concentrations,
    read_budget,
    spread,
)
from policygraph.store import open_store

LINES = (paths.SOURCES / "icd-2021" / "plan.md").read_text(encoding="utf-8").split("\n")
MILLION = 1_000_000
FIRST_ROW = 750  # the budget rows stand in the last chapter
# Lines that the scan leaves without a readable name share the cell of this line.
SHARED_CELL = {763: 762, 801: 800, 820: 821, 822: 821, 874: 875, 876: 875, 958: 959, 960: 959, 961: 959}

CODES = {
    "산업부": "motie",
    "국토부": "molit",
    "중기부": "mss",
    "과기정통부": "msit",
    "농식품부": "mafra",
    "행안부": "mois",
    "고용부": "moel",
    "해수부": "mof",
    "문체부": "mcst",
    "환경부": "me",
    "복지부": "mohw",
}


@dataclass(frozen=True)
class Raw:
    """A budget row as the raw text has it."""

    project: str
    ministry: str
    goal: str
    won: int
    line: int


def code(ministry: Named) -> str:
    """The end of a ministry's identifier."""
    return ministry.iri.rpartition("/")[2]


def read_raw() -> list[Raw]:
    """The budget rows, by a pattern and nothing else."""
    rows, goal = [], ""
    for number in range(FIRST_ROW, len(LINES) + 1):
        line = LINES[number - 1]
        if heading := re.match(r"(\d-\d)\b", line):
            goal = heading[1]
        if found := re.fullmatch(r"([^\t]*)\t([\d,]+)\t(?:신규|계속)\t(.+)", line):
            name = LINES[SHARED_CELL.get(number, number) - 1].split("\t")[0]
            rows.append(
                Raw(
                    name,
                    CODES[found[3].replace(" ", "")],
                    goal,
                    int(found[2].replace(",", "")) * MILLION,
                    number,
                )
            )
    return rows


@pytest.fixture(scope="module")
def raw() -> list[Raw]:
    """The raw rows."""
    return read_raw()


@pytest.fixture(scope="module")
def rows() -> tuple[BudgetRow, ...]:
    """The rows from the graph."""
    return read_budget(open_store())


@pytest.fixture(scope="module")
def pairs(rows: tuple[BudgetRow, ...]) -> tuple[CoFunding, ...]:
    """The co-funding pairs."""
    return co_funding(rows)


@pytest.fixture(scope="module")
def goals(rows: tuple[BudgetRow, ...]) -> dict[str, Concentration]:
    """The concentration of each performance goal, by code."""
    return {goal.code: goal for goal in concentrations(rows)}


def test_the_graph_has_the_rows_of_the_text(raw: list[Raw], rows: tuple[BudgetRow, ...]) -> None:
    """163 rows: ministry, goal, amount and line of each are as printed."""
    assert [(code(r.ministry), r.goal_code, r.amount, r.line) for r in rows] == [
        (r.ministry, r.goal, r.won, r.line) for r in raw
    ]
    assert len(raw) == 163


def test_rows_belong_to_the_projects_of_the_text(raw: list[Raw], rows: tuple[BudgetRow, ...]) -> None:
    """Two rows are of one project in the graph exactly if their cells print one name."""
    graph: dict[str, set[int]] = defaultdict(set)
    text: dict[tuple[str, str], set[int]] = defaultdict(set)
    for row in rows:
        graph[row.project.iri].add(row.line)
    for printed in raw:
        text[printed.goal, printed.project].add(printed.line)

    assert sorted(map(sorted, graph.values())) == sorted(map(sorted, text.values()))


def test_co_funding_is_what_brute_force_finds(raw: list[Raw], pairs: tuple[CoFunding, ...]) -> None:
    """Every two rows of one project with different ministries, with both amounts and both lines."""
    expected = {
        frozenset({(a.ministry, a.won, a.line), (b.ministry, b.won, b.line)})
        for a, b in combinations(raw, 2)
        if (a.goal, a.project) == (b.goal, b.project) and a.ministry != b.ministry
    }
    by_line = {row.line: row for row in raw}
    found = {
        frozenset((by_line[line].ministry, by_line[line].won, line) for line in project.lines)
        for pair in pairs
        for project in pair.projects
    }

    assert found == expected
    assert {frozenset({code(p.one), code(p.other)}) for p in pairs} == {
        frozenset(ministry for ministry, _, _ in two) for two in expected
    }


def test_pairs_are_ranked_by_projects_and_money(pairs: tuple[CoFunding, ...]) -> None:
    """Most shared projects first, then most money: ten pairs, 국토부 and 산업부 at the head."""
    order = [(len(pair.projects), pair.total) for pair in pairs]

    assert order == sorted(order, reverse=True)
    assert (len(pairs), {pairs[0].one.name, pairs[0].other.name}) == (10, {"국토교통부", "산업통상자원부"})


def test_the_money_of_a_pair_is_each_sides_own(pairs: tuple[CoFunding, ...]) -> None:
    """산업부 gives 900 + 2,604 + 1,800 백만원 to the projects that it shares with 국토부."""
    pair = pairs[0].seen_from("https://w3id.org/policygraph/id/ministry/motie")

    assert (pair.one_amount, pair.other_amount) == (5_304 * MILLION, 13_853 * MILLION)
    assert [project.whole for project in pair.projects] == [
        3_592 * MILLION,
        12_777 * MILLION,
        9_274 * MILLION,
    ]


def test_a_pair_is_the_same_from_both_sides(pairs: tuple[CoFunding, ...]) -> None:
    """Seen from the other and back again, nothing has changed."""
    for pair in pairs:
        turned = pair.seen_from(pair.other.iri)

        assert (turned.one_amount, turned.other_amount) == (pair.other_amount, pair.one_amount)
        assert turned.seen_from(pair.one.iri) == pair


def test_two_rows_of_one_ministry_share_nothing() -> None:
    """A project with two rows of the same ministry is no co-funding; with another it counts once."""
    goal, project, one, other = (Named(name, name) for name in ("g", "p", "one", "other"))
    twice = [BudgetRow(project, one, goal, "1-1", amount, amount) for amount in (1, 2)]

    assert co_funding(twice) == ()
    (pair,) = co_funding([*twice, BudgetRow(project, other, goal, "1-1", 4, 4)])
    assert [(p.one_amount, p.other_amount, p.whole, p.lines) for p in pair.projects] == [(3, 4, 7, (1, 2, 4))]


def test_concentration_is_what_brute_force_finds(raw: list[Raw], goals: dict[str, Concentration]) -> None:
    """The sum of squared shares of each goal, from the raw rows."""
    money: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in raw:
        money[row.goal][row.ministry] += row.won
    expected = {
        goal: sum((Fraction(won, sum(part.values())) ** 2 for won in part.values()), Fraction(0))
        for goal, part in money.items()
    }

    assert {code: goal.hhi for code, goal in goals.items()} == expected


def test_concentration_lies_between_the_known_values(goals: dict[str, Concentration]) -> None:
    """Least in 3-3 (융합형 인력 양성), most in 2-1 (융합 신산업 규제완화)."""
    ranked = sorted(goals.values(), key=lambda goal: goal.hhi)

    assert [(goal.code, round(float(goal.hhi), 3)) for goal in (ranked[0], ranked[-1])] == [
        ("3-3", 0.244),
        ("2-1", 0.800),
    ]


def test_the_whole_plan_is_as_five_equal_ministries(rows: tuple[BudgetRow, ...]) -> None:
    """HHI 0.185: eleven ministries, as concentrated as 5.39 with equal money."""
    whole = spread(rows)

    assert (round(float(whole.hhi), 3), round(float(whole.effective_number), 2)) == (0.185, 5.39)
    assert (len(whole.money), whole.rows, whole.total) == (11, 163, 3_592_911 * MILLION)


def test_a_goal_without_money_has_no_concentration() -> None:
    """Nothing is divided by zero."""
    goal, project, ministry = (Named(name, name) for name in ("g", "p", "m"))

    assert concentrations([BudgetRow(project, ministry, goal, "1-1", 0, 1)]) == ()


def test_names_follow_the_language(rows: tuple[BudgetRow, ...]) -> None:
    """The same rows in English."""
    english = read_budget(open_store(), "en")

    assert [(row.line, row.amount) for row in english] == [(row.line, row.amount) for row in rows]
    assert english[0].ministry.name == "Ministry of Trade, Industry and Energy"


def test_a_year_without_rows_has_none() -> None:
    """2020 prints totals and no rows."""
    assert read_budget(open_store(), "ko", 2020) == ()
