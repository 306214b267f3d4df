"""Checks of what was built: completeness, source, quotations, reconciliation, SHACL, rules, the reasoner.

Each check yields findings, which name the file and line of the source where there is one; a right build
has none.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from policygraph import paths, terms
from policygraph.errors import DataError
from policygraph.model import Allocation, Phase, PublishedTotal, Scope, Span, Status
from policygraph.query import answer
from policygraph.reconcile import Reconciliation, reconcile
from policygraph.store import EmbeddedStore, Manifest, read_manifest

# Where the source of a plan is, if not in the project: plan → folder.
Sources = Mapping[str, Path]

_SH = "http://www.w3.org/ns/shacl#"
_SHOWN = 60  # characters of a quotation in a finding


@dataclass(slots=True)
class Account:
    """The lines of a text: how many, which are evidence, which are known to carry nothing."""

    lines: int
    evidence: set[int]
    unused: set[int]

    @property
    def missing(self) -> list[int]:
        """The lines that are neither."""
        return sorted(set(range(1, self.lines + 1)) - self.evidence - self.unused)

    @property
    def share(self) -> Fraction:
        """The part of the lines that is accounted for, in percent."""
        return Fraction(100 * (self.lines - len(self.missing)), self.lines or 1)


def folder_findings(folder: Path) -> Iterator[DataError]:
    """Whether every file that a build consists of is there as it was written, and no other."""
    files = read_manifest(folder).files
    listed = set(files)
    needed = {f"{terms.ORGANISATIONS}.ttl"}
    for code in read_manifest(folder).plans:
        needed |= {f"{code}/{stem}.ttl" for stem in terms.PLAN_GRAPHS}
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*.ttl")}
    for name in sorted((needed | listed) - (there & listed)):
        yield DataError(
            "is missing: run policygraph build",
            "파일이 없습니다: policygraph build를 실행하십시오",
            file=name,
        )
    for name in sorted(there & listed):
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != files[name]["sha256"]:
            yield DataError(
                "is not what the manifest describes: run policygraph build",
                "manifest의 내용과 다릅니다: policygraph build를 실행하십시오",
                file=name,
            )
    for name in sorted(there - listed):
        yield DataError("is not in the manifest", "manifest에 없는 파일입니다", file=name)


def absent_sources(folder: Path, given: Sources) -> list[str]:
    """The plans whose sources are neither given nor in the project: they cannot be compared."""
    files = _files(read_manifest(folder))
    return [file.partition("/")[0] for file in files.values() if _source_lines(file, given) is None]


def source_findings(folder: Path, given: Sources) -> Iterator[DataError]:
    """Whether the sources are still the ones that the build was made from; absent ones are skipped."""
    for name, entry in read_manifest(folder).files.items():
        file, digest = entry["source"]["file"], entry["source"]["sha256"]
        if name == f"{terms.ORGANISATIONS}.ttl":
            changed = hashlib.sha256(paths.MINISTRIES.read_bytes()).hexdigest() != digest
        elif name.endswith(f"/{terms.ASSERTED}.ttl"):  # the other files of a plan have the same source
            lines = _source_lines(file, given)
            changed = lines is not None and hashlib.sha256("\n".join(lines).encode()).hexdigest() != digest
        else:
            continue
        if changed:
            yield DataError(
                "has changed since the build: run policygraph build",
                "빌드한 뒤에 바뀌었습니다: policygraph build를 실행하십시오",
                file=file,
            )


def quotation_findings(store: EmbeddedStore, folder: Path, given: Sources) -> Iterator[DataError]:
    """Which lines of the sources no longer read as they are quoted; absent ones are skipped."""
    files = _files(read_manifest(folder))
    texts = {text: lines for text, file in files.items() if (lines := _source_lines(file, given)) is not None}
    differing: dict[tuple[str, int], str] = {}
    for text, first, last, before, quote, after in answer(store, "places").rows:
        if (lines := texts.get(str(text))) is None:
            continue
        numbers = range(int(str(first)), int(str(last)) + 1)
        quoted = f"{before or ''}{quote}{after or ''}".split("\n")
        if len(quoted) != len(numbers):
            differing[files[str(text)], numbers[0]] = str(quote)
        for number, words in zip(numbers, quoted, strict=False):
            if not number <= len(lines) or lines[number - 1] != words:
                differing[files[str(text)], number] = words
    for (file, number), words in sorted(differing.items()):
        shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
        yield DataError(
            f"is not what the build quotes: {shown!r}",
            f"빌드가 인용한 글과 다릅니다: {shown!r}",
            file=file,
            line=number,
        )


def accounting(store: EmbeddedStore, folder: Path) -> dict[str, Account]:
    """For each source file, which of its lines are evidence and which are known to carry nothing."""
    files = _files(read_manifest(folder))
    accounts = {file: Account(0, set(), set()) for file in files.values()}
    for text, lines, line, reason in answer(store, "accounting").rows:
        account = accounts[files[str(text)]]
        account.lines = int(str(lines))
        (account.evidence if reason is None else account.unused).add(int(str(line)))
    return accounts


def accounting_findings(accounts: Mapping[str, Account]) -> Iterator[DataError]:
    """The lines that are neither evidence nor known to carry nothing, or are said to be both."""
    for file, account in accounts.items():
        if not account.lines:
            yield DataError("its lines are not accounted for", "행을 헤아린 기록이 없습니다", file=file)
        for line in account.missing:
            yield DataError(
                "is neither evidence of anything nor listed as carrying nothing",
                "어떤 것의 근거도 아니고, 담은 것이 없다는 까닭도 없습니다",
                file=file,
                line=line,
            )
        for line in sorted(account.evidence & account.unused):
            yield DataError(
                "is evidence, and listed as carrying nothing",
                "근거이면서 담은 것이 없다고 적혀 있습니다",
                file=file,
                line=line,
            )


def _files(manifest: Manifest) -> dict[str, str]:
    """The file of each text."""
    return {terms.text(code): manifest.text_file(code) for code in manifest.plans}


def _source_lines(file: str, given: Sources) -> list[str] | None:
    """The lines of a source, whatever its line ends; None if it is not here."""
    code, _, name = file.partition("/")
    path = given.get(code, paths.SOURCES / code) / name
    if not path.is_file():
        return None
    text = path.read_bytes().decode("utf-8-sig", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")


def curation_counts(store: EmbeddedStore) -> dict[str, int]:
    """How many repairs, suspected faults and discrepancies the graphs hold, by the names of the manifest."""
    treatments = _column(store, "emendations", "treatment")
    codes, verdicts = (_column(store, "discrepancies", name) for name in ("discrepancy_code", "verdict"))
    judged = dict(zip(codes, verdicts, strict=True))  # a row per statement
    return {
        "corrections": treatments.count("repaired"),
        "suspicions": treatments.count("suspected"),
        "discrepancies": len(judged),
        "contradictions": list(judged.values()).count("contradiction"),
    }


def _column(store: EmbeddedStore, question: str, name: str) -> list[object]:
    """One column of the answer to a question."""
    table = answer(store, question)
    at = table.variables.index(name)
    return [row[at] for row in table.rows]


def curation_findings(store: EmbeddedStore, folder: Path) -> Iterator[DataError]:
    """Where the graphs hold other numbers of repairs, suspicions and discrepancies than the build counted."""
    plans = read_manifest(folder).plans.values()
    for kind, found in curation_counts(store).items():
        counted = sum(plan["counts"].get(kind, 0) for plan in plans)
        if found != counted:
            yield DataError(
                f"the graphs hold {found} {kind}, the build counted {counted}",
                f"그래프에는 {kind} {found}건인데 빌드는 {counted}건을 세었습니다",
            )


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


def rule_findings(store: EmbeddedStore, folder: Path) -> Iterator[DataError]:
    """What the rule queries in `ontology/checks/` find."""
    files = _files(read_manifest(folder))
    places = {(str(row[0]), row[1]): files.get(str(row[4])) for row in answer(store, "quotations").rows}
    for path in rule_files():
        table = store.query(path.read_text(encoding="utf-8")).bindings()
        rule = path.name.removesuffix("-violation.rq")
        for found in table.records():
            subject, line = found.pop("subject", None), found.pop("line", None)
            details = ", ".join(f"{name} {value}" for name, value in found.items() if value is not None)
            file = places.get((str(subject), line))
            yield DataError(
                f"{subject} breaks the rule {rule}" + (f" ({details})" if details else ""),
                f"{subject}: 규칙 {rule} 위반" + (f" ({details})" if details else ""),
                file=file,
                line=int(str(line)) if file else None,
            )


def rule_files() -> tuple[Path, ...]:
    """The rule queries."""
    return tuple(sorted(paths.CHECKS.glob("*-violation.rq")))


def reconcile_graph(store: EmbeddedStore, folder: Path) -> dict[str, Reconciliation]:
    """Reconcile what is in the graph, read back from it, apart from what the build read.

    Returns:
        A reconciliation for each source file.

    Raises:
        DataError: the graph has a figure that is no number.
    """
    try:
        totals, allocations = _totals(store), _allocations(store)
    except (ValueError, ArithmeticError) as error:
        raise DataError(f"a figure is no number: {error}", f"숫자가 아닌 수치가 있습니다: {error}") from error
    return {
        file: reconcile(totals[text], allocations[text])
        for text, file in _files(read_manifest(folder)).items()
    }


def reconciliation_findings(results: dict[str, Reconciliation]) -> Iterator[DataError]:
    """The figures that do not come out, or the absence of any."""
    for file, result in results.items():
        if not result.totals or not result.allocations:
            yield DataError("there is nothing to reconcile", "대조할 것이 없습니다", file=file)
        yield from (comparison.finding(file) for comparison in result.deviations)


def restatement_findings(store: EmbeddedStore, folder: Path) -> Iterator[DataError]:
    """The figures in words that are not what the tables print, and those that are not there to compare."""
    manifest = read_manifest(folder)
    files = _files(manifest)
    compared: Counter[str] = Counter()
    for found in answer(store, "restated-figures").records():
        compared[str(found["text"])] += 1
        if found["agrees"]:
            continue
        said, printed = found["restated_krw"], found["printed_krw"]
        shares = f" ({found['restated_percent']}%), ({found['share_percent']}%)"
        yield DataError(
            f"{found['words']!r} says {said:,} won where the table prints {printed:,} won{shares}",
            f"{found['words']!r}: 글은 {said:,}원, 표는 {printed:,}원{shares}",
            file=files.get(str(found["text"])),
            line=int(str(found["line"])),
        )
    for code, plan in manifest.plans.items():
        promised, there = plan["counts"].get("restatements", 0), compared[terms.text(code)]
        if there != promised:
            yield DataError(
                f"{there} figures in words can be compared with the tables, the build read {promised}",
                f"글의 수치 {there}개만 표와 견줄 수 있습니다. 빌드는 {promised}개를 읽었습니다",
                file=files[terms.text(code)],
            )


def _allocations(store: EmbeddedStore) -> dict[str, list[Allocation]]:
    by_text: dict[str, list[Allocation]] = defaultdict(list)
    table = answer(store, "all-allocations")
    for row in table.rows:
        found = {name: str(value) for name, value in zip(table.variables, row, strict=True)}
        line = int(found["line"])
        allocation = Allocation(
            project=_last(found["project"]),
            goal=found["goal"],
            ministry=_last(found["ministry"]),
            year=int(found["year"]),
            phase=Phase(_fragment(found["phase"])),
            amount=int(found["amount_krw"]),
            status=Status(_fragment(found["status"])),
            span=Span(line, line),
        )
        by_text[found["text"]].append(allocation)
    return by_text


def _totals(store: EmbeddedStore) -> dict[str, list[PublishedTotal]]:
    by_text: dict[str, list[PublishedTotal]] = defaultdict(list)
    for found in answer(store, "all-totals").records():
        text = {name: None if value is None else str(value) for name, value in found.items()}
        line = int(str(text["line"]))
        total = PublishedTotal(
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
        by_text[str(text["text"])].append(total)
    return by_text


def _last(iri: str) -> str:
    return iri.rpartition("/")[2]


def _fragment(iri: str) -> str:
    return iri.removeprefix(terms.PG)


def owl_findings(store: EmbeddedStore) -> Iterator[DataError]:
    """What the reasoner finds impossible."""
    from policygraph.reason import contradictions  # noqa: PLC0415 - starts Java; only this check should

    yield from contradictions(store)
