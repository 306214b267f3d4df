"""``policygraph export``: write a format, or all of them, and list what was written."""

import argparse
from pathlib import Path

from policygraph.cli.opened import opened
from policygraph.cli.output import Column, Table, either, show
from policygraph.errors import Language
from policygraph.export import FORMATS, Source, write

_ALL = "all"


def run(arguments: argparse.Namespace) -> int:
    """Export, and say what is there now."""
    language: Language = arguments.lang
    read = opened(arguments, in_memory=True)
    source = Source(read.store, read.whole_manifest(), language)
    formats = FORMATS if arguments.format == _ALL else (arguments.format,)
    written = {name: write(name, source, arguments.output) for name in formats}
    paths = [path for made in written.values() for path in made]
    show(_table(paths, [name for name, made in written.items() if not made], arguments.output, language))
    return 0


def _table(written: list[Path], without: list[str], folder: Path, language: Language) -> Table:
    sizes = [path.stat().st_size for path in written]
    return Table(
        either(language, f"{folder}에 쓴 것", f"written to {folder}"),
        (
            Column(either(language, "파일", "file"), whole=True),
            Column(either(language, "크기 (바이트)", "size (bytes)"), "right"),
        ),
        [
            (path.relative_to(folder).as_posix(), f"{size:,}")
            for path, size in zip(written, sizes, strict=True)
        ],
        (
            either(
                language,
                f"파일 {len(written)}개, {sum(sizes):,}바이트",
                f"files: {len(written)}; {sum(sizes):,} bytes",
            ),
            *(
                either(
                    language,
                    f"{name}: 그래프에 계획이 없어 쓰지 않았습니다",
                    f"{name}: nothing written, because the graph holds no plan",
                )
                for name in without
            ),
        ),
    )
