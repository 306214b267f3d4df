"""The register of ministries, as data beside the sources: names, abbreviations, verified identifiers."""

from pathlib import Path

from policygraph.errors import SourceError
from policygraph.model import Ministry
from policygraph.records.sheet import read_sheet

_SCHEMES = ("wikidata", "ror", "crossref_funder")
_COLUMNS = (
    "ko_full",
    "ko_short",
    "en_2021",
    "abbr",
    *_SCHEMES,
    "isni_or_grid",
    "verified_how",
    "notes",
)


def load_ministries(path: Path) -> tuple[Ministry, ...]:
    """The ministries in `path`, in its order.

    Raises:
        SourceError: the file has other columns, an empty name, or a name twice.
    """
    ministries: list[Ministry] = []
    taken: set[str] = set()
    for line, row in read_sheet(path, _COLUMNS):
        names = {row["ko_full"], row["ko_short"], row["abbr"]}
        if "" in names or names & taken:
            raise SourceError(
                "a name is empty or already taken",
                "이름이 비었거나 이미 쓰였습니다",
                file=path.name,
                line=line,
            )
        taken |= names
        ministries.append(_ministry(row))
    return tuple(ministries)


def _ministry(row: dict[str, str]) -> Ministry:
    identifiers = [(scheme, row[scheme]) for scheme in _SCHEMES if row[scheme]]
    if other := row["isni_or_grid"]:
        identifiers.append(("grid" if other.startswith("grid.") else "isni", other))
    return Ministry(
        code=row["abbr"],
        name=row["ko_full"],
        short=row["ko_short"],
        name_en=row["en_2021"],
        identifiers=tuple(identifiers),
        verified=row["verified_how"],
        note=row["notes"],
    )
