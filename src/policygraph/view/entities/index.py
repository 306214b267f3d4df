"""The index: everything that has a page, by kind, with all the names that it can be found by."""

from itertools import groupby

from policygraph.money import amount
from policygraph.view.addresses import href
from policygraph.view.frame import Frame
from policygraph.view.reading import Words


def draw_index(frame: Frame, words: Words) -> str:
    """The page `entities.html`."""
    year = max((row.year for row in words.budget.rows.values()), default=None)
    groups = []
    for (kind, ko, en), found in groupby(
        words.entities.found.values(), key=lambda one: (one.kind, one.kind_ko, one.kind_en)
    ):
        items = []
        for entity in found:
            rows = [row for row in words.budget.rows_of.get(entity.iri, ()) if row.year == year]
            total = sum(row.amount for row in rows) if rows else None
            items.append(
                {
                    "name": entity.name,
                    "code": entity.code,
                    "address": href(entity.file),
                    "names": "\n".join(entity.all_names),
                    "amount_ko": "" if total is None else amount(total, "ko"),
                    "amount_en": "" if total is None else amount(total, "en"),
                }
            )
        groups.append({"kind": kind, "ko": ko, "en": en, "entities": items})
    return frame.draw(
        "entities.html.j2",
        "entities.html",
        groups=groups,
        number=len(words.entities.found),
        year=year,
    )
