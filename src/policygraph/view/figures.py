"""What a figure says of itself wherever it goes: title, unit, source with lines, versions, name of its file.

A page puts it into a JSON element, from which `static/figure.js` writes the captions of exports; it may add
a `note` in both languages, on how to read the figure.
"""

from collections.abc import Iterable
from typing import Any

from policygraph.money import UNITS
from policygraph.reconcile import compact
from policygraph.view.frame import Frame


def described(
    frame: Frame,
    file: str,
    title: tuple[str, str],
    lines: Iterable[int],
    *,
    unit: bool = True,
) -> dict[str, Any]:
    """The words of a figure.

    Args:
        frame: of the site, for the plans and versions.
        file: what exported files are called, without language and extension.
        title: in Korean and English.
        lines: of the source that the figure was made from; none, if it is the whole of it.
        unit: whether the figure shows money.
    """
    where = compact(lines)
    plans = ", ".join(plan.title for plan in frame.plans)
    return {
        "title": dict(zip(("ko", "en"), title, strict=True)),
        "unit": dict(UNITS) if unit else {"ko": "", "en": ""},
        "source": {
            "ko": f"{plans} 원문 {where}행" if where else plans,
            "en": f"{plans}, {'lines' if len(where.split()) > 1 or '–' in where else 'line'} {where}"
            if where
            else plans,
        },
        "plan": plans,
        "version": ", ".join(plan.version for plan in frame.plans),
        "program": f"policygraph {frame.version}",
        "file": file,
    }
