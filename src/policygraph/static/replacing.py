"""Which folder a publication may replace: an empty one, or one that holds an earlier publication and no more.

A publication lists its files with their hashes in `SHA256SUMS`, as `sha256sum` writes and checks it. A file
that is not on the list (a CNAME, somebody's notes) would be lost, and is a reason to refuse.
"""

import hashlib
import re
from pathlib import Path

from policygraph.errors import CommandError

SUMS = "SHA256SUMS"
_LINE = re.compile(r"(?P<sha256>[0-9a-f]{64})  (?P<name>.+)")


def write_sums(folder: Path) -> Path:
    """List every file of `folder`, by name."""
    lines = [
        f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in _names(folder)
    ]
    path = folder / SUMS
    path.write_text("".join(lines), encoding="utf-8", newline="\n")
    return path


def refuse_foreign(folder: Path) -> None:
    """Refuse a folder that holds anything but an earlier publication.

    Raises:
        CommandError: it does.
    """
    try:
        text = (folder / SUMS).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        text = ""
    listed = {line["name"] for line in map(_LINE.fullmatch, text.splitlines()) if line}
    foreign = next((name for name in _names(folder) if name not in listed), None)
    if foreign is not None:
        raise CommandError(
            f"holds {foreign}, which no publication put there: choose another folder",
            f"공개 폴더가 쓰지 않은 {foreign}이(가) 있습니다: 다른 폴더를 고르십시오",
            file=str(folder),
        )


def _names(folder: Path) -> list[str]:
    """Every file but the list itself, with slashes."""
    if not folder.is_dir():
        return [folder.name]
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())
    return sorted(name for name in found if name != SUMS)
