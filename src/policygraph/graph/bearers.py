"""What of a plan bears the words of a place: the bullet, the budget row, the printed figure."""

from collections.abc import Iterator

from rdflib import URIRef

from policygraph.graph.identifiers import Identifiers
from policygraph.model import Plan, Span

_Place = tuple[URIRef, Span]


class Bearers:
    """Finds what bears the words of a place: bullets, rows and figures first, then elements and tables."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._ids = Identifiers(plan)
        self._near, self._far = tuple(self._said()), tuple(self._named())

    def of(self, place: Span) -> list[URIRef]:
        """What bears the words at `place`; nothing, if nothing was read there."""
        for places in (self._near, self._far):
            found = [
                iri for iri, span in places if any(span.covers(line, place.cell) for line in place.lines)
            ]
            if found:
                return list(dict.fromkeys(found))
        return []

    def _said(self) -> Iterator[_Place]:
        plan, ids = self._plan, self._ids
        yield from ((ids.path(path), span) for path, _, spans in plan.bullets for span in spans)
        yield from ((ids.allocation(row), row.span) for row in plan.allocations)
        yield from ((ids.total(total), span) for total in plan.totals for span in total.spans)

    def _named(self) -> Iterator[_Place]:
        plan, ids = self._plan, self._ids
        yield from ((ids.plan, span) for span in plan.spans)
        yield from (
            (ids.element(level, element.code), span)
            for level, element in plan.elements
            for span in element.spans
        )
        yield from ((ids.own("table", table.code), span) for table in plan.tables for span in table.spans)
