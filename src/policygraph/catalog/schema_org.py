r"""The catalogue for search engines that look for datasets: schema.org, to stand in the head of a page.

>>> from policygraph.wording import Words
>>> _both(Words("가", "a"))
'가\n\na'
"""

import json
from typing import Any

from policygraph.catalog.dcat import LICENCE, distribution_iri
from policygraph.catalog.facts import CATALOG, Catalogue, Dataset, Source, citation
from policygraph.catalog.titles import file_title
from policygraph.catalog.words import name_of, words
from policygraph.wording import Words


def to_schema_org(catalogue: Catalogue) -> str:
    """JSON-LD of the catalogue and its datasets; safe inside a script element."""
    data = {
        "@context": "https://schema.org/",
        "@id": CATALOG,
        "@type": "DataCatalog",
        **_named(words("catalog", "title"), words("catalog", "description")),
        "url": catalogue.place.at("catalog.html"),
        "dataset": [_dataset(catalogue, dataset) for dataset in catalogue.datasets],
    }
    text = json.dumps(data, ensure_ascii=False, indent=1)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _dataset(catalogue: Catalogue, dataset: Dataset) -> dict[str, Any]:
    agent = {"@type": "Organization", "name": name_of("agents", "maintainers")}
    found: dict[str, Any] = {
        "@id": dataset.iri,
        "@type": "Dataset",
        **_named(dataset.title, dataset.description),
        "url": catalogue.place.at(f"catalog.html#{dataset.code}"),
        "identifier": dataset.iri,
        "version": dataset.version,
        "keywords": [*dataset.keywords.ko, *dataset.keywords.en],
        "inLanguage": ["ko", "en"],
        "license": str(LICENCE),
        "isAccessibleForFree": True,
        "creator": agent,
        "publisher": agent,
        "creditText": citation(dataset).en,
        "includedInDataCatalog": {"@id": CATALOG},
        "spatialCoverage": {"@type": "Country", "name": "Republic of Korea"},
    }
    if dataset.years is not None:
        found["temporalCoverage"] = "/".join(map(str, dataset.years))
    if dataset.source is not None and dataset.source.issuer is not None:
        found["isBasedOn"] = _source(dataset.source)
    rights = _usage(dataset.rights)
    found |= rights
    if dataset.files:
        found["distribution"] = [
            {
                "@id": str(distribution_iri(file)),
                "@type": "DataDownload",
                "name": _both(file_title(file), " / "),
                "contentUrl": catalogue.place.at(file.name),
                "encodingFormat": file.media_type,
                "contentSize": f"{file.size} B",
                "sha256": file.sha256,
                "license": str(LICENCE),
                **rights,
            }
            for file in dataset.files
        ]
    return found


def _source(source: Source) -> dict[str, Any]:
    found: dict[str, Any] = {
        "@id": source.iri,
        "@type": "CreativeWork",
        "name": source.title.ko,
        "author": {"@type": "Organization", "name": source.issuer},
    }
    if source.issued is not None:
        found["datePublished"] = source.issued
    return found | _usage(source.rights)


def _usage(rights: Words | None) -> dict[str, Any]:
    """What there is to know before something is used; nothing, if there is nothing."""
    return {} if rights is None else {"usageInfo": {"@type": "CreativeWork", "text": _both(rights, " / ")}}


def _named(title: Words, description: Words) -> dict[str, str]:
    return {"name": title.ko, "alternateName": title.en, "description": _both(description)}


def _both(text: Words, between: str = "\n\n") -> str:
    return f"{text.ko}{between}{text.en}"
