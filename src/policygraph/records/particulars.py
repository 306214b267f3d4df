"""The particulars of the text: the numbers of its bullets, what they name, the events they tell."""

from collections.abc import Iterable, Sequence
from itertools import chain

from policygraph.model import Instrument, Mention, PassageKind, Project, Span, Stage, Target
from policygraph.records.instruments import find_mentions
from policygraph.records.project_names import letters
from policygraph.records.quantities import read_targets

Bullet = tuple[str, str, tuple[Span, ...]]
"""Path, text and places of a bullet or footnote."""


def read_numbers(
    bullets: Iterable[Bullet], year: int
) -> tuple[tuple[Target, ...], tuple[tuple[str, str], ...]]:
    """The numbers of the bullets, and (path, words) of those that were not safely read.

    What the text says of the tables in words is left out: it restates printed totals.

    Args:
        bullets: the measures and passages.
        year: the year of the plan; achievements are of the year before.
    """
    targets: list[Target] = []
    unread: list[tuple[str, str]] = []
    for path, text, spans in bullets:
        if _about(path, PassageKind.FINANCE):
            continue
        achieved = _about(path, PassageKind.ACHIEVEMENT)
        reading = read_targets(path, text, spans, year, achieved=achieved)
        targets += reading.targets
        unread += [(path, words) for words in reading.unread]
    return tuple(targets), tuple(unread)


def read_mentions(
    bullets: Iterable[Bullet], projects: Iterable[Project], instruments: Sequence[Instrument]
) -> tuple[Mention, ...]:
    """What the bullets and the names of projects name."""
    forms = {form: instrument.code for instrument in instruments for form in instrument.forms}
    named = ((f"project/{project.code}", project.name.clean, project.spans) for project in projects)
    return tuple(
        mention
        for path, text, spans in chain(bullets, named)
        for mention in find_mentions(path, text, spans, forms)
    )


def read_reports(bullets: Iterable[Bullet], stages: Sequence[Stage]) -> tuple[tuple[str, str], ...]:
    """Path and stage, for each bullet or footnote that has the words of the stage on its line."""
    return tuple(
        (path, stage.code)
        for path, text, spans in bullets
        for stage in stages
        if any(stage.span.first in span.lines for span in spans) and letters(stage.words) in letters(text)
    )


def _about(path: str, kind: PassageKind) -> bool:
    """Whether the passage at `path` is of the kind, or a footnote of one."""
    return path.startswith((f"{kind}/", f"{PassageKind.FOOTNOTE}/{kind}-"))
