"""Every change of the source is repaired, reported with its line, or of a class listed as undetectable.

Each kind of change is drawn anywhere in the 970 lines. Two cases: with the checksums of the text, every
change is named by its line; where someone has vouched for the changed text, only the document's own logic
and what is promised beside it can tell. The draws are the same on every run.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from policygraph import paths
from policygraph.errors import Language
from policygraph.model import Plan
from policygraph.records import Source
from records.changes.change import Change, differing
from records.changes.draws import SAME_EVERYWHERE
from records.changes.kinds import KINDS
from records.changes.oracle import LISTED, REPAIRED, REPORTED, Outcome, examined, problems
from records.changes.text import BUDGET, HEADING, ROW, Layout
from records.changes.undetectable import UNDETECTABLE, Undetectable, class_of, rows
from records.folder import SourceFolder

REAL = paths.SOURCES / "icd-2021"
BEFORE = Layout((REAL / "plan.md").read_text(encoding="utf-8").split("\n"))
DOCUMENT = paths.ROOT / "docs" / "undetectable.md"


def drawn(kind: str, examples: int, check: Callable[[Change], None]) -> None:
    """Run `check` on changes of a kind; the same changes on every run."""

    @settings(
        max_examples=examples,
        derandomize=True,
        deadline=None,
        database=None,
        backend=SAME_EVERYWHERE,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(KINDS[kind](BEFORE, kind))
    def run(change: Change) -> None:
        check(change)

    run()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> SourceFolder:
    """A copy of the source folder that every change overwrites whole."""
    return SourceFolder.copy_of(REAL, tmp_path_factory.mktemp("changes") / "icd-2021")


def outcomes(kind: str, examples: int, folder: SourceFolder, plan: Plan) -> Counter[str]:
    """What came of changes of a kind, by outcome; each must be good."""
    found: Counter[str] = Counter()

    def check(change: Change) -> None:
        outcome = examined(change, folder, plan)
        assert outcome.good, (change, outcome)
        found[outcome.listed or outcome.outcome] += 1

    drawn(kind, examples, check)
    return found


@pytest.mark.many(quick=3)
@pytest.mark.parametrize("kind", KINDS)
def test_change_is_repaired_reported_or_listed(kind: str, folder: SourceFolder, real_plan: Plan) -> None:
    """A change that someone vouched for never passes unseen, unless the document itself could not tell."""
    assert outcomes(kind, 1, folder, real_plan).total() >= 1


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_many_changes_are_repaired_reported_or_listed(
    kind: str, folder: SourceFolder, real_plan: Plan
) -> None:
    """The same over many more draws."""
    assert outcomes(kind, 20, folder, real_plan).total() >= 20


ALWAYS_REPORTED = (
    "swap two rows of a ministry across goals",
    "swap rows of two ministries across goals",
    "delete a tab",
)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ALWAYS_REPORTED)
def test_nothing_of_these_kinds_slips_through(kind: str, folder: SourceFolder, real_plan: Plan) -> None:
    """Rows in another goal and rows of another shape are always reported with their line."""
    assert set(outcomes(kind, 6, folder, real_plan)) == {REPORTED}


@pytest.mark.many(quick=3)
@pytest.mark.parametrize("kind", KINDS)
def test_no_class_excuses_a_row_or_a_heading(kind: str) -> None:
    """What is listed as undetectable is in the words of bullets, but for the status of a budget row."""

    def check(change: Change) -> None:
        if any(BEFORE.sort(line) in {BUDGET, ROW, HEADING} for line in change.touched):
            listed = class_of(change)
            assert listed is None or listed.code == "new or continuing", change

    drawn(kind, 60, check)


@pytest.mark.many(quick=3)
@pytest.mark.parametrize("kind", KINDS)
def test_checksums_name_the_line_of_every_change(kind: str, real_source: Source) -> None:
    """Of a text that nobody vouched for, every line that differs is named, the first one first."""

    def check(change: Change) -> None:
        altered = replace(real_source, text=replace(real_source.text, lines=change.after))
        named = [finding.line for finding in altered.alterations() if finding.line is not None]
        assert list(dict.fromkeys(named))[: len(differing(BEFORE.lines, change.after))] == differing(
            BEFORE.lines, change.after
        )

    drawn(kind, 40, check)


@pytest.mark.many(quick=3)
@pytest.mark.parametrize("kind", KINDS)
def test_build_names_the_line_of_a_change_that_nobody_vouched_for(kind: str, folder: SourceFolder) -> None:
    """Whatever stops the build of such a text, the first line that differs is named with it."""

    def check(change: Change) -> None:
        for file in REAL.iterdir():
            (folder.path / file.name).write_bytes(file.read_bytes())
        folder.write_lines(list(change.after))
        first = differing(BEFORE.lines, change.after)[0]
        messages, _ = problems(folder)
        assert any(f"plan.md:{first}:" in m or f"plan.md lines {first}" in m for m in messages), (
            change,
            messages,
        )

    drawn(kind, 1, check)


@pytest.mark.parametrize("listed", UNDETECTABLE, ids=lambda listed: listed.code)
def test_listed_class_has_an_example(listed: Undetectable) -> None:
    """Each class is told by the text alone, and its example is of it and of no class before it."""
    assert class_of(listed.example(BEFORE)) is listed


@pytest.mark.many(quick=2)
@pytest.mark.parametrize("listed", UNDETECTABLE, ids=lambda listed: listed.code)
def test_listed_example_never_harms_more_than_it_says(
    listed: Undetectable, folder: SourceFolder, real_plan: Plan
) -> None:
    """The example is listed with only the records that its class says, unless it is reported by now."""
    assert examined(listed.example(BEFORE), folder, real_plan).outcome in {LISTED, REPORTED}


@pytest.mark.parametrize("language", ["ko", "en"])
def test_document_lists_what_is_listed_here(language: Language) -> None:
    """docs/undetectable.md has the table of these classes in both languages, word for word."""
    assert rows(language) in DOCUMENT.read_text(encoding="utf-8")


def test_unlisted_change_would_be_found(folder: SourceFolder, real_plan: Plan) -> None:
    """An unseen change of a kind that no class lists is not excused: here the list is asked about a row."""
    number = BEFORE.of(BUDGET)[0]
    change = Change("test", BEFORE, ((number, number, (BEFORE.line(number).replace("8,000", "9,000"),)),))
    assert class_of(change) is None
    assert not Outcome("unseen and unlisted").good
    assert examined(change, folder, real_plan).outcome == REPORTED


def test_unchanged_text_is_repaired(folder: SourceFolder, real_plan: Plan) -> None:
    """The text as it is gives the plan as it is."""
    unchanged = Change("nothing", BEFORE, ((1, 1, (BEFORE.line(1),)),))
    assert examined(unchanged, folder, real_plan).outcome == REPAIRED
