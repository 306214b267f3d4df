"""`CITATION.cff` of what was built: policygraph, and each plan with its version and its source.

The repository's own file is that of the build it ships (`make reference` writes it); that of a publication is
of the build that is published.
"""

import json
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from policygraph import __version__, paths, terms
from policygraph.catalog.facts import Catalogue, read_catalogue
from policygraph.catalog.words import name_of
from policygraph.store import Manifest, Store


def to_citation(catalogue: Catalogue) -> bytes:
    """The file, in the Citation File Format 1.2.0."""
    templates = Environment(
        loader=PackageLoader("policygraph.catalog"),
        autoescape=False,  # noqa: S701 - it is YAML, in which each text is a JSON string
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    templates.filters["quoted"] = _quoted
    text = templates.get_template("CITATION.cff.j2").render(
        version=__version__,
        home=terms.HOME,
        maintainers=name_of("agents", "maintainers"),
        plans=catalogue.plans,
    )
    return text.encode()


def write_citation(store: Store, manifest: Manifest, path: Path = paths.CITATION) -> Path:
    """Write the file of a build."""
    path.write_bytes(to_citation(read_catalogue(store, manifest)))
    return path


def _quoted(text: str) -> str:
    """A text as YAML has it between quotes: every JSON string is one."""
    return json.dumps(text, ensure_ascii=False)
