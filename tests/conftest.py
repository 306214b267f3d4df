"""What many tests share: the real plan, and copies of its source folder to damage."""

import shutil
from pathlib import Path

import pytest

from policygraph import paths
from policygraph.build import PlanReport, examine
from policygraph.model import Plan
from policygraph.records import Source, load_source
from records import another_year
from records.folder import SourceFolder

REAL = paths.SOURCES / "icd-2021"
pytest_plugins = ["selection", "servers.fixtures", "view.browser"]


@pytest.fixture(scope="session")
def real_source() -> Source:
    """The source folder of the 2021 plan, loaded."""
    return load_source(REAL)


@pytest.fixture(scope="session")
def real_report() -> PlanReport:
    """What the build makes of the 2021 plan."""
    return examine(REAL)


@pytest.fixture(scope="session")
def real_plan(real_report: PlanReport) -> Plan:
    """The 2021 plan, as read."""
    return real_report.plan


@pytest.fixture(scope="session")
def small_source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source folder of a small plan of another year."""
    folder = tmp_path_factory.mktemp("sources") / "icd-2022"
    another_year.write(folder)
    return folder


@pytest.fixture
def copied(tmp_path: Path) -> SourceFolder:
    """A copy of the 2021 plan's source folder."""
    return SourceFolder.copy_of(REAL, tmp_path / "icd-2021")


@pytest.fixture
def build_copy(tmp_path: Path) -> Path:
    """A copy of the published build that may be changed."""
    return shutil.copytree(paths.TRIPLES, tmp_path / "triples")
