"""What the text says about the tables and the projects: figures in words, names of projects, dated events.

A figure in words and the name of a project have a note (an owl:Axiom with an IRI) that keeps the words
and leads to their place. A name that is printed is asserted; what a person takes for one is curated, with
the reason.
"""

from collections.abc import Iterator
from decimal import Decimal

from rdflib import Literal
from rdflib.namespace import SKOS, XSD

from policygraph.graph.identifiers import Identifiers
from policygraph.graph.vocabulary import PG, Triple, annotated
from policygraph.model import NamedAs, Naming, Plan


def restatements(plan: Plan, ids: Identifiers) -> Iterator[Triple]:
    """The printed totals that sentences say again in words, with the figures of the words."""
    totals = {total.code: total for total in plan.totals}
    for restated in plan.restatements:
        note = ids.restatement(restated)
        total = ids.total(totals[restated.total])
        yield from annotated(note, (ids.path(restated.passage), PG.restates, total))
        yield note, PG.words, Literal(restated.words, "ko")
        yield note, PG.restatedAmount, Literal(restated.amount)
        yield note, PG.amountRoundedTo, Literal(restated.unit)
        if restated.share is not None:
            last = Decimal(1).scaleb(int(restated.share.as_tuple().exponent))
            yield note, PG.restatedShare, _decimal(restated.share)
            yield note, PG.shareRoundedTo, _decimal(last)


def _decimal(value: Decimal) -> Literal:
    return Literal(format(value, "f"), datatype=XSD.decimal)


def printed_names(plan: Plan, ids: Identifiers) -> Iterator[Triple]:
    """The projects whose names are printed in bullets and footnotes."""
    for naming in plan.namings:
        if not naming.reason:
            yield from _naming(naming, ids)


def read_names(plan: Plan, ids: Identifiers) -> Iterator[Triple]:
    """The projects that bullets and footnotes name in other words, and those words that are names."""
    for naming in plan.namings:
        if naming.reason:
            yield from _naming(naming, ids)
            yield ids.naming(naming), PG.reason, Literal(naming.reason, "ko")
    known = {p.code: {p.name.clean, *p.name.alternatives, *p.name.damaged} for p in plan.projects}
    for form in plan.project_forms:
        if form.named_as is NamedAs.NAME and form.form not in known[form.project]:
            known[form.project].add(form.form)
            note = ids.own("reading", "project", form.project, "altLabel", str(form.line))
            project = ids.own("project", form.project)
            yield from annotated(note, (project, SKOS.altLabel, Literal(form.form, "ko")))
            yield note, PG.reason, Literal(form.reason, "ko")


def _naming(naming: Naming, ids: Identifiers) -> Iterator[Triple]:
    note = ids.naming(naming)
    yield from annotated(
        note, (ids.path(naming.subject), PG.namesProject, ids.own("project", naming.project))
    )
    for words in naming.words:
        yield note, PG.words, Literal(words, "ko")


def reported_events(plan: Plan, ids: Identifiers) -> Iterator[Triple]:
    """The dated events that bullets and footnotes tell; that something is one is a person's reading."""
    for path, stage in plan.reports:
        yield ids.path(path), PG.reports, ids.own("event", stage)


def responsibilities(path: str, codes: tuple[str, ...], ids: Identifiers) -> Iterator[Triple]:
    """The ministries that a bullet names in its closing parentheses, each with its place in them."""
    subject = ids.path(path)
    for order, code in enumerate(codes, 1):
        note = ids.responsibility(path, code)
        yield from annotated(note, (subject, PG.responsible, ids.path(f"ministry/{code.lower()}")))
        yield note, PG.order, Literal(order)
