"""The analyser of Korean, for all who compare words: its model takes seconds to load, and is loaded once.

It has one worker, so that its answers depend on its input alone.

>>> [token.form for token in analyser().tokenize("스마트 공장")]
['스마트', '공장']
"""

from functools import cache
from typing import Any


@cache
def analyser() -> Any:  # noqa: ANN401 - kiwipiepy's own type would load it with this module
    """The analyser, a `kiwipiepy.Kiwi`."""
    from kiwipiepy import Kiwi  # noqa: PLC0415 - only who compares text waits for its model

    return Kiwi(num_workers=1)
