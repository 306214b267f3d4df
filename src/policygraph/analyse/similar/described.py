"""Projects to vectors: the steps between what the graph says of a project and what it is compared by."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from policygraph.analyse.similar.compounds import split_compounds
from policygraph.analyse.similar.corpus import ProjectText
from policygraph.analyse.similar.features import name_terms, topic_terms, word_terms
from policygraph.analyse.similar.general import read_general_words
from policygraph.analyse.similar.morphology import Noun, nouns
from policygraph.analyse.similar.vectors import PARTS, Terms, Vectors, vectors


def described(
    projects: Sequence[ProjectText],
    set_aside: Iterable[str] = (),
    parts: Mapping[str, float] = PARTS,
) -> Vectors:
    """The vectors of `projects`, a row each.

    Args:
        projects: in any order.
        set_aside: words that are no content besides the general ones: the names of ministries.
        parts: the weights of words, letters and topics.
    """
    general = {word: entry.kind for word, entry in read_general_words().items()}
    general |= dict.fromkeys(set_aside, "name")
    names, texts = analysed(projects, general)
    return vectors(
        [
            Terms.of(
                [*name_terms(name, general), *topic_terms(topic for topic, _ in project.topics)],
                [term for text in about for term in word_terms(text, general)],
            )
            for project, name, about in zip(projects, names, texts, strict=True)
        ],
        parts,
    )


def analysed(
    projects: Sequence[ProjectText], known: Mapping[str, str]
) -> tuple[list[tuple[Noun, ...]], list[list[tuple[Noun, ...]]]]:
    """The nouns of each name, and of each text about each project: one batch, one vocabulary of compounds."""
    texts = [project.words for project in projects]
    texts += [text for project in projects for text in project.alone]
    found = iter(split_compounds(nouns(texts), known))
    names = list(islice(found, len(projects)))
    return names, [list(islice(found, len(project.alone))) for project in projects]
