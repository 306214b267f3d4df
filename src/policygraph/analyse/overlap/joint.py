"""Measure (b), joint responsibility: the measures and the achievements that name both ministries.

What is planned and what was done are counted apart: a measure says that two ministries are to work together,
an achievement that they did.

>>> bullets = [Bullet("m", "Measure", frozenset("ab"), (5, 6)), Bullet("n", "Measure", frozenset("a"), (7,))]
>>> pair, = joint_work(bullets)
>>> pair.one, pair.other, [bullet.iri for bullet in pair.measures], pair.achievements
('a', 'b', ['m'], ())
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from policygraph import terms
from policygraph.analyse.results import Result
from policygraph.query import answer
from policygraph.store import Store
from policygraph.wording import Words

METHOD = "joint-responsibility/1"
MEASURE, ACHIEVEMENT = "Measure", "Achievement"
_NOTE = Words(
    "글머리의 끝 괄호에 두 부처가 함께 적힌 것만 센다. 한 글머리가 여러 일을 묶어 적은 것일 수 있다.",
    "Counts bullets whose closing parentheses name both; one bullet may sum up several activities.",
)


@dataclass(frozen=True, slots=True)
class Bullet:
    """A measure or an achievement.

    Attributes:
        kind: Measure or Achievement, as the ontology calls them.
        ministries: that it names as responsible.
        lines: first and last of the source.
        goal: the performance goal that an achievement stands under; None for a measure.
        text: as printed.
    """

    iri: str
    kind: str
    ministries: frozenset[str]
    lines: tuple[int, ...]
    goal: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class JointWork:
    """Two ministries and what names both, in the order of the source."""

    one: str
    other: str
    measures: tuple[Bullet, ...]
    achievements: tuple[Bullet, ...]


def read_bullets(store: Store) -> tuple[Bullet, ...]:
    """Every measure and achievement that names a ministry, in the order of the source."""
    found: dict[str, Bullet] = {}
    for row in answer(store, "responsibilities").records():
        iri = str(row["element"])
        known = found.get(iri)
        found[iri] = Bullet(
            iri,
            str(row["kind"]).removeprefix(terms.PG),
            (known.ministries if known else frozenset()) | {str(row["ministry"])},
            tuple(sorted({int(str(row["line"])), int(str(row["last_line"]))})),
            None if row["performance_goal"] is None else str(row["performance_goal"]),
            str(row["statement"]),
        )
    return tuple(sorted(found.values(), key=lambda bullet: (bullet.lines, bullet.iri)))


def joint_work(bullets: Iterable[Bullet]) -> tuple[JointWork, ...]:
    """Every two ministries that something names together, by identifiers."""
    shared: dict[tuple[str, str], dict[str, list[Bullet]]] = defaultdict(lambda: defaultdict(list))
    for bullet in bullets:
        for one, other in combinations(sorted(bullet.ministries), 2):
            shared[one, other][bullet.kind].append(bullet)
    return tuple(
        JointWork(one, other, tuple(by_kind[MEASURE]), tuple(by_kind[ACHIEVEMENT]))
        for (one, other), by_kind in sorted(shared.items())
    )


def joint_results(bullets: Iterable[Bullet]) -> tuple[Result, ...]:
    """For each pair the number of measures and of achievements that name both; none where it is nothing."""
    return tuple(
        Result(
            measure,
            (pair.one, pair.other),
            len(found),
            "count",
            tuple(bullet.iri for bullet in found),
            METHOD,
            note=_NOTE,
        )
        for pair in joint_work(bullets)
        for measure, found in (("joint-measures", pair.measures), ("joint-achievements", pair.achievements))
        if found
    )
