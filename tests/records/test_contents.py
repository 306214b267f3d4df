"""What the table of contents lists, and what it calls the strategies."""

import pytest

from policygraph.model import Plan, Span
from records.folder import SourceFolder


def test_what_the_contents_call_a_strategy(real_plan: Plan) -> None:
    """The contents print 산업구조 혁신, the body 산업구조 고도화: one strategy, with both lines."""
    strategy = real_plan.strategies[2]
    assert (strategy.name.alternatives, Span(20, 20) in strategy.spans) == (
        ("융합 생태계 조성을 통한 산업구조 혁신",),
        True,
    )


def test_contents_that_agree_say_nothing(real_plan: Plan) -> None:
    """The other strategies are called alike: their lines of the contents carry nothing."""
    others = [s for s in real_plan.strategies if s.code != "3"]
    assert [span for s in others for span in s.spans if span.first < 25] == []


def test_a_strategy_left_out(copied: SourceFolder) -> None:
    """Contents without one of the strategies have lost a line."""
    copied.edit(21, "라. ", "")
    copied.vouch()
    assert copied.problems() == ["plan.md:18: the contents list the strategies 가나다, the text has 가나다라"]


@pytest.mark.parametrize(
    ("line", "words", "heading"),
    [(9, "추진배경 및 경과", 25), (12, "'20년도 추진성과", 49), (23, "부처별 추진계획", 554)],
)
def test_a_chapter_left_out(copied: SourceFolder, line: int, words: str, heading: int) -> None:
    """Contents without one of the chapters have lost a line; its heading is named."""
    copied.edit(line, words, "")
    copied.vouch()
    assert copied.problems() == [
        f"plan.md:{heading}: the chapter '{words}' is not in the contents, lines 7–23"
    ]


def test_a_text_without_contents(copied: SourceFolder) -> None:
    """A text need not have a table of contents: nothing about it is said."""
    copied.delete(7, 23)
    copied.vouch()
    assert not any("contents" in problem for problem in copied.problems())
