"""Suspected faults stand in the text as they say, and change nothing."""

import pytest

from policygraph.model import FaultKind, Plan, Span
from policygraph.records import Source
from records.folder import SourceFolder


def add(folder: SourceFolder, row: str) -> str:
    """Add a row to the suspicions; what the build says of it."""
    content = folder.read("suspicions.csv").rstrip("\n")
    folder.write("suspicions.csv", f"{content}\n{row}\n")
    (problem,) = [p for p in folder.problems() if p.startswith("suspicions.csv")]
    return problem.partition(": ")[2]


def test_a_suspicion_of_the_text(real_plan: Plan) -> None:
    """'스마트 한만' on line 388 is flagged with the likely reading, and read as it stands."""
    fault = next(f for f in real_plan.suspicions if f.words == "스마트 한만")
    footnote = next(p for p in real_plan.passages if p.spans == (Span(388, 388),))
    assert (fault.kind, fault.reading, fault.span, "스마트 한만" in footnote.text) == (
        FaultKind.MISREAD,
        "스마트 항만",
        Span(388, 388),
        True,
    )


def test_a_suspicion_in_a_table_is_of_the_cell(real_plan: Plan) -> None:
    """The heading of the table of tasks is in its second cell."""
    fault = next(f for f in real_plan.suspicions if f.words == "성과 목표")
    assert (fault.span, fault.column) == (Span(542, 542, 2), 2)


def test_no_suspicion_changes_the_text(real_source: Source, real_plan: Plan) -> None:
    """The text is that of the scan, in which every suspected word still stands."""
    standing = [f.words in real_source.text.line(f.span.first) for f in real_plan.suspicions]
    assert (real_plan.text, set(standing)) == (real_source.text.lines, {True})


@pytest.mark.many(quick=3)
@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("388,,misread,없는 말,x,이유,,근거", "'없는 말' does not stand on line 388 of plan.md"),
        ("9999,,misread,말,x,이유,,근거", "'말' does not stand on line 9999 of plan.md"),
        (
            "388,,misread,스마트,x,이유,,근거",
            "'스마트' stands 3 times on line 388 of plan.md: nth must say which",
        ),
        (
            "388,4,misread,스마트,x,이유,,근거",
            "'스마트' stands 3 times on line 388 of plan.md: nth must say which",
        ),
        (
            "387,,misread,빅데이터,빅데이터,이유,,근거",
            "a suspicion needs its reason and basis, and a reading that differs from the words",
        ),
        (
            "387,,misread,빅데이터,x,,,근거",
            "a suspicion needs its reason and basis, and a reading that differs from the words",
        ),
        ("387,,misread,빅데이터,x,이유,708행,근거", "proof '708행' is not 'LINE: words'"),
        (
            "387,,misread,빅데이터,x,이유,708: 항만,근거",
            "its proof '항만' must stand on line 708 of plan.md and in the reading",
        ),
        (
            "387,,misread,빅데이터,빅대이터,이유,388: 빅대이터,근거",
            "its proof '빅대이터' must stand on line 388 of plan.md and in the reading",
        ),
        ("388,,spacing,스마트 한만,x,이유,,근거", "suspects the same place as row 46"),
        ("390,,misread,응복합,융복합,이유,,근거", "'응복합' is repaired by row 11 of corrections.csv"),
    ],
)
def test_a_suspicion_must_fit(row: str, expected: str, copied: SourceFolder) -> None:
    """Words, place, reading, reason and proof are checked against the text."""
    assert add(copied, row) == expected


def test_an_unknown_kind_is_an_error(copied: SourceFolder) -> None:
    """The kinds are a closed list."""
    assert add(copied, "387,,odd,빅데이터,x,이유,,근거").startswith("kind 'odd' is none of broken-word, date")


def test_which_of_several_can_be_said(copied: SourceFolder) -> None:
    """The second of three is a place of its own."""
    content = copied.read("suspicions.csv").rstrip("\n")
    copied.write("suspicions.csv", f"{content}\n388,2,misread,스마트,x,이유,,근거\n")
    copied.edit_file("source.toml", "suspicions = 114", "suspicions = 115")
    assert copied.problems() == []


def test_a_promise_of_suspicions_is_kept(copied: SourceFolder) -> None:
    """One suspicion less than promised is a finding."""
    copied.write("suspicions.csv", "\n".join(copied.read("suspicions.csv").splitlines()[:-1]))
    assert copied.problems() == ["source.toml: promises 114 suspicions, the text has 113"]


def test_a_text_without_its_suspicion_is_told_where(copied: SourceFolder) -> None:
    """Where the scan is mended, the suspicion of it no longer fits."""
    copied.edit(388, "한만", "항만")
    copied.vouch()
    assert "suspicions.csv" in copied.problems()[-1]
