"""Each amount in the text beside the budget rows that it may be of, and how it comes out.

An amount is linked to a project by the name in its own words; else by the names in its bullet or footnote, or
in the bullet that the footnote explains; else, if none of them names a project, by a row of the bullet's
ministry that is the amount. It is compared with the whole project, or with the row of the bullet's ministry
where several fund the project and that row agrees. A row agrees if, rounded to the digits that the text
prints, it is the amount. The sentences about the tables are compared with totals by `restatements`.

>>> last_digit("실증 등('21, 151.0억원)", Decimal(15_100_000_000))
Decimal('10000000.0')
>>> last_digit("펀드 결성금액(800억원)", Decimal(80_000_000_000))
Decimal('100000000')
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from policygraph.model import (
    Allocation,
    AmountComparison,
    AmountLink,
    AmountVerdict,
    Naming,
    PassageKind,
    Plan,
    Target,
)
from policygraph.records.masked import MaskedText
from policygraph.records.restatements import rounded

WON = "원"
_CHAPTER = frozenset({PassageKind.OBJECTIVE, PassageKind.ACTION})


def compare_amounts(plan: Plan) -> Iterator[AmountComparison]:
    """The comparisons of every amount outside the sentences about the tables: one at least for each."""
    bullets, rows = _Bullets(plan), _Rows(plan.allocations)
    for target in plan.targets:
        if target.unit == WON and not bullets.about_tables(target.passage):
            yield from _compared(target, bullets, rows)


def agrees(target: Target, won: int) -> bool:
    """Whether `won`, rounded to the digits that the text prints, is the amount."""
    return rounded(Decimal(won), last_digit(target.words, target.to_value)) == target.to_value


def last_digit(words: str, amount: Decimal) -> Decimal:
    """What the last printed digit of an amount in `words` is worth, in won; one won if it is not printed so.

    If the same amount is printed there twice, the finer digit counts.
    """
    quantities = MaskedText.of(words).quantities.values()
    return min((q.last for q in quantities if q.last is not None and q.value == amount), default=Decimal(1))


class _Bullets:
    """What stands around an amount: its bullet, the ministries of that bullet, the projects named there."""

    def __init__(self, plan: Plan) -> None:
        self._year = plan.year
        self._kinds = {passage.path: passage.kind for passage in plan.passages}
        self._above = {p.path: p.above for p in plan.passages if p.kind is PassageKind.FOOTNOTE}
        self._ministries = {f"measure/{measure.code}": measure.responsible for measure in plan.measures}
        for passage in plan.passages:
            own = (passage.code.partition("-")[0].upper(),) if passage.kind in _CHAPTER else ()
            self._ministries[passage.path] = (*own, *passage.responsible)
        self._namings: dict[str, list[Naming]] = defaultdict(list)
        for naming in plan.namings:
            self._namings[naming.subject].append(naming)
        self._beside: dict[tuple[str, str], list[Target]] = defaultdict(list)
        for target in plan.targets:
            if target.unit == WON:
                self._beside[target.passage, target.words].append(target)

    def about_tables(self, path: str) -> bool:
        """Whether a passage or the bullet that it explains says what the tables print."""
        return self._kinds.get(self._bullet(path)) is PassageKind.FINANCE

    def year(self, target: Target) -> int:
        """The year that an amount is of; without a date the plan's, among achievements the one before."""
        if target.period is not None and target.period.begin is not None:
            return target.period.begin.year
        achieved = self._kinds.get(self._bullet(target.passage)) is PassageKind.ACHIEVEMENT
        return self._year - achieved

    def ministries(self, target: Target) -> tuple[str, ...]:
        """The ministries of the bullet that an amount is of."""
        paths = dict.fromkeys((target.passage, self._bullet(target.passage)))
        return tuple(dict.fromkeys(code for path in paths for code in self._ministries.get(path, ())))

    def named_in_words(self, target: Target) -> list[str]:
        """The projects that the words of an amount name."""
        return [
            naming.project
            for naming in self._namings[target.passage]
            if any(words in target.words for words in naming.words)
        ]

    def named(self, target: Target) -> list[str]:
        """The projects that the text of an amount names, or the bullet that it explains."""
        paths = dict.fromkeys((target.passage, self._bullet(target.passage)))
        return list(dict.fromkeys(naming.project for path in paths for naming in self._namings[path]))

    def beside(self, target: Target) -> list[Target]:
        """The other amounts of the same words."""
        return [other for other in self._beside[target.passage, target.words] if other is not target]

    def _bullet(self, path: str) -> str:
        return self._above.get(path, path)


class _Rows:
    """The budget rows, by what they are compared by."""

    def __init__(self, allocations: Sequence[Allocation]) -> None:
        self.years = {row.year for row in allocations}
        self._of_project: dict[tuple[str, int], list[Allocation]] = defaultdict(list)
        self._of_ministry: dict[tuple[str, int], list[Allocation]] = defaultdict(list)
        for row in allocations:
            self._of_project[row.project, row.year].append(row)
            self._of_ministry[row.ministry, row.year].append(row)

    def of_project(self, project: str, year: int) -> tuple[Allocation, ...]:
        """The rows of a project."""
        return tuple(self._of_project[project, year])

    def of_ministry(self, ministry: str, year: int) -> tuple[Allocation, ...]:
        """The rows of a ministry."""
        return tuple(self._of_ministry[ministry, year])


@dataclass(frozen=True, slots=True)
class _Compared:
    """A project or one ministry's row of it, and how an amount comes out beside it."""

    project: str
    rows: tuple[Allocation, ...]
    ministry: str | None = None

    @property
    def won(self) -> int:
        return sum(row.amount for row in self.rows)


def _compared(target: Target, bullets: _Bullets, rows: _Rows) -> Iterator[AmountComparison]:
    year, in_words = bullets.year(target), bullets.named_in_words(target)
    if year not in rows.years:
        unknown = AmountVerdict.NO_ROWS_OF_YEAR
        for project in in_words:
            yield AmountComparison(target, year, unknown, AmountLink.NAME, project)
        if not in_words:
            yield AmountComparison(target, year, unknown)
        return
    if in_words:
        link, found = AmountLink.NAME, _by_name(target, in_words, (), bullets, rows)
    elif named := bullets.named(target):
        link, found = AmountLink.BULLET, _by_name(target, named, named, bullets, rows)
    else:
        link, found = AmountLink.AMOUNT, _by_amount(target, bullets, rows)
    for one in found:
        verdict = _verdict(target, one.won, bullets.beside(target))
        yield AmountComparison(target, year, verdict, link, one.project, one.rows, one.ministry)
    if not found:
        yield AmountComparison(target, year, AmountVerdict.NO_SUCH_ROW)


def _by_name(
    target: Target, named: Sequence[str], rivals: Sequence[str], bullets: _Bullets, rows: _Rows
) -> list[_Compared]:
    """The projects that are named, as far as they agree, or nothing else does.

    One that differs is left out where another number agrees: a single row of it, or a row of one of its
    `rivals` with an amount of the same words. If nothing is left, all are compared.
    """
    year, ministries = bullets.year(target), bullets.ministries(target)
    wholes = [_Compared(project, own) for project in named if (own := rows.of_project(project, year))]
    found: list[_Compared] = []
    for whole in wholes:
        agreeing = [row for row in whole.rows if agrees(target, row.amount)]
        others = [row for rival in rivals if rival != whole.project for row in rows.of_project(rival, year)]
        same_words = (target, *bullets.beside(target))
        taken = any(agrees(said, row.amount) for said in same_words for row in others)
        if agrees(target, whole.won) or not (agreeing or taken):
            found.append(whole)
        if len(whole.rows) > 1:
            mine = [row for row in agreeing if row.ministry in ministries]
            found += [_Compared(whole.project, (row,), row.ministry) for row in mine]
    return found or wholes


def _by_amount(target: Target, bullets: _Bullets, rows: _Rows) -> list[_Compared]:
    """The rows of the bullet's ministries that are the amount."""
    year = bullets.year(target)
    return [
        _Compared(row.project, (row,), row.ministry if len(rows.of_project(row.project, year)) > 1 else None)
        for ministry in bullets.ministries(target)
        for row in rows.of_ministry(ministry, year)
        if agrees(target, row.amount)
    ]


def _verdict(target: Target, won: int, beside: Sequence[Target]) -> AmountVerdict:
    if target.to_value == won:
        return AmountVerdict.EQUAL
    if agrees(target, won):
        return AmountVerdict.ROUNDS_TO
    if any(agrees(other, won) for other in beside):
        return AmountVerdict.OTHER_PART
    return AmountVerdict.DIFFERS
