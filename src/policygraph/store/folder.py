"""A folder that is replaced whole or not at all.

A build writes beside its target and puts the result in place by one rename: where the system can
exchange two folders (Linux) there is no moment without one; elsewhere the old folder steps aside for
the instant between two renames, and the next build puts it back if the earlier one was killed just then.
A lock lets one build in at a time; what a killed build left beside the target is cleared away by the next.
"""

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from policygraph.errors import CommandError, StoreError
from policygraph.store.published import MANIFEST

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
_WAIT_SECONDS = 60.0
_ASIDE = "-old"


def _refuse_foreign(target: Path) -> None:
    """Refuse a folder that no build made."""
    if not (target / MANIFEST).is_file():
        raise CommandError(
            "is no build and no empty folder: choose another folder",
            "빌드 결과도 빈 폴더도 아닙니다: 다른 폴더를 고르십시오",
            file=str(target),
        )


@contextmanager
def replacing(
    target: Path,
    wait: float = _WAIT_SECONDS,
    *,
    refuse: Callable[[Path], None] = _refuse_foreign,
    fresh: bool = False,
) -> Iterator[Path]:
    """A copy of `target` to write in; it takes the target's place if the block succeeds.

    Args:
        target: the folder.
        wait: for whoever writes there now, in seconds.
        refuse: raises a CommandError if what is there, and not empty, is not to be replaced.
        fresh: whether to begin with an empty folder and not with a copy.

    Raises:
        CommandError: the target is a folder that no build made, or that `refuse` refuses.
        StoreError: another build holds the target for longer than `wait` seconds.
        OSError: nothing can be written there.
    """
    target = target.resolve()
    _check(target, refuse)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=target.parent):
        pass  # where nothing can be written, say so at once; waiting for the lock would not help
    lock = FileLock(target.parent / f".{target.name}.lock", timeout=wait)
    try:
        with lock:
            _clear(target)
            staged = Path(tempfile.mkdtemp(prefix=f".{target.name}.building-", dir=target.parent))
            try:
                if target.exists() and not fresh:
                    shutil.copytree(target, staged, dirs_exist_ok=True)
                yield staged
                _check(target, refuse)  # again: somebody may have put something there meanwhile
                _put_in_place(staged, target)
            finally:
                shutil.rmtree(staged, ignore_errors=True)
    except Timeout as error:
        raise StoreError(
            f"another build is still writing here after {wait:.0f} s",
            f"다른 빌드가 {wait:.0f}초가 지나도록 여기에 쓰고 있습니다",
            file=str(target),
        ) from error


def _check(target: Path, refuse: Callable[[Path], None]) -> None:
    """Let `refuse` look at what is there, if there is something."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        refuse(target)


def _clear(target: Path) -> None:
    """Remove what killed builds left; a folder that stepped aside for one that never came steps back."""
    for leftover in target.parent.glob(f".{target.name}.building-*"):
        if leftover.name.endswith(_ASIDE) and not target.exists():
            leftover.rename(target)
        else:
            shutil.rmtree(leftover)


def _put_in_place(staged: Path, target: Path) -> None:
    for path in staged.rglob("*"):
        if path.is_file():
            _flush(path)
    staged.chmod(0o755)  # mkdtemp makes it private
    if not target.exists():
        staged.rename(target)
    elif not _exchange(staged, target):
        aside = staged.with_name(staged.name + _ASIDE)
        target.rename(aside)
        try:
            staged.rename(target)
        except OSError:
            aside.rename(target)
            raise
        shutil.rmtree(aside, ignore_errors=True)


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, where the system can."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    done = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return bool(done == 0)
