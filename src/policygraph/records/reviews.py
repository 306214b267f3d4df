"""Which projects of different ministries are similar, as a person reviewed them: yes, no or unsure.

reviews.csv has a row for each pair, in the order of the plan, with both names, so that a review can never
slip to another project. "yes" says that a budget officer should look at the two together; it is no finding of
duplication. A pair that was drawn to evaluate methods says from which band.

>>> row = {"one": "1-1-3", "other": "1-1-4", "decision": "maybe", "drawn": "", "reason": "다른 일"}
>>> _shape_problem(row | {"one_name": "가", "other_name": "나"})[0]
"decision 'maybe' is none of yes, no, unsure"
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from policygraph.errors import SourceError
from policygraph.model import DrawBand, PairReview, Plan, ReviewDecision
from policygraph.records.sheet import Problem, read_sheet, unknown_value

_COLUMNS = ("one", "one_name", "other", "other_name", "decision", "reason", "drawn")
_DECISIONS = tuple(decision.value for decision in ReviewDecision)
_BANDS = tuple(band.value for band in DrawBand)


def load_reviews(path: Path) -> tuple[PairReview, ...]:
    """The reviews in `path`; nothing if the file does not exist.

    Raises:
        SourceError: a column is missing, or a value is empty or unknown.
    """
    if not path.exists():
        return ()
    found: list[PairReview] = []
    for line, row in read_sheet(path, _COLUMNS):
        if problem := _shape_problem(row):
            raise SourceError(*problem, file=path.name, line=line)
        found.append(
            PairReview(
                one=row["one"],
                one_name=row["one_name"],
                other=row["other"],
                other_name=row["other_name"],
                decision=ReviewDecision(row["decision"]),
                reason=row["reason"],
                band=DrawBand(row["drawn"]) if row["drawn"] else None,
                line=line,
            )
        )
    return tuple(found)


def unfit_reviews(plan: Plan) -> Iterator[SourceError]:
    """The reviews that do not fit the plan, or each other.

    A project of one ministry and a co-funded one of the same are no pair of different ministries.
    """
    names = {project.code: project.name.clean for project in plan.projects}
    payers: dict[str, set[str]] = defaultdict(set)
    for row in plan.allocations:
        payers[row.project].add(row.ministry)
    seen: set[tuple[str, str]] = set()
    for review in plan.reviews:
        problem = _problem(review, names, payers)
        if problem is None and (review.one, review.other) in seen:
            problem = (
                f"{review.one} and {review.other} are reviewed twice",
                f"{review.one}와(과) {review.other}의 검토가 두 번 있습니다",
            )
        if problem:
            yield SourceError(*problem, file="reviews.csv", line=review.line)
        seen.add((review.one, review.other))


def _shape_problem(row: Mapping[str, str]) -> Problem | None:
    """What is wrong with a row by itself."""
    if not all(row[name] for name in _COLUMNS if name != "drawn"):
        return (
            "a review needs both codes and names, a decision and a reason",
            "검토에는 두 번호와 이름, decision, reason이 있어야 합니다",
        )
    if row["decision"] not in _DECISIONS:
        return unknown_value("decision", row["decision"], _DECISIONS)
    if row["drawn"] and row["drawn"] not in _BANDS:
        return unknown_value("drawn", row["drawn"], _BANDS)
    return None


def _problem(review: PairReview, names: Mapping[str, str], payers: Mapping[str, set[str]]) -> Problem | None:
    """What in a review does not fit the plan."""
    for code, name in ((review.one, review.one_name), (review.other, review.other_name)):
        if code not in names:
            return f"there is no project {code} in the plan", f"계획에 사업 {code}이(가) 없습니다"
        if names[code] != name:
            return (
                f"project {code} is {names[code]!r}, not {name!r}",
                f"사업 {code}은(는) {name!r}이(가) 아니라 {names[code]!r}입니다",
            )
    order = list(names)
    if order.index(review.one) >= order.index(review.other):
        return (
            f"a review needs two projects in the order of the plan, not {review.one} and {review.other}",
            f"검토에는 두 사업이 계획의 순서대로 있어야 하는데 {review.one}, {review.other}입니다",
        )
    one, other = payers[review.one], payers[review.other]
    if one <= other or other <= one:
        return (
            f"{review.one} and {review.other} are of the same ministry: a pair must be of different ones",
            f"{review.one}와(과) {review.other}은(는) 같은 부처의 사업입니다: 부처가 다른 쌍이어야 합니다",
        )
    return None
