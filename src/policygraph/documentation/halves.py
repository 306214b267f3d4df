"""A Markdown page of both languages, and what it says in one of them.

A page holds `# 제목 · Title`, what is meant for both, then `## 한국어` and `## English` with their own headings under
them. One language has its title, the common part, and its half with each heading a level higher. A page without halves is
in English alone: the Korean site says so above it.

>>> print(half("# 제목 · Title\\n\\n## 한국어\\n\\n### 하나\\n\\n글\\n\\n## English\\n\\n### One\\n\\ntext\\n", "en"))
# Title
<BLANKLINE>
## One
<BLANKLINE>
text
<BLANKLINE>
"""

from collections.abc import Iterator

from policygraph.errors import Language

_NAMES = {"## 한국어": "ko", "## English": "en"}
_ENGLISH_ONLY = "```{note}\n이 쪽은 영어로만 있습니다.\n```"


def half(text: str, language: Language) -> str:
    """What a page says in a language, as a page."""
    lines = text.splitlines()
    title = lines[0]
    if not set(_NAMES) <= {line for line, code in marked(lines) if not code}:
        return "\n".join([title, "", _ENGLISH_ONLY, *lines[1:], ""] if language == "ko" else [*lines, ""])
    ko, _, en = title.removeprefix("# ").partition(" · ")
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
