"""The documentation as a site in Korean and one in English, from the Markdown in `docs/`.

A page there holds both languages, so that it reads well where it lies; a site has one. ``sources`` writes the pages
of one language, ``building`` has Sphinx make the site of them, ``korean`` teaches its search Korean.

>>> [page.name for page in pages()][:2]
['index', 'start']
"""

from policygraph.documentation.building import build_documentation
from policygraph.documentation.contents import Page, Part, pages, parts

__all__ = ["Page", "Part", "build_documentation", "pages", "parts"]
