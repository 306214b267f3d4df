"""The questions that the search for similar projects rests on; rows from the plan by hand."""

import csv
from collections import Counter

import pytest

from policygraph import paths, terms
from policygraph.query import answer
from policygraph.store import EmbeddedStore

PLAN = paths.SOURCES / "icd-2021"


def test_pair_reviews_are_those_of_the_sheet(store: EmbeddedStore) -> None:
    """A row per review, with both projects, the decision and the reason."""
    table = answer(store, "pair-reviews")
    at = [table.variables.index(name) for name in ("one", "other", "decision", "reason")]
    with (PLAN / "reviews.csv").open(encoding="utf-8", newline="") as file:
        sheet = list(csv.DictReader(file))
    expected = {(frozenset({row["one"], row["other"]}), row["decision"], row["reason"]) for row in sheet}
    found = {
        (frozenset(str(row[i]).rsplit("/", 1)[1] for i in at[:2]), str(row[at[2]]), str(row[at[3]]))
        for row in table.rows
    }

    assert (len(table.rows), found) == (177, expected)


@pytest.mark.parametrize(("language", "yes"), [("ko", "함께 검토 필요"), ("en", "look at together")])
def test_a_decision_has_its_name(store: EmbeddedStore, language: str, yes: str) -> None:
    """A yes asks to look at two projects together; it never says duplicate."""
    table = answer(store, "pair-reviews", {"lang": language})
    at = table.variables.index("decision"), table.variables.index("decision_name")
    names = Counter((str(row[at[0]]), str(row[at[1]])) for row in table.rows)

    assert names["yes", yes] == 13


def test_texts_naming_projects(store: EmbeddedStore) -> None:
    """Line 139 names three projects; its words come once for each."""
    rows = answer(store, "texts-naming-projects").rows
    named = {terms.shorten(str(project)) for project, _, _, line in rows if line == 139}

    assert {name.rsplit("/", 1)[1] for name in named} == {"3-1-11", "3-1-14", "3-1-23"}
    assert {"도심도로 자율협력주행" in str(text) for _, _, text, line in rows if line == 139} == {True}


def test_a_text_that_names_no_project_is_not_there(store: EmbeddedStore) -> None:
    """Every text names one at least, and each pair of text and project comes once."""
    rows = answer(store, "texts-naming-projects").rows

    assert len({(project, passage) for project, passage, _, _ in rows}) == len(rows)
    assert len({passage for _, passage, _, _ in rows}) == 66
