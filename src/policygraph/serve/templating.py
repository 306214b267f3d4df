"""HTML in the language that the address says, from templates that escape everything."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from policygraph import __version__
from policygraph.serve.addresses import is_web_page, local, with_language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from policygraph.errors import Language


# What shows the listing of the catalogue.
_LISTING = frozenset({"catalog.html.j2"})


def page_language(request: Request) -> Language:
    """The language of a page: Korean, unless the address says English."""
    return "en" if request.query_params.get("lang") == "en" else "ko"


def render(
    request: Request,
    template: str,
    content: dict[str, Any],
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> HTMLResponse:
    """A page.

    Args:
        request: what the page answers.
        template: its file.
        content: what the template shows.
        status: of the answer.
        headers: of the answer.
    """
    language = page_language(request)
    root = str(request.scope.get("root_path", "")).rstrip("/")

    def link(path: str, **parameters: str | int) -> str:
        return root + with_language(path, language, **parameters)

    def target(iri: str) -> str | None:
        """Where a thing can be looked at; None if it is not to be linked."""
        path = local(iri)
        return link(path) if path else iri if is_web_page(iri) else None

    page = (_with_listing() if template in _LISTING else _environment()).get_template(template)
    html = page.render(
        language=language,
        say=lambda ko, en: ko if language == "ko" else en,
        link=link,
        target=target,
        here=request.url.path,
        other_language=_other(request, language),
        version=__version__,
        **content,
    )
    return HTMLResponse(html, status, {"Cache-Control": "no-cache", **(headers or {})})


def _other(request: Request, language: Language) -> str:
    """The same page in the other language."""
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]
    if language == "ko":
        kept.append(("lang", "en"))
    return f"?{urlencode(kept)}"


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("policygraph.serve"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _with_listing() -> Environment:
    """The templates, and the one that lists what the catalogue holds."""
    from policygraph.catalog import with_listing  # noqa: PLC0415 - slow to import; other pages need none of it

    return with_listing(_environment())
