"""Numbers of an analysis as literals."""

from decimal import Decimal
from fractions import Fraction

from rdflib import Literal
from rdflib.namespace import XSD

DIGITS = 6
"""Of numbers that are no counts: more would differ between machines before it said anything."""


def number(value: float | Fraction) -> Literal:
    """A number as an xsd:decimal without an exponent or trailing zeros; it is exact if it is a whole number.

    >>> str(number(Fraction(1, 3))), str(number(2)), str(number(1e-9))
    ('0.333333', '2', '0')
    """
    exact = value if isinstance(value, Fraction) else Fraction(value)
    rounded = Decimal(round(exact * 10**DIGITS)).scaleb(-DIGITS)
    whole = rounded == rounded.to_integral_value()
    return Literal(str(int(rounded)) if whole else f"{rounded.normalize():f}", datatype=XSD.decimal)
