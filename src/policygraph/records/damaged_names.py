"""Names that a scan damaged.

A merged cell whose pieces had to be repaired leaves a form of the name that exists only in the scan, which
search must find.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from policygraph.document import Text
from policygraph.model import Allocation, PublishedTotal
from policygraph.records.corrections import Correction
from policygraph.records.lexicon import Lexicon
from policygraph.records.profile import clean

MINISTRY_CELL = 4
_PARENTS = {"performance_goal": "field", "task": "strategy"}


def keep_damaged_cells(
    totals: Sequence[PublishedTotal], raw: Text, corrections: Sequence[Correction], lexicon: Lexicon
) -> None:
    """Keep the raw form of each name whose merged first cell was repaired."""
    repaired = {(c.span.first, c.span.cell) for c in corrections}
    groups: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for total in totals:
        for dimension, parent in _PARENTS.items():
            code = total.scope.codes.get(dimension)
            if code is not None:
                groups[total.table, parent, code.partition("-")[0]].append(total.spans[0].first)
    for (_, parent, code), lines in groups.items():
        if any((line, 1) in repaired for line in lines):
            pieces = [raw.line(line).split("\t")[0].strip() for line in lines]
            lexicon.add_damaged(parent, code, clean(" ".join(piece for piece in pieces if piece)))


def damaged_ministries(
    allocations: Sequence[Allocation], corrections: Sequence[Correction]
) -> Iterator[tuple[str, str]]:
    """Each ministry whose name in a budget row was repaired, and the raw form."""
    cells = {c.span.first: c.emendation.raw for c in corrections if c.span.cell == MINISTRY_CELL}
    for row in allocations:
        if row.span.first in cells:
            yield row.ministry, cells[row.span.first]
