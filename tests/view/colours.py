"""The colours of the styles, and the contrast between them after WCAG 2.2."""

import re
from collections.abc import Iterable, Mapping

# A colour in the light and in the dark.
Shades = tuple[str, str]
_HEX = "#[0-9a-fA-F]{6}"
_NAMED = re.compile(rf"--([\w-]+):\s*(?:light-dark\(\s*({_HEX})\s*,\s*({_HEX})\s*\)|({_HEX}))\s*;")


def variables(css: str) -> dict[str, Shades]:
    """The colours that a style sheet names; one that has no second shade is the same in the dark."""
    return {name: (light or same, dark or same) for name, light, dark, same in _NAMED.findall(css)}


def unnamed(css: str) -> list[str]:
    """The colours that stand in the rules of a style sheet without a name."""
    return re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*\})", _NAMED.sub("", css))


def contrast(one: str, other: str) -> float:
    """From 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def weak(
    shades: Mapping[str, Shades], pairs: Mapping[str, Iterable[str]], least: float
) -> dict[tuple[str, str, str], float]:
    """(colour, background, theme) → contrast, where it is less than `least`.

    Args:
        shades: of each name.
        pairs: a colour's name, and the names of what is behind it.
        least: the ratio that is enough.
    """
    found = {
        (name, behind, theme): round(contrast(shades[name][at], shades[behind][at]), 2)
        for name, backgrounds in pairs.items()
        for behind in backgrounds
        for at, theme in enumerate(("light", "dark"))
    }
    return {pair: ratio for pair, ratio in found.items() if ratio < least}


def _luminance(color: str) -> float:
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
