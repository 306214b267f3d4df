"""The sentences about the tables: which printed total each figure in words restates, and whether it agrees.

A figure is money, with a share in parentheses where one is printed. Before it stands what it is of: a name
in quotation marks, a ministry, or 총 for the grand total. It restates the total of that name and year in the
next table after the sentence, and must be that total, rounded to the digits that the sentence prints.

>>> figure = next(_figures("부처별로는 산업통상자원부가 1조 1,350억원(비중31.59%)으로 가장 많고"))
>>> figure.name, f"{figure.amount:,}", str(figure.share)
('산업통상자원부가', '1,135,000,000,000', '31.59')
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from policygraph.errors import DataError, SourceError
from policygraph.model import (
    Passage,
    PassageKind,
    Plan,
    PublishedTotal,
    Restatement,
    Scope,
    UnreadFigure,
)
from policygraph.records.dates import find_periods
from policygraph.records.lexicon import Lexicon

_NUMBER = r"\d{1,3}(?:,\d{3})+|\d+"
_FIGURE = re.compile(
    rf"(?<![\d.,])(?:(?:(?P<trillions>{_NUMBER})조\s?)?(?P<eok>{_NUMBER})(?:\.(?P<tenths>\d+))?억"
    rf"|(?P<whole>{_NUMBER})조)\s?원"
    r"(?:\s?\((?:비중\s?)?(?P<share>\d+(?:\.\d+)?)%\))?"
)
_TRILLION, _EOK = 10**12, 10**8
# What stands right before a figure, and says what it is of.
_QUOTED = re.compile(r"'(?P<name>[^']+)'(?:에서|에|을\s위해|를\s위해|이|가|은|는|의)?\s?$")
_TOTAL = re.compile(r"(?P<total>총)\s?$")
_WORD = re.compile(r"(?P<name>[가-힣]+)\s?$")
_PARTICLE = re.compile(r"(?:에서|이|가|은|는|에|의)$")
_COUNTED = re.compile(r"(?P<count>\d+)대\s(?P<level>성과\s?목표|추진\s?전략|정책\s?과제)")
_LEVELS = {"성과목표": "performance_goal", "추진전략": "strategy", "정책과제": "task"}
_OF_YEAR = re.compile(r"(?P<year>20\d\d)년도")
_DIGITS = re.compile(r"\d[\d,.]*")
_DIMENSIONS = ("field", "performance_goal", "strategy", "task", "ministry")


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure as printed: the words before it that name what it is of ("" for the grand total)."""

    name: str | None
    amount: int
    unit: int
    share: Decimal | None
    start: int
    end: int


def read_restatements(
    passages: Iterable[Passage], totals: Sequence[PublishedTotal], lexicon: Lexicon
) -> tuple[tuple[Restatement, ...], tuple[UnreadFigure, ...]]:
    """The figures of the sentences about the tables, and the numbers there that restate no total.

    Args:
        passages: all of the plan; those about the tables and their footnotes are read.
        totals: the figures of the tables.
        lexicon: the names of the plan's elements and ministries.
    """
    restated: list[Restatement] = []
    unread: list[UnreadFigure] = []
    for passage in passages:
        if passage.kind is PassageKind.FINANCE:
            found, left = _sentence(passage, totals, lexicon)
            restated += found
            unread += left
        elif passage.kind is PassageKind.FOOTNOTE and passage.above.startswith(f"{PassageKind.FINANCE}/"):
            unread += [
                _unread(passage, passage.text[figure.start : figure.end]) for figure in _figures(passage.text)
            ]
    return tuple(restated), tuple(unread)


def _sentence(
    passage: Passage, totals: Sequence[PublishedTotal], lexicon: Lexicon
) -> tuple[list[Restatement], list[UnreadFigure]]:
    restated: list[Restatement] = []
    unread: list[UnreadFigure] = []
    text = passage.text
    left = text
    for figure in _figures(text):
        words = text[figure.start : figure.end]
        left = f"{left[: figure.start]}{' ' * len(words)}{left[figure.end :]}"
        total = _total(figure, passage, totals, lexicon)
        if total is None:
            unread.append(_unread(passage, words))
            continue
        code = f"{passage.code}/{len(restated) + 1}"
        restated.append(
            Restatement(
                code, passage.path, total.code, words, figure.amount, figure.unit, figure.share, passage.spans
            )
        )
    unread += [_unread(passage, words) for words in _other_numbers(left)]
    return restated, unread


def _figures(text: str) -> Iterator[_Figure]:
    """The figures of a sentence from left to right, each with the words that say what it is of."""
    position = 0
    for match in _FIGURE.finditer(text):
        before = text[position : match.start()]
        position = match.end()
        name, start = _named(before)
        decimals = len(match["tenths"] or "")
        amount = (
            _won(match["whole"], _TRILLION)
            + _won(match["trillions"], _TRILLION)
            + _won(match["eok"], _EOK)
            + int(match["tenths"] or 0) * _EOK // 10**decimals
        )
        yield _Figure(
            name=name,
            amount=amount,
            unit=_TRILLION if match["whole"] else _EOK // 10**decimals,
            share=Decimal(match["share"]) if match["share"] else None,
            start=match.start() - len(before) + start,
            end=match.end(),
        )


def _won(digits: str | None, unit: int) -> int:
    return int((digits or "0").replace(",", "")) * unit


def _named(before: str) -> tuple[str | None, int]:
    """What the words before a figure say that it is of, and where they begin there."""
    if total := _TOTAL.search(before):
        return "", total.start()
    if name := _QUOTED.search(before) or _WORD.search(before):
        return name["name"], name.start()
    return None, len(before)


def _total(
    figure: _Figure, passage: Passage, totals: Sequence[PublishedTotal], lexicon: Lexicon
) -> PublishedTotal | None:
    """The total that a figure restates: of its name and year, in the next table after the sentence."""
    if figure.name is None:
        return None
    scopes = [Scope()] if not figure.name else _scopes(figure.name, lexicon)
    year, line = passage.code.partition("-")[0], passage.spans[0].first
    found = [
        total
        for total in totals
        if total.scope in scopes
        and str(total.year) == year
        and total.spans[0].first > line
        and (figure.share is None or total.share is not None)
    ]
    return min(found, key=lambda total: total.spans[0].first) if found else None


def _scopes(name: str, lexicon: Lexicon) -> list[Scope]:
    forms = (name, _PARTICLE.sub("", name))
    found = {d: code for form in forms for d in _DIMENSIONS if (code := lexicon.code(d, form))}
    return [Scope(**{dimension: code}) for dimension, code in found.items()]


def _other_numbers(text: str) -> Iterator[str]:
    """The numbers of a sentence that are no figure, no date, no count of elements and no part of a name."""
    for found in reversed(list(find_periods(text))):
        text = f"{text[: found.start]}{text[found.end :]}"
    text = _COUNTED.sub("", re.sub(r"제\d+차", "", text))
    for number in _DIGITS.finditer(text):
        yield number[0]


def _unread(passage: Passage, words: str) -> UnreadFigure:
    return UnreadFigure(passage.path, words, passage.spans[0].first)


def restatement_findings(plan: Plan, expected: dict[str, int], file: str) -> Iterator[DataError]:
    """The figures in words that are not what the tables print, each with its line.

    Args:
        plan: the plan.
        expected: what is promised; where unread_figures is, every one beyond it is named.
        file: the name of the text.
    """
    totals = {total.code: total for total in plan.totals}
    for restated in plan.restatements:
        total, line = totals[restated.total], restated.spans[0].first
        if rounded(Decimal(total.amount), Decimal(restated.unit)) != restated.amount:
            yield _differs(restated, f"{total.amount:,}", ("won", "원"), file, line)
        if restated.share is not None and not _share_agrees(restated.share, total.share):
            yield _differs(restated, f"{total.share}", ("%", "%"), file, line)
    if len(plan.unread_figures) != expected.get("unread_figures", len(plan.unread_figures)):
        for unread in plan.unread_figures:
            yield SourceError(
                f"the number {unread.words!r} in words restates no printed total",
                f"글 속의 수치 {unread.words!r}이(가) 다시 말한 집계를 찾을 수 없습니다",
                file=file,
                line=unread.line,
            )
    yield from _miscounted(plan, file)


def _miscounted(plan: Plan, file: str) -> Iterator[DataError]:
    """Where a sentence about the tables is of another year, or counts other than the plan's elements."""
    printed = {level: sum(name == level for name, _ in plan.elements) for level in _LEVELS.values()}
    for passage in plan.passages:
        if passage.kind is not PassageKind.FINANCE:
            continue
        wrong = [
            match[0]
            for match in _COUNTED.finditer(passage.text)
            if int(match["count"]) != printed[_LEVELS[re.sub(r"\s", "", match["level"])]]
        ]
        year = passage.code.partition("-")[0]
        wrong += [match[0] for match in _OF_YEAR.finditer(passage.text) if match["year"] != year]
        for words in wrong:
            yield SourceError(
                f"says {words!r}, which is not what the plan has",
                f"{words!r}이라고 적었으나 계획과 다릅니다",
                file=file,
                line=passage.spans[0].first,
            )


def _differs(restated: Restatement, printed: str, unit: tuple[str, str], file: str, line: int) -> DataError:
    return SourceError(
        f"{restated.words!r} is not what {restated.total} prints: {printed} {unit[0]}",
        f"{restated.words!r}이(가) 집계 {restated.total}와(과) 다릅니다: {printed}{unit[1]}",
        file=file,
        line=line,
    )


def rounded(value: Decimal, unit: Decimal) -> Decimal:
    """`value` to a whole number of units, half up.

    >>> rounded(Decimal(817_640), Decimal(1_000)), rounded(Decimal("26.47"), Decimal("0.1"))
    (Decimal('818000'), Decimal('26.5'))
    """
    return (value / unit).to_integral_value(ROUND_HALF_UP) * unit


def _share_agrees(said: Decimal, printed: Decimal | None) -> bool:
    unit = Decimal(1).scaleb(int(said.as_tuple().exponent))
    return printed is not None and rounded(printed, unit) == said
