"""Words of a generated page: of both languages side by side, or of one alone.

What is committed holds both, since a folder on the web has one page for all; the documentation has a site for
each language, made by the same writers.

>>> words("부처", "ministry"), words("부처", "ministry", "en")
('부처 · ministry', 'ministry')
"""

from policygraph.errors import Language


def words(ko: str, en: str, language: Language | None = None, between: str = " · ") -> str:
    """The words in `language`; in both, if it is None."""
    if language is None:
        return f"{ko}{between}{en}"
    return ko if language == "ko" else en


def languages(language: Language | None) -> tuple[Language, ...]:
    """The languages of a page, Korean first."""
    return ("ko", "en") if language is None else (language,)
