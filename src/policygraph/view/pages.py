"""The pages of the explorer."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from policygraph import __version__
from policygraph.analyse import co_funding, concentrations
from policygraph.analyse.networks import (
    Material,
    co_funding_network,
    hierarchy,
    overlap_network,
    read_material,
)
from policygraph.money import amount
from policygraph.query import answer
from policygraph.reconcile import compact
from policygraph.store import MANIFEST, EmbeddedStore
from policygraph.view.drawing import quotations, render, render_network
from policygraph.view.layout import circle_layout, hierarchy_layout, two_column_layout
from policygraph.view.theme import NODES

# File name, name in Korean, name in English.
PAGES = (
    ("index.html", "한눈에", "Overview"),
    ("hierarchy.html", "계획 체계", "Hierarchy"),
    ("cofunding.html", "다부처 사업", "Co-funding"),
    ("overlap.html", "부처 간 중첩", "Overlap"),
)


def write_site(store: EmbeddedStore, build: Path, folder: Path) -> tuple[Path, ...]:
    """Write every page into `folder`.

    Args:
        store: the graphs of the build.
        build: the folder of the build, for its manifest.
        folder: where to; made if it is not there.
    """
    manifest = json.loads((build / MANIFEST).read_text(encoding="utf-8"))
    material = read_material(store)
    pages = {
        "index.html": _overview(store, manifest, material),
        "hierarchy.html": _hierarchy(manifest, material),
        "cofunding.html": _co_funding(manifest, material),
        "overlap.html": _overlap(manifest, material),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, html in pages.items():
        (folder / name).write_text(html, encoding="utf-8", newline="\n")
    return tuple(folder / name for name in pages)


def _page(name: str, manifest: Mapping[str, Any], **content: Any) -> dict[str, Any]:  # noqa: ANN401 - for templates
    file, ko, en = next(page for page in PAGES if page[0] == name)
    plans = [
        {"title": plan["title"], "code": code, "digest": plan["source"]["sha256"][:8]}
        for code, plan in manifest["plans"].items()
    ]
    return {
        "file": file,
        "ko": ko,
        "en": en,
        "pages": PAGES,
        "plans": plans,
        "version": __version__,
        **content,
    }


def _overview(store: EmbeddedStore, manifest: Mapping[str, Any], material: Material) -> str:
    total = dict(zip(*_first_row(store, "total-budget"), strict=True))
    counts = [plan["counts"] for plan in manifest["plans"].values()]
    tables = [
        {"code": code, **result}
        for plan in manifest["plans"].values()
        for code, result in plan["reconciled"].items()
    ]
    vision = next(node for node in material.nodes.values() if node["kind"] == "Vision")
    ministries = sorted(
        (node for node in material.nodes.values() if node["kind"] == "Ministry"),
        key=lambda node: -(node["amount"] or 0),
    )
    largest = max((node["amount"] or 0 for node in ministries), default=1)
    page = _page(
        "index.html",
        manifest,
        vision=vision,
        total={"ko": amount(total["printed_total_krw"], "ko"), "en": amount(total["printed_total_krw"], "en")},
        counts=counts[0],
        tables=tables,
        emendations=answer(store, "emendations").rows,
        ministries=[
            {
                "ko": node["ko"],
                "en": node["en"],
                "amount_ko": amount(node["amount"] or 0, "ko"),
                "amount_en": amount(node["amount"] or 0, "en"),
                "percent": round(100 * (node["amount"] or 0) / largest, 1),
            }
            for node in ministries
        ],
    )
    return render("index.html.j2", page)


def _first_row(store: EmbeddedStore, question: str) -> tuple[tuple[str, ...], tuple[Any, ...]]:
    table = answer(store, question)
    return table.variables, table.rows[0]


def _hierarchy(manifest: Mapping[str, Any], material: Material) -> str:
    graph = hierarchy(material)
    page = _page(
        "hierarchy.html",
        manifest,
        intro_ko="비전에서 부처까지 두 갈래로 내려갑니다. 왼쪽은 실행계획(비전 → 목표 → 전략 → 정책 과제 → 추진 내용),"
        " 오른쪽은 기본계획(분야 → 성과 목표 → 사업)이고 가운데에서 부처를 만납니다. 정책 과제나 성과 목표를 누르면 펼쳐집니다.",
        intro_en="Two chains lead down to the ministries in the middle: the annual plan from the left (vision → goals →"
        " strategies → tasks → measures), the basic plan from the right (fields → performance goals → projects)."
        " Click a task or a performance goal to unfold it.",
        note_ko="어느 사업이 어느 정책 과제에 속하는지는 문서에 적혀 있지 않습니다.",
        note_en="The document does not say which project belongs to which task.",
        side="",
        projects={},
        matrix=None,
        rows=_node_rows(material, ("Vision", "Goal", "Strategy", "Task", "Field", "PerformanceGoal", "Ministry")),
    )
    return render_network(graph, hierarchy_layout(graph), page)


def _co_funding(manifest: Mapping[str, Any], material: Material) -> str:
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
    page = _page(
        "cofunding.html",
        manifest,
        intro_ko="한 사업 이름 아래 두 부처 이상의 예산 행이 있는 사업(다부처 사업)과 그 부처들입니다.",
        intro_en="Projects with budget rows of two ministries or more, and the ministries that pay for them.",
        note_ko="예산 행이 한 부처뿐이면 이름에 '다부처'가 있어도 여기에 없습니다.",
        note_en="A project with rows of one ministry only is not here, whatever its name says.",
        side="Project",
        projects={},
        matrix=None,
        rows=rows,
    )
    return render_network(graph, two_column_layout(graph, "Ministry", "Project"), page)


def _overlap(manifest: Mapping[str, Any], material: Material) -> str:
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
    page = _page(
        "overlap.html",
        manifest,
        intro_ko="두 부처를 잇는 선은 함께 예산을 내는 사업이 있다는 뜻입니다. 아래 표는 같은 성과 목표에 여러 부처의 예산이"
        " 모이는 곳을 보여 줍니다.",
        intro_en="A line joins two ministries that fund a project together. The table below shows where the money of"
        " several ministries meets in one performance goal.",
        note_ko="부처가 많이 모인다고 나쁜 것은 아닙니다. 살펴볼 곳을 가리킬 뿐 중복이라는 판정이 아닙니다.",
        note_en="Many ministries in one goal is not bad in itself: it says where to look, not that there is duplication.",
        side="",
        projects={
            iri: {**{key: material.nodes[iri][key] for key in ("ko", "en")}, "evidence": quotations(material.nodes[iri])}
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
    ministries = sorted({row.ministry for row in material.rows}, key=lambda m: -(material.nodes[m.iri]["amount"] or 0))
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
                "hhi": f"{float(goal.hhi):.3f}",
                "effective": f"{float(goal.effective_number):.2f}",
            }
            for goal in goals
        ],
        "rows": [
            {
                "ko": _name(material, ministry.iri, "ko"),
                "en": _name(material, ministry.iri, "en"),
                "cells": [
                    _cell(dict(goal.money).get(ministry), goal.total, lines.get((ministry.iri, goal.goal.iri), []))
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
