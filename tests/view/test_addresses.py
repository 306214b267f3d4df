"""Where things stand in the site: every IRI has one file, and none outside of its folder."""

from pathlib import PurePosixPath
from urllib.parse import unquote

import pytest

from policygraph import terms
from policygraph.view.addresses import entity_file, href, network_node, source_file, source_line


def test_an_entity_stands_at_its_path() -> None:
    """What follows id/ in the IRI is the path of the file."""
    assert entity_file(f"{terms.ID}icd-2021/project/1-1-1") == "id/icd-2021/project/1-1-1.html"


@pytest.mark.parametrize(
    "path",
    [
        "../../index",
        "..",
        "./a",
        "a/../../b",
        "a//b",
        "/etc/passwd",
        "a\\..\\b",
        "c:/x",
        "a?b#c",
        'x"y',
        "가 나",
    ],
)
def test_no_identifier_leads_out(path: str) -> None:
    """Dots, empty parts and signs of file systems become letters of a name below id/."""
    file = entity_file(terms.ID + path)
    parts = PurePosixPath(file).parts
    assert (parts[0], {".", ".."} & set(parts), [sign for sign in '\\:?#"' if sign in file]) == (
        "id",
        set(),
        [],
    )


@pytest.mark.parametrize("path", ["a%41", "aA", "a/b", "a%2Fb", "가", "a b"])
def test_two_identifiers_never_share_a_file(path: str) -> None:
    """The name of a file says which identifier it is of."""
    others = {"a%41", "aA", "a/b", "a%2Fb", "가", "a b"} - {path}
    assert entity_file(terms.ID + path) not in {entity_file(terms.ID + other) for other in others}


def test_a_link_to_an_odd_file_leads_to_it() -> None:
    """A browser decodes the address once, and then asks for the file."""
    file = entity_file(f"{terms.ID}a b/50%?")
    assert unquote(href(file)) == file


def test_lines_and_nodes_stand_behind_the_file() -> None:
    """The number of a line; the whole IRI of a node, encoded."""
    assert (
        source_file("icd-2021"),
        source_line("icd-2021", 306),
        network_node("overlap.html", "urn:a&b"),
    ) == (
        "source/icd-2021.html",
        "source/icd-2021.html#line=306",
        "overlap.html#at=urn%3Aa%26b",
    )
