"""Another year's plan: on its own, and beside the first."""

from pathlib import Path

import pytest

from policygraph import paths
from policygraph.analyse import read_budget
from policygraph.build import build
from policygraph.query import answer, newest_year
from policygraph.store import EmbeddedStore, open_store
from records.folder import SourceFolder


@pytest.fixture(scope="module")
def store(small_source: Path, tmp_path_factory: pytest.TempPathFactory) -> EmbeddedStore:
    """The graph of that plan alone."""
    target = tmp_path_factory.mktemp("build") / "triples"
    build((small_source,), target)
    return open_store(target)


@pytest.mark.slow
def test_a_question_without_a_year_is_about_the_newest_plan(store: EmbeddedStore) -> None:
    """No year is built into the questions or the analyses."""
    rows = len(read_budget(store))
    assert (newest_year(store), rows, len(answer(store, "allocations").rows)) == (2022, 12, 12)


@pytest.mark.slow
def test_the_total_of_a_plan_is_not_last_years_result(store: EmbeddedStore) -> None:
    """Planned and executed figures are told apart."""
    ((_, printed, computed, *_),) = answer(store, "total-budget").rows
    ((_, executed, missing, *_),) = answer(store, "total-budget", {"year": "2021"}).rows
    assert (printed == computed, executed == printed, missing) == (True, False, None)


def test_plans_that_name_one_goal_differently_are_not_built_together(
    small_source: Path, tmp_path: Path
) -> None:
    """Fields and performance goals are the basic plan's: two names for one are a finding, and no build."""
    target = tmp_path / "triples"
    report = build((paths.SOURCES / "icd-2021", small_source), target)
    assert "icd-2 1 is '융합 신제품·서비스를 위한 新시장 구축' in icd-2021" in report.findings[0].en
    assert (report.files, target.exists()) == ({}, False)


@pytest.mark.parametrize("lines", [[785], [785, 786]], ids=["one line", "two lines"])
def test_a_lost_line_is_said_before_the_repairs_that_it_shifts(
    copied: SourceFolder, lines: list[int]
) -> None:
    """A text that lost lines is named where it stops being the one vouched for."""
    kept = [line for number, line in enumerate(copied.lines, 1) if number not in lines]
    copied.write_lines(kept)
    expected = f"plan.md:785: from here on the text is not the one vouched for: {len(kept)} lines, not 970"
    assert copied.problems() == [expected]


def test_a_truncated_text_is_named_at_its_end(copied: SourceFolder) -> None:
    """Cut after line 900."""
    copied.write_lines(copied.lines[:900])
    expected = "plan.md:900: from here on the text is not the one vouched for: 900 lines, not 970"
    assert copied.problems() == [expected]
