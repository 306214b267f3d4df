"""유사·중복 검토 후보: pairs of projects of different ministries, the most similar first, with the evidence.

A score says how much of their words two projects share, and nothing of whether one is needed: no threshold
is a verdict. Who pays for both is declared, who is named in one bullet is spoken of together; both are shown
beside the score and never part of it. What a person decided stays with the pair.

>>> from policygraph.store import open_store
>>> best = similar_pairs(open_store(), top=1)[0]
>>> best.score, best.shared[0].form, best.review.decision
(0.8346, '디지털 전환', 'yes')
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from policygraph.analyse.budget import Named
from policygraph.analyse.reviews import Review, read_reviews
from policygraph.analyse.similar.corpus import Mention, ProjectText, read_ministry_names, read_projects
from policygraph.analyse.similar.described import described
from policygraph.analyse.similar.nearest import nearest
from policygraph.analyse.similar.shared import SharedTerm, shared_terms
from policygraph.analyse.similar.vectors import Vectors
from policygraph.errors import Language
from policygraph.store import Store

TOP = 100  # pairs that the queue holds
DIGITS = 4
METHOD = "similar-content/1"


@dataclass(frozen=True, slots=True)
class Side:
    """One project of a pair: its name, who pays, how much (won), on which lines and rows."""

    iri: str
    name: str
    ministries: tuple[Named, ...]
    amount: int
    lines: tuple[int, ...]
    allocations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SimilarPair:
    """Two projects of different ministries, the smaller identifier first.

    Attributes:
        score: the product of their vectors, 0 to 1.
        shared: what made it, the largest share first; the shares add up to one.
        declared: ministries that pay for both.
        together: bullets and footnotes that name both.
        review: a person's, or None while nobody has looked.
    """

    one: Side
    other: Side
    score: float
    shared: tuple[SharedTerm, ...]
    declared: tuple[Named, ...] = ()
    together: tuple[Mention, ...] = ()
    review: Review | None = None

    @property
    def open(self) -> bool:
        """Whether it waits for a person: not reviewed, or reviewed without an answer."""
        return self.review is None or self.review.decision == "unsure"


def similar_pairs(
    store: Store, language: Language = "ko", *, top: int | None = TOP, least: float = 0.0
) -> tuple[SimilarPair, ...]:
    """Pairs of the newest plan, the most similar first; among equals by their identifiers.

    Every pair that a person said yes to is among them, whatever its score.

    Args:
        store: the graphs.
        language: of names.
        top: how many; all, if None.
        least: a score that a pair must exceed.
    """
    projects = read_projects(store, language)
    vectors = described(projects, read_ministry_names(store))
    return paired(projects, vectors, read_reviews(store), top=top, least=least)


def paired(
    projects: Sequence[ProjectText],
    vectors: Vectors,
    reviews: Mapping[tuple[str, str], Review],
    *,
    top: int | None = TOP,
    least: float = 0.0,
) -> tuple[SimilarPair, ...]:
    """The pairs of `projects`, which stand in natural order, by their vectors."""
    found = nearest(
        vectors.matrix, [project.payers for project in projects], top=top or len(projects), least=least
    )
    ordered = sorted(((round(score, DIGITS), one, other) for one, other, score in found), key=_place)[:top]
    kept = dict.fromkeys(ordered) | dict.fromkeys(_confirmed(projects, reviews, vectors.matrix))
    return tuple(
        SimilarPair(
            one=_side(projects[one]),
            other=_side(projects[other]),
            score=score,
            shared=shared_terms(
                vectors, one, other, words=projects[one].words, topics=dict(projects[one].topics)
            ),
            declared=tuple(m for m in projects[one].ministries if m in projects[other].ministries),
            together=_together(projects[one], projects[other]),
            review=reviews.get((projects[one].iri, projects[other].iri)),
        )
        for score, one, other in sorted(kept, key=_place)
    )


def _place(found: tuple[float, int, int]) -> tuple[float, int, int]:
    """Highest score first, then as the projects stand."""
    score, one, other = found
    return -score, one, other


def _confirmed(
    projects: Sequence[ProjectText],
    reviews: Mapping[tuple[str, str], Review],
    matrix: Any,  # noqa: ANN401 - scipy has no types
) -> Iterator[tuple[float, int, int]]:
    """Score and rows of the pairs that a person said yes to."""
    row = {project.iri: at for at, project in enumerate(projects)}
    for (one, other), review in reviews.items():
        if review.decision == "yes" and one in row and other in row:
            score = float(matrix[[row[one]]].multiply(matrix[[row[other]]]).sum())
            yield round(score, DIGITS), row[one], row[other]


def _side(project: ProjectText) -> Side:
    return Side(
        project.iri,
        project.name,
        project.ministries,
        project.amount,
        project.lines,
        project.allocations,
    )


def _together(one: ProjectText, other: ProjectText) -> tuple[Mention, ...]:
    """The text that names both, in its order."""
    named: dict[str, Mention] = {mention.iri: mention for mention in one.mentions}
    both = {mention.iri for mention in other.mentions} & named.keys()
    return tuple(sorted((named[iri] for iri in both), key=lambda mention: (mention.line, mention.iri)))
