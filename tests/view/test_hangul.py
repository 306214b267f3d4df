"""Korean is found as people type it, in the browser that runs the script."""

from collections.abc import Iterator
from importlib import resources

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
_SCRIPT = (resources.files("policygraph.view") / "static" / "hangul.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """An empty page with the script."""
    page = browser.new_page()
    page.evaluate("globalThis.policygraph = {}")
    page.add_script_tag(content=_SCRIPT)
    yield page
    page.close()


def _found(page: Page, text: str, *wanted: str) -> dict[str, bool]:
    answers: list[bool] = page.evaluate(
        "([text, wanted]) => wanted.map((one) => policygraph.hangul.matches(text, one))", [text, wanted]
    )
    return dict(zip(wanted, answers, strict=True))


def test_a_part_of_a_name_is_found(page: Page) -> None:
    """The beginning, the middle and the end of a name; and nothing that is not there."""
    assert _found(page, "산업통상자원부", "산업", "통상", "자원부", "산업부", "농림") == {
        "산업": True,
        "통상": True,
        "자원부": True,
        "산업부": False,
        "농림": False,
    }


def test_initial_consonants_find_syllables(page: Page) -> None:
    """ㅅㅇ finds 산업; consonants that do not follow one another find nothing."""
    assert _found(page, "신산업 육성", "ㅅㅇ", "ㅅㅅㅇ", "ㅇㅅ", "ㅇㅇ", "ㅅㅂ") == {
        "ㅅㅇ": True,
        "ㅅㅅㅇ": True,
        "ㅇㅅ": True,
        "ㅇㅇ": True,
        "ㅅㅂ": False,
    }


def test_syllables_and_initial_consonants_mix(page: Page) -> None:
    """ㅅ업 and 산ㅇ find 산업, ㅅ언 does not."""
    assert _found(page, "산업융합", "ㅅ업", "산ㅇ", "ㅅ업ㅇ", "산ㅇㅇㅎ", "ㅅ언", "신ㅇ") == {
        "ㅅ업": True,
        "산ㅇ": True,
        "ㅅ업ㅇ": True,
        "산ㅇㅇㅎ": True,
        "ㅅ언": False,
        "신ㅇ": False,
    }


@pytest.mark.parametrize(
    ("word", "typed"),
    [
        ("산업", ("ㅅ", "사", "산", "산ㅇ", "산어", "산업")),
        ("사업", ("ㅅ", "사", "상", "사어", "사업")),
        ("과학", ("ㄱ", "고", "과", "괗", "과하", "과학")),
        ("닭", ("다", "달", "닭")),
        ("갑시다", ("가", "갑", "값", "갑시", "갑싣", "갑시다")),
    ],
)
def test_a_word_is_found_at_every_key(page: Page, word: str, typed: tuple[str, ...]) -> None:
    """What a keyboard shows on the way to a word never makes it disappear."""
    assert [text for text, found in _found(page, word, *typed).items() if not found] == []


def test_only_the_last_syllable_may_be_unfinished(page: Page) -> None:
    """사 finds 산업 as long as nothing else follows; 사업 does not, nor does a wrong final consonant."""
    assert _found(page, "산업", "사", "사업", "살", "산어ㅂ") == {
        "사": True,
        "사업": False,
        "살": False,
        "산어ㅂ": False,
    }


def test_jamo_are_read_as_keyboards_write_them(page: Page) -> None:
    """ㄱ and ㅅ typed without a vowel become ㄳ; some systems write other jamo, or none composed."""
    assert _found(page, "국산 부품", "ㄳ", "ㄳㅄ", "\u1100\u1109", "\u1100\u116e\u11a8") == {
        "ㄳ": True,
        "ㄳㅄ": False,
        "\u1100\u1109": True,
        "\u1100\u116e\u11a8": True,
    }


def test_english_and_numbers_are_found_in_any_case_and_width(page: Page) -> None:
    """MOTIE finds Motie; a full-width letter finds the usual one."""
    assert _found(page, "Motie 5G 1-1-3", "MOTIE", "motie", "５ｇ", "1-1-3", "motion") == {
        "MOTIE": True,
        "motie": True,
        "５ｇ": True,
        "1-1-3": True,
        "motion": False,
    }


def test_words_are_found_in_any_order_and_spacing(page: Page) -> None:
    """All words must be there; Korean set apart or not is the same, English is not."""
    assert _found(page, "산업 융합 fund", "산업융합", "융합 산업", "ㅅㅇㅇㅎ", "융합 농업", "합f") == {
        "산업융합": True,
        "융합 산업": True,
        "ㅅㅇㅇㅎ": True,
        "융합 농업": False,
        "합f": False,
    }


def test_nothing_wanted_is_found_everywhere(page: Page) -> None:
    """An empty box hides nothing; an empty name holds no word."""
    assert (_found(page, "산업", "", "  "), _found(page, "", "ㅅ")) == ({"": True, "  ": True}, {"ㅅ": False})
