"""One entity for every form of its name, printed or damaged."""

from policygraph.model import Name, Plan, Span
from records.folder import SourceFolder


def names(plan: Plan) -> dict[tuple[str, str], Name]:
    """The names of the elements by level and code."""
    return {(level, element.code): element.name for level, element in plan.elements}


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


def test_contents_of_another_count_are_not_read(copied: SourceFolder) -> None:
    """A table of contents without one of the strategies cannot be matched by letters."""
    copied.edit(21, "라. ", "")
    assert copied.examine().plan.strategies[2].name.alternatives == ()


def test_damaged_pieces_of_merged_cells(real_plan: Plan) -> None:
    """A name whose cell was repaired keeps the form of the scan, for search."""
    found = names(real_plan)
    assert {
        key: found[key].damaged
        for key in [("field", "2"), ("field", "3"), ("strategy", "2"), ("strategy", "3")]
    } == {
        ("field", "2"): ("산업융합의 제도적 게모식 뒷받침", "산업융합의 제도적 제도석 뒷받침"),
        ("field", "3"): ("산업의 융합경쟁력 강화 0-1",),
        ("strategy", "2"): (
            "추진 전략 변화에 대응한 주도적 혁신 및",
            "메가 트렌드 변화에 대응한 주도적 혁신 넹한 구포역 역한",
        ),
        ("strategy", "3"): (
            "융합 생태계조성을 통한산업구조 고도화",
            "응합 생태계 조성을 통한 산업구조 고도화",
        ),
    }


def test_a_damaged_name_of_a_ministry(real_plan: Plan) -> None:
    """'과기정 통 부' in the budget row of line 905 is the Ministry of Science and ICT."""
    assert real_plan.damaged_ministries == (("MSIT", "과기정 통 부"),)
