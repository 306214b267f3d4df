"""The overview: the plan in numbers, what reconciles, what does not, and the way into everything."""

from typing import Any

from policygraph.analyse.networks import Material
from policygraph.money import amount
from policygraph.query import answer, newest_year
from policygraph.store import Manifest, Store
from policygraph.view.addresses import entity_file, href
from policygraph.view.frame import Frame
from policygraph.wording import table_name


def overview(
    frame: Frame, store: Store, manifest: Manifest, material: Material, curated: dict[str, Any]
) -> str:
    """The page.

    Args:
        frame: of the site.
        store: the graphs.
        manifest: of the build, for what it counted and reconciled.
        material: names and money of the elements.
        curated: what `curation` found.
    """
    year = newest_year(store)
    total = dict(zip(*_first_row(store, "total-budget", {"year": str(year)}), strict=True))
    counts = [plan["counts"] for plan in manifest.plans.values()]
    tables = [
        {"ko": table_name(code, "ko"), "en": table_name(code, "en"), **result}
        for plan in manifest.plans.values()
        for code, result in plan["reconciled"].items()
    ]
    vision = next(node for node in material.nodes.values() if node["kind"] == "Vision")
    ministries = sorted(
        ((iri, node) for iri, node in material.nodes.items() if node["kind"] == "Ministry"),
        key=lambda found: (-(found[1]["amount"] or 0), found[0]),
    )
    largest = max((node["amount"] or 0 for _, node in ministries), default=1)
    return frame.draw(
        "index.html.j2",
        "index.html",
        year=year,
        title_en=answer(store, "vision", {"lang": "en"}).rows[0][0],
        vision=vision,
        off=sum(t["figures"] - t["matched"] - t["not_recomputable"] for t in tables),
        total={
            "ko": amount(total["printed_total_krw"], "ko"),
            "en": amount(total["printed_total_krw"], "en"),
        },
        counts=counts[0],
        source=frame.source,
        tables=tables,
        sections=curated["sections"],
        suspicions=len(curated["suspicions"]),
        repaired=len(curated["repaired"]),
        ministries=[
            {
                "ko": node["ko"],
                "en": node["en"],
                "href": href(entity_file(iri)),
                "amount_ko": amount(node["amount"] or 0, "ko"),
                "amount_en": amount(node["amount"] or 0, "en"),
                "percent": round(100 * (node["amount"] or 0) / largest, 1),
            }
            for iri, node in ministries
        ],
    )


def _first_row(store: Store, question: str, given: dict[str, str]) -> tuple[tuple[str, ...], tuple[Any, ...]]:
    table = answer(store, question, given)
    return table.variables, table.rows[0]
