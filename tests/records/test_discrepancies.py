"""What a person read of the contradictions stands in the text, and claims what rules find."""

import pytest

from policygraph.model import Plan, Span, Verdict
from records.folder import SourceFolder


def problems(folder: SourceFolder) -> list[str]:
    """What the build says of the sheets of discrepancies."""
    return [problem for problem in folder.problems() if problem.startswith("discrepanc")]


def append(folder: SourceFolder, name: str, *rows: str) -> None:
    """Add rows to a sheet."""
    folder.write(name, "\n".join([folder.read(name).rstrip("\n"), *rows, ""]))


def test_the_lead_projects(real_plan: Plan) -> None:
    """20 on two lines, 70 on a third, more than the 60 aimed at: a contradiction that no rule finds."""
    found = next(d for d in real_plan.discrepancies if d.code == "lead-projects")
    said = [(s.span.first, s.words) for s in found.statements]
    assert (found.verdict, found.read, found.findings, said) == (
        Verdict.CONTRADICTION,
        True,
        (),
        [(137, "20개 과제 발굴"), (302, "(누적, 20개 → 60개)"), (303, "70개 과제 발굴")],
    )


def test_a_share_of_a_total_is_explained(real_plan: Plan) -> None:
    """66 is three times the 22.0 of one ministry: found by two rules, explained by a person."""
    found = next(d for d in real_plan.discrepancies if d.code == "ai-bio-robot-2021")
    assert (found.verdict, found.findings, [s.span for s in found.statements][2:]) == (
        Verdict.EXPLAINED,
        ("two-values-391-743", "restated-391-743"),
        [Span(874, 874, 2), Span(875, 875, 2), Span(876, 876, 2)],
    )


def test_rules_find_again_what_a_person_read(real_plan: Plan) -> None:
    """Rules that know nothing of the sheets find twenty-odd forms of what a person has explained."""
    claimed = {code for d in real_plan.discrepancies for code in d.findings}
    assert {
        "two-dates-397-636",
        "year-label-1-567",
        "year-label-1-641",
        "two-values-159-745",
        "no-money-187-247",
        "funds-unnamed-138-139-874",
        "last-year-147-897",
        "shares-2021-planned-by-field",
    } <= claimed


def test_what_nobody_explained_is_kept_apart(copied: SourceFolder) -> None:
    """Without the row that claims it, a finding is a discrepancy that nobody has read."""
    for name in ("discrepancies.csv", "discrepancy_statements.csv"):
        kept = [line for line in copied.read(name).splitlines() if not line.startswith("smart-farm-valleys,")]
        copied.write(name, "\n".join(kept))
    report = copied.examine()
    (unread,) = [d for d in report.plan.discrepancies if not d.read]
    assert (unread.code, unread.verdict, unread.findings) == (
        "two-dates-397-636",
        None,
        ("two-dates-397-636",),
    )


def test_without_sheets_the_rules_speak(copied: SourceFolder) -> None:
    """A source without the sheets has the findings of rules only."""
    for name in ("discrepancies.csv", "discrepancy_statements.csv"):
        (copied.path / name).unlink()
    found = copied.examine().plan.discrepancies
    assert (len(found), {d.read for d in found}) == (21, {False})


@pytest.mark.many(quick=3)
@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("new,odd,explained,,가,a", "kind 'odd' is none of two-values, two-dates"),
        ("new,two-values,unsure,,가,a", "verdict 'unsure' is none of contradiction, explained"),
        ("새것,two-values,explained,,가,a", "a discrepancy needs a code of a-z, 0-9 and hyphens"),
        ("new,two-values,explained,,가,", "a discrepancy needs a code of a-z, 0-9 and hyphens"),
        ("new,two-values,explained,,가,a", "new needs two statements or more"),
        ("lead-projects,two-values,explained,,가,a", "lead-projects or one of its findings is there already"),
        ("new,two-values,explained,two-dates-397-636,가,a", "new or one of its findings is there already"),
    ],
)
def test_a_discrepancy_must_be_whole(row: str, expected: str, copied: SourceFolder) -> None:
    """Kind, verdict, code, explanation and two statements; each code and finding once."""
    append(copied, "discrepancies.csv", row)
    assert expected in problems(copied)[0]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("lead-projects,303,,71개 과제 발굴", "'71개 과제 발굴' does not stand on line 303 of plan.md"),
        ("lead-projects,303,,과제 발굴", "'과제 발굴' stands 2 times on line 303 of plan.md"),
        ("nothing,303,,70개 과제 발굴", "there is no discrepancy 'nothing' in discrepancies.csv"),
    ],
)
def test_a_statement_must_stand_in_the_text(row: str, expected: str, copied: SourceFolder) -> None:
    """The words of a statement are on its line, and its discrepancy is there."""
    append(copied, "discrepancy_statements.csv", row)
    assert expected in problems(copied)[0]


def test_a_finding_that_no_rule_makes_is_an_error(copied: SourceFolder) -> None:
    """An explanation of what is not found any more is out of date."""
    copied.edit_file("discrepancies.csv", "two-dates-397-636", "two-dates-397-637")
    assert problems(copied) == [
        "discrepancies.csv: smart-farm-valleys explains the finding 'two-dates-397-637', which no rule makes"
    ]
