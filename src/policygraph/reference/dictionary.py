"""The data dictionary: every table and column that is exported, with the words of the ontology.

The same words stand in the descriptor of each data package; here they are a page to read.

>>> page = dictionary()
>>> page.splitlines()[0], "## allocations" in page
('# 자료 사전 · Data dictionary', True)
"""

from collections.abc import Iterator
from pathlib import Path

from policygraph import paths
from policygraph.export import table_definitions
from policygraph.export.definitions import Column, Table
from policygraph.export.facts import ORIGINS
from policygraph.export.meaning import Meaning, origin_words

DICTIONARY = paths.ROOT / "docs" / "reference" / "data-dictionary.md"

_PREAMBLE = """# 자료 사전 · Data dictionary

`make reference`가 `ontology/tables.toml`과 온톨로지의 Turtle에서 만든 글이다. 고칠 것은 거기서 고친다.
Made by `make reference` from `ontology/tables.toml` and the Turtle of the ontology; change it there.

`policygraph export csv`와 `policygraph export parquet`가 쓰는 표 {tables}개, 열 {columns}개이다.
값은 모두 그래프의 진술이며, 열마다 온톨로지의 어느 용어에서 왔는지, 누구의 진술인지 적는다.
빈칸은 그 진술이 없다는 뜻이다.

The {tables} tables and {columns} columns that `policygraph export csv` and `parquet` write. Each value is
a statement of the graph; each column says which term of the ontology it is of, and whose statement.
An empty cell: there is no such statement.

## 진술의 종류 · Kinds of statements

| `origin` | 한국어 | English |
|---|---|---|
"""


def dictionary() -> str:
    """The page, as Markdown."""
    return "\n".join(_lines()) + "\n"


def write_dictionary(path: Path = DICTIONARY) -> None:
    """Write the page."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dictionary(), encoding="utf-8", newline="\n")


def _lines() -> Iterator[str]:
    tables, meaning = table_definitions(), Meaning()
    columns = sum(len(table.columns) for table in tables)
    yield _PREAMBLE.format(tables=len(tables), columns=columns).rstrip("\n")
    for origin in ORIGINS:
        words = origin_words(origin)
        yield f"| `{origin}` | {words.ko} | {words.en} |"
    yield "\n## 표 · Tables\n"
    yield "| 표 · table | 한국어 | English |\n|---|---|---|"
    for table in tables:
        yield f"| [`{table.name}`](#{table.name}) | {table.title.ko} | {table.title.en} |"
    for table in tables:
        yield from _table(table, meaning)


def _table(table: Table, meaning: Meaning) -> Iterator[str]:
    yield f"\n## {table.name}\n"
    yield f"**{table.title.ko}** — {table.about.ko}\n"
    yield f"**{table.title.en}** — {table.about.en}\n"
    yield from (f"- {fact}" for fact in _facts(table))
    yield "\n| 열 · column | 한국어 | English | 용어 · term | 자료형 · type | 진술 · statements |"
    yield "|---|---|---|---|---|---|"
    for column in table.columns:
        title, said = meaning.title(column), meaning.description(column)
        cells = (
            f"`{column.name}`",
            _meaning(title.ko, said.ko),
            _meaning(title.en, said.en),
            " / ".join(column.path),
            _type(column, meaning),
            ", ".join(column.origins),
        )
        yield f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"
    coded = [(column, codes) for column in table.columns if (codes := meaning.codes(table, column))]
    if coded:
        yield "\n| 열 · column | 값 · value | 한국어 | English |\n|---|---|---|---|"
    for column, codes in coded:
        for code, words in codes.items():
            yield f"| `{column.name}` | `{code}` | {words.ko} | {words.en} |"


def _facts(table: Table) -> Iterator[str]:
    if table.key:
        yield f"열쇠 · key: {', '.join(f'`{name}`' for name in table.key)}"
    rows = ", ".join(table.classes or table.statements) or f"`policygraph query {table.question}`"
    yield f"행 · rows: {rows}"
    yield f"진술 · statements: {', '.join(table.origins)}"


def _meaning(title: str, said: str) -> str:
    """A label and a definition; once, where they say the same."""
    return said if said.rstrip(".") == title else f"**{title}** {said}"


def _type(column: Column, meaning: Meaning) -> str:
    kind = "IRI" if meaning.is_identifier(column) else meaning.type_of(column)
    unit = f" ({column.unit})" if column.unit else ""
    language = f" @{column.language}" if column.language else ""
    to = f" → [`{column.to}`](#{column.to})" if column.to else ""
    return f"{kind}{unit}{language}{to}"
