"""The reference page of the ontology, made from its Turtle so that it cannot say anything else.

One section for each kind of term, in Korean and English: what it means, where it stands in the hierarchy,
what it leads from and to, what it corresponds to elsewhere, and what the shapes ask of a complete record.
Then the structures of the data cubes and the code lists. Both languages, or one of them.

>>> page = reference()
>>> page.splitlines()[0], "### pg:CoFundedProject" in page
('# 온톨로지 참조 · Ontology reference', True)
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import OWL, RDF, RDFS, SKOS
from rdflib.term import Node

from policygraph import paths, terms
from policygraph.errors import Language
from policygraph.reference.words import languages, words
from policygraph.store import ontology_files

PAGE = paths.ROOT / "docs" / "reference" / "ontology.md"

_SH = "http://www.w3.org/ns/shacl#"
_QB = terms.PREFIXES["qb"]
_PREFIXES = terms.PREFIXES | {
    "code": f"{terms.HOME}vocabulary/",
    "cpov": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dingo": "https://w3id.org/dingo#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "eurio": "http://data.europa.eu/s66#",
    "frapo": "http://purl.org/cerif/frapo/",
    "obeu-attribute": "http://data.openbudgets.eu/ontology/dsd/attribute/",
    "obeu-dimension": "http://data.openbudgets.eu/ontology/dsd/dimension/",
    "obeu-measure": "http://data.openbudgets.eu/ontology/dsd/measure/",
    "obeu-phase": "http://data.openbudgets.eu/resource/codelist/budget-phase/",
    "schema": "https://schema.org/",
    "sdgo": "http://metadata.un.org/sdg/ontology#",
    "sdmx-attribute": "http://purl.org/linked-data/sdmx/2009/attribute#",
    "sssom": "https://w3id.org/sssom/",
    "void": "http://rdfs.org/ns/void#",
}
_SECTIONS = (
    (OWL.Class, "클래스", "Classes"),
    (OWL.ObjectProperty, "객체 속성", "Object properties"),
    (OWL.DatatypeProperty, "자료 속성", "Data properties"),
    (OWL.AnnotationProperty, "주석 속성", "Annotation properties"),
    (OWL.NamedIndividual, "개체", "Individuals"),
)
_CHARACTERISTICS = {
    OWL.FunctionalProperty: ("값이 하나", "functional"),
    OWL.SymmetricProperty: ("대칭", "symmetric"),
    OWL.IrreflexiveProperty: ("비재귀", "irreflexive"),
}
_ALIGNED = (
    (RDFS.subClassOf, "⊑"),
    (RDFS.subPropertyOf, "⊑"),
    (SKOS.closeMatch, "≈"),
    (SKOS.relatedMatch, "~"),
    (RDFS.seeAlso, "→"),
)
_MADE = (
    "`make reference`가 `ontology/`의 Turtle에서 만든 글이다. 고칠 것은 그 파일에서 고친다.",
    "Made by `make reference` from the Turtle in `ontology/`; change it there.",
)
_TABLES = (
    "집계의 구조는 빌드가 문서의 표에서 만든다: 연도·단계·단위에, 집계가 합한 차원과 인쇄된 측정값을\n더한다.",
    "The build makes the structures of totals from the tables of the document: year, phase and unit, with\n"
    "the dimensions that a total is of and the measures that are printed. They are made of:",
)


def reference(language: Language | None = None) -> str:
    """The page, as Markdown; in both languages, if `language` is None."""
    return "\n".join(_Page(language).lines()) + "\n"


def write(path: Path = PAGE) -> None:
    """Write the page."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(reference(), encoding="utf-8")


class _Page:
    """The ontology's files, and the page made of them."""

    def __init__(self, language: Language | None) -> None:
        self._language = language
        self._terms, self._cube, *lists = (_read([path]) for path in ontology_files())
        self._lists = lists
        self._alignments = _read([paths.ONTOLOGY / "alignments.ttl"])
        self._shapes = _read(sorted(paths.SHAPES.glob("*.ttl")))

    def lines(self) -> Iterator[str]:
        """The page, line by line."""
        version = self._terms.value(next(self._terms.subjects(RDF.type, OWL.Ontology)), OWL.versionInfo)
        yield f"# {self._say('온톨로지 참조', 'Ontology reference')}\n"
        yield self._say(*_MADE, between="\n") + "\n"
        namespace, edition = self._say("이름공간", "namespace"), self._say("판", "version")
        yield f"{namespace}: `pg:` = `{terms.PG}` · {edition}: {version}\n"
        marks = (
            ("⊑", self._one("하위", "below it")),
            ("≈", self._one("거의 같음", "close match")),
            ("~", self._one("관련", "related")),
            ("→", self._one("참고", "see also")),
        )
        yield f"{self._say('대응 기호', 'marks')}: {' · '.join(f'{sign} {word}' for sign, word in marks)}\n"
        for kind, ko, en in _SECTIONS:
            yield f"## {self._say(ko, en)}\n"
            for term in self._of_kind(kind):
                yield from self._term(term)
        yield from self._cubes()
        yield f"## {self._say('코드 목록', 'Code lists')}\n"
        for graph in self._lists:
            yield from self._list(graph)

    def _say(self, ko: str, en: str, between: str = " · ") -> str:
        return words(ko, en, self._language, between)

    def _one(self, ko: str, en: str) -> str:
        return f"{ko} ({en})" if self._language is None else self._say(ko, en)

    def _of_kind(self, kind: URIRef) -> list[URIRef]:
        found = {t for t in self._terms.subjects(RDF.type, kind) if isinstance(t, URIRef)}
        return sorted(term for term in found if term.startswith(terms.PG))

    def _term(self, term: URIRef) -> Iterator[str]:
        name = _short(term)
        yield f"### {name}\n"
        yield from self._words(self._terms, term, RDFS.label)
        rows = [(label, ", ".join(values)) for label, values in self._facts(term) if values]
        if rows:
            yield "| | |\n|---|---|"
            yield from (f"| {label} | {values} |" for label, values in rows)
            yield ""
        asked = list(self._asked(term))
        if asked:
            yield f"{self._say('온전한 기록의 조건', 'a complete record')}:\n"
            yield from asked
            yield ""

    def _words(self, graph: Graph, term: Node, label: URIRef) -> Iterator[str]:
        """Name and definition in both languages, with the notes."""
        for language in languages(self._language):
            name, definition = _in(graph, term, label, language), _in(graph, term, SKOS.definition, language)
            definition = definition or _in(self._terms, term, SKOS.definition, language)
            notes = [_in(graph, term, prop, language) for prop in (SKOS.scopeNote, RDFS.comment)]
            yield f"**{name}** — {' '.join(text for text in (definition, *notes) if text)}\n"

    def _facts(self, term: URIRef) -> Iterator[tuple[str, list[str]]]:
        graph = self._terms
        kinds = (kind for kind in graph.objects(term, RDF.type) if str(kind).startswith(terms.PG))
        yield self._say("종류", "is a"), self._names(kinds)
        supers = (RDFS.subClassOf, RDFS.subPropertyOf)
        yield self._say("상위", "super"), self._names(s for prop in supers for s in graph.objects(term, prop))
        yield self._say("정의역", "domain"), self._names(graph.objects(term, RDFS.domain))
        yield self._say("치역", "range"), self._names(graph.objects(term, RDFS.range))
        inverses = {*graph.objects(term, OWL.inverseOf), *graph.subjects(OWL.inverseOf, term)}
        yield self._say("역관계", "inverse"), self._names(inverses)
        marks = [
            self._say(*name) for kind, name in _CHARACTERISTICS.items() if (term, RDF.type, kind) in graph
        ]
        yield self._say("성질", "characteristics"), marks
        yield self._say("큐브에서", "in data cubes"), self._names(self._cube.objects(term, RDF.type))
        lists = [
            found for source in self._lists for found in source.objects(term, URIRef(f"{terms.PG}codeList"))
        ]
        yield self._say("코드 목록", "code list"), [_short(found) for found in lists]
        aligned = ((mark, value) for prop, mark in _ALIGNED for value in self._alignments.objects(term, prop))
        yield (
            self._say("다른 어휘", "elsewhere"),
            sorted({f"{mark} {_short(value)}" for mark, value in aligned}),
        )

    def _names(self, nodes: Iterable[Node]) -> list[str]:
        return sorted({self._expression(node) for node in nodes})

    def _expression(self, node: Node) -> str:
        """A term, or a class expression in words."""
        if not isinstance(node, BNode):
            return _short(node)
        for kind, word in (
            (OWL.unionOf, f" {self._say('또는', 'or')} "),
            (OWL.intersectionOf, f" {self._say('그리고', 'and')} "),
            (OWL.oneOf, ", "),
        ):
            if (list_ := self._terms.value(node, kind)) is not None:
                members = [self._expression(member) for member in Collection(self._terms, list_)]
                return word.join(members)
        return f"{_short(self._terms.value(node, OWL.onProperty))} …"

    def _asked(self, term: URIRef) -> Iterator[str]:
        """What the shapes ask of the members of a class."""
        shapes = set(self._shapes.subjects(URIRef(f"{_SH}targetClass"), term))
        for shape in sorted(shapes, key=str):
            ko, en = (_in(self._shapes, shape, URIRef(f"{_SH}message"), lang) for lang in ("ko", "en"))
            yield f"- {self._say(ko, en)}"

    def _cubes(self) -> Iterator[str]:
        yield f"## {self._say('데이터 큐브', 'Data cubes')}\n"
        for structure in sorted(
            self._cube.subjects(RDF.type, URIRef(f"{_QB}DataStructureDefinition")), key=str
        ):
            ko, en = (_in(self._cube, structure, RDFS.label, language) for language in ("ko", "en"))
            name = f"**{ko}** · {en}" if self._language is None else f"**{self._say(ko, en)}**"
            yield f"### {_short(structure)}\n\n{name}\n"
            components = list(self._cube.objects(structure, URIRef(f"{_QB}component")))
            yield from self._components(components)
        yield f"### {self._say('표의 구조', 'structures of tables')}\n"
        yield f"{self._say(*_TABLES, between=' ')}\n"
        kind = URIRef(f"{_QB}ComponentSpecification")
        yield from self._components(self._cube.subjects(RDF.type, kind))

    def _components(self, components: Iterable[Node]) -> Iterator[str]:
        columns = (("구실", "part"), ("속성", "property"), ("코드 목록", "code list"), ("단위", "unit"))
        yield f"| {' | '.join(self._say(ko, en) for ko, en in columns)} |\n|---|---|---|---|"
        rows = []
        for component in components:
            for order, part in enumerate(("dimension", "measure", "attribute")):
                for prop in self._cube.objects(component, URIRef(f"{_QB}{part}")):
                    codes = [_short(c) for c in self._cube.objects(prop, URIRef(f"{_QB}codeList"))]
                    unit = URIRef(f"{_PREFIXES['sdmx-attribute']}unitMeasure")
                    units = [_short(u) for u in self._cube.objects(prop, unit)]
                    rows.append(
                        (order, f"| {part} | {_short(prop)} | {', '.join(codes)} | {', '.join(units)} |")
                    )
        yield from (row for _, row in sorted(rows))
        yield ""

    def _list(self, graph: Graph) -> Iterator[str]:
        (scheme,) = graph.subjects(RDF.type, SKOS.ConceptScheme)
        yield f"### {_short(scheme)}\n"
        yield from self._words(graph, scheme, SKOS.prefLabel)
        names = {"ko": "한국어", "en": "English"}
        shown = [names[language] for language in languages(self._language)]
        yield f"| {self._say('코드', 'code')} | {' | '.join(shown)} |\n|---{'|---' * len(shown)}|"
        rows = []
        for concept in graph.subjects(SKOS.inScheme, scheme):
            cells = []
            for language in languages(self._language):
                name = _in(graph, concept, SKOS.prefLabel, language)
                definition = _in(graph, concept, SKOS.definition, language)
                cells.append(
                    f"**{name}** {definition or _in(self._terms, concept, SKOS.definition, language)}"
                )
            rows.append(f"| `{graph.value(concept, SKOS.notation)}` | {' | '.join(cells)} |")
        yield from sorted(rows)
        yield ""


def _read(files: Iterable[Path]) -> Graph:
    graph = Graph()
    for path in files:
        graph.parse(path, format="turtle")
    return graph


def _in(graph: Graph, subject: Node, prop: URIRef, language: str) -> str:
    """The values of a property in a language."""
    values = (v for v in graph.objects(subject, prop) if isinstance(v, Literal) and v.language == language)
    return " ".join(sorted(map(str, values)))


def _short(node: Node | None) -> str:
    """A term in a prefixed name, as code; a literal as it is."""
    if isinstance(node, Literal):
        return f"`{node}`"
    for prefix, namespace in sorted(_PREFIXES.items(), key=_longest_first):
        if str(node).startswith(namespace):
            return f"{prefix}:{str(node).removeprefix(namespace)}"
    return f"<{node}>"


def _longest_first(item: tuple[str, str]) -> int:
    return -len(item[1])
