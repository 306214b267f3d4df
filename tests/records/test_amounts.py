"""Each amount in the text is compared with the project or row that it is of, to the digits printed."""

from dataclasses import replace
from decimal import Decimal

import pytest

from policygraph.model import (
    Allocation,
    Name,
    Naming,
    Passage,
    PassageKind,
    Phase,
    Plan,
    Project,
    Role,
    Span,
    Status,
    Target,
)
from policygraph.records.amounts import agrees, compare_amounts, last_digit

EOK = 100_000_000
A, B = "1-1-1", "1-1-2"
ACTION, NOTE = "action/motie-1", "footnote/action-motie-1-n1"


def said(words: str, eok: str, code: str = "t1", passage: str = NOTE) -> Target:
    """An amount of 2021 as printed."""
    won = (Decimal(eok) * EOK).to_integral_value()
    return Target(code, passage, "지원", None, won, "원", None, Role.TARGET, words, (Span(9, 9),))


def row(project: str, ministry: str, won: int) -> Allocation:
    """A budget row."""
    return Allocation(
        project, "1-1", ministry, 2021, Phase.PLANNED, won, Status.NEW, Span(int(project[-1]), 99)
    )


@pytest.fixture(scope="module")
def plan(real_plan: Plan) -> Plan:
    """A bullet of the industry ministry with a footnote; project A is of two ministries, B of one."""
    spans = (Span(8, 8),)
    passages = (
        Passage(PassageKind.ACTION, "motie-1", "ministry/motie", None, "글", (), spans),
        Passage(PassageKind.FOOTNOTE, "action-motie-1-n1", ACTION, None, "주석", (), spans),
        Passage(PassageKind.FINANCE, "2021-1", "plan", None, "집계", (), spans),
    )
    return replace(
        real_plan,
        measures=(),
        passages=passages,
        targets=(),
        namings=(),
        projects=(Project(A, "1-1", Name("가 사업"), ()), Project(B, "1-1", Name("나 사업"), ())),
        allocations=(
            row(A, "MOTIE", 2_204_000_000),
            row(A, "MOHW", 3_300_000_000),
            row(B, "MOTIE", 6_253_000_000),
        ),
    )


def outcome(plan: Plan, *targets: Target, names: tuple[Naming, ...] = ()) -> list[tuple[object, ...]]:
    """Project, ministry, link, verdict and difference of every comparison."""
    found = compare_amounts(replace(plan, targets=targets, namings=names))
    return [(c.project, c.ministry, c.link, c.verdict, c.difference) for c in found]


def named(project: str, words: str = "사업", subject: str = ACTION) -> Naming:
    """That a text names a project."""
    return Naming(subject, project, (words,), "", (Span(8, 8),))


@pytest.mark.parametrize(
    ("words", "amount", "worth"),
    [
        ("총 80억원", 80 * EOK, EOK),
        ("등('21, 151.0억원)", 151 * EOK, EOK // 10),
        ("1조 3,419억원", 13_419 * EOK, EOK),
        ("2.1조원 확보", 21_000 * EOK, 1_000 * EOK),
        ("300백만원", 3 * EOK, 1_000_000),
        ("총 82.60억원, 정부 62.5억원", 8_260_000_000, EOK // 100),
        ("다른 말 5억원", 80 * EOK, 1),
    ],
)
def test_what_the_last_digit_is_worth(words: str, amount: int, worth: int) -> None:
    """The digits after the point count, a zero among them; of several amounts, those of the right one."""
    assert last_digit(words, Decimal(amount)) == worth


@pytest.mark.parametrize(
    ("words", "eok", "won", "expected"),
    [
        ("62.5억원", "62.5", 6_245_000_000, True),
        ("62.5억원", "62.5", 6_255_000_000, False),
        ("62.5억원", "62.5", 6_254_999_999, True),
        ("62억원", "62", 6_249_000_000, True),
        ("62.0억원", "62", 6_249_000_000, False),
    ],
)
def test_a_row_agrees_if_it_rounds_to_the_words(words: str, eok: str, won: int, *, expected: bool) -> None:
    """Half up, at the last digit printed."""
    assert agrees(said(words, eok), won) is expected


@pytest.mark.parametrize(
    ("words", "eok", "names", "expected"),
    [
        ("나 62.53억원", "62.53", (named(B),), [(B, None, "bullet", "equal", 0)]),
        ("나 62.5억원", "62.5", (named(B, "나", NOTE),), [(B, None, "name", "rounds-to", -3_000_000)]),
        ("나 10억원", "10", (named(B),), [(B, None, "bullet", "differs", -5_253_000_000)]),
        ("가 55.0억원", "55", (named(A),), [(A, None, "bullet", "rounds-to", -4_000_000)]),
        ("가 22.0억원", "22", (named(A),), [(A, "MOTIE", "bullet", "rounds-to", -4_000_000)]),
        ("가 33억원", "33", (named(A),), [(A, None, "bullet", "differs", -2_204_000_000)]),
        ("지원 62.5억원", "62.5", (), [(B, None, "amount", "rounds-to", -3_000_000)]),
        ("지원 22.0억원", "22", (), [(A, "MOTIE", "amount", "rounds-to", -4_000_000)]),
        ("지원 33억원", "33", (), [(None, None, None, "no-such-row", None)]),
        ("62.5억원", "62.5", (named(A), named(B)), [(B, None, "bullet", "rounds-to", -3_000_000)]),
    ],
    ids=[
        "whole",
        "name in the words",
        "differs",
        "the whole of two ministries",
        "the bullet's ministry's row",
        "another ministry's row",
        "amount only",
        "amount only, one of two ministries",
        "no row",
        "one of two names",
    ],
)
def test_an_amount_and_what_it_is_compared_with(
    plan: Plan, words: str, eok: str, names: tuple[Naming, ...], expected: list[tuple[object, ...]]
) -> None:
    """The project that is named, the row of the bullet's ministry, or a row that is the amount."""
    assert outcome(plan, said(words, eok), names=names) == expected


def test_another_number_of_the_same_words(plan: Plan) -> None:
    """A total and its government part: the part is the row, and the total says so."""
    words = "총 82.6억원 : 정부 62.5억원"
    both = said(words, "82.6"), said(words, "62.5", "t2")
    assert [found[3] for found in outcome(plan, *both, names=(named(B),))] == ["other-part", "rounds-to"]


def test_an_amount_of_a_year_without_rows(plan: Plan) -> None:
    """An achievement without a date is of the year before, of which there are no rows."""
    done = Passage(PassageKind.ACHIEVEMENT, "1-1-1", "performance-goal/1-1", None, "글", (), (Span(8, 8),))
    target = said("나 62.5억원", "62.5", passage=done.path)
    names = (named(B, "나", done.path),)
    told = replace(plan, passages=(done,))
    assert outcome(told, target, names=names) == [(B, None, "name", "no-rows-of-year", None)]
    assert outcome(told, target) == [(None, None, None, "no-rows-of-year", None)]


def test_a_sentence_about_the_tables_is_left_to_the_totals(plan: Plan) -> None:
    """Its amounts are totals, not of a project."""
    assert outcome(plan, said("총 62.5억원", "62.5", passage="finance/2021-1")) == []
