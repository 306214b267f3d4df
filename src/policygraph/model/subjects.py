"""What a plan is about, and where it happens."""

from dataclasses import dataclass
from enum import StrEnum

from policygraph.model.places import Name


@dataclass(frozen=True, slots=True)
class Topic:
    """기술·주제: a technology or a subject, as a concept of a scheme.

    Attributes:
        code: a slug from its English name: "smart-factory".
        broader: the codes of the topics that it is a part of.
        name: its alternatives and damaged forms are the spellings of the text.
        forms: every spelling of the text, by which it is found, damaged ones with them.
        not_in: longer words that hold a form and say something else.
        reason: what the topic takes in, and why.
    """

    code: str
    broader: tuple[str, ...]
    name: Name
    name_en: str
    forms: tuple[str, ...]
    not_in: tuple[str, ...]
    reason: str


class PlaceKind(StrEnum):
    """What a place is."""

    INDUSTRIAL_COMPLEX = "industrial-complex"  # 산업단지·복합단지
    INNOVATION_VALLEY = "innovation-valley"  # 혁신밸리
    PILOT_SITE = "pilot-site"  # 시범단지·시범도시
    TEST_SITE = "test-site"  # 시험장·실증지
    CITY = "city"  # 도시·지역
    REGION = "region"  # 도·지방


@dataclass(frozen=True, slots=True)
class Place:
    """지역 거점: a place that the text names.

    Attributes:
        code: a slug from its English name: "changwon-industrial-complex".
        forms: spellings that mean the place wherever they stand.
        short_forms: spellings that mean it on `lines` only.
        part_of: the codes of what it is a part of or lies in.
        reason: where it is named, and what it is taken for.
    """

    code: str
    kind: PlaceKind
    name: Name
    name_en: str
    forms: tuple[str, ...]
    short_forms: tuple[str, ...]
    lines: tuple[int, ...]
    part_of: tuple[str, ...]
    reason: str
