"""What every bullet has: its words without marks, the tag it opens with, the ministries it closes with.

>>> plain("**문제 해결형 산업** 데이터 플랫폼* 구축을 확대(5개 → 12개)")
'문제 해결형 산업 데이터 플랫폼 구축을 확대(5개 → 12개)'
>>> lead("(제조 등) 분야별 산업 디지털 전환 연대를 확대")
'제조 등'
"""

import re

from policygraph.document import Bullet
from policygraph.records.lexicon import Lexicon
from policygraph.records.profile import Profile, clean
from policygraph.records.regions import Region
from policygraph.records.structure import FOOTNOTE, unknown_ministry

_FOOTNOTE_MARK = re.compile(r"\^?\{\*+\}|\*+")
_CLOSING = re.compile(r"\s*\((?P<names>[^()]+)\)$")
_LEAD = re.compile(r"\((?P<lead>[^()]+)\)\s")


def plain(text: str) -> str:
    """`text` without bold type and footnote marks."""
    return re.sub(r"\s+", " ", _FOOTNOTE_MARK.sub("", text).replace("· ", "·")).strip()


def lead(text: str) -> str | None:
    """The tag in parentheses that `text` opens with."""
    opening = _LEAD.match(text)
    return opening["lead"] if opening else None


def is_footnote(block: Bullet) -> bool:
    """Whether the bullet's mark is one or more stars."""
    return set(block.mark) == {FOOTNOTE}


def closing_ministries(
    text: str, line: int, region: Region, profile: Profile, lexicon: Lexicon
) -> tuple[str, tuple[str, ...]]:
    """`text` without its closing parentheses, and the ministries that they name; nothing else if they do.

    Raises:
        SourceError: the parentheses name a ministry, and something that is none or is named twice.
    """
    closing = _CLOSING.search(text)
    names = [clean(name) for name in closing["names"].split(",")] if closing else []
    if closing is None or not any(profile.ministry.fullmatch(name) for name in names):
        return text, ()
    responsible: list[str] = []
    for name in names:
        code = lexicon.find("ministry", name)
        if code is None or code in responsible:
            raise unknown_ministry(region, line, name)
        responsible.append(code)
    return text[: closing.start()], tuple(responsible)
