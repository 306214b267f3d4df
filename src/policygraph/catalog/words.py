"""What the catalogue calls things, in both languages; the words stand in `words.toml`.

>>> words("organisations", "title").en
'Register of ministries'
>>> word_list("organisations", "keywords").ko[0]
'부처'
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from policygraph.errors import Language
from policygraph.wording import Words


@dataclass(frozen=True, slots=True)
class TextList:
    """A list of words in both languages."""

    ko: tuple[str, ...]
    en: tuple[str, ...]


def words(part: str, name: str, **values: object) -> Words:
    """A text with its values filled in.

    Args:
        part: what it is about: a table of `words.toml`.
        name: of the text there, without its language.
        values: numbers, alike in both languages, or a `Words`.
    """
    found = _read()[part]

    def filled(language: Language) -> str:
        said = {
            key: value.of(language) if isinstance(value, Words) else value for key, value in values.items()
        }
        return str(found[f"{name}_{language}"]).format_map(said)

    return Words(filled("ko"), filled("en"))


def word_list(part: str, name: str) -> TextList:
    """A list of words."""
    found = _read()[part]
    return TextList(tuple(found[f"{name}_ko"]), tuple(found[f"{name}_en"]))


def pair(part: str, name: str) -> Words | None:
    """A text that has no parts, by its name in a table; None if it has no words."""
    found = _read()[part].get(name)
    return None if found is None else Words(*found)


def name_of(part: str, name: str) -> str | None:
    """A name that is the same in both languages; None if there is none."""
    found = _read()[part].get(name)
    return None if found is None else str(found)


@cache
def _read() -> dict[str, Any]:
    text = (resources.files("policygraph.catalog") / "words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
