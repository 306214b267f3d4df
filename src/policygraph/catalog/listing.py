"""The catalogue on a page: one template, `datasets.j2`, for the pages of the server and of a publication.

The languages of a page are its own affair: the server's pages are in one, those of a publication in both.

>>> from jinja2 import DictLoader, Environment
>>> page = '{% from "datasets.j2" import datasets %}{{ datasets(catalogue, say, text, to)|length }}'
>>> "datasets.j2" in with_listing(Environment(loader=DictLoader({"page": page}))).list_templates()
True
"""

from jinja2 import BaseLoader, ChoiceLoader, Environment, PackageLoader

from policygraph.catalog.facts import citation
from policygraph.catalog.files import written_size
from policygraph.catalog.titles import file_title, folder_title


def with_listing(environment: Environment, *loaders: BaseLoader) -> Environment:
    """An environment of templates that can import `datasets.j2` as well.

    Args:
        environment: with the templates of pages.
        loaders: of more templates, which come first.
    """
    known = [] if environment.loader is None else [environment.loader]
    more = [*loaders, *known, PackageLoader("policygraph.catalog")]
    found = environment.overlay(loader=ChoiceLoader(more))
    found.filters = {
        **found.filters,
        "citation": citation,
        "file_title": file_title,
        "folder_title": folder_title,
        "written_size": written_size,
    }
    return found
