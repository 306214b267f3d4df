"""A project to the terms that it is compared by: words, compounds, letters, topics.

    word      a noun of the name or of its text that is no general word: 자율차, ict
    compound  two nouns that follow each other, one of which may be a modifier: 스마트공장, 자율주행
    letters   two or three letters of the name that follow each other, across spaces, without general words,
              so that 농식품/농 식품 or 자율차/자율자동차 meet where the analyser sees different words
    topic     a subject that a person's list finds in the name, in any spelling: AI = 인공지능

>>> from policygraph.analyse.similar.morphology import nouns
>>> general = {"보급": "act", "확산": "act", "융합": "field", "스마트": "modifier"}
>>> found = name_terms(nouns(["ICT융합 스마트공장 보급 확산"])[0], general)
>>> [(term.kind, term.form) for term in found if term.kind != "letters"]
[('word', 'ict'), ('word', '공장'), ('compound', '스마트공장')]
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from policygraph.analyse.similar.morphology import Noun

Kind = Literal["word", "compound", "letters", "topic"]
LETTERS = (2, 3)
_MODIFIER = "modifier"
_GAP = 1  # a space or a middle dot; a particle or a comma and a space part what stands on their sides


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """Something that two projects can have in common."""

    kind: Kind
    form: str


def name_terms(name: Sequence[Noun], general: Mapping[str, str]) -> list[Term]:
    """The words, compounds and letters of a name, as often as they occur.

    Args:
        name: its nouns.
        general: the words without content of their own, with their kinds.
    """
    return [*word_terms(name, general), *_letters(name, general)]


def word_terms(text: Sequence[Noun], general: Mapping[str, str]) -> Iterator[Term]:
    """The words and compounds of a text."""
    for noun in text:
        if noun.form not in general:
            yield Term("word", noun.form)
    for run in content_runs(text, general):
        for one, other in pairwise(run):
            if not (one.form in general and other.form in general):
                yield Term("compound", one.form + other.form)


def content_runs(text: Sequence[Noun], general: Mapping[str, str]) -> Iterator[list[Noun]]:
    """Nouns that stand together, between general words; a modifier belongs to what follows it alone."""
    run: list[Noun] = []
    for noun in text:
        if run and noun.begin - run[-1].end > _GAP:
            yield from _with_content(run, general)
            run = []
        if noun.form not in general or general[noun.form] == _MODIFIER:
            run.append(noun)
            continue
        yield from _with_content(run, general)
        run = []
    yield from _with_content(run, general)


def topic_terms(topics: Iterable[str]) -> list[Term]:
    """Topics by their identifiers."""
    return [Term("topic", topic) for topic in topics]


def _with_content(run: list[Noun], general: Mapping[str, str]) -> Iterator[list[Noun]]:
    while run and run[-1].form in general:
        run = run[:-1]
    if run:
        yield run


def _letters(name: Sequence[Noun], general: Mapping[str, str]) -> Iterator[Term]:
    for run in content_runs(name, general):
        joined = "".join(noun.form for noun in run)
        for size in LETTERS:
            for at in range(len(joined) - size + 1):
                yield Term("letters", joined[at : at + size])
