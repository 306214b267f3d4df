"""The pages of a publication beside the explorer: the catalogue, and what a host shows for a wrong address.

They look like the explorer's pages and come from the same frame; the catalogue carries its facts for search
engines in its head.
"""

from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup

from policygraph.catalog import ALL, Catalogue, DataFile, Dataset, citation, file_title, to_schema_org
from policygraph.view import Frame
from policygraph.view.templating import environment

CATALOGUE, MISSING = "catalog.html", "404.html"
_UNITS = ((1_000_000, "MB"), (1_000, "kB"))


def catalogue_page(frame: Frame, catalogue: Catalogue) -> str:
    """What can be downloaded, how large it is, on what terms, how to cite it."""
    return _drawn(
        frame,
        CATALOGUE,
        ko="자료",
        en="Data",
        data=Markup(to_schema_org(catalogue)),  # noqa: S704 - JSON in which <, > and & are escaped
        datasets=[_dataset(catalogue, dataset) for dataset in catalogue.datasets],
        whole=catalogue.numbers.whole,
    )


def missing_page(frame: Frame, catalogue: Catalogue) -> str:
    """What a host shows where there is no page: at any depth, so that it leads nowhere by a relative link."""
    return _drawn(frame, MISSING, ko="없는 쪽", en="Not here", pages=(), leads=(), base=catalogue.place.base)


def _drawn(frame: Frame, file: str, **content: Any) -> str:  # noqa: ANN401 - for templates
    return _templates().get_template(f"{file}.j2").render(page=frame.page(file, **content))


def _templates() -> Environment:
    """The templates of the explorer, and those beside this module."""
    loaders = [PackageLoader("policygraph.static"), PackageLoader("policygraph.view")]
    return environment().overlay(loader=ChoiceLoader(loaders))


def _dataset(catalogue: Catalogue, dataset: Dataset) -> dict[str, Any]:
    sizes = [catalogue.numbers.graphs[name] for name in dataset.graphs]
    return {
        "code": dataset.code,
        "is_all": dataset.code == ALL,
        "title": dataset.title,
        "description": dataset.description,
        "version": dataset.version,
        "iri": dataset.iri,
        "source": dataset.source,
        "made": dataset.made,
        "years": dataset.years,
        "cite": citation(dataset),
        "triples": sum(size.triples for size in sizes),
        "files": [_file(catalogue, file) for file in dataset.files],
    }


def _file(catalogue: Catalogue, file: DataFile) -> dict[str, Any]:
    size = catalogue.numbers.graphs.get(file.graph or "")
    return {
        "name": file.name,
        "title": file_title(file),
        "size": written_size(file.size),
        "bytes": file.size,
        "sha256": file.sha256,
        "media_type": file.media_type,
        "triples": None if size is None else size.triples,
    }


def written_size(size: int) -> str:
    """A size as people read it.

    >>> written_size(1_573_353), written_size(14_762), written_size(512)
    ('1.57 MB', '14.8 kB', '512 B')
    """
    for unit, name in _UNITS:
        if size >= unit:
            return f"{size / unit:.3g} {name}" if size < 1000 * unit else f"{size / unit:,.0f} {name}"
    return f"{size} B"
