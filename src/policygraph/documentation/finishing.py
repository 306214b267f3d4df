r"""What the theme leaves to be said: words in the reader's language, and what eyes and screen readers need.

>>> finished('<span class="title">\n  Next\n</span>', "ko")
'<span class="title">\n  다음\n</span>'
>>> finished("<pre>code</pre>", "en")
'<pre tabindex="0">code</pre>'

Hangul takes two columns of a terminal; in a browser, whatever its font has:

>>> finished("<pre>부처  53</pre>", "en")
'<pre tabindex="0"><span class="wide" style="--columns:4">부처</span>  53</pre>'
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path

from policygraph.errors import Language
from policygraph.width import width

_WORDS = resources.files("policygraph.documentation") / "words.toml"
# A heading has a level; two landmarks of a kind have names; what scrolls is reached by the keyboard.
_MARKS = {
    'role="heading"': 'role="heading" aria-level="2"',
    '<aside class="sidebar-drawer"': '<aside class="sidebar-drawer" aria-label="Pages"',
    '<aside class="toc-drawer': '<aside aria-label="On this page" class="toc-drawer',
    "<pre>": '<pre tabindex="0">',
}
_PRINTED = re.compile(r"<pre>.*?</pre>", re.DOTALL)
_WIDE = re.compile(
    r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]+"
)
_TABLE = '<div class="table-wrapper'
_TABLES: dict[Language, str] = {"ko": "표", "en": "Table"}


def finish(folder: Path, language: Language) -> None:
    """Finish every page of a site."""
    for path in folder.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        path.write_text(finished(text, language), encoding="utf-8", newline="\n")


def finished(text: str, language: Language) -> str:
    """A page, finished."""
    text = _PRINTED.sub(lambda printed: _WIDE.sub(_in_columns, printed[0]), text)
    for mark, better in _MARKS.items():
        text = text.replace(mark, better)
    first, *tables = text.split(_TABLE)
    text = first + "".join(
        f'<div tabindex="0" role="region" aria-label="{_TABLES[language]} {number}"{_TABLE[4:]}{rest}'
        for number, rest in enumerate(tables, 1)
    )
    for english, translated in _words(language):
        text = english.sub(rf"\g<1>{translated}\g<2>", text)
    return text


def _in_columns(run: re.Match[str]) -> str:
    return f'<span class="wide" style="--columns:{width(run[0])}">{run[0]}</span>'


@cache
def _words(language: Language) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(_compiled(language))


def _compiled(language: Language) -> Iterator[tuple[re.Pattern[str], str]]:
    """The words of the theme, where they fill an attribute or an element."""
    for english, translated in tomllib.loads(_WORDS.read_text(encoding="utf-8")).get(language, {}).items():
        yield re.compile(rf'(?<=[>"])(\s*){re.escape(english)}(\s*)(?=[<"])'), translated
