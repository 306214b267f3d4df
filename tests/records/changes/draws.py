"""Draws that are the same on every run, whatever else was loaded.

Hypothesis also tries the constants that it finds in the project's modules, and which modules are loaded
depends on the tests that ran before in the same process. Here it draws without them.
"""

from hypothesis.internal.conjecture.providers import AVAILABLE_PROVIDERS, HypothesisProvider

SAME_EVERYWHERE = "same-everywhere"


class SameEverywhere(HypothesisProvider):
    """Hypothesis' own way to draw, without constants of the loaded modules."""

    def _maybe_draw_constant(self, *_: object, **__: object) -> None:
        return None


AVAILABLE_PROVIDERS[SAME_EVERYWHERE] = f"{SameEverywhere.__module__}.{SameEverywhere.__qualname__}"
