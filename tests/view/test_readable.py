"""At first sight the networks can be read: no label that matters is missing, cut, small or under another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from view.readable import LEAST_SHARE, NEEDED, Label, faults, read_labels

if TYPE_CHECKING:
    from pathlib import Path

    from view.visit import Visit

pytestmark = pytest.mark.slow

NETWORKS = ("hierarchy.html", "cofunding.html", "overlap.html")


def look(visit: Visit, path: Path, language: str) -> tuple[list[Label], dict[str, list[str]]]:
    """The labels at 1400 × 900, and their faults."""
    visit.page.set_viewport_size({"width": 1400, "height": 900})
    page = visit.open(path, f"#lang={language}")
    box = page.locator("#network").bounding_box()
    assert box is not None
    labels = read_labels(page)
    return labels, faults(labels, box["width"], box["height"])


@pytest.mark.browser
@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("name", NETWORKS)
def test_what_matters_can_be_read_at_first_sight(visit: Visit, site: Path, name: str, language: str) -> None:
    """Every goal, strategy, task, field and ministry."""
    labels, wrong = look(visit, site / name, language)
    needed = {label.id: label.text for label in labels if label.kind in NEEDED}

    assert {text: wrong[iri] for iri, text in needed.items() if iri in wrong} == {}
    assert needed


@pytest.mark.browser
@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("name", NETWORKS)
def test_most_of_what_is_shown_can_be_read(visit: Visit, site: Path, name: str, language: str) -> None:
    """Three labels in five, of everything that the picture shows."""
    labels, wrong = look(visit, site / name, language)

    assert 1 - len(wrong) / len(labels) >= LEAST_SHARE


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"shown": False}, ["not shown"]),
        ({"clipped": True}, ["cut"]),
        ({"size": 8.9}, ["small"]),
        ({"x": -1.0}, ["outside"]),
        ({"y": 195.0}, ["outside"]),
        ({"x": 110.0}, ["over 이웃"]),
        ({}, []),
    ],
    ids=lambda value: " ".join(map(str, value)),
)
def test_an_unreadable_label_is_found(changes: dict[str, float], wrong: list[str]) -> None:
    """One that is missing, cut, small, outside of the picture or upon its neighbour."""
    place = {"shown": True, "clipped": False, "size": 12.0, "x": 10.0, "y": 10.0, "w": 60.0, "h": 15.0}
    neighbour = Label("b", "Goal", "이웃", **{**place, "x": 160.0})  # type: ignore[arg-type] # by name
    label = Label("a", "Goal", "글", **{**place, **changes})  # type: ignore[arg-type] # by name

    assert faults([label, neighbour], 300, 200).get("a", []) == wrong
