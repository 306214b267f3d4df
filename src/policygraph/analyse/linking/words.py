"""How alike the words of a project and of a task are.

Two lexicons see past each other's mistakes: nouns, as kiwipiepy finds them, and pairs of neighbouring
letters, which spacing cannot disturb. A word weighs by how few texts of this corpus hold it, so that 사업
or 구축 say next to nothing, and nobody had to list them. Likeness is the cosine of two such profiles,
the mean over both lexicons; to the closest measure of a task, and to all its text.

>>> dict(pairs_of_letters("AI 로봇"))
{'ai': 1, 'i로': 1, '로봇': 1}
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from policygraph.analyse.korean import analyser
from policygraph.analyse.linking.reading import Material, Project

Lexicon = Callable[[str], Counter[str]]
Floats = NDArray[np.float64]

# Nouns, names, foreign words, roots and numerals of words such as 5G.
_CONTENT = frozenset({"NNG", "NNP", "SL", "XR", "SH"})
# The ministries in a measure's closing parentheses are evidence of another kind.
_CLOSING = re.compile(r"\([^()]*부\)\s*$")
# Likeness is rounded: sums of floats may differ in the last bit from one machine to another.
_PLACES = 6


@lru_cache(maxsize=4096)
def nouns(text: str) -> Counter[str]:
    """The nouns of a text of two letters or more, and its foreign words."""
    found = (token for token in analyser().tokenize(_CLOSING.sub("", text)) if token.tag in _CONTENT)
    return Counter(token.form.lower() for token in found if len(token.form) > 1 or token.tag == "SL")


@lru_cache(maxsize=4096)
def pairs_of_letters(text: str) -> Counter[str]:
    """Each two neighbouring letters or digits, whatever stands between them."""
    letters = re.sub(r"[^0-9a-z가-힣]", "", _CLOSING.sub("", text).lower())
    return Counter(letters[at : at + 2] for at in range(len(letters) - 1))


LEXICONS: tuple[Lexicon, ...] = (nouns, pairs_of_letters)


class Likeness:
    """How alike each project and each task are: `closest` measure and `whole` text.

    Args:
        material: tasks, projects and the text of the tasks. A project's own words are its name and the words
            that name it in text of no task.
    """

    def __init__(self, material: Material) -> None:
        self._material = material
        self._order = {task.iri: place for place, task in enumerate(material.tasks)}
        self._texts: dict[tuple[int, str], list[str]] = {}
        for passage in material.passages:
            if passage.task in self._order:
                self._texts.setdefault((self._order[passage.task], passage.measure), []).append(passage.text)
        own: dict[str, set[str]] = {}
        for mention in material.mentions:
            if not mention.task and mention.kind != "amount":
                own.setdefault(mention.project, set()).add(mention.words)
        self._own = {project: sorted(words) for project, words in own.items()}
        self._weights = [self._weigh(lexicon) for lexicon in LEXICONS]

    def of(self, project: Project, hidden: Sequence[str] = ()) -> Floats:
        """By task, the likeness of a project to its closest measure and to its whole text.

        Args:
            project: whose words are compared.
            hidden: words that are taken out of the text of the tasks first.
        """
        found = [
            self._profiles(lexicon, weights, project, tuple(hidden))
            for lexicon, weights in zip(LEXICONS, self._weights, strict=True)
        ]
        return np.asarray(np.round(np.mean(found, axis=0), _PLACES), dtype=np.float64)

    def shared(self, project: Project, task: int, most: int = 5) -> tuple[str, ...]:
        """The nouns that a project shares with the text of a task, the weightiest first."""
        words = set(self._words(nouns, project)) & self._nouns(task)
        return tuple(sorted(words, key=lambda word: (-self._weights[0].get(word, 0.0), word))[:most])

    @cache  # noqa: B019 - as below
    def _nouns(self, task: int) -> frozenset[str]:
        """All nouns of a task's text."""
        texts = [text for (place, _), group in self._texts.items() if place == task for text in group]
        return frozenset(_count(nouns, [*texts, self._material.tasks[task].name]))

    def _weigh(self, lexicon: Lexicon) -> dict[str, float]:
        texts = [set(_count(lexicon, group)) for group in self._texts.values()]
        texts += [set(self._words(lexicon, project)) for project in self._material.projects]
        texts += [set(lexicon(task.name)) for task in self._material.tasks]
        held = Counter(word for text in texts for word in text)
        return {
            word: 1 + float(np.log((1 + len(texts)) / (1 + count))) for word, count in sorted(held.items())
        }

    def _words(self, lexicon: Lexicon, project: Project) -> Counter[str]:
        return _count(lexicon, [project.name, *self._own.get(project.iri, ())])

    def _profiles(
        self, lexicon: Lexicon, weights: Mapping[str, float], project: Project, hidden: tuple[str, ...]
    ) -> Floats:
        own = _profile(self._words(lexicon, project), weights)
        measures = self._measures(LEXICONS.index(lexicon), hidden)
        found = np.zeros((len(self._order), 2))
        for (task, _), (_, profile) in measures.items():
            found[task, 0] = max(found[task, 0], _cosine(own, profile))
        for task, profile in enumerate(self._tasks(LEXICONS.index(lexicon), hidden)):
            found[task, 1] = _cosine(own, profile)
        return found

    @cache  # noqa: B019 - lives as long as one build; a likeness is made once
    def _measures(
        self, lexicon: int, hidden: tuple[str, ...]
    ) -> dict[tuple[int, str], tuple[Counter[str], dict[str, float]]]:
        found = {}
        for key, texts in self._texts.items():
            words = _count(LEXICONS[lexicon], (_without(text, hidden) for text in texts))
            found[key] = (words, _profile(words, self._weights[lexicon]))
        return found

    @cache  # noqa: B019 - as above
    def _tasks(self, lexicon: int, hidden: tuple[str, ...]) -> list[dict[str, float]]:
        measures = self._measures(lexicon, hidden)
        found = []
        for place, task in enumerate(self._material.tasks):
            words = Counter(LEXICONS[lexicon](task.name))
            for (of, _), (counted, _) in measures.items():
                if of == place:
                    words.update(counted)
            found.append(_profile(words, self._weights[lexicon]))
        return found


def _profile(words: Counter[str], weights: Mapping[str, float]) -> dict[str, float]:
    """A text as a direction: each word's weight, more if it is repeated, of length 1."""
    raw = {
        word: (1 + float(np.log(n))) * weights[word] for word, n in sorted(words.items()) if word in weights
    }
    length = sum(value * value for value in raw.values()) ** 0.5
    return {word: value / length for word, value in raw.items()}


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(value * other[word] for word, value in one.items() if word in other)


def _count(lexicon: Lexicon, texts: Iterable[str]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for text in texts:
        counted.update(lexicon(text))
    return counted


def _without(text: str, hidden: Sequence[str]) -> str:
    for words in hidden:
        text = text.replace(words, " ")
    return text
