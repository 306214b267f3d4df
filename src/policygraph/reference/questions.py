"""The library of questions: an index by theme, and a page for each with how to ask it and its answer.

The answers are those of the committed build, with the parameters' defaults; where a value must be given, the
ministry that leads the plan is asked about. A page is in Korean and English, or in one of them.
"""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from policygraph import paths
from policygraph.errors import Language
from policygraph.query import Question, bind, evaluate, questions, themes
from policygraph.query.display import heading, shown
from policygraph.reference.words import languages, words
from policygraph.store import Bindings, Store

FOLDER = paths.ROOT / "docs" / "questions"
_ROWS = 10
# What a question without a default is asked with.
_GIVEN = {"ko": {"ministry": "산업부"}, "en": {"ministry": "MOTIE"}}


def write_questions(store: Store, folder: Path = FOLDER) -> None:
    """Write the pages, and remove those of questions that are no more."""
    pages = dict(question_pages(store))
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.md"):
        if path.name not in pages:
            path.unlink()
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def question_pages(store: Store, language: Language | None = None) -> Iterator[tuple[str, str]]:
    """Each page: file name and Markdown.

    Args:
        store: the graphs that are asked.
        language: of the pages; both, side by side, if None.
    """
    library = tuple(questions())
    yield "index.md", _index(library, language)
    for question in library:
        yield f"{question.name}.md", _page(question, store, language)


def _index(library: tuple[Question, ...], language: Language | None) -> str:
    names = {each: themes(each) for each in languages(language)}
    count = len(library)
    lines = [
        f"# {words('질문 목록', 'The question library', language)}",
        "",
        words(
            f"질문 {count}개. 각 쪽에 묻는 까닭, 매개변수, 묻는 법, 질의와 답이 있다.",
            f"{count} questions; each page says why it is asked, how to ask it, its query and its answer.",
            language,
            between="  \n",
        ),
    ]
    for theme in themes("ko"):
        lines += ["", f"## {' · '.join(found[theme] for found in names.values())}", ""]
        lines += [
            f"- [{question.name}]({question.name}.md): "
            + words(question.ko, question.en, language, between="  \n  ")
            for question in library
            if question.theme == theme
        ]
    return "\n".join(lines) + "\n"


def _page(question: Question, store: Store, language: Language | None) -> str:
    shown_in = language or "ko"
    given = {p.name: _GIVEN[shown_in][p.name] for p in question.parameters if p.default is None}
    spoken = {p.name: shown_in for p in question.parameters if p.name == "lang"}
    answer = evaluate(store, question, {**spoken, **given}).bindings()
    shell = "".join(f" -p {name}={value}" for name, value in given.items())
    address = "".join(f"&p.{name}={quote(value)}" for name, value in given.items())
    called = {**given, **(spoken if language == "en" else {})}
    python = "".join(f', {name}="{value}"' for name, value in called.items())
    sparql = bind(question.sparql, spoken) if language else question.sparql
    lines = [
        f"# {question.title(shown_in)}",
        "",
        *(() if language else (f"**{question.en}**", "")),
        words(question.why_ko, question.why_en, language, between="\n\n"),
        "",
        f"## {words('묻는 법', 'How to ask', language)}",
        "",
        "```sh",
        f"policygraph query {question.name}{shell}",
        "```",
        "",
        "```python",
        "import policygraph",
        "",
        f'policygraph.load().ask("{question.name}"{python})',
        "```",
        "",
        f"`policygraph serve` → `/query#q={question.name}{address}`",
        *_parameters(question, language),
        "",
        f"## {words('질의', 'Query', language)}",
        "",
        "```sparql",
        "\n".join(line for line in sparql.splitlines() if not line.startswith("# ")).strip(),
        "```",
        "",
        f"## {words('답', 'Answer', language)} ({len(answer.rows)})",
        "",
        *_rows(answer, language),
        "",
        f"[{words('질문 목록', 'all questions', language)}](index.md)",
    ]
    return "\n".join(lines) + "\n"


def _parameters(question: Question, language: Language | None) -> Iterator[str]:
    if not question.parameters:
        return
    columns = (("매개변수", "parameter"), ("형", "type"), ("처음 값", "default"), ("뜻", "meaning"))
    yield from ("", f"| {' | '.join(words(ko, en, language) for ko, en in columns)} |", "|---|---|---|---|")
    required = words("주어야 함", "required", language)
    for parameter in question.parameters:
        default = f"({required})" if parameter.default is None else f"`{parameter.default}`"
        meaning = words(parameter.ko, parameter.en, language)
        yield f"| `{parameter.name}` | {parameter.type} | {default} | {meaning} |"


def _rows(answer: Bindings, language: Language | None) -> Iterator[str]:
    shown_in = language or "ko"
    headings = [f"{heading(name, shown_in)}<br>`{name}`" for name in answer.variables]
    yield "| " + " | ".join(headings) + " |"
    yield "|" + "---|" * len(headings)
    for row in answer.rows[:_ROWS]:
        cells = (shown(value, name, shown_in) for value, name in zip(row, answer.variables, strict=True))
        yield "| " + " | ".join(_escape(cell) for cell in cells) + " |"
    if len(answer.rows) > _ROWS:
        more = len(answer.rows) - _ROWS
        yield from ("", f"… {words(f'{more}행 더', f'{more} more rows', language)}")


def _escape(cell: str) -> str:
    """Text of a source as text of a Markdown table."""
    for mark in "\\|<>*_`[]":
        cell = cell.replace(mark, f"\\{mark}")
    return cell.replace("\n", " ")
