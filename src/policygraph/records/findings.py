"""What a rule finds, known by the rule and the lines of its statements.

>>> from policygraph.model import DiscrepancyKind, Span, Statement
>>> said = [Statement("70개", Span(303, 303)), Statement("20개", Span(137, 137))]
>>> Finding("two-values", DiscrepancyKind.TWO_VALUES, said, "두 값", "two values").discrepancy.code
'two-values-137-303'
"""

from collections.abc import Collection
from dataclasses import dataclass

from policygraph.model import Discrepancy, DiscrepancyKind, Statement, Verdict


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding of `rule`.

    Attributes:
        rule: the name of the rule.
        kind: what kind of discrepancy it looks like.
        statements: in any order; they are put in the order of the text.
        explanation, explanation_en: what the rule can say of it.
        verdict: only where arithmetic decides.
        key: what it is known by beside the rule; the lines of the statements, if not given.
    """

    rule: str
    kind: DiscrepancyKind
    statements: Collection[Statement]
    explanation: str
    explanation_en: str
    verdict: Verdict | None = None
    key: str | None = None

    @property
    def discrepancy(self) -> Discrepancy:
        """The finding as a discrepancy that nobody has read."""
        ordered = sorted(self.statements, key=lambda s: (s.span.first, s.span.cell or 0, s.words))
        lines = dict.fromkeys(str(statement.span.first) for statement in ordered)
        code = f"{self.rule}-{self.key or '-'.join(lines)}"
        return Discrepancy(
            code=code,
            kind=self.kind,
            verdict=self.verdict,
            statements=tuple(ordered),
            explanation=self.explanation,
            explanation_en=self.explanation_en,
            findings=(code,),
            read=False,
        )
