"""Suspected faults of the scan and the print, as data beside the source; nothing is changed by them.

A row of suspicions.csv names the line, the words that stand there (and which of several), what kind of
fault it looks like, the likely reading, the reason, the basis, and a proof "LINE: words" where the text has
the right words elsewhere. What a correction has repaired already is no suspicion.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from policygraph.document import Text
from policygraph.errors import SourceError
from policygraph.model import FaultKind, Span, SuspectedFault
from policygraph.records.corrections import Correction
from policygraph.records.quoting import find_words, proof_problem
from policygraph.records.sheet import Problem, read_sheet, unknown_value

SUSPICIONS = "suspicions.csv"
_COLUMNS = ("line", "nth", "kind", "words", "reading", "reason", "proof", "basis")
_KINDS = frozenset(kind.value for kind in FaultKind)


def load_suspicions(
    folder: Path, text: Text, corrections: Sequence[Correction]
) -> tuple[SuspectedFault, ...]:
    """The suspected faults in the source folder `folder`; none if it has no suspicions.csv.

    Raises:
        SourceError: a column is missing, a value is malformed, the words or the proof do not stand where
            they should, a place is suspected twice, or the words are repaired already.
    """
    path = folder / SUSPICIONS
    if not path.exists():
        return ()
    return tuple(_suspicions(path, text, corrections))


def _suspicions(path: Path, text: Text, corrections: Sequence[Correction]) -> Iterator[SuspectedFault]:
    taken: dict[tuple[int, int], int] = {}
    for line, row in read_sheet(path, _COLUMNS):
        found = find_words(text, row, path.name, line)
        span, column = found.span, found.column
        first = taken.setdefault((span.first, column), line)
        problem = _problem(row, text) or _repaired(row["words"], span, corrections)
        if first != line:
            problem = f"suspects the same place as row {first}", f"{first}행과 같은 곳을 의심합니다"
        if problem is not None:
            raise SourceError(*problem, file=path.name, line=line)
        yield SuspectedFault(
            kind=FaultKind(row["kind"]),
            words=row["words"],
            reading=row["reading"],
            reason=row["reason"],
            basis=row["basis"],
            span=span,
            column=column,
        )


def _problem(row: dict[str, str], text: Text) -> Problem | None:
    """What is wrong with a row by itself, in English and Korean."""
    if row["kind"] not in _KINDS:
        return unknown_value("kind", row["kind"], sorted(_KINDS))
    if not (row["reason"] and row["basis"]) or row["reading"] == row["words"]:
        return (
            "a suspicion needs its reason and basis, and a reading that differs from the words",
            "의심되는 오류에는 reason과 basis, 그리고 words와 다른 reading이 있어야 합니다",
        )
    return proof_problem(text, row["line"], row["reading"], row["proof"]) if row["proof"] else None


def _repaired(words: str, span: Span, corrections: Sequence[Correction]) -> Problem | None:
    """That a correction has taken the words away, if one has."""
    for correction in corrections:
        at = correction.span
        same = at.covers(span.first, span.cell) or span.covers(at.first, at.cell)
        if same and words not in correction.emendation.reading:
            return f"{words!r} is repaired by row {correction.row} of {correction.file}", (
                f"{words!r}은(는) {correction.file} {correction.row}행이 이미 고쳤습니다"
            )
    return None
