"""CITATION.cff keeps the rules of the Citation File Format 1.2.0 and says what the build says.

The rules are those of its guide: which keys there must be, which values a key may have.
"""

import copy
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import yaml

from policygraph import __version__, paths, terms
from policygraph.catalog import read_catalogue
from policygraph.store import EmbeddedStore, read_manifest

NEEDED = {"authors", "cff-version", "message", "title"}
KEYS = NEEDED | {
    "abstract",
    "commit",
    "contact",
    "date-released",
    "doi",
    "identifiers",
    "keywords",
    "license",
    "license-url",
    "preferred-citation",
    "references",
    "repository",
    "repository-artifact",
    "repository-code",
    "type",
    "url",
    "version",
}
NEEDED_IN_REFERENCE = {"authors", "title", "type"}
TYPES_OF_REFERENCE = {
    "article",
    "book",
    "data",
    "dictionary",
    "generic",
    "government-document",
    "report",
    "software",
}
OF_ENTITY = {
    "address",
    "alias",
    "city",
    "country",
    "date-end",
    "date-start",
    "email",
    "location",
    "name",
    "orcid",
}
OF_ENTITY |= {"fax", "post-code", "region", "tel", "website"}


def faults(cited: dict[str, Any]) -> Iterator[str]:
    """What breaks the rules."""
    yield from (f"no {key}" for key in sorted(NEEDED - set(cited)))
    yield from (f"unknown {key}" for key in sorted(set(cited) - KEYS))
    if cited.get("cff-version") != "1.2.0":
        yield "cff-version"
    if cited.get("type") not in {None, "software", "dataset"}:
        yield "type"
    for key in ("message", "title", "abstract", "version"):
        if key in cited and not (isinstance(cited[key], str) and cited[key]):
            yield f"{key} is no text"
    if "url" in cited and not re.fullmatch(r"(https?|s?ftp)://\S+", str(cited["url"])):
        yield "url"
    words = cited.get("keywords", ["one"])
    if not words or len(set(words)) < len(words) or not all(isinstance(one, str) for one in words):
        yield "keywords"
    yield from _agents(cited.get("authors", []))
    for number, one in enumerate(cited.get("references", [])):
        yield from (f"reference {number}: no {key}" for key in sorted(NEEDED_IN_REFERENCE - set(one)))
        if one.get("type") not in TYPES_OF_REFERENCE:
            yield f"reference {number}: type"
        if not 1 <= one.get("month", 1) <= 12 or not isinstance(one.get("year", 1), int):
            yield f"reference {number}: date"
        yield from _agents(one.get("authors", []))


def _agents(authors: list[dict[str, Any]]) -> Iterator[str]:
    """Each author is an entity with a name: nobody is named who was not asked."""
    if not authors:
        yield "no author"
    for one in authors:
        if not one.get("name") or set(one) - OF_ENTITY:
            yield f"author {one}"


@pytest.fixture
def cited() -> dict[str, Any]:
    """The file, read."""
    found: dict[str, Any] = yaml.safe_load(paths.CITATION.read_text(encoding="utf-8"))
    return found


def test_the_file_keeps_the_rules(cited: dict[str, Any]) -> None:
    """Nothing is missing, unknown or of another kind."""
    assert list(faults(cited)) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda cited: cited.pop("message"), "no message"),
        (lambda cited: cited.update(publisher="x"), "unknown publisher"),
        (lambda cited: cited.update({"cff-version": "1.1.0"}), "cff-version"),
        (lambda cited: cited.update(type="data"), "type"),
        (lambda cited: cited.update(version=0.1), "version is no text"),
        (lambda cited: cited.update(url="policygraph"), "url"),
        (lambda cited: cited["keywords"].append("SPARQL"), "keywords"),
        (lambda cited: cited["authors"].clear(), "no author"),
        (lambda cited: cited["authors"].append({"nom": "x"}), "author {'nom': 'x'}"),
        (lambda cited: cited["references"][0].pop("type"), "reference 0: no type"),
        (lambda cited: cited["references"][1].update(month=13), "reference 1: date"),
    ],
)
def test_a_broken_rule_is_found(
    cited: dict[str, Any], change: Callable[[dict[str, Any]], object], fault: str
) -> None:
    """Each rule has a file that breaks it."""
    broken = copy.deepcopy(cited)
    change(broken)

    assert fault in list(faults(broken))


def test_it_names_the_version_of_the_package_and_of_the_data(cited: dict[str, Any]) -> None:
    """A release that forgets the file is found; `tests/catalog/test_citing.py` looks at all of it."""
    data, source = cited["references"]
    ((code, plan),) = read_manifest(paths.TRIPLES).plans.items()

    assert (cited["version"], data["version"], data["url"], source["title"]) == (
        __version__,
        read_catalogue(EmbeddedStore(), read_manifest(paths.TRIPLES)).plans[0].version,
        f"{terms.HOME}catalog#{code}",
        plan["title"],
    )


def test_the_authors_are_who_holds_the_licence(cited: dict[str, Any]) -> None:
    """No other name is invented."""
    holder = paths.LICENCE.read_text(encoding="utf-8").splitlines()[2]

    assert [one["name"] in holder for one in cited["authors"]] == [True]
