"""A page of both languages gives one of each."""

from documentation.pages import BOTH
from policygraph.documentation.halves import half, marked


def test_a_half_has_its_title_and_its_headings_a_level_higher() -> None:
    """The title is cut in two, the common part stays, the other half goes; code is left as it is."""
    assert (
        half(BOTH, "ko") == "# 제목\n\n공통 common\n\n글\n\n## 하나\n\n```text\n## English\n### 코드\n```\n"
    )
    assert half(BOTH, "en") == "# Title\n\n공통 common\n\ntext\n\n## One\n"


def test_a_page_in_english_alone_says_so_to_korean_readers() -> None:
    """It stands in both sites."""
    assert half("# Why\n\ntext\n", "en") == "# Why\n\ntext\n"
    assert half("# Why\n\ntext\n", "ko").splitlines()[2:5] == [
        "```{note}",
        "이 쪽은 영어로만 있습니다.",
        "```",
    ]


def test_code_ends_with_its_own_fence() -> None:
    """A longer fence holds a shorter one."""
    lines = ["a", "````md", "```", "````", "b"]

    assert [code for _, code in marked(lines)] == [False, True, True, True, False]
