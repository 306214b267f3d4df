"""Which tests run by default: of many cases alike, a few; with the slow tests, all of them."""

from collections import defaultdict

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Of the cases of a test marked `many`, some stay as they are, evenly spread; the rest are slow."""
    tests: dict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        if item.get_closest_marker("many"):
            tests[item.nodeid.partition("[")[0]].append(item)
    for cases in tests.values():
        (marker,) = cases[0].iter_markers("many")
        quick = {len(cases) * turn // marker.kwargs["quick"] for turn in range(marker.kwargs["quick"])}
        for at, case in enumerate(cases):
            if at not in quick:
                case.add_marker(pytest.mark.slow)
