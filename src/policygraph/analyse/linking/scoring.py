"""From evidence to the chance of each link before the totals are looked at.

Of a project that no measure names, the chance of a task is that of a conditional logit over the likeness
of words and the ministries, learned on the projects that are named, with the words that name them taken
out.

A name is strong evidence and no proof. How far to trust it, the document itself tells: a project has one
task, so of those that name it all but one are mistaken, and so is a name where the totals rule the task
out. Of n such links with m mistaken, the next one holds with chance (n - m + 1) / (n + 2) (Laplace's rule
of succession), for names that an amount bears out and for names alone. Mistakes that nothing shows are
not counted: it is an upper bound.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from policygraph.analyse.linking.choice import chances, fit
from policygraph.analyse.linking.evidence import Evidence, Naming

Floats = NDArray[np.float64]
RIDGE = 1.0
# Scores are rounded so that the last bit of a float decides nothing.
_PLACES = 3
_LEAST = 1e-9


@dataclass(frozen=True, slots=True)
class Trust:
    """How often what the text names can be right.

    Attributes:
        named: links that the text names.
        mistaken: of these, how many cannot be.
    """

    named: int
    mistaken: int

    @property
    def share(self) -> float:
        """The chance that such a link holds, by the rule of succession."""
        return (self.named - self.mistaken + 1) / (self.named + 2)


@dataclass(frozen=True, slots=True)
class Trusts:
    """Trust in names that an amount bears out, and in names alone."""

    with_amount: Trust
    name_only: Trust

    def of(self, naming: Naming) -> float:
        """The chance that a project is in one of the tasks that name it."""
        borne_out = any(naming.has_amount(task) for task in naming.mentions)
        return (self.with_amount if borne_out else self.name_only).share


def trusts(namings: tuple[Naming, ...], impossible: frozenset[tuple[int, int]]) -> Trusts:
    """How far names can be trusted, by what is mistaken for certain."""
    counted = {True: [0, 0], False: [0, 0]}
    for naming in namings:
        borne_out = any(naming.has_amount(task) for task in naming.mentions)
        possible = [task for task in naming.mentions if (naming.project, task) not in impossible]
        counted[borne_out][0] += len(naming.mentions)
        counted[borne_out][1] += len(naming.mentions) - min(len(possible), 1)
    return Trusts(Trust(*counted[True]), Trust(*counted[False]))


def learn(evidence: Evidence, among: tuple[Naming, ...]) -> Floats:
    """The weights of the features, from named projects with the words that name them taken out."""
    if not among:
        return np.zeros(evidence.hidden.shape[2])
    chosen = np.zeros((len(among), evidence.hidden.shape[1]))
    for row, naming in enumerate(among):
        chosen[row, list(naming.mentions)] = 1 / len(naming.mentions)
    found = fit(evidence.hidden[[naming.project for naming in among]], chosen, RIDGE)
    return np.asarray(np.round(found, _PLACES), dtype=np.float64)


def by_words(features: Floats, weights: Floats, warmth: float) -> Floats:
    """The logarithm of the chance of each task by words and ministries; `warmth` multiplies the weights."""
    logs = np.log(np.maximum(chances(features @ weights * warmth), _LEAST))
    return np.asarray(np.round(logs, _PLACES), dtype=np.float64)


def with_names(scores: Floats, namings: tuple[Naming, ...], trust: Trusts) -> Floats:
    """The same, where names count: the tasks that name a project share the chance that a name is right."""
    found = scores.copy()
    for naming in namings:
        inside = np.zeros(scores.shape[1], dtype=bool)
        inside[list(naming.mentions)] = True
        if inside.all():
            continue
        share = trust.of(naming)
        likely = chances(scores[naming.project])
        likely[inside] *= share / likely[inside].sum()
        likely[~inside] *= (1 - share) / likely[~inside].sum()
        found[naming.project] = np.round(np.log(np.maximum(likely, _LEAST)), _PLACES)
    return found
