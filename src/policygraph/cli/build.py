"""``policygraph build``: what was read, reconciled and repaired."""

import argparse

from policygraph import paths
from policygraph.build import BuildReport, PlanReport, build, find_sources
from policygraph.cli.output import Column, Table, either, show, shown
from policygraph.cli.reconciliation import reconciliation_table
from policygraph.errors import Language


def run(arguments: argparse.Namespace) -> int:
    """Build, and report each plan."""
    target = arguments.output or paths.TRIPLES
    report = build(tuple(arguments.sources) or find_sources(), target)
    for plan in report.plans:
        _show_plan(plan, arguments.lang)
    if report.findings:
        for finding in report.findings:
            print(finding.message(arguments.lang))
        print(
            either(
                arguments.lang,
                f"문제 {len(report.findings)}건: 앞서 만든 것은 그대로 두었습니다.",
                f"{len(report.findings)} findings: the earlier build was left as it was.",
            )
        )
        return 1
    _show_files(report, shown(target), arguments.lang)
    return 0


def _show_plan(report: PlanReport, language: Language) -> None:
    counts = report.counts
    print(f"{report.plan.name.clean} ({report.plan.code})")
    print(
        either(
            language,
            "  비전 1 · 목표 {goals} · 전략 {strategies} · 정책과제 {tasks} · 추진 내용 {measures}\n"
            "  분야 {fields} · 성과목표 {performance_goals} · 사업 {projects} · 예산 행 {allocations}"
            " · 부처 {ministries} · 집계 {figures}\n"
            "  교정 {corrections}건, 해석 {readings}건 (각각 이유가 적혀 있음)\n"
            "  의심되는 오류 {suspicions}건은 적힌 그대로 읽음 · 불일치 {discrepancies}건 가운데 모순"
            " {contradictions}건, 규칙만 찾은 것 {unread_discrepancies}건\n"
            "  정량 목표 {targets} (사람이 읽은 것 {targets_by_person}, 읽지 않고 둔 수치 {unread_numbers})"
            " · 정책 수단 {instruments} · 그 단계 {stages}\n"
            "  기술·주제 {topics} (다루는 글과 사업 {topic_links}) · 지역 거점 {places}\n"
            "  추진배경 {background} · 추진경과 {history} · 추진 실적 {achievements}"
            " · 부처 목표 {objectives} · 부처 추진내용 {actions} · 주석 {footnotes}\n"
            "  {lines}행 가운데 {unused}행은 담은 것이 없음 (빈 행·차례·제목·단위), 나머지는 모두 읽음",
            "  1 vision · {goals} goals · {strategies} strategies · {tasks} tasks · {measures} measures\n"
            "  {fields} fields · {performance_goals} performance goals · {projects} projects"
            " · {allocations} budget rows · {ministries} ministries · {figures} printed figures\n"
            "  {corrections} repairs and {readings} readings, each with its reason\n"
            "  {suspicions} suspected faults, read as they stand · {discrepancies} discrepancies:"
            " {contradictions} contradictions, {unread_discrepancies} found by rule only\n"
            "  {targets} numbers in the text ({targets_by_person} read by a person, {unread_numbers} unread)"
            " · {instruments} instruments · {stages} stages\n"
            "  {topics} topics ({topic_links} links from bullets and projects) · {places} places\n"
            "  {background} background and {history} history statements · {achievements} achievements"
            " · {objectives} objectives and {actions} actions of ministries · {footnotes} footnotes\n"
            "  of {lines} lines, {unused} carry nothing (blank, contents, headings, units); the rest is read",
        ).format(
            **counts,
            unused=sum(len(unused.lines) for unused in report.plan.unused),
            readings=len(report.plan.readings),
            instruments=len(report.plan.instruments),
            stages=len(report.plan.stages),
        )
    )
    show(reconciliation_table(report.reconciliation, language))


def _show_files(report: BuildReport, target: str, language: Language) -> None:
    show(
        Table(
            either(language, f"{target}에 쓴 것", f"written to {target}"),
            (
                Column(either(language, "파일", "file")),
                Column(either(language, "트리플", "triples"), "right"),
            ),
            [(name, f"{triples:,}") for name, triples in report.files.items()],
        )
    )
