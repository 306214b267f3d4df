"""Reviewed repairs of the scanned text, as data beside the source.

A repair names the line (and the cell of a row), the raw text it expects there, the reading, the reason
and the proof. It is applied before anything is read and must fit exactly: a repair whose raw text is not
there, or two repairs of one place, stop the build. The proof is one of

    762: 바이오빅데이터   these words stand on line 762 and in the reading
    total                the repaired figure is recomputed from other figures (see `reconcile`)
    layout               the reading completes the document's own layout; without it the reader stops
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from policygraph.document import Text
from policygraph.errors import SourceError
from policygraph.model import Emendation, Span
from policygraph.records.sheet import read_sheet

_COLUMNS = ("line", "cell", "raw", "reading", "reason", "proof", "basis")
TOTAL, LAYOUT = "total", "layout"
_QUOTED = re.compile(r"(?P<line>\d+): (?P<words>\S.*)")


@dataclass(frozen=True, slots=True)
class Correction:
    """One row of corrections.csv; `row` is its line there."""

    emendation: Emendation
    proof: str
    file: str
    row: int

    @property
    def span(self) -> Span:
        """The place that is repaired."""
        return self.emendation.span

    def error(self, en: str, ko: str) -> SourceError:
        """An error at this row of corrections.csv."""
        return SourceError(en, ko, file=self.file, line=self.row)


def load_corrections(path: Path) -> tuple[Correction, ...]:
    """The repairs in `path`; none if the file does not exist.

    Raises:
        SourceError: a column is missing, a value is malformed, or a place is repaired twice.
    """
    if not path.exists():
        return ()
    places: dict[tuple[int, int | None], Correction] = {}
    for line, row in read_sheet(path, _COLUMNS):
        correction = _correction(row, path.name, line)
        span = correction.span
        first = places.setdefault((span.first, span.cell), correction)
        if first is not correction:
            raise correction.error(
                f"repairs the same place as row {first.row}", f"{first.row}행과 같은 곳을 고칩니다"
            )
    return tuple(places.values())


def _correction(row: dict[str, str], file: str, number: int) -> Correction:
    if not (row["line"].isdecimal() and row["cell"].isdecimal()):
        raise SourceError(
            "line and cell of a repair are numbers (cell 0: the whole line)",
            "교정의 line과 cell은 숫자입니다 (cell 0은 행 전체)",
            file=file,
            line=number,
        )
    if not (row["reason"] and row["basis"] and row["proof"]):
        raise SourceError(
            "a repair needs its reason, proof and basis",
            "교정에는 reason, proof, basis가 있어야 합니다",
            file=file,
            line=number,
        )
    if not (row["proof"] in {TOTAL, LAYOUT} or _QUOTED.fullmatch(row["proof"])):
        raise SourceError(
            f"proof {row['proof']!r} is none of 'LINE: words', {TOTAL!r}, {LAYOUT!r}",
            f"proof {row['proof']!r}은(는) '행번호: 문구', {TOTAL!r}, {LAYOUT!r} 가운데 하나가 아닙니다",
            file=file,
            line=number,
        )
    line, cell = int(row["line"]), int(row["cell"]) or None
    emendation = Emendation(row["raw"], row["reading"], row["reason"], row["basis"], Span(line, line, cell))
    return Correction(emendation, row["proof"], file, number)


def apply_corrections(text: Text, corrections: Sequence[Correction]) -> Text:
    """`text` as read: each repair made at its place, and its quoted proof found.

    Raises:
        SourceError: a repair does not fit the text, or its proof is not there.
    """
    lines = list(text.lines)
    for correction in corrections:
        number = correction.span.first
        whole = lines[number - 1] if 1 <= number <= len(lines) else ""
        lines[number - 1 : number] = [_repaired(whole, text.file, correction)]
    corrected = replace(text, lines=tuple(lines))
    for correction in corrections:
        _check_quoted_proof(corrected, correction)
    return corrected


def _repaired(whole: str, file: str, correction: Correction) -> str:
    """The line `whole` with the repair made."""
    emendation, place = correction.emendation, correction.span
    cells = [whole] if place.cell is None else whole.split("\t")
    index = (place.cell or 1) - 1
    found = cells[index] if index < len(cells) else None
    if found is None or not whole or found.strip() != emendation.raw.strip():
        raise correction.error(
            f"expects {emendation.raw!r} at {file}:{place.first}, which has {found or ''!r}",
            f"{file}:{place.first}에 {emendation.raw!r}이(가) 있어야 하나 {found or ''!r}이(가) 있습니다",
        )
    cells[index] = emendation.reading
    return "\t".join(cells)


def _check_quoted_proof(text: Text, correction: Correction) -> None:
    quoted = _QUOTED.fullmatch(correction.proof)
    if quoted is None:
        return
    line, words = int(quoted["line"]), _unspaced(quoted["words"])
    elsewhere = 1 <= line <= len(text.lines) and line != correction.span.first
    there = elsewhere and words in _unspaced(text.line(line))
    if not (there and words in _unspaced(correction.emendation.reading)):
        raise correction.error(
            f"its proof {quoted['words']!r} must stand on line {line} of {text.file} and in the reading",
            f"근거 {quoted['words']!r}은(는) {text.file} {line}행과 reading에 모두 있어야 합니다",
        )


def _unspaced(text: str) -> str:
    return re.sub(r"\s+", "", text)
