"""What the text of a plan says of its use, as `source.toml` has it: nothing is said that it does not say.

>>> rights_of("a-plan-nobody-has", "")
'원문의 이용 조건을 알 수 없음 (the terms of use of the text are not known here)'
"""

import tomllib
from pathlib import Path

from policygraph import paths

_UNKNOWN = "원문의 이용 조건을 알 수 없음 (the terms of use of the text are not known here)"


def rights_of(plan: str, sha256: str, sources: Path | None = None) -> str:
    """The terms of use of a plan's text, in both languages.

    Args:
        plan: its code.
        sha256: of the text that was read: what is said of another text is not said of this one.
        sources: where the texts and their `source.toml` are; by default, the project's.
    """
    file = (sources or paths.SOURCES) / plan / "source.toml"
    if not file.is_file():
        return _UNKNOWN
    told = tomllib.loads(file.read_text(encoding="utf-8"))
    return str(told["plan"]["licence"]) if told["text"]["sha256"] == sha256 else _UNKNOWN
