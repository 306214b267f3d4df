"""What ``policygraph overlap`` shows of the analysis: joint work, shared goals, similar projects."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from policygraph.analyse.findings import Found, Significance
from policygraph.analyse.reviews import Review
from policygraph.cli.output import Column, Table, either
from policygraph.errors import Language
from policygraph.money import UNITS, amount, probability
from policygraph.reconcile import compact

SHOWN = 10
JOINT = ("joint-measures", "joint-achievements")
SHARED = ("schoener", "shared-goals")
QUEUE = "similar-projects"

Names = Mapping[str, str]
"""What ministries go by in a table, by identifier."""


def value_text(found: Found, language: Language) -> str:
    """The value as tables have it; a question mark where the data cannot tell."""
    if found.value is None:
        return "?"
    if found.unit == "won":
        return amount(int(found.value), language)
    return f"{int(found.value):,}" if found.unit == "count" else f"{found.value:.3f}"


def verdict_text(tested: Significance | None, language: Language) -> str:
    """How a value compares with chance, in words."""
    if tested is None:
        return ""
    return {
        "beyond": either(language, "우연보다 큼", "beyond chance"),
        "within": either(language, "우연과 구별 안 됨", "not told from chance"),
        "untold": either(language, "알 수 없음", "cannot be told"),
    }[tested.verdict]


def joint_table(found: Iterable[Found], names: Names, language: Language, note: str) -> Table:
    """Pairs of ministries by the measures and achievements that name both."""
    counts: dict[frozenset[str], dict[str, Found]] = {}
    for one in found:
        counts.setdefault(one.things, {})[one.measure.iri] = one
    rows = [
        (
            *_pair(next(iter(by_measure.values())), names),
            *(str(int(by_measure[code].value or 0)) if code in by_measure else "–" for code in JOINT),
        )
        for by_measure in counts.values()
    ]
    rows.sort(key=lambda row: (-sum(int(cell) for cell in row[2:] if cell != "–"), row))
    return Table(
        either(
            language,
            "함께 맡은 일로 본 부처 쌍 (끝 괄호에 함께 적힌 글머리)",
            "Pairs of ministries by joint responsibility (named in one bullet)",
        ),
        (
            Column(either(language, "부처", "Ministry")),
            Column(either(language, "상대 부처", "Partner")),
            Column(either(language, "추진 내용", "Measures"), "right"),
            Column(either(language, "추진 실적", "Achievements"), "right"),
        ),
        rows,
        (
            either(
                language,
                f"{len(rows)}쌍. 함께 맡았다고 함께 예산을 낸다는 뜻은 아님. {note}",
                f"{len(rows)} pairs. To be responsible together does not mean to pay together. {note}",
            ),
        ),
    )


def bullets_table(found: Iterable[Found], language: Language, note: str) -> Table:
    """The measures and achievements that name both ministries of a pair, with their lines."""
    return Table(
        either(language, "두 부처가 함께 맡은 글머리", "Bullets that name both ministries"),
        (
            Column(either(language, "종류", "Kind")),
            Column(either(language, "글", "Text")),
            Column(either(language, "원문 행", "Line"), "right"),
        ),
        [
            (one.measure.name, ground.thing.name, compact(ground.lines))
            for one in found
            for ground in one.grounds
        ],
        (note,),
    )


def shared_table(found: Sequence[Found], names: Names, language: Language, note: str) -> Table:
    """Pairs of ministries by how alike their money is spread over the goals, and how many goals they share.

    Each of the two has a test of its own, and its own verdict.
    """
    by_pair = {one.things: one for one in found if one.measure.iri == SHARED[1]}
    alike = [one for one in found if one.measure.iri == SHARED[0]]
    rows = [
        (
            *_pair(one, names),
            value_text(one, language),
            "–" if one.bounds is None else f"{one.bounds[0]:.3f}",
            *_tested(one, language),
            *_shared(by_pair.get(one.things), language),
        )
        for one in alike[:SHOWN]
    ]
    verdict = Column(either(language, "우연과 비교", "Against chance"))
    return Table(
        either(
            language,
            f"예산 구성이 닮은 부처 쌍 (성과목표별 비중, 큰 {len(rows)}쌍)",
            f"Pairs whose money is spread alike over the performance goals (the first {len(rows)})",
        ),
        (
            Column(either(language, "부처", "Ministry")),
            Column(either(language, "상대 부처", "Partner")),
            Column(either(language, "쇠너 지수", "Schoener"), "right"),
            Column(either(language, "목표 하나를 뺀 최소", "Least without a goal"), "right"),
            Column("p", "right"),
            Column("q", "right"),
            verdict,
            Column(either(language, "함께 있는 목표", "Shared goals"), "right"),
            verdict,
        ),
        rows,
        (_told(alike, by_pair.values(), language), note),
    )


def _tested(found: Found, language: Language) -> tuple[str, str, str]:
    tested = found.tested
    if tested is None:
        return ("–", "–", "")
    return (probability(tested.p), probability(tested.q), verdict_text(tested, language))


def _shared(found: Found | None, language: Language) -> tuple[str, str]:
    return ("–", "") if found is None else (value_text(found, language), verdict_text(found.tested, language))


def _told(alike: Sequence[Found], shared: Iterable[Found], language: Language) -> str:
    tests = max((one.tested.tests for one in alike if one.tested), default=0)
    beyond, untold = _counted(alike)
    shared_beyond, shared_untold = _counted(shared)
    return either(
        language,
        f"{tests}쌍을 함께 검정함(q). 여기 {len(alike)}쌍: 구성이 닮은 정도는 우연보다 큰 쌍 {beyond},"
        f" 자료가 적어 알 수 없는 쌍 {untold}. 함께 있는 목표 수는 우연보다 큰 쌍 {shared_beyond},"
        f" 알 수 없는 쌍 {shared_untold}. 지수가 1이면 구성이 같음. 큰 목표 하나가 값을 만들 수 있음.",
        f"Pairs tested together (q): {tests}. Of the {len(alike)} here, the spread of money: {beyond} beyond"
        f" chance, {untold} with too few data to say; the number of shared goals: {shared_beyond} and"
        f" {shared_untold}. An index of 1: equal profiles; one large goal can make a value.",
    )


def _counted(found: Iterable[Found]) -> tuple[int, int]:
    """How many are beyond chance, and of how many it cannot be told."""
    verdicts = [one.tested.verdict for one in found if one.tested]
    return verdicts.count("beyond"), verdicts.count("untold")


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside two similar projects.

    Attributes:
        payers: the ministries and the money of each project.
        terms: what made the two alike, by result.
        reviews: what a person decided on two projects.
    """

    payers: Mapping[str, str]
    terms: Mapping[str, str]
    reviews: Mapping[frozenset[str], Review]

    def dismissed(self, pair: Found) -> bool:
        """Whether a person found the two not alike."""
        review = self.reviews.get(pair.things)
        return review is not None and review.decision == "no"


def queue_table(found: Sequence[Found], beside: Beside, language: Language, note: str) -> Table:
    """Pairs of projects of different ministries that deserve a look together, the most similar first.

    Those that a person found not alike are left out.
    """
    kept = [pair for pair in found if not beside.dismissed(pair)]
    left = len(found) - len(kept)
    return Table(
        either(
            language,
            f"유사·중복 검토 후보 (부처가 다른 사업 쌍, 점수순 {min(len(kept), SHOWN)}쌍)",
            f"Pairs of projects to be reviewed, of different ministries (the first {min(len(kept), SHOWN)})",
        ),
        (
            Column(either(language, "점수", "Score"), "right"),
            Column(either(language, "사업", "Project")),
            Column(either(language, "상대 사업", "Other project")),
            Column(either(language, "겹치는 말", "Shared terms")),
            Column(either(language, "검토", "Review")),
        ),
        [
            (
                value_text(pair, language),
                *(f"{thing.name} ({beside.payers.get(thing.iri, '–')})" for thing in pair.about),
                beside.terms.get(pair.result, ""),
                beside.reviews[pair.things].name
                if pair.things in beside.reviews
                else either(language, "아직", "not yet"),
            )
            for pair in kept[:SHOWN]
        ],
        (
            either(
                language,
                f"모두 {len(kept)}쌍. 사람이 비슷하지 않다고 본 {left}쌍과 함께 예산을 내는 사업은 뺌."
                f" 중복이라는 판정이 아니라 먼저 살펴볼 차례임. {note}",
                f"{len(kept)} pairs in all, without {left} that a person found not alike and projects funded"
                f" together. An order in which to look, no finding of duplication. {note}",
            ),
        ),
    )


def measure_table(found: Sequence[Found], names: Names, language: Language, note: str) -> Table:
    """All results of one measure; columns that would be empty are left out."""
    columns: list[tuple[Column, list[str]]] = [
        (
            Column(either(language, "대상", "Of")),
            [
                " · ".join(names.get(thing.iri, thing.name) for thing in one.about)
                or either(language, "계획 전체", "the whole plan")
                for one in found
            ],
        ),
        (
            Column(
                either(language, _heading(found, "값", language), _heading(found, "Value", language)), "right"
            ),
            [value_text(one, language) for one in found],
        ),
        (
            Column(either(language, "범위", "Range"), "right"),
            ["" if one.bounds is None else f"{one.bounds[0]:.3f}–{one.bounds[1]:.3f}" for one in found],
        ),
        (Column("p", "right"), ["" if one.tested is None else probability(one.tested.p) for one in found]),
        (Column("q", "right"), ["" if one.tested is None else probability(one.tested.q) for one in found]),
        (
            Column(either(language, "우연과 비교", "Against chance")),
            [verdict_text(one.tested, language) for one in found],
        ),
        (Column(either(language, "근거 행", "Lines")), [one.source_lines for one in found]),
    ]
    kept = [(column, cells) for column, cells in columns if any(cells)]
    said = tuple(dict.fromkeys(one.note for one in found if one.note))
    return Table(
        found[0].measure.name if found else either(language, "결과 없음", "no results"),
        tuple(column for column, _ in kept),
        list(zip(*(cells for _, cells in kept), strict=True)),
        (*said[:1], note) if len(said) == 1 or len(found) == 1 else (note,),
    )


def _heading(found: Sequence[Found], word: str, language: Language) -> str:
    return f"{word} ({UNITS[language]})" if found and found[0].unit == "won" else word


def _pair(found: Found, names: Names) -> tuple[str, ...]:
    return tuple(names.get(thing.iri, thing.name) for thing in found.about)
