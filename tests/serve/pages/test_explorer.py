"""The server gives the pages of the explorer, in its folder and below, and no other file."""

from pathlib import Path

import httpx
import pytest

from policygraph.serve.pages import Explorer
from serve.loops import finished


@pytest.fixture
def explorer(tmp_path: Path) -> Explorer:
    """An explorer of two pages, with a file beside its folder and a way out of it."""
    (tmp_path / "secret.html").write_text("secret", encoding="utf-8")

    def write(folder: Path) -> None:
        (folder / "id" / "plan").mkdir(parents=True)
        (folder / "index.html").write_text("overview", encoding="utf-8")
        (folder / "id" / "plan" / "1.html").write_text("entity", encoding="utf-8")
        (folder / "out.html").symlink_to(tmp_path / "secret.html")
        (folder / "up").symlink_to(tmp_path)

    return Explorer(tmp_path / "site", write)


@pytest.mark.parametrize(("name", "text"), [("index.html", "overview"), ("id/plan/1.html", "entity")])
def test_a_page_is_found_in_the_folder_and_below(explorer: Explorer, name: str, text: str) -> None:
    """Pages on entities stand in folders."""
    assert finished(explorer.page(name)) == text


@pytest.mark.parametrize(
    "name",
    [
        "../secret.html",
        "id/../../secret.html",
        "id/plan/../../../secret.html",
        "..\\secret.html",
        "/etc/passwd",
        "id//plan/1.html",
        "./index.html",
        "id/plan",
        "",
        "C:/secret.html",
        "index.html\0",
        f"{'a' * 5000}.html",
        "out.html",
        "up/secret.html",
    ],
)
def test_nothing_else_is_given(explorer: Explorer, name: str) -> None:
    """No way leads out of the folder, by dots, signs of other systems or links; a folder is no page."""
    assert finished(explorer.page(name)) is None


@pytest.mark.slow
@pytest.mark.parametrize("path", ["%2e%2e/secret.html", "id/%2e%2e/%2e%2e/x", "..%5csecret"])
def test_an_address_that_leads_out_is_not_found(client: httpx.Client, path: str) -> None:
    """However it is written, the server has no such page."""
    assert client.get(f"/explorer/{path}").status_code == 404
