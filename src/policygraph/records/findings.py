"""What a rule finds, known by the rule and the lines of its statements."""

from collections.abc import Collection

from policygraph.model import Discrepancy, DiscrepancyKind, Statement, Verdict


def finding(
    rule: str,
    kind: DiscrepancyKind,
    statements: Collection[Statement],
    explanation: str,
    explanation_en: str,
    *,
    verdict: Verdict | None = None,
    key: str | None = None,
) -> Discrepancy:
    """A discrepancy that `rule` finds.

    Args:
        rule: the name of the rule.
        kind: what kind it looks like.
        statements: in any order; they are put in the order of the text.
        explanation, explanation_en: what the rule can say of it.
        verdict: only where arithmetic decides.
        key: what it is known by beside the rule; the lines of the statements, if not given.
    """
    ordered = sorted(statements, key=lambda s: (s.span.first, s.span.cell or 0, s.words))
    lines = dict.fromkeys(str(statement.span.first) for statement in ordered)
    return Discrepancy(
        code=f"{rule}-{key or '-'.join(lines)}",
        kind=kind,
        verdict=verdict,
        statements=tuple(ordered),
        explanation=explanation,
        explanation_en=explanation_en,
    )
