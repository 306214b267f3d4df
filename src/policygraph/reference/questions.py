"""The library of questions: an index by theme, and a page for each with how to ask it and its answer.

The answers are those of the committed build, with the parameters' defaults; where a value must be given, the
ministry that leads the plan is asked about.
"""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from policygraph import paths
from policygraph.query import Question, evaluate, questions, themes
from policygraph.query.display import heading, shown
from policygraph.store import Bindings, Store

FOLDER = paths.ROOT / "docs" / "questions"
_ROWS = 10
# What a question without a default is asked with.
_GIVEN = {"ministry": "산업부"}


def write_questions(store: Store, folder: Path = FOLDER) -> None:
    """Write the pages, and remove those of questions that are no more."""
    pages = dict(question_pages(store))
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.md"):
        if path.name not in pages:
            path.unlink()
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def question_pages(store: Store) -> Iterator[tuple[str, str]]:
    """Each page: file name and Markdown."""
    library = tuple(questions())
    yield "index.md", _index(library)
    for question in library:
        yield f"{question.name}.md", _page(question, store)


def _index(library: tuple[Question, ...]) -> str:
    ko, en = themes("ko"), themes("en")
    lines = [
        "# 질문 목록 · The question library",
        "",
        f"질문 {len(library)}개. 각 쪽에 묻는 까닭, 매개변수, 묻는 법, 질의와 답이 있다.  ",
        f"{len(library)} questions; each page says why it is asked, how to ask it, its query and its answer.",
    ]
    for theme, name in ko.items():
        lines += ["", f"## {name} · {en[theme]}", ""]
        lines += [
            f"- [{question.name}]({question.name}.md): {question.ko}  \n  {question.en}"
            for question in library
            if question.theme == theme
        ]
    return "\n".join(lines) + "\n"


def _page(question: Question, store: Store) -> str:
    given = {p.name: _GIVEN[p.name] for p in question.parameters if p.default is None}
    answer = evaluate(store, question, given).bindings()
    shell = "".join(f" -p {name}={value}" for name, value in given.items())
    address = "".join(f"&p.{name}={quote(value)}" for name, value in given.items())
    python = "".join(f', {name}="{value}"' for name, value in given.items())
    lines = [
        f"# {question.ko}",
        "",
        f"**{question.en}**",
        "",
        question.why_ko,
        "",
        question.why_en,
        "",
        "## 묻는 법 · How to ask",
        "",
        "```sh",
        f"policygraph query {question.name}{shell}",
        "```",
        "",
        "```python",
        "from policygraph.query import ask",
        "",
        f'ask("{question.name}"{python})',
        "```",
        "",
        f"`policygraph serve` → `/query#q={question.name}{address}`",
        *_parameters(question),
        "",
        "## 질의 · Query",
        "",
        "```sparql",
        "\n".join(line for line in question.sparql.splitlines() if not line.startswith("# ")).strip(),
        "```",
        "",
        f"## 답 · Answer ({len(answer.rows)})",
        "",
        *_rows(answer),
        "",
        "[질문 목록 · all questions](index.md)",
    ]
    return "\n".join(lines) + "\n"


def _parameters(question: Question) -> Iterator[str]:
    if not question.parameters:
        return
    yield from (
        "",
        "| 매개변수 · parameter | 형 · type | 처음 값 · default | 뜻 · meaning |",
        "|---|---|---|---|",
    )
    for parameter in question.parameters:
        default = "(주어야 함 · required)" if parameter.default is None else f"`{parameter.default}`"
        yield f"| `{parameter.name}` | {parameter.type} | {default} | {parameter.ko} · {parameter.en} |"


def _rows(answer: Bindings) -> Iterator[str]:
    headings = [f"{heading(name, 'ko')}<br>`{name}`" for name in answer.variables]
    yield "| " + " | ".join(headings) + " |"
    yield "|" + "---|" * len(headings)
    for row in answer.rows[:_ROWS]:
        cells = (shown(value, name, "ko") for value, name in zip(row, answer.variables, strict=True))
        yield "| " + " | ".join(_escape(cell) for cell in cells) + " |"
    if len(answer.rows) > _ROWS:
        yield from ("", f"… {len(answer.rows) - _ROWS}행 더 · {len(answer.rows) - _ROWS} more rows")


def _escape(cell: str) -> str:
    """Text of a source as text of a Markdown table."""
    for mark in "\\|<>*_`[]":
        cell = cell.replace(mark, f"\\{mark}")
    return cell.replace("\n", " ")
