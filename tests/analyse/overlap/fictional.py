"""Small budgets that can be counted by hand."""

from policygraph.analyse.budget import BudgetRow, Named


def row(project: str, ministry: str, goal: str, won: int, line: int = 1) -> BudgetRow:
    """A budget row; its identifier says what it is."""
    return BudgetRow(
        Named(project, project),
        Named(ministry, ministry),
        Named(goal, goal),
        goal,
        won,
        line,
        iri=f"{project}/{ministry}",
    )


def budget(money: dict[str, dict[str, int]]) -> tuple[BudgetRow, ...]:
    """A row for each ministry and goal, each with a project of its own."""
    return tuple(
        row(f"{ministry}-{goal}", ministry, goal, won)
        for ministry, goals in money.items()
        for goal, won in goals.items()
    )


APART = budget({"a": {"g": 5}, "b": {"h": 3}, "c": {"i": 8}})
"""Three ministries that have nothing to do with each other."""
