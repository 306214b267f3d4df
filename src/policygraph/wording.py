"""Words in both languages, and what tables and figures say of themselves: their names and their source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policygraph.errors import Language


@dataclass(frozen=True, slots=True)
class Words:
    """Something said in both languages.

    >>> Words("부처", "ministry").of("en")
    'ministry'
    """

    ko: str
    en: str

    def of(self, language: Language) -> str:
        """In a language."""
        return self.ko if language == "ko" else self.en


_KINDS = {
    "by-field": ("분야별", "by field"),
    "by-ministry": ("부처별", "by ministry"),
    "by-performance-goal": ("성과목표별", "by performance goal"),
    "by-ministry-and-field": ("부처별·분야별", "by ministry and field"),
    "by-strategy": ("추진 전략별", "by strategy"),
    "by-task": ("정책 과제별", "by task"),
}
_PHASES = {"planned": ("계획", "planned"), "executed": ("실적", "executed")}


def table_name(code: str, language: Language) -> str:
    """A published table's code in words.

    >>> table_name("2021-planned-by-task", "ko"), table_name("2020-executed-by-field", "en")
    ('2021 계획 정책 과제별', '2020 executed by field')
    """
    year, phase, kind = code.split("-", 2)
    index = 0 if language == "ko" else 1
    return f"{year} {_PHASES[phase][index]} {_KINDS[kind][index]}"


def text_version(code: str, plan: Mapping[str, Any]) -> str:
    """Which text of a plan was read: its code, and the first digits of the SHA-256 that the manifest has."""
    return f"{code}@{plan['source']['sha256'][:8]}"


def source_line(plans: Mapping[str, Mapping[str, Any]] | None, place: object, language: Language) -> str:
    """자료: plans and the first digits of their texts' SHA-256, which are the version of the data.

    Args:
        plans: of a manifest; None if there is no manifest.
        place: where the graphs are, to name instead.
        language: of the line.

    >>> source_line({"p": {"title": "Plan", "source": {"sha256": "a89518e6ff"}}}, "", "en")
    'Source: Plan (p@a89518e6)'
    """
    named = (f"{plan['title']} ({text_version(code, plan)})" for code, plan in (plans or {}).items())
    said = str(place) if plans is None else "; ".join(named)
    return f"자료: {said}" if language == "ko" else f"Source: {said}"
