"""The descriptor of a data package: what its tables hold, how they hang together, where they come from.

Frictionless Data Package 1.0 with Table Schema: names, types, units, keys, the size and the hash of each
file, in Korean and English, with the words of the ontology.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from policygraph import __version__, terms
from policygraph.export.definitions import Column, Table, find_table
from policygraph.export.facts import expand
from policygraph.export.formats import Source
from policygraph.export.meaning import Meaning
from policygraph.export.media import media_type
from policygraph.export.rights import rights_of
from policygraph.wording import Words

_TITLE = Words("계획 그래프의 표", "Tables of the graph of a plan")
_ABOUT = Words(
    "정부 계획을 읽어 만든 지식 그래프를 표로 옮긴 것. 금액은 원이다. origin 열은 진술의 종류(인쇄된 것, 읽은"
    " 것, 추정한 것 등)를, lines 열은 원문의 행을 말한다. MIT 이용 허락은 이 프로젝트가 만든 것(표의 짜임,"
    " 읽고 단 이유, 영어 이름, 추정, 분석)에만 미치고 계획에 적힌 글에는 미치지 않는다. 원문의 이용 조건은"
    " sources의 rights에 있다.",
    "The tables of a knowledge graph that was read from a government plan. Amounts are won. The column origin"
    " tells the kind of statement (printed, read, estimated and so on), the column lines where it stands in"
    " the source. The MIT licence covers what this project made (tables, reasons, English names, estimates,"
    " analyses), not the words of the plan; what its text says of its use is under rights in sources.",
)
_LICENCE = {"name": "MIT", "path": "https://spdx.org/licenses/MIT", "title": "MIT License"}


@dataclass(frozen=True, slots=True)
class Resource:
    """A table as a file."""

    table: Table
    path: str
    content: bytes


def descriptor(source: Source, kind: str, resources: Sequence[Resource]) -> bytes:
    """`datapackage.json` for files of a kind (`csv` or `parquet`)."""
    meaning = Meaning()
    package = {
        "profile": "tabular-data-package" if kind == "csv" else "data-package",
        "name": f"policygraph-{kind}",
        "title": _both(_TITLE, " · "),
        "description": _both(_ABOUT, "\n\n"),
        "version": __version__,
        "homepage": terms.HOME,
        "dataVersion": source.version,
        "licenses": [_LICENCE],
        "sources": [
            {
                "title": plan["title"],
                "path": terms.individual(code),
                "hash": f"sha256:{plan['source']['sha256']}",
                "rights": rights_of(code, plan["source"]["sha256"]),
            }
            for code, plan in source.manifest.plans.items()
        ],
        "resources": [_resource(resource, kind, meaning) for resource in resources],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _resource(resource: Resource, kind: str, meaning: Meaning) -> dict[str, Any]:
    table = resource.table
    described: dict[str, Any] = {
        "profile": "tabular-data-resource" if kind == "csv" else "data-resource",
        "name": table.name,
        "path": resource.path,
        "title": _both(table.title, " · "),
        "description": _both(table.about, "\n\n"),
        "format": kind,
        "mediatype": media_type(resource.path),
        "bytes": len(resource.content),
        "hash": f"sha256:{hashlib.sha256(resource.content).hexdigest()}",
    }
    if kind == "csv":
        described |= {
            "encoding": "utf-8",
            "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        }
    return described | {"schema": _schema(table, meaning)}


def _schema(table: Table, meaning: Meaning) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(table, column, meaning) for column in table.columns],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    keys = [_foreign_key(table, column) for column in table.columns if column.to]
    return schema | ({"foreignKeys": keys} if keys else {})


def _field(table: Table, column: Column, meaning: Meaning) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": meaning.type_of(column),
        "title": _both(meaning.title(column), " · "),
        "description": _both(meaning.description(column), "\n\n"),
    }
    if meaning.is_identifier(column):
        field["format"] = "uri"
    if column.path:
        field["rdfType"] = expand(column.term)
        field["origin"] = list(column.origins)
    if column.unit:
        field["unit"] = column.unit
    if column.language:
        field["language"] = column.language
    codes = meaning.codes(table, column)
    if codes:
        field["codes"] = {code: _both(words, " · ") for code, words in codes.items()}
    constraints = ({"required": True} if column.name in table.key else {}) | (
        {"enum": list(codes)} if codes else {}
    )
    return field | ({"constraints": constraints} if constraints else {})


def _foreign_key(table: Table, column: Column) -> dict[str, Any]:
    target = "" if column.to == table.name else column.to
    return {
        "fields": [column.name],
        "reference": {"resource": target, "fields": list(find_table(column.to).key)},
    }


def _both(words: Words, between: str) -> str:
    return f"{words.ko}{between}{words.en}"
