"""The ways to rank pairs, measured on the pairs that a person judged: the table by which one was chosen."""

from collections.abc import Mapping

from policygraph.analyse.reviews import read_reviews
from policygraph.analyse.similar.corpus import read_ministry_names, read_projects
from policygraph.analyse.similar.draw import POPULATION, ranked
from policygraph.analyse.similar.evaluate import CUTOFFS, Judged, Quality, expected_at_random, measured
from policygraph.analyse.similar.methods import METHODS, all_scores
from policygraph.store import Store

_ROW = "| {} | {} | {} | {} |"


def judged_pairs(store: Store) -> list[Judged]:
    """The pairs that were drawn and judged; those from the queue were chosen by score, and prove nothing."""
    return [
        Judged(pair, review.decision, review.band)
        for pair, review in sorted(read_reviews(store).items())
        if review.band
    ]


def qualities(store: Store) -> dict[str, Quality]:
    """The quality of each method."""
    projects, names = read_projects(store), read_ministry_names(store)
    judged = judged_pairs(store)
    return {
        method: measured(ranked(all_scores(projects, method, names)), judged, POPULATION)
        for method in METHODS
    }


def quality_table(store: Store) -> str:
    """The table in Markdown: precision among the first few, average precision and its interval."""
    return table(qualities(store), expected_at_random(judged_pairs(store), POPULATION))


def table(found: Mapping[str, Quality], chance: float) -> str:
    """Qualities as a table, with what a random order gives on average."""
    heads = " | ".join(f"P@{k}" for k in CUTOFFS)
    lines = [_ROW.format("method", heads, "AP", "95 %"), "|---|" + "---|" * (len(CUTOFFS) + 2)]
    for method, quality in found.items():
        precision = " | ".join(f"{value:.2f}" for _, value in quality.precision)
        interval = f"{quality.interval.low:.2f}–{quality.interval.high:.2f}"
        lines.append(_ROW.format(method, precision, f"{quality.average:.3f}", interval))
    random = " | ".join([f"{chance:.3f}"] * len(CUTOFFS))
    lines.append(_ROW.format("random", random, f"{chance:.3f}", "–"))
    return "\n".join(lines)
