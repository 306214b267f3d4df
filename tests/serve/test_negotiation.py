"""Accept and Accept-Language, as RFC 9110 describes them."""

import pytest

from policygraph.errors import Language
from policygraph.serve.negotiation import choose, choose_language

OFFERS = ("application/json", "application/xml", "text/csv", "text/turtle")


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, "application/json"),
        ("", "application/json"),
        ("  ", "application/json"),
        ("*/*", "application/json"),
        ("text/csv", "text/csv"),
        ("TEXT/CSV", "text/csv"),
        ("text/*", "text/csv"),
        ("text/turtle, text/csv", "text/csv"),
        ("text/turtle;q=0.9, text/csv;q=0.8", "text/turtle"),
        ("text/*;q=0.3, text/csv;q=0.1, */*;q=0.2", "text/turtle"),
        ("*/*;q=0.5, application/json;q=0", "application/xml"),
        ("text/csv;header=present;q=0.5, text/turtle;q=0.4", "text/csv"),
        ("text/csv ; Q=0.5 , text/turtle\t;\tq = 0.6", "text/turtle"),
        ('application/x;profile="text/csv,text/turtle", application/xml', "application/xml"),
        ('text/csv;p="\\",;q=0"', "text/csv"),
        (",, text/csv ,", "text/csv"),
        ("text/csv;q=1.000", "text/csv"),
        ("image/png", None),
        ("text/csv;q=0", None),
        ("text/csv;q=0.000", None),
        ("*/csv", None),
        ("text", None),
        ("*", None),
        ("text/csv;q=2", None),
        ("text/csv;q=0.1234", None),
        ("text/csv;q=", None),
        ("text/csv;q=-1", None),
        ("text/csv/x", None),
        ('"text/csv', None),
    ],
)
def test_the_best_form_is_chosen(accept: str | None, expected: str | None) -> None:
    """The most specific range decides on a form, the highest quality on the best, then the server's order."""
    assert choose(accept, OFFERS) == expected


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", "en"),
        ("ko", "ko"),
        ("KO-kr", "ko"),
        ("en, ko", "en"),
        ("en;q=0.1, ko;q=0.2", "ko"),
        ("fr, de;q=0.1", "en"),
        ("kok", "en"),
        ("ko;q=0, *", "en"),
    ],
)
def test_the_best_language_is_chosen(accept: str, expected: Language) -> None:
    """Of the two languages the one with the higher quality; without either, that of the server."""
    assert choose_language(accept, "en") == expected


@pytest.mark.parametrize(
    "accept", [";" * 60_000, '"' * 60_000, "a/b;" * 15_000, ", " * 30_000, "; q=" * 15_000]
)
def test_a_long_header_takes_no_time(accept: str) -> None:
    """A header as long as may be, made to be read in many ways, is read in one."""
    assert choose(accept, OFFERS) is None
