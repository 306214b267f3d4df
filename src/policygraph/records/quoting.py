r"""Words that a sheet quotes from the text: they must stand on their line, once or as the nth.

>>> from policygraph.document import Text
>>> text = Text("plan.md", ("첫 행", "스마트 한만\t108.2"))
>>> find_words(text, {"line": "2", "nth": "", "words": "108.2"}, "suspicions.csv", 2)
Quoted(span=Span(first=2, last=2, cell=2), column=8)
"""

import re
from dataclasses import dataclass

from policygraph.document import Text
from policygraph.errors import SourceError
from policygraph.model import Span
from policygraph.records.sheet import Problem

_PROOF = re.compile(r"(?P<line>\d+): (?P<words>\S.*)")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Where quoted words stand: the line, or the cell of it that they are in, and the column they open at."""

    span: Span
    column: int


def find_words(text: Text, row: dict[str, str], file: str, number: int) -> Quoted:
    """Where the words of a row stand.

    Args:
        text: the text as scanned.
        row: with `line`, `words`, and `nth`, which is empty where the words stand on the line once.
        file: the sheet.
        number: the line of the row in it.

    Raises:
        SourceError: they do not stand there, or it is not said which of several they are.
    """
    line, words, nth = row["line"], row["words"], row["nth"]
    whole = text.line(int(line)) if line.isdecimal() and 1 <= int(line) <= len(text.lines) else ""
    starts = [found.start() for found in re.finditer(re.escape(words), whole)] if words else []
    if not starts:
        raise SourceError(
            f"{words!r} does not stand on line {line} of {text.file}",
            f"{text.file} {line}행에 {words!r}이(가) 없습니다",
            file=file,
            line=number,
        )
    chosen = int(nth) if nth.isdecimal() else 0
    if not (1 <= chosen <= len(starts) or (not nth and len(starts) == 1)):
        raise SourceError(
            f"{words!r} stands {len(starts)} times on line {line} of {text.file}: nth must say which",
            f"{text.file} {line}행에 {words!r}이(가) {len(starts)}번 있습니다: nth에 몇째인지 적어야 합니다",
            file=file,
            line=number,
        )
    start = starts[max(chosen, 1) - 1]
    cell = whole[:start].count("\t") + 1 if "\t" in whole and "\t" not in words else None
    return Quoted(Span(int(line), int(line), cell), start + 1)


def proof_problem(text: Text, line: str, reading: str, proof: str) -> Problem | None:
    """What is wrong with a proof "LINE: words", whose words stand on another line and in the reading."""
    quoted = _PROOF.fullmatch(proof)
    if quoted is None:
        return (
            f"proof {proof!r} is not 'LINE: words'",
            f"proof {proof!r}은(는) '행번호: 문구'가 아닙니다",
        )
    number, words = int(quoted["line"]), _unspaced(quoted["words"])
    elsewhere = 1 <= number <= len(text.lines) and quoted["line"] != line
    if elsewhere and words in _unspaced(text.line(number)) and words in _unspaced(reading):
        return None
    return (
        f"its proof {quoted['words']!r} must stand on line {number} of {text.file} and in the reading",
        f"근거 {quoted['words']!r}은(는) {text.file} {number}행과 reading에 모두 있어야 합니다",
    )


def _unspaced(text: str) -> str:
    return re.sub(r"\s+", "", text)
