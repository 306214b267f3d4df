"""What ``policygraph overlap`` shows to people: pairs, shared projects, spread over ministries."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from policygraph.analyse import CoFunding, Concentration, Spread
from policygraph.cli.output import Column, Table, either
from policygraph.errors import Language
from policygraph.money import UNITS, amount
from policygraph.reconcile import compact


def pair_table(pairs: Sequence[CoFunding], language: Language, note: str) -> Table:
    """The pairs of ministries that fund the same projects."""
    unit = UNITS[language]
    return Table(
        either(
            language,
            "다부처 사업으로 본 부처 쌍 (선언된 공동 출연)",
            "Pairs of ministries by declared co-funding",
        ),
        (
            Column(either(language, "부처", "Ministry")),
            Column(either(language, "상대 부처", "Partner")),
            Column(either(language, "사업 수", "Projects"), "right"),
            Column(either(language, f"부처 예산 ({unit})", f"Own money ({unit})"), "right"),
            Column(either(language, f"상대 예산 ({unit})", f"Partner's ({unit})"), "right"),
            Column(either(language, f"합 ({unit})", f"Sum ({unit})"), "right"),
        ),
        [
            (
                pair.one.name,
                pair.other.name,
                str(len(pair.projects)),
                amount(pair.one_amount, language),
                amount(pair.other_amount, language),
                amount(pair.total, language),
            )
            for pair in pairs
        ],
        (
            either(
                language,
                f"{len(pairs)}쌍. 한 사업에 세 부처 이상이 내면 여러 쌍에 나타나므로 쌍의 금액을 더하면"
                f" 안 됨. {note}",
                f"{len(pairs)} pairs. A project of three ministries or more is in several pairs: their money"
                f" must not be added up. {note}",
            ),
        ),
    )


def project_table(pairs: Sequence[CoFunding], names: Sequence[str], language: Language, note: str) -> Table:
    """The projects that both ministries of a pair fund, with their lines."""
    unit = UNITS[language]
    one, other = names
    return Table(
        either(
            language, f"{one} · {other}: 함께 예산을 내는 사업", f"{one} and {other}: projects that both fund"
        ),
        (
            Column(either(language, "사업", "Project")),
            Column(f"{one} ({unit})", "right"),
            Column(f"{other} ({unit})", "right"),
            Column(either(language, f"사업 전체 ({unit})", f"Whole project ({unit})"), "right"),
            Column(either(language, "원문 행", "Lines")),
        ),
        [
            (
                project.project.name,
                amount(project.one_amount, language),
                amount(project.other_amount, language),
                amount(project.whole, language),
                compact(project.lines),
            )
            for pair in pairs
            for project in pair.projects
        ],
        (
            note
            if pairs
            else either(language, f"함께 예산을 내는 사업이 없음. {note}", f"There is none. {note}"),
        ),
    )


def goal_table(
    goals: Sequence[Concentration],
    whole: Spread | None,
    own: Mapping[str, str],
    language: Language,
    note: str,
) -> Table:
    """How each performance goal's money is spread; `own` adds a column for each ministry, IRI to name."""
    unit = UNITS[language]
    rows = [(f"{goal.code} {goal.goal.name}", *_spread_cells(goal, own, language)) for goal in goals]
    if whole is not None:
        rows.append((either(language, "계획 전체", "The whole plan"), *_spread_cells(whole, own, language)))
    return Table(
        either(language, "성과목표별 부처 수와 집중도", "Ministries and concentration by performance goal"),
        (
            Column(either(language, "성과목표", "Performance goal")),
            Column(either(language, "부처", "Ministries"), "right"),
            Column(either(language, "예산 행", "Rows"), "right"),
            Column(either(language, f"예산 ({unit})", f"Budget ({unit})"), "right"),
            Column("HHI", "right"),
            Column(either(language, "유효 부처 수", "Effective number"), "right"),
            Column(either(language, "최대 부처", "Largest")),
            Column(either(language, "비중 (%)", "Share (%)"), "right"),
            *(Column(f"{name} ({unit})", "right") for name in own.values()),
        ),
        rows,
        (
            either(
                language,
                "HHI: 부처 비중의 제곱합(1이면 한 부처에 집중), 유효 부처 수는 그 역수. 부처가 많다고 나쁜"
                f" 것은 아님. {note}",
                "HHI: sum of squared shares (1: one ministry has all); effective number: its inverse."
                f" More ministries is not called bad. {note}",
            ),
        ),
    )


def _spread_cells(spread: Spread, own: Mapping[str, str], language: Language) -> tuple[str, ...]:
    money = {ministry.iri: won for ministry, won in spread.money}
    return (
        str(len(spread.money)),
        str(spread.rows),
        amount(spread.total, language),
        _decimal(spread.hhi, 3),
        _decimal(spread.effective_number, 2),
        spread.money[0][0].name,
        _decimal(spread.largest_share * 100, 2),
        *(amount(money[iri], language) for iri in own),
    )


def _decimal(value: Fraction, places: int) -> str:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return str(exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))
