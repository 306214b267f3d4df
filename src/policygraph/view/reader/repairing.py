"""A line as it stands beside the line as it was read, with what changed marked; suspected words marked.

>>> repaired("643,96 (1.79)", "643.96 (1.79)")
([('643', False), (',', True), ('96 (1.79)', False)], [('643', False), ('.', True), ('96 (1.79)', False)])
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from policygraph.view.reading import Emendation, Place

# Pieces of a text, and whether each is marked.
Pieces = list[tuple[str, bool]]
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Sides:
    """A repaired line: raw and as it was read."""

    raw: Pieces
    read: Pieces


def repaired(raw: str, reading: str) -> tuple[Pieces, Pieces]:
    """Both texts with what changed marked: single letters where they are alike, else all of it."""
    matcher = SequenceMatcher(None, raw, reading, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return [(raw, True)] if raw else [], [(reading, True)] if reading else []
    one: Pieces = []
    other: Pieces = []
    for change, a, b, c, d in matcher.get_opcodes():
        for pieces, text in ((one, raw[a:b]), (other, reading[c:d])):
            if text:
                pieces.append((text, change != "equal"))
    return one, other


def sides(line: str, repairs: Iterable[Emendation]) -> Sides | None:
    """The line beside its repaired form; None if a repair does not stand on it as it says."""
    cells = line.split("\t")
    raw: list[Pieces] = [[(cell, False)] for cell in cells]
    read: list[Pieces] = [[(cell, False)] for cell in cells]
    found = False
    for repair in repairs:
        place = repair.place
        if not _is_whole(place, line):
            return None
        if not place.before and not place.after:
            return Sides(*_within(line, repair))
        at = place.before.count("\t")
        raw[at], read[at] = _within(cells[at], repair)
        found = True
    return Sides(_joined(raw), _joined(read)) if found else None


def suspected(line: str, faults: Sequence[Emendation]) -> Pieces:
    """The line with the words marked that are suspected; words that stand there twice are not.

    Nor are words that do not stand where the graph says.
    """
    marked = [False] * len(line)
    for fault in faults:
        place = fault.place
        if fault.raw and place.quote.count(fault.raw) == 1 and _is_whole(place, line):
            start = len(place.before) + place.quote.index(fault.raw)
            if not line.startswith(fault.raw, start):  # the graph is of another text than this
                continue
            marked[start : start + len(fault.raw)] = [True] * len(fault.raw)
    pieces: Pieces = []
    for sign, mark in zip(line, marked, strict=True):
        if pieces and pieces[-1][1] == mark:
            pieces[-1] = (pieces[-1][0] + sign, mark)
        else:
            pieces.append((sign, mark))
    return pieces


def _is_whole(place: Place, line: str) -> bool:
    """Whether the line is the one that the place quotes, and the only one."""
    return len(place.lines) == 1 and f"{place.before}{place.quote}{place.after}" == line


def _within(text: str, repair: Emendation) -> tuple[Pieces, Pieces]:
    """A cell or a line, with the repair in its place."""
    before, there, after = text.partition(repair.raw) if repair.raw else ("", "", text)
    if repair.raw and not there:
        return [(text, True)], [(repair.reading, True)]
    raw, read = repaired(repair.raw, repair.reading)
    around = [(before, False)] if before else [], [(after, False)] if after else []
    return [*around[0], *raw, *around[1]], [*around[0], *read, *around[1]]


def _joined(cells: Sequence[Pieces]) -> Pieces:
    """Cells as one line, tabs between them."""
    pieces: Pieces = []
    for number, cell in enumerate(cells):
        pieces += [("\t", False)] if number else []
        pieces += [piece for piece in cell if piece[0]]
    return pieces
