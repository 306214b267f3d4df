"""Fictional projects with known answers."""

from collections.abc import Sequence

from policygraph.analyse.budget import Named
from policygraph.analyse.similar.corpus import Mention, ProjectText


def project(
    number: int,
    name: str,
    *ministries: str,
    topics: Sequence[str] = (),
    alone: Sequence[str] = (),
    mentions: Sequence[Mention] = (),
) -> ProjectText:
    """A project with a number, a name and its ministries."""
    return ProjectText(
        iri=f"urn:project:{number}",
        name=name,
        words=name,
        ministries=tuple(Named(f"urn:ministry:{code}", code) for code in ministries),
        amount=number * 10**8,
        lines=(700 + number,),
        allocations=tuple(f"urn:allocation:{number}:{code}" for code in ministries),
        topics=tuple((topic, topic.upper()) for topic in topics),
        alone=tuple(alone),
        mentions=tuple(mentions),
    )
