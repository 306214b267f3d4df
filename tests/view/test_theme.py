"""Colours can be seen in both themes, and shape says what colour says."""

from policygraph.view.theme import DARK, LIGHT, LINKS, NODES


def _luminance(color: str) -> float:
    """Relative luminance after WCAG 2.2."""
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_every_node_colour_has_contrast_in_both_themes() -> None:
    """Marks stand out by 3:1 against the light and the dark page."""
    weak = {
        (name, page)
        for name, kind in NODES.items()
        for page in (LIGHT, DARK)
        if _contrast(kind.color, page) < 3
    }
    assert weak == set()


def test_the_link_that_a_person_read_differs_by_more_than_colour() -> None:
    """Printed links are solid, a person's reading is dashed."""
    assert (bool(LINKS["read"].dashes), bool(LINKS["part"].dashes)) == (True, False)


def test_contrast_is_computed_as_the_standard_says() -> None:
    """Black on white is 21:1, grey 767676 on white just passes for text."""
    assert (round(_contrast("#000000", "#ffffff"), 2), round(_contrast("#767676", "#ffffff"), 2)) == (
        21.0,
        4.54,
    )
