"""The page of flows: the money from level to level and year by year, each picture with its table."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

from policygraph.analyse.flows import (
    Chain,
    Change,
    Figure,
    Printed,
    Strand,
    budget_chain,
    changes,
    printed_chain,
    read_printed,
    task_chain,
)
from policygraph.analyse.networks import Material, numbered
from policygraph.errors import Language
from policygraph.money import amount, money, rounded, signed
from policygraph.query import newest_year
from policygraph.reconcile import runs
from policygraph.store import Store
from policygraph.view.addresses import entity_file, href
from policygraph.view.changes import drawn_changes, percent
from policygraph.view.figures import described
from policygraph.view.flow_notes import note_on, note_on_years
from policygraph.view.flowing import drawn
from policygraph.view.frame import Frame
from policygraph.view.theme import NODES

LANGUAGES: tuple[Language, Language] = ("ko", "en")
_PHASES = {"Planned": ("계획", "planned"), "Executed": ("실적", "executed")}
_COMPARED = ("Ministry", "Field", "PerformanceGoal")


@dataclass(frozen=True, slots=True)
class _Page:
    """What comparisons are made of."""

    frame: Frame
    material: Material
    printed: Printed
    year: int


def flows(frame: Frame, store: Store, material: Material) -> str:
    """The page `flows.html`.

    Args:
        frame: of the site.
        store: the graphs.
        material: names of the elements, and the budget rows of the newest year.
    """
    year = newest_year(store)
    printed = read_printed(store)
    money_chains = [
        budget_chain(material, printed, year),
        printed_chain(material, printed, year),
        *([printed_chain(material, printed, year - 1)] if year - 1 in printed.phases else []),
    ]
    tasks = task_chain(material, printed, year)
    page = _Page(frame, material, printed, year)
    compared = {kind: changes(material, printed, kind, year) for kind in _COMPARED}
    return frame.draw(
        "flows.html.j2",
        "flows.html",
        year=year,
        source=frame.source,
        money=[_shown(frame, chain, material) for chain in money_chains],
        tasks=[_shown(frame, tasks, material)],
        changes=[_compared(page, kind, found) for kind, found in compared.items() if found],
        data={
            "source": frame.source,
            "nodes": _named(material, [*money_chains, tasks], compared),
            "changes": {kind.lower(): [_plainly(one) for one in found] for kind, found in compared.items()},
            "years": [year - 1, year],
            "chains": {_key(chain): _followed(chain) for chain in (*money_chains, tasks)},
        },
    )


def _key(chain: Chain) -> str:
    return f"{chain.year}-{chain.code}"


def _names(chain: Chain) -> dict[str, str]:
    """What a chain is called: its columns, by language."""
    return {
        language: " → ".join(getattr(NODES[kind], language) for kind in chain.kinds) for language in LANGUAGES
    }


def _shown(frame: Frame, chain: Chain, material: Material) -> dict[str, Any]:
    """A chain as the page's template draws it."""
    names, (ko, en) = _names(chain), _PHASES[chain.phase]
    lines = [
        *(line for strand in chain.strands for line in strand.lines),
        *(figure.line for figure in chain.totals.values()),
        chain.whole.line,
    ]
    return {
        "key": _key(chain),
        "code": chain.code,
        "year": chain.year,
        "phase": {"ko": ko, "en": en},
        "names": names,
        "kinds": [NODES[kind] for kind in chain.kinds],
        "whole": {language: money(chain.whole.amount, language) for language in LANGUAGES},
        "drawings": {language: drawn(chain, material, language) for language in LANGUAGES},
        "rows": [_row(chain, way, strand, material) for way, strand in _reading_order(chain, material)],
        "figure": described(
            frame,
            f"policygraph-flows-{_key(chain)}",
            (
                f"{chain.year}년 {ko} 예산의 흐름: {names['ko']}",
                f"Flows of money, {chain.year} {en}: {names['en']}",
            ),
            lines,
        )
        | {"note": note_on(chain)},
    }


def _reading_order(chain: Chain, material: Material) -> list[tuple[int, Strand]]:
    """Strands with their numbers, in the order of the document's codes, ministries by money."""
    money_of = {iri: figure.amount for iri, figure in chain.totals.items()}

    def key(numbered_strand: tuple[int, Strand]) -> Any:  # noqa: ANN401 - a nested sort key
        _, strand = numbered_strand
        return (
            chain.kinds.index(material.nodes[strand.nodes[0]]["kind"]),
            [
                ([], -money_of.get(iri, 0), iri)
                if material.nodes[iri]["kind"] == "Ministry"
                else (numbered(material.nodes[iri]["code"]), 0, iri)
                for iri in strand.nodes
            ],
        )

    return sorted(enumerate(chain.strands), key=key)


def _row(chain: Chain, way: int, strand: Strand, material: Material) -> dict[str, Any]:
    return {
        "way": way,
        "nodes": [_linked(iri, material) for iri in strand.nodes],
        "won": strand.amount,
        "amount": {language: amount(strand.amount, language) for language in LANGUAGES},
        "share": rounded(Fraction(100 * strand.amount, chain.whole.amount), 2),
        "rows": strand.rows,
        "lines": runs(strand.lines),
    }


def _linked(iri: str, material: Material) -> dict[str, Any]:
    node = material.nodes[iri]
    return {
        "iri": iri,
        "kind": NODES[node["kind"]],
        "code": "" if node["kind"] == "Ministry" else node["code"],
        "ko": node["ko"],
        "en": node["en"],
        "page": href(entity_file(iri)),
    }


def _named(
    material: Material, chains: Sequence[Chain], compared: dict[str, tuple[Change, ...]]
) -> dict[str, dict[str, Any]]:
    """What the page's script says of every node that is drawn."""
    iris = {iri for chain in chains for strand in chain.strands for iri in strand.nodes}
    iris |= {change.iri for found in compared.values() for change in found}
    return {
        iri: {
            "kind": material.nodes[iri]["kind"],
            "kind_ko": NODES[material.nodes[iri]["kind"]].ko,
            "kind_en": NODES[material.nodes[iri]["kind"]].en,
            "code": material.nodes[iri]["code"],
            "ko": material.nodes[iri]["ko"],
            "en": material.nodes[iri]["en"],
            "page": href(entity_file(iri)),
        }
        for iri in sorted(iris)
    }


def _followed(chain: Chain) -> dict[str, Any]:
    """A chain as the page's script follows it."""
    return {
        "year": chain.year,
        "whole": chain.whole.amount,
        "columns": list(chain.kinds),
        "totals": {iri: [figure.amount, figure.line] for iri, figure in sorted(chain.totals.items())},
        "ways": [
            {
                "nodes": list(strand.nodes),
                "amount": strand.amount,
                "rows": strand.rows,
                "lines": runs(strand.lines),
                "links": [list(link) for link in pairwise(strand.nodes)],
            }
            for strand in chain.strands
        ],
    }


def _compared(page: _Page, kind: str, found: tuple[Change, ...]) -> dict[str, Any]:
    """A comparison of two years as the page's template draws it."""
    printed, material, year = page.printed, page.material, page.year
    before, after = printed.figures[year - 1, None, None], printed.figures[year, None, None]
    ko, en = NODES[kind].ko, NODES[kind].en
    whole = Change("", before, after)
    phases = [_PHASES[printed.phases[of]] for of in (year - 1, year)]
    years = [
        {"ko": f"{of}년 {phase[0]}", "en": f"{of} {phase[1]}"}
        for of, phase in zip((year - 1, year), phases, strict=True)
    ]
    lines = [figure.line for change in (*found, whole) for figure in (change.before, change.after)]
    return {
        "key": kind.lower(),
        "kind": NODES[kind],
        "years": years,
        "drawings": {
            language: drawn_changes(
                found, whole, material, language, (years[0][language], years[1][language])
            )
            for language in LANGUAGES
        },
        "rows": [{"node": _linked(change.iri, material), **_difference(change)} for change in found],
        "whole": _difference(whole),
        "figure": described(
            page.frame,
            f"policygraph-change-{year - 1}-{year}-{kind.lower()}",
            (
                f"{ko}별 예산의 변화: {years[0]['ko']}과 {years[1]['ko']}",
                f"Change of money by {en}: {years[0]['en']} and {years[1]['en']}",
            ),
            lines,
        )
        | {"note": note_on_years(years)},
    }


def _plainly(change: Change) -> list[Any]:
    """A change as the page's script exports it."""
    before, after = change.before, change.after
    return [change.iri, before.amount, after.amount, change.won, percent(change), before.line, after.line]


def _difference(change: Change) -> dict[str, Any]:
    return {
        "before": _amounts(change.before),
        "after": _amounts(change.after),
        "change": {language: signed(change.won, language) for language in LANGUAGES},
        "percent": percent(change),
        "lines": (runs((change.before.line,)), runs((change.after.line,))),
    }


def _amounts(figure: Figure) -> dict[str, str]:
    return {language: amount(figure.amount, language) for language in LANGUAGES}
