"""A table whose columns do not fit, row by row: a line for each heading that has a value.

── 1/11 ─────────────────────
부처              산업통상자원부
예산 (억원)         11,350.47
"""

from collections.abc import Iterator, Sequence

from policygraph.width import fold, pad, width

_GAP = 2
_NARROWEST = 24  # columns for values, below which the headings fold
_AS_ABOVE = 2  # lines, from which on a value is not printed again


def record_lines(
    labels: Sequence[tuple[str, bool]],
    rows: Sequence[Sequence[str]],
    columns: int,
    *,
    rule: str,
    as_above: str,
) -> Iterator[str]:
    """The lines of the records.

    Args:
        labels: what the columns are called, and whether they hold numbers: these are aligned to the right.
        rows: formatted cells.
        columns: the width to fill.
        rule: the character of the line above a record.
        as_above: what stands for a long value that is the same as in the record before.
    """
    label = max(
        1, min(max((width(heading) for heading, _ in labels), default=0), columns - _GAP - _NARROWEST)
    )
    room = columns - label - _GAP
    values = [cell for row in rows for cell, (_, number) in zip(row, labels, strict=True) if number]
    digits = max(map(width, values), default=0)
    before: Sequence[str] = [""] * len(labels)
    for index, row in enumerate(rows, 1):
        mark = f"{rule * 2} {index}/{len(rows)} "
        yield mark + rule * (columns - width(mark))
        for (heading, number), cell, same in zip(labels, row, before, strict=True):
            if not cell:
                continue
            lines = [pad(cell, digits, right=True)] if number else fold(cell, room)
            if len(lines) >= _AS_ABOVE and cell == same:
                lines = fold(as_above, room)
            names = fold(heading, label)
            for line in range(max(len(lines), len(names))):
                name = names[line] if line < len(names) else ""
                value = lines[line] if line < len(lines) else ""
                yield f"{pad(name, label)}{' ' * _GAP}{value}".rstrip()
        before = row
