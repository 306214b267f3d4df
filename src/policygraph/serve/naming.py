"""Asks what things are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policygraph.things import Names, names_query

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policygraph.errors import Language
    from policygraph.serve.reading import Reader


async def read_names(reader: Reader, iris: Iterable[str], language: Language) -> Names:
    """The names of things; the graph is asked for those that are policygraph's."""
    query = names_query(iris)
    return Names(await reader.answer(query) if query else [], language)
