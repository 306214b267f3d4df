"""The ordered steps from source folders to published triples.

Nothing is put in place unless every source was read whole, kept its promises and reconciles; then
everything is, at once.
"""

import hashlib
import json
import shutil
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from policygraph import __version__, paths, terms
from policygraph.derived import derive
from policygraph.errors import CommandError, DataError, SourceError
from policygraph.graph import describe_findings, describe_ministries, describe_plan
from policygraph.model import Plan
from policygraph.reason import entail
from policygraph.reconcile import Reconciliation, reconcile
from policygraph.records import (
    Source,
    counts,
    load_ministries,
    load_source,
    read_plan,
    repeated_lines,
    restatement_findings,
    unaccounted_lines,
    unfit_claims,
    unfit_numbers,
    unfit_project_forms,
    unfit_readings,
    unfit_reviews,
    unfit_successions,
    unkept_outline,
    unmet_expectations,
)
from policygraph.store import MANIFEST, EmbeddedStore, Manifest, add_snapshot, load_ontology, read_manifest
from policygraph.store.folder import replacing
from policygraph.store.turtle import to_turtle

_HOLDS = {
    terms.ORGANISATIONS: "the ministries: names, abbreviations, verified identifiers",
    terms.ASSERTED: "what the document says",
    terms.EVIDENCE: "where the document says it: line and quotation",
    terms.CURATED: (
        "what a person read into it: goal to strategy, English names, repairs, suspected faults,"
        " contradictions; each with its reason"
    ),
    terms.INFERRED: (
        "what follows by OWL and by rule, contradictions that only a rule found,"
        " and amounts of the text beside the budget rows"
    ),
    terms.LINKED: "which project a program puts under which policy task: an estimate with its confidence",
    terms.OVERLAP: "what the analysis of overlap found: values, uncertainty, evidence, method",
}


@dataclass(frozen=True, slots=True)
class PlanReport:
    """What came of one source.

    Attributes:
        file: the name of the text that was read.
        plan: what was read.
        counts: how many of each kind.
        reconciliation: every figure against every way to recompute it.
        findings: what is wrong; the source is published only if there is nothing.
    """

    file: str
    plan: Plan
    counts: dict[str, int]
    reconciliation: Reconciliation
    findings: tuple[DataError, ...]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What came of a build.

    Attributes:
        plans: one report per source.
        files: what was published, path → number of triples; empty if something was wrong.
        conflicts: where the plans contradict each other.
    """

    plans: tuple[PlanReport, ...]
    files: dict[str, int]
    conflicts: tuple[DataError, ...] = ()

    @property
    def findings(self) -> tuple[DataError, ...]:
        """Everything that is wrong."""
        return (*(finding for plan in self.plans for finding in plan.findings), *self.conflicts)


def find_sources() -> tuple[Path, ...]:
    """Every source folder of the project."""
    return tuple(sorted(path.parent for path in paths.SOURCES.glob("*/source.toml")))


def examine(folder: Path) -> PlanReport:
    """Read one source and reconcile it.

    Raises:
        SourceError: it cannot be read whole.
    """
    source = load_source(folder)
    try:
        plan = read_plan(source, load_ministries(paths.MINISTRIES))
    except SourceError as error:
        # A line that is lost or added makes every repair after it miss: say that first.
        raise source.misaligned() or source.blamed(error) from None
    result = reconcile(plan.totals, plan.allocations)
    return PlanReport(
        file=source.text.file,
        plan=plan,
        counts=counts(plan),
        reconciliation=result,
        findings=tuple(_findings(source, plan, result)),
    )


def _findings(source: Source, plan: Plan, result: Reconciliation) -> list[DataError]:
    return [
        *source.alterations(),
        *unmet_expectations(plan, source),
        *(comparison.finding(source.text.file) for comparison in result.deviations),
        *restatement_findings(plan, source.expected, source.text.file),
        *(_unaccounted(source, line) for line in unaccounted_lines(plan, source.text)),
        *(_repeated(source, line) for line in repeated_lines(source.text)),
        *unkept_outline(plan, source.outline, source.text.file, named=not source.unfit),
        *source.unfit,
        *unfit_numbers(source.numbers, plan.targets, source.text),
        *unfit_claims(plan, source.discrepancies),
        # One is enough: where a row is missing, every reading after it is off.
        *islice(unfit_readings(plan), 1),
        *islice(unfit_project_forms(plan), 1),
        *islice(unfit_successions(plan, source.text.file), 1),
        *islice(unfit_reviews(plan), 1),
    ]


def _unaccounted(source: Source, line: int) -> DataError:
    return source.text.error(
        line,
        "is neither read from nor listed as carrying nothing",
        "읽은 것도 없고, 담은 것이 없다는 까닭도 없는 행입니다",
    )


def _repeated(source: Source, line: int) -> DataError:
    return source.text.error(
        line,
        "says the same as the line above: printed once, scanned twice?",
        "윗줄과 똑같은 줄입니다: 한 번 인쇄된 것을 두 번 읽은 것은 아닌지 보십시오",
    )


def build(folders: Sequence[Path], target: Path) -> BuildReport:
    """Turn source folders into published triples in `target`.

    Plans that `target` holds already and that are not among the sources stay as they are.

    Raises:
        SourceError: a source cannot be read whole.
        StoreError: another build is writing there.
        CommandError: two sources are of the same plan, or the target is no build.
        DataError: what was read contradicts the ontology.
    """
    reports = tuple(examine(folder) for folder in folders)
    codes = [report.plan.code for report in reports]
    if not codes or len(set(codes)) != len(codes):
        raise CommandError(
            "each plan must have one source folder", "계획마다 원천 폴더가 하나씩 있어야 합니다"
        )
    conflicts = tuple(_conflicts(report.plan for report in reports))
    if conflicts or any(report.findings for report in reports):
        return BuildReport(reports, {}, conflicts)
    with replacing(target) as staged:
        return BuildReport(reports, _publish(reports, staged))


def _conflicts(plans: Iterable[Plan]) -> Iterator[DataError]:
    """Where two plans name an element of the basic plan that they share differently."""
    names: dict[tuple[str, str], tuple[str, str]] = {}
    for plan in plans:
        for level, element in plan.elements:
            if level not in {"field", "performance_goal"}:
                continue
            name = element.name.clean
            first, other = names.setdefault((plan.basic.code, element.code), (plan.code, name))
            if other != name:
                which = f"{plan.basic.code} {element.code}"
                yield DataError(
                    f"{which} is {other!r} in {first} and {name!r} in {plan.code}",
                    f"{which}의 이름이 다릅니다: {first} {other!r}, {plan.code} {name!r}",
                )


def _publish(reports: Sequence[PlanReport], folder: Path) -> dict[str, int]:
    kept = _without(folder, {report.plan.code for report in reports})
    files = dict(kept.files)
    organisations = to_turtle(describe_ministries(load_ministries(paths.MINISTRIES)))
    origin = {"file": paths.MINISTRIES.name, "sha256": _sha256(paths.MINISTRIES.read_bytes())}
    files |= _write(folder, f"{terms.ORGANISATIONS}.ttl", organisations, origin)
    for report in reports:
        plan = report.plan
        origin = {"file": f"{plan.code}/{report.file}", "sha256": plan.digest}
        for stem, graph in describe_plan(plan).items():
            files |= _write(folder, f"{plan.code}/{stem}.ttl", to_turtle(graph), origin)
        inferred = entail(_load(folder, files, plan.code))
        for triple in describe_findings(plan):
            inferred.add(triple)
        files |= _write(folder, f"{plan.code}/{terms.INFERRED}.ttl", to_turtle(inferred), origin)
        for stem, graph in derive(_load(folder, files, plan.code), plan.code).items():
            files |= _write(folder, f"{plan.code}/{stem}.ttl", to_turtle(graph), origin)
    plans = kept.plans | {report.plan.code: _summary(report) for report in reports}
    manifest = {
        "policygraph": __version__,
        "ontology": f"{terms.HOME}ontology/{__version__}",
        "plans": dict(sorted(plans.items())),
        "files": dict(sorted(files.items())),
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    (folder / MANIFEST).write_bytes(text.encode())
    add_snapshot(folder)
    return {name: entry["triples"] for name, entry in sorted(files.items())}


def _without(folder: Path, codes: Collection[str]) -> Manifest:
    """Remove the plans that are built anew from a copy of the earlier build; what is left of it."""
    if not (folder / MANIFEST).exists():
        return Manifest({}, {})
    earlier = read_manifest(folder)
    for code in codes:
        shutil.rmtree(folder / code, ignore_errors=True)
    return Manifest(
        {code: plan for code, plan in earlier.plans.items() if code not in codes},
        {name: entry for name, entry in earlier.files.items() if name.partition("/")[0] not in codes},
    )


def _write(folder: Path, name: str, turtle: bytes, origin: dict[str, str]) -> dict[str, dict[str, Any]]:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(turtle)
    graph = terms.graph(*name.removesuffix(".ttl").split("/"))
    store = EmbeddedStore()
    store.load(turtle, graph)
    return {
        name: {
            "graph": graph,
            "holds": _HOLDS[path.stem],
            "triples": len(store),
            "sha256": _sha256(turtle),
            "source": origin,
        }
    }


def _load(folder: Path, files: dict[str, dict[str, Any]], plan: str) -> EmbeddedStore:
    """What the reasoner is given: the ministries and the plan, and the ontology."""
    store = EmbeddedStore()
    for name, entry in files.items():
        if "/" not in name or name.startswith(f"{plan}/"):
            store.load((folder / name).read_bytes(), entry["graph"])
    load_ontology(store)
    return store


def _summary(report: PlanReport) -> dict[str, Any]:
    plan = report.plan
    return {
        "title": plan.name.clean,
        "year": plan.year,
        "source": {"file": f"{plan.code}/{report.file}", "sha256": plan.digest},
        "counts": report.counts,
        "reconciled": {
            table.code: {"figures": table.figures, "matched": table.matched, "not_recomputable": table.leaves}
            for table in report.reconciliation.tables
        },
    }


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
