"""``policygraph check``: every check of what was built, one line each."""

import argparse
from collections.abc import Callable, Iterable

from policygraph import paths
from policygraph.cli.output import either, progress, show
from policygraph.cli.reconciliation import reconciliation_table
from policygraph.errors import DataError, Language
from policygraph.reconcile import Reconciliation
from policygraph.store import open_store
from policygraph.validate import (
    owl_findings,
    reconcile_graph,
    rule_files,
    rule_findings,
    shape_findings,
    source_findings,
)


def run(arguments: argparse.Namespace) -> int:
    """Check, and report each finding with its line."""
    language: Language = arguments.lang
    folder = arguments.folder or paths.TRIPLES
    store = open_store(folder)
    result = reconcile_graph(store)
    show(reconciliation_table(result, language))
    checks: list[tuple[str, str, Callable[[], Iterable[DataError]]]] = [
        ("원문이 빌드 때와 같음", "the source is the one built from", lambda: source_findings(folder)),
        (
            f"집계 {len(result.totals)}개, 예산 행 {len(result.allocations)}개 대조",
            f"{len(result.totals)} figures against {len(result.allocations)} budget rows",
            lambda: _reconciliation_findings(result),
        ),
        ("SHACL 형상", "SHACL shapes", lambda: shape_findings(store)),
        (
            f"규칙 질의 {len(rule_files())}개",
            f"{len(rule_files())} rule queries",
            lambda: rule_findings(store),
        ),
        ("OWL 정합성 (HermiT)", "OWL consistency (HermiT)", lambda: owl_findings(store)),
    ]
    wrong = 0
    for ko, en, check in checks:
        findings = sorted(check(), key=lambda finding: (finding.line or 0, str(finding)))
        wrong += len(findings)
        verdict = either(language, "이상 없음", "ok") if not findings else str(len(findings))
        print(f"{either(language, ko, en)}: {verdict}")
        for finding in findings:
            print(f"  {finding.message(language)}")
    if wrong:
        progress(either(language, f"문제 {wrong}건", f"{wrong} findings"))
    return 1 if wrong else 0


def _reconciliation_findings(result: Reconciliation) -> Iterable[DataError]:
    if not result.totals or not result.allocations:
        yield DataError("there is nothing to reconcile", "대조할 것이 없습니다")
    yield from (comparison.finding("plan.md") for comparison in result.deviations)
