"""Which of the forms on offer a client would like best (RFC 9110, section 12.5.1).

>>> choose("text/html;q=0.5, text/*", ("application/json", "text/csv", "text/html"))
'text/csv'
>>> choose("image/png", ("text/csv",)) is None
True
"""

import re
from collections.abc import Sequence

_RANGE = re.compile(
    r"\s*(?P<type>[\w!#$&^.+*-]+)/(?P<subtype>[\w!#$&^.+*-]+)\s*(?P<parameters>(;[^,]*)?)", re.ASCII
)
_QUALITY = re.compile(r";\s*q\s*=\s*(?P<q>[01](\.\d{0,3})?)\s*(;|$)", re.IGNORECASE)


def choose(accept: str | None, offers: Sequence[str]) -> str | None:
    """The best of `offers`, media types in the server's order of preference; None if none is acceptable.

    Args:
        accept: the Accept header; without one everything is acceptable. What in it is no media range
            accepts nothing.
        offers: what there is.
    """
    if accept is None or not accept.strip():
        return next(iter(offers), None)
    ranges = list(_ranges(accept))
    best, quality = None, 0.0
    for offer in offers:
        wanted = _quality(ranges, offer)
        if wanted > quality:
            best, quality = offer, wanted
    return best


def _ranges(accept: str) -> list[tuple[str, str, float]]:
    found = []
    for part in accept.split(","):
        if (media := _RANGE.fullmatch(part)) is None:
            continue
        quality = _QUALITY.search(media["parameters"])
        found.append(
            (media["type"].lower(), media["subtype"].lower(), float(quality["q"]) if quality else 1.0)
        )
    return found


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
