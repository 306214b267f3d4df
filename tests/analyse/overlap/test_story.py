"""Money and story: gaps against the printed tables and the text, by other ways than the questions."""

import re

import pytest

from policygraph import paths, terms
from policygraph.analyse.overlap.story import KINDS, Gap, Story, read_story, story_results
from policygraph.query import answer
from policygraph.store import EmbeddedStore

LINES = (paths.SOURCES / "icd-2021" / "plan.md").read_text(encoding="utf-8").split("\n")
MILLION = 1_000_000


@pytest.fixture(scope="module")
def story(published: EmbeddedStore) -> Story:
    """The gaps of the real plan."""
    return read_story(published)


def test_the_money_of_a_gap_is_printed_on_its_line(story: Story) -> None:
    """In 억원 as the table has it, or as a dash where there is none."""
    astray = [
        gap
        for gap in story.gaps
        if (f"{gap.amount / (100 * MILLION):,.2f}" if gap.amount else "-") not in LINES[gap.line - 1]
    ]

    assert astray == []


def test_money_without_an_achievement_is_what_the_text_leaves_out(
    story: Story, published: EmbeddedStore
) -> None:
    """Every cell of 2020 with money, less every ministry that an achievement of the field names."""
    rows = answer(published, "achievements").rows
    named = {(str(row[0])[0], str(row[4])) for row in rows if row[4] is not None}
    table = answer(published, "ministry-field-matrix").rows
    short = {str(row[0]): str(row[0]) for row in table}
    expected = {
        (str(row[0]), str(row[1])): int(str(row[3]))
        for row in table
        if row[3] and (str(row[1]), str(row[0])) not in named
    }
    names = {
        str(iri): str(name) for iri, name in answer(published, "ministry-names").rows if str(name) in short
    }
    found = {
        (names[gap.ministry], gap.field.rpartition("/")[2]): gap.amount
        for gap in story.gaps
        if gap.kind == "money-without-achievement"
    }

    assert found == expected


def test_an_achievement_without_money_shows_its_bullet(story: Story) -> None:
    """농식품부 in field 3 and 문체부 in field 4: one achievement each, under a goal of that field."""
    found = [gap for gap in story.gaps if gap.kind == "achievement-without-money"]

    assert [(gap.ministry, gap.field.rpartition("/")[2], len(gap.bullets)) for gap in found] == [
        (terms.ministry("MAFRA"), "3", 1),
        (terms.ministry("MCST"), "4", 1),
    ]
    assert [gap.bullets[0].rpartition("/")[2][0] for gap in found] == ["3", "4"]


def test_a_project_that_no_measure_names_is_in_no_measure(story: Story, published: EmbeddedStore) -> None:
    """Its name, without spaces, stands in no measure's text as it is published."""
    names = {str(row[0]): re.sub(r"\s", "", str(row[1])) for row in answer(published, "allocations").rows}
    texts = [re.sub(r"\s", "", str(row[6])) for row in answer(published, "responsibilities").rows]
    measures = [text for text, row in zip(texts, answer(published, "responsibilities").rows, strict=True)]

    assert [
        project.project
        for project in story.projects
        if any(names[project.project] in text for text in measures if len(names[project.project]) > 8)
        and project.mentions == 0
    ] == []


def test_told_and_untold_projects_are_all_projects(story: Story, published: EmbeddedStore) -> None:
    """129 that no measure names, 25 that one does: 154; their money is that of their rows."""
    rows = answer(published, "allocations").rows
    money: dict[str, int] = {}
    for row in rows:
        money[str(row[0])] = money.get(str(row[0]), 0) + int(str(row[9]))
    untold = {project.project for project in story.projects}

    assert (len(untold), len(money) - len(untold)) == (129, 25)
    assert [project.amount for project in story.projects] == [
        money[project.project] for project in story.projects
    ]


def test_the_counts_are_those_of_the_gaps(story: Story) -> None:
    """Cells by kind, projects, their money, measures."""
    counts = {result.measure: result.value for result in story_results(story) if not result.about}

    assert counts == {
        "money-without-achievement-cells": 4,
        "achievement-without-money-cells": 2,
        "money-without-measure-cells": 9,
        "measure-without-money-cells": 0,
        "projects-without-measure": 129,
        "money-of-projects-without-measure": sum(project.amount for project in story.projects),
        "measures-without-project": 30,
    }


def test_a_story_without_gaps_counts_nothing() -> None:
    """Where money and text meet everywhere, every count is 0 and nothing else is said."""
    assert {result.value for result in story_results(Story((), (), ()))} == {0}


def test_a_gap_without_money_is_counted_in_bullets() -> None:
    """The value of story without money is the number of bullets, and they are its evidence."""
    gap = Gap(KINDS[1], 2020, "m", "f", 0, ("x", "y"), "cell", 1)

    found = story_results(Story((gap,), (), ()))[0]
    assert (found.value, found.unit, found.evidence) == (2, "count", ("cell", "x", "y"))


def test_a_year_without_a_plan_has_no_gaps(published: EmbeddedStore) -> None:
    """Nothing is planned in 2030 and nothing reported for 2029."""
    assert read_story(published, 2030).gaps == ()
