"""What Sphinx is taught for this documentation: a search that finds Korean, and the paths of SPARQL."""

from typing import TYPE_CHECKING, Any

from pygments.lexers.rdf import SparqlLexer
from pygments.token import Operator

from policygraph.documentation.korean import Korean

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class Sparql(SparqlLexer):
    """SPARQL as Pygments colours it, with the marks of paths too: `pg:field|pg:task`, `pg:part?`."""

    tokens = {**SparqlLexer.tokens, "root": [*SparqlLexer.tokens["root"], (r"[|?+!^]", Operator)]}  # noqa: RUF012 - as theirs


def setup(app: "Sphinx") -> dict[str, Any]:
    """Called by Sphinx."""
    app.add_search_language(Korean)
    app.add_lexer("sparql", Sparql)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
