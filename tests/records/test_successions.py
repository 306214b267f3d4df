"""Which achievements go on is judged for every achievement, and each judgement fits the text."""

import csv
from collections import defaultdict

import pytest

from policygraph.model import PassageKind, Plan, SuccessionVerdict
from records.folder import SourceFolder

SHEET = "successions.csv"
GIVEN = "achievement/1-1-1,(제조 등) 전기차·바이오소재,yes,action/motie-1"


def add(folder: SourceFolder, row: str) -> str:
    """Add a judgement; gives its line."""
    content = folder.read(SHEET).rstrip("\n")
    folder.write(SHEET, f"{content}\n{row}\n")
    return f"{SHEET}:{len(content.splitlines()) + 1}"


def drop(folder: SourceFolder, achievement: str) -> int:
    """Remove the judgements of an achievement; gives how many there were."""
    head, *rows = folder.read(SHEET).splitlines()
    kept = [row for row in rows if not row.startswith(f"{achievement},")]
    folder.write(SHEET, "\n".join([head, *kept]))
    return len(rows) - len(kept)


def test_every_achievement_is_judged(real_plan: Plan) -> None:
    """All 38, each with a successor, with none, or unsure."""
    verdicts: dict[str, set[str]] = defaultdict(set)
    for succession in real_plan.successions:
        verdicts[succession.achievement].add(succession.verdict)
    yes = [path for path, found in verdicts.items() if SuccessionVerdict.YES in found]
    no = [path for path, found in verdicts.items() if found == {SuccessionVerdict.NO}]
    unsure = [path for path, found in verdicts.items() if found == {SuccessionVerdict.UNSURE}]

    assert set(verdicts) == {p.path for p in real_plan.passages if p.kind is PassageKind.ACHIEVEMENT}
    assert (len(yes), len(no), len(unsure)) == (28, 6, 4)


def test_every_judgement_names_a_line_or_says_it_is_nowhere(real_plan: Plan) -> None:
    """A reason can be looked up: it quotes a line of this year's part of the text, or says what is absent."""
    for succession in real_plan.successions:
        assert "행)" in succession.reason or "나오지 않음" in succession.reason, succession


@pytest.mark.many(quick=3)
@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (f"{GIVEN},(산업 디지털 전환) 산업,이유", "achievement/1-1-1 is judged twice"),
        ("achievement/1-1-1,(제조 등),no,,,이유", "achievement/1-1-1 has a successor and has none"),
        (
            "achievement/1-1-2,(환경),yes,measure/1-1-3,(환경),이유",
            "achievement/1-1-2 has a successor and has none",
        ),
        (
            "achievement/1-1-1,(제조 등),yes,measure/9-9-9,(환경),이유",
            "there is no measure/9-9-9 in the plan",
        ),
        ("achievement/9-9-9,(제조 등),no,,,이유", "there is no achievement/9-9-9 in the plan"),
        (
            "achievement/1-1-1,(환경),unsure,measure/1-1-3,(환경),이유",
            "achievement/1-1-1 does not open with '(환경)'",
        ),
        (
            "achievement/1-1-1,(제조 등),unsure,measure/1-1-3,(국토),이유",
            "measure/1-1-3 does not open with '(국토)'",
        ),
        ("measure/1-1-1,(제조 등),no,,,이유", "measure/1-1-1 is no achievement"),
        (
            "achievement/1-1-1,(제조 등),yes,objective/motie-1,산업,이유",
            "objective/motie-1 is neither a measure nor a ministry's action",
        ),
    ],
)
def test_a_judgement_that_does_not_fit_is_refused(row: str, expected: str, copied: SourceFolder) -> None:
    """What it names must be in the plan, open with those words, and not contradict another judgement."""
    assert [f"{add(copied, row)}: {expected}"] == copied.problems()


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("achievement/1-1-1,(제조 등),maybe,measure/1-1-3,(환경),이유", "'maybe' is no verdict"),
        ("achievement/1-1-1,(제조 등),no,measure/1-1-3,(환경),이유", "'no' has no successor"),
        ("achievement/1-1-1,(제조 등),yes,,,이유", "'no' has no successor, 'yes' and 'unsure' have one"),
        (
            "achievement/1-1-1,(제조 등),unsure,measure/1-1-3,,이유",
            "'no' has no successor, 'yes' and 'unsure' have one",
        ),
        ("achievement/1-1-1,(제조 등),no,,,", "a judgement needs achievement, words and reason"),
        ("achievement/1-1-1,,no,,,이유", "a judgement needs achievement, words and reason"),
        ("achievement/1-1-1,(제조 등),no,,이유", "the row has 5 cells where the columns are 6"),
    ],
)
def test_a_malformed_judgement_stops_the_build(row: str, expected: str, copied: SourceFolder) -> None:
    """A verdict of three, a successor unless nothing goes on, and always a reason."""
    place = add(copied, row)
    problems = copied.problems()

    assert len(problems) == 1
    assert problems[0].startswith(f"{place}: {expected}")


def test_an_achievement_without_judgement_is_named_by_its_line(copied: SourceFolder) -> None:
    """Who judges one judges them all: line 83 is missed."""
    assert drop(copied, "achievement/1-2-3") == 1
    assert copied.problems() == ["plan.md:83: successions.csv does not judge achievement/1-2-3"]


def test_a_sheet_without_judgements_is_refused(copied: SourceFolder) -> None:
    """A sheet that judges nothing is no judgement that nothing goes on."""
    copied.write(SHEET, "achievement,words,verdict,successor,successor_words,reason\n")
    assert [f"{SHEET}: judges no achievement"] == copied.problems()


def test_a_plan_without_the_sheet_is_whole(copied: SourceFolder) -> None:
    """Another plan need not be judged."""
    (copied.path / SHEET).unlink()
    assert copied.problems() == []
    assert copied.examine().plan.successions == ()


def test_the_sheet_is_in_the_order_of_the_text(copied: SourceFolder) -> None:
    """The rows follow the achievements as they are printed, so that the sheet reads along with the plan."""
    rows = list(csv.DictReader(copied.read(SHEET).splitlines()))
    order = list(dict.fromkeys(row["achievement"] for row in rows))
    printed = [p.path for p in copied.examine().plan.passages if p.kind is PassageKind.ACHIEVEMENT]

    assert order == printed
