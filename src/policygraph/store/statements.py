"""The queries and updates that publishing sends; each stands in a file of `ontology/publishing/`.

Values take the place of `$name` as RDF terms, escaped by the engine.

>>> print(statement("drop", graph=Iri("urn:g")))
# A graph away, if it is there.
DROP SILENT GRAPH <urn:g>
>>> sequence([statement("drop", graph=Iri("urn:g")), statement("drop", graph=Iri("urn:h"))]).count(";")
1
"""

from collections.abc import Iterable
from string import Template

from policygraph import paths
from policygraph.store.answer import Iri, Value, to_sparql

_HEAD = ("#", "PREFIX ")


def statement(name: str, **values: Value) -> str:
    """The query (`.rq`) or update (`.ru`) of that name with its values."""
    terms = {key: to_sparql(value) for key, value in values.items()}
    return _template(name).substitute(terms)


def insertion(graph: str, triples: Iterable[str], *, blank: bool) -> str:
    """The update that puts N-Triples into a graph.

    Args:
        graph: its name.
        triples: lines of N-Triples, which are SPARQL as well.
        blank: whether there are blank nodes among them.
    """
    template = _template("insert-blank" if blank else "insert")
    return template.substitute(graph=to_sparql(Iri(graph)), triples="\n".join(triples))


def sequence(updates: Iterable[str]) -> str:
    """Several updates as one request; the prefixes first: Oxigraph reads none later."""
    prefixes: dict[str, None] = {}
    bodies = []
    for update in updates:
        lines = update.split("\n")
        start = next(number for number, line in enumerate(lines) if not line.startswith(_HEAD))
        prefixes.update(dict.fromkeys(line for line in lines[:start] if line.startswith("PREFIX")))
        bodies.append("\n".join(lines[start:]))
    return "\n".join([*prefixes, " ;\n".join(bodies)])


def _template(name: str) -> Template:
    path = paths.PUBLISHING / name
    update = path.with_suffix(".ru")
    text = (update if update.is_file() else path.with_suffix(".rq")).read_text(encoding="utf-8")
    return Template(text.rstrip())
