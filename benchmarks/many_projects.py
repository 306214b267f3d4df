"""Fictional projects of forty ministries, as many as one likes, named as Korean projects are.

Words come from a Pitman–Yor process: a few are in very many names and new ones never end, as in any language
(the vocabulary grows with the power 0.6 of the number of words). General words of administration are added as
plans add them. One name in twenty is another ministry's, spaced otherwise or with one word changed: what a
search must find.

>>> projects = many_projects(1_000)
>>> len(projects), len({project.ministries[0].iri for project in projects})
(1000, 40)
"""

import random

from policygraph.analyse.budget import Named
from policygraph.analyse.similar.corpus import ProjectText

MINISTRIES = 40
GENERAL = (
    "구축",
    "사업",
    "지원",
    "기술개발",
    "실증",
    "플랫폼",
    "보급",
    "확산",
    "인력양성",
    "조성",
    "활성화",
    "고도화",
)
DISCOUNT, STRENGTH = 0.6, 20.0
COPIED = 0.05
CO_FUNDED = 0.05
SYLLABLES = tuple(
    "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호구누두루무부수우주추"
) + tuple("강남당랑망방상양장창건선전천경농동명병성정청화해산수물광인식약생환항철차")


def many_projects(count: int, seed: int = 20) -> list[ProjectText]:
    """So many projects, the same for a seed."""
    draw = random.Random(seed)  # noqa: S311 - a seed, no secret
    words = _Words(draw)
    names: list[list[str]] = []
    projects = []
    for at in range(count):
        if names and draw.random() < COPIED:
            name = list(draw.choice(names))
            if draw.random() < 0.5:  # noqa: PLR2004 - half of them
                name[draw.randrange(len(name))] = words.next()
        else:
            name = [words.next() for _ in range(draw.randint(2, 4))]
        names.append(name)
        written = draw.choice((" ", "")).join(name) + " " + " ".join(draw.sample(GENERAL, draw.randint(1, 3)))
        paying = draw.sample(range(MINISTRIES), 2 if draw.random() < CO_FUNDED else 1)
        iri = f"urn:project:{at}"
        ministries = tuple(Named(f"urn:ministry:{code}", f"부처 {code}") for code in sorted(paying))
        projects.append(ProjectText(iri, written, written, ministries, 10**9))
    return projects


class _Words:
    """A Pitman–Yor process of words: the more often one came, the likelier it comes; new ones never end."""

    def __init__(self, draw: random.Random) -> None:
        self._draw = draw
        self._said: list[tuple[str, bool]] = []  # each time: the word, and whether it was new
        self._kinds = 0

    def next(self) -> str:
        """A word."""
        if self._draw.random() * (len(self._said) + STRENGTH) < STRENGTH + DISCOUNT * self._kinds:
            self._kinds += 1
            word = "".join(self._draw.choice(SYLLABLES) for _ in range(self._draw.choice((2, 2, 3))))
            self._said.append((word, True))
            return word
        while True:
            word, new = self._draw.choice(self._said)
            # In proportion to how often it was said, less the discount.
            if not new or self._draw.random() >= DISCOUNT:
                self._said.append((word, False))
                return word
