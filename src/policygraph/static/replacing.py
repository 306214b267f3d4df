"""Which folder a publication may replace: an empty one, or one that holds an earlier publication and no more.

A publication lists its files with their hashes in `SHA256SUMS`, as `sha256sum` writes and checks it; but
anybody may keep such a list of anything. An earlier publication is known by what it always has: its
catalogue, in which the catalogue's IRI stands. A file that is not on the list, or is not what the list says
(somebody's notes, a page that was edited), would be lost, and is a reason to refuse. The one exception is
`.htaccess` at the root, the rules of the host: it is carried over and stands on no list.
"""

import hashlib
import re
import shutil
from pathlib import Path

from policygraph.catalog import CATALOG
from policygraph.errors import CommandError

SUMS, RULES = "SHA256SUMS", ".htaccess"
_LINE = re.compile(r"(?P<sha256>[0-9a-f]{64})  (?P<name>.+)")
_ALWAYS = {"catalog.ttl", "data/manifest.json", ".nojekyll"}
_OURS = f"<{CATALOG}> a dcat:Catalog"


def write_sums(folder: Path) -> Path:
    """List every file of `folder`, by name, but for the rules of the host."""
    found = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    lines = [f"{_sha256(folder / name)}  {name}\n" for name in found if name not in {SUMS, RULES}]
    path = folder / SUMS
    path.write_text("".join(lines), encoding="utf-8", newline="\n")
    return path


def keep_rules(earlier: Path, folder: Path) -> None:
    """Carry the rules of the host over from the earlier publication, if it has some."""
    if (earlier / RULES).is_file():
        shutil.copy2(earlier / RULES, folder / RULES)


def refuse_foreign(folder: Path) -> None:
    """Refuse a folder that holds anything but an earlier publication as it was written.

    Raises:
        CommandError: it does.
    """
    listed = _listed(folder)
    if not listed.keys() >= _ALWAYS or _OURS not in _text(folder / "catalog.ttl"):
        raise CommandError(
            "is no earlier publication and no empty folder: choose another folder",
            "publish가 만든 폴더도 빈 폴더도 아닙니다: 다른 폴더를 고르십시오",
            file=str(folder),
        )
    folders = {str(parent) for name in listed for parent in Path(name).parents}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() and not path.is_symlink():
            known = str(Path(name)) in folders
        else:  # a link is none of ours, even one to a folder
            plain = path.is_file() and not path.is_symlink()
            known = plain and (name in {SUMS, RULES} or name in listed)
        if not known:
            raise CommandError(
                f"holds {name}, which no publication put there: choose another folder",
                f"publish가 만들지 않은 {name}이(가) 있습니다: 다른 폴더를 고르십시오",
                file=str(folder),
            )
        if name in listed and _sha256(path) != listed[name]:
            raise CommandError(
                f"holds {name}, which was changed after it was published: choose another folder",
                f"publish가 만든 뒤에 바뀐 {name}이(가) 있습니다: 다른 폴더를 고르십시오",
                file=str(folder),
            )


def _listed(folder: Path) -> dict[str, str]:
    """Name → hash, as the list has it."""
    found = map(_LINE.fullmatch, _text(folder / SUMS).splitlines())
    return {line["name"]: line["sha256"] for line in found if line}


def _text(path: Path) -> str:
    """What a file says; nothing, if it is none or no text."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
