"""What Sphinx is taught for this documentation: a search that finds Korean, the paths of SPARQL, and haste."""

import posixpath
from typing import TYPE_CHECKING, Any

from pygments.lexers.rdf import SparqlLexer
from pygments.token import Operator

from policygraph.documentation.korean import Korean

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class Sparql(SparqlLexer):
    """SPARQL as Pygments colours it, with the marks of paths too: `pg:field|pg:task`, `pg:part?`."""

    tokens = {**SparqlLexer.tokens, "root": [*SparqlLexer.tokens["root"], (r"[|?+!^]", Operator)]}  # noqa: RUF012 - as theirs


class Sidebars:
    """The tree of the sidebar, made once for all pages of a folder that do not stand in it.

    It is the same for them, and making it takes longer than the rest of a page of a question.
    """

    def __init__(self) -> None:
        self._made: dict[tuple[str, str], str] = {}

    def reuse(self, app: "Sphinx", page: str, _template: str, context: dict[str, Any], _tree: object) -> None:
        """Give a page the tree of its folder, before the theme asks for it."""
        if "orphan" not in app.env.metadata.get(page, {}):
            return
        folder, make = posixpath.dirname(page), context["toctree"]

        def tree(**wanted: object) -> str:
            key = (folder, repr(sorted(wanted.items())))
            if key not in self._made:
                self._made[key] = make(**wanted)
            return self._made[key]

        context["toctree"] = tree


def setup(app: "Sphinx") -> dict[str, Any]:
    """Called by Sphinx."""
    app.add_search_language(Korean)
    app.add_lexer("sparql", Sparql)
    app.connect("html-page-context", Sidebars().reuse, priority=100)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
