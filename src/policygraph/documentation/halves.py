r"""A Markdown page of both languages, and what it says in one of them.

A page holds `# 제목 · Title`, what is meant for both, then `## 한국어` and `## English` with their own
headings under them. One language has its title, the common part, and its half, each heading a level higher.

>>> print(half("# 글 · Text\n\n## 한국어\n\n### 하나\n\n## English\n\n### One\n", "en"), end="")
# Text
<BLANKLINE>
## One
"""

from collections.abc import Iterator

from policygraph.errors import Language, SourceError

_NAMES = {"## 한국어": "ko", "## English": "en"}


def half(text: str, language: Language, file: str | None = None) -> str:
    """What a page says in a language, as a page.

    Args:
        text: the whole page.
        language: the half that is wanted.
        file: where the page stands, for the error; None if nowhere.

    Raises:
        SourceError: the page is in one language alone.
    """
    lines = text.splitlines()
    missing = _NAMES.keys() - {line for line, code in marked(lines) if not code}
    if missing:
        named = ", ".join(sorted(missing))
        raise SourceError(f"the page has no {named}", f"쪽에 {named}이(가) 없습니다", file=file)
    ko, _, en = lines[0].removeprefix("# ").partition(" · ")
    kept = [f"# {ko if language == 'ko' else en}"]
    current: str | None = None
    for line, code in marked(lines[1:]):
        if not code and line in _NAMES:
            current = _NAMES[line]
        elif current in (None, language):
            kept.append(line.removeprefix("#") if current and not code and line.startswith("##") else line)
    return "\n".join(_without_gaps(kept)).rstrip("\n") + "\n"


def marked(lines: list[str]) -> Iterator[tuple[str, bool]]:
    """Each line, with whether it is code: within a fence, or the fence itself."""
    fence = ""
    for line in lines:
        mark = line[: len(line) - len(line.lstrip("`"))]
        if fence:
            yield line, True
            fence = "" if line.strip() == fence else fence
        else:
            fence = mark if len(mark) > len("``") else ""
            yield line, bool(fence)


def _without_gaps(lines: list[str]) -> Iterator[str]:
    """The lines without an empty one after another, outside of code."""
    last = "#"
    for line, code in marked(lines):
        if line or last or code:
            yield line
        last = line
