"""The pages of a publication beside the explorer: the catalogue, and what a host shows for a wrong address.

They look like the explorer's pages and come from the same frame; the catalogue carries its facts for search
engines in its head.
"""

from typing import Any

from jinja2 import PackageLoader
from markupsafe import Markup

from policygraph.catalog import Catalogue, to_schema_org, with_listing
from policygraph.view import Frame
from policygraph.view.templating import environment

CATALOGUE, MISSING = "catalog.html", "404.html"


def catalogue_page(frame: Frame, catalogue: Catalogue) -> str:
    """What can be downloaded, how large it is, on what terms, how to cite it."""
    return _drawn(
        frame,
        CATALOGUE,
        ko="자료",
        en="Data",
        data=Markup(to_schema_org(catalogue)),  # noqa: S704 - JSON in which <, > and & are escaped
        catalogue=catalogue,
    )


def missing_page(frame: Frame, catalogue: Catalogue) -> str:
    """What a host shows where there is no page: at any depth, so that it leads nowhere by a relative link."""
    return _drawn(frame, MISSING, ko="없는 쪽", en="Not here", pages=(), leads=(), base=catalogue.place.base)


def _drawn(frame: Frame, file: str, **content: Any) -> str:  # noqa: ANN401 - for templates
    templates = with_listing(environment(), PackageLoader("policygraph.static"))
    return templates.get_template(f"{file}.j2").render(page=frame.page(file, **content))
