"""Checks of what was built: SHACL shapes, rule queries, reconciliation, the source, the reasoner.

Each check yields findings; a right build has none.
"""

import hashlib
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from policygraph import paths, terms
from policygraph.errors import DataError
from policygraph.model import Allocation, Phase, PublishedTotal, Scope, Span, Status
from policygraph.query import answer
from policygraph.reconcile import Reconciliation, reconcile
from policygraph.store import MANIFEST, EmbeddedStore, published_files

_SH = "http://www.w3.org/ns/shacl#"


def shape_findings(store: EmbeddedStore) -> Iterator[DataError]:
    """What the SHACL shapes find missing or malformed."""
    import pyshacl  # noqa: PLC0415 - 0.7 s that only this check should cost
    from rdflib import Graph, URIRef  # noqa: PLC0415 - as above

    data, shapes = Graph(), Graph()
    for graph in store.graphs():
        data.parse(data="\n".join(store.triples(graph)), format="nt")
    for path in sorted(paths.SHAPES.glob("*.ttl")):
        shapes.parse(path, format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, advanced=False, inference=None)
    for result in report.subjects(URIRef(f"{_SH}resultSeverity")):
        focus = report.value(result, URIRef(f"{_SH}focusNode"))
        messages = {m.language: str(m) for m in report.objects(result, URIRef(f"{_SH}resultMessage"))}
        ko, en = messages.get("ko", ""), messages.get("en", "")
        yield DataError(f"{focus}: {en}", f"{focus}: {ko}")


def rule_findings(store: EmbeddedStore) -> Iterator[DataError]:
    """What the rule queries in `ontology/checks/` find."""
    for path in rule_files():
        table = store.query(path.read_text(encoding="utf-8")).bindings()
        rule = path.name.removesuffix("-violation.rq")
        for row in table.rows:
            found = dict(zip(table.variables, row, strict=True))
            subject, line = found.pop("subject", None), found.pop("line", None)
            details = ", ".join(f"{name} {value}" for name, value in found.items() if value is not None)
            yield DataError(
                f"{subject} breaks the rule {rule}" + (f" ({details})" if details else ""),
                f"{subject}: 규칙 {rule} 위반" + (f" ({details})" if details else ""),
                file=None if line is None else "plan.md",
                line=None if line is None else int(str(line)),
            )


def rule_files() -> tuple[Path, ...]:
    """The rule queries."""
    return tuple(sorted(paths.CHECKS.glob("*-violation.rq")))


def reconcile_graph(store: EmbeddedStore) -> Reconciliation:
    """Reconcile what is in the graph, read back from it, apart from what the build read."""
    return reconcile(_totals(store), _allocations(store))


def _allocations(store: EmbeddedStore) -> Iterator[Allocation]:
    table = answer(store, "all-allocations")
    for row in table.rows:
        found = {name: str(value) for name, value in zip(table.variables, row, strict=True)}
        line = int(found["line"])
        yield Allocation(
            project=_last(found["project"]),
            goal=found["goal"],
            ministry=_last(found["ministry"]),
            year=int(found["year"]),
            phase=Phase(_fragment(found["phase"])),
            amount=int(found["amount_krw"]),
            status=Status(_fragment(found["status"])),
            span=Span(line, line),
        )


def _totals(store: EmbeddedStore) -> Iterator[PublishedTotal]:
    table = answer(store, "all-totals")
    for row in table.rows:
        found = dict(zip(table.variables, row, strict=True))
        text = {name: None if value is None else str(value) for name, value in found.items()}
        line = int(str(text["line"]))
        yield PublishedTotal(
            table=_last(str(text["table"])),
            year=int(str(text["year"])),
            phase=Phase(_fragment(str(text["phase"]))),
            scope=Scope(
                field=text["field"],
                performance_goal=text["performance_goal"],
                strategy=text["strategy"],
                task=text["task"],
                ministry=None if text["ministry"] is None else _last(text["ministry"]),
            ),
            amount=int(str(text["amount_krw"])),
            share=None if text["share_percent"] is None else Decimal(text["share_percent"]),
            count=None if text["printed_rows"] is None else int(text["printed_rows"]),
            spans=(Span(line, line),),
        )


def _last(iri: str) -> str:
    return iri.rpartition("/")[2]


def _fragment(iri: str) -> str:
    return iri.removeprefix(terms.PG)


def source_findings(folder: Path) -> Iterator[DataError]:
    """Whether the sources of the project are still the ones that the build was made from."""
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    seen: set[tuple[str, str]] = set()
    for name, entry in published_files(folder).items():
        origin = (entry["source"]["file"], entry["source"]["sha256"])
        if origin in seen or "/" not in name:
            continue
        seen.add(origin)
        path = paths.SOURCES / origin[0]
        if path.is_file() and _text_digest(path) != origin[1]:
            yield DataError(
                "has changed since the build: run policygraph build",
                "빌드한 뒤에 바뀌었습니다: policygraph build를 실행하십시오",
                file=origin[0],
            )
    for code in manifest["plans"]:
        if not any(name.startswith(f"{code}/") for name in manifest["files"]):
            yield DataError(f"the plan {code} has no files", f"계획 {code}의 파일이 없습니다", file=MANIFEST)


def _text_digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n").removesuffix(b"\n")).hexdigest()


def owl_findings(store: EmbeddedStore) -> Iterator[DataError]:
    """What the reasoner finds impossible."""
    from policygraph.reason import judge  # noqa: PLC0415 - starts Java; only this check should

    verdict = judge(store)
    if not verdict.consistent:
        yield DataError(
            "the graph contradicts the ontology (HermiT)", "그래프가 온톨로지와 모순됩니다 (HermiT)"
        )
    for class_ in verdict.unsatisfiable:
        yield DataError(f"{class_} can have no member", f"{class_}에는 개체가 있을 수 없습니다")
