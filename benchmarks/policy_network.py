"""A fictional plan as large as one likes, with the networks' own attributes: what the explorer draws.

Names, quotations and money are drawn from a seed. The shape is that of a real plan: one vision, few goals,
tasks with their measures, performance goals with their projects; every measure and every project has a
ministry, and what is missing to the number of edges are further ministries of projects.

>>> material = fictional_material(231, 503)
>>> len(material.nodes), len(material.links) + len(material.rows)
(231, 503)
"""

import random
from collections.abc import Iterator
from typing import Any

from policygraph import terms
from policygraph.analyse.budget import BudgetRow, Named
from policygraph.analyse.networks import Link, Material, Quotation

# Nodes and edges.
SIZES = {220: (231, 503), 2_000: (2_011, 4_950), 10_000: (10_044, 25_140)}
SUBJECTS = (
    "데이터",
    "인공지능",
    "바이오헬스",
    "스마트공장",
    "수소경제",
    "자율주행",
    "물류",
    "의료기기",
    "농식품",
    "해양",
)
DEEDS = (
    "융합기술개발",
    "실증단지 조성",
    "플랫폼 구축",
    "전문인력 양성",
    "보급 확산",
    "규제 개선",
    "표준화 지원",
)
WORDS = ("기반", "차세대", "맞춤형", "지역", "중소기업", "글로벌", "혁신", "안전", "고부가가치", "개방형")
PLAN = "fiction-2021"


def fictional_material(nodes: int, edges: int, seed: int = 20) -> Material:
    """A plan with so many elements and relations."""
    return _Fiction(random.Random(seed)).material(nodes, edges)  # noqa: S311 - a seed, no secret


class _Fiction:
    """A plan being invented."""

    def __init__(self, draw: random.Random) -> None:
        self._draw = draw
        self._nodes: dict[str, dict[str, Any]] = {}
        self._links: list[Link] = []
        self._rows: list[BudgetRow] = []
        self._line = 0

    def material(self, nodes: int, edges: int) -> Material:
        """Elements from the top, then the money."""
        root = nodes**0.5
        ministries = [
            self._add("Ministry", f"M{at + 1}") for at in range(min(30, max(11, round(root / 2.2))))
        ]
        vision = self._add("Vision", "")
        goals = self._below([vision], "Goal", "hasGoal", max(3, round(root / 12)))
        strategies = self._below(goals, "Strategy", "hasStrategy", max(4, round(root / 5)), "read")
        tasks = self._below(strategies, "Task", "hasTask", max(11, round(root)))
        fields = [self._add("Field", str(at + 1)) for at in range(max(3, round(root / 7)))]
        performance = self._below(fields, "PerformanceGoal", "hasPerformanceGoal", max(10, round(root)))
        measures = self._below(tasks, "Measure", "hasMeasure", round(0.25 * nodes))
        projects = self._below(performance, "Project", "hasProject", nodes - len(self._nodes))
        for measure in measures:
            self._link(measure, "responsible", self._draw.choice(ministries), "part")
        pairs = dict.fromkeys((project, self._draw.choice(ministries)) for project in projects)
        while len(self._links) + len(pairs) < edges:
            pairs[self._draw.choice(projects), self._draw.choice(ministries)] = None
        for project, ministry in sorted(pairs):
            self._pay(project, ministry)
        return Material(self._nodes, tuple(self._links), tuple(self._rows))

    def _below(
        self, wholes: list[str], kind: str, relation: str, count: int, origin: str = "part"
    ) -> list[str]:
        """Parts of a kind, spread over the wholes."""
        found = []
        for at in range(count):
            whole = wholes[at * len(wholes) // count]
            code = f"{self._nodes[whole]['code']}-{at + 1}".strip("-")
            part = self._add(kind, code, whole if kind in {"Measure", "Project"} else None)
            self._link(whole, relation, part, origin)
            found.append(part)
        return found

    def _add(self, kind: str, code: str, fold: str | None = None) -> str:
        number = len(self._nodes)
        iri = terms.individual(f"{PLAN}/{kind.lower()}/{number}")
        choose = self._draw.choice
        name = f"{choose(WORDS)} {choose(SUBJECTS)} {choose(DEEDS)}"
        if kind == "Ministry":
            name = f"{choose(SUBJECTS)}{choose(('산업', '정책', '진흥'))}부"
        elif kind in {"Measure", "Task"}:
            name = f"{name}을 위한 {choose(WORDS)} {choose(SUBJECTS)} 지원"
        self._nodes[iri] = {
            "kind": kind,
            "code": code,
            "ko": name,
            "en": f"{kind} {number} of a fictional plan",
            "names": (f"{choose(SUBJECTS)}부",) if kind == "Ministry" else (),
            "amount": 0,
            "evidence": tuple(self._quote(name) for _ in range(1 + (kind == "Project"))),
            "fold": fold,
        }
        return iri

    def _quote(self, name: str) -> Quotation:
        self._line += 1
        return Quotation(self._line, self._line, f"{name}\t{self._draw.randint(1, 99)}.00\t신규")

    def _link(self, whole: str, relation: str, part: str, origin: str) -> None:
        self._links.append(Link(whole, relation, part, origin, None))

    def _pay(self, project: str, ministry: str) -> None:
        amount = self._draw.randint(50, 20_000) * 1_000_000
        goal = self._nodes[project]["fold"]
        for iri in (project, ministry, goal):
            self._nodes[iri]["amount"] += amount
        self._rows.append(
            BudgetRow(
                Named(project, self._nodes[project]["ko"]),
                Named(ministry, self._nodes[ministry]["ko"]),
                Named(goal, self._nodes[goal]["ko"]),
                self._nodes[goal]["code"],
                amount,
                self._nodes[project]["evidence"][0].first,
                self._draw.choice(("New", "Continuing")),
                terms.individual(f"{PLAN}/allocation/{len(self._rows)}"),
            )
        )


def sizes() -> Iterator[tuple[int, Material]]:
    """The three plans, by the number that they go by."""
    for name, (nodes, edges) in SIZES.items():
        yield name, fictional_material(nodes, edges)
