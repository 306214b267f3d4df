"""Which tests the default run leaves out."""

import pytest

pytest_plugins = ["pytester"]
TESTS = """
    import pytest

    @pytest.mark.many(quick=3)
    @pytest.mark.parametrize("case", range(10))
    def test_many(case): ...

    @pytest.mark.many(quick=3)
    @pytest.mark.parametrize("case", range(2))
    def test_fewer(case): ...

    def test_one(): ...
"""


@pytest.mark.parametrize(
    ("options", "chosen"),
    [
        (["-m", "not slow"], ["many[0]", "many[3]", "many[6]", "fewer[0]", "fewer[1]", "one"]),
        ([], [*(f"many[{case}]" for case in range(10)), "fewer[0]", "fewer[1]", "one"]),
    ],
    ids=["by default", "with the slow ones"],
)
def test_a_few_cases_of_many_are_quick(
    pytester: pytest.Pytester, options: list[str], chosen: list[str]
) -> None:
    """Evenly spread, the first among them; without the choice, all."""
    pytester.makeini("[pytest]\nmarkers =\n    slow: s\n    many: m")
    pytester.makeconftest('pytest_plugins = ["selection"]')
    pytester.makepyfile(TESTS)
    passed, _, _ = pytester.inline_run(*options).listoutcomes()

    assert [report.nodeid.rpartition("::test_")[2] for report in passed] == chosen
