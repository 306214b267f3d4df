"""The identifiers of one plan's things."""

from collections import Counter
from collections.abc import Iterator

from rdflib import URIRef

from policygraph import terms
from policygraph.model import (
    Allocation,
    AmountComparison,
    Discrepancy,
    Emendation,
    Naming,
    Plan,
    PublishedTotal,
    Restatement,
    Statement,
    SuspectedFault,
)

_OF_BASIC_PLAN = frozenset({"field", "performance_goal"})


class Identifiers:
    """Mints the IRIs of a plan; fields and performance goals belong to its basic plan."""

    def __init__(self, plan: Plan) -> None:
        self._own = plan.code
        self._basic = plan.basic.code
        self.plan = URIRef(terms.individual(plan.code))
        self.basic_plan = URIRef(terms.individual(plan.basic.code))
        self.text = self.own("text")
        self.budget = self.own("budget")
        self.vision = self.own("vision")

    def own(self, *path: str) -> URIRef:
        """Something of the annual plan."""
        return URIRef(terms.individual(self._own, *path))

    def element(self, dimension: str, code: str) -> URIRef:
        """An element by its dimension ("performance_goal") and code ("1-1")."""
        owner = self._basic if dimension in _OF_BASIC_PLAN else self._own
        return URIRef(terms.individual(owner, dimension.replace("_", "-"), code))

    def path(self, path: str) -> URIRef:
        """Something by the path that readings write ("plan", "goal/1")."""
        if path == "plan":
            return self.plan
        if path == "basic-plan":
            return self.basic_plan
        kind, _, code = path.partition("/")
        if kind == "ministry":
            return URIRef(terms.ministry(code))
        if kind == "instrument":
            return self.instrument(code)
        return self.element(kind.replace("-", "_"), code) if code else self.own(path)

    def instrument(self, code: str) -> URIRef:
        """A law, scheme or system: it belongs to no plan."""
        return URIRef(terms.individual("instrument", code))

    def topic(self, code: str = "") -> URIRef:
        """A topic, or the scheme of them all: they belong to no plan."""
        return URIRef(terms.individual("topic", code) if code else terms.individual("topic"))

    def place(self, code: str) -> URIRef:
        """A place that the text names: it belongs to no plan."""
        return URIRef(terms.individual("place", code))

    def place_kind(self, code: str) -> URIRef:
        """What a place is: a concept of the code list, which the ontology defines."""
        return URIRef(terms.concept("place-kind", code))

    def allocation(self, allocation: Allocation) -> URIRef:
        """A budget row, by its project and ministry."""
        return self.own("allocation", allocation.project, allocation.ministry.lower())

    def total(self, total: PublishedTotal) -> URIRef:
        """A printed figure, by its table and what it totals."""
        return self.own("total", total.code)

    def emendation(self, emendation: Emendation) -> URIRef:
        """A repair, by its line and cell."""
        cell = [str(emendation.span.cell)] if emendation.span.cell else []
        return self.own("emendation", "-".join([str(emendation.span.first), *cell]))

    def restatement(self, restated: Restatement) -> URIRef:
        """The note on a figure in words, by its sentence and its place there."""
        return self.own("restatement", restated.code)

    def naming(self, naming: Naming) -> URIRef:
        """The note on the name of a project in a bullet, by the two."""
        return self.own("naming", naming.subject, naming.project)

    def amount_comparison(self, compared: AmountComparison) -> URIRef:
        """An amount beside a project, or beside one ministry's row of it, by these."""
        other = [code.lower() for code in (compared.project, compared.ministry) if code is not None]
        return self.own("amount-comparison", compared.target.code, *other)

    def responsibility(self, path: str, ministry: str) -> URIRef:
        """The note on a ministry in the closing parentheses of a bullet, by the two."""
        return self.own("responsible", path, ministry.lower())

    def suspicion(self, suspicion: SuspectedFault) -> URIRef:
        """A suspected fault, by its line and the column that it begins at."""
        return self.own("suspected-fault", f"{suspicion.span.first}-{suspicion.column}")

    def discrepancy(self, discrepancy: Discrepancy) -> URIRef:
        """A discrepancy, by its code."""
        return self.own("discrepancy", discrepancy.code)

    def statements(self, discrepancy: Discrepancy) -> Iterator[tuple[URIRef, Statement]]:
        """The statements of a discrepancy, by line and cell; several in one place are counted."""
        seen: Counter[str] = Counter()
        for statement in discrepancy.statements:
            span = statement.span
            place = f"{span.first}-cell-{span.cell}" if span.cell else str(span.first)
            seen[place] += 1
            nth = f"-{seen[place]}" if seen[place] > 1 else ""
            yield self.own("discrepancy", discrepancy.code, "statement", f"{place}{nth}"), statement
