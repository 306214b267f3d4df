"""The measures under each task, and the ministries named in their closing parentheses.

Footnotes and what they say are not read here; the bullets' marks are removed from the text.
"""

import re

from policygraph.document import Bullet, Heading, Paragraph
from policygraph.model import Measure
from policygraph.records.lexicon import Lexicon
from policygraph.records.profile import clean
from policygraph.records.regions import Region
from policygraph.records.structure import BOX, DASH, unknown_ministry

_FOOTNOTE_MARK = re.compile(r"\^?\{\*+\}|\*+")
_CLOSING = re.compile(r"\s*\((?P<names>[^()]+)\)$")


def plain(text: str) -> str:
    """`text` without bold type and footnote marks.

    >>> plain("**문제 해결형 산업** 데이터 플랫폼* 구축을 확대(5개 → 12개)")
    '문제 해결형 산업 데이터 플랫폼 구축을 확대(5개 → 12개)'
    """
    return re.sub(r"\s+", " ", _FOOTNOTE_MARK.sub("", text).replace("· ", "·")).strip()


def read_measures(region: Region, lexicon: Lexicon) -> tuple[Measure, ...]:
    """The measures of a region whose headings have been read, nested ones after their parent."""
    measures: list[Measure] = []
    strategy, task, parent = "", "", ""
    tasks = nested = count = 0
    for block in region.blocks:
        match block:
            case Heading(number=strategy):
                tasks = 0
            case Bullet(mark=mark) if mark == BOX:
                tasks, count = tasks + 1, 0
                task = f"{strategy}-{tasks}"
            case Bullet(mark=mark, depth=0) if mark == DASH and task:
                count, nested = count + 1, 0
                parent = f"{task}-{count}"
                measures.append(_measure(region, block, (parent, None, task), lexicon))
            case Bullet(mark=mark, depth=1) if mark == DASH and count:
                nested += 1
                measures.append(_measure(region, block, (f"{parent}-{nested}", parent, task), lexicon))
            case Bullet() if count:
                continue  # a footnote
            case Paragraph() | Bullet() | _:
                raise region.unread(block)
    return tuple(measures)


def _measure(region: Region, block: Bullet, place: tuple[str, str | None, str], lexicon: Lexicon) -> Measure:
    text = plain(block.text)
    closing = _CLOSING.search(text)
    names = [clean(name) for name in closing["names"].split(",")] if closing else []
    codes = [lexicon.find("ministry", name) for name in names]
    responsible = tuple(code for code in codes if code is not None)
    if responsible and len(responsible) < len(names):
        raise unknown_ministry(region, block, names[codes.index(None)])
    label = text[: closing.start()] if closing and responsible else text
    return Measure(*place, label, text, responsible, block.span)
