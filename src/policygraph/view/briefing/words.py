"""Numbers of results as the report writes them."""

from decimal import Decimal

from policygraph.money import amount


def value_text(value: Decimal, unit: str) -> str:
    """A count as it is, an index with two digits, money without its unit.

    >>> value_text(Decimal("0.8832"), "index"), value_text(Decimal(3), "count")
    ('0.88', '3')
    """
    if unit == "won":
        return amount(int(value), "ko")
    if value == value.to_integral_value() and unit == "count":
        return f"{int(value):,}"
    return f"{value:.2f}"
