"""In which form an answer is wanted: by the end of the address, or by the Accept header.

>>> [ending for ending in FORMS]
['.html', '.ttl', '.jsonld', '.nt']
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.responses import PlainTextResponse, Response

from policygraph.serve.negotiation import choose

if TYPE_CHECKING:
    from starlette.requests import Request

    from policygraph.store import GraphFormat

HTML = "text/html"
# The end of an address → media type and format, in the order of preference.
FORMS: dict[str, tuple[str, GraphFormat | None]] = {
    ".html": (HTML, None),
    ".ttl": ("text/turtle", "turtle"),
    ".jsonld": ("application/ld+json", "jsonld"),
    ".nt": ("application/n-triples", "ntriples"),
}
MEDIA = tuple(media for media, _ in FORMS.values())


@dataclass(frozen=True, slots=True)
class Form:
    """What of a thing is asked for.

    Attributes:
        path: of the thing, without the end that says the form.
        media: the media type; None if there is none that the client wants.
        format: the format of triples; None for a page.
    """

    path: str
    media: str | None
    format: GraphFormat | None


def read_form(request: Request, path: str) -> Form:
    """What is asked for, by the end of the address or by the Accept header."""
    for ending, (media, format_) in FORMS.items():
        if path.endswith(ending):
            return Form(path.removesuffix(ending), media, format_)
    chosen = choose(request.headers.get("accept"), MEDIA)
    format_ = next((form for media, form in FORMS.values() if media == chosen), None)
    return Form(path, chosen, format_)


def form_headers(request: Request, form: Form) -> dict[str, str]:
    """What differs by Accept, and where the other forms are."""
    here = f"{request.scope.get('root_path', '')}/{quote(form.path, safe='/:@!$&+,=-._~')}"
    relation = {".ttl": "describedby alternate"}
    others = [
        f'<{here}{ending}>; rel="{relation.get(ending, "alternate")}"; type="{media}"'
        for ending, (media, _) in FORMS.items()
        if media != form.media
    ]
    return {"Vary": "Accept", "Link": ", ".join(others)}


def other_forms(form: Form) -> dict[str, object]:
    """The other forms of a page, for its links."""
    path = quote(form.path, safe="/:@!$&+,=-._~")
    return {"forms": [(f"/{path}{ending}", media) for ending, (media, _) in FORMS.items() if media != HTML]}


def triples(request: Request, form: Form, body: bytes) -> Response:
    """An answer in triples."""
    media = form.media or ""
    type_ = f"{media}; charset=utf-8" if media.startswith("text/") else media
    return Response(
        body, headers={**form_headers(request, form), "Content-Type": type_, "Cache-Control": "no-cache"}
    )


def not_acceptable() -> Response:
    """There is no form that the client wants."""
    return PlainTextResponse(f"there are {', '.join(MEDIA)}\n", 406, {"Vary": "Accept"})
