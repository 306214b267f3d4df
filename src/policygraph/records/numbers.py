"""The numbers that a person read, where the grammar leaves a number unread.

numbers.csv names the line, a stretch of its words that holds one unread number (and another for the value
before it), what it measures in the words of the bullet, the printed date, and the word that makes it a
bound, an approximation or a rate. The value itself is never typed again: it is taken from the words.

>>> row = NumberRow(105, "총 63건의", "", "과제 창출", "'20년", "achieved", "", "한 해의 건수", 2)
>>> text = "'20년 총 63건의 규제 샌드박스 과제 창출"
>>> reading = read_rows([row], [("achievement/2-1-1", text, (Span(105, 105),))], {"achievement/2-1-1": [7]})
>>> target = reading.targets[0]
>>> str(target.to_value), target.unit, target.period.printed, target.reason
('63', '건', "'20년", '한 해의 건수')
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from policygraph.document import Text
from policygraph.errors import SourceError
from policygraph.model import Period, Role, Span, Target
from policygraph.records.masked import MaskedText
from policygraph.records.sheet import read_sheet

_COLUMNS = ("line", "words", "from", "indicator", "when", "role", "qualifier", "reason")
_ROLES = frozenset(role.value for role in Role)


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A row of numbers.csv; `row` is its line there."""

    line: int
    words: str
    before: str
    indicator: str
    when: str
    role: str
    qualifier: str
    reason: str
    row: int


def load_numbers(path: Path) -> tuple[NumberRow, ...]:
    """The numbers in `path`; none if the file does not exist.

    Raises:
        SourceError: a column is missing, a value is malformed, or a number is there twice.
    """
    if not path.exists():
        return ()
    rows: dict[tuple[str, str], NumberRow] = {}
    for number, row in read_sheet(path, _COLUMNS):
        key = (row["line"], row["words"])
        whole = row["words"] and row["indicator"] and row["reason"] and row["line"].isdecimal()
        if not whole or row["role"] not in _ROLES or key in rows:
            raise SourceError(
                f"a number needs line, words, indicator, reason and a role ({', '.join(sorted(_ROLES))}),"
                " and stands once",
                f"수치에는 line, words, indicator, reason, role({', '.join(sorted(_ROLES))})이 있어야 하고"
                " 한 번만 적습니다",
                file=path.name,
                line=number,
            )
        rows[key] = NumberRow(
            line=int(row["line"]),
            words=row["words"],
            before=row["from"],
            indicator=row["indicator"],
            when=row["when"],
            role=row["role"],
            qualifier=row["qualifier"],
            reason=row["reason"],
            row=number,
        )
    return tuple(rows.values())


@dataclass(frozen=True, slots=True)
class RowReading:
    """The numbers of the rows that fit, and where each stands: path, and where it begins in the text."""

    targets: tuple[Target, ...]
    taken: frozenset[tuple[str, int]]


def read_rows(
    rows: Iterable[NumberRow],
    bullets: Iterable[tuple[str, str, tuple[Span, ...]]],
    unread: Mapping[str, Iterable[int]],
) -> RowReading:
    """The numbers of the rows that fit, in their order.

    Args:
        rows: of numbers.csv.
        bullets: path, text and places of every bullet and footnote.
        unread: where the unread numbers of each path begin in its text.
    """
    there = [
        (path, text, spans, {line for span in spans for line in span.lines})
        for path, text, spans in bullets
        if path in unread
    ]
    counts: Counter[str] = Counter()
    targets: list[Target] = []
    taken: set[tuple[str, int]] = set()
    for row in rows:
        found = [
            read
            for path, text, spans, lines in there
            if row.line in lines and (read := _read(row, path, text, spans, unread[path]))
        ]
        if len(found) == 1:
            target, places = found[0]
            counts[target.passage] += 1
            targets.append(replace(target, code=f"{target.code}-r{counts[target.passage]}"))
            taken |= {(target.passage, at) for at in places}
    return RowReading(tuple(targets), frozenset(taken))


def unfit_numbers(rows: Iterable[NumberRow], targets: Iterable[Target], text: Text) -> Iterator[SourceError]:
    """The rows that no number was read from."""
    fitting = {
        (line, target.words)
        for target in targets
        if target.reason is not None
        for span in target.spans
        for line in span.lines
    }
    for row in rows:
        if (row.line, row.words) not in fitting:
            yield text.error(
                min(row.line, len(text.lines)),
                f"has no bullet with one unread number in the words {row.words!r} and the words"
                f" {row.indicator!r} (numbers.csv:{row.row})",
                f"{row.words!r}에 읽지 않은 수가 하나 있고 {row.indicator!r}의 말을 다 가진 글이 없습니다"
                f" (numbers.csv:{row.row})",
            )


def _read(
    row: NumberRow, path: str, text: str, spans: tuple[Span, ...], unread: Iterable[int]
) -> tuple[Target, tuple[int, ...]] | None:
    """The number of a row in one bullet and where it stands, or None if the row does not fit it."""
    masked = MaskedText.of(text)
    places = tuple(_places(masked, row, unread))
    quantities = [masked.quantities[at] for at in places]
    period = _period(masked, row.when)
    fits = (
        len(places) == (2 if row.before else 1)
        and len({quantity.unit for quantity in quantities}) == 1
        and (period is not None or not row.when)
        and row.qualifier in row.words
        and all(word in text for word in row.indicator.split())
    )
    if not fits:
        return None
    target = Target(
        code=path.replace("/", "-"),
        passage=path,
        indicator=row.indicator,
        from_value=quantities[1].value if row.before else None,
        to_value=quantities[0].value,
        unit=quantities[0].unit,
        period=period,
        role=Role(row.role),
        words=row.words,
        spans=spans,
        qualifier=row.qualifier or None,
        reason=row.reason,
    )
    return target, places


def _places(masked: MaskedText, row: NumberRow, unread: Iterable[int]) -> Iterator[int]:
    """Where the unread numbers of a row begin, each in a stretch of the text that stands there once."""
    for words in filter(None, (row.words, row.before)):
        start = masked.text.find(words)
        if start >= 0 and masked.text.find(words, start + 1) < 0:
            end = start + len(words)
            yield from (at for at in unread if start <= at and masked.quantities[at].end <= end)


def _period(masked: MaskedText, when: str) -> Period | None:
    """The date of the text that is printed so."""
    return next((period for period in masked.periods.values() if period.printed == when), None)
