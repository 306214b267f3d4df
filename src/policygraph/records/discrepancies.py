"""Where the document contradicts itself: what a person has read, joined with what rules find.

A row of discrepancies.csv gives a discrepancy its code, kind and verdict, the codes of the findings of rules
that it explains, and the explanation in both languages; discrepancy_statements.csv gives its statements,
each with the line and the words that stand there. What a rule finds and no row claims is a discrepancy too,
known by the finding's code; a finding that is claimed and that no rule makes is an error.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from policygraph.document import Text
from policygraph.errors import SourceError
from policygraph.model import Discrepancy, DiscrepancyKind, Plan, Statement, Verdict
from policygraph.records.contradictions import find_contradictions
from policygraph.records.quoting import find_words
from policygraph.records.sheet import CODE, Problem, read_sheet, unknown_value

DISCREPANCIES, STATEMENTS = "discrepancies.csv", "discrepancy_statements.csv"
_COLUMNS = ("code", "kind", "verdict", "findings", "explanation_ko", "explanation_en")
_STATEMENT_COLUMNS = ("discrepancy", "line", "nth", "words")
_FEWEST = 2  # statements


def load_discrepancies(folder: Path, text: Text) -> tuple[Discrepancy, ...]:
    """What a person has read in the source folder `folder`; none if it has no discrepancies.csv.

    Raises:
        SourceError: a column is missing, a value is malformed, a code is there twice, the words of a
            statement do not stand on its line, or a discrepancy has fewer than two statements.
    """
    path = folder / DISCREPANCIES
    if not path.exists():
        return ()
    rows = list(read_sheet(path, _COLUMNS))
    statements = _statements(folder / STATEMENTS, text, {row["code"] for _, row in rows})
    found: dict[str, Discrepancy] = {}
    taken: set[str] = set()
    for line, row in rows:
        findings = row["findings"].split("|") if row["findings"] else []
        problem = _problem(row, statements[row["code"]])
        if row["code"] in found or taken & set(findings):
            problem = (
                f"{row['code']} or one of its findings is there already",
                f"{row['code']}(이)나 그 findings가 이미 있습니다",
            )
        taken |= set(findings)
        if problem is not None:
            raise SourceError(*problem, file=path.name, line=line)
        found[row["code"]] = Discrepancy(
            code=row["code"],
            kind=DiscrepancyKind(row["kind"]),
            verdict=Verdict(row["verdict"]),
            statements=tuple(statements[row["code"]]),
            explanation=row["explanation_ko"],
            explanation_en=row["explanation_en"],
            findings=tuple(findings),
        )
    return tuple(found.values())


def _statements(path: Path, text: Text, known: set[str]) -> dict[str, list[Statement]]:
    statements: dict[str, list[Statement]] = defaultdict(list)
    for line, row in read_sheet(path, _STATEMENT_COLUMNS):
        if row["discrepancy"] not in known:
            raise SourceError(
                f"there is no discrepancy {row['discrepancy']!r} in {DISCREPANCIES}",
                f"{DISCREPANCIES}에 {row['discrepancy']!r}이(가) 없습니다",
                file=path.name,
                line=line,
            )
        statements[row["discrepancy"]].append(
            Statement(row["words"], find_words(text, row, path.name, line).span)
        )
    return statements


def _problem(row: dict[str, str], statements: Sequence[Statement]) -> Problem | None:
    """What is wrong with a row, in English and Korean."""
    for column, known in (("kind", DiscrepancyKind), ("verdict", Verdict)):
        allowed = [value.value for value in known]
        if row[column] not in allowed:
            return unknown_value(column, row[column], allowed)
    if not (CODE.fullmatch(row["code"]) and row["explanation_ko"] and row["explanation_en"]):
        return (
            "a discrepancy needs a code of a-z, 0-9 and hyphens, and an explanation in both languages",
            "불일치에는 a-z, 0-9, 붙임표로 된 code와 두 언어의 explanation이 있어야 합니다",
        )
    if len(set(statements)) < _FEWEST:
        return (
            f"{row['code']} needs two statements or more in {STATEMENTS}",
            f"{row['code']}의 진술이 {STATEMENTS}에 둘 이상 있어야 합니다",
        )
    return None


def join_discrepancies(plan: Plan, read: Sequence[Discrepancy]) -> tuple[Discrepancy, ...]:
    """What a person read, each with the findings of rules that it explains, and what rules find besides."""
    found = {finding.code: finding for finding in find_contradictions(plan)}
    claimed = {code for discrepancy in read for code in discrepancy.findings}
    return (
        *(replace(one, findings=tuple(code for code in one.findings if code in found)) for one in read),
        *(one for code, one in found.items() if code not in claimed),
    )


def unfit_claims(plan: Plan, read: Sequence[Discrepancy]) -> Iterator[SourceError]:
    """The findings that discrepancies.csv explains and that no rule makes."""
    joined = {discrepancy.code: discrepancy.findings for discrepancy in plan.discrepancies}
    for discrepancy in read:
        for code in discrepancy.findings:
            if code not in joined.get(discrepancy.code, ()):
                yield SourceError(
                    f"{discrepancy.code} explains the finding {code!r}, which no rule makes",
                    f"{discrepancy.code}이(가) 설명하는 {code!r}은(는) 어느 규칙도 찾지 않습니다",
                    file=DISCREPANCIES,
                )
