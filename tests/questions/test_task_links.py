"""The questions about estimated links: what is certain, and the path from the vision to the ministries."""

from collections import Counter

from policygraph.query import answer
from policygraph.store import open_store


def test_which_project_belongs_to_which_task_and_what_is_certain() -> None:
    """One link is forced by the totals, and the text names that project under another task."""
    table = answer(open_store(), "task-links", {"least": "0"})
    rows = [dict(zip(table.variables, map(str, row), strict=True)) for row in table.rows]
    certain = [
        (row["project_code"], row["task_code"], float(row["confidence"]))
        for row in rows
        if row["link_kind"] in {"forced", "ruled-out"}
    ]

    assert sorted(certain) == [("2-2-2", "4-1", 1.0), ("2-2-2", "4-2", 0.0)]
    assert sum(row["best"] == "True" for row in rows) == 154


def test_the_path_from_the_vision_to_the_ministries_carries_the_printed_money() -> None:
    """The money of each task over its ministries is the printed sum."""
    store = open_store()
    table = answer(store, "vision-to-ministries")
    found: Counter[str] = Counter()
    for row in table.rows:
        named = dict(zip(table.variables, map(str, row), strict=True))
        found[named["task_code"]] += int(named["amount_krw"])
    printed = {str(row[0]): int(str(row[2])) for row in answer(store, "task-budget").rows}

    assert dict(found) == printed
