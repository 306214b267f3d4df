"""The particulars of the text: the numbers of its bullets, what they name, the events they tell."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from policygraph.model import (
    Instrument,
    Mention,
    PassageKind,
    Place,
    Project,
    Span,
    Stage,
    Target,
    Topic,
)
from policygraph.records.mentions import find_mentions
from policygraph.records.numbers import NumberRow, read_rows
from policygraph.records.places import find_places
from policygraph.records.project_names import letters
from policygraph.records.quantities import read_targets
from policygraph.records.topics import TopicFinder

Bullet = tuple[str, str, tuple[Span, ...]]
"""Path, text and places of a bullet or footnote."""


def read_numbers(
    bullets: Iterable[Bullet], year: int, rows: Iterable[NumberRow]
) -> tuple[tuple[Target, ...], tuple[tuple[str, str], ...]]:
    """The numbers of the bullets, and (path, words) of those that were not safely read.

    What the text says of the tables in words is left out: it restates printed totals.

    Args:
        bullets: the measures and passages.
        year: the year of the plan; achievements are of the year before.
        rows: what a person read of the numbers that the grammar leaves unread.
    """
    targets: list[Target] = []
    unread: dict[str, dict[int, str]] = {}
    known = list(bullets)
    for path, text, spans in known:
        if _about(path, PassageKind.FINANCE):
            continue
        achieved = _about(path, PassageKind.ACHIEVEMENT)
        reading = read_targets(path, text, spans, year, achieved=achieved)
        targets += reading.targets
        unread[path] = reading.unread
    by_person = read_rows(rows, known, unread)
    left = (
        (path, words)
        for path, found in unread.items()
        for at, words in found.items()
        if (path, at) not in by_person.taken
    )
    return (*targets, *by_person.targets), tuple(left)


def read_mentions(texts: Iterable[Bullet], instruments: Sequence[Instrument]) -> tuple[Mention, ...]:
    """Which instruments the bullets and the names of projects name."""
    forms = {form: instrument.code for instrument in instruments for form in instrument.forms}
    return tuple(
        mention for path, text, spans in texts for mention in find_mentions(path, text, spans, forms)
    )


def read_reports(bullets: Iterable[Bullet], stages: Sequence[Stage]) -> tuple[tuple[str, str], ...]:
    """Path and stage, for each bullet or footnote that has the words of the stage on its line."""
    known = [(path, text, {line for span in spans for line in span.lines}) for path, text, spans in bullets]
    return tuple(
        (path, stage.code)
        for path, text, lines in known
        for stage in stages
        if stage.span.first in lines and letters(stage.words) in letters(text)
    )


def read_topics(
    texts: Iterable[Bullet], topics: Sequence[Topic], ignored: Iterable[str]
) -> tuple[Mention, ...]:
    """What texts are about.

    Args:
        texts: the bullets, and the names of projects and instruments.
        topics: the topics, with their spellings.
        ignored: words that say nothing of a topic, such as the names of ministries.
    """
    if not topics:
        return ()
    finder = TopicFinder(topics, ignored)
    return tuple(mention for path, text, spans in texts for mention in finder.find(path, text, spans))


def read_places(texts: Iterable[Bullet], places: Sequence[Place]) -> tuple[Mention, ...]:
    """Which places the bullets and the names of projects name."""
    return tuple(mention for path, text, spans in texts for mention in find_places(path, text, spans, places))


def project_names(projects: Iterable[Project]) -> Iterator[Bullet]:
    """The names of projects, as if they were bullets."""
    for project in projects:
        yield f"project/{project.code}", project.name.clean, project.spans


def instrument_names(instruments: Iterable[Instrument], mentions: Iterable[Mention]) -> Iterator[Bullet]:
    """The names of instruments, as if they were bullets, with the places that name them."""
    spans: dict[str, set[Span]] = defaultdict(set)
    for mention in mentions:
        spans[mention.named].update(mention.spans)
    for instrument in instruments:
        places = tuple(sorted(spans[instrument.code], key=lambda span: (span.first, span.last)))
        yield f"instrument/{instrument.code}", instrument.name.clean, places


def _about(path: str, kind: PassageKind) -> bool:
    """Whether the passage at `path` is of the kind, or a footnote of one."""
    return path.startswith((f"{kind}/", f"{PassageKind.FOOTNOTE}/{kind}-"))
