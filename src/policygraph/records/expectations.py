"""What `source.toml` promises to be in the plan, against what was read from it."""

from collections.abc import Iterable, Iterator

from policygraph.errors import DataError, SourceError
from policygraph.model import Mention, PassageKind, Plan
from policygraph.records.source import Source

# What comes of the sheets of instruments, topics and places.
_LISTED = frozenset({"topics", "topic_links", "places", "place_links", "instrument_links"})


def unmet_expectations(plan: Plan, source: Source) -> Iterator[DataError]:
    """What `source.toml` promises and the plan does not hold: title, counts."""
    found = counts(plan)
    for kind, expected in source.expected.items():
        if source.unfit and kind in _LISTED:
            continue  # The sheet that does not fit is told; that nothing was listed follows from it.
        if found.get(kind) != expected:
            yield SourceError(
                f"promises {expected} {kind}, the text has {found.get(kind, 'no such thing')}",
                f"{kind} {expected}을(를) 약속했으나 글에는 {found.get(kind, '그런 항목이 없습니다')}",
                file="source.toml",
            )
    if source.plan["title"] != plan.name.clean:
        yield SourceError(
            f"gives the title {source.plan['title']!r}, the text {plan.name.clean!r}",
            f"제목이 {source.plan['title']!r}인데 글에는 {plan.name.clean!r}",
            file="source.toml",
        )


def counts(plan: Plan) -> dict[str, int]:
    """How many of each kind the plan holds."""
    return {
        "lines": len(plan.text),
        "goals": len(plan.goals),
        "strategies": len(plan.strategies),
        "tasks": sum(len(strategy.tasks) for strategy in plan.strategies),
        "measures": len(plan.measures),
        "responsibilities": sum(len(measure.responsible) for measure in plan.measures),
        "background": _passages(plan, PassageKind.BACKGROUND),
        "history": _passages(plan, PassageKind.HISTORY),
        "achievements": _passages(plan, PassageKind.ACHIEVEMENT),
        "objectives": _passages(plan, PassageKind.OBJECTIVE),
        "actions": _passages(plan, PassageKind.ACTION),
        "finance": _passages(plan, PassageKind.FINANCE),
        "footnotes": _passages(plan, PassageKind.FOOTNOTE),
        "targets": len(plan.targets),
        "unread_numbers": len(plan.unread_numbers),
        "topics": len(plan.topics),
        "topic_links": _links(plan.about),
        "places": len(plan.places),
        "place_links": _links(plan.located),
        "instrument_links": _links(plan.mentions),
        "fields": len(plan.fields),
        "performance_goals": sum(len(field.goals) for field in plan.fields),
        "ministries": len(plan.ministries),
        "projects": len(plan.projects),
        "allocations": len(plan.allocations),
        "figures": len(plan.totals),
        "corrections": len(plan.emendations),
    }


def _links(mentions: Iterable[Mention]) -> int:
    """How many pairs there are of what names something and what it names."""
    return len({(mention.subject, mention.named) for mention in mentions})


def _passages(plan: Plan, kind: PassageKind) -> int:
    return sum(passage.kind is kind for passage in plan.passages)
