"""The profile of a document family: what its members have in common, as data.

>>> profile = load_profile("icd")
>>> profile.squash("융합 新서비스 · 시장"), profile.units["억원"]
('융합신서비스·시장', 100000000)
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from policygraph.document import Rank
from policygraph.errors import SourceError

_FOLDER = Path(__file__).parent / "profiles"
_MARKUP = re.compile(r"\*\*|\^?\{\*\}|[「」‘’“”]")
_QUOTES = re.compile(r"^'|(?<=\s)'|'(?=\s|$)")


def clean(text: str) -> str:
    """`text` without bold type, brackets and quotation marks, and with single spaces.

    >>> clean("융합 신제품·서비스를 위한 '新시장 구축'"), clean("**분야별** 계획  (억원)")
    ('융합 신제품·서비스를 위한 新시장 구축', '분야별 계획 (억원)')
    """
    unmarked = _MARKUP.sub("", text)
    if unmarked.count("'") % 2 == 0:  # an odd one is a year: '21년도
        unmarked = _QUOTES.sub("", unmarked)
    return re.sub(r"\s+", " ", unmarked.replace(" ·", "·")).strip()


@dataclass(frozen=True, slots=True)
class RegionRule:
    """A part of the document and the heading that opens it."""

    name: str
    rank: Rank
    title: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class TableRule:
    """A kind of financial table: its title, its layout and what its names are names of."""

    kind: str
    title: re.Pattern[str]
    layout: str
    names: str
    across: str | None
    parents: str | None
    header: tuple[re.Pattern[str], ...]
    corner: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """The rules of a family; see `profiles/icd.toml` for what each means."""

    fold: dict[str, str]
    cover: dict[str, str]
    regions: tuple[RegionRule, ...]
    vision_label: str
    direction_labels: tuple[str, ...]
    frame: dict[str, tuple[re.Pattern[str], ...]]
    tables: tuple[TableRule, ...]
    tables_in: dict[str, tuple[str, ...]]
    table_units: re.Pattern[str]
    total: str
    nothing: str
    ministry: re.Pattern[str]
    budget_header: tuple[re.Pattern[str], ...]
    status: dict[str, str]
    units: dict[str, int]

    def squash(self, text: str) -> str:
        """A form of a name for comparing: no markup, no spaces, Chinese characters read out."""
        squashed = re.sub(r"\s+", "", clean(text)).replace("'", "")
        for character, reading in self.fold.items():
            squashed = squashed.replace(character, reading)
        return squashed

    def unit(self, text: str) -> int | None:
        """The won that one of the unit named in `text` is worth, or None if it names none."""
        found = [won for name, won in self.units.items() if name in text.replace(" ", "")]
        return found[0] if len(found) == 1 else None


@cache
def load_profile(name: str) -> Profile:
    """The profile called `name`.

    Raises:
        SourceError: there is no such profile.
    """
    path = _FOLDER / f"{name}.toml"
    if not path.is_file():
        known = ", ".join(sorted(p.stem for p in _FOLDER.glob("*.toml")))
        raise SourceError(
            f"there is no profile {name!r}; known: {known}",
            f"프로필 {name!r}이(가) 없습니다. 있는 것: {known}",
            file="source.toml",
        )
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Profile(
        fold=data["fold"],
        cover=data["cover"],
        regions=tuple(
            RegionRule(rule["name"], Rank[rule["rank"]], re.compile(rule["title"])) for rule in data["region"]
        ),
        vision_label=data["direction"]["vision"],
        direction_labels=tuple(data["direction"]["labels"]),
        frame={name: _patterns(titles) for name, titles in data["frame"].items()},
        tables=tuple(_table(rule) for rule in data["table"]),
        tables_in={region: tuple(data["tables"][region]) for region in ("executed", "planned")},
        table_units=re.compile(data["tables"]["units"]),
        total=data["tables"]["total"],
        nothing=data["tables"]["nothing"],
        ministry=re.compile(data["measures"]["ministry"]),
        budget_header=_patterns(data["budget"]["header"]),
        status=data["budget"]["status"],
        units=data["units"],
    )


def _table(rule: dict[str, Any]) -> TableRule:
    return TableRule(
        kind=rule["kind"],
        title=re.compile(rule["title"]),
        layout=rule["layout"],
        names=rule["names"],
        across=rule.get("across"),
        parents=rule.get("parents"),
        header=_patterns(rule.get("header", [])),
        corner=tuple(rule.get("corner", [])),
    )


def _patterns(sources: list[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(source) for source in sources)
