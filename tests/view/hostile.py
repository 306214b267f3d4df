"""The published graphs with every name, code, quotation and note made hostile, and some IRIs.

Run as code any of it would set `hit`; loaded, it would ask another host. Equal words stay equal, and what
programs compare with (the codes of code lists, the selectors of lines) is left as it is.
"""

import hashlib
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from policygraph import paths, terms
from policygraph.store import EmbeddedStore, Manifest, open_store, read_manifest

ATTACKS = (
    "<script>window.hit=1</script>",
    "</script><script>window.hit=1</script>",
    "<!--<script>",
    "]]><img src=x onerror=window.hit=1>",
    '"><img src=x onerror="window.hit=1">',
    "'><svg onload='window.hit=1'>",
    "javascript:window.hit=1//",
    'href="javascript:window.hit=1"',
    "\u202e<i>",
    "{{7*7}}${7*7}{% raw %}",
    r"\u003cscript\u003ewindow.hit=1\u003c/script\u003e\x3c\074",
    "\u2028\u2029;window.hit=1;",
    "\x01\x08\x0b\x1f\x7f\x85\ufffe",
    "</style></textarea></title></template></svg><script>window.hit=1</script>",
    "&lt;script&gt;window.hit=1&lt;/script&gt;&quot;&#60;",
    '<meta http-equiv="refresh" content="0;url=//127.0.0.1:9/"><link rel="stylesheet" href="//[::1]:9/">',
    "`*/__proto__\\",
)
# Codes that rules and programs compare with; how a selector names lines, and what OWL says of terms.
_KEPT = re.compile(
    r"(core#notation|22-rdf-syntax-ns#(value|first)|/owl#\w+|/vann/\w+|ontology#(issued|answer|role|labelStatus"
    r"|faultKind|stageKind|discrepancyKind|verdict|amountVerdict|amountLink|unusedKind))$"
)
# Things that get another IRI, of characters that RDF permits.
RENAMED = {
    "ministry/motie": "ministry/motie'onclick='window.hit=1;%22%3E%3Cscript%3Ewindow.hit=1%3C/script%3E&lt;",
    "icd-2021/project/1-1-1": "icd-2021/project/1-1-1%22%20onmouseover=%22window.hit=1",
    "icd-2021/task/1-1": "icd-2021/task/javascript:window.hit=1;(1-1)",
}
_LINKS = (
    "javascript:window.hit=1",
    "data:text/html,<script>window.hit=1</script>",
    "https://example.org/%22onload=",
)
_LINKED = tuple(
    ox.NamedNode(f"{terms.PREFIXES['skos']}{name}") for name in ("exactMatch", "closeMatch", "relatedMatch")
)


def hostile_store(turn: int, renamed: Mapping[str, str] = RENAMED) -> EmbeddedStore:
    """The graphs, each text with one of the attacks at both ends; in another turn with another one.

    Args:
        turn: from 0; after as many as there are attacks each text has had each of them.
        renamed: what has another IRI, as the paths of both.
    """
    store = EmbeddedStore()
    for graph, triples in _published().items():
        lines = "".join(f"{_hostile(triple, turn, renamed)} .\n" for triple in (*triples, *_links(triples)))
        store.load(lines.encode(), graph)
    return store


def hostile_manifest(turn: int, sources: Path) -> Manifest:
    """The manifest with a hostile title, and the plans' texts, each line hostile, in the folder `sources`."""
    manifest = read_manifest(paths.TRIPLES)
    plans = json.loads(json.dumps(manifest.plans))
    for code, plan in plans.items():
        plan["title"] = f"{plan['title']} {ATTACKS[turn % len(ATTACKS)]}"
        lines = (paths.SOURCES / manifest.text_file(code)).read_text(encoding="utf-8").split("\n")
        text = "\n".join(f"{line} {_attack(line, turn)}" if line else line for line in lines).removesuffix(
            "\n"
        )
        target = sources / manifest.text_file(code)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
        plan["source"]["sha256"] = hashlib.sha256(text.encode()).hexdigest()
    return Manifest(plans, manifest.files)


def _attack(text: str, turn: int) -> str:
    return ATTACKS[(turn + zlib.crc32(text.encode())) % len(ATTACKS)]


@cache
def _published() -> dict[str, tuple[ox.Triple, ...]]:
    store = open_store()
    found = {}
    for graph in store.graphs():
        quads = ox.parse("\n".join(store.triples(graph)).encode(), format=ox.RdfFormat.N_TRIPLES)
        found[graph] = tuple(quad.triple for quad in quads)
    return found


def _hostile(triple: ox.Triple, turn: int, renamed: Mapping[str, str]) -> ox.Triple:
    found = triple.object
    if isinstance(found, ox.NamedNode):
        found = _renamed(found, renamed)
    elif isinstance(found, ox.Literal) and _is_text(found) and not _KEPT.search(triple.predicate.value):
        attack = _attack(found.value, turn)
        # A code begins as it did: numbers are read from it.
        head = "" if triple.predicate.value.endswith("#code") else f"{attack} "
        found = ox.Literal(f"{head}{found.value} {attack}", language=found.language)
    subject = triple.subject
    if isinstance(subject, ox.NamedNode):
        subject = _renamed(subject, renamed)
    return ox.Triple(subject, triple.predicate, found)


def _is_text(literal: ox.Literal) -> bool:
    return literal.language is not None or literal.datatype.value == f"{terms.PREFIXES['xsd']}string"


def _renamed(node: ox.NamedNode, renamed: Mapping[str, str]) -> ox.NamedNode:
    path = node.value.removeprefix(terms.individual(""))
    return ox.NamedNode(terms.individual(renamed[path])) if path in renamed else node


def _links(triples: tuple[ox.Triple, ...]) -> Iterator[ox.Triple]:
    """Links from projects and ministries to where no link may lead."""
    for triple in triples:
        if triple.object in {ox.NamedNode(f"{terms.PG}Project"), ox.NamedNode(f"{terms.PG}Ministry")}:
            for link, address in zip(_LINKED, _LINKS, strict=True):
                yield ox.Triple(triple.subject, link, ox.NamedNode(_escaped(address)))


def _escaped(address: str) -> str:
    return address.replace("<", "%3C").replace(">", "%3E")
