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
    """A kind of edge.

    Attributes:
        forward: what the second is to the first, in Korean and English.
        back: what the first is to the second.
        dashes: as in vis-network; what is not printed in the document is never solid.
        shown: whether it is shown until somebody says otherwise.
    """

    ko: str
    en: str
    color: str
    forward: tuple[str, str]
    back: tuple[str, str]
    dashes: tuple[int, ...] = ()
    shown: bool = True


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
    "part": Link(
        "문서에 인쇄된 관계", "printed in the document", "#7f8796", ("아래", "below"), ("위", "above")
    ),
    "read": Link(
        "사람이 읽은 관계(이유 있음)",
        "read by a person, with a reason",
        "#b3541e",
        ("아래(사람이 읽음)", "below (read by a person)"),
        ("위(사람이 읽음)", "above (read by a person)"),
        (6, 5),
    ),
    "linked": Link(
        "프로그램이 추정한 과제–사업 관계",
        "task and project linked by a program (an estimate)",
        "#a45fc4",
        ("사업(추정)", "project (an estimate)"),
        ("정책 과제(추정)", "task (an estimate)"),
        (2, 5),
        shown=False,
    ),
    "responsible": Link(
        "담당 부처로 적힘",
        "named as responsible",
        "#6f9a7d",
        ("담당", "responsible"),
        ("맡음", "responsible for"),
    ),
    "funded": Link(
        "예산(굵기는 금액)", "money (width: amount)", "#7f8fc4", ("예산", "funded by"), ("예산을 냄", "funds")
    ),
    "funds": Link(
        "부처가 내는 예산(굵기는 사업 안의 비중)",
        "money of the ministry (width: share of the project)",
        "#7f8fc4",
        ("예산", "funded by"),
        ("예산을 냄", "funds"),
    ),
    "co-funds": Link(
        "함께 예산을 내는 사업이 있음",
        "fund projects together",
        "#2f7fb8",
        ("함께 예산을 냄", "co-funds"),
        ("함께 예산을 냄", "co-funds"),
    ),
    "joint": Link(
        "추진 내용을 함께 맡음",
        "responsible for measures together",
        "#4d8a3a",
        ("함께 맡음", "jointly responsible"),
        ("함께 맡음", "jointly responsible"),
        shown=False,
    ),
    "shared-goals": Link(
        "성과 목표별 예산 구성이 닮음(계산)",
        "money spread alike over performance goals (computed)",
        "#9160b5",
        ("예산 구성이 닮음", "spread alike"),
        ("예산 구성이 닮음", "spread alike"),
        (10, 4),
        shown=False,
    ),
    "same-topics": Link(
        "서로 다른 사업이 같은 기술·주제를 다룸(계산)",
        "different projects on the same topics (computed)",
        "#b3541e",
        ("같은 주제", "same topics"),
        ("같은 주제", "same topics"),
        (3, 4),
        shown=False,
    ),
    "similar": Link(
        "이름과 글이 닮은 사업이 있음(계산, 검토 후보)",
        "projects with like names and texts (computed, to be reviewed)",
        "#b0528f",
        ("닮은 사업", "similar projects"),
        ("닮은 사업", "similar projects"),
        (1, 4),
        shown=False,
    ),
}

STATUSES = {"New": ("신규", "new"), "Continuing": ("계속", "continuing")}
