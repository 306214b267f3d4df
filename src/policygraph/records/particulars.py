"""The particulars of the text: the numbers that its bullets give, and the instruments that they name."""

from collections.abc import Iterable, Iterator, Sequence

from policygraph.model import Instrument, Mention, Ministry, PassageKind, Place, Project, Span, Target, Topic
from policygraph.records.mentions import find_mentions
from policygraph.records.places import find_places
from policygraph.records.quantities import read_targets
from policygraph.records.topics import TopicFinder

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
    """Which instruments the bullets and the names of projects name."""
    forms = {form: instrument.code for instrument in instruments for form in instrument.forms}
    return tuple(
        mention
        for path, text, spans in _texts(bullets, projects)
        for mention in find_mentions(path, text, spans, forms)
    )


def read_topics(
    bullets: Iterable[Bullet],
    projects: Iterable[Project],
    topics: Sequence[Topic],
    ministries: Iterable[Ministry],
) -> tuple[Mention, ...]:
    """What the bullets and the names of projects are about; the name of a ministry says nothing of it."""
    if not topics:
        return ()
    finder = TopicFinder(topics, (name for m in ministries for name in (m.name, m.short)))
    return tuple(
        mention
        for path, text, spans in _texts(bullets, projects)
        for mention in finder.find(path, text, spans)
    )


def read_places(
    bullets: Iterable[Bullet], projects: Iterable[Project], places: Sequence[Place]
) -> tuple[Mention, ...]:
    """Which places the bullets and the names of projects name."""
    return tuple(
        mention
        for path, text, spans in _texts(bullets, projects)
        for mention in find_places(path, text, spans, places)
    )


def _texts(bullets: Iterable[Bullet], projects: Iterable[Project]) -> Iterator[Bullet]:
    """The bullets, and the names of the projects as if they were some."""
    yield from bullets
    for project in projects:
        yield f"project/{project.code}", project.name.clean, project.spans


def _about(path: str, kind: PassageKind) -> bool:
    """Whether the passage at `path` is of the kind, or a footnote of one."""
    return path.startswith((f"{kind}/", f"{PassageKind.FOOTNOTE}/{kind}-"))
