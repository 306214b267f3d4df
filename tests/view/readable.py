"""Which labels of a network can be read: large enough, whole, inside the picture, and none upon another."""

from dataclasses import dataclass
from itertools import combinations

from playwright.sync_api import Page

# The smallest letters that can be read, in pixels; what must be readable at first sight, and how much of all.
SMALLEST, LEAST_SHARE = 9.0, 0.6
NEEDED = frozenset({"Goal", "Strategy", "Task", "Field", "Ministry"})


@dataclass(frozen=True, slots=True)
class Label:
    """A label as the page says that it is drawn, in pixels from the corner of the picture."""

    id: str
    kind: str
    text: str
    shown: bool
    clipped: bool
    size: float = 0.0
    x: float = 0.0
    y: float = 0.0
    w: float = 0.0
    h: float = 0.0

    def meets(self, other: "Label") -> bool:
        """Whether the boxes of both overlap by more than a hair."""
        across = min(self.x + self.w, other.x + other.w) - max(self.x, other.x)
        down = min(self.y + self.h, other.y + other.h) - max(self.y, other.y)
        return across > 0.5 and down > 0.5

    def leaves(self, width: float, height: float) -> bool:
        """Whether it stands over the edge of a picture of that size."""
        return self.x < 0 or self.y < 0 or self.x + self.w > width or self.y + self.h > height


def read_labels(page: Page) -> list[Label]:
    """The labels of everything that the picture of a page shows."""
    return [
        Label(**{name: one[name] for name in Label.__slots__ if name in one})
        for one in page.evaluate("policygraph.canvas.labels()")
    ]


def faults(labels: list[Label], width: float, height: float) -> dict[str, list[str]]:
    """What is wrong with each label that cannot be read, by the label's identifier."""
    found: dict[str, list[str]] = {}
    for label in labels:
        wrong = (
            ("not shown", not label.shown),
            ("cut", label.shown and label.clipped),
            ("small", label.shown and label.size < SMALLEST),
            ("outside", label.shown and label.leaves(width, height)),
        )
        for words, is_so in wrong:
            if is_so:
                found.setdefault(label.id, []).append(words)
    for one, other in combinations((label for label in labels if label.shown), 2):
        if one.meets(other):
            for this, that in ((one, other), (other, one)):
                found.setdefault(this.id, []).append(f"over {that.text}")
    return found
