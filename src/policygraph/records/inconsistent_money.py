"""Rules about money and who pays: names against budget rows, totals against their parts.

named-unfunded   a bullet names a ministry that pays for none of the projects that it names
funds-unnamed    a ministry pays for a project that a bullet names, and the bullet does not name it
no-money         a ministry achieved something in a field in which it spent nothing
last-year        a sum labelled with the year before is this year's budget row, to the digit
shares           the shares of a table do not come to 100, as rounding would have it
parts            the parts of a sum in words do not come to it
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from policygraph.model import (
    Allocation,
    DiscrepancyKind,
    PassageKind,
    Phase,
    Plan,
    PublishedTotal,
    Quantity,
    Span,
    Statement,
    Verdict,
)
from policygraph.records.amounts import agrees
from policygraph.records.findings import Finding

_LEAST = 6  # letters of a project's name that is known again in a bullet
_UNSEEN = re.compile(r"[\W_]+")
_WHOLE = Decimal(100)
_PARTS = re.compile(r"총\s?(?P<whole>[\d,.]+)억원\s?:(?P<parts>(?:[^():,]+?\s[\d,.]+억원,?)+)")
_PART = re.compile(r"(?P<sum>\d[\d,]*(?:\.\d+)?)억원")


def find_inconsistent_money(plan: Plan) -> Iterator[Finding]:
    """Everything that the rules about money find."""
    groups = list(_groups(plan))
    yield from named_and_funded(plan, groups)
    yield from achieved_without_money(plan)
    yield from last_years_label(plan)
    yield from shares(plan)
    yield from parts(plan)


@dataclass(slots=True)
class _Group:
    """A bullet with its footnotes, and the ministries that it names.

    Attributes:
        own: whether it stands in a ministry's own chapter, which need not name the others.
        projects: what it names, each with where it names it.
    """

    responsible: tuple[str, ...]
    span: Span
    own: bool
    projects: dict[str, Statement] = field(default_factory=dict)


def _groups(plan: Plan) -> Iterator[_Group]:
    groups: dict[str, _Group] = {}
    for measure in plan.measures:
        groups[f"measure/{measure.code}"] = _Group(measure.responsible, measure.span, own=False)
    for passage in plan.passages:
        chapter = passage.kind in {PassageKind.OBJECTIVE, PassageKind.ACTION}
        named = (passage.code.partition("-")[0].upper(),) if chapter else passage.responsible
        if passage.kind is not PassageKind.FOOTNOTE:
            groups[passage.path] = _Group(named, passage.spans[0], own=chapter)
    above = {passage.path: passage.above for passage in plan.passages if passage.kind is PassageKind.FOOTNOTE}
    names = [(project.code, _squeezed(project.name.clean)) for project in plan.projects]
    long = [(code, name) for code, name in names if len(name) >= _LEAST]
    for path, text, spans in plan.bullets:
        group, squeezed = groups.get(above.get(path, path)), _squeezed(text)
        if group is not None:
            for code in [code for code, name in long if name in squeezed]:
                group.projects.setdefault(code, Statement(text, spans[0]))
    yield from groups.values()


def named_and_funded(plan: Plan, groups: list[_Group]) -> Iterator[Finding]:
    """Ministries that are named and do not pay, or pay and are not named."""
    rows: dict[str, list[Allocation]] = defaultdict(list)
    for row in plan.allocations:
        rows[row.project].append(row)
    for group in groups:
        if not (group.responsible and group.projects):
            continue
        bullet = Statement(_line(plan, group.span), group.span)
        said = {bullet, *group.projects.values()}
        paid = [row for code in group.projects for row in rows[code]]
        idle = [code for code in group.responsible if code not in {row.ministry for row in paid}]
        if idle:
            yield Finding(
                "named-unfunded",
                DiscrepancyKind.NAMED_UNFUNDED,
                {*said, *(_row(plan, row) for row in paid)},
                f"맡은 것으로 적힌 부처({', '.join(idle)})에 이 글이 이름을 든 사업의 예산 행이 없음.",
                f"{', '.join(idle)} is named but has no budget row for any project that the text names.",
            )
        unnamed = [row for row in paid if row.ministry not in group.responsible]
        if unnamed and not group.own:
            payers = ", ".join(dict.fromkeys(row.ministry for row in unnamed))
            yield Finding(
                "funds-unnamed",
                DiscrepancyKind.FUNDS_UNNAMED,
                {*said, *(_row(plan, row) for row in unnamed)},
                f"이름을 든 사업에 예산을 내는 부처({payers})가 글에 적혀 있지 않음.",
                f"{payers} pays for a project that the text names and is not named by it.",
            )


def achieved_without_money(plan: Plan) -> Iterator[Finding]:
    """A ministry that achieved something in a field in which the year before shows no money of it."""
    empty = {
        (total.scope.field, total.scope.ministry): total
        for total in plan.totals
        if total.phase is Phase.EXECUTED and total.amount == 0
    }
    for passage in plan.passages:
        field_code = passage.code.partition("-")[0]
        for ministry in passage.responsible if passage.kind is PassageKind.ACHIEVEMENT else ():
            total = empty.get((field_code, ministry))
            if total is not None:
                yield Finding(
                    "no-money",
                    DiscrepancyKind.NAMED_UNFUNDED,
                    [Statement(passage.text, passage.spans[0]), _cell(plan, total, Quantity.AMOUNT)],
                    f"{ministry}의 실적이 적힌 분야에 그 부처의 재정투자 실적이 없음.",
                    f"{ministry} has an achievement in a field in which it shows no executed money.",
                )


def last_years_label(plan: Plan) -> Iterator[Finding]:
    """A sum of a project, dated to the year before, that equals this year's budget row as it is rounded."""
    rows: dict[str, list[Allocation]] = defaultdict(list)
    for row in plan.allocations:
        rows[row.project].append(row)
    for compared in plan.amounts:
        target, period = compared.target, compared.target.period
        end = None if period is None else period.end
        if end is None or end.year != plan.year - 1 or compared.project is None:
            continue
        paid = rows[compared.project]
        if len(paid) == 1 and agrees(target, paid[0].amount):
            yield Finding(
                "last-year",
                DiscrepancyKind.YEAR_LABEL,
                [Statement(target.words, target.spans[0]), _row(plan, paid[0])],
                f"{plan.year - 1}년의 금액으로 적혔으나 {plan.year}년도 예산 행과 같음.",
                f"It is dated {plan.year - 1} and equals the budget row of {plan.year}.",
            )


def shares(plan: Plan) -> Iterator[Finding]:
    """The shares of a table that do not come to 100, though no more than rounding explains."""
    for table in plan.tables:
        printed = [t for t in plan.totals if t.table == table.code and t.share is not None and t.scope.codes]
        whole = sum((t.share or Decimal(0) for t in printed), Decimal(0))
        most = sum((_unit(t.share or Decimal(0)) / 2 for t in printed), Decimal(0))
        if not printed or whole == _WHOLE:
            continue
        explained = abs(whole - _WHOLE) <= most
        yield Finding(
            "shares",
            DiscrepancyKind.ROUNDING if explained else DiscrepancyKind.TWO_VALUES,
            [Statement(table.title, table.spans[0]), *(_cell(plan, t, Quantity.SHARE) for t in printed)],
            f"비중 {len(printed)}개의 합이 {whole}%임"
            + (": 하나하나 반올림한 때문." if explained else ": 반올림으로 설명되지 않음."),
            f"The {len(printed)} shares come to {whole}%"
            + (", since each is rounded." if explained else ", which rounding does not explain."),
            verdict=Verdict.EXPLAINED if explained else Verdict.CONTRADICTION,
            key=table.code,
        )


def parts(plan: Plan) -> Iterator[Finding]:
    """A sum "총 …억원 : …" whose parts do not come to it."""
    for _, text, spans in plan.bullets:
        for found in _PARTS.finditer(text):
            whole = Decimal(found["whole"].replace(",", ""))
            amounts = [Decimal(part["sum"].replace(",", "")) for part in _PART.finditer(found["parts"])]
            gap = abs(sum(amounts, Decimal(0)) - whole)
            if not gap:
                continue
            explained = gap <= sum((_unit(a) for a in (*amounts, whole)), Decimal(0)) / 2
            yield Finding(
                "parts",
                DiscrepancyKind.ROUNDING if explained else DiscrepancyKind.TWO_VALUES,
                [
                    Statement(f"총 {found['whole']}억원", spans[0]),
                    Statement(found["parts"].strip(), spans[0]),
                ],
                f"부분의 합이 전체와 {gap}억원 다름" + (": 반올림 때문." if explained else "."),
                f"The parts differ from the whole by {gap}억원" + (", by rounding." if explained else "."),
                verdict=Verdict.EXPLAINED if explained else Verdict.CONTRADICTION,
            )


def _unit(number: Decimal) -> Decimal:
    """One in the last printed place of `number`."""
    return Decimal(1).scaleb(int(number.as_tuple().exponent))


def _cell(plan: Plan, total: PublishedTotal, quantity: Quantity) -> Statement:
    place = total.place(quantity)
    line = plan.text[place.first - 1]
    return Statement((line if place.cell is None else line.split("\t")[place.cell - 1]).strip(), place)


def _row(plan: Plan, row: Allocation) -> Statement:
    return Statement(_line(plan, row.span), row.span)


def _line(plan: Plan, span: Span) -> str:
    return "\n".join(plan.text[span.first - 1 : span.last]).strip()


def _squeezed(text: str) -> str:
    return _UNSEEN.sub("", text)
