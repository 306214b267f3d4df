"""The data dictionary: every table and column that is exported, with the words of the ontology.

The same words stand in the descriptor of each data package; here they are a page to read,
in both languages or in one.

>>> page = dictionary()
>>> page.splitlines()[0], "## allocations" in page
('# 자료 사전 · Data dictionary', True)
"""

from collections.abc import Iterator
from pathlib import Path

from policygraph import paths
from policygraph.errors import Language
from policygraph.export import table_definitions
from policygraph.export.definitions import Column, Table
from policygraph.export.meaning import Meaning
from policygraph.provenance import KINDS
from policygraph.reference.words import languages, words
from policygraph.wording import Words

DICTIONARY = paths.ROOT / "docs" / "reference" / "data-dictionary.md"

_MADE = (
    "`make reference`가 `ontology/tables.toml`과 온톨로지의 Turtle에서 만든 글이다. 고칠 것은 거기서 고친다.",
    "Made by `make reference` from `ontology/tables.toml` and the Turtle of the ontology; change it there.",
)
_ABOUT = (
    """`policygraph export csv`와 `policygraph export parquet`가 쓰는 표 {tables}개, 열 {columns}개이다.
값은 모두 그래프의 진술이며, 열마다 온톨로지의 어느 용어에서 왔는지, 어떤 종류의 진술인지 적는다.
빈칸은 그 진술이 없다는 뜻이다.""",
    """\
The {tables} tables and {columns} columns that `policygraph export csv` and `parquet` write. Each value is
a statement of the graph; each column says which term of the ontology it is of, and of which kind its
statements are.
An empty cell: there is no such statement.""",
)
_NAMES = {"ko": "한국어", "en": "English"}


def dictionary(language: Language | None = None) -> str:
    """The page, as Markdown; in both languages, if `language` is None."""
    return "\n".join(_Page(language).lines()) + "\n"


def write_dictionary(path: Path = DICTIONARY) -> None:
    """Write the page."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dictionary(), encoding="utf-8", newline="\n")


class _Page:
    """The definitions of the tables, and the page made of them."""

    def __init__(self, language: Language | None) -> None:
        self._language = language
        self._spoken = languages(language)
        self._meaning = Meaning()

    def lines(self) -> Iterator[str]:
        """The page, line by line."""
        tables = table_definitions()
        columns = sum(len(table.columns) for table in tables)
        yield f"# {self._say('자료 사전', 'Data dictionary')}\n"
        yield self._say(*_MADE, between="\n") + "\n"
        yield self._say(*_ABOUT, between="\n\n").format(tables=len(tables), columns=columns) + "\n"
        yield f"## {self._say('진술의 종류', 'Kinds of statements')}\n"
        yield from self._heads(("`origin`",))
        for kind in KINDS.values():
            said = Words(_explained(kind.ko, kind.more_ko), _explained(kind.en, kind.more_en))
            yield f"| `{kind.code}` | {self._both(said)} |"
        yield f"\n## {self._say('표', 'Tables')}\n"
        yield from self._heads((self._say("표", "table"),))
        for table in tables:
            yield f"| [`{table.name}`](#{table.name}) | {self._both(table.title)} |"
        for table in tables:
            yield from self._table(table)

    def _say(self, ko: str, en: str, between: str = " · ") -> str:
        return words(ko, en, self._language, between)

    def _both(self, named: Words) -> str:
        return " | ".join(named.of(language) for language in self._spoken)

    def _heads(self, first: tuple[str, ...], *rest: str) -> Iterator[str]:
        """The head of a table with a column for each language."""
        heads = (*first, *(_NAMES[language] for language in self._spoken), *rest)
        yield f"| {' | '.join(heads)} |"
        yield "|---" * len(heads) + "|"

    def _table(self, table: Table) -> Iterator[str]:
        yield f"\n## {table.name}\n"
        if "ko" in self._spoken:
            yield f"**{table.title.ko}** — {table.about.ko}\n"
        if "en" in self._spoken:
            yield f"**{table.title.en}** — {table.about.en}\n"
        yield from (f"- {fact}" for fact in self._facts(table))
        yield ""
        yield from self._heads(
            (self._say("열", "column"),),
            self._say("용어", "term"),
            self._say("자료형", "type"),
            self._say("진술", "statements"),
        )
        for column in table.columns:
            title, said = self._meaning.title(column), self._meaning.description(column)
            meant = Words(_meaning(title.ko, said.ko), _meaning(title.en, said.en))
            cells = (
                f"`{column.name}`",
                *(meant.of(language) for language in self._spoken),
                " / ".join(column.path),
                _type(column, self._meaning),
                ", ".join(column.origins),
            )
            yield f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"
        coded = [(c, codes) for c in table.columns if (codes := self._meaning.codes(table, c))]
        if coded:
            yield ""
            yield from self._heads((self._say("열", "column"), self._say("값", "value")))
        for column, codes in coded:
            for code, named in codes.items():
                yield f"| `{column.name}` | `{code}` | {self._both(named)} |"

    def _facts(self, table: Table) -> Iterator[str]:
        if table.key:
            yield f"{self._say('키', 'key')}: {', '.join(f'`{name}`' for name in table.key)}"
        rows = ", ".join(table.classes or table.statements) or f"`policygraph query {table.question}`"
        yield f"{self._say('행', 'rows')}: {rows}"
        yield f"{self._say('진술', 'statements')}: {', '.join(table.origins)}"


def _explained(name: str, more: str) -> str:
    """A name with what else is to be known."""
    return f"{name}: {more}" if more else name


def _meaning(title: str, said: str) -> str:
    """A label and a definition; once, where they say the same."""
    return said if said.rstrip(".") == title else f"**{title}** {said}"


def _type(column: Column, meaning: Meaning) -> str:
    kind = "IRI" if meaning.is_identifier(column) else meaning.type_of(column)
    unit = f" ({column.unit})" if column.unit else ""
    language = f" @{column.language}" if column.language else ""
    to = f" → [`{column.to}`](#{column.to})" if column.to else ""
    return f"{kind}{unit}{language}{to}"
