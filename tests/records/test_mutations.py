"""No digit of the money can change unseen.

Two guards stand one behind the other: the checksums of the text that was vouched for, and, where someone
has vouched for a wrong text, the arithmetic of the document itself.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest

from policygraph.model import Plan, PublishedTotal, Quantity
from policygraph.records import Source
from records.folder import SourceFolder

SEED = 2021
FEW, MANY = 5, 36


@dataclass(frozen=True, slots=True)
class Digit:
    """A digit of the text: its line (from 1) and its place in that line (from 0)."""

    line: int
    column: int


def digit_columns(text: str) -> list[int]:
    """Where the digits of a text are."""
    return [column for column, character in enumerate(text) if character in "0123456789"]


def cell_digits(source: Source, line: int, cell: int) -> list[Digit]:
    """The digits of one cell."""
    cells = source.text.line(line).split("\t")
    start = sum(len(before) + 1 for before in cells[: cell - 1])
    return [Digit(line, start + column) for column in digit_columns(cells[cell - 1])]


def figure_digits(source: Source, figure: PublishedTotal, quantity: Quantity) -> list[Digit]:
    """The digits of one number of a figure; a cell may hold an amount and, in parentheses, a share."""
    place = figure.place(quantity)
    line = source.text.line(place.first)
    digits = cell_digits(source, place.first, place.cell or 0)
    if figure.share is None or len(figure.spans) > 1:
        return digits
    within = [line.rfind("(", line.rfind("\t", 0, d.column) + 1, d.column) != -1 for d in digits]
    share = quantity is Quantity.SHARE
    return [digit for digit, inside in zip(digits, within, strict=True) if inside is share]


def digits_of(kind: str, plan: Plan, source: Source) -> Iterator[Digit]:
    """Every digit of a kind of number: "budget", or year and quantity of figures ("2020 share")."""
    if kind == "budget":
        for row in plan.allocations:
            yield from cell_digits(source, row.span.first, 2)
        return
    year, quantity = kind.split()
    for figure in plan.totals:
        printed = {"amount": figure.amount, "share": figure.share, "count": figure.count}[quantity]
        if figure.year == int(year) and printed is not None:
            yield from figure_digits(source, figure, Quantity(quantity))


def mutated(line: str, column: int, shift: int) -> str:
    """`line` with the digit at `column` changed; a shift of 1 to 9 gives every other digit."""
    digit = (int(line[column]) + shift) % 10
    return f"{line[:column]}{digit}{line[column + 1 :]}"


FIGURES = [f"{year} {quantity}" for year in (2020, 2021) for quantity in ("amount", "share", "count")]


@pytest.mark.many(quick=1)
@pytest.mark.parametrize("many", [FEW, pytest.param(MANY, marks=pytest.mark.slow)])
@pytest.mark.parametrize("kind", ["budget", *FIGURES])
def test_arithmetic_sees_a_changed_digit(
    kind: str, many: int, real_plan: Plan, real_source: Source, copied: SourceFolder
) -> None:
    """A changed digit is named by reconciliation even in a text that was vouched for with it."""
    chance = random.Random(f"{SEED} {kind} {many}")  # noqa: S311 - a repeatable draw, no secret
    digits = list(digits_of(kind, real_plan, real_source))
    unseen = []
    for digit in chance.sample(digits, min(many, len(digits))):
        lines = list(real_source.text.lines)
        lines[digit.line - 1] = mutated(lines[digit.line - 1], digit.column, chance.randint(1, 9))
        copied.write_lines(lines)
        copied.vouch()
        if digit.line not in copied.named_lines():
            unseen.append((digit.line, lines[digit.line - 1]))
    assert unseen == []


@pytest.mark.slow
def test_checksums_name_the_line_of_any_changed_digit(real_plan: Plan, real_source: Source) -> None:
    """A change of any digit of a budget row or figure line, in names too, is a finding at that line."""
    rows = {row.span.first for row in real_plan.allocations}
    figures = {span.first for figure in real_plan.totals for span in figure.spans}
    wrong = []
    for number in sorted(rows | figures):
        line = real_source.text.line(number)
        for column in digit_columns(line):
            lines = list(real_source.text.lines)
            lines[number - 1] = mutated(line, column, 1)
            altered = replace(real_source, text=replace(real_source.text, lines=tuple(lines)))
            named = [finding.line for finding in altered.alterations() if finding.line is not None]
            if named != [number]:
                wrong.append((number, column, named))
    assert wrong == []


def test_unchanged_text_is_not_altered(real_source: Source) -> None:
    """The text that was vouched for gives no finding."""
    assert list(real_source.alterations()) == []
