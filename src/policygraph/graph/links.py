"""That a text names something, with the words by which it does and the place where they stand.

The link itself is a plain triple, for queries; an axiom about it carries the evidence.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from rdflib import Literal, URIRef
from rdflib.namespace import OWL, RDF

from policygraph import terms
from policygraph.graph.identifiers import Identifiers
from policygraph.graph.vocabulary import PG, Triple
from policygraph.model import Mention, Plan


def links(
    plan: Plan, prop: URIRef, mentions: Iterable[Mention], named: Callable[[str], URIRef]
) -> Iterator[Triple]:
    """One link for each pair of a text and what it names, and one axiom with all the words.

    Args:
        plan: the plan.
        prop: what links them, such as `pg:about`.
        mentions: what names what.
        named: the identifier of what has a code.
    """
    ids = Identifiers(plan)
    found: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        found[mention.subject, mention.named].append(mention)
    kind = prop.removeprefix(terms.PG)
    for (subject, code), same in found.items():
        source, target = ids.path(subject), named(code)
        axiom = ids.own(kind, subject, code)
        yield source, prop, target
        yield axiom, RDF.type, OWL.Axiom
        yield axiom, OWL.annotatedSource, source
        yield axiom, OWL.annotatedProperty, prop
        yield axiom, OWL.annotatedTarget, target
        for mention in same:
            yield axiom, PG.words, Literal(mention.words, "ko")
            for span in mention.spans:
                yield axiom, PG.evidence, URIRef(terms.evidence(plan.code, span))
