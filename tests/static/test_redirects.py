"""The rules for w3id.org that the documentation shows lead every kind of IRI to a file that is there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest

from policygraph import paths, terms
from policygraph.store import open_store

AT = "https://example.org/plan/"
HTML, TURTLE = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", "text/turtle"


@dataclass(frozen=True)
class Rule:
    """A RewriteRule with the conditions before it; those of the sample look at the Accept header."""

    accept: str | None
    pattern: re.Pattern[str]
    target: str

    def lead(self, path: str, accept: str) -> str | None:
        """Where it leads to, if it is for that path and header."""
        found = self.pattern.search(path)
        if found is None or (self.accept and not re.search(self.accept, accept)):
            return None
        target = self.target.replace("%{ENV:AT}/", AT)
        return re.sub(r"\$(\d)", lambda part: found[int(part[1])] or "", target)


def samples() -> list[str]:
    """The rules in Korean and in English."""
    text = (paths.DOCS / "publishing.md").read_text(encoding="utf-8")
    return re.findall(r"```text\n(# \.htaccess.*?)```", text, re.DOTALL)


def rules() -> Iterator[Rule]:
    """The rules, as Apache would read them."""
    accept = None
    for line in samples()[0].splitlines():
        match line.split():
            case ["RewriteCond", "%{HTTP_ACCEPT}", wanted]:
                accept = wanted
            case ["RewriteRule", pattern, target, "[R=303,NE,L]"]:
                yield Rule(accept, re.compile(pattern), target)
                accept = None
            case [] | ["RewriteEngine" | "SetEnvIf", *_]:
                pass
            case [first, *_] if not first.startswith("#"):
                raise AssertionError(line)


RULES = tuple(rules())


def led(iri: str, accept: str) -> str:
    """Where w3id.org would lead to; a browser keeps the part after the hash to itself."""
    path = iri.removeprefix(terms.HOME).partition("#")[0]
    return next(target for rule in RULES if (target := rule.lead(path, accept)) is not None)


@pytest.fixture(scope="session")
def things() -> dict[str, list[str]]:
    """Every IRI that is a subject, by the beginning that its like share."""
    found: dict[str, set[str]] = {}
    store = open_store()
    for graph in store.graphs():
        for line in store.triples(graph):
            if line.startswith(f"<{terms.HOME}"):
                iri = line[1 : line.index(">")]
                parts = iri.removeprefix(terms.HOME).partition("#")[0].split("/")
                depth = 3 if parts[0] == "id" and any(sign.isdigit() for sign in parts[1]) else 2
                found.setdefault("/".join(parts[:depth]), set()).add(iri)
    return {kind: sorted(iris) for kind, iris in found.items()}


def test_both_samples_are_one() -> None:
    """The Korean and the English part show the same rules."""
    korean, english = samples()

    assert korean == english


@pytest.mark.parametrize("accept", [HTML, TURTLE])
def test_every_kind_is_led_to_a_file(folder: Path, things: dict[str, list[str]], accept: str) -> None:
    """Two and the last of every kind; exports and documentation are stand-ins here."""
    stood_in = {"docs/ko/reference/ontology.html"}
    missing = {}
    for iris in things.values():
        for iri in {*iris[:2], *iris[-1:]}:
            name = led(iri, accept).removeprefix(AT).partition("#")[0]
            if not (folder / name).is_file() and name not in stood_in:
                missing[iri] = name

    assert (missing, len(things) > 50) == ({}, True)


def test_a_machine_gets_what_speaks_of_the_thing(folder: Path, things: dict[str, list[str]]) -> None:
    """The file that an IRI leads to has it as a subject; the file of all graphs is a stand-in here."""
    held: dict[str, set[str]] = {}
    silent = {}
    for iris in things.values():
        iri = iris[len(iris) // 2]
        name = led(iri, TURTLE).removeprefix(AT)
        if name.endswith(".nq"):
            continue
        if name not in held:
            quads = ox.parse((folder / name).read_bytes(), format=ox.RdfFormat.TURTLE)
            held[name] = {quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)}
        if iri not in held[name]:
            silent[iri] = name

    assert (silent, len(held) > 15) == ({}, True)


@pytest.mark.parametrize(
    ("path", "accept", "target"),
    [
        ("id/icd-2021/project/1-1-3", HTML, "id/icd-2021/project/1-1-3.html"),
        ("id/icd-2021/project/1-1-3", TURTLE, "id/icd-2021/project/1-1-3.ttl"),
        ("id/icd-2021/line/474/cell/1", HTML, "source/icd-2021.html#line=474"),
        ("id/icd-2021/allocation/1-1-9/motie", TURTLE, "data/export/nquads/policygraph.nq"),
        ("graph/icd-2021/asserted", TURTLE, "data/icd-2021/asserted.ttl"),
        ("ontology", TURTLE, "data/ontology.ttl"),
        ("catalog", HTML, "catalog.html"),
        ("catalog", "application/ld+json", "catalog.jsonld"),
        (".well-known/void", TURTLE, "void.ttl"),
        ("", HTML, "index.html"),
        ("data/manifest.json", "*/*", "data/manifest.json"),
    ],
)
def test_an_address_is_led_where_it_belongs(path: str, accept: str, target: str) -> None:
    """One of each rule."""
    assert led(f"{terms.HOME}{path}", accept) == f"{AT}{target}"
