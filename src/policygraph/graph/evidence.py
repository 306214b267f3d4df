"""Where the document says it: for everything that was read, the lines and the words."""

from collections import defaultdict
from collections.abc import Iterator

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, RDF

from policygraph import terms
from policygraph.graph.identifiers import Identifiers
from policygraph.graph.vocabulary import OA, PG, Triple
from policygraph.model import Plan, Span, UnusedLines

_RFC5147 = URIRef("http://tools.ietf.org/rfc/rfc5147")


class Evidence:
    """The evidence graph of a plan.

    Attributes:
        places: everything that was read, with each place that it was read from.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._ids = Identifiers(plan)
        self.places = tuple(self._subjects())

    def triples(self) -> Iterator[Triple]:
        """Every triple of the graph."""
        spans: set[Span] = set()
        for subject, span in self.places:
            yield subject, PG.evidence, URIRef(terms.evidence(self._plan.code, span))
            spans.add(span)
        for note, span in self._notes():
            yield note, PG.evidence, URIRef(terms.evidence(self._plan.code, span))
            spans.add(span)
        for emendation in self._plan.emendations:
            place = URIRef(terms.evidence(self._plan.code, emendation.span))
            yield self._ids.emendation(emendation), PG.evidence, place
            spans.add(emendation.span)
        for subject, span in (*self._faults(), *self._compared()):
            yield subject, PG.evidence, URIRef(terms.evidence(self._plan.code, span))
            spans.add(span)
        for span in sorted(spans, key=lambda s: (s.first, s.last, s.cell or 0)):
            yield from self._place(span)
        for unused in self._plan.unused:
            yield from self._unused(unused)

    def _place(self, span: Span) -> Iterator[Triple]:
        name = terms.evidence(self._plan.code, span)
        place, fragment, quote = URIRef(name), URIRef(f"{name}/fragment"), URIRef(f"{name}/quote")
        yield place, RDF.type, OA.SpecificResource
        yield place, OA.hasSource, self._ids.text
        yield place, OA.hasSelector, fragment
        for line in span.lines:
            yield place, PG.line, Literal(line)
        yield fragment, RDF.type, OA.FragmentSelector
        yield fragment, DCTERMS.conformsTo, _RFC5147
        yield fragment, RDF.value, Literal(f"line={span.first - 1},{span.last}")
        yield fragment, OA.refinedBy, quote
        yield quote, RDF.type, OA.TextQuoteSelector
        whole = "\n".join(self._plan.text[span.first - 1 : span.last])
        if span.cell is None:
            yield quote, OA.exact, Literal(whole)
            return
        cells = whole.split("\t")
        before, after = cells[: span.cell - 1], cells[span.cell :]
        yield quote, OA.exact, Literal(cells[span.cell - 1])
        yield quote, OA.prefix, Literal("".join(f"{cell}\t" for cell in before))
        yield quote, OA.suffix, Literal("".join(f"\t{cell}" for cell in after))

    def _unused(self, unused: UnusedLines) -> Iterator[Triple]:
        iri = self._ids.own("unused", unused.why)
        yield iri, RDF.type, PG.UnusedLines
        yield iri, OA.hasSource, self._ids.text
        yield iri, PG.unusedKind, Literal(unused.why.value)
        for line in unused.lines:
            yield iri, PG.unusedLine, Literal(line)

    def _subjects(self) -> Iterator[tuple[URIRef, Span]]:
        """Everything that was read, with each place that it was read from."""
        plan = self._plan
        found: list[tuple[URIRef, tuple[Span, ...]]] = [
            (self._ids.plan, plan.spans),
            (self._ids.basic_plan, plan.basic.spans),
            (self._ids.vision, plan.vision.spans),
        ]
        found += [(self._ids.element(level, element.code), element.spans) for level, element in plan.elements]
        found += [(self._ids.element("measure", measure.code), (measure.span,)) for measure in plan.measures]
        found += [(self._ids.path(passage.path), passage.spans) for passage in plan.passages]
        found += [(self._ids.own("target", target.code), target.spans) for target in plan.targets]
        found += [(self._ids.own("event", stage.code), (stage.span,)) for stage in plan.stages]
        found += list(self._instruments())
        found += [(URIRef(terms.ministry(code)), (span,)) for code, span in plan.ministry_spans]
        found += [(self._ids.own("project", project.code), project.spans) for project in plan.projects]
        found += [(self._ids.allocation(row), (row.span,)) for row in plan.allocations]
        found += [(self._ids.total(total), total.spans) for total in plan.totals]
        found += [(self._ids.own("table", table.code), table.spans) for table in plan.tables]
        for subject, spans in found:
            for span in spans:
                yield subject, span

    def _notes(self) -> Iterator[tuple[URIRef, Span]]:
        """Every note on a statement that was read from the text, with each place of its words."""
        plan, ids = self._plan, self._ids
        found = [(ids.restatement(restated), restated.spans) for restated in plan.restatements]
        found += [(ids.naming(naming), naming.spans) for naming in plan.namings]
        bullets: list[tuple[str, tuple[str, ...], tuple[Span, ...]]] = [
            (f"measure/{m.code}", m.responsible, (m.span,)) for m in plan.measures
        ]
        bullets += [(passage.path, passage.responsible, passage.spans) for passage in plan.passages]
        found += [(ids.responsibility(path, code), spans) for path, codes, spans in bullets for code in codes]
        for note, spans in found:
            for span in spans:
                yield note, span

    def _faults(self) -> Iterator[tuple[URIRef, Span]]:
        """Every suspected fault and every statement of a discrepancy; nothing else is read from them."""
        for suspicion in self._plan.suspicions:
            yield self._ids.suspicion(suspicion), suspicion.span
        for discrepancy in self._plan.discrepancies:
            for iri, statement in self._ids.statements(discrepancy):
                yield iri, statement.span

    def _compared(self) -> Iterator[tuple[URIRef, Span]]:
        """Every amount that is compared with budget rows, with its place and theirs."""
        for compared in self._plan.amounts:
            for span in (*compared.target.spans, *(row.span for row in compared.rows)):
                yield self._ids.amount_comparison(compared), span

    def _instruments(self) -> Iterator[tuple[URIRef, tuple[Span, ...]]]:
        """Every instrument with each place that names it, or that gives a stage of it."""
        named: dict[str, set[Span]] = defaultdict(set)
        for mention in self._plan.mentions:
            named[mention.named].update(mention.spans)
        for stage in self._plan.stages:
            named[stage.instrument].add(stage.span)
        for code, spans in named.items():
            yield self._ids.instrument(code), tuple(sorted(spans, key=lambda s: (s.first, s.last)))
