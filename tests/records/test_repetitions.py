"""What the document says twice must agree: lines, years of the basic plan, the cover and its description."""

import pytest

from records.folder import SourceFolder


def test_line_scanned_twice_is_found(copied: SourceFolder) -> None:
    """A line that says the same as the one above is a finding at the second."""
    copied.insert(124, copied.lines[122])
    copied.vouch()
    assert "plan.md:124: says the same as the line above: printed once, scanned twice?" in copied.problems()


def test_no_line_of_the_plan_is_scanned_twice(copied: SourceFolder) -> None:
    """The plan of 2021 has no such line."""
    assert copied.problems() == []


@pytest.mark.parametrize(
    "old", ["('19~'23) **산업융합발전 기본계획**", "**제2차**('19~'23) 산업융합발전 기본계획"]
)
def test_years_of_the_basic_plan_must_agree(old: str, copied: SourceFolder) -> None:
    """Other years in one of the places are an error at the second place."""
    line = next(n for n, text in enumerate(copied.lines, 1) if old in text)
    copied.edit(line, old, old.replace("'19~", "'18~"))
    copied.vouch()
    assert copied.problems() == ["plan.md:42: gives other years of the basic plan than line 37"]


@pytest.mark.parametrize(
    ("line", "old", "new", "expected"),
    [
        (3, "5.", "6.", "source.toml: gives the date '2021-05', line 3 of the text '2021-06'"),
        (
            5,
            "합동",
            "협동",
            "source.toml: gives the publisher '관계부처 합동', line 5 of the text '관계부처 협동'",
        ),
    ],
)
def test_cover_must_be_as_described(
    line: int, old: str, new: str, expected: str, copied: SourceFolder
) -> None:
    """Date and issuer of the cover are those of source.toml."""
    copied.edit(line, old, new)
    copied.vouch()
    assert expected in copied.problems()


def test_units_over_a_table_are_read_whole(copied: SourceFolder) -> None:
    """A unit in a table's title that is none is an error at the title."""
    copied.edit(199, "비중%", "비중개")
    copied.vouch()
    assert copied.problems()[0].startswith("plan.md:199: a caption that has no place in the part 'executed'")


def test_error_of_a_text_nobody_vouched_for_names_what_differs(copied: SourceFolder) -> None:
    """A name garbled where it is first printed stops the build where it is due again: both are named."""
    copied.edit(276, "맞춤형", "맞충형")
    expected = "is not the name of task 1-1 in the text before; not the text vouched for: plan.md lines 276"
    assert copied.problems() == [f"plan.md:299: '주요 산업별 맞춤형 디지털 전환 촉진' {expected}"]


def test_missing_element_is_placed_among_those_of_its_level(copied: SourceFolder) -> None:
    """Where a goal is missing, the lines of those that are left are named."""
    copied.delete(272)
    copied.vouch()
    assert "source.toml: promises 3 goals, the text has 2 (lines 270–271)" in copied.problems()
