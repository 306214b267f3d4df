"""What sentences say again of the tables is read, linked to its total, and compared to the printed digit."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from policygraph.model import Plan
from policygraph.records import restatement_findings
from records.folder import SourceFolder

# Line, amount in 억원 and share as printed, and the total of the table below the sentence.
PRINTED = [
    (196, 34_636, None, "2020-executed-by-field/all"),
    (197, 13_419, "38.74", "2020-executed-by-field/3"),
    (197, 10_629, "30.69", "2020-executed-by-field/1"),
    (197, 8_851, "25.55", "2020-executed-by-field/4"),
    (197, 1_737, "5.02", "2020-executed-by-field/2"),
    (206, 9_168, "26.47", "2020-executed-by-ministry/motie"),
    (206, 7_402, "21.37", "2020-executed-by-ministry/msit"),
    (206, 5_203, "15.02", "2020-executed-by-ministry/mss"),
    (206, 4_626, "13.36", "2020-executed-by-ministry/molit"),
    (216, 7_573, "21.86", "2020-executed-by-performance-goal/3-2"),
    (218, 6_951, "20.07", "2020-executed-by-performance-goal/4-1"),
    (218, 6_310, "18.22", "2020-executed-by-performance-goal/1-2"),
    (468, 35_929, None, "2021-planned-by-field/all"),
    (469, 16_824, "46.83", "2021-planned-by-field/3"),
    (469, 8_701, "24.22", "2021-planned-by-field/4"),
    (469, 8_166, "22.73", "2021-planned-by-field/1"),
    (469, 2_238, "6.23", "2021-planned-by-field/2"),
    (477, 11_350, "31.59", "2021-planned-by-ministry/motie"),
    (477, 7_049, "19.62", "2021-planned-by-ministry/molit"),
    (477, 5_317, "14.80", "2021-planned-by-ministry/mss"),
    (477, 4_577, "12.74", "2021-planned-by-ministry/msit"),
    (487, 9_984, "27.79", "2021-planned-by-performance-goal/3-2"),
    (489, 7_273, "20.24", "2021-planned-by-performance-goal/4-1"),
    (489, 4_601, "12.81", "2021-planned-by-performance-goal/1-2"),
    (531, 18_080, "50.32", "2021-planned-by-strategy/3"),
    (531, 11_185, "31.13", "2021-planned-by-strategy/1"),
    (532, 14_394, "40.06", "2021-planned-by-task/3-2"),
    (532, 8_888, "24.74", "2021-planned-by-task/1-2"),
]
LINES = sorted({line for line, *_ in PRINTED})
# The digits of money and of percentages; those of names and dates are not among them.
FIGURE = re.compile(r"(?:\d+조 )?[\d,]+억원|\d+\.\d+(?=%)")


def test_every_figure_in_words(real_plan: Plan) -> None:
    """Each with its line, amount, share and total, in the order of the text."""
    found = [
        (
            restated.spans[0].first,
            restated.amount // 10**8,
            None if restated.share is None else str(restated.share),
            restated.total,
        )
        for restated in real_plan.restatements
    ]
    assert found == PRINTED


def test_no_number_is_left_unread(real_plan: Plan) -> None:
    """A number of these sentences is a figure, a date, a count of elements or part of a name."""
    assert real_plan.unread_figures == ()


def test_the_words_keep_name_and_figure(real_plan: Plan) -> None:
    """From the name to the share, as they stand."""
    words = {restated.words for restated in real_plan.restatements}
    assert "'1, 2차 산업의 혁신기술 융합' 6,951억원(20.07%)" in words
    assert "국토부 4,626억원(13.36%)" in words
    assert "총 3조 4,636억원" in words


def digits(line: str) -> list[int]:
    """Where the digits of the figures of a line are."""
    return [
        match.start() + at
        for match in FIGURE.finditer(line)
        for at, letter in enumerate(match[0])
        if letter.isdigit()
    ]


@pytest.mark.slow
def test_every_digit_of_every_figure_is_compared(copied: SourceFolder) -> None:
    """A changed digit is named by its line, even in a text that was vouched for with it."""
    original = copied.lines
    at = {line: digits(original[line - 1]) for line in LINES}
    assert (
        sum(len(found) for found in at.values())
        == sum(len(str(amount)) + (0 if share is None else len(share) - 1) for _, amount, share, _ in PRINTED)
        - 1
    )  # 1조 629억원 is printed without the zero of 10,629
    unseen = []
    for number in range(max(map(len, at.values()))):
        changed = {line: columns[number] for line, columns in at.items() if number < len(columns)}
        lines = list(original)
        for line, column in changed.items():
            text = lines[line - 1]
            lines[line - 1] = f"{text[:column]}{(int(text[column]) + 1) % 10}{text[column + 1 :]}"
        copied.write_lines(lines)
        copied.vouch()
        named = copied.named_lines()
        unseen += [(line, column) for line, column in changed.items() if line not in named]
    assert unseen == []


@pytest.mark.many(quick=3)
@pytest.mark.parametrize(
    ("line", "old", "new", "expected"),
    [
        (197, "8,851억원", "8,852억원", "is not what 2020-executed-by-field/4 prints: 885,073,000,000"),
        (
            206,
            "국토부 4,626",
            "환경부 4,626",
            "is not what 2020-executed-by-ministry/me prints: 49,956,000,000",
        ),
        (532, "40.06%", "40.07%", "is not what 2021-planned-by-task/3-2 prints: 40.06 %"),
        (487, "10대", "11대", "says '11대 성과 목표', which is not what the plan has"),
        (468, "2021년도", "2022년도", "says '2022년도', which is not what the plan has"),
        (489, "'융합 신서비스 시장 창출", "'융합 신서비스 시장 개척", "restates no printed total"),
        (196, "총 3조", "약 3조", "restates no printed total"),
        (469, "(24.22%)", "(24.22%, 3위)", "the number '3' in words restates no printed total"),
    ],
)
def test_a_sentence_that_says_something_else_is_found(
    line: int, old: str, new: str, expected: str, copied: SourceFolder
) -> None:
    """Another figure, name, count or year is a finding of the build, with the line."""
    copied.edit(line, old, new)
    copied.vouch()
    here = [problem for problem in copied.problems() if problem.startswith(f"plan.md:{line}: ")]
    assert any(expected in problem for problem in here), here


def test_fewer_digits_are_compared_as_printed(real_plan: Plan) -> None:
    """A sentence in whole 조, or with one decimal, is rounded half up to what it prints."""
    first, second, *_ = real_plan.restatements
    right = replace(first, amount=3 * 10**12, unit=10**12), replace(second, share=Decimal("38.7"))
    wrong = replace(first, amount=4 * 10**12, unit=10**12), replace(second, share=Decimal("38.8"))
    assert list(restatement_findings(replace(real_plan, restatements=right), {}, "plan.md")) == []
    found = [f.line for f in restatement_findings(replace(real_plan, restatements=wrong), {}, "plan.md")]
    assert found == [196, 197]
