"""The measures under each task, and the ministries named in their closing parentheses.

Footnotes and what they say are not read here; the bullets' marks are removed from the text.
"""

import re

from policygraph.document import Bullet, Heading
from policygraph.model import Measure
from policygraph.records.lexicon import Lexicon
from policygraph.records.profile import Profile, clean
from policygraph.records.regions import Region
from policygraph.records.structure import BOX, DASH, FOOTNOTE, unknown_ministry

_FOOTNOTE_MARK = re.compile(r"\^?\{\*+\}|\*+")
_CLOSING = re.compile(r"\s*\((?P<names>[^()]+)\)$")


def plain(text: str) -> str:
    """`text` without bold type and footnote marks.

    >>> plain("**문제 해결형 산업** 데이터 플랫폼* 구축을 확대(5개 → 12개)")
    '문제 해결형 산업 데이터 플랫폼 구축을 확대(5개 → 12개)'
    """
    return re.sub(r"\s+", " ", _FOOTNOTE_MARK.sub("", text).replace("· ", "·")).strip()


def read_measures(region: Region, profile: Profile, lexicon: Lexicon) -> tuple[Measure, ...]:
    """The measures of a region whose headings have been read, nested ones after their parent.

    Raises:
        SourceError: a line has no place here, or names no ministry that takes part.
    """
    measures: list[Measure] = []
    strategy, task, parent = "", "", ""
    tasks = nested = count = 0
    for block in region.blocks:
        match block:
            case Heading(number=strategy):
                tasks = 0
            case Bullet(mark=mark, depth=0) if mark == BOX:
                tasks, count = tasks + 1, 0
                task = f"{strategy}-{tasks}"
            case Bullet(mark=mark, depth=0) if mark == DASH and task:
                count, nested = count + 1, 0
                parent = f"{task}-{count}"
                measures.append(_measure(region, block, (parent, None, task), profile, lexicon))
            case Bullet(mark=mark, depth=1) if mark == DASH and count:
                nested += 1
                measures.append(
                    _measure(region, block, (f"{parent}-{nested}", parent, task), profile, lexicon)
                )
            case Bullet(mark=mark) if set(mark) == {FOOTNOTE} and count:
                continue
            case _:
                raise region.unread(block)
    return tuple(measures)


def _measure(
    region: Region, block: Bullet, place: tuple[str, str | None, str], profile: Profile, lexicon: Lexicon
) -> Measure:
    """The measure that `block` is; if its closing parentheses name a ministry, they name nothing else."""
    text = plain(block.text)
    closing = _CLOSING.search(text)
    names = [clean(name) for name in closing["names"].split(",")] if closing else []
    if closing is None or not any(profile.ministry.fullmatch(name) for name in names):
        return Measure(*place, text, text, (), block.span)
    responsible: list[str] = []
    for name in names:
        code = lexicon.find("ministry", name)
        if code is None or code in responsible:
            raise unknown_ministry(region, block.span.last, name)
        responsible.append(code)
    return Measure(*place, text[: closing.start()], text, tuple(responsible), block.span)
