"""How often a step is tried that may succeed the next time.

>>> Patience(tries=4, first=1.0, longest=3.0).pauses()
(1.0, 2.0, 3.0)
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from policygraph.errors import ConnectionBrokenError, StoreError

_Result = TypeVar("_Result")
Again = Callable[[StoreError, float], None]


class MiscountedError(StoreError):
    """A server counts other triples than were sent."""


@dataclass(frozen=True, slots=True)
class Patience:
    """Tries, with pauses between them that double.

    Attributes:
        tries: how many at most.
        counts: how many at most when the server miscounts, which waiting helps less.
        first: seconds of the first pause.
        longest: seconds of the longest.
        sleep: what waits.
    """

    tries: int = 8
    counts: int = 3
    first: float = 0.5
    longest: float = 15.0
    sleep: Callable[[float], None] = field(default=time.sleep, repr=False)

    def pauses(self) -> tuple[float, ...]:
        """The seconds between the tries."""
        return tuple(min(self.first * 2**number, self.longest) for number in range(self.tries - 1))

    def persist(self, step: Callable[[], _Result], again: Again = lambda _error, _seconds: None) -> _Result:
        """Do `step`, which may be done twice without harm, until it succeeds.

        Args:
            step: what to do.
            again: is told why, and after how many seconds, it is tried again.

        Raises:
            StoreError: the connection broke, or the server miscounted, every time; or another error, at once.
        """
        miscounted = 0
        for pause in self.pauses():
            try:
                return step()
            except (ConnectionBrokenError, MiscountedError) as error:
                miscounted += isinstance(error, MiscountedError)
                if miscounted == self.counts:
                    raise
                again(error, pause)
                self.sleep(pause)
        return step()
