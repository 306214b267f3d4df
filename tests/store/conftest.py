"""A build that may be changed."""

import shutil
from pathlib import Path

import pytest

from policygraph import paths


@pytest.fixture
def build_copy(tmp_path: Path) -> Path:
    """A copy of the published build."""
    return shutil.copytree(paths.TRIPLES, tmp_path / "triples")
