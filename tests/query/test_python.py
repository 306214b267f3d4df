"""Asking from Python: names, texts and files; typed parameters; rows by name."""

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from policygraph import paths
from policygraph.errors import CommandError
from policygraph.query import LabelledIri, Rows, ask, construct, find_question, project_store
from policygraph.query.rows import Labels
from policygraph.store import Bindings, Dataset, EmbeddedStore, Iri, Store

MOTIE = Iri("https://w3id.org/policygraph/id/ministry/motie")
FUNDERS = """SELECT ?project ?ministry {
    VALUES ?name { "X" } ?project skos:prefLabel ?label ; pg:fundedBy ?ministry FILTER(STR(?label) = ?name)
} ORDER BY ?ministry"""
PROJECT = "바이오빅데이터구축시범사업"


def test_a_question_is_asked_by_its_name() -> None:
    """Typed values by the name of their column."""
    row = ask("budget-by-ministry", year=2021)[0]

    assert (row.ministry_name, row.rows, row["amount_krw"]) == ("산업통상자원부", 72, 1_135_047_000_000)
    assert (row.share_percent, type(row.share_percent)) == (Decimal("31.59"), Decimal)


def test_names_come_in_the_language() -> None:
    """`lang` is that of names."""
    assert ask("vision", lang="en")[0].vision_name != ask("vision")[0].vision_name


def test_the_text_of_a_query_is_asked() -> None:
    """Anything with more than the letters of a name is SPARQL; its VALUES take parameters."""
    assert ask(FUNDERS, name=PROJECT).column("ministry") == [
        "https://w3id.org/policygraph/id/ministry/mohw",
        MOTIE,
    ]


def test_a_file_is_asked(tmp_path: Path) -> None:
    """A path to a query, even with a byte order mark."""
    file = tmp_path / "frage.rq"
    file.write_text(FUNDERS, encoding="utf-8-sig")

    assert len(ask(file, name=PROJECT)) == 2


def test_a_question_of_the_library_is_asked_as_it_is() -> None:
    """What `find_question` gives can be asked."""
    assert ask(find_question("goals"))[0] == ask("goals")[0]


@pytest.mark.parametrize("name", ["산업부", "산업통상자원부", "MOTIE", MOTIE])
def test_a_ministry_goes_by_any_of_its_names(name: str) -> None:
    """Short, full, abbreviated, or its identifier."""
    assert dict(ask("co-funders", ministry=name)[0]) == dict(ask("co-funders", ministry="motie")[0])


@pytest.mark.parametrize(
    ("question", "given", "message"),
    [
        ("co-funders", {}, "ministry is missing; its parameters are ministry .*lang .*year"),
        ("budget-by-ministry", {"jahr": 2021}, "takes no jahr; its parameters are .*year"),
        ("budget-by-ministry", {"year": "zwei"}, "year=zwei is not of type year"),
        ("budget-by-ministry", {"year": 2021.5}, "year=2021.5 is not of type year"),
        ("budget-by-ministry", {"year": True}, "year=True is not of type year"),
        ("budget-by-ministry", {"year": 1999}, "no money of that year; there are 2020, 2021"),
        ("co-funders", {"ministry": "통상부"}, "no ministry of the graph; did you mean"),
        ("co-funders", {"ministry": 7}, "ministry=7 is not of type ministry"),
        ("vision", {"lang": 7}, "lang=7 is not of type language"),
        ("labels", {"iri": "urn:x"}, None),
        ("labels", {"iri": "no iri"}, "no IRI"),
    ],
)
def test_a_wrong_parameter_says_what_there_is(
    question: str, given: dict[str, object], message: str | None
) -> None:
    """Unknown, missing, of another type or naming nothing: an error, never an empty answer."""
    if message is None:
        assert len(ask(question, **given)) == 0  # type: ignore[arg-type] # wrong on purpose
        return
    with pytest.raises(CommandError, match=message):
        ask(question, **given)  # type: ignore[arg-type] # as above


def test_a_value_is_never_syntax() -> None:
    """What looks like SPARQL is only text."""
    assert len(ask(FUNDERS, name='X" } ?a ?b ?c { "')) == 0


def test_triples_come_as_turtle() -> None:
    """A CONSTRUCT has its own function, and each says so of the other's queries."""
    query = "CONSTRUCT { ?s a pg:Goal } { ?s a pg:Goal }"

    assert construct(query).count("a pg:Goal") == 3
    with pytest.raises(CommandError, match="triples, not rows"):
        ask(query)
    with pytest.raises(CommandError, match="use ask"):
        construct("vision")


class Counting:
    """A store that counts how often it is asked."""

    def __init__(self) -> None:
        self.store, self.asked = project_store(), 0

    def query(self, sparql: str, dataset: Dataset | None = None) -> object:
        """Count and ask."""
        self.asked += 1
        return self.store.query(sparql, dataset)

    def graphs(self) -> tuple[str, ...]:
        """As the store."""
        return self.store.graphs()


def test_labels_are_looked_up_once_and_only_if_they_are_wanted() -> None:
    """One query for all identifiers of an answer, when the first label is read."""
    counting = Counting()
    rows = ask(FUNDERS, store=counting, name=PROJECT)  # type: ignore[arg-type] # a store that counts
    before = counting.asked
    labels = [
        (value.label, value) for row in rows for value in row.values() if isinstance(value, LabelledIri)
    ]

    assert (before, counting.asked) == (1, 2)
    assert [label for label, _ in labels] == [PROJECT, "보건복지부", PROJECT, "산업통상자원부"]


def test_what_has_no_label_has_none() -> None:
    """An identifier without a name is still there."""
    (row,) = ask("SELECT (<urn:x> AS ?x) {}")

    assert (row.x, row.x.label) == ("urn:x", None)  # type: ignore[union-attr] # an identifier


def test_a_row_is_read_by_name_only() -> None:
    """A wrong name says which there are."""
    rows = ask("fiscal-years")

    assert dict(rows[1]) == {"fiscal_year": 2021, "rows": 163, "figures": 102}
    assert [row.fiscal_year for row in rows[:]] == [2020, 2021]
    assert repr(rows[0]) == "Row(fiscal_year=2020, rows=0, figures=87)"
    with pytest.raises(AttributeError, match="there are fiscal_year, rows, figures"):
        _ = rows[0].year
    with pytest.raises(CommandError, match="there are fiscal_year, rows, figures"):
        rows.column("year")


def test_an_empty_store_is_a_store() -> None:
    """A store without triples is asked, not the project's in its place."""
    assert len(ask("SELECT ?thing { ?thing ?has ?value }", store=EmbeddedStore())) == 0


def test_the_project_is_opened_once(monkeypatch: pytest.MonkeyPatch, build_copy: Path) -> None:
    """And again after a build."""
    monkeypatch.setattr(paths, "TRIPLES", build_copy)
    first = project_store()
    again = project_store()
    manifest = build_copy / "manifest.json"
    manifest.write_bytes(manifest.read_bytes())

    assert (again is first, project_store() is first) == (True, False)


MIXED = Bindings(
    ("text", "iri", "whole", "exact", "real", "flag", "any"),
    (
        ("가", MOTIE, 1, Decimal("1.50"), 0.5, True, 1),
        ("<b>", None, None, None, None, None, Decimal("2.5")),
        ("'", MOTIE, 3_000_000_000_000, Decimal(2), 1.5, False, "x"),
    ),
)


@pytest.fixture
def mixed() -> Rows:
    """An answer with every kind of value."""
    store: Store = EmbeddedStore()
    return Rows(MIXED, Labels(store, "ko", MIXED), "제목 <i>")


def test_a_pandas_frame_keeps_types(mixed: Rows) -> None:
    """Whole numbers stay whole beside gaps, exact ones exact."""
    frame = mixed.to_pandas()

    assert [str(kind) for kind in frame.dtypes] == [
        "object",
        "object",
        "Int64",
        "object",
        "Float64",
        "boolean",
        "object",
    ]
    assert (frame["whole"].sum(), frame["exact"].dropna().sum()) == (3_000_000_000_001, Decimal("3.50"))


def test_a_polars_frame_keeps_types(mixed: Rows) -> None:
    """Exact numbers are decimals; a column of several kinds is text."""
    frame = mixed.to_polars()

    assert [str(kind).partition("(")[0] for kind in frame.dtypes] == [
        "String",
        "String",
        "Int64",
        "Decimal",
        "Float64",
        "Boolean",
        "String",
    ]
    assert (frame["whole"].sum(), frame["exact"].sum()) == (3_000_000_000_001, Decimal("3.50"))


@pytest.mark.parametrize(("package", "method"), [("pandas", "to_pandas"), ("polars", "to_polars")])
def test_a_frame_needs_its_package(
    mixed: Rows, monkeypatch: pytest.MonkeyPatch, package: str, method: str
) -> None:
    """Without it the error says what to install."""
    monkeypatch.setitem(sys.modules, package, None)

    with pytest.raises(CommandError, match=f"pip install {package}"):
        getattr(mixed, method)()


def test_rows_show_as_a_table(mixed: Rows) -> None:
    """Columns are aligned by the width that Hangul has."""
    lines = repr(mixed).splitlines()

    assert [line.index("whole") for line in lines[:1]] == [38]
    assert lines[1].startswith("가    https://w3id.org/policygraph/…")


def test_a_notebook_shows_rows_escaped(mixed: Rows) -> None:
    """What the graph holds is text, not HTML."""
    shown = mixed._repr_html_()

    assert "<caption>제목 &lt;i&gt;</caption>" in shown
    assert ">&lt;b&gt;</td>" in shown


def test_a_notebook_shows_money_as_the_command_line_does() -> None:
    """Headings in the language, with the unit; numbers to the right, names to the left."""
    shown = ask("budget-by-ministry", year=2021)._repr_html_()

    assert '<th style="text-align: left">예산 (억원)</th>' in shown
    assert '<td style="text-align: right">11,350.47</td>' in shown
    assert '<td style="text-align: left">산업통상자원부</td>' in shown


def test_asking_is_cheap_to_import() -> None:
    """Neither rdflib nor networkx nor a frame's package is loaded."""
    heavy = ["rdflib", "networkx", "pandas", "polars", "httpx", "starlette"]
    code = f"import policygraph.query, sys; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)

    assert done.stdout.strip() == "[]"
