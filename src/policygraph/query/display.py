"""How the values of an answer are written for people: headings, units, numbers, short identifiers."""

from decimal import Decimal
from functools import cache

from policygraph import paths, terms
from policygraph.errors import Language
from policygraph.money import UNITS, amount
from policygraph.store import Iri, Value


@cache
def _headings(language: Language) -> dict[str, str]:
    import tomllib  # noqa: PLC0415 - an answer that nobody looks at needs no headings

    columns = tomllib.loads((paths.QUESTIONS / "columns.toml").read_text(encoding="utf-8"))
    return dict(columns[language])


def heading(variable: str, language: Language) -> str:
    """What a column is called, with its unit.

    >>> heading("amount_krw", "ko"), heading("line", "en")
    ('예산 (억원)', 'Line')
    """
    name = _headings(language).get(variable, variable)
    return f"{name} ({unit(variable, language)})" if unit(variable, language) else name


def unit(variable: str, language: Language) -> str:
    """The unit of a column, by the ending of its name; none, if it has none."""
    if variable.endswith("_krw"):
        return UNITS[language]
    return "%" if variable.endswith("_percent") else ""


def shown(value: Value | None, variable: str, language: Language) -> str:
    """A value as people read it: won in the language's unit, percentages to two decimals, short IRIs.

    >>> shown(1_135_047_000_000, "amount_krw", "ko"), shown(None, "line", "ko")
    ('11,350.47', '')
    """
    if value is None:
        return ""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        if variable.endswith("_krw"):
            return amount(value, language)
        if variable.endswith("_percent"):
            return f"{value:.2f}"
    if isinstance(value, str):
        return terms.shorten(value) if isinstance(value, Iri) else value
    return str(value)
