"""One entity for every form of its name that a scan damaged."""

from policygraph.model import Name, Plan


def names(plan: Plan) -> dict[tuple[str, str], Name]:
    """The names of the elements by level and code."""
    return {(level, element.code): element.name for level, element in plan.elements}


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
