"""The figures that docs/method prints are those that the program computes."""

import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO

import pytest

from policygraph import paths
from policygraph.analyse.budget import BudgetRow, read_budget
from policygraph.analyse.comparison import Comparison, compare
from policygraph.analyse.overlap.profiles import GoalSharing, goal_money, goal_sharing
from policygraph.analyse.scenario_files import find_scenario, read_scenario
from policygraph.errors import Language
from policygraph.store import open_store

PAGES = paths.ROOT / "docs" / "method"
HUNDRED_MILLION = 100_000_000


def table_rows(page: str) -> Iterator[list[str]]:
    """The cells of every row of every table."""
    for line in (PAGES / page).read_text(encoding="utf-8").splitlines():
        if line.startswith("|"):
            yield [cell.strip() for cell in line.strip("|").split("|")]


@pytest.fixture(scope="module")
def rows() -> tuple[BudgetRow, ...]:
    """The real rows, ministries by their short names."""
    return read_budget(open_store(), short=True)


@pytest.fixture(scope="module")
def states(rows: tuple[BudgetRow, ...]) -> dict[bool, Comparison]:
    """Before and after the reorganisation, by whether what is unsure moves."""
    scenario = read_scenario(find_scenario("2025-reorganisation"))
    heirs = scenario.successors(rows, short=True)
    return {
        unsure: compare(rows, scenario.applied_to(rows, short=True, unsure=unsure), heirs)
        for unsure in (False, True)
    }


def as_printed(pair: GoalSharing) -> list[str]:
    """Value, largest goal, value without it, and the range."""
    index = pair.schoener
    low, high = index.range or (0, 0)
    goal = (index.largest or "").rpartition("/")[2]
    rest = float(index.without_largest or 0)
    return [f"{float(index.value):.3f}", goal, f"{rest:.3f}", f"{float(low):.3f}–{float(high):.3f}"]


def sensitive(language: Language) -> dict[str, list[str]]:
    """What the program computes, per pair by its short names in that language."""
    rows = read_budget(open_store(), language, short=True)
    short = {row.ministry.iri: row.ministry.name for row in rows}
    return {
        f"{short[pair.one]}–{short[pair.other]}": as_printed(pair) for pair in goal_sharing(goal_money(rows))
    }


def test_the_table_of_sensitive_values() -> None:
    """Three pairs, each with what is left without its largest goal; once in each half of the page."""
    computed = sensitive("ko") | sensitive("en")
    tables = {
        cells[0]: cells[1:]
        for cells in table_rows("measures.md")
        if len(cells) == 5 and re.fullmatch(r"[\d.]+–[\d.]+", cells[-1])
    }

    assert len(tables) == 6
    assert tables == {pair: computed[pair] for pair in tables}
    assert len({tuple(cells) for cells in tables.values()}) == 3


def test_the_table_of_the_reorganisation(rows: tuple[BudgetRow, ...], states: dict[bool, Comparison]) -> None:
    """The money of the two ministries and the concentration, before, after, and with what is unsure."""
    cells = {row[0].partition(" (")[0]: row[1:] for row in table_rows("scenario.md")}
    money = dict.fromkeys(("환경부", "산업부"), 0)
    for row in rows:
        if row.ministry.name in money:
            money[row.ministry.name] += row.amount

    def printed(won: int) -> str:
        return f"{won / HUNDRED_MILLION:,.2f}억"

    for name, old, sign in (("기후에너지환경부", "환경부", 1), ("산업통상부", "산업부", -1)):
        moved = [money[old] + sign * states[unsure].moved for unsure in (False, True)]
        assert cells[name] == [printed(money[old]), *map(printed, moved)]
    whole = [next(change for change in state.spreads if change.goal is None) for state in states.values()]
    assert cells["계획 전체의 HHI"] == [
        f"{float(value or 0):.3f}" for value in (whole[0].before, whole[0].after, whole[1].after)
    ]


def test_the_example_runs() -> None:
    """The Python of the page prints what its comment says."""
    page = (PAGES / "scenario.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    said = StringIO()
    with redirect_stdout(said):
        exec(compile(code, "scenario.md", "exec"), {})  # noqa: S102 - our own page

    assert f"# {said.getvalue().strip()}" in code
