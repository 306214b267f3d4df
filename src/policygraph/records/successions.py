"""Which achievements of the year before go on in this year, as a person read it: yes, no or unsure.

successions.csv has a row for each measure or ministry action that goes on with an achievement, or may, and
one row without a successor for an achievement that nothing goes on with. Both are named by their path and
by the words that they open with, so that a judgement can never slip to another bullet. Who judges one
achievement judges them all.

>>> row = {"achievement": "achievement/1-1-2", "verdict": "no", "successor": "measure/1-1-3"}
>>> _shape_problem(row | {"words": "환경", "successor_words": "물정보", "reason": "다른 일"})[0]
"'no' has no successor, 'yes' and 'unsure' have one, each with the words that it opens with"
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from policygraph.errors import SourceError
from policygraph.model import PassageKind, Plan, Succession, SuccessionVerdict
from policygraph.records.sheet import Problem, read_sheet

_COLUMNS = ("achievement", "words", "verdict", "successor", "successor_words", "reason")
_SUCCESSORS = ("measure/", f"{PassageKind.ACTION}/")
_VERDICTS = frozenset(verdict.value for verdict in SuccessionVerdict)


def load_successions(path: Path) -> tuple[Succession, ...]:
    """The judgements in `path`; nothing if the file does not exist.

    Raises:
        SourceError: a column is missing, a value is empty or malformed, or there is no row.
    """
    if not path.exists():
        return ()
    found: list[Succession] = []
    for line, row in read_sheet(path, _COLUMNS):
        if problem := _shape_problem(row):
            raise SourceError(*problem, file=path.name, line=line)
        found.append(
            Succession(
                achievement=row["achievement"],
                words=row["words"],
                verdict=SuccessionVerdict(row["verdict"]),
                successor=row["successor"],
                successor_words=row["successor_words"],
                reason=row["reason"],
                line=line,
            )
        )
    if not found:
        raise SourceError("judges no achievement", "판단한 추진 실적이 없습니다", file=path.name)
    return tuple(found)


def unfit_successions(plan: Plan, file: str) -> Iterator[SourceError]:
    """The judgements that do not fit the plan, and the achievements that nobody judged.

    Args:
        plan: the plan, with its judgements; without any, none is asked for.
        file: the name of its text, for the achievements that are missing.
    """
    texts = {path: text for path, text, _ in plan.bullets}
    judged: dict[str, list[Succession]] = defaultdict(list)
    for succession in plan.successions:
        problem = _problem(succession, texts) or _conflict(succession, judged[succession.achievement])
        if problem:
            yield SourceError(*problem, file="successions.csv", line=succession.line)
        judged[succession.achievement].append(succession)
    for passage in plan.passages:
        if plan.successions and passage.kind is PassageKind.ACHIEVEMENT and passage.path not in judged:
            yield SourceError(
                f"successions.csv does not judge {passage.path}",
                f"successions.csv에 {passage.path}의 판단이 없습니다",
                file=file,
                line=passage.spans[0].first,
            )


def _shape_problem(row: Mapping[str, str]) -> Problem | None:
    """What is wrong with a row by itself."""
    if not (row["achievement"] and row["words"] and row["reason"]):
        return (
            "a judgement needs achievement, words and reason",
            "판단에는 achievement, words, reason이 있어야 합니다",
        )
    if row["verdict"] not in _VERDICTS:
        return (
            f"{row['verdict']!r} is no verdict: it must be yes, no or unsure",
            f"{row['verdict']!r}은(는) verdict가 아닙니다: yes, no, unsure 가운데 하나여야 합니다",
        )
    wanted = row["verdict"] != SuccessionVerdict.NO
    if bool(row["successor"]) != wanted or bool(row["successor_words"]) != wanted:
        return (
            "'no' has no successor, 'yes' and 'unsure' have one, each with the words that it opens with",
            "'no'에는 successor가 없고, 'yes'와 'unsure'에는 그 첫머리의 말과 함께 하나가 있어야 합니다",
        )
    return None


def _problem(succession: Succession, texts: Mapping[str, str]) -> Problem | None:
    """What in a judgement does not fit the text."""
    if not succession.achievement.startswith(f"{PassageKind.ACHIEVEMENT}/"):
        return (
            f"{succession.achievement} is no achievement",
            f"{succession.achievement}은(는) 추진 실적이 아닙니다",
        )
    if succession.successor and not succession.successor.startswith(_SUCCESSORS):
        return (
            f"{succession.successor} is neither a measure nor a ministry's action",
            f"{succession.successor}은(는) 추진 내용도 부처 추진내용도 아닙니다",
        )
    named = [(succession.achievement, succession.words), (succession.successor, succession.successor_words)]
    for path, words in named:
        if path and path not in texts:
            return f"there is no {path} in the plan", f"계획에 {path}이(가) 없습니다"
        if path and not texts[path].startswith(words):
            return (
                f"{path} does not open with {words!r}",
                f"{path}은(는) {words!r}(으)로 시작하지 않습니다",
            )
    return None


def _conflict(succession: Succession, earlier: list[Succession]) -> Problem | None:
    """What in a judgement does not go with the earlier ones of the same achievement."""
    if any(other.successor == succession.successor for other in earlier):
        return (
            f"{succession.achievement} is judged twice",
            f"{succession.achievement}의 판단이 두 번 있습니다",
        )
    if earlier and SuccessionVerdict.NO in {succession.verdict, *(other.verdict for other in earlier)}:
        return (
            f"{succession.achievement} has a successor and has none",
            f"{succession.achievement}은(는) 이어지는 것이 있다고도 없다고도 적혀 있습니다",
        )
    return None
