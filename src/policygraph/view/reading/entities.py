"""What has a page of its own: plans and their elements, projects, ministries, topics, instruments, places."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from policygraph import terms
from policygraph.provenance import origin
from policygraph.terms import natural
from policygraph.things import Row, Term
from policygraph.view.addresses import entity_file
from policygraph.view.reading.asking import Asking

# In the order of the index.
KINDS = (
    *("AnnualPlan", "BasicPlan", "Vision", "Goal", "Strategy", "Task", "Measure"),
    *("Field", "PerformanceGoal", "Project", "Ministry"),
    *("Achievement", "MinistryObjective", "MinistryAction"),
    *("FinanceStatement", "BackgroundStatement", "HistoryStatement"),
    *("Topic", "Law", "PolicyDocument", "Scheme", "System", "Fund", "Body", "Place"),
)
_SKOS = terms.PREFIXES["skos"]
_MOST_CHAINS = 8


@dataclass(frozen=True, slots=True)
class Named:
    """What to call something.

    Attributes:
        ko: in Korean.
        en: in English.
        quoted: the document's own words, Korean in both languages; empty if the names say it all.
    """

    ko: str
    en: str
    quoted: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """Something that has a page.

    Attributes:
        kind: the local name of its class.
        kind_ko: that in words, in Korean.
        kind_en: in English.
        code: as printed, or its order, or an abbreviation; or empty.
        name: what to call it.
        labels: role (prefLabel, altLabel, hiddenLabel) → names, in both languages.
        file: of its page, from the root of the site.
    """

    iri: str
    kind: str
    kind_ko: str
    kind_en: str
    code: str
    name: Named
    labels: Mapping[str, tuple[Term, ...]]
    file: str

    @property
    def all_names(self) -> tuple[str, ...]:
        """Everything that it can be found by."""
        labels = (term.value for found in self.labels.values() for term in found)
        return tuple(dict.fromkeys((*labels, self.name.quoted or self.name.ko, self.code)))


@dataclass(frozen=True, slots=True)
class Step:
    """One step down to a thing: from where, and whether a person read that it leads on."""

    entity: Entity
    is_read: bool


@dataclass(frozen=True, slots=True)
class Entities:
    """Everything that has a page.

    Attributes:
        found: IRI → entity, in the order of the index.
        wholes: IRI → what it is a part of, and whether a person read that.
    """

    found: Mapping[str, Entity]
    wholes: Mapping[str, tuple[tuple[str, bool], ...]]

    def chains(self, iri: str) -> list[list[Step]]:
        """The ways from the top down to a thing; the thing itself is in none of them."""
        ways = islice(self._up(iri, (iri,)), _MOST_CHAINS)
        return [list(reversed(way)) for way in ways if way]

    def above(self, iri: str) -> set[str]:
        """All that a thing is a part of, directly or not."""
        found: set[str] = set()
        waiting = [iri]
        while waiting:
            for whole, _ in self.wholes.get(waiting.pop(), ()):
                if whole not in found:
                    found.add(whole)
                    waiting.append(whole)
        return found

    def _up(self, iri: str, passed: tuple[str, ...]) -> Iterator[list[Step]]:
        wholes = [(whole, read) for whole, read in self.wholes.get(iri, ()) if whole not in passed]
        if not wholes or len(passed) > len(KINDS):
            yield []
        for whole, read in wholes:
            for way in self._up(whole, (*passed, whole)):
                yield [Step(self.found[whole], read), *way]


def read_entities(asking: Asking) -> Entities:
    """Everything that has a page, and what it is a part of."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in asking.rows("entities"):
        rows[row["thing"].value].append(row)
    ko, en = asking.names(f"{terms.PG}{kind}" for kind in KINDS)
    entities = []
    for iri, found in rows.items():
        kind = min({_local(row["kind"].value) for row in found}, key=KINDS.index)
        names = (ko.name(f"{terms.PG}{kind}"), en.name(f"{terms.PG}{kind}"))
        entity = _entity(iri, kind, names, found)
        if entity is not None:
            entities.append(entity)
    entities.sort(key=lambda one: (KINDS.index(one.kind), natural(one.iri)))
    known = {entity.iri: entity for entity in entities}
    wholes: dict[str, dict[str, bool]] = defaultdict(dict)
    for row in asking.rows("parents"):
        whole, part = row["whole"].value, row["part"].value
        if whole in known and part in known:
            read = origin(row["graph"].value).code == terms.CURATED
            wholes[part][whole] = wholes[part].get(whole, True) and read
    return Entities(
        known,
        {part: tuple(sorted(found.items(), key=lambda w: natural(w[0]))) for part, found in wholes.items()},
    )


def _entity(iri: str, kind: str, kind_names: tuple[str, str], rows: list[Row]) -> Entity | None:
    """The entity; None if nothing names it."""
    roles: dict[str, set[Term]] = defaultdict(set)
    for row in rows:
        roles[_local(row["role"].value)].add(row["name"])
    labels = {
        role: tuple(sorted(roles[role], key=lambda term: (term.language != "ko", term.value)))
        for role in ("prefLabel", "altLabel", "hiddenLabel")
    }
    codes = [term.value for role in ("code", "order") for term in sorted(roles.get(role, ()))]
    if kind == "Ministry":
        codes += [term.value for term in labels["altLabel"] if term.language == "en"]
    code = codes[0] if codes else ""
    preferred = {term.language: term.value for term in labels["prefLabel"]}
    texts = sorted(term.value for term in roles.get("text", ()))
    if preferred:
        some = next(iter(preferred.values()))
        name = Named(preferred.get("ko", some), preferred.get("en", some))
    elif texts:
        name = Named(f"{kind_names[0]} {code}".strip(), f"{kind_names[1]} {code}".strip(), texts[0])
    else:
        return None
    return Entity(iri, kind, *kind_names, code, name, labels, entity_file(iri))


def _local(iri: str) -> str:
    return iri.removeprefix(terms.PG).removeprefix(_SKOS)
