"""What lies in a published folder, and that it is put there whole or not at all."""

import hashlib
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from rdflib import Graph, Namespace

from policygraph import paths
from policygraph.catalog import DATA
from policygraph.errors import CommandError
from policygraph.static import Published, Settings, publish_static
from policygraph.static.replacing import keep_rules, refuse_foreign, write_sums
from policygraph.store import EmbeddedStore, Manifest, open_store, read_manifest
from policygraph.view import PAGES
from static.conftest import LITTLE, document_little

pytestmark = pytest.mark.slow

DCAT = Namespace("http://www.w3.org/ns/dcat#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
HOME = "https://w3id.org/policygraph/"
# What Windows lets no file be called.
ILLEGAL = re.compile(r'[<>:"|?*\x00-\x1f\\]|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)', re.IGNORECASE)


def test_everything_is_there(published: Published) -> None:
    """Explorer, data, exports, documentation, catalogue, and what hosts look for."""
    expected = {file for file, _, _ in PAGES} | {
        "id/icd-2021/project/1-1-1.html",
        "id/icd-2021/project/1-1-1.ttl",
        "source/icd-2021.html",
        "data/manifest.json",
        "data/icd-2021/asserted.ttl",
        "data/ontology.ttl",
        "data/alignments.ttl",
        "data/shapes.ttl",
        "data/export/csv/projects.csv",
        "docs/ko/index.html",
        "docs/en/index.html",
        "catalog.html",
        "catalog.ttl",
        "catalog.jsonld",
        "void.ttl",
        ".well-known/void",
        "CITATION.cff",
        "LICENSE",
        "SHA256SUMS",
        "404.html",
        ".nojekyll",
    }
    assert expected - set(published.files) == set()


def test_the_report_is_of_what_is_there(published: Published) -> None:
    """Every file with its size."""
    assert published.files == {
        path.relative_to(published.folder).as_posix(): path.stat().st_size
        for path in published.folder.rglob("*")
        if path.is_file()
    }


def test_every_file_is_on_the_list_with_its_hash(folder: Path) -> None:
    """The tool that everybody has finds each file as it was written."""
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"],  # noqa: S607 - from the system
        cwd=folder,
        capture_output=True,
        check=False,
    )
    listed = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    there = [path for path in folder.rglob("*") if path.is_file()]

    assert (done.returncode, done.stderr, len(listed)) == (0, b"", len(there) - 1)


def test_names_are_legal_wherever_the_folder_goes(published: Published) -> None:
    """On Windows, where capitals do not tell names apart, and on a Mac, which takes letters to pieces."""
    parts = {part for name in published.files for part in name.split("/")}
    folded = [unicodedata.normalize("NFD", name).casefold() for name in published.files]

    assert ([part for part in parts if ILLEGAL.search(part)], len(set(folded))) == ([], len(folded))


@pytest.mark.parametrize("name", ["a:b", "a?", "con.ttl", "a.", "nul", 'a"b', "x\\y"])
def test_an_illegal_name_is_found(name: str) -> None:
    """The check can fail."""
    assert ILLEGAL.search(name)


def test_every_listed_file_lies_at_its_address(folder: Path) -> None:
    """Addresses, sizes and hashes in the catalogue are those of the files, exports among them."""
    graph = Graph().parse(folder / "catalog.ttl")
    wrong = {}
    names = {str(url).removeprefix(HOME) for url in graph.objects(None, DCAT.downloadURL)}
    for one in graph.subjects(DCAT.downloadURL):
        path = folder / str(graph.value(one, DCAT.downloadURL)).removeprefix(HOME)
        data = path.read_bytes()
        found = (
            str(graph.value(one, DCAT.byteSize)),
            str(graph.value(graph.value(one, SPDX.checksum), SPDX.checksumValue)),
        )
        if found != (str(len(data)), hashlib.sha256(data).hexdigest()):
            wrong[path] = found
    there = {path.relative_to(folder).as_posix() for path in (folder / DATA).rglob("*") if path.is_file()}

    assert (wrong, names) == ({}, there)


def test_the_data_is_the_build(folder: Path) -> None:
    """The same bytes as in the build's own folder, and it can be opened as one."""
    for name in read_manifest(paths.TRIPLES).files:
        assert (folder / DATA / name).read_bytes() == (paths.TRIPLES / name).read_bytes()
    assert open_store(folder / DATA).graphs() == open_store().graphs()


def test_the_turtle_of_a_page_is_what_the_graph_says_of_it(folder: Path) -> None:
    """The file beside a page, read, has every statement of the store on its thing."""
    iri = "https://w3id.org/policygraph/id/icd-2021/project/1-1-3"
    read = EmbeddedStore()
    read.load((folder / "id/icd-2021/project/1-1-3.ttl").read_bytes(), "urn:g")
    store = open_store()
    expected = {
        line for graph in store.graphs() for line in store.triples(graph) if line.startswith(f"<{iri}> ")
    }

    assert set(read.triples("urn:g")) == expected


def test_a_page_of_each_entity_has_its_turtle(published: Published) -> None:
    """One beside the other."""
    pages = {name.removesuffix(".html") for name in published.files if re.match(r"id/.*\.html$", name)}
    turtle = {name.removesuffix(".ttl") for name in published.files if re.match(r"id/.*\.ttl$", name)}

    assert pages == turtle


def test_both_descriptions_are_one(folder: Path) -> None:
    """At the well-known place, and under a name that hosts know the kind of."""
    assert (folder / ".well-known/void").read_bytes() == (folder / "void.ttl").read_bytes()


def test_another_process_describes_it_in_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    """Whatever the order of hashes and the locale there: catalogue, description, page."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "SYSTEMROOT") if name in os.environ}
    environment = {**kept, "PYTHONHASHSEED": "4711", "LC_ALL": "POSIX", "PYTHONUTF8": "0", "TZ": "Asia/Seoul"}
    subprocess.run(
        [sys.executable, Path(__file__).with_name("describing.py"), folder, tmp_path],
        check=True,
        env=environment,
    )
    names = sorted(path.name for path in tmp_path.iterdir())

    assert [name for name in names if (tmp_path / name).read_bytes() != (folder / name).read_bytes()] == []
    assert names == ["404.html", "CITATION.cff", "catalog.html", "catalog.jsonld", "catalog.ttl", "void.ttl"]


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """The smallest folder that is known as an earlier publication."""
    target = tmp_path / "site"
    (target / "data").mkdir(parents=True)
    for name, text in (
        ("index.html", "earlier"),
        ("catalog.ttl", f"<{HOME}catalog> a dcat:Catalog ;"),
        ("data/manifest.json", "{}"),
        (".nojekyll", ""),
    ):
        (target / name).write_text(text, encoding="utf-8")
    write_sums(target)
    return target


@pytest.mark.parametrize("foreign", ["CNAME", "notes/mine.txt", ".git/config", "data/.htaccess"])
def test_a_folder_with_something_else_is_refused(earlier: Path, foreign: str) -> None:
    """A publication is replaced; what nobody published is not lost."""
    path = earlier / foreign
    path.parent.mkdir(exist_ok=True)
    path.write_text("mine", encoding="utf-8")

    with pytest.raises(CommandError, match=foreign.split("/", maxsplit=1)[0]):
        refuse_foreign(earlier)


def test_an_empty_folder_of_somebody_is_refused(earlier: Path) -> None:
    """No publication makes one."""
    (earlier / "photos").mkdir()

    with pytest.raises(CommandError, match="photos"):
        refuse_foreign(earlier)


@pytest.mark.parametrize("aim", ["folder", "file", "nothing"])
def test_a_link_is_refused(earlier: Path, tmp_path: Path, aim: str) -> None:
    """To a folder, to a file, to nothing: none is written by a publication."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    (earlier / "link").symlink_to(tmp_path / aim)

    with pytest.raises(CommandError, match="holds link"):
        refuse_foreign(earlier)


def test_a_published_file_in_whose_place_a_link_stands_is_refused(earlier: Path, tmp_path: Path) -> None:
    """Even if what it leads to is the same to the byte."""
    (earlier / "index.html").rename(tmp_path / "kept.html")
    (earlier / "index.html").symlink_to(tmp_path / "kept.html")

    with pytest.raises(CommandError, match=r"holds index\.html"):
        refuse_foreign(earlier)


def test_an_edited_file_is_refused(earlier: Path) -> None:
    """Somebody's change of a page is not lost."""
    (earlier / "index.html").write_text("edited", encoding="utf-8")

    with pytest.raises(CommandError, match=r"index\.html, which was changed"):
        refuse_foreign(earlier)


def test_a_list_of_hashes_makes_no_publication(tmp_path: Path) -> None:
    """Disk images and photos with their list, as sha256sum writes it, are somebody's."""
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "one.jpg").write_bytes(b"one")
    (tmp_path / "ubuntu.iso").write_bytes(b"iso")
    write_sums(tmp_path)

    with pytest.raises(CommandError, match="no earlier publication"):
        refuse_foreign(tmp_path)


@pytest.mark.parametrize("name", ["catalog.ttl", "data/manifest.json", ".nojekyll"])
def test_what_lacks_a_mark_of_ours_is_refused(earlier: Path, name: str) -> None:
    """Each of the files that every publication has must be on its list."""
    (earlier / name).unlink()
    write_sums(earlier)

    with pytest.raises(CommandError, match="no earlier publication"):
        refuse_foreign(earlier)


def test_a_catalogue_of_somebody_else_is_refused(earlier: Path) -> None:
    """A file of that name may be anybody's."""
    (earlier / "catalog.ttl").write_text("<https://example.org/> a dcat:Catalog ;", encoding="utf-8")
    write_sums(earlier)

    with pytest.raises(CommandError, match="no earlier publication"):
        refuse_foreign(earlier)


def test_an_earlier_publication_is_not_refused(earlier: Path) -> None:
    """All of its files are on its list; the rules of the host need not be."""
    (earlier / ".htaccess").write_text("RewriteEngine On", encoding="utf-8")

    refuse_foreign(earlier)


def test_a_real_publication_is_not_refused(folder: Path) -> None:
    """What is written now is known as ours."""
    refuse_foreign(folder)


def test_the_rules_of_the_host_are_carried_over(earlier: Path, tmp_path: Path) -> None:
    """`.htaccess` stays as it was, and is on no list."""
    (earlier / ".htaccess").write_text("RewriteEngine On", encoding="utf-8")
    (tmp_path / "new").mkdir()
    keep_rules(earlier, tmp_path / "new")
    write_sums(tmp_path / "new")

    assert (
        (tmp_path / "new/.htaccess").read_text(encoding="utf-8"),
        (tmp_path / "new/SHA256SUMS").read_text(encoding="utf-8"),
    ) == ("RewriteEngine On", "")


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    """It is no folder."""
    (tmp_path / "site").write_text("mine", encoding="utf-8")

    with pytest.raises(CommandError, match="site"):
        publish_static(EmbeddedStore(), Manifest({}, {}), tmp_path / "site", tmp_path, LITTLE)


def test_what_fails_leaves_everything_as_it_was(earlier: Path) -> None:
    """An export that breaks in the middle changes nothing, and leaves no half of it behind."""
    before = _held(earlier)

    def fail(*_: object) -> tuple[()]:
        raise CommandError("broken", "고장")

    settings = Settings(exporting=fail, documenting=document_little)
    with pytest.raises(CommandError, match="broken"):
        publish_static(open_store(), read_manifest(paths.TRIPLES), earlier, paths.TRIPLES, settings)

    assert (_held(earlier), [one.name for one in earlier.parent.iterdir() if one.is_dir()]) == (
        before,
        ["site"],
    )


def _held(folder: Path) -> dict[str, bytes]:
    """Every file with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_a_build_that_is_damaged_is_not_published(tmp_path: Path, build_copy: Path) -> None:
    """A file that is not the one of the manifest."""
    (build_copy / "organisations.ttl").write_bytes(b"")

    with pytest.raises(Exception, match="is not what the manifest describes"):
        publish_static(open_store(), read_manifest(build_copy), tmp_path / "site", build_copy, LITTLE)
