"""A copy of a build that the embedded engine opens as it is: what makes a question quick from a cold start.

It stands in a folder inside the build, is written by the build and never committed. It says what it is of;
where that is not what is asked for, or the engine is of another version, it is as if it were not there and
the Turtle files are read.
"""

from pathlib import Path

from policygraph.store.embedded import ENGINE, EmbeddedStore

_FOLDER, _STORE, _LABEL = ".store", "quads", "is-of"


def find_snapshot(folder: Path, fingerprint: str) -> Path | None:
    """The snapshot in the build `folder`, if it is of that fingerprint."""
    try:
        label = (folder / _FOLDER / _LABEL).read_text(encoding="ascii")
    except OSError:
        return None
    return folder / _FOLDER / _STORE if label == _label(fingerprint) else None


def write_snapshot(folder: Path, fingerprint: str, store: EmbeddedStore) -> None:
    """Write `store` as the snapshot in the build `folder`; the label last, so that it is whole or none."""
    try:
        (folder / _FOLDER).mkdir()
        store.write_to(folder / _FOLDER / _STORE)
        (folder / _FOLDER / _LABEL).write_text(_label(fingerprint), encoding="ascii")
    except (
        OSError
    ):  # a place where the engine cannot keep its files: without a snapshot all is slower, no more
        remove_snapshot(folder)


def remove_snapshot(folder: Path) -> None:
    """Remove the snapshot from the build `folder`, if there is one."""
    import shutil  # noqa: PLC0415 - asking removes nothing

    shutil.rmtree(folder / _FOLDER, ignore_errors=True)


def _label(fingerprint: str) -> str:
    return f"{fingerprint} {ENGINE}"
