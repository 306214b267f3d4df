"""The rules that the documentation shows lead every kind of IRI to a file that is there.

At w3id.org, which holds no files, and without the last of them on the host where the folder is published.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest

from policygraph import paths, terms
from policygraph.store import open_store

pytestmark = pytest.mark.slow

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


LAST = "# At w3id.org alone"


def rules(sample: str) -> Iterator[Rule]:
    """The rules, as Apache would read them."""
    accept = None
    for line in sample.splitlines():
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


RULES = tuple(rules(samples()[0]))
OWN = tuple(rules(samples()[0].partition(LAST)[0]))


def visit(path: str, accept: str, own: tuple[Rule, ...] = OWN) -> tuple[str, int]:
    """What a browser is given in the end by the host itself, and after how many steps: 20 are too many."""
    for steps in range(20):
        target = next((found for rule in own if (found := rule.lead(path, accept)) is not None), None)
        if target is None:
            return path, steps
        path = target.removeprefix(AT).partition("#")[0]
    return path, 20


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


@pytest.mark.parametrize("accept", [HTML, TURTLE])
def test_the_host_itself_gives_every_kind(folder: Path, things: dict[str, list[str]], accept: str) -> None:
    """One step leads to a file that is there, and there the way ends."""
    stood_in = {"docs/ko/reference/ontology.html"}
    astray = {}
    for iris in things.values():
        for iri in {*iris[:2], *iris[-1:]}:
            name, steps = visit(iri.removeprefix(terms.HOME).partition("#")[0], accept)
            if steps != 1 or not ((folder / name).is_file() or name in stood_in):
                astray[iri] = (name, steps)

    assert astray == {}


@pytest.mark.parametrize("accept", [HTML, TURTLE, "*/*"])
def test_the_host_itself_gives_every_file_at_its_own_address(folder: Path, accept: str) -> None:
    """No rule leads away from it, but from the one name that has no ending."""
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    led_away = {name: led for name in names if (led := visit(name, accept)) != (name, 0)}

    assert led_away == {".well-known/void": ("void.ttl", 1)}


@pytest.mark.parametrize("path", ["", "nothing", "data/nothing.ttl", "id/icd-2021/project/9-9-9.html"])
@pytest.mark.parametrize("accept", [HTML, TURTLE])
def test_the_host_itself_says_of_what_is_not_there_that_it_is_not(path: str, accept: str) -> None:
    """Without a way that has no end."""
    assert visit(path, accept) == (path, 0)


@pytest.mark.parametrize(
    "path", ["index.html", "id/icd-2021/project/1-1-3.html", "data/icd-2021/asserted.ttl", "nothing"]
)
def test_the_last_rules_would_lead_round_for_ever(path: str) -> None:
    """They are for w3id.org alone: the check finds it."""
    assert visit(path, HTML, RULES)[1] == 20


@pytest.mark.parametrize("path", ["id/icd-2021/project/1-1-3.html", "id/icd-2021/project/1-1-3.ttl"])
def test_an_address_of_a_file_keeps_its_ending(path: str) -> None:
    """At w3id.org a page and its Turtle are found by their own names, too."""
    assert led(f"{terms.HOME}{path}", HTML) == f"{AT}{path}"
