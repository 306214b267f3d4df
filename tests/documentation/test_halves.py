"""A page of both languages gives one of each."""

from collections import Counter
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from documentation.pages import BOTH
from policygraph.documentation.halves import half, marked
from policygraph.errors import Language, SourceError
from sessions import READMES, ROOT, pages

_MARKDOWN = MarkdownIt("commonmark").enable("table")
_SHOWN = {"table_open": "tables", "image": "pictures", "link_open": "links"}
PAGES = [pytest.param(path, id=name) for path in pages() for name in [path.relative_to(ROOT).as_posix()]]


def shown(text: str) -> Counter[str]:
    """How many tables, pictures and links a text has."""
    tokens = (part for token in _MARKDOWN.parse(text) for part in (token, *(token.children or ())))
    return Counter(_SHOWN[token.type] for token in tokens if token.type in _SHOWN)


def test_a_half_has_its_title_and_its_headings_a_level_higher() -> None:
    """The title is cut in two, the common part stays, the other half goes; code is left as it is."""
    assert (
        half(BOTH, "ko") == "# 제목\n\n공통 common\n\n글\n\n## 하나\n\n```text\n## English\n### 코드\n```\n"
    )
    assert half(BOTH, "en") == "# Title\n\n공통 common\n\ntext\n\n## One\n"


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("name", ["## 한국어", "## English"])
def test_a_page_in_one_language_alone_is_refused(name: str, language: Language) -> None:
    """By the file, and by what it lacks; a heading within code is none."""
    text = BOTH.replace(f"\n{name}\n\n", f"\n```\n{name}\n```\n\n")
    with pytest.raises(SourceError, match=f"^docs/page.md: the page has no {name}$"):
        half(text, language, "docs/page.md")


def test_code_ends_with_its_own_fence() -> None:
    """A longer fence holds a shorter one."""
    lines = ["a", "````md", "```", "````", "b"]

    assert [code for _, code in marked(lines)] == [False, True, True, True, False]


@pytest.mark.parametrize("path", PAGES)
def test_both_halves_show_as_much(path: Path) -> None:
    """A reader of either language has as many tables, pictures and links."""
    text = path.read_text(encoding="utf-8")

    assert shown(half(text, "en")) == shown(half(text, "ko"))


def test_both_readmes_show_as_much() -> None:
    """They are halves in files of their own."""
    one, other = (shown((ROOT / name).read_text(encoding="utf-8")) for name in READMES)

    assert one == other


@pytest.mark.parametrize(
    ("added", "kind"),
    [
        ("| 가 | 나 |\n|---|---|\n| 1 | 2 |\n", "tables"),
        ("![그림](picture.webp)\n", "pictures"),
        ("- [더](more.md)\n", "links"),
    ],
)
def test_what_one_half_lacks_is_told(added: str, kind: str) -> None:
    """What stands in the Korean half alone; code and what is meant for both do not count."""
    text = BOTH.replace("글\n", f"글\n\n{added}", 1)
    ko, en = shown(half(text, "ko")), shown(half(text, "en"))

    assert (shown(half(BOTH, "ko")), shown(half(BOTH, "en"))) == (Counter(), Counter())
    assert (ko - en, en - ko) == (Counter({kind: 1}), Counter())
