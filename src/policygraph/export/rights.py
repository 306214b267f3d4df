"""What the text of a plan says of its use, as `source.toml` has it: nothing is said that it does not say.

>>> rights_of("a-plan-nobody-has", "")
'원문의 이용 조건을 알 수 없음 (the terms of use of the text are not known here)'
"""

import tomllib
from pathlib import Path

from policygraph import paths
from policygraph.wording import Words

_UNKNOWN = Words("원문의 이용 조건을 알 수 없음", "the terms of use of the text are not known here")


def rights_of(plan: str, sha256: str, sources: Path | None = None) -> str:
    """The terms of use of a plan's text, in both languages.

    Args:
        plan: its code.
        sha256: of the text that was read: what is said of another text is not said of this one.
        sources: where the texts and their `source.toml` are; by default, the project's.
    """
    found = read_terms((sources or paths.SOURCES) / plan / "source.toml", sha256) or _UNKNOWN
    return found.ko if found.ko == found.en else f"{found.ko} ({found.en})"


def read_terms(file: Path, sha256: str | None = None) -> Words | None:
    """What a `source.toml` says of the use of its text: without English, the same in both languages.

    Args:
        file: the `source.toml`.
        sha256: of the text that was read, if it must be the one that the file is about.

    Returns:
        None if it says nothing, or is about another text.
    """
    told = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    licence = told.get("plan", {}).get("licence")
    if licence is None or (sha256 is not None and told["text"]["sha256"] != sha256):
        return None
    return Words(str(licence), str(told["plan"].get("licence_en", licence)))
