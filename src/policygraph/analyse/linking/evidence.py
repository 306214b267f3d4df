"""What the text says of each project and each task, as numbers that can be weighed.

Three numbers for every pair: how alike the words of the project and of the closest measure of the task
are, how alike they are to all the text of the task, and how many of the measures of the task name a
ministry that pays for the project (as a logarithm, half a measure added to each so that none is
impossible). Where the text names a project, the words that name it are left out: that is what is known of
a project that is not named, and what the weights are learned on.
"""

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from policygraph.analyse.linking.reading import Material, Mention
from policygraph.analyse.linking.words import Likeness

Floats = NDArray[np.float64]
FEATURES = ("closest", "whole", "ministry")
_ADDED = 0.5


@dataclass(frozen=True, slots=True)
class Naming:
    """A project that the measures of one task or more name, or whose amount they give.

    Attributes:
        project: its number.
        mentions: by the number of the task.
    """

    project: int
    mentions: dict[int, tuple[Mention, ...]]

    def has_amount(self, task: int) -> bool:
        """Whether an amount that agrees stands in a measure of the task."""
        return any(mention.kind == "amount" for mention in self.mentions[task])


@dataclass(frozen=True, slots=True)
class Evidence:
    """Features of every pair, and who is named where.

    Attributes:
        hidden: projects x tasks x `FEATURES`, each with spread 1, without the words that name a project in
            the text of a task.
        namings: of the projects that are named, in their order.
        shared: by project and task, the weightiest words that both have.
    """

    hidden: Floats
    namings: tuple[Naming, ...]
    shared: tuple[tuple[tuple[str, ...], ...], ...]


def weigh(material: Material) -> Evidence:
    """What the text of a plan says of its projects."""
    namings = named(material)
    likeness = Likeness(material)
    own: dict[int, list[str]] = {}
    for naming in namings:
        words = {mention.words for found in naming.mentions.values() for mention in found}
        # The longest first: a short form may stand within a long one.
        own[naming.project] = sorted(words, key=lambda text: (-len(text), text))
    masked = np.stack(
        [likeness.of(project, own.get(number, ())) for number, project in enumerate(material.projects)]
    )
    hidden = np.concatenate([masked, _ministries(material)[:, :, None]], axis=2)
    spread = hidden.std(axis=(0, 1))
    spread[spread == 0] = 1.0
    shared = tuple(
        tuple(likeness.shared(project, task) for task in range(len(material.tasks)))
        for project in material.projects
    )
    return Evidence(hidden / spread, namings, shared)


def named(material: Material) -> tuple[Naming, ...]:
    """The projects that measures of tasks name, in their order."""
    tasks = {task.iri: number for number, task in enumerate(material.tasks)}
    found: dict[str, dict[int, list[Mention]]] = {}
    for mention in material.mentions:
        if mention.task in tasks:
            found.setdefault(mention.project, {}).setdefault(tasks[mention.task], []).append(mention)
    return tuple(
        Naming(number, {task: tuple(those) for task, those in sorted(found[project.iri].items())})
        for number, project in enumerate(material.projects)
        if project.iri in found
    )


def _ministries(material: Material) -> Floats:
    """The logarithm of the share of each task's measures that name the project's ministries."""
    measures: dict[str, set[str]] = {task.iri: set() for task in material.tasks}
    for passage in material.passages:
        if passage.task in measures:
            measures[passage.task].add(passage.measure)
    names = Counter((task, ministry) for task, _, ministry in material.responsible)
    found = np.zeros((len(material.projects), len(material.tasks)))
    for row, project in enumerate(material.projects):
        for column, task in enumerate(material.tasks):
            seen = [names[task.iri, ministry] for ministry in project.ministries]
            share = (sum(seen) / max(len(seen), 1) + _ADDED) / (len(measures[task.iri]) + 2 * _ADDED)
            found[row, column] = np.log(share)
    return np.round(found, 6)
