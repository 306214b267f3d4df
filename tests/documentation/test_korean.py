"""Pairs of letters: the same in the index and in the reader's browser."""

import shutil
import subprocess

import pytest

from policygraph.documentation.korean import Korean, pairs


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("부처", ["부", "부처"]),
        ("부처별로", ["부", "부처", "처별", "별로"]),
        ("돈을", ["돈", "돈을"]),
        ("K-뉴딜 5G", ["K", "뉴", "뉴딜", "5G"]),
        ("amount_krw의 값", ["amount_krw", "의", "값"]),
    ],
)
def test_a_text_is_found_by_its_pairs(text: str, terms: list[str]) -> None:
    """Korean by one letter at the start and two in a row, the rest whole."""
    assert pairs(text) == terms


def test_what_is_typed_is_cut_as_what_is_indexed() -> None:
    """Each term that the browser looks for is one that the index has, once it is as long."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("no node on this machine")
    words = "부처별 예산 KRW_bn 5G K-뉴딜 돈"
    script = f"{Korean.js_splitter_code}{Korean.js_stemmer_code}" + (
        "const stem = new Stemmer();console.log(splitQuery(process.argv[1]).map((w) => stem.stemWord(w)).join(' '))"
    )
    typed = subprocess.run(
        [node, "-e", script, words], capture_output=True, text=True, check=True
    ).stdout.split()
    korean = Korean({})

    assert typed == ["부처_", "처별_", "예산_", "KRW_bn", "5G", "K", "뉴딜_", "돈__"]
    assert set(typed) <= {korean.stem(term) for term in korean.split(words)}
