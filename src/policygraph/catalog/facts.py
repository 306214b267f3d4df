"""What there is to say of a publication, before it is said in DCAT, in VoID, to a search engine or on a page.

Nothing in it is invented: what the source states comes from the graph and from `source.toml`, numbers are
counted (`numbers`), sizes and hashes are those of the files. There is no date of today in it; the only date
is the one printed in the plan.

The version of a dataset is that of policygraph and the first digits of a hash over the hashes of its files: a
correction, a reading or another rule makes another version, not another text alone.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from policygraph import __version__, paths, terms
from policygraph.catalog.files import ALIGNMENTS, SHAPES, DataFile, ontology_parts
from policygraph.catalog.numbers import Link, Numbers, ask, read_links, read_numbers
from policygraph.catalog.words import TextList, name_of, word_list, words
from policygraph.errors import Language
from policygraph.export.rights import read_terms
from policygraph.provenance import origin
from policygraph.store import EmbeddedStore, Manifest, Store
from policygraph.wording import Words

CATALOG = f"{terms.HOME}catalog"
ALL = "all"
_SHOWN_OF_DIGEST = 8
_OTHERS = {terms.ORGANISATIONS, terms.ONTOLOGY, ALL}
_LANGUAGES: tuple[Language, ...] = ("ko", "en")
_COUNTED = {
    "projects",
    "allocations",
    "ministries",
    "figures",
    "corrections",
    "suspicions",
    "discrepancies",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a publication stands.

    Attributes:
        base: the address of its root, with a slash at its end.
        landing: the page to begin with, from there.
        sparql: the address of its SPARQL endpoint, if it has one.
        documentation: whether `docs/` is there.
    """

    base: str = terms.HOME
    landing: str = "index.html"
    sparql: str | None = None
    documentation: bool = False

    def at(self, name: str) -> str:
        """The address of a file."""
        return f"{self.base}{name}"


@dataclass(frozen=True, slots=True)
class Source:
    """The text that a plan was read from.

    Attributes:
        iri: of the text, as the graph has it.
        title: of the plan.
        issuer: who issued it, as printed.
        issued: when, as printed: `2021-05`.
        sha256: of the text.
        rights: what it says of its use.
        note: what the SHA-256 is of.
    """

    iri: str
    title: Words
    issuer: str | None
    issued: str | None
    sha256: str
    rights: Words | None = None
    note: Words | None = None


@dataclass(frozen=True, slots=True)
class Dataset:
    """A dataset of the catalogue.

    Attributes:
        code: plan code, `organisations`, `ontology` or `all`.
        graphs: the named graphs that it consists of.
        files: to download.
        source: the text that a plan was read from.
        made: what was done to the text, counted.
        years: the first and the last fiscal year with money.
        version: of policygraph and of the graphs.
        parts: the codes of the datasets that it consists of.
        rights: what the licence does not cover; None where all is ours.
    """

    code: str
    title: Words
    description: Words
    keywords: TextList
    version: str
    graphs: tuple[str, ...] = ()
    files: tuple[DataFile, ...] = ()
    source: Source | None = None
    made: Words | None = None
    years: tuple[int, int] | None = None
    parts: tuple[str, ...] = ()
    rights: Words | None = None

    @property
    def iri(self) -> str:
        """Its IRI."""
        return f"{CATALOG}#{self.code}"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All of it.

    Attributes:
        place: where it is published.
        datasets: first the plans, last all together.
        numbers: of the graphs.
        alignments: the links of the alignments, which are in no graph of the store.
    """

    place: Place
    datasets: tuple[Dataset, ...]
    numbers: Numbers
    alignments: tuple[Link, ...] = field(default=())

    @property
    def files(self) -> tuple[DataFile, ...]:
        """Every file."""
        return tuple(file for dataset in self.datasets for file in dataset.files)

    @property
    def plans(self) -> tuple[Dataset, ...]:
        """The datasets that were read from plans."""
        return tuple(one for one in self.datasets if one.code not in _OTHERS)

    @property
    def rights(self) -> Words | None:
        """What the licence does not cover in all of it together."""
        return self.datasets[-1].rights


def read_catalogue(
    store: Store,
    manifest: Manifest,
    files: Iterable[DataFile] = (),
    place: Place | None = None,
    sources: Path = paths.SOURCES,
) -> Catalogue:
    """What there is to say of a build and of the files of a publication.

    Args:
        store: the graphs of the build.
        manifest: of the build.
        files: what can be downloaded.
        place: where it is published; the project's own address, if None.
        sources: where `source.toml` of each plan is, for what the text says of its use.
    """
    files = tuple(sorted(files, key=lambda file: terms.natural(file.name)))
    numbers = read_numbers(store)
    plans = tuple(_plans(store, manifest, files, numbers, sources))
    others = [_organisations(manifest, files, numbers), _own(terms.ONTOLOGY, files, numbers)]
    listed = {file.name for dataset in (*plans, *others) for file in dataset.files}
    whole = Dataset(
        ALL,
        words(ALL, "title"),
        words(ALL, "description"),
        word_list(ALL, "keywords"),
        _version(manifest, "", *(part.read_bytes() for _, parts in ontology_parts() for part in parts)),
        files=tuple(file for file in files if file.name not in listed),
        parts=tuple(dataset.code for dataset in (*plans, *others)),
        rights=_rights(plans),
    )
    return Catalogue(place or Place(), (*plans, *others, whole), numbers, _alignments())


def _plans(
    store: Store, manifest: Manifest, files: tuple[DataFile, ...], numbers: Numbers, sources: Path
) -> Iterator[Dataset]:
    said, years = _said(store), _years(store)
    for code, plan in manifest.plans.items():
        rows = said.get(terms.individual(code), [])
        names = {row["language"]: row["title"] for row in rows}
        title = Words(names.get("ko", plan["title"]), names.get("en", plan["title"]))
        first = rows[0] if rows else {}
        digest = str(plan["source"]["sha256"])
        counts = dict(plan.get("counts", {}))
        source = Source(
            terms.text(code),
            title,
            first.get("issuer"),
            first.get("issued"),
            digest,
            read_terms(sources / code / "source.toml") or words("plan", "no_rights"),
            words("plan", "text_note"),
        )
        counted = _counted(counts)
        yield Dataset(
            code,
            title,
            words("plan", "description", title=title, **counted)
            if counted
            else words("plan", "uncounted", title=title),
            word_list("plan", "keywords"),
            _version(manifest, f"{code}/"),
            _graphs(numbers, f"{terms.graph(code)}/"),
            _files(files, f"{terms.graph(code)}/"),
            source,
            words("plan", "made", **counted) if counted else None,
            years.get(terms.individual(code)),
            rights=_rights_in(source),
        )


def _organisations(manifest: Manifest, files: tuple[DataFile, ...], numbers: Numbers) -> Dataset:
    """The ministries, with the register that they were read from."""
    entry = manifest.files.get(f"{terms.ORGANISATIONS}.ttl")
    found = _own(terms.ORGANISATIONS, files, numbers)
    if entry is None:
        return found
    title, digest = words(terms.ORGANISATIONS, "source"), str(entry["source"]["sha256"])
    return replace(
        found,
        source=Source(f"{found.iri}/source", title, None, None, digest),
        version=_version(manifest, f"{terms.ORGANISATIONS}.ttl"),
    )


def _own(code: str, files: tuple[DataFile, ...], numbers: Numbers) -> Dataset:
    """The ministries, or the ontology."""
    graph = terms.graph(code)
    more = {f"data/{ALIGNMENTS}.ttl", f"data/{SHAPES}.ttl"} if code == terms.ONTOLOGY else set()
    return Dataset(
        code,
        words(code, "title"),
        words(code, "description"),
        word_list(code, "keywords"),
        __version__,
        tuple(name for name in numbers.graphs if name == graph),
        tuple(file for file in files if file.graph == graph or file.name in more),
    )


def _graphs(numbers: Numbers, beginning: str) -> tuple[str, ...]:
    found = [name for name in numbers.graphs if name.startswith(beginning)]
    return tuple(sorted(found, key=lambda name: (origin(name).rank, name)))


def _files(files: tuple[DataFile, ...], beginning: str) -> tuple[DataFile, ...]:
    found = [file for file in files if (file.graph or "").startswith(beginning)]
    return tuple(sorted(found, key=lambda file: (origin(file.graph or "").rank, file.name)))


def _said(store: Store) -> dict[str, list[dict[str, str]]]:
    """What the graph says of each plan: a row for each of its names."""
    found: dict[str, list[dict[str, str]]] = {}
    for record in ask(store, "plans").records():
        row = {name: str(value) for name, value in record.items() if value is not None}
        found.setdefault(row["plan"], []).append(row)
    return found


def _years(store: Store) -> dict[str, tuple[int, int]]:
    """The first and the last year with money, of each plan that has figures."""
    rows = ask(store, "years").rows
    return {str(plan): (int(str(first)), int(str(last))) for plan, first, last in rows if first is not None}


def _counted(counts: dict[str, Any]) -> dict[str, str]:
    """The counts as they are written; none of them, if one is not known."""
    if not counts.keys() >= _COUNTED:
        return {}
    return {name: f"{int(counts[name]):,}" for name in _COUNTED}


def _version(manifest: Manifest, beginning: str, *more: bytes) -> str:
    """The version of what is in the files whose names begin so; bare, where their hashes are not known.

    Args:
        manifest: of the build.
        beginning: of the names.
        more: what else the version is of.
    """
    hashes = sorted(
        f"{entry['sha256']}  {name}\n"
        for name, entry in manifest.files.items()
        if name.startswith(beginning) and "sha256" in entry
    )
    if not hashes:
        return __version__
    found = hashlib.sha256("".join(hashes).encode())
    for one in more:
        found.update(one)
    return f"{__version__}+{found.hexdigest()[:_SHOWN_OF_DIGEST]}"


def _rights_in(*sources: Source) -> Words | None:
    """What the licence does not cover in what quotes these texts."""
    known = [source for source in sources if source.rights is not None]
    if not known:
        return None
    titled = len(known) > 1
    ko, en = (
        "; ".join(
            f"{source.title.of(language)}: {said.of(language)}" if titled else said.of(language)
            for source in known
            if (said := source.rights)
        )
        for language in _LANGUAGES
    )
    return words("plan", "rights", source=Words(ko, en))


def _rights(plans: Iterable[Dataset]) -> Words | None:
    return _rights_in(*(plan.source for plan in plans if plan.source is not None))


def _alignments() -> tuple[Link, ...]:
    store = EmbeddedStore()
    store.load((paths.ONTOLOGY / f"{ALIGNMENTS}.ttl").read_bytes(), terms.graph(terms.ONTOLOGY))
    return read_links(store)


def citation(dataset: Dataset) -> Words:
    """How to cite a dataset, with its version."""
    said = {
        "maintainers": name_of("agents", "maintainers"),
        "title": dataset.title,
        "version": dataset.version,
        "iri": dataset.iri,
    }
    source = dataset.source
    if source is None or source.issuer is None or source.issued is None:
        return words("cite", "own", **said)
    return words("cite", "data", issuer=source.issuer, issued=source.issued, **said)
