"""A folder is replaced whole or not at all."""

import subprocess
import sys
from pathlib import Path

import pytest

from policygraph.errors import CommandError, StoreError
from policygraph.store import folder as folder_module
from policygraph.store.folder import replacing

# A build that tells when it holds the target, and waits to be killed or let go on.
SLOW = """
import sys
from pathlib import Path
from policygraph.store.folder import replacing

with replacing(Path(sys.argv[1])) as staged:
    (staged / "manifest.json").write_text(sys.argv[2])
    (staged / "more.ttl").write_text(sys.argv[2])
    print("writing", flush=True)
    sys.stdin.readline()
"""


def contents(folder: Path) -> dict[str, str]:
    """Every file below `folder`, path to text."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def put(target: Path, text: str) -> None:
    """Write a build of one file."""
    with replacing(target) as staged:
        (staged / "manifest.json").write_text(text, encoding="utf-8")


def start(target: Path, text: str) -> subprocess.Popen[str]:
    """A process that writes a build; returns when it is in the middle."""
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW, str(target), text],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "writing\n"
    return process


def finish(process: subprocess.Popen[str]) -> int:
    """Let a process end."""
    process.communicate("\n", timeout=30)
    return process.returncode


def beside(target: Path) -> list[str]:
    """What stands beside the target, apart from the lock."""
    return sorted(path.name for path in target.parent.iterdir() if path != target and path.suffix != ".lock")


def test_a_new_folder_appears_whole(tmp_path: Path) -> None:
    """What was written is there, and nothing else is left."""
    target = tmp_path / "a" / "out"
    put(target, "1")

    assert (contents(target), beside(target)) == ({"manifest.json": "1"}, [])


def test_what_was_there_can_be_kept(tmp_path: Path) -> None:
    """The block starts with a copy of the earlier build."""
    target = tmp_path / "out"
    put(target, "1")
    with replacing(target) as staged:
        (staged / "new.ttl").write_text("2", encoding="utf-8")

    assert contents(target) == {"manifest.json": "1", "new.ttl": "2"}


def test_a_failure_leaves_the_earlier_build(tmp_path: Path) -> None:
    """An error in the block changes nothing, and is passed on."""
    target = tmp_path / "out"
    put(target, "1")

    def fail() -> None:
        with replacing(target) as staged:
            (staged / "manifest.json").write_text("2", encoding="utf-8")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert (contents(target), beside(target)) == ({"manifest.json": "1"}, [])


def test_a_killed_build_leaves_the_earlier_build(tmp_path: Path) -> None:
    """SIGKILL in the middle: the earlier build is as it was."""
    target = tmp_path / "out"
    put(target, "1")
    process = start(target, "2")
    process.kill()
    process.communicate(timeout=30)

    assert contents(target) == {"manifest.json": "1"}


def test_the_next_build_clears_what_a_killed_one_left(tmp_path: Path) -> None:
    """Leftovers do not pile up, and the lock of a dead process holds nobody."""
    target = tmp_path / "out"
    process = start(target, "1")
    process.kill()
    process.communicate(timeout=30)
    assert len(beside(target)) == 1
    put(target, "2")

    assert (contents(target), beside(target)) == ({"manifest.json": "2"}, [])


def test_a_second_build_waits_for_the_first(tmp_path: Path) -> None:
    """Two builds at once: one after the other, the later one stays, whole."""
    target = tmp_path / "out"
    first = start(target, "1")
    second = subprocess.Popen(
        [sys.executable, "-c", SLOW, str(target), "2"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    codes = (finish(first), finish(second))

    assert (codes, contents(target)) == ((0, 0), {"manifest.json": "2", "more.ttl": "2"})


def test_a_build_does_not_wait_for_ever(tmp_path: Path) -> None:
    """A target that stays in use is an error that says so."""
    target = tmp_path / "out"
    process = start(target, "1")
    with pytest.raises(StoreError, match="another build"), replacing(target, wait=0.1):
        pass

    assert finish(process) == 0


def test_a_foreign_folder_is_refused(tmp_path: Path) -> None:
    """A folder with anything but a build is not touched."""
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(CommandError, match="choose another folder"), replacing(tmp_path):
        pass

    assert contents(tmp_path) == {"thesis.txt": "mine"}


def test_a_folder_that_somebody_fills_meanwhile_is_refused(tmp_path: Path) -> None:
    """It is looked at again before it is replaced."""
    target = tmp_path / "site"
    target.mkdir()
    with pytest.raises(CommandError, match="choose another folder"), replacing(target):
        (target / "notes.txt").write_text("mine", encoding="utf-8")

    assert [path.name for path in target.iterdir()] == ["notes.txt"]


def test_a_file_as_target_is_refused(tmp_path: Path) -> None:
    """A file is no folder, and stays."""
    target = tmp_path / "out"
    target.write_text("mine", encoding="utf-8")
    with pytest.raises(CommandError, match="choose another folder"), replacing(target):
        pass

    assert target.read_text(encoding="utf-8") == "mine"


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    """An empty folder holds nothing that could be lost."""
    target = tmp_path / "out"
    target.mkdir()
    put(target, "1")

    assert contents(target) == {"manifest.json": "1"}


def test_a_system_that_cannot_exchange_folders_is_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where two folders cannot be exchanged in one step, two renames do."""
    monkeypatch.setattr(folder_module, "_exchange", lambda *_: False)
    target = tmp_path / "out"
    put(target, "1")
    put(target, "2")

    assert (contents(target), beside(target)) == ({"manifest.json": "2"}, [])


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges two folders in one step")
class Killed(BaseException):
    """The end of a process."""


@pytest.mark.parametrize(
    ("error", "there"), [(Killed, False), (OSError, True)], ids=["killed", "refused by the system"]
)
def test_between_two_renames_the_earlier_build_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException], *, there: bool
) -> None:
    """Refused by the system, a build puts the earlier one back at once; killed, the next one does."""
    target = tmp_path / "out"
    put(target, "1")
    rename = Path.rename

    def fail_at_the_second(path: Path, to: Path) -> Path:
        if to == target and not path.name.endswith("-old"):
            raise error
        return rename(path, to)

    with monkeypatch.context() as patched:
        patched.setattr(folder_module, "_exchange", lambda *_: False)
        patched.setattr("shutil.rmtree", lambda *_, **__: None)
        patched.setattr(Path, "rename", fail_at_the_second)
        with pytest.raises(error):
            put(target, "2")
    assert target.exists() == there

    with pytest.raises(ZeroDivisionError), replacing(target):
        raise ZeroDivisionError
    assert (contents(target), beside(target)) == ({"manifest.json": "1"}, [])


def test_a_reader_never_finds_the_folder_missing(tmp_path: Path) -> None:
    """While builds replace each other, there is always a manifest."""
    target = tmp_path / "out"
    put(target, "0")
    script = "import sys; from pathlib import Path\nwhile True: Path(sys.argv[1]).read_text()"
    reader = subprocess.Popen(
        [sys.executable, "-c", script, str(target / "manifest.json")], stderr=subprocess.DEVNULL
    )
    for number in range(50):
        put(target, str(number))
    still_reading = reader.poll() is None
    reader.kill()
    reader.wait()

    assert still_reading


def test_the_folder_can_be_read_by_others(tmp_path: Path) -> None:
    """A build is as readable as any folder, though it was written in a private one."""
    target = tmp_path / "out"
    put(target, "1")

    assert target.stat().st_mode & 0o777 == 0o755


def test_a_link_as_target_is_followed(tmp_path: Path) -> None:
    """A build behind a symbolic link is replaced where it is; the link stays."""
    put(tmp_path / "real", "1")
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "real")
    put(link, "2")

    assert (link.is_symlink(), contents(tmp_path / "real")) == (True, {"manifest.json": "2"})
