"""Rules that find where the document contradicts itself; what they find is not a verdict.

They know nothing of one plan: each looks for a form of contradiction that plans of the family have. A finding
is known by the rule and by the lines of its statements, so that a person can say what is to be said of it.

    two-values      the same indicator, unit and time with two values
    restated        the same bullet printed twice, a number changed
    two-dates       the same things on two dates
    year-label      a date that does not belong to the year of its chapter
    and those of `inconsistent_money`
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from policygraph.model import Discrepancy, DiscrepancyKind, PassageKind, Plan, Span, Statement
from policygraph.records.dates import find_periods
from policygraph.records.findings import Finding
from policygraph.records.inconsistent_money import find_inconsistent_money

_ALIKE = 0.8  # of the runs of four letters that either text has
_RUN = 4
_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_FEWEST = 2  # names that two clauses must share
_LEAST = 20  # letters of a bullet that is long enough to be known again
# A thing to be done, and a date in parentheses that ends the bullet.
_TO_DO = re.compile(
    r"(?P<verb>제시|추진|구축|수립|마련|개소|개최|준공|도입|조성|착수|착공|완공|선정)\s?\((?P<when>[^()]*)\)\s*(?:등)?$"
)
_ACHIEVED = (f"{PassageKind.ACHIEVEMENT}/", f"{PassageKind.FOOTNOTE}/{PassageKind.ACHIEVEMENT}-")
_ABOUT_MONEY = (f"{PassageKind.FINANCE}/", f"{PassageKind.FOOTNOTE}/{PassageKind.FINANCE}-")
_BEFORE = (
    *(f"{kind}/" for kind in (PassageKind.BACKGROUND, PassageKind.HISTORY)),
    *(f"{PassageKind.FOOTNOTE}/{kind}-" for kind in (PassageKind.BACKGROUND, PassageKind.HISTORY)),
)


def find_contradictions(plan: Plan) -> Iterator[Discrepancy]:
    """Everything that the rules find, in the order of the rules."""
    for rule in (two_values, restated, two_dates, year_labels, find_inconsistent_money):
        for finding in rule(plan):
            yield finding.discrepancy


def two_values(plan: Plan) -> Iterator[Finding]:
    """The same indicator, unit and time, given two values by two bullets."""
    groups = defaultdict(list)
    for target in plan.targets:
        when = None if target.period is None else (target.period.begin, target.period.end)
        groups["".join(_LETTERS.findall(target.indicator)), target.unit, when].append(target)
    pairs: dict[tuple[Span, ...], set[Statement]] = defaultdict(set)
    for targets in groups.values():
        for one, other in combinations(targets, 2):
            values = {(one.from_value, one.to_value), (other.from_value, other.to_value)}
            if len(values) > 1 and one.passage != other.passage:
                places = (one.spans[0], other.spans[0])
                pairs[places] |= {Statement(t.words, t.spans[0]) for t in (one, other)}
    for statements in pairs.values():
        yield Finding(
            "two-values",
            DiscrepancyKind.TWO_VALUES,
            statements,
            "같은 지표·단위·때에 두 값이 적혀 있음.",
            "The same indicator, unit and time has two values.",
        )


def restated(plan: Plan) -> Iterator[Finding]:
    """A bullet that is printed a second time, nearly word by word, with another number."""
    known = [_Bullet.of(path, text, spans) for path, text, spans in plan.bullets]
    long = [b for b in known if len(b.letters) >= _LEAST and not b.path.startswith(_ABOUT_MONEY)]
    for one, other in combinations(long, 2):
        if len(one.numbers) == len(other.numbers) and one.numbers != other.numbers and one.like(other):
            yield Finding(
                "restated",
                DiscrepancyKind.TWO_VALUES,
                [Statement(bullet.text, bullet.span) for bullet in (one, other)],
                "같은 글이 두 번 인쇄되었는데 숫자가 다름: "
                f"{' · '.join(one.differing(other))} / {' · '.join(other.differing(one))}.",
                "The same text is printed twice with different numbers: "
                f"{', '.join(one.differing(other))} / {', '.join(other.differing(one))}.",
            )


@dataclass(frozen=True, slots=True)
class _Bullet:
    """A bullet with what it is compared by."""

    path: str
    text: str
    span: Span
    letters: str
    runs: frozenset[str]
    numbers: tuple[str, ...]

    @classmethod
    def of(cls, path: str, text: str, spans: Sequence[Span]) -> "_Bullet":
        letters = "".join(_LETTERS.findall(text))
        runs = frozenset(letters[i : i + _RUN] for i in range(len(letters) - _RUN + 1))
        return cls(path, text, spans[0], letters, runs, tuple(sorted(_NUMBER.findall(text))))

    def like(self, other: "_Bullet") -> bool:
        return len(self.runs & other.runs) >= _ALIKE * len(self.runs | other.runs)

    def differing(self, other: "_Bullet") -> list[str]:
        return [number for number in self.numbers if number not in other.numbers]


def two_dates(plan: Plan) -> Iterator[Finding]:
    """The same things named with one date in one bullet and with another in a second."""
    clauses = [
        clause
        for path, text, spans in plan.bullets
        if not path.startswith((*_ACHIEVED, *_BEFORE))
        for clause in _dated_clauses(path, text, spans[0])
    ]
    pairs: dict[tuple[Span, ...], set[Statement]] = defaultdict(set)
    for one, other in combinations(clauses, 2):
        fewer, more = sorted((one, other), key=lambda clause: len(clause.names))
        shared = len(fewer.names) >= _FEWEST and fewer.names <= more.names
        if shared and one.path != other.path and one.date != other.date:
            pairs[one.span, other.span] |= {Statement(c.words, c.span) for c in (one, other)}
    for statements in pairs.values():
        yield Finding(
            "two-dates",
            DiscrepancyKind.TWO_DATES,
            statements,
            "같은 것에 서로 다른 때가 적혀 있음.",
            "The same things have two different dates.",
        )


@dataclass(frozen=True, slots=True)
class _Clause:
    """A part of a bullet with one date: the names in it, and the days."""

    path: str
    words: str
    span: Span
    names: frozenset[str]
    date: tuple[object, object]


def _dated_clauses(path: str, text: str, span: Span) -> Iterator[_Clause]:
    """The parts of `text` between commas outside parentheses, that have one date."""
    for words in re.split(r",\s*(?![^()]*\))", text):
        dates = list(find_periods(words))
        if len(dates) == 1:
            rest = words[: dates[0].start] + " " + words[dates[0].end :]
            names = frozenset(name for name in _LETTERS.findall(rest) if len(name) > 1)
            yield _Clause(path, words, span, names, (dates[0].period.begin, dates[0].period.end))


def year_labels(plan: Plan) -> Iterator[Finding]:
    """A date that lies outside the year of its chapter.

    What the plan is going to do cannot be dated before its year, where the date ends the bullet; what was
    achieved cannot be dated after the year before.
    """
    cover = Statement(plan.text[plan.spans[0].first - 1].strip(), plan.spans[0])
    for path, text, spans in plan.bullets:
        if path.startswith((*_ABOUT_MONEY, *_BEFORE)):
            continue
        words = (
            _achieved_later(text, plan.year) if path.startswith(_ACHIEVED) else _due_before(text, plan.year)
        )
        if words:
            yield Finding(
                "year-label",
                DiscrepancyKind.YEAR_LABEL,
                [cover, Statement(words, spans[0])],
                "적힌 때가 이 부분이 다루는 해와 맞지 않음.",
                "The date does not lie in the year that this part is about.",
            )


def _due_before(text: str, year: int) -> str | None:
    due = _TO_DO.search(text)
    ends = [found.period.end for found in find_periods(due["when"])] if due else []
    before = bool(ends) and all(end is not None and end.year < year for end in ends)
    return due[0] if due and before else None


def _achieved_later(text: str, year: int) -> str | None:
    for found in find_periods(text):
        begin = found.period.begin
        if begin is not None and begin.year >= year:
            return text[found.start : found.end]
    return None
