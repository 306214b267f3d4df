"""What ``policygraph overlap`` shows to people: pairs, shared projects, spread over ministries."""

from collections.abc import Mapping, Sequence

from policygraph.analyse import CoFunding, Concentration, Spread
from policygraph.cli.output import Column, Table, either
from policygraph.errors import Language
from policygraph.money import UNITS, amount, rounded
from policygraph.reconcile import compact


def pair_table(pairs: Sequence[CoFunding], language: Language, note: str) -> Table:
    """The pairs of ministries that fund the same projects."""
    unit = UNITS[language]
    return Table(
        either(
            language,
            "다부처 사업으로 본 부처 쌍 (예산 행 기준)",
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


def shared_goal_table(
    goals: Sequence[Concentration], own: Mapping[str, str], language: Language, note: str
) -> Table:
    """The performance goals in which the chosen ministries, IRI to name, all have money."""
    unit = UNITS[language]
    names = either(language, " · ", " and ").join(own.values())
    return Table(
        either(language, f"{names}: 예산이 있는 성과목표", f"{names}: performance goals with money"),
        (
            Column(either(language, "성과목표", "Performance goal")),
            *(Column(f"{name} ({unit})", "right") for name in own.values()),
            Column(either(language, f"목표 전체 ({unit})", f"Whole goal ({unit})"), "right"),
            Column(either(language, "부처 수", "Ministries"), "right"),
        ),
        [
            (
                f"{goal.code} {goal.goal.name}",
                *(amount(goal.of(iri), language) for iri in own),
                amount(goal.total, language),
                str(len(goal.money)),
            )
            for goal in goals
        ],
        (note,),
    )


def goal_table(goals: Sequence[Concentration], whole: Spread, language: Language, note: str) -> Table:
    """How each performance goal's money is spread over ministries."""
    unit = UNITS[language]
    rows = [(f"{goal.code} {goal.goal.name}", *_spread_cells(goal, language)) for goal in goals]
    rows.append((either(language, "계획 전체", "The whole plan"), *_spread_cells(whole, language)))
    return Table(
        either(language, "성과목표별 부처 수와 집중도", "Ministries and concentration by performance goal"),
        (
            Column(either(language, "성과목표", "Performance goal")),
            Column(either(language, "부처", "Ministries"), "right"),
            Column(either(language, f"예산 ({unit})", f"Budget ({unit})"), "right"),
            Column("HHI", "right"),
            Column(either(language, "유효 부처 수", "Effective number"), "right"),
            Column(either(language, "최대 부처 (%)", "Largest (%)"), "right"),
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


def _spread_cells(spread: Spread, language: Language) -> tuple[str, ...]:
    return (
        str(len(spread.money)),
        amount(spread.total, language),
        rounded(spread.hhi, 3),
        rounded(spread.effective_number, 2),
        f"{spread.money[0][0].name} {rounded(spread.largest_share * 100, 2)}",
    )
