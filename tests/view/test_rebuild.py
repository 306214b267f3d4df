"""The site is the same bytes from any process: hash seed, locale, time zone and folder leave no trace."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
# Korean Windows and old Korean Unix; without the mode that makes Python ignore it.
LEGACY = {"LC_ALL": "ko_KR.cp949", "PYTHONUTF8": "0"}
PLACES = {
    "another seed": {"PYTHONHASHSEED": "4711", "LC_ALL": "C.UTF-8", "TZ": "Asia/Seoul"},
    "POSIX": {"PYTHONHASHSEED": "1", "LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}


def python(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run Python in another folder, with just this environment."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "SYSTEMROOT") if name in os.environ}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**kept, **environment},
        capture_output=True,
        check=False,
    )


def contents(site: Path) -> dict[str, bytes]:
    """Every file of a site."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def differing(one: Path, other: Path) -> list[str]:
    """The files that are not in both or not the same."""
    return sorted({name for name, _ in contents(one).items() ^ contents(other).items()})


@pytest.fixture(scope="module")
def legacy(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A locale of cp949, made from the system's own description of it."""
    folder = tmp_path_factory.mktemp("locales")
    command = shutil.which("localedef")
    if command is None:
        pytest.skip("no localedef on this machine to make a cp949 locale with")
    subprocess.run(
        [command, "-c", "-i", "ko_KR", "-f", "CP949", str(folder / "ko_KR.cp949")],
        capture_output=True,
        check=False,
    )
    environment = {**LEGACY, "LOCPATH": str(folder)}
    told = python(folder, "-c", "import locale; print(locale.getpreferredencoding(False))", **environment)
    if told.stdout.strip().upper() not in {b"CP949", b"UHC", b"EUC-KR"}:
        pytest.skip("this machine has no description of Korean in cp949")
    return environment


@pytest.mark.parametrize("place", PLACES)
def test_another_process_writes_the_same_bytes(site: Path, tmp_path: Path, place: str) -> None:
    """All files of the site."""
    done = python(tmp_path, "-m", "policygraph.cli", "view", "-o", "결과", **PLACES[place])

    assert (done.returncode, differing(site, tmp_path / "결과")) == (0, [])


def test_a_korean_locale_of_old_writes_the_same_bytes(
    site: Path, tmp_path: Path, legacy: dict[str, str]
) -> None:
    """Under cp949, which cannot write every letter of the plan."""
    done = python(tmp_path, "-m", "policygraph.cli", "view", "-o", "site", **legacy)

    assert (done.returncode, differing(site, tmp_path / "site")) == (0, [])


def test_no_file_is_opened_without_its_encoding(tmp_path: Path) -> None:
    """Python's own warning, as an error: on no machine can a locale matter."""
    strict = ("-X", "warn_default_encoding", "-W", "error::EncodingWarning")
    wrong = python(tmp_path, *strict, "-c", "open('x', 'w')")
    done = python(tmp_path, *strict, "-m", "policygraph.cli", "view", "-o", "site")

    assert (wrong.returncode, done.returncode, done.stderr) == (1, 0, b"")


def test_a_difference_is_found(site: Path, tmp_path: Path) -> None:
    """One byte, one file more, one less."""
    changed = shutil.copytree(site, tmp_path / "site")
    (changed / "index.html").write_bytes((site / "index.html").read_bytes() + b" ")
    (changed / "report.html").rename(changed / "new.html")

    assert differing(site, changed) == ["index.html", "new.html", "report.html"]
