"""What was achieved in 2020 and goes on, or does not, in 2021: judged by reading the plan."""

import pytest

from policygraph import paths
from policygraph.query import answer
from policygraph.store import EmbeddedStore

LINES = (paths.SOURCES / "icd-2021" / "plan.md").read_text(encoding="utf-8").split("\n")
THIS_YEAR = "\n".join(LINES[296:464] + LINES[553:745])


def test_achievements_without_successor(store: EmbeddedStore) -> None:
    """Question 35: six that nothing goes on with, and four where the text cannot tell."""
    table = answer(store, "achievements-without-successor")
    at = [table.variables.index(name) for name in ("code", "verdict", "line", "candidate_statement")]
    rows = [tuple(row[i] for i in at) for row in table.rows]

    assert [row[:3] for row in rows] == [
        ("1-1-2", "no", 60),
        ("1-2-3", "no", 83),
        ("1-3-2", "no", 94),
        ("1-3-4", "no", 98),
        ("2-2-1", "no", 116),
        ("3-3-4", "no", 162),
        ("1-3-1", "unsure", 92),
        ("3-1-1", "unsure", 130),
        ("3-2-1", "unsure", 143),
        ("3-2-1", "unsure", 143),
        ("4-1-3", "unsure", 174),
    ]
    assert all(row[3] is None for row in rows[:6])
    assert all(row[3] for row in rows[6:])


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("ko", {"yes": "이어짐", "no": "이어지지 않음", "unsure": "알 수 없음"}),
        ("en", {"yes": "goes on", "no": "does not go on", "unsure": "cannot be told"}),
    ],
)
def test_an_answer_is_named_in_the_language_asked(
    store: EmbeddedStore, language: str, names: dict[str, str]
) -> None:
    """The names are those of the code list, beside the codes."""
    table = answer(store, "achievements-and-successors", {"lang": language})
    at = [table.variables.index(name) for name in ("verdict", "verdict_name")]

    assert {row[at[0]]: row[at[1]] for row in table.rows} == names


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (60, "환경 빅데이터 플랫폼"),
        (83, "라이프케어"),
        (94, "사회문제해결"),
        (98, "SW플랫폼"),
        (116, "R&D 샌드박스"),
        (162, "특수대학원"),
        (92, "NEP"),
        (174, "디자인"),
    ],
)
def test_what_has_no_successor_is_named_in_2020_alone(line: int, name: str) -> None:
    """Its name stands in the achievement, and nowhere among the measures and actions of 2021."""
    assert name in LINES[line - 1]
    assert name not in THIS_YEAR


@pytest.mark.parametrize(
    ("achievement", "line", "successor", "words"),
    [
        ("1-1-3", 63, 310, "데이터통합채널 2단계"),
        ("2-1-2", 107, 444, "임시 허가로 전환"),
        ("2-2-3", 122, 457, "융합신제품 적합성 인증제도"),
        ("3-1-3", 136, 301, "산업 디지털 전환 연대"),
        ("3-3-2", 158, 744, "융합형 의사과학자"),
        ("4-1-4", 178, 331, "스마트공장 보급 사업 지속 추진"),
        ("4-2-1", 184, 387, "지능형 항만"),
    ],
)
def test_achievements_and_their_successors(
    store: EmbeddedStore, achievement: str, line: int, successor: int, words: str
) -> None:
    """The same work under the same name, a year on."""
    table = answer(store, "achievements-and-successors")
    at = [table.variables.index(name) for name in ("code", "verdict", "line", "successor_line")]

    assert (achievement, "yes", line, successor) in [tuple(row[i] for i in at) for row in table.rows]
    assert words in LINES[successor - 1]


def test_every_achievement_is_judged_with_a_reason(store: EmbeddedStore) -> None:
    """38 achievements, each with at least one judgement; a successor unless the answer is no."""
    table = answer(store, "achievements-and-successors")
    at = {name: table.variables.index(name) for name in ("code", "verdict", "reason", "successor_code")}

    assert len({row[at["code"]] for row in table.rows}) == 38
    assert all(row[at["reason"]] for row in table.rows)
    assert all((row[at["successor_code"]] is None) == (row[at["verdict"]] == "no") for row in table.rows)
