"""The frame of the plan and the money printed for its elements; rows from the plan by hand."""

from collections import Counter
from decimal import Decimal

from policygraph import paths, terms
from policygraph.query import answer
from policygraph.store import EmbeddedStore
from questions.rows import column, values_of

LINES = (paths.SOURCES / "icd-2021" / "plan.md").read_text(encoding="utf-8").split("\n")
HUNDRED_MILLION = 100_000_000
PREFIXES = (terms.ID, terms.PG, terms.GRAPH)


def won(printed: str) -> int:
    """A figure in 억원 as won."""
    return int(Decimal(printed.replace(",", "")) * HUNDRED_MILLION)


def short(iri: str) -> str:
    """An identifier without its namespace."""
    return next(iri.removeprefix(prefix) for prefix in PREFIXES if iri.startswith(prefix))


def test_the_years_of_plans(store: EmbeddedStore) -> None:
    """One plan, of 2021, with the title of line 1."""
    assert answer(store, "plan-years").rows == ((2021, "제2차 산업융합발전 기본계획 '21년도 실행계획"),)


def test_the_strategies_of_each_goal(store: EmbeddedStore) -> None:
    """A reading: the second goal has two strategies, and each link has its reason."""
    rows = column(store, "goals-and-strategies", "order", "strategy_code", "strategy_name", "reason")

    assert [row[:3] for row in rows] == [
        ("1", "1", "데이터 융합을 통한 산업 디지털 전환 가속화"),
        ("2", "2", "메가트렌드 변화에 대응한 주도적 혁신"),
        ("2", "3", "융합 생태계 조성을 통한 산업구조 고도화"),
        ("3", "4", "규제 개선으로 융합 친화적 환경 조성"),
    ]
    assert all("인쇄하지 않음" in reason for *_, reason in rows)


def test_the_money_of_each_task(store: EmbeddedStore) -> None:
    """The table of lines 543 to 551: name, money, share and number of rows as printed."""
    printed = [line.split("\t") for line in LINES[542:551]]
    rows = values_of(store, "task-budget", "task_name", "amount_krw", "share_percent", "printed_rows")

    assert rows == [
        (name, won(money), Decimal(share), int(count)) for _, name, money, share, count in printed
    ]
    assert column(store, "task-budget", "task_code", "measures_read") == [
        ("1-1", "8"),
        ("1-2", "7"),
        ("2-1", "7"),
        ("2-2", "5"),
        ("3-1", "6"),
        ("3-2", "6"),
        ("3-3", "5"),
        ("4-1", "3"),
        ("4-2", "5"),
    ]


def test_the_money_printed_for_each_element(store: EmbeddedStore) -> None:
    """Four fields, ten performance goals, four strategies, nine tasks and the vision with the total."""
    rows = {short(str(element)): money for element, money in answer(store, "printed-by-element").rows}

    assert Counter(element.split("/")[1] for element in rows) == {
        "field": 4,
        "performance-goal": 10,
        "strategy": 4,
        "task": 9,
        "vision": 1,
    }
    assert rows["icd-2021/vision"] == won("35,929.11")
    assert [rows[f"icd-2021/strategy/{number}"] for number in (1, 2, 3, 4)] == [
        won(printed) for printed in LINES[536].split("\t")[:4]
    ]


def test_the_links_of_the_plan(store: EmbeddedStore) -> None:
    """How many elements each level has; what a person read and what is estimated stand apart."""
    rows = column(store, "links", "property", "graph")

    assert Counter((short(link), short(graph)) for link, graph in rows) == {
        ("hasGoal", "icd-2021/asserted"): 3,
        ("hasStrategy", "icd-2021/curated"): 4,
        ("hasTask", "icd-2021/asserted"): 9,
        ("hasMeasure", "icd-2021/asserted"): 53,
        ("responsible", "icd-2021/asserted"): 60,
        ("hasPerformanceGoal", "icd-2021/asserted"): 10,
        ("hasProject", "icd-2021/asserted"): 154,
        ("hasProject", "icd-2021/linked"): 154,
    }
    assert ("id:icd-2021/goal/2", "hasStrategy", "id:icd-2021/strategy/3") in {
        (f"id:{short(start)}", short(link), f"id:{short(end)}")
        for start, link, end in column(store, "links", "from", "property", "to")
    }


def test_a_task_and_a_goal_go_by_their_names(store: EmbeddedStore) -> None:
    """By the printed number, by the name with or without its spaces, in English, by the identifier."""
    task = "https://w3id.org/policygraph/id/icd-2021/task/4-1"
    asked = [
        column(store, "measures-of-task", "measure_code", task=name)
        for name in ("4-1", "규제 샌드박스 활용 촉진 및 고도화", "규제샌드박스활용촉진및고도화", task)
    ]

    assert asked == [[("4-1-1",), ("4-1-2",), ("4-1-3",)]] * 4
    assert column(store, "projects-of-goal", "line", goal="융합 신산업 규제완화") == [
        (str(line),) for line in range(834, 839)
    ]
