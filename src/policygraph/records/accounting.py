"""Every line of the text is read from, or carries nothing for a reason that its block gives."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from policygraph.document import Block, Contents, Heading, Paragraph, Row, Text, Unit
from policygraph.model import Plan, Span, UnusedLines, Why
from policygraph.records.profile import Profile

_WHY: dict[type[Block], Why] = {
    Contents: Why.CONTENTS,
    Heading: Why.HEADING,
    Unit: Why.UNIT,
    Row: Why.COLUMNS,
    Paragraph: Why.LABEL,
}


def evidence_spans(plan: Plan) -> Iterator[Span]:
    """Every place that something was read from."""
    yield from (*plan.spans, *plan.basic.spans, *plan.vision.spans)
    for _, element in plan.elements:
        yield from element.spans
    yield from (measure.span for measure in plan.measures)
    for passage in plan.passages:
        yield from passage.spans
    yield from (span for _, span in plan.ministry_spans)
    for project in plan.projects:
        yield from project.spans
    yield from (row.span for row in plan.allocations)
    for table in plan.tables:
        yield from table.spans
    for total in plan.totals:
        yield from total.spans
    yield from (emendation.span for emendation in plan.emendations)
    yield from (suspicion.span for suspicion in plan.suspicions)
    for discrepancy in plan.discrepancies:
        yield from (statement.span for statement in discrepancy.statements)


def unused_lines(plan: Plan, blocks: Sequence[Block], profile: Profile) -> tuple[UnusedLines, ...]:
    """The lines that nothing was read from, by the reason why; a line without a reason is left out."""
    used = {line for span in evidence_spans(plan) for line in span.lines}
    labels = {profile.vision_label, *profile.direction_labels}
    why = {line: Why.BLANK for line, text in enumerate(plan.text, 1) if not text.strip()}
    for block in blocks:
        reason = _WHY.get(type(block))
        bare = isinstance(block, Paragraph) and profile.squash(block.text) not in labels
        header = not isinstance(block, Row) or profile.budget_header[0].fullmatch(block.texts[0])
        if reason is not None and not bare and header:
            why |= {line: reason for line in block.span.lines if line not in why}
    lines: dict[Why, list[int]] = defaultdict(list)
    for line, reason in sorted(why.items()):
        if line not in used:
            lines[reason].append(line)
    return tuple(UnusedLines(reason, tuple(lines[reason])) for reason in Why if reason in lines)


def unaccounted_lines(plan: Plan, text: Text) -> tuple[int, ...]:
    """The lines that nothing was read from, and that do not carry nothing either."""
    known = {line for span in evidence_spans(plan) for line in span.lines}
    known |= {line for unused in plan.unused for line in unused.lines}
    return tuple(line for line in range(1, len(text.lines) + 1) if line not in known)


def repeated_lines(text: Text) -> tuple[int, ...]:
    """The lines that say the same as the one above: no document of the family does so, a scan may."""
    pairs = enumerate(zip(text.lines, text.lines[1:], strict=False), 2)
    return tuple(line for line, (above, same) in pairs if same.strip() and same == above)
