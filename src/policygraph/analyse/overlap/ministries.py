"""All that is measured between ministries, in one order: declared, joint, shared, spread, grouped, told.

Similar content and task links have modules of their own; what stands here needs the budget rows, who is
responsible for what, and the printed cells.

>>> from policygraph.store import open_store
>>> results = ministry_results(open_store(), draws=19, resamples=5)
>>> [round(float(result.value), 3) for result in results if (result.measure, result.about) == ("hhi", ())]
[0.185]
"""

from collections.abc import Iterable, Iterator

from policygraph.analyse.budget import BudgetRow, read_budget
from policygraph.analyse.overlap.communities import RESAMPLES, Grouping, find_communities
from policygraph.analyse.overlap.declared import declared_results
from policygraph.analyse.overlap.joint import joint_results, read_bullets
from policygraph.analyse.overlap.nestedness import DRAWS as NESTED_DRAWS
from policygraph.analyse.overlap.nestedness import nestedness
from policygraph.analyse.overlap.presence import presence_of
from policygraph.analyse.overlap.profiles import goal_money
from policygraph.analyse.overlap.shared import CURVEBALL, PROFILES, shared_goal_results
from policygraph.analyse.overlap.shuffles import DRAWS, SEED
from policygraph.analyse.overlap.spreads import spread_results
from policygraph.analyse.overlap.story import read_story, story_results
from policygraph.analyse.results import Chance, Interval, Result
from policygraph.store import Store
from policygraph.wording import Words

_DESCRIPTION = Words(
    "묘사일 뿐 검정이 아니다: 어떤 자료에서도 무리는 나온다. 재표본에서 되풀이되는지를 함께 보아야 한다.",
    "Description, no test: groups are found in any data. Read it with how often resamples find it again.",
)


def ministry_results(
    store: Store,
    year: int | None = None,
    *,
    draws: int = DRAWS,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> tuple[Result, ...]:
    """All results between ministries of a plan.

    Args:
        store: the graphs.
        year: the fiscal year; of the newest plan, if None.
        draws: of each permutation test.
        resamples: of the communities.
        seed: of everything that is drawn.
    """
    rows = read_budget(store, year=year)
    return (
        *declared_results(rows),
        *joint_results(read_bullets(store)),
        *_money(rows, draws, resamples, seed),
        *story_results(read_story(store, year)),
    )


def budget_results(
    rows: Iterable[BudgetRow], *, draws: int = DRAWS, resamples: int = RESAMPLES, seed: int = SEED
) -> tuple[Result, ...]:
    """What can be measured from budget rows alone, such as those of a scenario."""
    rows = tuple(rows)
    return (*declared_results(rows), *_money(rows, draws, resamples, seed))


def community_results(found: Grouping | None, rows: tuple[BudgetRow, ...]) -> Iterator[Result]:
    """The groups, their stability, and for every two ministries how often they are together."""
    if found is None:
        return
    of = {name: tuple(r.iri for r in rows if r.ministry.iri == name) for name, _ in _ministries(rows)}
    every = tuple(row.iri for row in rows)
    draws = found.resamples
    chance = Chance(found.as_modular, found.as_modular, 1, PROFILES, draws, round(1 / (draws + 1), 6))
    note = Words(
        f"{_DESCRIPTION.ko} 예산을 아무 목표에나 놓아도 {found.as_modular:.0%}는 이만큼 나뉜다.",
        f"{_DESCRIPTION.en} With profiles on any goals, {found.as_modular:.0%} of draws are as modular.",
    )
    yield Result("modularity", (), found.modularity, "index", every, "louvain/1", chance, note=note)
    for group in found.communities:
        yield Result(
            "community",
            group.members,
            len(group.members),
            "count",
            tuple(iri for member in group.members for iri in of[member]),
            "louvain/1",
            note=_DESCRIPTION,
        )
    yield Result(
        "community-stability",
        (),
        found.agreement,
        "index",
        every,
        "adjusted-rand-bootstrap/1",
        interval=found.interval,
        note=_DESCRIPTION,
    )
    indices = [value for _, value in found.without_goal]
    yield Result(
        "community-stability-without-a-goal",
        (),
        min(indices),
        "index",
        tuple(goal for goal, _ in found.without_goal),
        "adjusted-rand-leave-one-out/1",
        interval=Interval(min(indices), max(indices), 1.0),
        note=_DESCRIPTION,
    )
    for (one, other), share in found.together:
        behind = (*of[one], *of[other])
        yield Result(
            "together-in-community", (one, other), share, "probability", behind, "louvain-bootstrap/1"
        )


def _money(rows: tuple[BudgetRow, ...], draws: int, resamples: int, seed: int) -> Iterator[Result]:
    yield from shared_goal_results(rows, draws, seed)
    yield from spread_results(rows)
    yield from community_results(find_communities(rows, resamples, seed), rows)
    presence = presence_of(goal_money(rows))
    if presence:
        count = min(draws, NESTED_DRAWS)
        nested = nestedness(presence, count, seed)
        yield Result(
            "nestedness",
            (),
            nested.value,
            "index",
            tuple(sorted({goal for goals in presence.values() for goal in goals})),
            "nodf/1",
            Chance(round(nested.p, 6), round(nested.p, 6), 1, CURVEBALL, count, round(1 / (count + 1), 6)),
            note=Words(
                f"0에서 100 사이. 부처와 목표의 수가 같은 우연 행렬은 평균 {nested.mean:.1f},"
                f" 표준편차 {nested.deviation:.1f}.",
                f"Between 0 and 100. Matrices with the same margins have a mean of {nested.mean:.1f}"
                f" and a standard deviation of {nested.deviation:.1f}.",
            ),
        )


def _ministries(rows: Iterable[BudgetRow]) -> list[tuple[str, str]]:
    return sorted({(row.ministry.iri, row.ministry.name) for row in rows})
