"""The pages of the explorer."""

from pathlib import Path
from typing import Any

from policygraph.analyse import co_funding, concentrations
from policygraph.analyse.networks import (
    Material,
    co_funding_network,
    hierarchy,
    overlap_network,
    read_material,
)
from policygraph.money import amount, rounded
from policygraph.reconcile import compact
from policygraph.store import Manifest, Store, read_manifest
from policygraph.view.curation import Repairs, curation, repairs
from policygraph.view.drawing import quotations, render_network
from policygraph.view.flows import flows
from policygraph.view.frame import Frame
from policygraph.view.layout import circle_layout, hierarchy_layout, two_column_layout
from policygraph.view.overview import overview
from policygraph.view.theme import NODES


def write_site(store: Store, build: Path | Manifest, folder: Path) -> tuple[Path, ...]:
    """Write every page into `folder`.

    Args:
        store: the graphs of the build.
        build: the folder of the build, for its manifest; or the manifest.
        folder: where to; made if it is not there.
    """
    manifest = build if isinstance(build, Manifest) else read_manifest(build)
    frame = Frame.of(manifest)
    material = read_material(store)
    mended, curated = repairs(store), curation(store)
    pages = {
        "index.html": overview(frame, store, manifest, material, curated),
        "hierarchy.html": _hierarchy(frame, material, mended),
        "cofunding.html": _co_funding(frame, material, mended),
        "overlap.html": _overlap(frame, material, mended),
        "flows.html": flows(frame, store, material),
        "report.html": frame.draw("report.html.j2", "report.html", **curated),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, html in pages.items():
        (folder / name).write_text(html, encoding="utf-8", newline="\n")
    return tuple(folder / name for name in pages)


def _hierarchy(frame: Frame, material: Material, mended: Repairs) -> str:
    graph = hierarchy(material)
    page = frame.page(
        "hierarchy.html",
        repairs=mended,
        projects={},
        matrix=None,
        rows=_node_rows(
            material, ("Vision", "Goal", "Strategy", "Task", "Field", "PerformanceGoal", "Ministry")
        ),
    )
    return render_network(graph, hierarchy_layout(graph), page)


def _co_funding(frame: Frame, material: Material, mended: Repairs) -> str:
    graph = co_funding_network(material)
    rows = [
        {
            "kind": NODES["Project"],
            "ko": f"{graph.nodes[project]['ko']} ← {graph.nodes[ministry]['ko']}",
            "en": f"{graph.nodes[project]['en']} ← {graph.nodes[ministry]['en']}",
            "amount_ko": amount(edge["amount"], "ko"),
            "amount_en": amount(edge["amount"], "en"),
            "lines": str(edge["line"]),
        }
        for ministry, project, edge in sorted(graph.edges(data=True), key=lambda e: e[2]["line"])
    ]
    page = frame.page(
        "cofunding.html",
        repairs=mended,
        projects={},
        matrix=None,
        rows=rows,
    )
    return render_network(graph, two_column_layout(graph, "Ministry", "Project"), page)


def _overlap(frame: Frame, material: Material, mended: Repairs) -> str:
    graph = overlap_network(material)
    rows = [
        {
            "kind": NODES["Ministry"],
            "ko": f"{_name(material, pair.one.iri, 'ko')} – {_name(material, pair.other.iri, 'ko')}:"
            f" 사업 {len(pair.projects)}개",
            "en": f"{_name(material, pair.one.iri, 'en')} – {_name(material, pair.other.iri, 'en')}:"
            f" {len(pair.projects)} project(s)",
            "amount_ko": amount(pair.total, "ko"),
            "amount_en": amount(pair.total, "en"),
            "lines": compact(line for project in pair.projects for line in project.lines),
        }
        for pair in co_funding(material.rows)
    ]
    page = frame.page(
        "overlap.html",
        repairs=mended,
        projects={
            iri: {
                **{key: material.nodes[iri][key] for key in ("ko", "en")},
                "evidence": quotations(material.nodes[iri]),
            }
            for _, _, shared in graph.edges(data="projects")
            for iri in shared
        },
        matrix=_matrix(material),
        rows=rows,
    )
    return render_network(graph, circle_layout(graph), page)


def _matrix(material: Material) -> dict[str, Any]:
    """Ministries down, performance goals across, each cell with its share of the goal."""
    goals = concentrations(material.rows)
    ministries = sorted(
        {row.ministry for row in material.rows}, key=lambda m: -(material.nodes[m.iri]["amount"] or 0)
    )
    lines: dict[tuple[str, str], list[int]] = {}
    for row in material.rows:
        lines.setdefault((row.ministry.iri, row.goal.iri), []).append(row.line)
    return {
        "goals": [
            {
                "code": goal.code,
                "ko": _name(material, goal.goal.iri, "ko"),
                "en": _name(material, goal.goal.iri, "en"),
                "total_ko": amount(goal.total, "ko"),
                "total_en": amount(goal.total, "en"),
                "ministries": len(goal.money),
                "hhi": rounded(goal.hhi, 3),
                "effective": rounded(goal.effective_number, 2),
            }
            for goal in goals
        ],
        "rows": [
            {
                "ko": _name(material, ministry.iri, "ko"),
                "en": _name(material, ministry.iri, "en"),
                "cells": [
                    _cell(
                        dict(goal.money).get(ministry),
                        goal.total,
                        lines.get((ministry.iri, goal.goal.iri), []),
                    )
                    for goal in goals
                ],
            }
            for ministry in ministries
        ],
    }


def _cell(won: int | None, total: int, lines: list[int]) -> dict[str, Any] | None:
    if won is None:
        return None
    return {
        "ko": amount(won, "ko"),
        "en": amount(won, "en"),
        "percent": round(100 * won / total, 1),
        "lines": compact(lines),
    }


def _node_rows(material: Material, kinds: tuple[str, ...]) -> list[dict[str, Any]]:
    nodes = [node for node in material.nodes.values() if node["kind"] in kinds]
    nodes.sort(key=lambda node: (kinds.index(node["kind"]), node["code"]))
    return [
        {
            "kind": NODES[node["kind"]],
            "ko": f"{node['code']} {node['ko']}".strip(),
            "en": f"{node['code']} {node['en']}".strip(),
            "amount_ko": "" if node["amount"] is None else amount(node["amount"], "ko"),
            "amount_en": "" if node["amount"] is None else amount(node["amount"], "en"),
            "lines": compact(line for q in node["evidence"] for line in range(q.first, q.last + 1)),
        }
        for node in nodes
    ]


def _name(material: Material, iri: str, language: str) -> str:
    return str(material.nodes[iri][language])
