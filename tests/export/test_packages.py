"""CSV and Parquet as data packages: read by other libraries, they are the tables, and say what these mean."""

import csv
import hashlib
import json
import shutil
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from frictionless import Package, Report, validate
from hypothesis import given
from hypothesis import strategies as st

from export.conftest import Exported
from policygraph import paths
from policygraph.export import Source, table_definitions, write
from policygraph.export.csv_files import cell_text, written_text
from policygraph.export.definitions import Table, find_table
from policygraph.export.meaning import Meaning
from policygraph.export.rights import rights_of
from policygraph.export.tables import Tables
from policygraph.store import EmbeddedStore, Manifest

pytestmark = pytest.mark.slow

TABLES = table_definitions()
# Enough tables to break a key between.
FEW = {"plans", "elements", "projects", "ministries", "allocations", "responsibilities"}
LONG = {"evidence", "overlap_evidence", "overlap_subjects", "task_links", "topic_links"}


def descriptor(folder: Path) -> dict[str, Any]:
    """The descriptor of a package."""
    described: dict[str, Any] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return described


def read_csv(path: Path) -> list[dict[str, str]]:
    """A table as Python's own reader reads it, apostrophes before formulas taken away."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return [{name: cell_text(cell) for name, cell in row.items()} for row in csv.DictReader(lines)]


@pytest.fixture
def package(exported: Exported, tmp_path: Path) -> Path:
    """A copy of the CSV package with a few tables, to damage."""
    return copied(exported("csv"), tmp_path, FEW)


def copied(package: Path, target: Path, names: set[str]) -> Path:
    """A copy of a package with the tables of these names."""
    folder = shutil.copytree(package, target / "csv")
    described = descriptor(folder)
    described["resources"] = [one for one in described["resources"] if one["name"] in names]
    (folder / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    return folder


def checked(folder: Path) -> Report:
    """What frictionless says of a package."""
    report: Report = validate(str(folder / "datapackage.json"))
    return report


def damage(folder: Path, name: str, old: str, new: str) -> None:
    """Change a table once, and its size and hash in the descriptor with it."""
    path = folder / f"{name}.csv"
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())
    described = descriptor(folder)
    (resource,) = (one for one in described["resources"] if one["name"] == name)
    resource["bytes"] = path.stat().st_size
    resource["hash"] = f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"
    (folder / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")


def test_frictionless_finds_nothing_wrong(package: Path) -> None:
    """Types, required values, primary and foreign keys, sizes and hashes."""
    assert checked(package).flatten(["type", "message"]) == []


def test_frictionless_finds_nothing_wrong_with_the_others(exported: Exported, tmp_path: Path) -> None:
    """All but the longest, whose cells and keys other tests compare with the graph."""
    folder = copied(exported("csv"), tmp_path, {table.name for table in TABLES} - LONG)

    assert checked(folder).flatten(["type", "message"]) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "error"),
    [
        ("allocations", "/id/icd-2021/project/1-1-1,", "/id/icd-2021/project/9-9-9,", "foreign-key"),
        ("responsibilities", "/id/ministry/motie,", "/id/ministry/nobody,", "foreign-key"),
        ("projects", "/id/icd-2021/project/1-1-2,", "/id/icd-2021/project/1-1-1,", "primary-key"),
        ("allocations", ",8000000000,", ",80억원,", "type-error"),
        ("allocations", ",Planned,", ",Promised,", "constraint-error"),
    ],
)
def test_what_is_broken_is_found(package: Path, name: str, old: str, new: str, error: str) -> None:
    """A key that leads nowhere, a key given twice, money that is no number, a code that no list has."""
    damage(package, name, old, new)

    assert error in {kind for (kind,) in checked(package).flatten(["type"])}


def test_a_changed_byte_is_found(package: Path) -> None:
    """By the hash, when the size stays."""
    path = package / "projects.csv"
    path.write_bytes(path.read_bytes().replace(b"1-1-1,", b"1-1-7,", 1))

    assert "hash-count" in {kind for (kind,) in checked(package).flatten(["type"])}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_csv_is_the_table(exported: Exported, tables: Tables, table: Table) -> None:
    """Every cell, as Python's own reader reads it."""
    names = [column.name for column in table.columns]
    expected = [
        {name: "" if cell is None else str(cell) for name, cell in zip(names, row, strict=True)}
        for row in tables.rows(table)
    ]

    assert read_csv(exported("csv") / f"{table.name}.csv") == expected


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_parquet_is_the_table(exported: Exported, tables: Tables, table: Table) -> None:
    """Every cell, as Arrow reads it: numbers to the last decimal, days as days."""
    read = pq.read_table(exported("parquet") / f"{table.name}.parquet")
    cells = [[_told(cell) for cell in row.values()] for row in read.to_pylist()]

    assert cells == [[_told(cell) for cell in row] for row in tables.rows(table)]


def _told(cell: object) -> str | None:
    if isinstance(cell, float | Decimal):
        return format(Decimal(str(cell)).normalize(), "f")
    return None if cell is None else str(cell)


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_size_and_hash_are_those_of_the_files(exported: Exported, kind: str) -> None:
    """As `sha256sum` computes them."""
    folder = exported(kind)
    for resource in descriptor(folder)["resources"]:
        content = (folder / resource["path"]).read_bytes()
        digest = f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert (resource["bytes"], resource["hash"]) == (len(content), digest), resource["path"]


def test_money_is_whole_won_in_both(exported: Exported) -> None:
    """3.59 trillion won, added up from either file and printed as the grand total."""
    rows = read_csv(exported("csv") / "allocations.csv")
    column = pq.read_table(exported("parquet") / "allocations.parquet")["amount_krw"]

    assert (sum(int(row["amount_krw"]) for row in rows), sum(column.to_pylist()), str(column.type)) == (
        TOTAL,
        TOTAL,
        "int64",
    )


TOTAL = 3_592_911_000_000  # 35,929.11억원, line 474


def test_excel_reads_korean(exported: Exported) -> None:
    """A byte order mark, without which a Korean Excel reads cp949; and no other encoding by accident."""
    data = (exported("csv") / "ministries.csv").read_bytes()

    assert (data[:3], "산업통상자원부" in data.decode("utf-8-sig")) == (b"\xef\xbb\xbf", True)


def test_no_cell_is_run_as_a_formula(exported: Exported) -> None:
    """No text begins with what a spreadsheet takes for one; numbers may be negative."""
    meaning = Meaning()
    found = []
    for table in TABLES:
        text = [column.name for column in table.columns if meaning.type_of(column) == "string"]
        with (exported("csv") / f"{table.name}.csv").open(encoding="utf-8-sig", newline="") as lines:
            found += [
                (table.name, row[name])
                for row in csv.DictReader(lines)
                for name in text
                if row[name].startswith(tuple("=+-@\t\r\n＝＋－＠"))
            ]

    assert found == []


@given(st.text(alphabet="'=+-@＝\t\n가a1", max_size=6))
def test_a_text_comes_back_from_the_file(text: str) -> None:
    """Whatever apostrophes and formulas it has, it is safe in the file and whole afterwards."""
    written = written_text(text)

    assert (cell_text(written), written[:1] in tuple("=+-@＝\t\n")) == (text, False)


def test_what_a_column_means_is_what_the_dictionary_says(exported: Exported) -> None:
    """Title and description in both languages, and the term of the ontology."""
    resources = {one["name"]: one for one in descriptor(exported("csv"))["resources"]}
    fields = {field["name"]: field for field in resources["allocations"]["schema"]["fields"]}
    page = (paths.ROOT / "docs" / "reference" / "data-dictionary.md").read_text(encoding="utf-8")
    amount = fields["amount_krw"]
    ko, en = amount["description"].split("\n\n")

    assert (amount["title"], amount["type"], amount["unit"], amount["rdfType"], amount["origin"]) == (
        "금액 · amount",
        "integer",
        "KRW",
        "https://w3id.org/policygraph/ontology#amount",
        ["printed"],
    )
    assert f"**금액** {ko} | **amount** {en} | pg:amount | integer (KRW) |" in page


def test_every_column_is_explained_in_both_languages(exported: Exported) -> None:
    """No title and no description lacks a language."""
    lacking = [
        (resource["name"], field["name"])
        for resource in descriptor(exported("csv"))["resources"]
        for field in resource["schema"]["fields"]
        if not all((*field["title"].split(" · "), *field["description"].split("\n\n")))
        or len(field["description"].split("\n\n")) != 2
    ]

    assert lacking == []


def test_the_package_says_where_it_is_from(exported: Exported) -> None:
    """Title of the plan, hash of its text, licence, version of the data."""
    described = descriptor(exported("parquet"))
    (source,) = described["sources"]

    assert (source["hash"][:15], described["dataVersion"], described["licenses"][0]["name"]) == (
        "sha256:a89518e6",
        "icd-2021@a89518e6",
        "MIT",
    )


def test_a_package_says_of_the_text_only_what_its_source_says(exported: Exported) -> None:
    """The text states no licence: so it is said, and the licence of the data covers none of its words."""
    described = descriptor(exported("csv"))
    told = tomllib.loads((paths.SOURCES / "icd-2021" / "source.toml").read_text(encoding="utf-8"))

    assert [source["rights"] for source in described["sources"]] == [
        f"{told['plan']['licence']} ({told['plan']['licence_en']})"
    ]
    assert "저작물" not in described["description"]
    assert "not the words of the plan" in described["description"]


def test_what_is_said_of_another_text_is_not_said_of_this_one() -> None:
    """The same code and another hash: nothing is known."""
    assert "not known here" in rights_of("icd-2021", "0" * 64)


def test_a_package_without_a_plan_is_a_package(tmp_path: Path) -> None:
    """An empty graph gives every table, with its heading and no rows."""
    write("csv", Source(EmbeddedStore(), Manifest({}, {}), "ko"), tmp_path)
    package = Package(str(tmp_path / "csv" / "datapackage.json"))
    headings = {
        name: (tmp_path / "csv" / f"{name}.csv").read_bytes().decode("utf-8-sig").splitlines()
        for name in package.resource_names
    }

    assert headings == {table.name: [",".join(column.name for column in table.columns)] for table in TABLES}


def test_a_column_of_numbers_is_one_in_every_table(exported: Exported) -> None:
    """What the descriptor calls a number, Arrow reads as one."""
    kinds = {"integer": "int64", "number": "double", "date": "date32[day]", "string": "string"}
    folder = exported("parquet")
    for resource in descriptor(folder)["resources"]:
        schema = pq.read_schema(folder / resource["path"])
        expected = {field["name"]: kinds[field["type"]] for field in resource["schema"]["fields"]}
        found = {field.name: str(field.type).removeprefix("large_") for field in schema}
        assert found == expected, resource["name"]


def test_a_definition_refers_to_tables_that_are_there() -> None:
    """A key of another table is as long as the one column that holds it."""
    keys = [find_table(column.to).key for table in TABLES for column in table.columns if column.to]

    assert {len(key) for key in keys} == {1}
