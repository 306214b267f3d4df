"""Joint responsibility: the bullets that name both, against the text itself."""

import re

from policygraph import paths, terms
from policygraph.analyse.overlap.joint import Bullet, joint_results, joint_work, read_bullets
from policygraph.store import EmbeddedStore

LINES = (paths.SOURCES / "icd-2021" / "plan.md").read_text(encoding="utf-8").split("\n")
SHORT = {"산업부": "MOTIE", "과기정통부": "MSIT", "복지부": "MOHW", "행안부": "MOIS", "환경부": "ME"}
SHORT |= {"국토부": "MOLIT", "중기부": "MSS", "문체부": "MCST"}


def test_a_bullet_of_three_joins_three_pairs() -> None:
    """Each two of the ministries that it names; measures and achievements apart."""
    bullets = [
        Bullet("m", "Measure", frozenset("abc"), (1,)),
        Bullet("x", "Achievement", frozenset("ab"), (2,)),
        Bullet("n", "Measure", frozenset("a"), (3,)),
    ]

    assert [(result.measure, result.about, result.evidence) for result in joint_results(bullets)] == [
        ("joint-measures", ("a", "b"), ("m",)),
        ("joint-achievements", ("a", "b"), ("x",)),
        ("joint-measures", ("a", "c"), ("m",)),
        ("joint-measures", ("b", "c"), ("m",)),
    ]


def test_bullets_of_one_ministry_join_nobody() -> None:
    """Nothing joint is no result."""
    assert joint_results([Bullet("m", "Measure", frozenset("a"), (1,))]) == ()


def test_the_text_names_both(published: EmbeddedStore) -> None:
    """On the lines of each joint bullet the closing parentheses print both ministries' short names."""
    astray = []
    for pair in joint_work(read_bullets(published)):
        names = [name for name, code in SHORT.items() if terms.ministry(code) in {pair.one, pair.other}]
        for bullet in (*pair.measures, *pair.achievements):
            text = " ".join(LINES[min(bullet.lines) - 1 : max(bullet.lines)])
            closing = re.findall(r"\(([^()]*)\)", text)
            if len(names) != 2 or not any(all(name in found for name in names) for found in closing):
                astray.append((bullet.iri, names))

    assert astray == []


def test_the_lines_that_name_several_are_all_found(published: EmbeddedStore) -> None:
    """Every line of the measures and achievements whose last parentheses name two known ministries or more."""
    several = {
        number
        for number, line in enumerate(LINES[:460], 1)
        if line.startswith("- ")
        and (closing := re.search(r"\(([^()]*)\)\s*$", line))
        and len([name for name in closing[1].replace(" ", "").split(",") if name in SHORT]) > 1
    }
    joint = [bullet for bullet in read_bullets(published) if len(bullet.ministries) > 1]
    covered = {number for bullet in joint for number in range(bullet.lines[0], bullet.lines[-1] + 1)}

    assert (several - covered, len(several), len(joint)) == (set(), 8, 9)


def test_motie_and_msit_are_named_together_in_four_measures(published: EmbeddedStore) -> None:
    """1-1-2, 2-1-6, 3-1-3 and 3-2-1; no achievement names both."""
    pair = (terms.ministry("MOTIE"), terms.ministry("MSIT"))
    found = [result for result in joint_results(read_bullets(published)) if result.about == pair]

    assert [(result.measure, [iri.rpartition("/")[2] for iri in result.evidence]) for result in found] == [
        ("joint-measures", ["1-1-2", "2-1-6", "3-1-3", "3-2-1"])
    ]
