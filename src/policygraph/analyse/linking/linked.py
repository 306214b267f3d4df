"""From a store to links of tasks and projects: what is certain, what is likely, and how good that is.

>>> from policygraph.store import open_store
>>> linking = link_tasks(open_store())  # doctest: +SKIP
>>> linking.contradiction, len(linking.best)  # doctest: +SKIP
(None, 154)
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from policygraph.analyse.linking.calibration import Calibration, Trial
from policygraph.analyse.linking.evidence import Evidence, Naming, weigh
from policygraph.analyse.linking.problem import Problem
from policygraph.analyse.linking.proofs import Known, deduce
from policygraph.analyse.linking.reading import Material, Mention, Project, Task, read_linking
from policygraph.analyse.linking.sampling import Draws, Sample, Walk, sample
from policygraph.analyse.linking.scoring import Trusts, trusts
from policygraph.analyse.results import Interval, Result
from policygraph.store import Store
from policygraph.wording import Words

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Kind = Literal["forced", "named", "likely", "open", "ruled-out"]

# A link is likely above this chance; below `LEAST` it is published only if it is the best or named.
LIKELY = 0.5
LEAST = 0.001
_PLACES = 3
_METHOD = "task-links/1"
_POLISH = 40
_POLISHED = 6
_KEENNESS = 25.0


@dataclass(frozen=True, slots=True)
class Link:
    """One possible link of a project to a task.

    Attributes:
        confidence: its chance, rounded to 3 decimals; those of a project add up to 1.
        error: the standard error of the chance.
        kind: `forced` by the totals, `named` in the text, `likely`, `open`; or `ruled-out`: the text names it
            and the totals exclude it.
        best: whether it is in the best single assignment.
        mentions: words of the text that name the project or give its amount under this task.
        shared: words that both have.
        why: the proof or the grounds, in words.
    """

    project: Project
    task: Task
    confidence: float
    error: float
    kind: Kind
    best: bool
    mentions: tuple[Mention, ...]
    shared: tuple[str, ...]
    why: Words


@dataclass(frozen=True, slots=True)
class Linking:
    """Which project belongs to which task, as far as it can be known.

    Attributes:
        tasks: with their printed totals.
        links: in the order of projects and tasks; none if nothing can be said.
        contradiction: why no assignment meets the totals, or that none was found; None if there is one.
        calibration: how good the chances are; None if there are none.
        trust: how far names can be trusted.
        sample: the exact assignments that were drawn; None if there are none.
        known: what is proven.
    """

    tasks: tuple[Task, ...]
    links: tuple[Link, ...] = ()
    contradiction: Words | None = None
    calibration: Calibration | None = None
    trust: Trusts | None = None
    sample: Sample | None = None
    known: Known | None = None

    @property
    def best(self) -> tuple[Link, ...]:
        """One link of each project: together they meet every total."""
        return tuple(link for link in self.links if link.best)


def link_tasks(store: Store, year: int | None = None, draws: Draws | None = None) -> Linking:
    """The links of the plan of `year` (the newest, if None); nothing where no totals of tasks are printed."""
    return link(read_linking(store, year), draws)


@lru_cache(maxsize=4)
def link(material: Material, draws: Draws | None = None) -> Linking:
    """The links of what was read; remembered, as it takes a while and one process may build a plan often."""
    if not material.tasks or not material.projects:
        return Linking(material.tasks)
    problem = Problem.of(
        [project.amounts for project in material.projects],
        [(task.rows, task.amount) for task in material.tasks],
    )
    known = deduce(problem)
    if known.contradiction is not None:
        return Linking(material.tasks, contradiction=known.contradiction, known=known)
    evidence = weigh(material)
    impossible = frozenset(known.exclusions)
    trust = trusts(evidence.namings, impossible)
    among = tuple(naming for naming in evidence.namings if naming.project not in known.forced)
    trial = Trial(problem, evidence, trust, impossible, among)
    warmth = trial.warmest()
    scores = trial.scores(warmth)
    drawn = sample(problem, scores, draws or Draws())
    if drawn is None:
        none = Words(
            "모든 합계를 정확히 맞추는 배정을 찾지 못했습니다",
            "no assignment that meets every total exactly was found",
        )
        return Linking(material.tasks, contradiction=none, known=known)
    best = _best(problem, drawn)
    return Linking(
        material.tasks,
        _links(material, evidence, known, drawn, best),
        calibration=trial.calibrate(drawn.chances, warmth),
        trust=trust,
        sample=drawn,
        known=known,
    )


def _best(problem: Problem, drawn: Sample) -> Ints:
    """The exact assignment with most links that can be expected to hold, of those that were found.

    The best of those drawn are moved on with sharpened chances, and the best state is kept.
    """
    chances = np.round(drawn.chances, _PLACES)
    everyone = np.arange(len(chances))
    expected = np.round(chances[everyone, drawn.draws].sum(axis=1), _PLACES)
    order = np.lexsort((np.arange(len(expected)), -expected))
    best: Ints = drawn.draws[order[0]]
    most = float(expected[order[0]])
    if not drawn.exact:
        walk = Walk(problem, chances * _KEENNESS)
        for number in range(_POLISHED):
            draw = np.random.Generator(np.random.PCG64([_POLISH, number]))
            state = drawn.draws[order[min(number, len(order) - 1)]]
            for _ in range(_POLISH):
                state, _ = walk.on(state, 1, draw)
                found = round(float(chances[everyone, state].sum()), _PLACES)
                if found > most:
                    best, most = state, found
    return best


def _links(
    material: Material, evidence: Evidence, known: Known, drawn: Sample, best: Ints
) -> tuple[Link, ...]:
    namings = {naming.project: naming for naming in evidence.namings}
    found = []
    for number, project in enumerate(material.projects):
        naming = namings.get(number)
        for place, chance in enumerate(_rounded(drawn.chances[number])):
            mentions = naming.mentions.get(place, ()) if naming else ()
            is_best = int(best[number]) == place
            if chance < LEAST and not is_best and not mentions:
                continue
            kind = _kind(known, number, place, chance, naming)
            found.append(
                Link(
                    project,
                    material.tasks[place],
                    chance,
                    round(float(drawn.errors[number, place]), _PLACES),
                    kind,
                    is_best,
                    mentions,
                    evidence.shared[number][place],
                    _why(kind, material.tasks[place], mentions, evidence.shared[number][place]),
                )
            )
    return tuple(found)


def _kind(known: Known, project: int, task: int, chance: float, naming: Naming | None) -> Kind:
    if known.forced.get(project) == task:
        return "forced"
    if (project, task) in known.exclusions:
        return "ruled-out"
    if naming is not None and task in naming.mentions:
        return "named"
    return "likely" if chance > LIKELY else "open"


def _why(kind: Kind, task: Task, mentions: tuple[Mention, ...], shared: tuple[str, ...]) -> Words:
    if kind == "forced":
        return Words(
            f"인쇄된 과제수 {task.rows}개와 금액을 맞추려면 이 과제에 들 수밖에 없음",
            f"the printed count of {task.rows} and sum leave it no other task",
        )
    lines = ", ".join(str(line) for line in sorted({mention.line for mention in mentions}))
    if kind == "ruled-out":
        return Words(
            f"본문({lines}행)이 이 과제에서 이름을 말하지만, 인쇄된 합계로는 들 수 없음",
            f"the text (line {lines}) names it under this task, but the printed totals exclude it",
        )
    if mentions:
        return Words(
            f"본문({lines}행)이 이 과제에서 이름이나 금액을 말함",
            f"named, or its amount given, under this task (line {lines})",
        )
    words = ", ".join(shared)
    if words:
        return Words(
            f"함께 쓰는 말({words})과 담당 부처, 합계", f"shared words ({words}), ministries and totals"
        )
    return Words("담당 부처와 합계", "ministries and totals")


def _rounded(chances: Floats) -> list[float]:
    """Chances to 3 decimals that add up to 1: the largest remainders are rounded up."""
    scale = 10**_PLACES
    scaled = np.round(chances / chances.sum() * scale, 6)
    whole = np.floor(scaled)
    missing = scale - int(whole.sum())
    for place in sorted(range(len(chances)), key=lambda place: (whole[place] - scaled[place], place))[
        :missing
    ]:
        whole[place] += 1
    return [float(value) / scale for value in whole]


def results(linking: Linking) -> tuple[Result, ...]:
    """One result per published link, and one per score of the calibration."""
    links = tuple(
        Result(
            measure="task-link",
            about=(link.project.iri, link.task.iri),
            value=link.confidence,
            unit="probability",
            evidence=(link.task.total, *dict.fromkeys(mention.proof for mention in link.mentions)),
            method=_METHOD,
            interval=Interval(
                max(round(link.confidence - 2 * link.error, _PLACES), 0.0),
                min(round(link.confidence + 2 * link.error, _PLACES), 1.0),
            ),
            note=link.why,
        )
        for link in linking.links
    )
    names = tuple(dict.fromkeys(mention.proof for one in linking.links for mention in one.mentions))
    scored = tuple(
        Result(
            measure=f"task-links-log-loss-{score.way}",
            about=(),
            value=round(score.log_loss, _PLACES),
            unit="index",
            evidence=names,
            method=_METHOD,
        )
        for score in (linking.calibration.scores if linking.calibration else ())
    )
    return links + scored
