"""The numbers that a person read where the grammar leaves them, and what does not fit the text."""

import pytest

from policygraph.model import Plan, Target
from records.folder import SourceFolder


def by_person(plan: Plan, words: str) -> Target:
    """The one number that a person read from these words."""
    (found,) = [target for target in plan.targets if target.reason and target.words == words]
    return found


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("총 63건의", (None, "63", "건", "'20년", "achieved", None)),
        ("2.1조원", (None, "2100000000000", "원", "'20.1", "achieved", None)),
        ("누적 108개 지자체", (None, "108", "개 지자체", "'20년", "achieved", None)),
        ("고성, 평창 2개소", (None, "2", "개소", None, "achieved", None)),
        ("480억원 이상", (None, "48000000000", "원", None, "target", "이상")),
        ("연 800억원 규모", (None, "80000000000", "원", "'20~'24", "target", "연")),
        ("29개 사업장", ("21", "29", "개 사업장", "'21년", "target", None)),
    ],
)
def test_a_number_that_a_person_read(real_plan: Plan, words: str, expected: tuple[str | None, ...]) -> None:
    """The value before, the value, its unit, date, role and qualifier, as the document prints them."""
    target = by_person(real_plan, words)

    assert expected == (
        None if target.from_value is None else str(target.from_value),
        str(target.to_value),
        target.unit,
        target.period.printed if target.period else None,
        target.role.value,
        target.qualifier,
    )


def test_no_number_is_read_twice(real_plan: Plan) -> None:
    """What the grammar reads is not read by a person again, and nothing that is read counts as unread."""
    places = [(target.passage, target.code) for target in real_plan.targets]
    assert len(places) == len(set(places))
    assert [words for _, words in real_plan.unread_numbers] == ["41개 社", "185평"]


@pytest.mark.many(quick=2)
@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("105,총 63건의,", "105,총 64건의,", 105),  # other words than the text has
        ("105,41개사,", "107,41개사,", 107),  # another line
        ("105,41개사,,사업 개시,", "105,41개사,,사업 마감,", 105),  # an indicator that is not in the bullet
        (
            "156,3개 대학,,대학을 신규 선정,'20.3,",
            "156,3개 대학,,대학을 신규 선정,'20.4,",
            156,
        ),  # another date
        ("324,480억원 이상,,", "324,480억원 이상,60%,", 324),  # from another unit
    ],
)
def test_a_row_that_does_not_fit_is_named(copied: SourceFolder, old: str, new: str, line: int) -> None:
    """A row that the text does not bear out is a finding at its line of the text."""
    copied.edit_file("numbers.csv", old, new)

    assert line in copied.named_lines()


def test_a_number_that_the_grammar_reads_is_not_a_persons(copied: SourceFolder) -> None:
    """A row for a number that needs none is a finding."""
    sheet = copied.read("numbers.csv").rstrip()
    copied.write("numbers.csv", f"{sheet}\n304,12개,,문제 해결형 산업,,target,,이유\n")

    assert 304 in copied.named_lines()


@pytest.mark.parametrize(
    "row",
    [
        "105,총 63건의,,과제,,achieved,,이유",  # a second time
        "x,1개,,과제,,achieved,,이유",
        "105,1개,,과제,,hoped for,,이유",
        "105,1개,,과제,,achieved,,",
        "105,,,과제,,achieved,,이유",
    ],
)
def test_a_malformed_row_is_refused(copied: SourceFolder, row: str) -> None:
    """A row without its parts, or there twice, stops the build at its line."""
    sheet = copied.read("numbers.csv").rstrip()
    copied.write("numbers.csv", f"{sheet}\n{row}\n")

    (problem,) = copied.problems()
    assert problem.startswith(f"numbers.csv:{len(sheet.splitlines()) + 1}: ")
