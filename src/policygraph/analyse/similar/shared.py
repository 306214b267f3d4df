"""What made a score: the terms that two projects share, each with its exact share of it.

Letters are shown as the longest pieces of words that both have, not as pairs of syllables.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from policygraph.analyse.similar.features import Kind
from policygraph.analyse.similar.vectors import Vectors

_DIGITS = 4


@dataclass(frozen=True, slots=True)
class SharedTerm:
    """Something that two projects share.

    Attributes:
        kind: word, compound, letters or topic.
        form: as it is shown; of a topic its name.
        share: of the score, 0 to 1.
        iri: of a topic; empty for words.
    """

    kind: Kind
    form: str
    share: float
    iri: str = ""


def shared_terms(
    vectors: Vectors, one: int, other: int, *, words: str, topics: Mapping[str, str]
) -> tuple[SharedTerm, ...]:
    """What rows `one` and `other` have in common, the largest share first; the shares add up to one.

    Args:
        vectors: of all projects.
        one: a row.
        other: another row.
        words: the name of `one`.
        topics: the names of topics by identifier.
    """
    product = vectors.matrix[[one]].multiply(vectors.matrix[[other]]).tocoo()
    total = float(product.sum())
    if not total:
        return ()
    parts = {
        vectors.terms[at]: float(part) / total for at, part in zip(product.col, product.data, strict=True)
    }
    letters = {term.form: share for term, share in parts.items() if term.kind == "letters"}
    found = [
        SharedTerm(term.kind, topics.get(term.form, term.form), share, term.form)
        if term.kind == "topic"
        else SharedTerm(term.kind, term.form, share)
        for term, share in parts.items()
        if term.kind != "letters"
    ]
    found += [SharedTerm("letters", form, share) for form, share in _pieces(letters, words).items()]
    found.sort(key=lambda shared: (-round(shared.share, _DIGITS), shared.kind, shared.form))
    return tuple(
        SharedTerm(shared.kind, shared.form, round(shared.share, _DIGITS), shared.iri) for shared in found
    )


def _pieces(letters: Mapping[str, float], words: str) -> dict[str, float]:
    """Letters joined where they overlap in the name: 스마, 마트, 스마트 are 스마트."""
    name = "".join(unicodedata.normalize("NFKC", words).casefold().split())
    covered = [False] * (len(name) + 1)
    for form in letters:
        for at in range(len(name)):
            if name.startswith(form, at):
                covered[at : at + len(form)] = [True] * len(form)
    runs, begin = [], 0
    for at, inside in enumerate(covered):
        if not inside:
            runs.append(name[begin:at])
            begin = at + 1
    shares: dict[str, float] = defaultdict(float)
    for form, share in letters.items():
        # Letters across a word that is no content stand nowhere in the name together.
        shares[next((run for run in runs if form in run), form)] += share
    return dict(shares)
