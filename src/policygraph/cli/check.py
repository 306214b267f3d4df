"""``policygraph check``: every check of what was built, one line each."""

import argparse
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from policygraph import paths
from policygraph.cli.output import either, progress, show
from policygraph.cli.reconciliation import reconciliation_line, reconciliation_table
from policygraph.errors import DataError, Language
from policygraph.money import rounded
from policygraph.records import load_source
from policygraph.store import open_store
from policygraph.validate import (
    Account,
    absent_sources,
    accounting,
    accounting_findings,
    curation_counts,
    curation_findings,
    folder_findings,
    owl_findings,
    quotation_findings,
    reconcile_graph,
    reconciliation_findings,
    restatement_findings,
    rule_files,
    rule_findings,
    shape_findings,
    source_findings,
)

_Check = tuple[str, str, Callable[[], Iterable[DataError]]]


def run(arguments: argparse.Namespace) -> int:
    """Check, and report each finding with its line."""
    language: Language = arguments.lang
    folder = arguments.folder or paths.TRIPLES
    given = {load_source(source).plan["id"]: source for source in arguments.source}
    if wrong := _report((("빌드의 파일", "files of the build", lambda: folder_findings(folder)),), language):
        return _verdict(wrong, language)
    store = open_store(folder, in_memory=True)
    results = reconcile_graph(store, folder)
    for result in results.values():
        if result.deviations:
            show(reconciliation_table(result, language))
    rules = len(rule_files())
    curated = curation_counts(store)
    accounts = accounting(store, folder)
    absent = absent_sources(folder, given)
    checks: tuple[_Check, ...] = (
        ("원문이 빌드 때와 같음", "the source is the one built from", lambda: source_findings(folder, given)),
        (
            f"인용과 원문 대조{_not_compared(absent, 'ko')}",
            f"quotations against the source{_not_compared(absent, 'en')}",
            lambda: quotation_findings(store, folder, given),
        ),
        (
            _accounting_line(accounts.values(), "ko"),
            _accounting_line(accounts.values(), "en"),
            lambda: accounting_findings(accounts),
        ),
        (
            reconciliation_line(results.values(), "ko"),
            reconciliation_line(results.values(), "en"),
            lambda: reconciliation_findings(results),
        ),
        (
            "글이 말로 옮긴 수치와 집계 대조",
            "figures in words against the printed totals",
            lambda: restatement_findings(store, folder),
        ),
        (
            "정정 {corrections}, 의심 {suspicions}, 불일치 {discrepancies} (모순 {contradictions})".format(
                **curated
            ),
            "{corrections} repairs, {suspicions} suspected faults, {discrepancies} discrepancies"
            " ({contradictions} contradictions)".format(**curated),
            lambda: curation_findings(store, folder),
        ),
        ("SHACL 형상", "SHACL shapes", lambda: shape_findings(store)),
        (f"규칙 질의 {rules}개", f"{rules} rule queries", lambda: rule_findings(store, folder)),
        ("OWL 정합성 (HermiT)", "OWL consistency (HermiT)", lambda: owl_findings(store)),
    )
    return _verdict(_report(checks, language), language)


def _accounting_line(accounts: Iterable[Account], language: Language) -> str:
    """How much of the texts is accounted for."""
    known = list(accounts)
    lines = sum(account.lines for account in known)
    evidence = sum(len(account.evidence) for account in known)
    unused = sum(len(account.unused) for account in known)
    percent = rounded(min((account.share for account in known), default=Fraction(0)), 2)
    return either(
        language,
        f"원문 {lines}행 가운데 근거 {evidence}행, 까닭 있는 빈 행 {unused}행 ({percent}%)",
        f"of {lines} lines, {evidence} are evidence and {unused} carry nothing, with why ({percent}%)",
    )


def _not_compared(plans: Sequence[str], language: Language) -> str:
    names = ", ".join(plans)
    words = either(
        language, f" (원문이 없어 비교하지 않음: {names})", f" (no source here, not compared: {names})"
    )
    return words if plans else ""


def _report(checks: Iterable[_Check], language: Language) -> int:
    """One line per check and per finding; returns how many findings there are."""
    wrong = 0
    for ko, en, check in checks:
        findings = sorted(check(), key=lambda finding: (finding.file or "", finding.line or 0, str(finding)))
        wrong += len(findings)
        verdict = str(len(findings)) if findings else either(language, "이상 없음", "ok")
        print(f"{either(language, ko, en)}: {verdict}")
        for finding in findings:
            print(f"  {finding.message(language)}")
    return wrong


def _verdict(wrong: int, language: Language) -> int:
    if wrong:
        progress(either(language, f"문제 {wrong}건", f"{wrong} findings"))
    return 1 if wrong else 0
