"""What stands beside two similar projects: the terms that made them alike, and what a person decided.

Reads rows only: a table and a report pay for no analysis.

>>> from policygraph.store import open_store
>>> {review.decision for review in read_reviews(open_store()).values()} == {"yes", "no", "unsure"}
True
"""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from policygraph import terms
from policygraph.errors import Language
from policygraph.query import answer
from policygraph.store import Store

Decision = Literal["yes", "no", "unsure"]


@dataclass(frozen=True, slots=True)
class Review:
    """What a person decided of a pair.

    Attributes:
        decision: yes: a budget officer should look at the two together; no; unsure: the text cannot tell.
        reason: why, in Korean.
        band: of the draw that it was judged in without its score; empty if it came from the queue.
        name: what the decision is called.
    """

    decision: Decision
    reason: str
    band: str = ""
    name: str = ""


def read_reviews(store: Store, language: Language = "ko") -> dict[tuple[str, str], Review]:
    """What persons decided, by the identifiers of the two projects in natural order."""
    found = {}
    for row in answer(store, "pair-reviews", {"lang": language}).records():
        one, other = sorted((str(row["one"]), str(row["other"])), key=terms.natural)
        decision: Any = str(row["decision"])
        found[one, other] = Review(
            decision, str(row["reason"]), str(row["band"] or ""), str(row["decision_name"])
        )
    return found


def read_terms(store: Store) -> dict[str, tuple[tuple[str, Decimal], ...]]:
    """Of two similar projects each shared term and its part of the score, the largest first, by result."""
    found: dict[str, list[tuple[str, Decimal]]] = defaultdict(list)
    for result, term, share in answer(store, "shared-terms").rows:
        found[str(result)].append((str(term), Decimal(str(share))))
    return {result: tuple(shared) for result, shared in found.items()}
