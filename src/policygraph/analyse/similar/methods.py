"""The ways to rank pairs that are compared with each other: this project's, and three plain ones.

    similar    words without general ones, compounds, letters, topics, text: `described`
    nouns      TF-IDF of the nouns of the names, general words and all
    words      TF-IDF of the names as they are spaced
    letters    TF-IDF of two and three letters of the names, spaces removed

Each gives a score for every pair of projects of different ministries. This is for a plan, not for a hundred
thousand projects: the number of pairs is squared here.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

from policygraph.analyse.similar.corpus import ProjectText
from policygraph.analyse.similar.described import described
from policygraph.analyse.similar.morphology import nouns
from policygraph.analyse.similar.nearest import differ

Pair = tuple[str, str]
DIGITS = 4


def similar(projects: Sequence[ProjectText], set_aside: Iterable[str]) -> Any:  # noqa: ANN401 - scipy has no types
    """This project's vectors."""
    return described(projects, set_aside).matrix


def plain_nouns(projects: Sequence[ProjectText], _: Iterable[str]) -> Any:  # noqa: ANN401 - as above
    """TF-IDF of nouns."""
    found = [[noun.form for noun in text] for text in nouns(project.words for project in projects)]
    return _tfidf(found, analyzer=lambda text: text)


def plain_words(projects: Sequence[ProjectText], _: Iterable[str]) -> Any:  # noqa: ANN401 - as above
    """TF-IDF of what stands between spaces."""
    return _tfidf([project.words for project in projects], token_pattern=r"\S+")  # noqa: S106 - a pattern of words


def plain_letters(projects: Sequence[ProjectText], _: Iterable[str]) -> Any:  # noqa: ANN401 - as above
    """TF-IDF of letters."""
    return _tfidf(
        ["".join(project.words.split()) for project in projects], analyzer="char", ngram_range=(2, 3)
    )


METHODS: Mapping[str, Callable[[Sequence[ProjectText], Iterable[str]], Any]] = {
    "similar": similar,
    "nouns": plain_nouns,
    "words": plain_words,
    "letters": plain_letters,
}


def pairs_of(projects: Sequence[ProjectText]) -> list[tuple[int, int]]:
    """The rows of every two projects of different ministries."""
    payers = [project.payers for project in projects]
    return [
        (one, other)
        for one, other in combinations(range(len(projects)), 2)
        if differ(payers[one], payers[other])
    ]


def all_scores(
    projects: Sequence[ProjectText], method: str, set_aside: Iterable[str] = ()
) -> dict[Pair, float]:
    """The score of every pair of projects of different ministries by a method.

    Args:
        projects: in natural order.
        method: one of `METHODS`.
        set_aside: the names of ministries. When the pairs to judge were drawn they were not yet set aside.
    """
    rows = METHODS[method](projects, set_aside)
    product = (rows @ rows.T).toarray()
    return {
        (projects[one].iri, projects[other].iri): round(float(product[one, other]), DIGITS)
        for one, other in pairs_of(projects)
    }


def _tfidf(texts: Sequence[Any], **options: Any) -> Any:  # noqa: ANN401 - as above
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - loads for a second

    return TfidfVectorizer(**options).fit_transform(texts)
