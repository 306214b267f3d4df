"""Which files of a written site stand for all: the pages of the navigation, one for each folder of others."""

from pathlib import Path

from policygraph.view import PAGES

FILES = tuple(name for name, _, _ in PAGES)
MINISTRY = "https://w3id.org/policygraph/id/ministry/motie"


def every_page(site: Path) -> list[str]:
    """Every page of the site, as a path within it."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def one_of_each(site: Path) -> list[str]:
    """One page for each kind of thing that has pages of its own: the first by name in its folder."""
    firsts: dict[str, str] = {}
    for name in every_page(site):
        if name not in FILES:
            firsts.setdefault(name.rpartition("/")[0], name)
    return list(firsts.values())
