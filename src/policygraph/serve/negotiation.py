"""Which of what is on offer a client would like best (RFC 9110, section 12.5).

A header that is no more than a list with qualities is read here in a page of code: what the frameworks offer
knows neither specificity nor ties, and a library for it would be one more to trust.

>>> choose("text/html;q=0.5, text/*", ("application/json", "text/csv", "text/html"))
'text/csv'
>>> choose("image/png", ("text/csv",)) is None
True
>>> choose_language("fr, en;q=0.4, ko-KR;q=0.8", "en")
'ko'
"""

import re
from collections.abc import Iterator, Sequence

from policygraph.errors import Language

_TOKEN = r"[\w!#$%&'*+.^`|~-]+"  # noqa: S105 - HTTP's word for a word
_QUOTED = r'"(?:[^"\\]|\\.)*+"?'  # in which commas and semicolons are text
_ELEMENT = re.compile(rf'(?:[^,"]|{_QUOTED})++', re.DOTALL)
_PART = re.compile(rf'(?:[^;"]|{_QUOTED})++', re.DOTALL)
_RANGE = re.compile(rf"(?P<type>{_TOKEN})/(?P<subtype>{_TOKEN})", re.ASCII)
_QUALITY = re.compile(r"(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)", re.ASCII)
_LANGUAGES: tuple[Language, ...] = ("ko", "en")


def choose(accept: str | None, offers: Sequence[str]) -> str | None:
    """The best of `offers`, media types in the server's order of preference; None if none is acceptable.

    Args:
        accept: the Accept header; without one everything is acceptable. What in it is no media range
            accepts nothing. Parameters of a range other than `q` (a charset, a JSON-LD profile) are wishes
            about the form of that type, which do not exclude the type.
        offers: what there is.
    """
    if accept is None or not accept.strip():
        return next(iter(offers), None)
    ranges = [
        (media["type"].lower(), media["subtype"].lower(), quality)
        for item, quality in _weighted(accept)
        if (media := _RANGE.fullmatch(item)) is not None
    ]
    best, quality = None, 0.0
    for offer in offers:
        wanted = _quality(ranges, offer)
        if wanted > quality:
            best, quality = offer, wanted
    return best


def choose_language(accept: str, otherwise: Language) -> Language:
    """The language that an Accept-Language header likes best, of the two that there are."""
    best, quality = otherwise, 0.0
    for tag, wanted in _weighted(accept):
        language = next((known for known in _LANGUAGES if tag.lower().partition("-")[0] == known), None)
        if language is not None and wanted > quality:
            best, quality = language, wanted
    return best


def _weighted(header: str) -> Iterator[tuple[str, float]]:
    """The elements of a list, without their parameters, and their qualities; what has a wrong one is none."""
    for element in _ELEMENT.findall(header):
        item, *parameters = (part.strip() for part in _PART.findall(element) or [""])
        weights = [value.strip() for name, _, value in (p.partition("=") for p in parameters) if _is_q(name)]
        if not weights:
            yield item, 1.0
        elif _QUALITY.fullmatch(weights[-1]):
            yield item, float(weights[-1])


def _is_q(name: str) -> bool:
    return name.strip().lower() == "q"


def _quality(ranges: Sequence[tuple[str, str, float]], offer: str) -> float:
    """What the most specific range says of an offer."""
    type_, _, subtype = offer.partition("/")
    fitting = [
        ((wanted != "*") + (sub != "*"), quality)
        for wanted, sub, quality in ranges
        if wanted in {"*", type_} and sub in {"*", subtype} and (wanted != "*" or sub == "*")
    ]
    most = max((specific for specific, _ in fitting), default=0)
    return max((quality for specific, quality in fitting if specific == most), default=0.0)
