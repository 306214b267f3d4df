"""Similar content as results: pairs of projects, and pairs of ministries with a test of chance.

    similar-projects               two projects of different ministries: their score
    similar-content                two ministries: the mean score of their projects' pairs, against ministries
                                   dealt anew in the whole plan
    similar-content-within-goals   the same mean, against ministries dealt anew within each performance goal

>>> from policygraph.store import open_store
>>> [result.value for result in results(open_store(), draws=9)[:2]]
[0.8346, 0.8206]
"""

from collections.abc import Sequence
from typing import Any

from policygraph import terms
from policygraph.analyse.results import Chance, Result
from policygraph.analyse.reviews import read_reviews
from policygraph.analyse.similar.chance import DRAWS, SEED, ContentChance, content_chances
from policygraph.analyse.similar.corpus import ProjectText, read_ministry_names, read_projects
from policygraph.analyse.similar.described import described
from policygraph.analyse.similar.pairs import METHOD, TOP, SimilarPair, paired
from policygraph.store import Store
from policygraph.wording import Words

SIMILAR_PROJECTS = "similar-projects"
# The measure of two ministries, by the code of what is held fixed.
CONTENT = {
    "projects-per-ministry": "similar-content",
    "projects-per-ministry-and-goal": "similar-content-within-goals",
}
CONTENT_METHOD = "mean-similar-content/1"
_LEVEL = 0.05
_WORDS = 3  # shared terms that a note names


def results(
    store: Store, *, top: int | None = TOP, draws: int = DRAWS, seed: int = SEED
) -> tuple[Result, ...]:
    """All results of similar content: projects by score, then ministries by identifier.

    Args:
        store: the graphs.
        top: how many pairs of projects; all, if None.
        draws: of each test of chance.
        seed: of the draws.
    """
    return pairs_and_results(store, top=top, draws=draws, seed=seed)[1]


def pairs_and_results(
    store: Store, *, top: int | None = TOP, draws: int = DRAWS, seed: int = SEED
) -> tuple[tuple[SimilarPair, ...], tuple[Result, ...]]:
    """The pairs of projects, and all results: for who needs both, so that the text is read once.

    Args:
        store: the graphs.
        top: how many pairs of projects; all, if None.
        draws: of each test of chance.
        seed: of the draws.
    """
    projects = read_projects(store)
    vectors = described(projects, read_ministry_names(store))
    pairs = paired(projects, vectors, read_reviews(store), top=top)
    found = [pair_result(pair) for pair in pairs]
    rows = [row for row, project in enumerate(projects) if len(project.ministries) == 1]
    alone, matrix = [projects[row] for row in rows], vectors.matrix[rows]
    for null, measure in CONTENT.items():
        strata: Sequence[object] = [project.goals if null.endswith("goal") else None for project in alone]
        chances = content_chances(
            [project.ministries[0].iri for project in alone], strata, matrix, draws=draws, seed=seed
        )
        found += [
            ministry_result(measure, null, about, chance, _alike(alone, matrix, about))
            for about, chance in sorted(chances.items())
        ]
    return pairs, tuple(found)


def pair_result(pair: SimilarPair) -> Result:
    """A pair of projects."""
    evidence = [
        *pair.one.allocations,
        *pair.other.allocations,
        *(mention.iri for mention in pair.together),
    ]
    words = ", ".join(term.form for term in pair.shared[:_WORDS])
    state = pair.review.decision if pair.review else "open"
    ko, en = _STATES[state]
    return Result(
        SIMILAR_PROJECTS,
        (pair.one.iri, pair.other.iri),
        pair.score,
        "index",
        tuple(evidence),
        METHOD,
        note=Words(f"{ko}. 같은 말: {words}" if words else ko, f"{en}. In common: {words}" if words else en),
    )


_STATES = {
    "open": ("유사·중복 검토 후보, 아직 검토하지 않음", "A candidate for review, not reviewed yet"),
    "yes": (
        "검토 결과: 함께 검토 필요(중복 판정 아님)",
        "Reviewed: look at together (no finding of duplication)",
    ),
    "no": ("검토 결과: 비슷하지 않음", "Reviewed: not similar"),
    "unsure": ("검토 결과: 글로는 알 수 없음", "Reviewed: the text cannot tell"),
}


def ministry_result(
    measure: str, null: str, about: tuple[str, str], chance: ContentChance, evidence: tuple[str, ...]
) -> Result:
    """A pair of ministries."""
    ko = f"사업 쌍 {chance.pairs:,}개의 평균. 우연이면 평균 {chance.expected:.4f}"
    en = f"Mean of {chance.pairs:,} pairs of projects; by chance {chance.expected:.4f}"
    if chance.least * chance.tests > _LEVEL:
        ko += f". 자료가 적어 판단할 수 없음: p가 {chance.least:.4f} 밑으로 내려갈 수 없음"
        en += f". The data are too few to tell: p cannot fall below {chance.least:.4f}"
    return Result(
        measure,
        about,
        chance.mean,
        "index",
        evidence,
        CONTENT_METHOD,
        chance=Chance(chance.p, chance.q, chance.tests, null, chance.draws, chance.least),
        note=Words(ko, en),
    )


def _alike(
    projects: Sequence[ProjectText],
    matrix: Any,  # noqa: ANN401 - scipy has no types
    about: tuple[str, str],
) -> tuple[str, ...]:
    """The projects of two ministries that have anything in common with one of the other."""
    ours, theirs = (
        [at for at, project in enumerate(projects) if project.ministries[0].iri == iri] for iri in about
    )
    product = (matrix[ours] @ matrix[theirs].T).tocoo()
    rows = {ours[at] for at in product.row.tolist()} | {theirs[at] for at in product.col.tolist()}
    return tuple(sorted((projects[row].iri for row in rows), key=terms.natural))
