"""Describes a publication that is there already, in a process of its own: `describing.py FOLDER TARGET`."""

import sys
from pathlib import Path

from policygraph import paths
from policygraph.catalog import DATA, Place, list_files, read_catalogue
from policygraph.static.publishing import describe
from policygraph.store import open_store, read_manifest

folder, target = map(Path, sys.argv[1:])
files = list_files(folder, (path for path in (folder / DATA).rglob("*") if path.is_file()))
manifest = read_manifest(folder / DATA)
store, place = open_store(folder / DATA), Place(documentation=True)
catalogue = read_catalogue(store, manifest, files, place, paths.SOURCES)
for name, content in describe(manifest, catalogue):
    if content and "/" not in name:
        (target / name).write_bytes(content)
