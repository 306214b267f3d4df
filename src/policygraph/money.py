"""Numbers as people write them: won as 억원 in Korean and billions in English, ratios rounded half up.

>>> money(12_345_600_000_00, "ko"), money(12_345_600_000_00, "en")
('12,345.60억원', 'KRW 1,234.560 billion')
"""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from policygraph.errors import Language

UNITS: dict[Language, str] = {"ko": "억원", "en": "KRW bn"}
_EOK = Decimal(100_000_000)
_BILLION = Decimal(1_000_000_000)
_SMALL = Decimal("0.001")


def amount(won: int | Decimal, language: Language) -> str:
    """`won` in the language's unit, without its name; exact, with at least 2 (or 3) decimals.

    >>> amount(88_28_000_000, "ko"), amount(1, "ko"), amount(0, "en")
    ('88.28', '0.00000001', '0.000')
    """
    value, decimals = (Decimal(won) / _EOK, 2) if language == "ko" else (Decimal(won) / _BILLION, 3)
    text = f"{value:,f}"
    whole, _, fraction = text.partition(".")
    return f"{whole}.{fraction.rstrip('0').ljust(decimals, '0')}"


def money(won: int, language: Language) -> str:
    """`won` with the name of the unit."""
    return f"{amount(won, 'ko')}억원" if language == "ko" else f"KRW {amount(won, 'en')} billion"


def sign(won: int) -> str:
    """The sign of a difference, as a mark that is no hyphen; nothing for none."""
    return "+" if won > 0 else "−" if won < 0 else ""


def signed(won: int, language: Language) -> str:
    """A difference in the language's unit, with its sign.

    >>> signed(-5_00_000_000, "ko"), signed(0, "en")
    ('−5.00', '0.000')
    """
    return f"{sign(won)}{amount(abs(won), language)}"


def probability(value: Decimal) -> str:
    """A probability with three digits; what is smaller is said to be.

    >>> probability(Decimal("0.0004")), probability(Decimal("0.25"))
    ('<0.001', '0.250')
    """
    return "<0.001" if value < _SMALL else f"{value:.3f}"


def rounded(ratio: Fraction, places: int) -> str:
    """`ratio` to so many decimals, half up.

    >>> rounded(Fraction(1, 8), 2), rounded(Fraction(1), 3)
    ('0.13', '1.000')
    """
    exact = Decimal(ratio.numerator) / Decimal(ratio.denominator)
    return str(exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))
