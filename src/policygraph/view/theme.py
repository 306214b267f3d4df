"""How kinds of nodes and edges look and what they are called; never by colour alone.

Every colour has a contrast of at least 3:1 against the page in the light and in the dark theme.
"""

from dataclasses import dataclass

LIGHT, DARK = "#ffffff", "#14181f"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of node.

    Attributes:
        shape: of vis-network, drawn by size and without a label inside.
        level: which labels go first when there is no room for all (0 is first).
    """

    ko: str
    en: str
    color: str
    shape: str
    level: int


@dataclass(frozen=True, slots=True)
class Link:
    """A kind of edge; `dashes` as in vis-network."""

    ko: str
    en: str
    color: str
    dashes: bool | tuple[int, ...] = False


NODES = {
    "Vision": Kind("비전", "vision", "#b3541e", "star", 0),
    "Goal": Kind("목표", "goal", "#a8761a", "triangle", 1),
    "Strategy": Kind("추진 전략", "strategy", "#8a7d1f", "diamond", 1),
    "Task": Kind("정책 과제", "task", "#4d8a3a", "hexagon", 2),
    "Measure": Kind("추진 내용", "measure", "#4f8f6d", "dot", 4),
    "Field": Kind("분야", "field", "#b0528f", "triangleDown", 1),
    "PerformanceGoal": Kind("성과 목표", "performance goal", "#9160b5", "diamond", 2),
    "Project": Kind("사업", "project", "#6f74c9", "square", 4),
    "Ministry": Kind("부처", "ministry", "#2f7fb8", "dot", 1),
}

LINKS = {
    "part": Link("문서에 인쇄된 관계", "printed in the document", "#8a93a3"),
    "read": Link("사람이 읽은 관계(이유 있음)", "read by a person, with a reason", "#b3541e", (6, 5)),
    "responsible": Link("담당 부처로 적힘", "named as responsible", "#6f9a7d"),
    "funded": Link("예산(굵기는 금액)", "money (width: amount)", "#7f8fc4"),
    "funds": Link(
        "부처가 내는 예산(굵기는 사업 안의 비중)",
        "money of the ministry (width: share of the project)",
        "#7f8fc4",
    ),
    "co-funds": Link(
        "함께 예산을 내는 사업이 있음(굵기는 사업 수)", "fund a project together (width: number)", "#2f7fb8"
    ),
}
