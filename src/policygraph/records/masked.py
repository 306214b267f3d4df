"""A text with its dates and its numbers with a unit found, and masked so that patterns can speak of them.

>>> masked = MaskedText.of("지역 거점('21년 1개소 → '23년 5개소), 2.1조원 확보")
>>> [(str(quantity.value), quantity.unit) for quantity in masked.quantities.values()]
[('1', '개소'), ('5', '개소'), ('2100000000000', '원')]
>>> [period.printed for period in masked.periods.values()]
["'21년", "'23년"]
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from policygraph.model import Period
from policygraph.records.dates import find_periods

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_COUNTED = "과제|기관|센터|프로젝트|분야|대학|지자체|사업장|사업|지역|영역|작업반|社"
_QUANTITY = re.compile(
    r"(?<![\dA-Za-z.,~∼/\-+△▲])"
    rf"(?:(?P<trillions>{_NUMBER})조\s?)?(?P<number>{_NUMBER})(?P<more>여)?"
    rf"(?:(?P<money>조원|억원|백만원|만원)|(?P<times>만|억)?(?P<unit>개\s(?:{_COUNTED})(?![가-힣])"
    r"|개소|개교|개사|개월|개(?!년)|건|종|명|km(?![A-Za-z])|톤|평|%)(?!급))"
    rf"|(?<![\dA-Za-z.,])(?P<first>{_NUMBER})(?=\s?→\s?{_NUMBER}(?P<shared>종|개|건|명))"
    rf"|(?<=\)\s)(?P<plain>\d{{1,3}}(?:,\d{{3}})+)(?=\s|$)"
)
_WON = {"조원": 10**12, "억원": 10**8, "백만원": 10**6, "만원": 10**4}
_TIMES = {"만": 10**4, "억": 10**8}

# Dates and quantities are masked, character by character, so that patterns can speak of them.
DATE, QUANTITY = "\ue000", "\ue001"
_BULLETS = 2048  # texts that are kept masked: several readers look at the same bullets
_ARROW = r"\rightarrow"  # as some scans print it
_INEXACT_BEFORE = re.compile(r"(?<![가-힣])(?:약|최대|최소|연|연간|매년|월|평균|향후|[가-힣]+당)\s*$")
_INEXACT_AFTER = re.compile(
    r"\s?(?:이상|이하|이내|미만|내외|초과|가량|정도|수준|규모|\(\+|\+)|[A-Za-z]|(?![을를이가의에은는과와로으까씩])[가-힣]"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, up to `end`.

    Attributes:
        exact: nothing around it makes it a bound or a rate.
        last: of money, what its last printed digit is worth in won: ten million in 151.0억원.
    """

    end: int
    value: Decimal
    unit: str
    exact: bool
    last: Decimal | None = None


@dataclass(frozen=True, slots=True)
class MaskedText:
    """A text, the same with its dates and quantities masked, and these by where they begin."""

    text: str
    mask: str
    periods: Mapping[int, Period]
    quantities: Mapping[int, Quantity]

    @classmethod
    @lru_cache(maxsize=_BULLETS)
    def of(cls, text: str) -> "MaskedText":
        """The text with its dates and quantities found."""
        mask = text.replace(_ARROW, "→".ljust(len(_ARROW)))
        periods: dict[int, Period] = {}
        for found in find_periods(text):
            periods[found.start] = found.period
            mask = f"{mask[: found.start]}{DATE * (found.end - found.start)}{mask[found.end :]}"
        quantities: dict[int, Quantity] = {}
        for match in _QUANTITY.finditer(mask):
            quantities[match.start()] = _quantity(match, mask)
            mask = f"{mask[: match.start()]}{QUANTITY * len(match[0])}{mask[match.end() :]}"
        return cls(text, mask, periods, quantities)

    def period(self, match: re.Match[str]) -> Period | None:
        """The date that the group "when" of a match in the whole mask stands for."""
        return self.periods[match.start("when")] if match["when"] else None


def _quantity(match: re.Match[str], mask: str) -> Quantity:
    def number(group: str) -> Decimal:
        return Decimal((match[group] or "0").replace(",", ""))

    before, end = mask[: match.start()], match.end()
    exact = not (
        match["more"]
        or match["unit"] in {"개월", "평"}
        or re.search(r"[가-힣]$", before)
        or _INEXACT_BEFORE.search(before)
        or _INEXACT_AFTER.match(mask, end)
    )
    if match["money"]:
        won = number("trillions") * _WON["조원"] + number("number") * _WON[match["money"]]
        last = Decimal(1).scaleb(int(number("number").as_tuple().exponent)) * _WON[match["money"]]
        return Quantity(end, _whole(won), "원", exact, last)
    if group := "first" if match["first"] else "plain" if match["plain"] else "":
        return Quantity(end, number(group), match["shared"] or "", exact)
    value = _whole(number("number") * _TIMES.get(match["times"], 1))
    return Quantity(end, value, match["unit"], exact and not match["trillions"])


def _whole(value: Decimal) -> Decimal:
    """`value` without the zeros that a multiplication leaves behind the point."""
    whole = value.to_integral_value()
    return whole if whole == value else value
