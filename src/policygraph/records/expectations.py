"""What `source.toml` promises to be in the plan, against what was read from it."""

from collections.abc import Iterable, Iterator

from policygraph.errors import DataError, SourceError
from policygraph.model import Mention, PassageKind, Plan, Verdict
from policygraph.records.source import Source

_OF_SHEETS = frozenset(
    {
        *("suspicions", "discrepancies", "contradictions", "unread_discrepancies", "reported_events"),
        *("instrument_links", "topics", "topic_links", "places", "place_links"),
    }
)


def unmet_expectations(plan: Plan, source: Source) -> Iterator[DataError]:
    """What `source.toml` promises and the plan does not hold: title, counts."""
    found = counts(plan)
    # Where a sheet does not fit the text, nothing of it was taken: that is told on its own.
    untold = _OF_SHEETS if source.unfit else frozenset()
    for kind, expected in source.expected.items():
        if found.get(kind) != expected and kind not in untold:
            en, ko = _lines(plan, kind)
            yield SourceError(
                f"promises {expected} {kind}, the text has {found.get(kind, 'no such thing')}{en}",
                f"{kind} {expected}을(를) 약속했으나 글에는 {found.get(kind, '그런 항목이 없습니다')}{ko}",
                file="source.toml",
            )
    title, issued, issuer = plan.spans
    for key, ko, found_there, span in (
        ("title", "제목", plan.name.clean, title),
        ("date", "날짜", plan.issued, issued),
        ("publisher", "발행 기관", plan.issuer, issuer),
    ):
        if source.plan[key] != found_there:
            yield SourceError(
                f"gives the {key} {source.plan[key]!r}, line {span.first} of the text {found_there!r}",
                f"{ko}: {source.plan[key]!r}인데 글 {span.first}행에는 {found_there!r}",
                file="source.toml",
            )


def _lines(plan: Plan, kind: str) -> tuple[str, str]:
    """Where the elements of a kind are first printed, or what rules alone found; nothing for other kinds."""
    if kind == "unread_discrepancies":
        unread = (discrepancy for discrepancy in plan.discrepancies if not discrepancy.read)
        places = sorted({said.span.first for discrepancy in unread for said in discrepancy.statements})
        named = ", ".join(map(str, places))
        return (f" (lines {named})", f" ({named}행)") if named else ("", "")
    lines = [element.spans[0].first for level, element in plan.elements if f"{level}s" == kind]
    return (f" (lines {min(lines)}–{max(lines)})", f" ({min(lines)}–{max(lines)}행)") if lines else ("", "")


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
        "targets_by_person": sum(target.reason is not None for target in plan.targets),
        "unread_numbers": len(plan.unread_numbers),
        "restatements": len(plan.restatements),
        "unread_figures": len(plan.unread_figures),
        "project_names": sum(not naming.reason for naming in plan.namings),
        "project_names_read": sum(bool(naming.reason) for naming in plan.namings),
        "amounts_compared": len(plan.amounts),
        "reported_events": len({event for _, event in plan.reports}),
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
        "reviews": len(plan.reviews),
        "corrections": len(plan.emendations),
        "suspicions": len(plan.suspicions),
        "discrepancies": len(plan.discrepancies),
        "contradictions": sum(one.verdict is Verdict.CONTRADICTION for one in plan.discrepancies),
        "unread_discrepancies": sum(not one.read for one in plan.discrepancies),
    }


def _links(mentions: Iterable[Mention]) -> int:
    """How many pairs there are of what names something and what it names."""
    return len({(mention.subject, mention.named) for mention in mentions})


def _passages(plan: Plan, kind: PassageKind) -> int:
    return sum(passage.kind is kind for passage in plan.passages)
