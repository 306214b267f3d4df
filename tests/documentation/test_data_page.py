"""The page on the data names every file that there is."""

import pytest

from policygraph import paths
from policygraph.documentation.halves import half
from policygraph.errors import Language

FILES = sorted(
    path.name
    for path in (paths.ROOT / "data").rglob("*")
    if path.is_file() and path.suffix in {".csv", ".json", ".md", ".crc32", ".toml", ".ttl"}
    if path.parent.name != "scenarios" and path.name != "README.md"
)


def unnamed(text: str) -> list[str]:
    """The files that a text does not name."""
    return [name for name in FILES if f"{name}`" not in text]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_file_is_named(language: Language) -> None:
    """In both halves; a file that is renamed there is missed."""
    text = half((paths.ROOT / "data" / "README.md").read_text(encoding="utf-8"), language)

    assert unnamed(text) == []
    assert unnamed(text.replace("`outline.csv`", "`contents.csv`")) == ["outline.csv"]
